"""California's census block groups of 1990 and their median house value.

Source: Pace and Barry (1997), Sparse Spatial Autoregressions; StatLib, public. The file is that of
ageron/handson-ml, which removed 207 values of the bedrooms at random and added how near the sea is.
Those 207 groups are left out here, since filling a value in is a lesson of its own, and so is the
column of words. Groups that lie side by side are alike, and the split is by group, not by place:
the test score is that of a new group among known ones, not that of a new region.
"""

import csv
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lessons.data.card import Card, State
from lessons.data.source import File, find, real_or

FILE = File(
    "california-housing.csv.gz",
    "sha256:8a3727f4cf54ac1a327f69b1d5b4db54c5834ea81c6e4efc0d163300022a685e",
)
"""The copy in the folder; packed, else the same as `SOURCE`."""

SOURCE = File(
    "california-housing.csv",
    FILE.checksum,
    "https://raw.githubusercontent.com/ageron/handson-ml/"
    "b7051594afbb1d835f5e031af8664c4363878050/datasets/housing/housing.csv",
)

COLUMNS = (
    "longitude", "latitude", "housing_median_age", "total_rooms", "total_bedrooms",
    "population", "households", "median_income",
)  # fmt: skip
FEATURES = ("경도", "위도", "집의 나이", "방 수", "침실 수", "인구", "가구 수", "소득")
"""What the book calls each of `COLUMNS`; the income is in 10,000 dollars."""

TEST_SHARE = 0.2


@dataclass(frozen=True)
class TableData:
    """A table of numbers and a number to predict.

    Attributes:
        x_train: (n, 8) float32.
        y_train: (n,) float32, in 1,000 dollars.
        x_test: (m, 8) float32.
        y_test: (m,) float32.
        features: the name of each column.
        card: what the data are.
    """

    x_train: NDArray[np.float32]
    y_train: NDArray[np.float32]
    x_test: NDArray[np.float32]
    y_test: NDArray[np.float32]
    features: tuple[str, ...]
    card: Card


def housing(rows: int | None = None, *, seed: int = 0, fallback: bool = True) -> TableData:
    """Return block groups and their median house value, four fifths to train on.

    Args:
        rows: how many groups to draw at random; all where it is None.
        seed: decides which groups are drawn and which are for the test.
        fallback: whether made groups may stand in where the real ones cannot be reached.

    Raises:
        DataError: a file is wrong, or cannot be reached and no substitute was allowed.
    """
    return real_or(
        "California Housing", lambda: _real(rows, seed), lambda: _made(rows, seed),
        fallback=fallback,
    )  # fmt: skip


def _real(rows: int | None, seed: int) -> TableData:
    _, content = find(SOURCE, FILE)
    records = list(csv.DictReader(content.decode("ascii").splitlines()))
    known = [record for record in records if record["total_bedrooms"]]
    x = np.array([[float(record[name]) for name in COLUMNS] for record in known])
    y = np.array([float(record["median_house_value"]) for record in known]) / 1000
    missing = len(records) - len(known)
    what = f"캘리포니아의 구역과 집값의 중앙값(1990년). 침실 수가 빠진 {missing}곳은 뺐다."
    return _split(
        x, y, rows, seed, "California Housing", what,
        "Pace와 Barry(1997), ageron/handson-ml", "공개 데이터",
    )  # fmt: skip


def _made(rows: int | None, seed: int, count: int = 20_433) -> TableData:
    """Return made groups; the price bends with income, place and age, and stops at 500."""
    rng = np.random.default_rng(2)
    income = rng.gamma(4.0, 1.0, count)
    age = rng.uniform(1, 52, count)
    households = rng.lognormal(6.0, 0.6, count)
    rooms = households * rng.normal(5.3, 0.7, count)
    bedrooms = households * rng.normal(1.05, 0.1, count)
    people = households * rng.gamma(8.0, 0.37, count)
    east, north = rng.uniform(-124, -114, count), rng.uniform(32, 42, count)
    coast = np.exp(-((east + 122 - (north - 37) * -0.8) ** 2) / 4)
    price = 30 + 38 * income + 110 * coast + 12 * np.sin(age / 8) - 25 * people / households
    price += rng.normal(0, 28, count) + 60
    x = np.stack([east, north, age, rooms, bedrooms, people, households, income], axis=1)
    return _split(
        x, np.clip(price, 15, 500), rows, seed, "지어낸 구역과 집값",
        "식과 잡음으로 만든 구역과 집값의 중앙값.", "이 책의 lessons.data.housing", None,
    )  # fmt: skip


def _split(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    rows: int | None,
    seed: int,
    name: str,
    what: str,
    source: str,
    licence: str | None,
) -> TableData:
    """Return the drawn groups in two parts; `licence` is None where they are made."""
    chosen = np.random.default_rng(seed).permutation(len(x))[:rows]
    state = State.MADE if licence is None else State.SAMPLE if len(chosen) < len(x) else State.REAL
    inputs, prices = x[chosen].astype(np.float32), y[chosen].astype(np.float32)
    cut = len(inputs) - round(TEST_SHARE * len(inputs))
    size = f"훈련 {inputs[:cut].shape}, 테스트 {inputs[cut:].shape}, float32."
    card = Card(name, what, source, licence or "CC BY 4.0", state, size)
    return TableData(inputs[:cut], prices[:cut], inputs[cut:], prices[cut:], FEATURES, card)
