"""Section 8.1's equalities: windows, their gradients, uneven padding, shifts, receptive fields."""

import os

os.environ.setdefault("KERAS_BACKEND", "torch")

import keras
import numpy as np
import pytest
import torch
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional as F

Numbers = NDArray[np.float64]


def _windows(x: Numbers, k: int, stride: int, padding: int) -> Numbers:
    edge = (padding, padding)
    view = sliding_window_view(np.pad(x, ((0, 0), (0, 0), edge, edge)), (k, k), axis=(2, 3))
    return view[:, :, ::stride, ::stride]


@pytest.mark.parametrize("stride", [1, 2])
@pytest.mark.parametrize("padding", [0, 1])
def test_windows_and_einsum_are_a_convolution_forward_and_backward(
    stride: int, padding: int
) -> None:
    draw = np.random.default_rng(0)
    x, w = draw.normal(size=(2, 3, 7, 7)), draw.normal(size=(4, 3, 3, 3))
    kernel = torch.tensor(w, requires_grad=True)
    theirs = F.conv2d(torch.tensor(x), kernel, stride=stride, padding=padding)
    g = draw.normal(size=theirs.shape)
    theirs.backward(torch.tensor(g))
    seen = _windows(x, 3, stride, padding)
    ours = np.einsum("ncijuv,ocuv->noij", seen, w)
    assert np.allclose(ours, theirs.detach().numpy(), atol=1e-10)
    assert kernel.grad is not None
    assert np.allclose(np.einsum("noij,ncijuv->ocuv", g, seen), kernel.grad.numpy(), atol=1e-10)


@pytest.mark.parametrize(("side", "agree"), [(8, False), (9, True)])
def test_keras_pads_an_even_side_on_the_right_only(side: int, agree: bool) -> None:
    draw = np.random.default_rng(0)
    x, w = draw.normal(size=(1, 1, side, side)), draw.normal(size=(1, 1, 3, 3))
    layer = keras.layers.Conv2D(1, 3, 2, "same", use_bias=False, dtype="float64")
    layer.build((1, side, side, 1))
    layer.set_weights([w.transpose(2, 3, 1, 0)])
    theirs = keras.ops.convert_to_numpy(layer(x.transpose(0, 2, 3, 1))).transpose(0, 3, 1, 2)
    both = F.conv2d(torch.tensor(x), torch.tensor(w), stride=2, padding=1).numpy()
    right = F.conv2d(F.pad(torch.tensor(x), (0, 1, 0, 1)), torch.tensor(w), stride=2).numpy()
    assert theirs.shape == both.shape
    assert np.allclose(theirs, both) == agree
    assert (theirs.shape == right.shape and np.allclose(theirs, right)) != agree


def test_a_ring_makes_a_convolution_equivariant_and_its_maximum_invariant() -> None:
    torch.manual_seed(0)
    conv = nn.Conv2d(1, 4, 3, padding=1, padding_mode="circular").double()
    x = torch.randn(1, 1, 12, 12, dtype=torch.float64)
    moved = conv(torch.roll(x, 3, -1))
    assert torch.allclose(moved, torch.roll(conv(x), 3, -1))
    assert torch.allclose(moved.amax((2, 3)), conv(x).amax((2, 3)))


def test_receptive_fields_by_the_formula_are_what_a_gradient_reaches() -> None:
    side, jump, layers = 1, 1, []
    for k, s in ((3, 1), (2, 2), (3, 1), (2, 2), (3, 1)):
        side, jump = side + (k - 1) * jump, jump * s
        layers.append(nn.AvgPool2d(k, s))
    x = torch.ones(1, 1, 40, 40, requires_grad=True)
    out = nn.Sequential(*layers)(x)
    out[0, 0, 3, 3].backward()
    assert x.grad is not None
    assert side == 18
    assert int((x.grad[0, 0] > 0).any(0).sum()) == side
