"""Section 10.4's equalities: two readers' ends, one mask, widths that cover, decomposed windows."""

import numpy as np
import pytest
import torch
from torch import nn


def test_a_backward_state_has_seen_only_what_lies_to_its_right() -> None:
    torch.manual_seed(0)
    lstm = nn.LSTM(3, 4, batch_first=True, bidirectional=True)
    x = torch.randn(2, 6, 3)
    other = x.clone()
    other[:, :3] = torch.randn(2, 3, 3)
    with torch.no_grad():
        one, two = lstm(x)[0], lstm(other)[0]
    assert torch.equal(one[:, 3:, 4:], two[:, 3:, 4:])
    assert not torch.allclose(one[:, 3:, :4], two[:, 3:, :4])


def test_the_ends_of_both_readers_are_in_the_last_state() -> None:
    torch.manual_seed(0)
    lstm = nn.LSTM(3, 4, 2, batch_first=True, bidirectional=True)
    with torch.no_grad():
        out, (h, _) = lstm(torch.randn(2, 6, 3))
    assert torch.allclose(h[-2], out[:, -1, :4])
    assert torch.allclose(h[-1], out[:, 0, 4:])
    assert not torch.allclose(h[-1], out[:, -1, 4:])


@pytest.mark.parametrize("rate", [0.1, 0.25, 0.5])
def test_one_mask_keeps_more_units_than_a_mask_a_step(rate: float) -> None:
    on = np.random.default_rng(0).random((14, 20_000)) >= rate
    assert on.all(axis=0).mean() == pytest.approx((1 - rate) ** 14, abs=0.01)
    assert on[0].mean() == pytest.approx(1 - rate, abs=0.015)


def radius(scores: np.ndarray, alpha: float) -> float:
    """Return the score at place ⌈(n + 1)(1 − α)⌉."""
    rank = int(np.ceil((len(scores) + 1) * (1 - alpha)))
    return float(np.sort(scores)[min(rank, len(scores)) - 1])


def test_a_conformal_width_covers_what_it_says_whatever_the_scores() -> None:
    rng = np.random.default_rng(0)
    draws = rng.standard_cauchy((20_000, 20)) ** 2
    inside = [one[-1] <= radius(one[:-1], 0.1) for one in draws]
    assert np.mean(inside) == pytest.approx(18 / 20, abs=0.01)


def test_a_width_chosen_by_steps_of_error_returns_to_its_goal() -> None:
    scores = np.abs(np.random.default_rng(0).normal(size=6000)) * np.linspace(1, 3, 6000)
    level, out = 0.1, []
    for day in range(1000, 6000):
        q = np.quantile(scores[day - 1000 : day], min(max(1 - level, 0.0), 1.0))
        out.append(scores[day] > q)
        level += 0.02 * (0.1 - out[-1])
    assert np.mean(out) == pytest.approx(0.1, abs=0.005)


def test_taking_the_last_value_away_follows_a_shift_of_level() -> None:
    torch.manual_seed(0)
    layer, x = nn.Linear(24, 12), torch.randn(5, 24)

    def forecast(x: torch.Tensor) -> torch.Tensor:
        return layer(x - x[:, -1:]) + x[:, -1:]

    assert torch.allclose(forecast(x + 7), forecast(x) + 7, atol=1e-5)
    assert not torch.allclose(layer(x + 7), layer(x) + 7, atol=1e-2)
