"""Section 8.3's equalities on the real network: a block twice, cached maps, heads side by side."""

import ast
import os
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional as F

from companion.book import Book
from companion.pages import find_pages
from lessons.efficientnet import EfficientNetLite0
from support import ROOT

os.environ.setdefault("KERAS_BACKEND", "torch")
SLUG = "08-computer-vision/03-fine-tuning"


@pytest.fixture
def page() -> dict[str, Any]:
    """The page's imports and functions; none of its training."""
    pages = {page.slug: page for page in find_pages(Book.load(ROOT))}
    space: dict[str, Any] = {"__name__": "page"}
    for cell in pages[SLUG].source.cells:
        if cell.cell_type != "code":
            continue
        kept = [node for node in ast.parse(cell.source).body if _defines(node)]
        exec(compile(ast.Module(kept, []), SLUG, "exec"), space)
    return space


def _defines(node: ast.stmt) -> bool:
    if isinstance(node, ast.Assign):
        return "environ" in ast.unparse(node) or ast.unparse(node.targets[0]) == "FIRST"
    return isinstance(node, ast.Import | ast.ImportFrom | ast.FunctionDef)


@pytest.fixture(scope="module")
def network() -> EfficientNetLite0:
    """Random weights, and statistics that are none of the starting ones."""
    torch.manual_seed(0)
    network = EfficientNetLite0(classes=5)
    with torch.no_grad():
        for _ in range(3):
            network(torch.randn(4, 3, 64, 64))
    return network.eval()


def test_a_frozen_block_is_one_in_both_frameworks(
    page: dict[str, Any], network: EfficientNetLite0
) -> None:
    ours = network.blocks[11].requires_grad_(False)
    parts = [part for part in ours.modules() if isinstance(part, nn.Conv2d | nn.BatchNorm2d)]
    theirs, before = page["keras_block"](parts), page["values"](parts)
    theirs.set_weights(before)
    theirs.trainable = False
    maps = torch.rand(4, 112, 4, 4)
    expected = ours(maps)
    gap = (theirs(maps, training=True) - expected).abs().max()
    assert gap < 1e-5 * expected.abs().max()
    assert all(map(np.array_equal, theirs.get_weights(), before))


def test_cached_maps_lead_to_the_whole_network_s_answer(network: EfficientNetLite0) -> None:
    images, cut = torch.randn(3, 3, 64, 64), 11
    with torch.no_grad():
        maps = nn.Sequential(*network.blocks[:cut])(network.stem(images))
        rest = nn.Sequential(*network.blocks[cut:], network._conv_head, network._bn1, nn.ReLU6())
        scores = network.head(rest(maps.to(memory_format=torch.channels_last)))
        assert torch.allclose(scores, network(images), rtol=1e-4, atol=1e-5)


def test_heads_trained_together_are_heads_trained_alone(page: dict[str, Any]) -> None:
    torch.manual_seed(1)
    seeds, count, width = 3, 12, 6
    train, labels = torch.randn(seeds, count, width), torch.randint(4, (seeds, count))
    orders = torch.stack([torch.randperm(count)[:5] for _ in range(8 * seeds)]).view(8, seeds, 5)
    page.update(
        RATES=(1e-3, 4e-2), ALL=seeds, BATCH=5, CLASSES=4, orders=orders, y_train=labels
    )  # fmt: skip
    together = page["fit_heads"](train)
    for rate, (weights, biases) in zip(page["RATES"], together, strict=True):
        for number in range(seeds):
            head = page["fresh_head"](number, width)
            adam = torch.optim.Adam(head.parameters(), rate)
            for rows in orders[:, number]:
                F.cross_entropy(head(train[number, rows]), labels[number, rows]).backward()
                adam.step()
                adam.zero_grad()
            assert torch.allclose(weights[number].T, head.weight, atol=1e-5)
            assert torch.allclose(biases[number, 0], head.bias, atol=1e-5)
