"""The CO₂ and the sunspots: from the package or its repository, else made, and said which."""

import hashlib
from importlib.machinery import ModuleSpec
from pathlib import Path
from urllib.error import URLError

import numpy as np
import pytest

from lessons.data import card, series, source
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

    monkeypatch.setattr(series, "find_spec", nothing)
    monkeypatch.setattr(source, "urlopen", refuse)


def test_the_package_holds_weeks_of_co2_and_years_of_sunspots() -> None:
    air = series.co2(fallback=False)
    assert len(air.values) == 2284 and np.isnan(air.values).sum() == 59
    assert str(air.dates[0]) == "1958-03-29" and set(np.diff(air.dates).astype(int)) == {7}
    sun = series.sunspots(fallback=False)
    assert len(sun.values) == 309 and np.isfinite(sun.values).all()
    assert str(sun.dates[0]) == "1700" and str(sun.dates[-1]) == "2008"
    assert air.card.state is sun.card.state is State.REAL
    assert card.loaded() == {"마우나로아의 CO₂": "real", "태양의 흑점": "real"}


def test_a_month_is_the_mean_of_its_observed_weeks() -> None:
    air = series.co2(fallback=False)
    months, means = air.monthly()
    assert len(months) == 526 and set(np.diff(months).astype(int)) == {1}
    of_it = air.values[air.dates.astype("datetime64[M]") == np.datetime64("1958-04")]
    assert means[1] == pytest.approx(np.nanmean(of_it))
    assert [str(month) for month in months[np.isnan(means)]] == [
        "1958-06", "1958-10", "1964-02", "1964-03", "1964-04",
    ]  # fmt: skip


@pytest.mark.usefixtures("uninstalled")
def test_made_series_have_the_real_ones_form() -> None:
    air, sun = series.co2(), series.sunspots()
    assert air.card.state is sun.card.state is State.MADE
    assert len(air.values) == 2284 and len(sun.values) == 309
    assert np.isnan(air.values).sum() == 59 and (sun.values >= 0).all()
    assert set(card.loaded().values()) == {"made"}


@pytest.mark.usefixtures("uninstalled")
def test_without_a_substitute_the_absence_is_an_error() -> None:
    for load in (series.co2, series.sunspots):
        with pytest.raises(DataError, match="네트워크"):
            load(fallback=False)


@pytest.mark.usefixtures("uninstalled")
def test_another_file_in_the_package_is_not_taken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, no_cache: Path
) -> None:
    other = tmp_path / "statsmodels" / "datasets" / "co2" / "co2.csv"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"date,co2\n19580329,1\n")
    spec = ModuleSpec("statsmodels", None, origin=str(tmp_path / "statsmodels" / "__init__.py"))
    monkeypatch.setattr(series, "find_spec", lambda _name: spec)
    assert series.co2().card.state is State.MADE
    content = b"date,co2\n19580329,316.1\n19580405,\n"
    kept = File("co2.csv", f"sha256:{hashlib.sha256(content).hexdigest()}", None)
    monkeypatch.setattr(series, "CO2", kept)
    no_cache.mkdir(parents=True)
    (no_cache / "co2.csv").write_bytes(content)
    assert series.co2().values[0] == np.float32(316.1) and np.isnan(series.co2().values[1])
