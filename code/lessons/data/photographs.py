"""Four photographs that the packages scikit-image and scikit-learn carry: a cat, coffee, and more.

Sources: chelsea.png, Stefan van der Walt, CC0; coffee.png, Rachel Michetti, CC0; rocket.jpg,
SpaceX, public domain; flower.jpg, Flickr's vultilion, CC BY 2.0. The first three are files of
scikit-image 0.26.0, which is not imported; where it is not installed, they are downloaded from the
address, pinned to a commit, that scikit-image itself gives. The fourth is one of scikit-learn.
"""

import io
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from lessons.data.card import Card, State, note
from lessons.data.source import DataError, File, checksum, find

GITLAB = "https://gitlab.com/scikit-image/data/-/raw/5c090b56df3988d988ff97928e2ef2d2cbe38e1b/"


@dataclass(frozen=True)
class Kept:
    """Where a photograph is kept, what it shows, whose it is."""

    package: str
    folder: str
    file: File
    what: str
    author: str
    licence: str


KEPT = {
    "cat": Kept(
        "skimage", "data",
        File(
            "chelsea.png",
            "sha256:596aa1e7cb875eb79f437e310381d26b338a81c2da23439704a73c4651e8c4bb",
            f"{GITLAB}chelsea.png",
        ),
        "고양이 첼시의 얼굴.", "Stefan van der Walt", "CC0 1.0",
    ),
    "coffee": Kept(
        "skimage", "data",
        File(
            "coffee.png",
            "sha256:cc02f8ca188b167c775a7101b5d767d1e71792cf762c33d6fa15a4599b5a8de7",
            f"{GITLAB}coffee.png",
        ),
        "나무 탁자에 놓인 커피 잔.", "Rachel Michetti", "CC0 1.0",
    ),
    "rocket": Kept(
        "skimage", "data",
        File(
            "rocket.jpg",
            "sha256:c2dd0de7c538df8d111e479619b129464d0269d0ae5fd18ca91d33a7fdfea95c",
            f"{GITLAB}rocket.jpg",
        ),
        "발사대를 떠나는 로켓.", "SpaceX", "퍼블릭 도메인",
    ),
    "flower": Kept(
        "sklearn", "datasets/images",
        File(
            "flower.jpg",
            "sha256:a77f6ec41e353afdf8bdff2ea981b2955535d8d83294f8cfa49cf4e423dd5638",
        ),
        "꽃 한 송이.", "vultilion(Flickr)", "CC BY 2.0",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Photograph:
    """A photograph.

    Attributes:
        pixels: (height, width, 3) uint8.
        card: what it is.
    """

    pixels: NDArray[np.uint8]
    card: Card


def photograph(name: str) -> Photograph:
    """Return one of the photographs `KEPT`: 'cat', 'coffee', 'rocket' or 'flower'.

    Raises:
        DataError: the file is not the one we know, or cannot be reached.
    """
    kept = KEPT[name]
    content = _installed(kept) or find(kept.file)[1]
    if checksum(content, "sha256") != kept.file.checksum:
        raise DataError(f"{kept.file.name}: 내용이 다르다. {kept.package}를 다시 깐다.")
    pixels = np.asarray(Image.open(io.BytesIO(content)).convert("RGB"))
    height, width, _ = pixels.shape
    card = Card(
        kept.file.name, kept.what, kept.author, kept.licence, State.REAL,
        f"({height}, {width}, 3), uint8.",
    )  # fmt: skip
    note(kept.file.name, card.state)
    return Photograph(pixels, card)


def _installed(kept: Kept) -> bytes | None:
    spec = find_spec(kept.package)
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / kept.folder / kept.file.name
    return path.read_bytes() if path.is_file() else None
