"""MNIST: 70,000 handwritten digits.

Source: LeCun, Cortes and Burges (1998), The MNIST database of handwritten digits; CC BY-SA 3.0.
"""

import hashlib
import io
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from sklearn.datasets import load_digits

from lessons.data.card import Card, State
from lessons.data.source import DataError, File, find, real_or

KERAS = File(
    "keras-mnist.npz",
    "sha256:731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1",
    "https://storage.googleapis.com/tensorflow/tf-keras-datasets/mnist.npz",
)
"""What `keras.datasets.mnist` downloads."""

FOLDER = File(
    "mnist.npz", "sha256:06af5dfe73b70e3bc1c36439982b18a8d76803db9b544f6fdf838a37fbb01b64"
)
"""The same arrays, put together from rasbt/mnist-pngs d26bd33bf."""

ARRAYS = ("x_train", "y_train", "x_test", "y_test")
DIGEST = "06b0d1f124c4e5fa796686ade41a9b778edacc8622f2195a352ef479ad44fc16"
"""SHA-256 of the bytes of the four arrays, whichever file they came in."""

SIZE = "훈련 (60000, 28, 28), 테스트 (10000, 28, 28), uint8."

ORIGINALS = 1500
"""How many of scikit-learn's digits the made training images come from; the rest make the test."""


@dataclass(frozen=True)
class ImageData:
    """Grey images and what they show.

    Attributes:
        x_train: (60000, 28, 28) uint8, 0 is the ground and 255 full ink.
        y_train: (60000,) int64, the digit.
        x_test: (10000, 28, 28) uint8.
        y_test: (10000,) int64.
        card: what the data are.
    """

    x_train: NDArray[np.uint8]
    y_train: NDArray[np.int64]
    x_test: NDArray[np.uint8]
    y_test: NDArray[np.int64]
    card: Card


def mnist(*, fallback: bool = True) -> ImageData:
    """Return handwritten digits, 60,000 to train on and 10,000 to test on, in the original order.

    Args:
        fallback: whether made digits may stand in where the real ones cannot be reached.

    Raises:
        DataError: a file is wrong, or cannot be reached and no substitute was allowed.
    """
    return real_or("MNIST", _real, _made, fallback=fallback)


def _real() -> ImageData:
    file, content = find(KERAS, FOLDER)
    with np.load(io.BytesIO(content)) as stored:
        arrays = [stored[name] for name in ARRAYS]
    digest = hashlib.sha256(b"".join(array.astype(np.uint8).tobytes() for array in arrays))
    if digest.hexdigest() != DIGEST:
        raise DataError(f"{file.name}: 배열이 MNIST의 것이 아니다. 파일을 지우고 다시 부른다.")
    card = Card(
        "MNIST", "손으로 쓴 숫자.", "LeCun, Cortes, Burges(1998)", "CC BY-SA 3.0",
        State.REAL, SIZE,
    )  # fmt: skip
    return _image_data(*arrays, card=card)


def _made() -> ImageData:
    """Return scikit-learn's small digits, enlarged and moved about; none is in both parts."""
    rng = np.random.default_rng(0)
    digits = load_digits()
    card = Card(
        "지어낸 MNIST", "사이킷런의 8×8 숫자를 키우고 옮겨서 만든 그림.",
        "이 책의 lessons.data.mnist", "CC BY 4.0", State.MADE, SIZE,
    )  # fmt: skip
    train = _drawn(rng, digits.images[:ORIGINALS], digits.target[:ORIGINALS], 60_000)
    test = _drawn(rng, digits.images[ORIGINALS:], digits.target[ORIGINALS:], 10_000)
    return _image_data(*train, *test, card=card)


def _drawn(
    rng: Generator, small: NDArray[np.float64], labels: NDArray[np.int64], count: int
) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Return `count` images (count, 28, 28) and their digits, drawn with replacement."""
    chosen = rng.integers(len(small), size=count)
    ink = np.minimum(small / 16 * rng.uniform(0.8, 1.2, (len(small), 1, 1)), 1)
    large = np.kron(ink * 255, np.ones((1, 3, 3))).astype(np.uint8)  # (n, 24, 24)
    images = np.zeros((count, 28, 28), np.uint8)
    right, down = rng.integers(0, 5, (2, count))
    for x in range(5):
        for y in range(5):
            here = (right == x) & (down == y)
            images[here, y : y + 24, x : x + 24] = large[chosen[here]]
    return images, labels[chosen].astype(np.int64)


def _image_data(
    x_train: NDArray[np.uint8],
    y_train: NDArray[np.uint8] | NDArray[np.int64],
    x_test: NDArray[np.uint8],
    y_test: NDArray[np.uint8] | NDArray[np.int64],
    *,
    card: Card,
) -> ImageData:
    return ImageData(x_train, y_train.astype(np.int64), x_test, y_test.astype(np.int64), card)
