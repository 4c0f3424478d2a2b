"""Section 9.4's equalities: a score is its map's mean, a field is as wide as its gradient."""

import pytest
import torch
from torch import nn
from torch.nn import functional as F

from lessons.efficientnet import EfficientNetLite0


@pytest.fixture(scope="module")
def network() -> EfficientNetLite0:
    """A network with random weights: the equalities hold for any."""
    torch.manual_seed(0)
    return EfficientNetLite0(classes=5).eval()


def test_a_score_is_the_mean_of_its_map(network: EfficientNetLite0) -> None:
    with torch.no_grad():
        maps = network.body(torch.randn(2, 3, 64, 64))
        heat = torch.einsum("kc,nchw->nkhw", network.classifier.weight, maps)
        scores = heat.mean(dim=(2, 3)) + network.classifier.bias
    assert torch.allclose(scores, network.head(maps), atol=1e-5)


def test_grad_cam_weighs_by_the_last_layer(network: EfficientNetLite0) -> None:
    maps = torch.rand(1, 1280, 3, 4, requires_grad=True)
    (gradients,) = torch.autograd.grad(network.head(maps)[0, 2], maps)
    weights = gradients.mean(dim=(0, 2, 3))
    assert torch.allclose(weights, network.classifier.weight[2] / 12, atol=1e-7)


def test_the_gradient_reaches_as_far_as_the_formula(network: EfficientNetLite0) -> None:
    size, jump = 3, 2
    for block in network.blocks[:4]:
        conv = block._depthwise_conv
        size += (conv.kernel_size[0] - 1) * jump
        jump *= conv.stride[0]
    pixels = torch.randn(1, 3, 128, 128, requires_grad=True)
    h = network.stem(pixels)
    for block in network.blocks[:4]:
        h = block(h)
    middle = h.shape[-1] // 2
    h[0, :, middle, middle].sum().backward()
    assert pixels.grad is not None
    touched = pixels.grad.abs().sum(dim=(0, 1)) > 0
    assert size == 35 and touched.any(dim=0).sum() == touched.any(dim=1).sum() == size


def test_the_gradient_of_a_probability_mixes_the_classes() -> None:
    weights, maps = torch.randn(3, 6), torch.rand(1, 6, 4, 4, requires_grad=True)
    p = (weights @ maps.mean(dim=(2, 3))[0]).softmax(dim=0)
    (gradients,) = torch.autograd.grad(p[2], maps)
    mixed = p[2] * (weights[2] - p @ weights) / 16
    assert torch.allclose(gradients[0, :, 0, 0], mixed, atol=1e-7)


def test_fourier_weights_keep_a_picture_real() -> None:
    """Half of the coefficients make a whole picture, whose mean is the first coefficient."""
    coefficients = torch.randn(8, 5, dtype=torch.complex64)
    picture = torch.fft.irfft2(coefficients, s=(8, 8))
    assert picture.shape == (8, 8)
    assert torch.allclose(picture.mean(), coefficients[0, 0].real / 64, atol=1e-6)


def test_a_pooled_layer_has_no_bias_in_its_map() -> None:
    """What pooling and one layer see does not change when the maps' places are mixed."""
    head, maps = nn.Linear(6, 3), torch.rand(1, 6, 4, 4)
    order = torch.randperm(16)
    mixed = maps.flatten(2)[:, :, order].view_as(maps)
    pooled = [F.adaptive_avg_pool2d(one, 1).flatten(1) for one in (maps, mixed)]
    assert torch.allclose(head(pooled[0]), head(pooled[1]), atol=1e-6)
