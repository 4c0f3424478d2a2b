"""Section 5.3's equalities: the first loss, a floor, a first step, and pixels put in any order."""

import os

os.environ.setdefault("KERAS_BACKEND", "torch")

import keras
import numpy as np
import pytest
import torch
from torch.nn import functional as F

CLASSES = 10


def test_equal_chances_cost_the_logarithm_of_the_number_of_classes() -> None:
    logits = torch.zeros(4, CLASSES)
    loss = F.cross_entropy(logits, torch.arange(4))
    assert loss.item() == pytest.approx(np.log(CLASSES), abs=1e-6)


def test_a_second_softmax_leaves_a_floor() -> None:
    sure = torch.eye(CLASSES)
    loss = F.cross_entropy(sure, torch.arange(CLASSES))
    assert loss.item() == pytest.approx(np.log(np.e + CLASSES - 1) - 1, abs=1e-6)


@pytest.mark.parametrize("slope", [100.0, -0.5, 1.0])
def test_the_first_step_of_rmsprop_forgets_how_steep_it_was(slope: float) -> None:
    variable = keras.Variable(np.zeros(1, dtype="float32"))
    keras.optimizers.RMSprop(0.01).apply([torch.tensor([slope])], [variable])
    step = 0.01 / np.sqrt(1 - 0.9)
    assert float(variable.numpy()[0]) == pytest.approx(-np.sign(slope) * step, rel=1e-3)
    w = torch.zeros(1, requires_grad=True)
    w.grad = torch.tensor([slope])
    torch.optim.RMSprop([w], lr=0.01).step()
    assert w.item() == pytest.approx(-np.sign(slope) * 0.01 / np.sqrt(1 - 0.99), rel=1e-3)


def test_a_dense_layer_does_not_care_where_a_pixel_stands() -> None:
    draw = torch.Generator().manual_seed(0)
    x, w = torch.randn(5, 12, generator=draw), torch.randn(12, 3, generator=draw)
    order = torch.randperm(12, generator=draw)
    assert torch.allclose(x[:, order] @ w[order], x @ w, atol=1e-5)
