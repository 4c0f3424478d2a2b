"""Section 8.2's equalities: one convnet in two frameworks, a shift as a slice, a law found again."""

import os

os.environ.setdefault("KERAS_BACKEND", "torch")

import keras
import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional as F

SIDE = 32


@pytest.fixture
def images() -> torch.Tensor:
    """Images (3, 1, 32, 32) with an empty border."""
    draw = torch.Generator().manual_seed(0)
    return F.pad(torch.rand(3, 1, 16, 16, generator=draw), (8, 8, 8, 8))


def _moved(
    x: torch.Tensor, *, degrees: float = 0.0, right: float = 0.0, down: float = 0.0
) -> torch.Tensor:
    angle = torch.deg2rad(torch.tensor(degrees))
    c, s = angle.cos(), angle.sin()
    theta = torch.tensor([[c, -s, -2 * right], [s, c, -2 * down]]).expand(len(x), 2, 3)
    grid = F.affine_grid(theta, list(x.shape), align_corners=False)
    return F.grid_sample(x, grid, align_corners=False)


def _last(x: torch.Tensor) -> torch.Tensor:
    return x.permute(0, 2, 3, 1)


def test_a_whole_shift_is_a_slice(images: torch.Tensor) -> None:
    sliced = torch.zeros_like(images)
    sliced[..., :-2, 3:] = images[..., 2:, :-3]
    assert torch.allclose(_moved(images, right=3 / SIDE, down=-2 / SIDE), sliced, atol=1e-5)


def test_kerass_layers_move_and_turn_as_the_affine_map_does(images: torch.Tensor) -> None:
    move = keras.layers.RandomTranslation(
        (-2 / SIDE, -2 / SIDE), (3 / SIDE, 3 / SIDE), fill_mode="constant"
    )
    turn = keras.layers.RandomRotation((15 / 360, 15 / 360), fill_mode="constant")
    moved, turned = move(_last(images), training=True), turn(_last(images), training=True)
    assert torch.allclose(moved, _last(_moved(images, right=3 / SIDE, down=-2 / SIDE)), atol=1e-5)
    assert torch.allclose(turned, _last(_moved(images, degrees=15.0)), atol=1e-4)


def test_augmentation_is_the_identity_at_inference_and_differs_by_image(
    images: torch.Tensor,
) -> None:
    turn = keras.layers.RandomRotation(0.1, fill_mode="constant", seed=0)
    same = _last(images[:1]).repeat(3, 1, 1, 1)
    assert torch.equal(turn(same, training=False), same)
    turned = turn(same, training=True)
    assert (turned[0] - turned[1]).abs().max() > 0.05


def test_a_dense_layer_after_flattening_needs_its_rows_reordered(images: torch.Tensor) -> None:
    torch.manual_seed(0)
    ours = nn.Sequential(nn.Conv2d(1, 4, 5, stride=2), nn.ReLU(), nn.Flatten(), nn.Linear(784, 10))
    theirs = keras.Sequential(
        [
            keras.Input((SIDE, SIDE, 1)),
            keras.layers.Conv2D(4, 5, strides=2, activation="relu"),
            keras.layers.Flatten(),
            keras.layers.Dense(10),
        ]
    )
    conv, conv_bias, dense, dense_bias = (w.detach() for w in ours.parameters())
    reordered = dense.view(10, 4, 14, 14).permute(2, 3, 1, 0).reshape(784, 10)
    for rows, close in ((reordered, True), (dense.T, False)):
        kernels = conv.permute(2, 3, 1, 0), conv_bias, rows, dense_bias
        theirs.set_weights([w.numpy() for w in kernels])
        gap = (ours(images) - theirs(_last(images))).abs().max()
        assert (gap < 1e-5) == close


def test_a_score_of_few_images_scatters_as_the_formula_says() -> None:
    draw = np.random.default_rng(0)
    right = draw.random((20_000, 20)) < 0.8
    assert right.mean(axis=1).std() == pytest.approx((0.8 * 0.2 / 20) ** 0.5, rel=0.03)
