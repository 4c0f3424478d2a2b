"""Draw Hangul glyphs from fonts that are installed; run as a module, write the book's sample.

The fonts are those of the packages fonts-nanum and fonts-nanum-extra (NAVER, SIL Open Font License
1.1). None is shipped: the sample holds pictures drawn with them.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from lessons.hangul import FINALS, INITIALS, MEDIALS, Glyphs, components

FONT_FOLDERS = (
    Path("/usr/share/fonts/truetype/nanum"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".fonts",
)
FONTS = (
    "NanumGothic", "NanumMyeongjo", "NanumBarunGothic", "NanumBarunpenR", "NanumSquareR",
    "NanumSquareRoundEB", "NanumGothicCoding", "NanumMyeongjoExtraBold", "NanumPen", "NanumBrush",
)  # fmt: skip
SIDE = 40
SAMPLE_SYLLABLES = 256
SAMPLE_SEED = 2025


def installed_fonts() -> dict[str, Path]:
    """Return the files of those of `FONTS` that are installed, by name."""
    found: dict[str, Path] = {}
    for folder in FONT_FOLDERS:
        for path in sorted(folder.rglob("*.ttf")) if folder.is_dir() else ():
            if path.stem in FONTS:
                found.setdefault(path.stem, path)
    return {name: found[name] for name in FONTS if name in found}


def draw_glyphs(syllables: str) -> Glyphs:
    """Return the glyphs of any syllables, in every installed font that has them all.

    Raises:
        FileNotFoundError: none of the fonts is installed.
        ValueError: one of `syllables` is not a Hangul syllable, or no font has them all.
    """
    for syllable in syllables:
        components(syllable)
    paths = installed_fonts()
    if not paths:
        raise FileNotFoundError(f"none of {', '.join(FONTS)}; apt-get install fonts-nanum-extra")
    drawn = {name: _draw_font(path, syllables) for name, path in paths.items()}
    masks = {name: ink for name, ink in drawn.items() if ink is not None}
    if not masks:
        raise ValueError(f"no installed font has all of {syllables}")
    return Glyphs(np.stack(list(masks.values())), syllables, tuple(masks), "fonts")


def sample_syllables() -> str:
    """Return the sample's syllables: among the 2,350 of KS X 1001, every vowel and consonant."""
    common = "".join(
        bytes([high, low]).decode("euc-kr")
        for high in range(0xB0, 0xC9)
        for low in range(0xA1, 0xFF)
    )
    order = np.random.default_rng(SAMPLE_SEED).permutation(len(common))
    shuffled = [common[place] for place in order]
    wanted = {*((0, c) for c in INITIALS), *((1, c) for c in MEDIALS), *((2, c) for c in FINALS)}
    chosen: list[str] = []
    for syllable in shuffled:  # first those that bring a part that was not there yet
        parts = set(enumerate(components(syllable)))
        if parts & wanted:
            wanted -= parts
            chosen.append(syllable)
    rest = [syllable for syllable in shuffled if syllable not in chosen]
    return "".join([*chosen, *rest][:SAMPLE_SYLLABLES])


def write_sample(path: Path) -> Glyphs:
    """Draw the sample and write it, four bits a pixel; return the glyphs."""
    glyphs = draw_glyphs(sample_syllables())
    nibbles = ((glyphs.masks.astype(np.uint16) + 8) // 17).astype(np.uint8)
    packed = nibbles[..., 0::2] << 4 | nibbles[..., 1::2]
    np.savez_compressed(
        path, masks=packed, syllables=np.array(glyphs.syllables), fonts=np.array(glyphs.fonts)
    )
    return glyphs


def _draw_font(path: Path, syllables: str) -> NDArray[np.uint8] | None:
    """Return ink (syllables, SIDE, SIDE), centred, or None if the font lacks one of them."""
    font = _font_of_height(path, 30)
    nothing = _ink(font, "\U0010ffff")
    drawn = []
    for syllable in syllables:
        ink = _ink(font, syllable)
        if not ink.any() or np.array_equal(ink, nothing):
            return None
        drawn.append(ink)
    return np.stack(drawn)


def _font_of_height(path: Path, pixels: int) -> ImageFont.FreeTypeFont:
    """Return the font in the size at which a full syllable is so many pixels high."""
    font = ImageFont.truetype(path, 32)
    _, top, _, bottom = font.getbbox("를")
    return ImageFont.truetype(path, 32 * pixels / (bottom - top))


def _ink(font: ImageFont.FreeTypeFont, text: str) -> NDArray[np.uint8]:
    image = Image.new("L", (SIDE, SIDE))
    left, top, right, bottom = font.getbbox(text)
    place = ((SIDE - left - right) / 2, (SIDE - top - bottom) / 2)
    ImageDraw.Draw(image).text(place, text, fill=255, font=font)
    return np.asarray(image)


if __name__ == "__main__":
    target = Path(__file__).with_name("hangul_sample.npz")
    written = write_sample(target)
    print(f"{target.name}: {written.masks.shape[:2]} glyphs, {target.stat().st_size / 1000:.0f} kB")
