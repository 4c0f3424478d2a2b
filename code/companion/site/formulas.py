"""Cut KaTeX's fonts to the characters that a page's formulas show, and put them into the page.

A page with one formula would else fetch up to 80 kB of fonts for a dozen letters, before it can be
read. Cut, they are a few kB, which come with the page sooner than a browser could ask for them.
"""

import base64
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from lxml import html

from companion.errors import CompanionError
from companion.fonts import subset

SHEET = Path("katex", "dist", "katex.min.css")
FILES = Path("katex", "dist", "fonts")
RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
SETS = re.compile(r"font-(family|weight|style):(?:KaTeX_)?(\w+)")
LAST = re.compile(r"\.katex (?:.* )?\.([\w.-]+)(?:>span)?$")
PLAIN = {"family": "Main", "weight": "400", "style": "normal"}
STYLES = {
    ("400", "normal"): "Regular", ("700", "normal"): "Bold", ("400", "italic"): "Italic",
    ("700", "italic"): "BoldItalic",
}  # fmt: skip
"""Weight and slope → how KaTeX's files say it."""

Characters = dict[str, str]
"""Font, as `Math-Italic` of KaTeX_Math-Italic.woff2 → its characters, each once, in order."""


def formula_characters(page: str, modules: Path) -> Characters:
    """Return which characters the formulas of `page` show in which of KaTeX's fonts."""
    if "katex-html" not in page:
        return {}
    rules = _rules((modules / SHEET).read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for text in html.fromstring(page).xpath(
        "//span[contains(@class, 'katex-html')]//text()[normalize-space()]"
    ):
        found.setdefault(_font_of(text.getparent(), rules), set()).update(text)
    return {font: "".join(sorted(found[font])) for font in sorted(found)}


def cut_fonts(characters: Characters, modules: Path) -> dict[str, bytes]:
    """Return KaTeX's fonts with `characters` only, under the names of their files.

    Raises:
        CompanionError: a formula has a style that KaTeX has no font for.
    """
    return {f"KaTeX_{font}.woff2": _cut(font, text, modules) for font, text in characters.items()}


def with_fonts(styles: str, fonts: dict[str, bytes]) -> str:
    """Return the style sheet with `fonts` in it, where it names their files."""
    for name, data in fonts.items():
        address = f"data:font/woff2;base64,{base64.b64encode(data).decode()}"
        styles = re.sub(rf'url\("?{re.escape(name)}"?\)', f"url({address})", styles)
    return styles


@cache  # one letter in one font is all that many pages show
def _cut(font: str, text: str, modules: Path) -> bytes:
    # The same font as .woff2, which takes five times as long to read.
    path = modules / FILES / f"KaTeX_{font}.ttf"
    if not path.exists():
        raise CompanionError(f"a formula shows {text!r} in {font}, and KaTeX has no {path.name}")
    return subset(path.read_bytes(), text)


@cache
def _rules(sheet: str) -> tuple[tuple[frozenset[str], dict[str, str]], ...]:
    """Return, for each rule that sets a font, the classes of the element and what it sets."""
    return tuple(
        (frozenset(last[1].split(".")), dict(SETS.findall(body)))
        for selectors, body in RULE.findall(sheet)
        if SETS.search(body)
        for selector in selectors.split(",")
        if (last := LAST.search(selector))
    )


def _font_of(
    element: html.HtmlElement, rules: Iterable[tuple[frozenset[str], dict[str, str]]]
) -> str:
    """Return the font of an element: each property as the innermost element with a rule has it."""
    font: dict[str, str] = {}
    while element is not None:
        classes = set((element.get("class") or "").split())
        here: dict[str, str] = {}
        for wanted, sets in rules:
            if wanted <= classes:
                here |= sets
        font = here | font
        element = element.getparent()
    font = PLAIN | font
    return f"{font['family']}-{STYLES[font['weight'], font['style']]}"
