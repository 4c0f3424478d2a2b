"""Section 5.4's equalities: a penalty and a decay, in two frameworks, and what dropout scales."""

import os

os.environ.setdefault("KERAS_BACKEND", "torch")

import keras
import numpy as np
import pytest
import torch

RATE, STEPS = 0.1, 20


@pytest.fixture
def problem() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Inputs (32, 4), answers (32,) and first weights (4, 1)."""
    draw = torch.Generator().manual_seed(0)
    x, weights = torch.randn(32, 4, generator=draw), torch.randn(4, 1, generator=draw)
    return x, x.sum(dim=1), weights


def _keras(
    problem: tuple[torch.Tensor, torch.Tensor, torch.Tensor], strength: float
) -> keras.Model:
    x, y, weights = problem
    penalty = keras.regularizers.L2(strength)
    layer = keras.layers.Dense(1, use_bias=False, kernel_regularizer=penalty)
    model = keras.Sequential([keras.Input((4,)), layer])
    layer.set_weights([weights.numpy()])
    model.compile(keras.optimizers.SGD(RATE), "mse")
    model.fit(x.numpy(), y.numpy(), batch_size=len(x), epochs=STEPS, verbose=0)
    return model


def _torch(problem: tuple[torch.Tensor, torch.Tensor, torch.Tensor], decay: float) -> np.ndarray:
    x, y, weights = problem
    w = weights.clone().requires_grad_()
    optimizer = torch.optim.SGD([w], lr=RATE, weight_decay=decay)
    for _ in range(STEPS):
        optimizer.zero_grad()
        torch.mean(((x @ w)[:, 0] - y) ** 2).backward()
        optimizer.step()
    return w.detach().numpy()


def test_the_penalty_of_keras_is_half_the_decay_of_pytorch(
    problem: tuple[torch.Tensor, torch.Tensor, torch.Tensor],
) -> None:
    kernel = _keras(problem, 0.05).get_weights()[0]
    assert np.abs(kernel - _torch(problem, 0.10)).max() < 1e-6
    assert np.abs(kernel - _torch(problem, 0.05)).max() > 1e-3


def test_the_penalty_is_in_the_loss_that_keras_evaluates(
    problem: tuple[torch.Tensor, torch.Tensor, torch.Tensor],
) -> None:
    x, y, _ = problem
    model = _keras(problem, 0.05)
    kernel = model.get_weights()[0]
    error = np.mean(((x.numpy() @ kernel)[:, 0] - y.numpy()) ** 2)
    seen = model.evaluate(x.numpy(), y.numpy(), verbose=0)
    assert seen == pytest.approx(error + 0.05 * np.square(kernel).sum(), abs=1e-5)


@pytest.mark.parametrize("rate", [0.2, 0.5, 0.8])
def test_both_frameworks_scale_what_dropout_keeps(rate: float) -> None:
    ones = torch.ones(10_000)
    ours = torch.nn.functional.dropout(ones, rate, training=True)
    theirs = keras.layers.Dropout(rate, seed=0)(ones, training=True)
    for kept in (ours, theirs):
        assert torch.allclose(kept[kept > 0], torch.tensor(1 / (1 - rate)))
