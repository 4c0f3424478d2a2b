"""Cut KaTeX's fonts to the characters that the book's formulas show.

A page with one formula would else fetch up to 80 kB of fonts for a dozen letters, before it can be
read.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from lxml import html

from companion.fonts import subset

SHEET = Path("katex", "dist", "katex.min.css")
FONTS = Path("katex", "dist", "fonts")
RULE = re.compile(r"([^{}]*)\{font-family:KaTeX_(\w+)")
LAST = re.compile(r"\.katex (?:.* )?\.([\w.-]+)(?:>span)?$")
PLAIN = "Main"

Characters = dict[str, str]
"""Family, as `Math` of the file KaTeX_Math-Italic.woff2 → its characters, each once, in order."""


def formula_characters(pages: Iterable[str], modules: Path) -> Characters:
    """Return which characters the formulas of `pages` show in which of KaTeX's families."""
    families = _families((modules / SHEET).read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for page in pages:
        if "katex-html" not in page:
            continue
        for text in html.fromstring(page).xpath(
            "//span[contains(@class, 'katex-html')]//text()[normalize-space()]"
        ):
            found.setdefault(_family_of(text.getparent(), families), set()).update(text)
    return {family: "".join(sorted(found[family])) for family in sorted(found)}


def cut_fonts(characters: Characters, modules: Path, folder: Path) -> None:
    """Write the fonts that have `characters` to `folder`, under KaTeX's own names."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for family, text in characters.items():
        for path in sorted((modules / FONTS).glob(f"KaTeX_{family}-*.woff2")):
            (folder / path.name).write_bytes(subset(path.read_bytes(), text))


@cache
def _families(sheet: str) -> tuple[tuple[frozenset[str], str], ...]:
    """Return, for each rule that sets a family, the classes of the element and the family."""
    return tuple(
        (frozenset(last[1].split(".")), family)
        for selectors, family in RULE.findall(sheet)
        for selector in selectors.split(",")
        if (last := LAST.search(selector))
    )


def _family_of(element: html.HtmlElement, families: Iterable[tuple[frozenset[str], str]]) -> str:
    """Return the family of the innermost element that a rule gives one."""
    while element is not None:
        classes = set((element.get("class") or "").split())
        for wanted, family in families:
            if wanted <= classes:
                return family
        element = element.getparent()
    return PLAIN
