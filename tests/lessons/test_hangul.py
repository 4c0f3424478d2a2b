"""The book's own images: seeded, labelled, the same with fonts and from the shipped sample."""

import time
import unicodedata

import numpy as np
import pytest
import torch

from lessons import hangul, hangul_fonts
from lessons.hangul import Distortion, components, draw, load_sample

HAS_FONTS = len(hangul_fonts.installed_fonts()) == len(hangul_fonts.FONTS)
needs_fonts = pytest.mark.skipif(not HAS_FONTS, reason="fonts-nanum-extra is not installed")
STILL = Distortion(rotate=0, shear=0, scale=0, shift=0, stroke=0, noise=0, background=0)


@pytest.fixture(scope="module")
def sample() -> hangul.Glyphs:
    return load_sample()


def test_components_are_those_of_unicode() -> None:
    for code in range(hangul.FIRST_SYLLABLE, hangul.FIRST_SYLLABLE + hangul.SYLLABLES):
        initial, medial, final = components(chr(code))
        parts = "".join((initial, medial, final.strip()))
        names = [unicodedata.name(part) for part in unicodedata.normalize("NFD", chr(code))]
        assert [unicodedata.name(part).rsplit(" ", 1)[1] for part in parts] == [
            name.rsplit(" ", 1)[1] for name in names
        ]
    for wrong in ("a", "ㄱ", "가나", ""):
        with pytest.raises(ValueError, match="not a Hangul syllable"):
            components(wrong)


def test_the_sample_has_every_part_and_every_glyph_has_ink(sample: hangul.Glyphs) -> None:
    assert sample.masks.shape == (10, 256, 40, 40)
    assert len(set(sample.syllables)) == 256
    parts = list(zip(*map(components, sample.syllables), strict=True))
    assert set(parts[0]) == set(hangul.INITIALS)
    assert set(parts[1]) == set(hangul.MEDIALS)
    assert set(parts[2]) == set(hangul.FINALS)
    assert (sample.masks.reshape(2560, -1).max(1) > 200).all()


def test_a_seed_is_a_data_set(sample: hangul.Glyphs) -> None:
    some = sample.only("합곈갤샌")
    images, labels = draw(some, 30, seed=1)
    assert images.shape == (120, 1, 32, 32) and images.dtype == torch.float32
    assert images.min() >= 0 and images.max() <= 1
    assert torch.bincount(labels).tolist() == [30] * 4
    again = draw(some, 30, seed=1)
    assert torch.equal(images, again.images) and torch.equal(labels, again.labels)
    assert not torch.equal(images, draw(some, 30, seed=2).images)
    flat = images.flatten(1)
    assert len(torch.unique(flat, dim=0)) == 120, "no image twice"


def test_labels_belong_to_their_images(sample: hangul.Glyphs) -> None:
    """Undistorted, an image is nearest to the glyph of its own label."""
    some = sample.only(sample.syllables[:40]).with_fonts(("NanumGothic",))
    images, labels = draw(some, 2, seed=0, distortion=STILL)
    reference, order = draw(some, 1, seed=9, distortion=STILL)
    nearest = order[torch.cdist(images.flatten(1), reference.flatten(1)).argmin(1)]
    assert torch.equal(nearest, labels)


@pytest.mark.parametrize(
    "field", ["rotate", "shear", "scale", "shift", "stroke", "noise", "background"]
)
def test_each_distortion_changes_the_image(sample: hangul.Glyphs, field: str) -> None:
    some = sample.only("합")
    still = draw(some, 5, seed=3, distortion=STILL).images
    value = getattr(Distortion(), field)
    moved = draw(some, 5, seed=3, distortion=Distortion(**{**vars(STILL), field: value})).images
    assert (still - moved).abs().mean() > 0.005


def test_a_syllable_without_a_glyph_is_named(sample: hangul.Glyphs) -> None:
    with pytest.raises(ValueError, match="no glyphs of 힣"):
        sample.only("합힣")


def test_images_are_drawn_many_at_a_time(sample: hangul.Glyphs) -> None:
    """An image of many costs a fraction of one drawn alone: measured so, any machine can judge."""

    def seconds(glyphs: hangul.Glyphs, per_class: int) -> float:
        """Return the least CPU time an image of three runs."""
        least = float("inf")
        for _ in range(3):
            started = time.process_time()
            images = draw(glyphs, per_class, seed=0).images
            least = min(least, (time.process_time() - started) / len(images))
        return least

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        draw(sample, 2, seed=0)
        alone, together = seconds(sample.only(sample.syllables[0]), 1), seconds(sample, 20)
    finally:
        torch.set_num_threads(threads)
    assert together * 4 < alone, f"{1 / together:.0f} images/s together, {1 / alone:.0f} alone"


@needs_fonts
def test_the_sample_is_what_the_fonts_draw(sample: hangul.Glyphs) -> None:
    drawn = hangul_fonts.draw_glyphs(sample.syllables)
    assert hangul_fonts.sample_syllables() == sample.syllables
    assert drawn.fonts == sample.fonts
    difference = np.abs(drawn.masks.astype(int) - sample.masks.astype(int))
    assert difference.max() <= 9, "rounding to sixteen greys; another FreeType may differ more"


@needs_fonts
def test_fonts_draw_every_syllable_there_is() -> None:
    every = "".join(
        map(chr, range(hangul.FIRST_SYLLABLE, hangul.FIRST_SYLLABLE + hangul.SYLLABLES))
    )
    glyphs = hangul_fonts.draw_glyphs(every)
    assert glyphs.masks.shape[1] == 11_172 and glyphs.source == "fonts"
    assert "NanumGothic" in glyphs.fonts and "NanumSquareR" not in glyphs.fonts, "it lacks 힣"
    assert draw(glyphs.only("뷁쀍힣갂"), 3, seed=0).images.shape[0] == 12


def test_without_fonts_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hangul_fonts, "FONT_FOLDERS", ())
    with pytest.raises(FileNotFoundError, match="fonts-nanum-extra"):
        hangul_fonts.draw_glyphs("가")
