"""Two classic series: the CO₂ of Mauna Loa, week by week, and the sunspots, year by year.

Source: Keeling and Whorf (2004), Carbon Dioxide Information Analysis Center; National Geophysical
Data Center. Both files are those of the package statsmodels, which calls them public domain. Only
its files are read: it asks for pandas. Where it is not installed, or its file is another one, the
file is downloaded from its repository instead.
"""

import csv
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lessons.data.card import Card, State
from lessons.data.source import File, checksum, find, real_or

PACKAGE = "statsmodels"
AT = (
    "https://raw.githubusercontent.com/statsmodels/statsmodels/"
    "82c59e378bdfb5ae324006c477954879ad3e24be/statsmodels/datasets/"
)
CO2 = File(
    "co2.csv",
    "sha256:16695fa2786e53414e5a6b54767a3fdf5de99cfbc68617f69d1362d92776a92f",
    AT + "co2/co2.csv",
)
SUNSPOTS = File(
    "sunspots.csv",
    "sha256:f67889b1d9002cd5227f0e0ef54e35b419cdd85a31279adef6f73fb41e5c0a9b",
    AT + "sunspots/sunspots.csv",
)


@dataclass(frozen=True)
class SeriesData:
    """One number at each of equally distant times.

    Attributes:
        dates: (n,) datetime64, days for the CO₂ (a week apart) and years for the sunspots.
        values: (n,) float32; NaN where nothing was observed.
        card: what the data are.
    """

    dates: NDArray[np.datetime64]
    values: NDArray[np.float32]
    card: Card

    def monthly(self) -> tuple[NDArray[np.datetime64], NDArray[np.float32]]:
        """Return the months and their means, of the days that were observed; NaN if none was."""
        months = self.dates.astype("datetime64[M]")
        every = np.arange(months[0], months[-1] + 1)
        number = (months - months[0]).astype(int)
        seen = ~np.isnan(self.values)
        total = np.bincount(number[seen], self.values[seen], minlength=len(every))
        count = np.bincount(number[seen], minlength=len(every))
        means = np.divide(total, count, out=np.full(len(every), np.nan), where=count > 0)
        return every, means.astype(np.float32)


def co2(*, fallback: bool = True) -> SeriesData:
    """Return the weekly CO₂ of the air at Mauna Loa, 1958–2001, in parts per million.

    Args:
        fallback: whether a made series may stand in where the real one cannot be reached.

    Raises:
        DataError: the file is wrong, or not to be had and no substitute was allowed.
    """
    return real_or("마우나로아의 CO₂", _real_co2, _made_co2, fallback=fallback)


def sunspots(*, fallback: bool = True) -> SeriesData:
    """Return the yearly number of sunspots, 1700–2008.

    Args:
        fallback: whether a made series may stand in where the real one cannot be reached.

    Raises:
        DataError: the file is wrong, or not to be had and no substitute was allowed.
    """
    return real_or("태양의 흑점", _real_sunspots, _made_sunspots, fallback=fallback)


def _real_co2() -> SeriesData:
    words, values = _table(CO2, "co2/co2.csv")
    dates = np.array([f"{day[:4]}-{day[4:6]}-{day[6:]}" for day in words], "datetime64[D]")
    card = Card(
        "마우나로아의 CO₂", "하와이 마우나로아의 공기에 든 이산화탄소, 주마다의 평균(ppm).",
        "Keeling과 Whorf(2004), statsmodels 0.15.0", "공개 데이터", State.REAL, _size(dates),
    )  # fmt: skip
    return SeriesData(dates, values, card)


def _real_sunspots() -> SeriesData:
    words, values = _table(SUNSPOTS, "sunspots/sunspots.csv")
    dates = np.array(words, "datetime64[Y]")
    card = Card(
        "태양의 흑점", "해마다의 흑점 수.",
        "미국 지구물리 자료 센터(NGDC), statsmodels 0.15.0", "공개 데이터", State.REAL,
        _size(dates),
    )  # fmt: skip
    return SeriesData(dates, values, card)


def _table(file: File, inside: str) -> tuple[list[str], NDArray[np.float32]]:
    """Return the two columns of a table; an empty cell is NaN."""
    content = _installed(file, inside) or find(file)[1]
    rows = list(csv.reader(content.decode("ascii").splitlines()))[1:]
    numbers = np.array([float(number or "nan") for _, number in rows], np.float32)
    return [word for word, _ in rows], numbers


def _installed(file: File, inside: str) -> bytes | None:
    """Return the package's file; None where it is not there or is another one."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / "datasets" / inside
    content = path.read_bytes() if path.is_file() else b""
    return content if checksum(content, "sha256") == file.checksum else None


def _made_co2() -> SeriesData:
    """Return a rise that grows faster, a year's wave and a little noise."""
    rng = np.random.default_rng(5)
    dates = np.arange("1958-03-29", "2001-12-30", 7, dtype="datetime64[D]")
    year = np.arange(len(dates)) / 52.18
    wave = 2.8 * np.sin(2 * np.pi * (year + 0.05)) - 0.8 * np.sin(4 * np.pi * year)
    values = 315 + 0.8 * year + 0.011 * year**2 + wave + rng.normal(0, 0.35, len(dates))
    values[rng.choice(len(dates), 59, replace=False)] = np.nan
    card = Card(
        "지어낸 CO₂", "오르는 곡선, 한 해의 물결, 잡음으로 만든 주마다의 값(ppm).",
        "이 책의 lessons.data.series", "CC BY 4.0", State.MADE, _size(dates),
    )  # fmt: skip
    return SeriesData(dates, values.round(1).astype(np.float32), card)


def _made_sunspots() -> SeriesData:
    """Return waves of about eleven years whose height and length vary."""
    rng = np.random.default_rng(6)
    dates = np.arange("1700", "2009", dtype="datetime64[Y]")
    phase = np.cumsum(2 * np.pi / 11 * rng.lognormal(0, 0.25, len(dates)))
    height = 60 + 35 * np.sin(np.arange(len(dates)) / 14)
    values = np.clip(height * (1 - np.cos(phase)) + rng.normal(0, 8, len(dates)), 0, None)
    card = Card(
        "지어낸 흑점", "길이와 높이가 바뀌는 물결과 잡음으로 만든 해마다의 수.",
        "이 책의 lessons.data.series", "CC BY 4.0", State.MADE, _size(dates),
    )  # fmt: skip
    return SeriesData(dates, values.round(1).astype(np.float32), card)


def _size(dates: NDArray[np.datetime64]) -> str:
    return f"{dates[0]}부터 {dates[-1]}까지 값 {len(dates):,}개, float32."
