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
