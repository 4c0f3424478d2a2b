"""The temperature of Seoul, day by day since 1907.

Source: Korea Meteorological Administration, open data portal, station 108; KOGL type 1, to be
credited. The portal gives files to signed-in people only; what is downloaded is a copy that
somebody took there in September 2020. Up to the end of 2019 each of its days has the same values as
the folder's.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lessons.data.card import Card, State
from lessons.data.source import File, find, real_or

FILE = File(
    "seoul-temperature.csv.gz",
    "sha256:7562b8117036d872f67389f7779da82cc939ff4eee76eb60ebc7c9f21efb292c",
)
COPY = File(
    "seoul-108.csv",
    "sha256:631ba8c9aa324cfd5270760fff2aa2b66b30058b9129537a9f5d523e496d75d0",
    "https://raw.githubusercontent.com/menamiji/modu_python/"
    "66a9df598241ac17d351ee4c20a1c07ced1afb6d/seoul.csv",
)
LAST = np.datetime64("2019-12-31")
"""The last day; the copy goes on into 2020."""


@dataclass(frozen=True)
class TemperatureData:
    """Temperatures in °C, one row a day; NaN where nothing was observed (1950–53).

    Attributes:
        dates: (n,) datetime64[D].
        mean: (n,) float32, the day's mean.
        high: (n,) float32, the day's highest.
        low: (n,) float32, the day's lowest.
        card: what the data are.
    """

    dates: NDArray[np.datetime64]
    mean: NDArray[np.float32]
    high: NDArray[np.float32]
    low: NDArray[np.float32]
    card: Card


def seoul_temperature(*, fallback: bool = True) -> TemperatureData:
    """Return the daily temperature of Seoul from 1907-10-01 to 2019-12-31.

    Args:
        fallback: whether a made series may stand in where the real one cannot be reached.

    Raises:
        DataError: the file is wrong, or not to be had and no substitute was allowed.
    """
    return real_or("서울의 기온", _real, _made, fallback=fallback)


def _real() -> TemperatureData:
    file, content = find(COPY, FILE)
    dates, values = (_of_copy if file is COPY else _of_folder)(content)
    until = dates <= LAST
    mean, high, low = values[until].T
    card = Card(
        "서울의 기온", "서울(108번 지점)의 하루 평균·최고·최저 기온(°C).",
        "기상청 기상자료개방포털", "공공누리 제1유형(출처 표시)", State.REAL, _size(dates[until]),
    )  # fmt: skip
    return TemperatureData(dates[until], mean, high, low, card)


def _of_folder(content: bytes) -> tuple[NDArray[np.datetime64], NDArray[np.float32]]:
    """Return days and (n, 3) mean, highest and lowest."""
    rows = list(csv.reader(content.decode("ascii").splitlines()))[1:]
    return _days(row[0] for row in rows), _numbers(row[1:] for row in rows)


def _of_copy(content: bytes) -> tuple[NDArray[np.datetime64], NDArray[np.float32]]:
    """Return days and (n, 3) mean, highest and lowest; the portal has the lowest first."""
    rows = list(csv.reader(content.decode("cp949").splitlines()))[1:]
    parts = (row[0].split(".") for row in rows)
    days = _days(f"{year}-{int(month):02}-{int(day):02}" for year, month, day in parts)
    return days, _numbers([mean, high, low] for _, _, mean, low, high in rows)


def _days(texts: Iterable[str]) -> NDArray[np.datetime64]:
    return np.array(list(texts), "datetime64[D]")


def _numbers(rows: Iterable[list[str]]) -> NDArray[np.float32]:
    return np.array([[float(text or "nan") for text in row] for row in rows], np.float32)


def _made() -> TemperatureData:
    """Return a year's wave, a slow rise and weather that fades over days."""
    rng = np.random.default_rng(3)
    dates = np.arange("1907-10-01", "2020-01-01", dtype="datetime64[D]")
    day = np.arange(len(dates))
    weather = np.zeros(len(dates))
    for today, shock in enumerate(rng.normal(0, 2.2, len(dates))):
        weather[today] = 0.7 * weather[today - 1] + shock if today else shock
    mean = 11.5 + 0.00005 * day - 14 * np.cos(2 * np.pi * (day + 273 - 20) / 365.25) + weather
    spread = rng.gamma(9, 0.5, (2, len(dates)))
    card = Card(
        "지어낸 기온", "한 해의 물결과 잡음으로 만든 하루 평균·최고·최저 기온(°C).",
        "이 책의 lessons.data.seoul", "CC BY 4.0", State.MADE, _size(dates),
    )  # fmt: skip
    mean, high, low = (
        values.round(1).astype(np.float32) for values in (mean, mean + spread[0], mean - spread[1])
    )
    return TemperatureData(dates, mean, high, low, card)


def _size(dates: NDArray[np.datetime64]) -> str:
    return f"{dates[0]}부터 {dates[-1]}까지 {len(dates):,}일, float32."
