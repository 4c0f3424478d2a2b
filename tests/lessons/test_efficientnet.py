"""EfficientNet-Lite0 takes every weight of the file and knows what photographs show."""

from importlib.machinery import ModuleSpec
from pathlib import Path
from urllib.error import URLError

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from lessons import efficientnet
from lessons.data import card, photographs, source
from lessons.data.source import DataError


@pytest.fixture(autouse=True)
def no_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep what a test downloads, or puts there, away from the author's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv(source.FOLDER, raising=False)
    monkeypatch.setattr(card, "_LOADED", {})


@pytest.fixture(scope="module")
def network() -> efficientnet.EfficientNetLite0:
    return efficientnet.efficientnet_lite0()


def test_every_weight_of_the_file_has_its_place(network: efficientnet.EfficientNetLite0) -> None:
    """The load is strict; the number of parameters is the published 4.7 million."""
    assert sum(p.numel() for p in network.parameters()) == 4_652_008
    assert len(network.blocks) == 16 and sum(block.skip for block in network.blocks) == 9
    assert network.classifier.weight.shape == (1000, 1280)
    assert not network.training


@pytest.mark.parametrize(
    ("name", "classes", "least"),
    [("cat", (281, 282, 285), 0.85), ("coffee", (967,), 0.9), ("rocket", (657, 744, 812), 0.4)],
)
def test_photographs_are_what_they_show(
    network: efficientnet.EfficientNetLite0, name: str, classes: tuple[int, ...], least: float
) -> None:
    photo = photographs.photograph(name)
    with torch.no_grad():
        chances = network(efficientnet.prepare(photo.pixels))[0].softmax(dim=0)
    assert int(chances.argmax()) in classes
    assert chances[list(classes)].sum() > least
    assert photo.card.real and "출처" in str(photo.card)


def test_the_flower_is_a_daisy(network: efficientnet.EfficientNetLite0) -> None:
    with torch.no_grad():
        scores = network(efficientnet.prepare(photographs.photograph("flower").pixels))[0]
    assert efficientnet.name(int(scores.argmax())) == "데이지"
    assert efficientnet.name(0) == "0번"


def test_the_parts_make_the_whole(network: efficientnet.EfficientNetLite0) -> None:
    images = torch.rand(2, 3, 64, 96) * 2 - 1
    with torch.no_grad():
        maps = network.body(images)
        assert maps.shape == (2, 1280, 2, 3)
        assert torch.equal(network.head(maps), network(images))
        assert network.stem(images).shape == (2, 32, 32, 48)


def test_padding_is_tensorflows() -> None:
    """Of an odd number of pixels the greater half stands right and below."""
    layer = efficientnet.SameConv(3, 4, 5, stride=2)
    for side, before in ((8, 1), (9, 2)):
        x = torch.rand(1, 3, side, side)
        padded = F.pad(x, (before, 2, before, 2))
        theirs = F.conv2d(padded, layer.weight, stride=2)
        assert torch.allclose(layer(x), theirs, atol=1e-6)


def test_the_middle_is_what_is_seen() -> None:
    photo = np.zeros((100, 140, 3), np.uint8)
    photo[50, 70] = 255
    seen = efficientnet.square(photo)
    assert seen.shape == (224, 224, 3) and abs(seen[..., 0].argmax() // 224 - 112) < 4
    assert efficientnet.prepare(photo).min() == -127 / 128


def test_without_the_packages_nothing_is_made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no substitute for these weights: the reader is told."""

    def nothing(_name: str) -> ModuleSpec | None:
        return None

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise URLError("no route")

    for module in (efficientnet, photographs):
        monkeypatch.setattr(module, "find_spec", nothing)
    monkeypatch.setattr(source, "urlopen", refuse)
    with pytest.raises(DataError):
        efficientnet.efficientnet_lite0()
    with pytest.raises(DataError):
        photographs.photograph("cat")
