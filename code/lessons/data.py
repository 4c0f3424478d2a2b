"""One function a data set: the real data where they can be had, else an honest substitute.

The real data come through Keras, which checks each file's SHA-256 and keeps it below
`~/.keras/datasets`. Without a network each function falls back to data that this module makes from
a seed (`lessons.made_data`); `card.real` and the card's text say which of the two a page shows.
"""

import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from keras.datasets import california_housing
from keras.datasets import imdb as keras_imdb
from keras.datasets import reuters as keras_reuters
from numpy.typing import NDArray
from sklearn.datasets import load_digits

from lessons import made_data

Data = TypeVar("Data")

SECONDS = 20
"""How long a server may stay silent before the data count as not to be had."""


class DataError(RuntimeError):
    """Data could not be had; the message says why and what to do."""


@dataclass(frozen=True)
class Card:
    """What a data set is.

    Attributes:
        name: its name.
        what: one sentence on what it holds.
        source: where it comes from.
        licence: on what terms.
        real: whether these are the data of that name, not the substitute.
        size: shapes and types in words.
    """

    name: str
    what: str
    source: str
    licence: str
    real: bool
    size: str

    def __str__(self) -> str:
        """Return the card in three lines."""
        kind = "진짜 데이터" if self.real else "대신 만든 데이터(네트워크에 닿지 못했다)"
        return f"{self.name}: {kind}\n{self.what} {self.size}\n출처 {self.source} · {self.licence}"


@dataclass(frozen=True)
class TextData:
    """Texts as word numbers, and their classes.

    Attributes:
        x_train: the training texts, each a list of numbers below `len(words)`.
        y_train: (n,) int64, the class of each.
        x_test: the test texts.
        y_test: (m,) int64.
        words: the word of each number.
        classes: the name of each class.
        card: what the data are.
    """

    x_train: list[list[int]]
    y_train: NDArray[np.int64]
    x_test: list[list[int]]
    y_test: NDArray[np.int64]
    words: tuple[str, ...]
    classes: tuple[str, ...]
    card: Card

    def text(self, numbers: Sequence[int]) -> str:
        """Return the words of one text."""
        return " ".join(self.words[number] for number in numbers)


@dataclass(frozen=True)
class TableData:
    """A table of numbers and a number to predict.

    Attributes:
        x_train: (n, d) float32.
        y_train: (n,) float32, in 1,000 dollars.
        x_test: (m, d) float32.
        y_test: (m,) float32.
        features: the name of each of the d columns.
        card: what the data are.
    """

    x_train: NDArray[np.float32]
    y_train: NDArray[np.float32]
    x_test: NDArray[np.float32]
    y_test: NDArray[np.float32]
    features: tuple[str, ...]
    card: Card


def imdb(num_words: int = 10_000, *, fallback: bool = True) -> TextData:
    """Return film reviews, negative (0) or positive (1).

    Args:
        num_words: keep the most frequent words only; the others become one 'unknown' word.
        fallback: whether made reviews may stand in where the real ones cannot be had.

    Raises:
        DataError: there is no network and no substitute was allowed.

    Source: Maas et al. (2011), Learning Word Vectors for Sentiment Analysis.
    """

    def real() -> TextData:
        train, test = keras_imdb.load_data(num_words=num_words)
        words = _words(keras_imdb.get_word_index(), num_words)
        card = Card(
            "IMDB", "영어 영화 리뷰와 긍정·부정.", "ai.stanford.edu/~amaas/data/sentiment",
            "연구용 공개 데이터", True, _text_size(train, test),
        )  # fmt: skip
        return _text_data(train, test, words, ("부정", "긍정"), card)

    return _real_or("IMDB", real, lambda: _made_texts(made_data.reviews(num_words)), fallback)


def reuters(num_words: int = 10_000, *, fallback: bool = True) -> TextData:
    """Return news notes and their topics.

    Args:
        num_words: keep the most frequent words only; the others become one 'unknown' word.
        fallback: whether made notes may stand in where the real ones cannot be had.

    Raises:
        DataError: there is no network and no substitute was allowed.

    Source: Lewis (1987), Reuters-21578, in the form that Keras ships.
    """

    def real() -> TextData:
        train, test = keras_reuters.load_data(num_words=num_words)
        words = _words(keras_reuters.get_word_index(), num_words)
        card = Card(
            "Reuters", "짧은 영어 뉴스와 주제 46가지.", "Reuters-21578, 케라스가 나누어 주는 것",
            "연구용 공개 데이터", True, _text_size(train, test),
        )  # fmt: skip
        return _text_data(train, test, words, tuple(keras_reuters.get_label_names()), card)

    return _real_or("Reuters", real, lambda: _made_texts(made_data.notes(num_words)), fallback)


