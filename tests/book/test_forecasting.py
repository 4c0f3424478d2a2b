"""Sections 10.1 and 10.2's equalities: windows, shared days, two targets, decomposed layers."""

import numpy as np
import pytest
import torch

INPUTS, TARGETS = 28, 7


def windows(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return inputs of 28 days and the mean of the 7 days that follow."""
    both = np.lib.stride_tricks.sliding_window_view(values, INPUTS + TARGETS)
    return both[:, :INPUTS], both[:, INPUTS:].mean(axis=1)


def test_a_target_begins_on_the_day_after_its_inputs() -> None:
    x, y = windows(np.arange(60.0))
    assert x.shape == (60 - INPUTS - TARGETS + 1, INPUTS)
    assert np.array_equal(x.max(axis=1) + 1, y - (TARGETS - 1) / 2)
    assert np.array_equal(torch.arange(60.0).unfold(0, INPUTS, 1)[: len(x)].numpy(), x)


def test_neighbouring_targets_differ_by_one_day() -> None:
    values = np.random.default_rng(0).normal(size=100)
    _, y = windows(values)
    step = (values[INPUTS + TARGETS :] - values[INPUTS:-TARGETS]) / TARGETS
    assert np.allclose(np.diff(y), step)


@pytest.mark.parametrize("gap", [INPUTS + TARGETS, INPUTS + TARGETS + 5])
def test_a_gap_as_long_as_a_window_leaves_no_shared_day(gap: int) -> None:
    first = 100
    last_day_of_training = first - gap - 1 + INPUTS + TARGETS - 1
    assert last_day_of_training < first


def test_value_and_change_are_one_least_squares_problem() -> None:
    rng = np.random.default_rng(0)
    a = np.c_[rng.normal(size=(200, 5)), np.ones(200)]
    y, today = rng.normal(size=200), a[:, 2]

    def fit(target: np.ndarray) -> np.ndarray:
        return a @ np.linalg.lstsq(a, target, rcond=None)[0]

    assert np.allclose(fit(y), today + fit(y - today))
    other = rng.normal(size=200)
    assert not np.allclose(fit(y), other + fit(y - other))


def test_a_mean_over_the_year_beats_one_year_by_the_root_of_two() -> None:
    rng = np.random.default_rng(0)
    years = rng.normal(size=(200_000, 31))
    one = np.abs(years[:, -1] - years[:, -2]).mean()
    mean = np.abs(years[:, -1] - years[:, :-1].mean(axis=1)).mean()
    assert one / mean == pytest.approx(np.sqrt(2 / (1 + 1 / 30)), abs=0.01)


def test_blocks_keep_the_mean_and_widen_the_spread_of_a_slow_series() -> None:
    rng = np.random.default_rng(0)
    slow = np.convolve(rng.normal(size=4019), np.ones(20), "valid")

    def redraw(block: int) -> np.ndarray:
        sums = np.convolve(slow, np.ones(block), "valid")
        picks = rng.integers(len(sums), size=(400, len(slow) // block))
        return sums[picks].sum(axis=1) / (picks.shape[1] * block)

    one, hundred = redraw(1), redraw(100)
    assert one.mean() == pytest.approx(slow.mean(), abs=0.2)
    assert hundred.std() > 2 * one.std()
