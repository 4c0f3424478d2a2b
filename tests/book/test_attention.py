"""Section 11.4's equalities: attention, its masks and heads, against both libraries."""

import keras
import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn


def attention(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None = None) -> Tensor:
    score = q @ k.transpose(-1, -2) / q.shape[-1] ** 0.5
    if mask is not None:
        score = score.masked_fill(~mask, -torch.inf)
    return score.softmax(-1) @ v


@pytest.mark.parametrize("causal", [False, True])
def test_attention_and_its_slopes_are_those_of_both_libraries(causal: bool) -> None:
    torch.manual_seed(0)
    q, k, v = inputs = [torch.randn(2, 3, 7, 8, requires_grad=True) for _ in range(3)]
    push = torch.randn(2, 3, 7, 8)
    mask = torch.ones(7, 7, dtype=torch.bool).tril() if causal else None

    ours = attention(q, k, v, mask)
    by_torch = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
    by_keras = keras.ops.dot_product_attention(
        *(t.transpose(1, 2) for t in inputs), mask=None if mask is None else mask[None, None]
    ).transpose(1, 2)

    slopes = [torch.autograd.grad((y * push).sum(), inputs) for y in (ours, by_torch, by_keras)]
    for theirs, slope in ((by_torch, slopes[1]), (by_keras, slopes[2])):
        assert torch.allclose(ours, theirs, atol=1e-5)
        assert all(torch.allclose(a, b, atol=1e-5) for a, b in zip(slopes[0], slope, strict=True))


def test_the_libraries_masks_mean_opposite_things() -> None:
    torch.manual_seed(0)
    layer, x = nn.MultiheadAttention(8, 2, batch_first=True), torch.randn(1, 5, 8)
    moved = x.clone()
    moved[:, -1] += 1
    hidden = torch.ones(5, 5, dtype=torch.bool).triu(1)

    before, after = (layer(t, t, t, attn_mask=hidden)[0] for t in (x, moved))

    assert torch.equal(before[:, :-1], after[:, :-1])
    assert not torch.allclose(before[:, -1], after[:, -1])


def test_equal_tokens_without_places_come_out_equal() -> None:
    torch.manual_seed(0)
    tokens = torch.randn(4, 6)[[0, 1, 2, 1, 3]]
    q, k, v = (tokens @ weight for weight in torch.randn(3, 6, 6))

    out = attention(q, k, v)

    assert torch.allclose(out[1], out[3], atol=1e-6)


class MultiHead(nn.Module):
    def __init__(self, d: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.out = (nn.Linear(d, d) for _ in range(4))

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        q, k, v = (
            t.unflatten(-1, (self.heads, -1)).transpose(1, 2)
            for t in (self.q(x), self.k(memory), self.v(memory))
        )
        y: Tensor = self.out(attention(q, k, v, mask).transpose(1, 2).flatten(2))
        return y

    def fill(self, theirs: nn.MultiheadAttention) -> None:
        parts = self.q, self.k, self.v
        theirs.in_proj_weight.data = torch.cat([part.weight for part in parts])
        theirs.in_proj_bias.data = torch.cat([part.bias for part in parts])
        theirs.out_proj.load_state_dict(self.out.state_dict())


@pytest.mark.parametrize("before", [False, True])
def test_a_decoder_layer_from_scratch_is_the_librarys(before: bool) -> None:
    torch.manual_seed(0)
    look, read = MultiHead(16, 4), MultiHead(16, 4)
    theirs = nn.TransformerDecoderLayer(16, 4, 32, 0.0, norm_first=before, batch_first=True)
    for parameter in theirs.parameters():
        if parameter.dim() == 1:
            nn.init.normal_(parameter, 0.5, 0.3)
    look.fill(theirs.self_attn)
    read.fill(theirs.multihead_attn)
    y, memory = (torch.randn(3, n, 16, requires_grad=True) for n in (5, 7))
    real = torch.arange(7) < torch.tensor([7, 5, 3])[:, None]
    low = torch.ones(5, 5).tril() > 0
    branches = (
        (theirs.norm1, lambda t: look(t, t, low)),
        (theirs.norm2, lambda t: read(t, memory, real[:, None, None])),
        (theirs.norm3, lambda t: theirs.linear2(theirs.linear1(t).relu())),
    )

    ours = y
    for norm, branch in branches:
        ours = ours + branch(norm(ours)) if before else norm(ours + branch(ours))
    expected = theirs(y, memory, tgt_mask=~low, memory_key_padding_mask=~real)

    push = torch.randn_like(ours)
    slopes = [torch.autograd.grad((out * push).sum(), [y, memory]) for out in (ours, expected)]
    assert torch.allclose(ours, expected, atol=1e-5)
    assert all(torch.allclose(a, b, atol=1e-5) for a, b in zip(*slopes, strict=True))


def rate(d: int) -> Tensor:
    return 10_000.0 ** (-torch.arange(0, d, 2) / d)


def rotate(x: Tensor, at: Tensor) -> Tensor:
    angle = at[:, None] * rate(x.shape[-1])
    a, b = x[..., 0::2], x[..., 1::2]
    cos, sin = angle.cos(), angle.sin()
    return torch.stack([a * cos - b * sin, a * sin + b * cos], -1).flatten(-2)


def test_turned_pairs_know_only_the_distance_and_are_llamas_once_reordered() -> None:
    llama = pytest.importorskip("transformers.models.llama.modeling_llama")
    torch.manual_seed(0)
    q, k, at = torch.randn(10, 32), torch.randn(10, 32), torch.arange(10.0)
    order = torch.arange(32).view(16, 2).T.flatten()
    angle = (at[:, None] * rate(32)).repeat(1, 2)

    ours = rotate(q, at) @ rotate(k, at).T
    later = rotate(q, at + 50) @ rotate(k, at + 50).T
    turned = llama.apply_rotary_pos_emb(
        q[None, None, :, order], k[None, None, :, order], angle.cos()[None], angle.sin()[None]
    )
    theirs = (turned[0] @ turned[1].transpose(-1, -2))[0, 0]

    assert torch.allclose(ours, later, atol=1e-3)
    assert torch.allclose(ours, theirs, atol=1e-4)
