"""Section 11.3's equalities: a look-up is a product, a mask takes padding out, counts add up."""

import os

os.environ.setdefault("KERAS_BACKEND", "torch")

import keras
import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.utils.rnn import pad_sequence

WORDS, WIDTH = 7, 4
IDS = torch.tensor([[2, 0, 2], [4, 2, 1]])


def slope_of(layer: nn.Embedding | keras.layers.Embedding) -> Tensor:
    """Return the gradient that a layer's table has got."""
    table = layer.weight if isinstance(layer, nn.Embedding) else layer.embeddings.value
    assert table.grad is not None
    gradient: Tensor = table.grad
    return gradient


def layer_of(library: str, start: Tensor, *, masks: bool = False) -> nn.Embedding:
    """Return the library's embedding layer with this table."""
    if library == "torch":
        return nn.Embedding.from_pretrained(start.clone(), freeze=False)
    layer = keras.layers.Embedding(*start.shape, mask_zero=masks)
    layer.build((None, None))
    layer.set_weights([start.numpy()])
    return layer


@pytest.mark.parametrize("library", ["torch", "keras"])
def test_an_embedding_is_a_one_hot_product_with_gradients(library: str) -> None:
    torch.manual_seed(0)
    start, push = torch.randn(WORDS, WIDTH), torch.randn(2, 3, WIDTH)
    layer, table = layer_of(library, start), start.clone().requires_grad_()
    picked, product = layer(IDS), F.one_hot(IDS, WORDS).float() @ table
    (picked * push).sum().backward()
    (product * push).sum().backward()
    assert table.grad is not None
    assert torch.equal(picked, product)
    assert torch.allclose(slope_of(layer), table.grad)
    assert (slope_of(layer)[3] == 0).all()
    assert torch.allclose(slope_of(layer)[2], push[IDS == 2].sum(0), atol=1e-6)


def test_a_masked_mean_is_the_mean_without_padding() -> None:
    torch.manual_seed(1)
    start = torch.randn(WORDS, WIDTH)
    texts = [[3, 1, 5], [2], [4, 4, 1, 3, 2]]
    ids = pad_sequence([torch.tensor(text) for text in texts], batch_first=True)
    alone = torch.stack([start[text].mean(0) for text in texts])
    real = (ids > 0)[..., None].float()
    by_hand = (start[ids] * real).sum(1) / real.sum(1)
    masked = keras.layers.GlobalAveragePooling1D()(layer_of("keras", start, masks=True)(ids))
    plain = keras.layers.GlobalAveragePooling1D()(layer_of("keras", start)(ids))
    assert torch.allclose(by_hand, alone, atol=1e-6)
    assert torch.allclose(masked, alone, atol=1e-6)
    assert not torch.allclose(plain, alone, atol=1e-3)


def test_a_padding_index_is_not_a_mask() -> None:
    torch.manual_seed(2)
    out = nn.Embedding(WORDS, WIDTH, padding_idx=0)(torch.tensor([[2, 0, 0, 0, 0]]))
    assert torch.allclose(out.mean(1)[0], out[0, 0] / 5)


@pytest.mark.parametrize("negatives", [1.0, 5.0])
def test_negative_sampling_is_least_at_pmi_less_log_k(negatives: float) -> None:
    torch.manual_seed(3)
    joint = torch.rand(6, 6, dtype=torch.double) + 0.1
    joint = (joint + joint.T) / (joint + joint.T).sum()
    chance = joint.sum(1, keepdim=True) * joint.sum(0)
    best = (joint / chance).log() - torch.tensor(negatives).log()
    dots = best.clone().requires_grad_()
    loss = -(joint * F.logsigmoid(dots) + negatives * chance * F.logsigmoid(-dots)).sum()
    loss.backward()
    assert dots.grad is not None
    assert dots.grad.abs().max() < 1e-8
