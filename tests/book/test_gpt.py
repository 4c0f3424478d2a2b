"""Section 11.4's equalities of GPT: its block, who sees whom in three families, the cache."""

import math

import pytest
import torch
import transformers as hf
from torch import Tensor, nn
from torch.nn import functional as F

PARTS = {"qkv": "attn.c_attn", "mix": "attn.c_proj", "up": "mlp.c_fc", "down": "mlp.c_proj"}


def tiny_gpt2() -> hf.GPT2LMHeadModel:
    torch.manual_seed(0)
    config = hf.GPT2Config(
        vocab_size=50, n_positions=16, n_embd=32, n_head=4, n_layer=1,
        bos_token_id=0, eos_token_id=0,
    )  # fmt: skip
    model = hf.GPT2LMHeadModel(config).eval()
    for weights in model.parameters():
        nn.init.normal_(weights, 0.1, 0.3)
    return model


def block(x: Tensor, state: dict[str, Tensor], heads: int, gelu: str) -> Tensor:
    """Run one block of GPT-2 as the page writes it, on the library's own weights."""

    def linear(name: str, given: Tensor) -> Tensor:
        return given @ state[f"{PARTS[name]}.weight"] + state[f"{PARTS[name]}.bias"]

    def norm(name: str, given: Tensor) -> Tensor:
        return F.layer_norm(given, (32,), state[f"{name}.weight"], state[f"{name}.bias"])

    q, k, v = (
        part.unflatten(-1, (heads, -1)).transpose(1, 2)
        for part in linear("qkv", norm("ln_1", x)).chunk(3, -1)
    )
    y = F.scaled_dot_product_attention(q, k, v, is_causal=True)
    x = x + linear("mix", y.transpose(1, 2).flatten(2))
    return x + linear("down", F.gelu(linear("up", norm("ln_2", x)), approximate=gelu))


@pytest.mark.parametrize(("gelu", "same"), [("tanh", True), ("none", False)])
def test_the_block_is_gpt2s_only_with_its_own_gelu(gelu: str, same: bool) -> None:
    model = tiny_gpt2()
    x = torch.randn(2, 7, 32, requires_grad=True)
    ours = block(x, model.transformer.h[0].state_dict(), 4, gelu)
    theirs = model.transformer.h[0](x)
    theirs = theirs[0] if isinstance(theirs, tuple) else theirs
    assert torch.allclose(ours, theirs, atol=1e-5) is same
    if same:
        push = torch.randn_like(ours)
        slope, other = (torch.autograd.grad((y * push).sum(), x)[0] for y in (ours, theirs))
        assert torch.allclose(slope, other, atol=1e-4)


def test_the_library_shifts_the_labels_itself() -> None:
    model, ids = tiny_gpt2(), torch.randint(50, (3, 9))
    with torch.no_grad():
        out = model(ids, labels=ids)
    by_hand = F.cross_entropy(out.logits[:, :-1].flatten(0, 1), ids[:, 1:].flatten())
    assert math.isclose(out.loss.item(), by_hand.item(), abs_tol=1e-5)


def test_a_cache_gives_the_whole_pass_back() -> None:
    model, ids, past, steps = tiny_gpt2(), torch.randint(50, (2, 9)), None, []
    with torch.no_grad():
        for n in range(ids.shape[1]):
            out = model(ids[:, n : n + 1], past_key_values=past, use_cache=True)
            past = out.past_key_values
            steps.append(out.logits)
        assert torch.allclose(torch.cat(steps, 1), model(ids).logits, atol=1e-4)
