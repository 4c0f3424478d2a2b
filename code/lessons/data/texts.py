"""Texts as numbers: English film reviews and news notes, as Keras ships them.

Keras downloads the files, checks each one's SHA-256 and keeps it below `~/.keras/datasets`.
"""

import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from keras.datasets import imdb as keras_imdb
from keras.datasets import reuters as keras_reuters
from numpy.typing import NDArray

from lessons.data import made_texts
from lessons.data.card import Card, State
from lessons.data.source import SECONDS, DataError, UnreachableError, real_or, unreachable

Loaded = TypeVar("Loaded")


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


def imdb(num_words: int = 10_000, *, fallback: bool = True) -> TextData:
    """Return film reviews, negative (0) or positive (1).

    Args:
        num_words: keep the most frequent words only; the others become one 'unknown' word.
        fallback: whether made reviews may stand in where the real ones cannot be had.

    Raises:
        DataError: a file is wrong, or cannot be reached and no substitute was allowed.

    Source: Maas et al. (2011), Learning Word Vectors for Sentiment Analysis.
    """

    def real() -> TextData:
        train, test = keras_imdb.load_data(num_words=num_words)
        words = _words(keras_imdb.get_word_index(), num_words)
        card = Card(
            "IMDB", "영어 영화 리뷰와 긍정·부정.", "ai.stanford.edu/~amaas/data/sentiment",
            "연구용 공개 데이터", State.REAL, _text_size(train, test),
        )  # fmt: skip
        return _text_data(train, test, words, ("부정", "긍정"), card)

    return real_or(
        "IMDB", lambda: _by_keras("IMDB", real),
        lambda: _made_texts(made_texts.reviews(num_words)), fallback=fallback,
    )  # fmt: skip


def reuters(num_words: int = 10_000, *, fallback: bool = True) -> TextData:
    """Return news notes and their topics.

    Args:
        num_words: keep the most frequent words only; the others become one 'unknown' word.
        fallback: whether made notes may stand in where the real ones cannot be had.

    Raises:
        DataError: a file is wrong, or cannot be reached and no substitute was allowed.

    Source: Lewis (1987), Reuters-21578, in the form that Keras ships.
    """

    def real() -> TextData:
        train, test = keras_reuters.load_data(num_words=num_words)
        words = _words(keras_reuters.get_word_index(), num_words)
        card = Card(
            "Reuters", "짧은 영어 뉴스와 주제 46가지.", "Reuters-21578, 케라스가 나누어 주는 것",
            "연구용 공개 데이터", State.REAL, _text_size(train, test),
        )  # fmt: skip
        return _text_data(train, test, words, tuple(keras_reuters.get_label_names()), card)

    return real_or(
        "Reuters", lambda: _by_keras("Reuters", real),
        lambda: _made_texts(made_texts.notes(num_words)), fallback=fallback,
    )  # fmt: skip


def _by_keras(name: str, load: Callable[[], Loaded]) -> Loaded:
    """Return what Keras downloads; it raises one bare Exception for all that may go wrong."""
    try:
        with _patience():
            return load()
    except Exception as error:
        reason = f"{name}: 내려받지 못했다({str(error)[:120]})."
        if unreachable(error) or unreachable(error.__context__):
            raise UnreachableError(reason) from None
        raise DataError(f"{reason} ~/.keras/datasets의 파일을 지우고 다시 부른다.") from error


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


def _made_texts(made: made_texts.MadeTexts) -> TextData:
    card = Card(
        made.name, made.what, "이 책의 lessons.data.made_texts", "CC BY 4.0", State.MADE,
        _text_size(made.train, made.test),
    )  # fmt: skip
    return _text_data(made.train, made.test, made.words, made.classes, card)
