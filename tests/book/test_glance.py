"""Section 11.4 at a glance: its formulas against torch's own counting, and its whole tensors."""

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.utils.flop_counter import FlopCounterMode

from lessons.plots.glance import Shown, cache_slider, tensor_slider


def multiply_adds(width: int, wide: int, length: int) -> tuple[float, float]:
    """Return those of attention and of the feed-forward in one layer of an encoder."""
    layer = nn.TransformerEncoderLayer(width, 4, wide, batch_first=True, device="meta")
    with sdpa_kernel(SDPBackend.MATH), FlopCounterMode(display=False) as counter:
        layer(torch.empty(1, length, width, device="meta"))
    parts = {name.split(".")[-1]: sum(n.values()) / 2
             for name, n in counter.get_flop_counts().items()}  # fmt: skip
    return parts["self_attn"], parts["linear1"] + parts["linear2"]


@pytest.mark.parametrize(("width", "wide"), [(32, 128), (64, 256), (32, 160)])
def test_attention_costs_more_beyond_the_length_of_the_formula(width: int, wide: int) -> None:
    meet = wide - 2 * width
    for length, more in ((meet - 1, False), (meet + 1, True)):
        attention, feed = multiply_adds(width, wide, length)
        assert (attention > feed) == more
    attention, feed = multiply_adds(width, wide, meet)
    assert attention == feed == 2 * meet * width * wide


@pytest.mark.parametrize(("d", "h", "w", "n"), [(24, 4, 48, 1), (64, 8, 256, 3)])
def test_the_parameters_are_those_of_torch(d: int, h: int, w: int, n: int) -> None:
    layer = 3 * 4 * (d**2 + d) + 2 * (2 * d * w + w + d) + 5 * 2 * d
    whole = nn.Transformer(d, h, n, n, w, batch_first=True, device="meta")
    assert sum(p.numel() for p in whole.parameters()) == n * layer + 4 * d


def test_heads_cut_without_transposing_let_the_future_through() -> None:
    torch.manual_seed(0)
    x = torch.randn(1, 7, 24)
    moved = x.clone()
    moved[:, 2] += torch.randn(24)

    def first(x: Tensor, *, right: bool) -> Tensor:
        q = x.view(1, 7, 3, 8).transpose(1, 2) if right else x.view(1, 3, 7, 8)
        late = torch.ones(7, 7).triu(1) > 0
        share = (q @ q.mT).masked_fill(late, -torch.inf).softmax(-1)
        return (share @ q).transpose(1, 2).reshape(1, 7, 24)[0, 0]

    assert torch.equal(first(x, right=True), first(moved, right=True))
    assert not torch.allclose(first(x, right=False), first(moved, right=False), atol=1e-3)


def test_a_tensor_is_drawn_whole_and_what_is_masked_stays_empty() -> None:
    values = np.arange(2.0 * 3 * 4 * 4).reshape(2, 3, 4, 4)
    values[1, :, :, 3] = np.nan

    figure = tensor_slider([Shown("", values, list("abcdefgh"), ["1", "2", "3"])])

    drawn = [n for row in figure.data[0].z for n in row]
    assert sum(n is not None for n in drawn) == values.size - 12
    assert max(n for n in drawn if n is not None) == 100
    assert list(figure.data[1].text) == list("abcdefgh")


def test_the_source_stands_apart_from_what_is_written() -> None:
    work = [np.array([[3, 3, 0]]), np.array([[1, 1, 3]])]

    figure = cache_slider(work, ["one", "two"], ["way"], ["<s>", "b", "c"], 2)

    assert [list(trace.z[0]) for trace in figure.data[3:]] == [[3, 3, None, 0], [1, 1, None, 3]]
    assert list(figure.layout.xaxis.ticktext) == ["&lt;s>", "b", "c"]
    assert figure.layout.sliders[0].steps[1].args[0]["visible"] == [True] * 3 + [False, True]