def housing(*, fallback: bool = True) -> TableData:
    """Return districts of California in 1990 and their median house price; 600 rows.

    Args:
        fallback: whether made districts may stand in where the real ones cannot be had.

    Raises:
        DataError: there is no network and no substitute was allowed.

    Source: Pace and Barry (1997), Sparse Spatial Autoregressions, in the form that Keras ships.
    """

    def real() -> TableData:
        (x_train, y_train), (x_test, y_test) = california_housing.load_data(version="small")
        card = Card(
            "California Housing", "캘리포니아의 구역과 집값의 중앙값(1990년).",
            "Pace와 Barry(1997), 케라스가 나누어 주는 것", "공개 데이터", True,
            f"훈련 {x_train.shape}, 테스트 {x_test.shape}, float32",
        )  # fmt: skip
        features = (
            "경도", "위도", "집의 나이", "방 수", "침실 수", "인구", "가구 수", "소득",
        )  # fmt: skip
        scaled = (y_train / 1000).astype(np.float32), (y_test / 1000).astype(np.float32)
        return TableData(x_train, scaled[0], x_test, scaled[1], features, card)

    return _real_or("California Housing", real, _made_housing, fallback)


def digits() -> tuple[NDArray[np.float32], NDArray[np.int64], Card]:
    """Return images (1797, 8, 8) float32 in [0, 1], their digits (1797,), and the card.

    Source: Alpaydin and Kaynak (1998), which scikit-learn ships; needs no network.
    """
    loaded = load_digits()
    images = (loaded.images / 16).astype(np.float32)
    card = Card(
        "손글씨 숫자", "손으로 쓴 숫자.", "UCI Optical Recognition, 사이킷런에 들어 있는 것",
        "CC BY 4.0", True, f"{images.shape} float32",
    )  # fmt: skip
    return images, loaded.target.astype(np.int64), card


def _real_or(name: str, real: Callable[[], Data], made: Callable[[], Data], fallback: bool) -> Data:
    """Return the real data, or the made ones where the real ones cannot be had."""
    try:
        with _patience():
            return real()
    except Exception as error:
        # Keras raises bare Exceptions for a failed download as well as for a wrong checksum.
        if fallback:
            return made()
        raise DataError(
            f"{name}: 내려받지 못했다({str(error)[:120]}). 네트워크를 확인하고 다시 부르거나, "
            "fallback=True로 대신 만든 데이터를 쓴다."
        ) from None


@contextmanager
def _patience() -> Iterator[None]:
    """Give up on a server that stays silent, instead of hanging a page."""
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(SECONDS)
    try:
        yield
    finally:
        socket.setdefaulttimeout(before)


def _words(index: dict[str, int], num_words: int) -> tuple[str, ...]:
    """Return the word of each number as Keras numbers them: 0–2 are marks, words begin at 4."""
    words = ["[채움]", "[시작]", "[모름]", "[빈자리]"]
    by_rank = sorted(index, key=lambda word: index[word])
    return tuple((words + by_rank)[:num_words])


def _text_data(
    train: Any, test: Any, words: tuple[str, ...], classes: tuple[str, ...], card: Card
) -> TextData:
    return TextData(
        [list(text) for text in train[0]], np.asarray(train[1], np.int64),
        [list(text) for text in test[0]], np.asarray(test[1], np.int64), words, classes, card,
    )  # fmt: skip


def _text_size(train: Any, test: Any) -> str:
    return f"훈련 {len(train[0]):,}개, 테스트 {len(test[0]):,}개, 낱말 번호의 목록과 int64."


def _made_texts(made: made_data.MadeTexts) -> TextData:
    card = Card(
        made.name, made.what, "이 책의 lessons.made_data", "CC BY 4.0", False,
        _text_size(made.train, made.test),
    )  # fmt: skip
    return _text_data(made.train, made.test, made.words, made.classes, card)


def _made_housing() -> TableData:
    made = made_data.districts()
    card = Card(
        "지어낸 구역과 집값", "식과 잡음으로 만든 구역 600곳과 집값의 중앙값.",
        "이 책의 lessons.made_data", "CC BY 4.0", False,
        f"훈련 {made.x[:480].shape}, 테스트 {made.x[480:].shape}, float32",
    )  # fmt: skip
    x, y = made.x, made.y
    return TableData(x[:480], y[:480], x[480:], y[480:], made.features, card)
