"""Data sets: real where they can be had, made from a seed where not, and always said which."""

import gzip
import hashlib
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from lessons.data import card, mnist, source
from lessons.data.chatbot import chatbot
from lessons.data.housing import housing
from lessons.data.korean_reviews import korean_reviews
from lessons.data.seoul import seoul_temperature
from lessons.data.source import DataError, File, UnreachableError
from lessons.data.texts import imdb, reuters

LOADERS: list[Callable[..., Any]] = [
    mnist.mnist, korean_reviews, housing, seoul_temperature, chatbot, imdb, reuters,
]  # fmt: skip
"""Every loader that can stand without its data."""

BY_FILE = LOADERS[:5]
"""Those that download with `lessons.data.source`; Keras does it for the others."""

CONTENT = b"one,two\n1,2\n"
FILE = File("small.csv", f"sha256:{hashlib.sha256(CONTENT).hexdigest()}", "https://example.org/s")


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Keep what a test downloads, or puts there, away from the author's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(card, "_LOADED", {})
    return tmp_path / "annotated-deep-learning"


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with no folder of data and no way out."""
    monkeypatch.delenv(source.FOLDER, raising=False)

    def refuse(*_args: Any, **_kwargs: Any) -> None:
        raise URLError(socket.gaierror(-2, "no route"))

    def refuse_as_keras(*args: Any, **kwargs: Any) -> None:
        try:
            refuse(*args, **kwargs)
        except URLError:
            raise Exception("URL fetch failure on https://example.org/x.npz: no route")  # noqa: B904 - as Keras does

    monkeypatch.setattr(source, "urlopen", refuse)
    for name in ("imdb", "reuters"):
        monkeypatch.setattr(f"keras.datasets.{name}.load_data", refuse_as_keras)


def answer(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """Let every address answer with `content`."""

    class Answer:
        def __enter__(self) -> "Answer":
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def read(self) -> bytes:
            return content

    monkeypatch.setattr(source, "urlopen", lambda _url, timeout: Answer())


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("load", LOADERS)
def test_without_data_and_network_made_data_stand_in_and_say_so(load: Any) -> None:
    made = load()
    assert not made.card.real and "대신 만든 데이터" in str(made.card)
    assert "lessons.data" in made.card.source
    assert list(card.loaded().values()) == ["made"]


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("load", LOADERS)
def test_where_no_substitute_is_allowed_one_message_says_what_to_do(load: Any) -> None:
    with pytest.raises(
        UnreachableError, match=r"내려받지 못했다.*no route.*fallback=True"
    ) as found:
        load(fallback=False)
    assert found.value.__cause__ is None and "\n" not in str(found.value)
    assert card.loaded() == {}


@pytest.mark.parametrize("load", BY_FILE)
def test_a_wrong_file_is_an_error_and_never_made_data(
    load: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(source.FOLDER, raising=False)
    answer(monkeypatch, b"<html>not the data</html>")
    with pytest.raises(DataError, match=r"https://.*이어야 하는데 \w+:\w+이다") as found:
        load()
    assert not isinstance(found.value, UnreachableError)


@pytest.mark.parametrize(
    ("error", "away"),
    [
        (URLError("no route"), True),
        (TimeoutError(), True),
        (ConnectionResetError(), True),
        (HTTPError("https://example.org", 503, "down", None, None), True),  # type: ignore[arg-type]
        (HTTPError("https://example.org", 404, "gone", None, None), False),  # type: ignore[arg-type]
        (PermissionError(), False),
        (KeyError("a bug"), False),
    ],
)
def test_only_a_network_that_is_away_lets_made_data_stand_in(
    error: Exception, away: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(source.FOLDER, raising=False)

    def fail(*_args: Any, **_kwargs: Any) -> None:
        raise error

    monkeypatch.setattr(source, "urlopen", fail)
    if away:
        assert not chatbot().card.real
    else:
        with pytest.raises(DataError, match="내려받지 못했다"):
            chatbot()


def test_a_bug_in_a_loader_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mnist, "find", lambda *_: (mnist.KERAS, b"PK"))
    with pytest.raises(ValueError, match="pickle"):
        mnist.mnist()


def test_the_cache_comes_before_the_folder_and_the_folder_before_the_network(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cache: Path
) -> None:
    asked: list[str] = []

    def refuse(url: str, timeout: float) -> None:
        asked.append(f"{url} {timeout}")
        raise URLError("no route")

    monkeypatch.setattr(source, "urlopen", refuse)
    folder = tmp_path / "folder"
    folder.mkdir()
    monkeypatch.setenv(source.FOLDER, str(folder))
    with pytest.raises(UnreachableError):
        source.find(FILE)
    assert asked == [f"https://example.org/s {source.SECONDS}"]
    (folder / FILE.name).write_bytes(CONTENT)
    assert source.find(FILE) == (FILE, CONTENT) and len(asked) == 1
    cache.mkdir()
    (cache / FILE.name).write_bytes(b"damaged")
    with pytest.raises(DataError, match=str(cache / FILE.name)):
        source.find(FILE)


def test_a_download_is_kept_and_not_asked_for_again(
    monkeypatch: pytest.MonkeyPatch, cache: Path
) -> None:
    monkeypatch.delenv(source.FOLDER, raising=False)
    answer(monkeypatch, CONTENT)
    assert source.find(FILE) == (FILE, CONTENT)
    assert [path.name for path in cache.iterdir()] == [FILE.name]
    answer(monkeypatch, b"something else")
    assert source.find(FILE) == (FILE, CONTENT)


def test_packed_files_are_checked_by_what_is_in_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(source.FOLDER, str(tmp_path))
    packed = File("small.csv.gz", FILE.checksum)
    (tmp_path / packed.name).write_bytes(gzip.compress(CONTENT))
    assert source.find(packed) == (packed, CONTENT)
    (tmp_path / packed.name).write_bytes(gzip.compress(CONTENT)[:-9])
    with pytest.raises(DataError, match="압축을 풀지 못했다"):
        source.find(packed)


def test_git_names_a_file_as_git_does() -> None:
    assert source.checksum(b"hello\n", "git") == "git:ce013625030ba8dba906f756967f9e9ca394464a"


def test_a_folder_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(source.FOLDER, "/no/such/folder")
    with pytest.raises(DataError, match="LESSONS_DATA=/no/such/folder"):
        chatbot()


def test_loading_images_brings_in_no_framework() -> None:
    code = "import sys, lessons.data.mnist; print({'keras', 'torch'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_wrong_checksum_that_keras_finds_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def corrupt(**_kwargs: Any) -> None:
        raise ValueError(
            "Incomplete or corrupted file detected. The sha256 file hash does not match"
        )

    monkeypatch.setattr("keras.datasets.imdb.load_data", corrupt)
    with pytest.raises(DataError, match=r"corrupted.*\.keras/datasets"):
        imdb()


def test_real_data_are_called_real(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = np.array([[1, 4, 2], [1, 5]], dtype=object)
    monkeypatch.setattr(
        "keras.datasets.imdb.load_data", lambda **_: ((texts, [1, 0]), (texts, [0, 1]))
    )
    monkeypatch.setattr("keras.datasets.imdb.get_word_index", lambda: {"film": 2, "the": 1})
    loaded = imdb()
    assert loaded.card.real and "진짜" in str(loaded.card) and card.loaded() == {"IMDB": "real"}
    assert loaded.text(loaded.x_train[0]) == "[시작] the [모름]"
    assert loaded.text(loaded.x_train[1]) == "[시작] film"


def test_a_silent_server_does_not_hang_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[float | None] = []

    def look(**_kwargs: Any) -> None:
        seen.append(socket.getdefaulttimeout())
        raise TimeoutError

    monkeypatch.setattr("keras.datasets.reuters.load_data", look)
    before = socket.getdefaulttimeout()
    assert not reuters().card.real
    assert seen == [source.SECONDS] and socket.getdefaulttimeout() == before


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("load", [imdb, pytest.param(reuters, marks=pytest.mark.slow)])
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
    [(imdb, 0.7, 0.93), pytest.param(reuters, 0.7, 0.95, marks=pytest.mark.slow)],
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
def test_made_data_have_the_real_ones_form() -> None:
    images = mnist.mnist()
    assert images.x_train.shape == (60000, 28, 28) and images.x_test.shape == (10000, 28, 28)
    assert images.x_train.dtype == np.uint8 and set(images.y_test) == set(range(10))
    houses = housing(600)
    assert houses.x_train.shape == (480, 8) and houses.x_test.shape == (120, 8)
    assert houses.x_train.dtype == houses.y_train.dtype == np.float32
    assert houses.y_train.min() >= 15 and houses.y_train.max() <= 500
    assert np.array_equal(houses.x_train, housing(600).x_train)
    days = seoul_temperature()
    assert (np.diff(days.dates) == np.timedelta64(1, "D")).all()
    assert (days.low <= days.mean).all() and (days.mean <= days.high).all()
    pairs = chatbot()
    assert len(pairs.questions) == len(pairs.answers) == len(pairs.labels)
    reviews = korean_reviews()
    assert isinstance(reviews.x_train[0], str) and set(reviews.y_train) == {0, 1}
