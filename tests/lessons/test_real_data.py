"""The real data in the folder that LESSONS_DATA names; skipped where there is none."""

import os
from pathlib import Path

import numpy as np
import pytest

from lessons.data import card, source
from lessons.data.card import State
from lessons.data.chatbot import chatbot
from lessons.data.housing import housing
from lessons.data.korean_reviews import korean_reviews
from lessons.data.mnist import mnist
from lessons.data.seoul import seoul_temperature

pytestmark = pytest.mark.skipif(
    not os.environ.get(source.FOLDER), reason="LESSONS_DATA names no folder of real data"
)


@pytest.fixture(autouse=True)
def no_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Look into the folder only."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(card, "_LOADED", {})
    monkeypatch.setattr(source, "urlopen", None)


def test_mnist_is_the_original_in_its_order() -> None:
    data = mnist(fallback=False)
    assert data.x_train.shape == (60000, 28, 28) and data.x_train.dtype == np.uint8
    assert data.y_train[:10].tolist() == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]
    assert data.y_test[:5].tolist() == [7, 2, 1, 0, 4] and data.y_test.dtype == np.int64
    assert data.card.state is State.REAL and card.loaded() == {"MNIST": "real"}


def test_reviews_are_some_of_the_corpus_and_no_text_is_in_both_parts() -> None:
    data = korean_reviews(fallback=False)
    assert len(data.x_train) + len(data.x_test) == 39_698
    assert not set(data.x_train) & set(data.x_test)
    assert abs(data.y_train.mean() - 0.5) < 0.01 and abs(data.y_test.mean() - 0.5) < 0.01
    assert data.card.state is State.SAMPLE and "진짜 데이터의 일부" in str(data.card)
    assert data.x_train == korean_reviews().x_train != korean_reviews(seed=1).x_train


def test_housing_is_whole_or_some_of_it() -> None:
    data = housing(fallback=False)
    assert data.card.state is State.REAL and "207곳" in data.card.what
    assert len(data.y_train) + len(data.y_test) == 20_640 - 207
    assert np.isfinite(data.x_train).all() and 200 < data.y_train.mean() < 215
    few = housing(600, fallback=False)
    assert few.x_train.shape == (480, 8) and few.card.state is State.SAMPLE
    assert card.loaded() == {"California Housing": "sample"}


def test_seoul_has_a_row_a_day_and_gaps_in_the_war() -> None:
    data = seoul_temperature(fallback=False)
    assert str(data.dates[0]) == "1907-10-01" and str(data.dates[-1]) == "2019-12-31"
    unseen = data.dates[np.isnan(data.mean)]
    assert {str(day)[:4] for day in unseen} == {"1950", "1951", "1952", "1953"}
    assert np.nanmax(data.high) == np.float32(39.6)


def test_every_question_has_an_answer() -> None:
    data = chatbot(fallback=False)
    assert len(data.questions) == len(data.answers) == len(data.labels) == 11_823
    assert all(data.questions) and all(data.answers) and set(data.labels) == {0, 1, 2}
