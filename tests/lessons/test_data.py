"""Data sets: real where they can be had, made from a seed where not, and always said which."""

import socket
from typing import Any

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from lessons import data


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: Any, **_kwargs: Any) -> None:
        raise Exception("URL fetch failure on https://example.org/x.npz: None -- no route")

    for name in ("imdb", "reuters", "california_housing"):
        monkeypatch.setattr(f"keras.datasets.{name}.load_data", refuse)


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("load", [data.imdb, data.reuters, data.housing])
def test_without_a_network_made_data_stand_in_and_say_so(load: Any) -> None:
    made = load()
    assert not made.card.real
    assert "대신 만든 데이터" in str(made.card) and "lessons.made_data" in made.card.source


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("load", [data.imdb, data.reuters, data.housing])
def test_where_no_substitute_is_allowed_one_message_says_what_to_do(load: Any) -> None:
    with pytest.raises(data.DataError, match=r"내려받지 못했다.*no route.*fallback=True") as found:
        load(fallback=False)
    assert found.value.__cause__ is None and "\n" not in str(found.value)


def test_a_wrong_checksum_counts_as_not_to_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    def corrupt(**_kwargs: Any) -> None:
        raise ValueError(
            "Incomplete or corrupted file detected. The sha256 file hash does not match"
        )

    monkeypatch.setattr("keras.datasets.imdb.load_data", corrupt)
    assert not data.imdb().card.real
    with pytest.raises(data.DataError, match="corrupted"):
        data.imdb(fallback=False)


def test_real_data_are_called_real(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = np.array([[1, 4, 2], [1, 5]], dtype=object)
    monkeypatch.setattr(
        "keras.datasets.imdb.load_data", lambda **_: ((texts, [1, 0]), (texts, [0, 1]))
    )
    monkeypatch.setattr("keras.datasets.imdb.get_word_index", lambda: {"film": 2, "the": 1})
    loaded = data.imdb()
    assert loaded.card.real and "진짜" in str(loaded.card)
    assert loaded.text(loaded.x_train[0]) == "[시작] the [모름]"
    assert loaded.text(loaded.x_train[1]) == "[시작] film"


def test_a_silent_server_does_not_hang_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[float | None] = []

    def look(**_kwargs: Any) -> None:
        seen.append(socket.getdefaulttimeout())
        raise TimeoutError

    monkeypatch.setattr("keras.datasets.reuters.load_data", look)
    before = socket.getdefaulttimeout()
    assert not data.reuters().card.real
    assert seen == [data.SECONDS] and socket.getdefaulttimeout() == before


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("load", [data.imdb, pytest.param(data.reuters, marks=pytest.mark.slow)])
def test_made_texts_repeat_themselves_and_fit_their_card(load: Any) -> None:
    first, again = load(), load()
    assert first.x_train == again.x_train and np.array_equal(first.y_test, again.y_test)
    assert f"{len(first.x_train):,}" in first.card.size
    assert first.y_train.dtype == np.int64
    assert set(first.y_train) == set(first.y_test) == set(range(len(first.classes)))
    assert max(max(text) for text in first.x_train + first.x_test) < len(first.words)
    few = load(num_words=200)
    assert len(few.words) == 200
    assert max(max(text) for text in few.x_train) < 200


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize(
    ("load", "low", "high"),
    [(data.imdb, 0.7, 0.93), pytest.param(data.reuters, 0.7, 0.95, marks=pytest.mark.slow)],
)
def test_made_texts_can_be_learnt_but_not_perfectly(load: Any, low: float, high: float) -> None:
    made = load()
    vectorizer = CountVectorizer(analyzer=lambda text: text, binary=True)
    model = LogisticRegression(max_iter=500, C=0.1)
    model.fit(vectorizer.fit_transform(made.x_train), made.y_train)
    accuracy = model.score(vectorizer.transform(made.x_test), made.y_test)
    assert low < accuracy < high
    assert accuracy > np.bincount(made.y_test).max() / len(made.y_test) + 0.15


@pytest.mark.usefixtures("offline")
def test_made_houses_have_the_real_ones_form() -> None:
    made = data.housing()
    assert made.x_train.shape == (480, 8) and made.x_test.shape == (120, 8)
    assert made.x_train.dtype == made.y_train.dtype == np.float32
    assert len(made.features) == 8
    assert made.y_train.min() >= 15 and made.y_train.max() <= 500
    assert np.array_equal(made.x_train, data.housing().x_train)


def test_digits_need_no_network() -> None:
    images, labels, card = data.digits()
    assert images.shape == (1797, 8, 8) and images.dtype == np.float32 and images.max() == 1
    assert labels.shape == (1797,) and card.real
