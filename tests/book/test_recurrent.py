"""Section 10.3's equalities: three recurrent cells by hand, in PyTorch and in Keras."""

import os

os.environ.setdefault("KERAS_BACKEND", "torch")

from collections.abc import Callable, Sequence

import keras
import pytest
import torch
from torch import Tensor, nn

INPUTS, UNITS, STEPS, BATCH = 3, 8, 12, 4
Cell = Callable[..., Tensor]


def rnn(x: Tensor, w: Tensor, u: Tensor, b: Tensor, c: Tensor) -> Tensor:
    """Return the last state of a plain recurrent cell."""
    h = x.new_zeros(len(x), u.shape[1])
    for step in x.unbind(1):
        h = torch.tanh(step @ w.T + b + h @ u.T + c)
    return h


def lstm(x: Tensor, w: Tensor, u: Tensor, b: Tensor, c: Tensor) -> Tensor:
    """Return the last hidden state of an LSTM."""
    h = cell = x.new_zeros(len(x), u.shape[1])
    for step in x.unbind(1):
        i, f, g, o = (step @ w.T + b + h @ u.T + c).chunk(4, 1)
        cell = f.sigmoid() * cell + i.sigmoid() * g.tanh()
        h = o.sigmoid() * cell.tanh()
    return h


def gru(x: Tensor, w: Tensor, u: Tensor, b: Tensor, c: Tensor) -> Tensor:
    """Return the last state of a GRU whose reset gate comes after the product."""
    h = x.new_zeros(len(x), u.shape[1])
    for step in x.unbind(1):
        r, z, n = (step @ w.T + b).chunk(3, 1)
        r_h, z_h, n_h = (h @ u.T + c).chunk(3, 1)
        z = (z + z_h).sigmoid()
        h = z * h + (1 - z) * torch.tanh(n + (r + r_h).sigmoid() * n_h)
    return h


def swapped(weight: Tensor) -> Tensor:
    """Return PyTorch's blocks r, z, n in Keras's order z, r, n."""
    r, z, n = weight.chunk(3)
    return torch.cat([z, r, n])


def as_keras(name: str, w: Tensor, u: Tensor, b: Tensor, c: Tensor) -> list[Tensor]:
    """Return PyTorch's parameters as Keras keeps them."""
    if name != "GRU":
        return [w.T, u.T, b + c]
    return [swapped(w).T, swapped(u).T, torch.stack([swapped(b), swapped(c)])]


def apart(ours: Sequence[Tensor], theirs: Sequence[Tensor]) -> float:
    """Return the largest difference."""
    return max(float((a - b).abs().max()) for a, b in zip(ours, theirs, strict=True))


CELLS = [("RNN", rnn, "SimpleRNN"), ("LSTM", lstm, "LSTM"), ("GRU", gru, "GRU")]


@pytest.mark.parametrize(("name", "by_hand", "other"), CELLS)
def test_a_cell_by_hand_is_both_libraries(name: str, by_hand: Cell, other: str) -> None:
    torch.manual_seed(0)
    layer = getattr(nn, name)(INPUTS, UNITS, batch_first=True)
    twin = getattr(keras.layers, other)(UNITS)
    twin.build((None, STEPS, INPUTS))
    own = list(layer.parameters())
    twin.set_weights([weight.detach().numpy() for weight in as_keras(name, *own)])
    theirs = [variable.value for variable in twin.trainable_variables]
    x = torch.randn(BATCH, STEPS, INPUTS, requires_grad=True)
    weigh = torch.randn(BATCH, UNITS)
    outputs = [by_hand(x, *own), layer(x)[0][:, -1], twin(x)]
    assert apart(outputs[:1], outputs[1:2]) < 1e-5 > apart(outputs[2:], outputs[1:2])
    slopes = [
        torch.autograd.grad((h * weigh).sum(), [x, *parts])
        for h, parts in zip(outputs, (own, own, theirs), strict=True)
    ]
    assert apart(slopes[0], slopes[1]) < 1e-5
    _, w, u, b, c = slopes[1]
    same = as_keras(name, w, u, b, c if name == "GRU" else 0 * c)
    assert apart(slopes[2], [slopes[1][0], *same]) < 1e-5


def test_resetting_before_the_product_is_another_function() -> None:
    after, before = keras.layers.GRU(UNITS), keras.layers.GRU(UNITS, reset_after=False)
    for layer in (after, before):
        layer.build((None, STEPS, INPUTS))
    w, u, b = after.get_weights()
    before.set_weights([w, u, b[0]])
    torch.manual_seed(0)
    x = torch.randn(BATCH, STEPS, INPUTS)
    assert float((after(x) - before(x)).detach().abs().max()) > 1e-3
    assert after.count_params() - before.count_params() == 3 * UNITS


def test_the_two_libraries_start_the_forget_gate_apart() -> None:
    twin = keras.layers.LSTM(UNITS)
    twin.build((None, STEPS, INPUTS))
    bias = torch.tensor(twin.get_weights()[2])
    assert (bias[UNITS : 2 * UNITS] == 1).all() and bias.sum() == UNITS
    layer = nn.LSTM(INPUTS, UNITS)
    assert all(float(part.detach().abs().max()) <= UNITS**-0.5 for part in layer.parameters())
