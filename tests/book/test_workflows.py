"""Chapter 7's equalities: Adam's two epsilons, batch normalisation frozen and half frozen."""

import keras
import numpy as np
import pytest
import torch
from torch import nn

SLOPES = [3e-7, -1e-6, 2e-7, 5e-7]
"""As small as epsilon, where its place is felt."""


def walk_torch(epsilon: float, *, corrected: bool) -> float:
    weight = nn.Parameter(torch.zeros(1, dtype=torch.float64))
    adam = torch.optim.Adam([weight], 1e-3)
    for step, slope in enumerate(SLOPES, start=1):
        scale = (1 - 0.999**step) ** 0.5 if corrected else 1.0
        adam.param_groups[0]["eps"] = epsilon / scale
        weight.grad = torch.full_like(weight, slope)
        adam.step()
    return weight.item()


def walk_keras(epsilon: float) -> float:
    weight = keras.Variable(np.zeros(1), dtype="float64")
    adam = keras.optimizers.Adam(1e-3, epsilon=epsilon)
    for slope in SLOPES:
        adam.apply([torch.full((1,), slope, dtype=torch.float64)], [weight])
    return float(weight.numpy()[0])


@pytest.mark.parametrize("epsilon", [1e-5, 1e-7])
def test_the_two_adams_agree_once_epsilon_stands_in_one_place(epsilon: float) -> None:
    ours = walk_keras(epsilon)

    assert walk_torch(epsilon, corrected=True) == pytest.approx(ours, rel=1e-4)
    assert walk_torch(epsilon, corrected=False) != pytest.approx(ours, rel=0.1)


def test_frozen_batch_normalisation_keeps_its_statistics_in_keras_only() -> None:
    batch = torch.tensor([[4.0], [6.0]])
    layer = keras.layers.BatchNormalization(momentum=0.9)
    layer.build((None, 1))
    layer.trainable = False
    norm = nn.BatchNorm1d(1).requires_grad_(False)

    layer(batch, training=True)
    norm(batch)

    assert layer.moving_mean.numpy()[0] == 0
    assert norm.running_mean is not None
    assert norm.running_mean.item() == pytest.approx(0.5)
