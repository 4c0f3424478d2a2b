"""Korean film reviews from Naver, negative or positive: about 40,000 of NSMC.

Source: Lucy Park (2015), Naver sentiment movie corpus, e9t/nsmc; CC0 1.0. Ratings 1–4 are negative
and 9–10 positive. Two files can give the 40,000, and they give different ones: the folder's was
drawn from the corpus' raw reviews and keeps films and ratings; where there is none, the official
training file is downloaded and as many are drawn from it. Both draw the same way, the first 20,000
of each class in the order of the SHA-256 of the review's number. What several people typed alike
is kept once, or it could be in the training and the test part; of the folder's, 39,698 are left.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lessons.data import made_texts
from lessons.data.card import Card, State
from lessons.data.source import File, find, real_or

SAMPLE = File(
    "nsmc-sample.tsv.gz",
    "sha256:04975df82fea30b7555f95a232ddc5b2bad88e4b4dcc0934cec88683f46b0271",
)
OFFICIAL = File(
    "nsmc-ratings_train.txt",
    "git:ac0dba272895dc1d0b3dd5f11afbeaeb7abe7876",
    "https://raw.githubusercontent.com/e9t/nsmc/"
    "cc0670e872d4ac27bfe36c87456783004b39ef6c/ratings_train.txt",
)

CLASSES = ("부정", "긍정")
EACH = 20_000
"""Reviews of each class."""

TEST_SHARE = 0.25
POSITIVE_FROM = 9
"""The lowest rating of a positive review."""


@dataclass(frozen=True)
class ReviewData:
    """Reviews as they were typed, and whether they praise.

    Attributes:
        x_train: n training reviews, three quarters of all.
        y_train: (n,) int64, 0 negative and 1 positive.
        x_test: m test reviews.
        y_test: (m,) int64.
        classes: the name of each class.
        card: what the data are.
    """

    x_train: list[str]
    y_train: NDArray[np.int64]
    x_test: list[str]
    y_test: NDArray[np.int64]
    classes: tuple[str, ...]
    card: Card


class _Review(NamedTuple):
    number: str
    label: int
    text: str


def korean_reviews(*, seed: int = 0, fallback: bool = True) -> ReviewData:
    """Return film reviews, half of them positive, a quarter of them kept for the test.

    The split is by review: one film's reviews may be in both parts, as in the official split.

    Args:
        seed: decides which reviews are for the test; 0 is the book's own split.
        fallback: whether made reviews may stand in where the real ones cannot be reached.

    Raises:
        DataError: a file is wrong, or cannot be reached and no substitute was allowed.
    """
    return real_or("NSMC", lambda: _real(seed), _made, fallback=fallback)


def _real(seed: int) -> ReviewData:
    file, content = find(SAMPLE, OFFICIAL)
    # Not splitlines(): a review may hold one of the rarer line separators.
    rows = (line.split("\t") for line in content.decode("utf-8").split("\n")[1:] if line)
    found = _of_sample(rows) if file is SAMPLE else _of_official(rows)
    chosen = _drawn(list(found))
    card = Card(
        "NSMC", f"네이버 영화 리뷰에서 고른 {len(chosen):,}개, 부정과 긍정이 반씩.",
        "e9t/nsmc(2015)", "CC0 1.0", State.SAMPLE, _size(len(chosen)),
    )  # fmt: skip
    order = np.random.default_rng(seed).permutation(len(chosen))
    return _split([chosen[place].text for place in order], [chosen[p].label for p in order], card)


def _of_sample(rows: Iterator[list[str]]) -> Iterator[_Review]:
    for number, _film, rating, text in rows:
        yield _Review(number, int(int(rating) >= POSITIVE_FROM), text)


def _of_official(rows: Iterator[list[str]]) -> Iterator[_Review]:
    for number, text, label in rows:
        if text.strip():
            yield _Review(number, int(label), text)


def _drawn(reviews: list[_Review]) -> list[_Review]:
    """Return the first of each class in the order of a hash, which has nothing to do with them."""
    once = {review.text: review for review in reviews}.values()
    ordered = sorted(once, key=lambda review: hashlib.sha256(review.number.encode()).hexdigest())
    return [
        review
        for label in range(len(CLASSES))
        for review in [review for review in ordered if review.label == label][:EACH]
    ]


def _made() -> ReviewData:
    made = made_texts.reviews(num_words=100_000)
    numbers, labels = made.train[0] + made.test[0], [*made.train[1], *made.test[1]]
    texts = [" ".join(made.words[number] for number in text[1:]) for text in numbers]
    card = Card(
        "지어낸 영화 리뷰", "낱말을 섞어 만든 짧은 리뷰와 긍정·부정.",
        "이 책의 lessons.data.made_texts", "CC BY 4.0", State.MADE, _size(len(texts)),
    )  # fmt: skip
    return _split(texts, labels, card)


def _split(texts: list[str], labels: list[int], card: Card) -> ReviewData:
    cut = len(texts) - _test(len(texts))
    y = np.array(labels, np.int64)
    return ReviewData(texts[:cut], y[:cut], texts[cut:], y[cut:], CLASSES, card)


def _test(count: int) -> int:
    return round(TEST_SHARE * count)


def _size(count: int) -> str:
    return f"훈련 {count - _test(count):,}개, 테스트 {_test(count):,}개, 글과 int64."
