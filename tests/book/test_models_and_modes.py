"""Section 7.2's equalities: one model written three ways, two frameworks, two modes."""

import keras
import numpy as np
import torch
import torch.nn.functional as F
from keras import layers
from torch import nn


class Written(keras.Model):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__()
        self.hidden, self.head = layers.Dense(4, "relu"), layers.Dense(3)

    def call(self, inputs: torch.Tensor) -> torch.Tensor:
        return self.head(self.hidden(inputs))


def test_one_model_written_three_ways_gives_the_same_bits() -> None:
    batch = torch.arange(10.0).reshape(2, 5)
    listed = keras.Sequential([keras.Input((5,)), layers.Dense(4, "relu"), layers.Dense(3)])
    inputs = keras.Input((5,))
    drawn = keras.Model(inputs, layers.Dense(3)(layers.Dense(4, "relu")(inputs)))
    written = Written()

    assert not written.weights
    written(batch)
    for model in (drawn, written):
        model.set_weights(listed.get_weights())

    assert torch.equal(drawn(batch), listed(batch))
    assert torch.equal(written(batch), listed(batch))


def test_same_padding_at_stride_two_fills_right_and_below_only() -> None:
    images = torch.rand(2, 1, 32, 32, generator=torch.Generator().manual_seed(0))
    conv = nn.Conv2d(1, 1, 3, stride=2, bias=False)
    layer = layers.Conv2D(
        1, 3, strides=2, padding="same", use_bias=False, data_format="channels_first"
    )
    layer.build((None, 1, 32, 32))
    layer.kernel.assign(conv.weight.detach().permute(2, 3, 1, 0))

    ours = layer(images)

    assert torch.allclose(ours, conv(F.pad(images, (0, 1, 0, 1))), atol=1e-5)
    assert not torch.allclose(ours, F.conv2d(images, conv.weight, stride=2, padding=1), atol=1e-2)


def test_a_model_called_twice_keeps_its_weights() -> None:
    shared = keras.Sequential([keras.Input((5,)), layers.Dense(3)])
    first, second = keras.Input((5,)), keras.Input((5,))
    both = keras.Model([first, second], layers.Average()([shared(first), shared(second)]))
    one, other = torch.ones(1, 5), torch.zeros(1, 5)

    assert both.count_params() == shared.count_params()
    assert torch.allclose(both([one, other]), (shared(one) + shared(other)) / 2)


def test_the_frameworks_keep_different_variances_of_a_small_batch() -> None:
    batch = torch.tensor([[4.0], [6.0]])
    norm = nn.BatchNorm1d(1)
    layer = layers.BatchNormalization(momentum=0.9, epsilon=1e-5)
    layer.build((None, 1))

    ours, theirs = layer(batch, training=True), norm(batch)

    assert torch.allclose(ours, theirs, atol=1e-5)
    assert norm.running_var is not None
    assert np.isclose(norm.running_var.item(), 1.1)
    assert np.isclose(layer.moving_variance.numpy()[0], 1.0)


def test_restored_statistics_restore_the_outputs() -> None:
    generator = torch.Generator().manual_seed(0)
    body = nn.Sequential(nn.Linear(5, 4), nn.BatchNorm1d(4), nn.ReLU()).requires_grad_(False)
    inputs = torch.rand(8, 5, generator=generator)
    before = body.eval()(inputs)
    kept = {name: value.clone() for name, value in body.named_buffers()}

    body.train()(1 - inputs)
    worn = body.eval()(inputs)
    for name, value in kept.items():
        body.get_buffer(name).copy_(value)

    assert not torch.equal(worn, before)
    assert torch.equal(body.eval()(inputs), before)
