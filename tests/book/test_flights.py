"""Chapter 6's own functions, taken from its cells: right for any data, not just for the page's."""

import re
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import entropy
from sklearn.metrics import roc_auc_score

from support import ROOT

CHAPTER = ROOT / "book" / "06-workflow"
CELL = re.compile(r"^```\{code-cell\}[^\n]*\n((?::[^\n]*\n)*)(.*?)^```", re.S | re.M)


def functions(page: Path, *names: str) -> dict[str, Any]:
    """Return the functions `names` as the page defines them."""
    space: dict[str, Any] = {"np": np}
    for match in CELL.finditer(page.read_text(encoding="utf-8")):
        for block in re.split(r"\n(?=\S)", match[2]):
            found = re.match(r"def (\w+)", block.strip())
            if found and found[1] in names:
                exec(block, space)
    return {name: space[name] for name in names}


def test_counting_pairs_is_the_area_under_the_roc_curve() -> None:
    pairs = functions(CHAPTER / "01-define-the-task.md", "pairs")["pairs"]
    rng = np.random.default_rng(0)
    for _ in range(5):
        late = rng.random(80) < 0.3
        said = rng.integers(0, 9, 80) / 8  # many ties
        assert np.isclose(pairs(said[late], said[~late]), roc_auc_score(late, said))


def test_clock_times_become_minutes() -> None:
    clock = functions(CHAPTER / "01-define-the-task.md", "clock")["clock"]
    assert clock(np.array([0, 59, 100, 1530, 2359])).tolist() == [0, 59, 60, 930, 1439]


def test_shuffling_within_groups_keeps_every_groups_share() -> None:
    shuffle = functions(CHAPTER / "02-develop-a-model.md", "shuffle_within")["shuffle_within"]
    rng = np.random.default_rng(0)
    key, late = rng.integers(0, 7, 500), rng.random(500) < 0.4
    mixed = shuffle(late, key, rng)
    assert (mixed != late).any()
    assert np.array_equal(np.bincount(key, late), np.bincount(key, mixed))


def test_the_threshold_of_two_costs_is_the_cheapest_where_chances_are_true() -> None:
    said = np.linspace(0.005, 0.995, 100)
    bills = [
        np.where(said >= cut, 2 * (1 - said), 8 * said).mean() for cut in np.linspace(0, 1, 101)
    ]
    assert np.argmin(bills) == 20


def test_the_stability_index_is_the_divergence_both_ways() -> None:
    psi = functions(CHAPTER / "03-watch.md", "psi")["psi"]
    rng = np.random.default_rng(0)
    a, b = rng.integers(20, 90, 12), rng.integers(20, 90, 12)
    assert np.isclose(psi(a, b), entropy(a, b) + entropy(b, a))
    assert psi(a, 3 * a) == 0


def test_chance_alone_gives_a_stability_index_of_bins_less_one_over_rows() -> None:
    psi = functions(CHAPTER / "03-watch.md", "psi")["psi"]
    shares = np.arange(1, 11) / 55
    draws = np.random.default_rng(0).multinomial(4000, shares, size=2000)
    assert abs(psi(shares, draws).mean() * 4000 / 9 - 1) < 0.05


def test_windows_count_what_each_week_held() -> None:
    found = functions(CHAPTER / "03-watch.md", "windows", "rolling")
    rng = np.random.default_rng(0)
    day, codes = np.sort(rng.integers(0, 365, 900)), rng.integers(0, 4, 900)
    found["windows"].__globals__["day"] = day
    tables = found["windows"](codes)
    for last in (6, 200, 364):
        week = (day > last - 7) & (day <= last)
        assert np.array_equal(tables[last - 6], np.bincount(codes[week], minlength=4))
        assert found["rolling"](codes)[last - 6] == codes[week].sum()
