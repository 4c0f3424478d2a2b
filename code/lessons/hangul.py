"""한글 글자: images of Hangul syllables, made here, any number of them, from a seed.

A glyph is drawn once for each font (`lessons.hangul_fonts`, or the sample that the book ships);
`draw` then distorts it anew for every image: stroke width, an affine map, contrast, background,
noise. Images differ from each other, so a seed and a count are a data set of any size.
"""

from dataclasses import dataclass, replace
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

INPUTS = ("hangul_sample.npz",)

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
MEDIALS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
FIRST_SYLLABLE, SYLLABLES = 0xAC00, 11_172
IMAGE_SIZE = 32
BATCH = 512


@dataclass(frozen=True)
class Glyphs:
    """Undistorted glyphs.

    Attributes:
        masks: ink, uint8 (fonts, syllables, side, side).
        syllables: the syllables in order; a syllable's place is its class.
        fonts: the fonts' names.
        source: 'fonts', drawn on this machine, or 'sample', shipped with the book.
    """

    masks: NDArray[np.uint8]
    syllables: str
    fonts: tuple[str, ...]
    source: str

    def only(self, syllables: str) -> "Glyphs":
        """Return the glyphs of `syllables`, in that order.

        Raises:
            ValueError: there is no glyph of one of them.
        """
        missing = [syllable for syllable in syllables if syllable not in self.syllables]
        if missing:
            raise ValueError(f"no glyphs of {''.join(missing)}; lessons.hangul_fonts draws any")
        places = [self.syllables.index(syllable) for syllable in syllables]
        return replace(self, masks=self.masks[:, places], syllables=syllables)

    def with_fonts(self, fonts: tuple[str, ...]) -> "Glyphs":
        """Return the glyphs of some of the fonts only, such as those kept for a test."""
        places = [self.fonts.index(font) for font in fonts]
        return replace(self, masks=self.masks[places], fonts=fonts)


@dataclass(frozen=True)
class Distortion:
    """The largest of each change; each image draws its own, evenly between none and this.

    `rotate` and `shear` in degrees, `scale` and `shift` as shares of the side, `stroke` in pixels
    of the glyph, `noise` as a standard deviation; ink is 1 and paper 0. `background` mixes in an
    uneven paper and a weaker contrast.
    """

    rotate: float = 12
    shear: float = 12
    scale: float = 0.18
    shift: float = 0.08
    stroke: float = 1.0
    noise: float = 0.12
    background: float = 0.5


class Images(NamedTuple):
    """Images float32 (n, 1, 32, 32) between 0 and 1, and their classes int64 (n,)."""

    images: Tensor
    labels: Tensor


def load_sample() -> Glyphs:
    """Return the glyphs that the book ships, the same on every machine."""
    with (files("lessons") / INPUTS[0]).open("rb") as file, np.load(file) as sample:
        packed = sample["masks"]  # (fonts, syllables, side, side / 2): two 4-bit pixels a byte
        masks = np.stack([packed >> 4, packed & 15], axis=-1).reshape(*packed.shape[:3], -1) * 17
        return Glyphs(masks, str(sample["syllables"]), tuple(sample["fonts"].tolist()), "sample")


def draw(glyphs: Glyphs, per_class: int, seed: int, distortion: Distortion | None = None) -> Images:
    """Return `per_class` images of every syllable, each of a random font, in random order.

    The same arguments give the same images on the same machine.
    """
    random = torch.Generator().manual_seed(seed)
    labels = torch.arange(len(glyphs.syllables)).repeat(per_class)
    labels = labels[torch.randperm(len(labels), generator=random)]
    fonts = torch.randint(len(glyphs.fonts), labels.shape, generator=random)
    masks = torch.from_numpy(glyphs.masks)
    batches = [
        distort(masks[font, label].unsqueeze(1) / 255, distortion or Distortion(), random)
        for font, label in zip(fonts.split(BATCH), labels.split(BATCH), strict=True)
    ]
    return Images(torch.cat(batches), labels)


def distort(ink: Tensor, most: Distortion, random: torch.Generator) -> Tensor:
    """Return one distorted image of every glyph: (n, 1, side, side) → (n, 1, 32, 32)."""
    n = len(ink)

    def between(low: float, high: float) -> Tensor:
        return torch.rand(n, generator=random) * (high - low) + low

    # Half as much thinner as thicker: a stroke of one pixel must not vanish.
    ink = _thicken(ink, between(-most.stroke / 2, most.stroke).view(n, 1, 1, 1))
    angle = torch.deg2rad(between(-most.rotate, most.rotate))
    shear = torch.tan(torch.deg2rad(between(-most.shear, most.shear)))
    size = 1 + between(-most.scale, most.scale)
    rotation = torch.stack([angle.cos(), -angle.sin(), angle.sin(), angle.cos()], 1).view(n, 2, 2)
    slant = torch.eye(2).repeat(n, 1, 1)
    slant[:, 0, 1] = shear
    shift = torch.stack([between(-most.shift, most.shift), between(-most.shift, most.shift)], 1)
    affine = torch.cat([rotation @ slant / size.view(n, 1, 1), 2 * shift.unsqueeze(2)], 2)
    grid = F.affine_grid(affine, [n, 1, IMAGE_SIZE, IMAGE_SIZE], align_corners=False)
    ink = F.grid_sample(ink, grid, align_corners=False)

    corners = torch.rand(n, 1, 3, 3, generator=random)
    paper = F.interpolate(corners, IMAGE_SIZE, mode="bilinear", align_corners=True)
    paper = paper * between(0, most.background).view(n, 1, 1, 1)
    contrast = (1 - between(0, most.background)).view(n, 1, 1, 1)
    noise = torch.randn(n, 1, IMAGE_SIZE, IMAGE_SIZE, generator=random)
    image = paper + (1 - paper) * ink * contrast
    return (image + noise * between(0, most.noise).view(n, 1, 1, 1)).clamp(0, 1)


def components(syllable: str) -> tuple[str, str, str]:
    """Return the initial, medial and final of a syllable; the final is ' ' where there is none.

    Raises:
        ValueError: `syllable` is not one of the 11,172 Hangul syllables.
    """
    index = ord(syllable) - FIRST_SYLLABLE if len(syllable) == 1 else -1
    if not 0 <= index < SYLLABLES:
        raise ValueError(f"{syllable!r} is not a Hangul syllable")
    block, final = divmod(index, len(FINALS))
    initial, medial = divmod(block, len(MEDIALS))
    return INITIALS[initial], MEDIALS[medial], FINALS[final]


def _thicken(ink: Tensor, stroke: Tensor) -> Tensor:
    """Return the glyphs with thicker (stroke > 0) or thinner (< 0) strokes, up to one pixel."""
    thick = F.max_pool2d(ink, 3, stride=1, padding=1)
    thin = -F.max_pool2d(-ink, 3, stride=1, padding=1)
    return torch.where(stroke > 0, ink + stroke * (thick - ink), ink - stroke * (thin - ink))
