"""Pages of Hangul, 64×64, with the truth of every pixel and of every glyph, from a seed.

A page holds a few glyphs, printed and handwritten, side by side on uneven paper under noise. As in
`lessons.hangul`, ink is 1 and paper 0. A page answers three questions: which syllables it holds
(`Scenes.present`), where (`boxes`, `classes`), and which pixels (`styles`, `syllables`).
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from lessons.hangul import Glyphs, load_sample

SIZE = 64
SIX = "국밥하조컬뚤"
HANDWRITING = ("NanumPen", "NanumBrush")
STYLES = ("배경", "인쇄체", "손글씨")
INK = 0.3  # a pixel belongs to a glyph that covers at least this share of it
TRIES = 100


@dataclass(frozen=True)
class Scenes:
    """n pages and their truth; positions are in pixels from the upper left corner.

    Attributes:
        images: float32 (n, 1, 64, 64) between 0 and 1.
        styles: int64 (n, 64, 64): 0 background, 1 printed, 2 handwriting, as in `STYLES`.
        syllables: int64 (n, 64, 64): 0 background, elsewhere 1 + the glyph's class.
        instances: int64 (n, 64, 64): 0 background, elsewhere 1 + the glyph's place in `boxes`.
        boxes: a page's float32 (k, 4): x0, y0, x1, y1. The glyph's labelled pixels lie in
            [y0:y1, x0:x1], and in no smaller box: x1 and y1 are one past the last.
        classes: a page's int64 (k,): each glyph's place in `names`.
        handwritten: a page's bool (k,).
        names: the syllables.
    """

    images: Tensor
    styles: Tensor
    syllables: Tensor
    instances: Tensor
    boxes: tuple[Tensor, ...]
    classes: tuple[Tensor, ...]
    handwritten: tuple[Tensor, ...]
    names: str

    def __len__(self) -> int:
        """Return the number of pages."""
        return len(self.images)

    def present(self) -> Tensor:
        """Return which syllables each page holds, float32 (n, len(names)) of 0 and 1."""
        return torch.stack([F.one_hot(c, len(self.names)).amax(0) for c in self.classes]).float()


class _Page(NamedTuple):
    image: Tensor  # (1, 64, 64)
    styles: Tensor  # (64, 64), as the next two
    syllables: Tensor
    instances: Tensor
    boxes: Tensor  # (k, 4)
    classes: Tensor  # (k,)
    handwritten: Tensor  # (k,)


def draw_scenes(
    count: int,
    seed: int,
    glyphs: Glyphs | None = None,
    *,
    per_scene: tuple[int, int] = (2, 6),
    side: tuple[int, int] = (16, 26),
    handwritten: float = 0.4,
    repeat: bool = True,
) -> Scenes:
    """Return `count` pages; the same arguments give the same pages on the same machine.

    Args:
        count: of pages.
        seed: of all that is drawn at random.
        glyphs: what may stand on a page; by default the syllables `SIX` in all ten fonts.
        per_scene: the least and the greatest number of glyphs on a page.
        side: the least and the greatest longer side of a glyph's ink, in pixels, before a tilt.
        handwritten: the chance that a glyph is in a font of `HANDWRITING`, if there are both kinds.
        repeat: whether a page may hold a syllable twice.

    Raises:
        ValueError: so many glyphs of that size do not fit.
    """
    glyphs = glyphs or load_sample().only(SIX)
    random = np.random.default_rng(seed)
    pages = [_page(glyphs, per_scene, side, handwritten, repeat, random) for _ in range(count)]
    image, styles, syllables, instances, boxes, classes, by_hand = zip(*pages, strict=True)
    return Scenes(
        torch.stack(image), torch.stack(styles), torch.stack(syllables), torch.stack(instances),
        boxes, classes, by_hand, glyphs.syllables,
    )  # fmt: skip


def _page(
    glyphs: Glyphs,
    per_scene: tuple[int, int],
    side: tuple[int, int],
    handwritten: float,
    repeat: bool,
    random: np.random.Generator,
) -> _Page:
    places = _places(int(random.integers(per_scene[0], per_scene[1] + 1)), side, random)
    k = len(places)
    classes = random.choice(len(glyphs.syllables), k, replace=repeat)
    pens = np.array([font in HANDWRITING for font in glyphs.fonts])
    by_hand = (
        random.random(k) < handwritten if pens.any() and not pens.all() else pens[:1].repeat(k)
    )
    fonts = np.array([random.choice(np.flatnonzero(pens == hand)) for hand in by_hand])
    ink = _ink(torch.from_numpy(glyphs.masks[fonts, classes]), places, random)  # (k, 64, 64)
    covered, owner = ink.max(dim=0)
    owner = torch.where(covered >= INK, owner + 1, 0)  # (64, 64)
    boxes = torch.stack([_box(owner == 1 + number) for number in range(k)])
    style = torch.from_numpy(np.concatenate([[0], 1 + by_hand]))
    syllable = torch.from_numpy(np.concatenate([[0], 1 + classes]))
    pressed = ink * torch.from_numpy(random.uniform(0.7, 1, (k, 1, 1))).float()
    return _Page(
        _photograph(pressed.amax(dim=0), random), style[owner], syllable[owner], owner,
        boxes, torch.from_numpy(classes), torch.from_numpy(by_hand),
    )  # fmt: skip


def _places(count: int, side: tuple[int, int], random: np.random.Generator) -> Tensor:
    """Return squares that do not overlap, (count, 3): x and y of the centre, side."""
    least, most = side
    for _ in range(TRIES):
        found: list[tuple[float, float, float]] = []
        for tried in range(TRIES):
            s = random.uniform(least, most - (most - least) * tried / TRIES)  # smaller and smaller
            x, y = random.uniform(s / 2, SIZE - s / 2, 2)
            if all(max(abs(x - u), abs(y - v)) >= (s + t) / 2 for u, v, t in found):
                found.append((x, y, s))
            if len(found) == count:
                return torch.tensor(found, dtype=torch.float32)
    raise ValueError(f"{count} glyphs of {side} pixels do not fit on a page of {SIZE}")


def _ink(masks: Tensor, places: Tensor, random: np.random.Generator) -> Tensor:
    """Return each glyph's ink on its place of the page, a little tilted: (k, 64, 64)."""
    k, width = len(masks), masks.shape[-1]
    tight = torch.stack([_box(mask > 0) for mask in masks])  # (k, 4)
    middle = (tight[:, :2] + tight[:, 2:]) / width - 1  # (k, 2), in affine_grid's -1 … 1
    longer = (tight[:, 2:] - tight[:, :2]).amax(dim=1)
    zoom = (longer / width) * (SIZE / places[:, 2])  # glyph's units for one of the page's
    turn = torch.from_numpy(np.deg2rad(random.uniform(-8, 8, k))).float()
    slant = torch.from_numpy(random.uniform(-0.15, 0.15, k)).float()
    cos, sin = turn.cos(), turn.sin()
    matrix = torch.stack([cos, cos * slant - sin, sin, sin * slant + cos], dim=1).view(k, 2, 2)
    matrix = matrix * zoom[:, None, None]
    centre = places[:, :2, None] * 2 / SIZE - 1  # (k, 2, 1)
    affine = torch.cat([matrix, middle[:, :, None] - matrix @ centre], dim=2)
    grid = F.affine_grid(affine, [k, 1, 2 * SIZE, 2 * SIZE], align_corners=False)
    fine = F.grid_sample(masks[:, None].float() / 255, grid, align_corners=False)
    return F.avg_pool2d(fine, 2)[:, 0]  # drawn twice as fine, then averaged: smooth edges


def _photograph(ink: Tensor, random: np.random.Generator) -> Tensor:
    """Return the page as a camera sees it, (1, 64, 64): uneven paper, weak contrast, noise."""
    corners = torch.from_numpy(random.random((1, 1, 3, 3))).float()
    paper = F.interpolate(corners, SIZE, mode="bilinear", align_corners=True)[0]
    paper = paper * random.uniform(0, 0.5)
    noise = torch.from_numpy(random.normal(0, random.uniform(0.02, 0.12), (1, SIZE, SIZE))).float()
    return (paper + (1 - paper) * ink * random.uniform(0.6, 1) + noise).clamp(0, 1)


def _box(inside: Tensor) -> Tensor:
    """Return the smallest box that holds every True pixel, float32 (4,): x0, y0, x1, y1."""
    ys, xs = inside.nonzero(as_tuple=True)
    ends = xs.min(), ys.min(), xs.max() + 1, ys.max() + 1
    return torch.stack(ends).float()
