"""Section 9.3's equalities: norms in two modes, folded and factored layers, attention, places."""

import keras
import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn


def scaled(x: Tensor, mean: Tensor, var: Tensor, eps: float) -> Tensor:
    return (x - mean[:, None, None]) / (var[:, None, None] + eps).sqrt()


@pytest.mark.parametrize("framework", ["keras", "torch"])
def test_batch_norm_in_both_modes_is_four_lines(framework: str) -> None:
    x = torch.randn(6, 5, 4, 4, generator=torch.Generator().manual_seed(0)) * 3 + 1
    mean, var = x.mean((0, 2, 3)), x.var((0, 2, 3), unbiased=False)
    n = x[:, 0].numel()
    if framework == "keras":
        layer = keras.layers.BatchNormalization(axis=1)
        trained, inferred = layer(x, training=True), layer(x, training=False)
        kept = layer.moving_mean.value, layer.moving_variance.value
        added = var
    else:
        norm = nn.BatchNorm2d(5, eps=1e-3, momentum=0.01)
        trained, inferred = norm(x), norm.eval()(x)
        kept = norm.running_mean, norm.running_var
        added = var * n / (n - 1)

    assert torch.allclose(trained, scaled(x, mean, var, 1e-3), atol=1e-5)
    assert torch.allclose(kept[0], 0.01 * mean, atol=1e-5)
    assert torch.allclose(kept[1], 0.99 + 0.01 * added, atol=1e-5)
    assert torch.allclose(inferred, scaled(x, *kept, 1e-3), atol=1e-4)


def test_a_norm_folds_into_the_convolution_before_it() -> None:
    torch.manual_seed(0)
    conv, norm = nn.Conv2d(3, 4, 3, bias=False), nn.BatchNorm2d(4)
    norm(conv(torch.randn(8, 3, 9, 9)))
    nn.init.normal_(norm.weight)
    nn.init.normal_(norm.bias)
    norm.eval()
    assert norm.running_mean is not None
    assert norm.running_var is not None
    factor = norm.weight / (norm.running_var + norm.eps).sqrt()
    images = torch.randn(2, 3, 9, 9)

    folded = F.conv2d(
        images, conv.weight * factor[:, None, None, None], norm.bias - norm.running_mean * factor
    )

    assert torch.allclose(folded, norm(conv(images)), atol=1e-5)


def test_a_separable_convolution_is_one_of_factored_filters() -> None:
    layer = keras.layers.SeparableConv2D(
        7, 3, padding="same", use_bias=False, data_format="channels_first"
    )
    images = torch.randn(2, 5, 9, 9)
    theirs = layer(images)
    depth, point = (torch.tensor(weight) for weight in layer.get_weights())
    depth, point = depth.permute(2, 3, 0, 1), point.permute(3, 2, 0, 1)

    two = F.conv2d(F.conv2d(images, depth, padding=1, groups=5), point)

    assert torch.allclose(two, theirs, atol=1e-5)
    assert torch.allclose(F.conv2d(images, point * depth[:, 0], padding=1), theirs, atol=1e-5)


def test_scaling_a_layer_before_a_norm_leaves_the_loss_and_divides_the_gradient() -> None:
    torch.manual_seed(0)
    images, weight = torch.randn(8, 3, 9, 9).double(), torch.randn(4, 3, 3, 3).double()
    slopes, losses = [], []
    for factor in (1, 10):
        scaled_weight = (factor * weight).requires_grad_()
        out = F.batch_norm(F.conv2d(images, scaled_weight), None, None, training=True, eps=1e-12)
        loss = out.sin().mean()
        (slope,) = torch.autograd.grad(loss, scaled_weight)
        losses.append(loss)
        slopes.append(slope)

    assert torch.isclose(losses[0], losses[1])
    assert torch.allclose(slopes[1], slopes[0] / 10, atol=1e-9)


def test_attention_does_not_know_the_order_of_its_tokens() -> None:
    torch.manual_seed(0)
    layer = nn.MultiheadAttention(8, 2, batch_first=True)
    tokens, order = torch.randn(3, 6, 8), torch.randperm(6)
    mixed = tokens[:, order]

    out, _ = layer(tokens, tokens, tokens)
    again, _ = layer(mixed, mixed, mixed)

    assert torch.allclose(out[:, order], again, atol=1e-6)
    assert torch.allclose(out.mean(1), again.mean(1), atol=1e-6)
