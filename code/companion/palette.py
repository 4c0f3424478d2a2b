"""The colours that drawings, figures and boxes share, read from the style sheet that sets them."""

import re
from functools import cache
from pathlib import Path
from typing import Literal

from companion.errors import CompanionError

Theme = Literal["light", "dark"]

STYLES = Path(__file__).parent / "site" / "assets" / "site.css"
BLOCKS: dict[Theme, str] = {"light": r"^html", "dark": r'^html\[data-theme="dark"\]'}
COLOUR = re.compile(r"--adl-([a-z0-9-]+):\s*(#[0-9a-f]{6});")
FONTS = re.compile(r"--pst-font-family-base:\s*([^;]+);")


@cache
def palette(theme: Theme) -> dict[str, str]:
    """Return the theme's colours, as '#rrggbb', by their names without '--adl-'.

    Raises:
        CompanionError: the style sheet does not set them where it used to.
    """
    block = re.search(BLOCKS[theme] + r" \{([^}]*--adl-[^}]*)\}", _styles(), re.MULTILINE)
    if block is None:
        raise CompanionError(f"{STYLES}:1: a block with the --adl- colours expected ({theme})")
    return dict(COLOUR.findall(block[1]))


@cache
def fonts() -> str:
    """Return the font family of the site's text.

    Raises:
        CompanionError: the style sheet does not set it where it used to.
    """
    family = FONTS.search(_styles())
    if family is None:
        raise CompanionError(f"{STYLES}:1: --pst-font-family-base expected")
    return family[1]


@cache
def _styles() -> str:
    return STYLES.read_text(encoding="utf-8")
