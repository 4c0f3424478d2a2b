"""Chapter 3: what its pages say of order, gradients, limits and the right pair of layer and loss."""

import re

import keras
import numpy as np
import pytest
import torch
from torch.nn import functional as F

from support import ROOT

PAGE = ROOT / "book" / "03-keras-and-frameworks" / "01-keras-then-and-now.md"


def test_the_table_of_releases_is_in_order() -> None:
    rows = re.findall(r"^\| \(?(\d{4})(?:년)?(?: (\d+)월)?", PAGE.read_text(encoding="utf-8"), re.M)
    assert len(rows) >= 15
    dates = [(int(year), int(month or 1)) for year, month in rows]
    assert dates == sorted(dates)


def test_keras_has_no_function_that_takes_gradients() -> None:
    names = {name for module in (keras, keras.ops) for name in dir(module)}
    assert not {name for name in names if "tape" in name.lower()}
    assert {n for n in names if "grad" in n.lower()} == {"custom_gradient", "stop_gradient"}


def test_no_boundary_beats_the_ceiling_of_two_normal_groups() -> None:
    spread = np.array([[1.0, 0.6], [0.6, 1.0]])
    apart = np.array([2.5, -2.5])
    ceiling = torch.special.ndtr(
        torch.tensor(np.sqrt(apart @ np.linalg.solve(spread, apart)) / 2)
    ).item()
    assert ceiling == pytest.approx(0.9974, abs=5e-5)
    rng = np.random.default_rng(1)
    groups = [rng.multivariate_normal(c, spread, 100_000) for c in ((0, 2.5), (2.5, 0))]
    for angle in np.linspace(0, np.pi, 25):
        way = np.array([np.cos(angle), -np.sin(angle)])
        low, high = (group @ way for group in groups)
        cut = (low.mean() + high.mean()) / 2
        right = ((low < cut).mean() + (high > cut).mean()) / 2
        assert right < ceiling + 4 * np.sqrt(ceiling * (1 - ceiling) / 200_000)


def test_a_logit_taken_for_a_chance_is_not_mended() -> None:
    for value in (-3.0, -0.5, 1.5):
        logit = torch.tensor([[value]], requires_grad=True)
        keras.losses.BinaryCrossentropy()(torch.ones(1, 1), logit).backward()
        assert logit.grad is not None and logit.grad.item() == 0
        right = torch.tensor([[value]], requires_grad=True)
        F.binary_cross_entropy_with_logits(right, torch.ones(1, 1)).backward()
        assert right.grad is not None
        assert right.grad.item() == pytest.approx(1 / (1 + np.exp(-value)) - 1, abs=1e-6)


def test_an_unused_line_leaves_the_graph() -> None:
    def predict(x: torch.Tensor) -> torch.Tensor:
        torch.exp(x)
        return torch.relu(x)

    traced = torch.fx.symbolic_trace(predict)
    traced.graph.eliminate_dead_code()
    traced.recompile()
    assert "exp" not in traced.code
