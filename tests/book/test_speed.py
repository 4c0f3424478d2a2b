"""What chapter 11.4's page on speed counts: the step's work, what is kept, what is carried."""

import math

import numpy as np
import pytest
import torch
from torch.nn import functional as F
from torch.utils.flop_counter import FlopCounterMode

from companion.diagrams.drawings.speed import DRAWINGS
from lessons.plots.speed import kept_slider, read_slider


def by_hand(q: torch.Tensor, k: torch.Tensor, v: torch.Tensor) -> torch.Tensor:
    late = torch.ones(q.shape[-2], q.shape[-2], dtype=torch.bool).triu(1)
    score = q @ k.mT / q.shape[-1] ** 0.5
    return score.masked_fill(late, -torch.inf).softmax(-1) @ v


def sdpa(q: torch.Tensor, k: torch.Tensor, v: torch.Tensor) -> torch.Tensor:
    return F.scaled_dot_product_attention(q, k, v, is_causal=True)


def heads(*shape: int) -> list[torch.Tensor]:
    torch.manual_seed(0)
    return [torch.randn(*shape, requires_grad=True) for _ in "qkv"]


@pytest.mark.parametrize("shape", [(1, 2, 32, 8), (2, 4, 64, 16)])
def test_fused_attention_gives_the_same_outputs_and_slopes(shape: tuple[int, ...]) -> None:
    q, k, v = heads(*shape)
    push = torch.randn(shape)
    given = [
        (out := f(q, k, v), *torch.autograd.grad((out * push).sum(), [q, k, v]))
        for f in (by_hand, sdpa)
    ]
    for ours, theirs in zip(*given, strict=True):
        torch.testing.assert_close(ours, theirs, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("shape", [(1, 2, 32, 8), (2, 4, 64, 16)])
def test_a_step_costs_three_forward_passes(shape: tuple[int, ...]) -> None:
    q, k, v = heads(*shape)
    with FlopCounterMode(display=False) as forward:
        by_hand(q, k, v)
    with FlopCounterMode(display=False) as step:
        by_hand(q, k, v).sum().backward()
    samples, number, length, width = shape
    assert forward.get_total_flops() == 4 * samples * number * length**2 * width
    assert step.get_total_flops() == 3 * forward.get_total_flops()


def test_only_hand_written_attention_keeps_its_table() -> None:
    samples, number, length, _ = shape = (2, 4, 64, 16)
    kept = {}
    for name, f in (("by hand", by_hand), ("fused", sdpa)):
        held: dict[int, torch.Tensor] = {}

        def keep(x: torch.Tensor, held: dict[int, torch.Tensor] = held) -> torch.Tensor:
            held.setdefault(x.untyped_storage().data_ptr(), x)
            return x

        with torch.autograd.graph.saved_tensors_hooks(keep, lambda x: x):
            out = f(*heads(*shape))
        assert out.shape == shape
        kept[name] = [tuple(x.shape) for x in held.values()]
    table = (samples, number, length, length)
    assert table in kept["by hand"]
    assert all(math.prod(s) < math.prod(table) for s in kept["fused"])


def test_a_poisoned_value_stains_every_output_by_hand() -> None:
    q, k, v = torch.randn(3, 1, 1, 512, 8).unbind()
    v[..., -1, :] = torch.nan
    assert by_hand(q, k, v).isnan().any(-1).all()


def test_each_stop_of_the_sliders_shows_one_picture() -> None:
    kept = kept_slider({128: {"a": 2.0, "b": 1.0}, 256: {"a": 8.0, "b": 2.0}}, ["x", "y"], active=1)
    read = read_slider({512: np.ones((8, 8)), 1024: np.eye(8)}, ["x", "y"])
    assert [trace.visible for trace in kept.data] == [False, True]
    assert [trace.visible for trace in read.data] == [True, False]
    assert kept.layout.title.text == "y"


def test_the_drawing_is_small() -> None:
    svg = DRAWINGS["speed-carrying"]().svg()
    assert len(svg.encode()) < 15_000
