"""Before a page's first cell: a picture whose font lacks a letter says so, whatever is filtered."""

import functools
import importlib.abc
import importlib.machinery
import logging
import sys
import unicodedata
from pathlib import Path
from typing import Any

NO_LETTER = "\U0010ffff"
STDERR = sys.stderr
"""The cell's own, even where the page turns another one on."""


def tell(letter: str, font: object) -> None:
    """Say that a picture shows a box, in matplotlib's words."""
    number = ord(letter)
    STDERR.write(f"Glyph {number} ({letter!r}) missing from font(s) {font}.\n")
    STDERR.flush()


def watch_matplotlib(module: Any) -> None:
    """Have matplotlib tell, also where its warnings are filtered."""
    warn = module.warn_on_missing_glyph

    @functools.wraps(warn)
    def told(codepoint: int, fontnames: str) -> None:
        tell(chr(codepoint), fontnames)
        warn(codepoint, fontnames)

    module.warn_on_missing_glyph = told


def tell_formulas(record: Any) -> bool:
    """Have matplotlib tell of letters in formulas, of which it only keeps a log."""
    if "does not have a glyph" in str(record.msg):
        tell(chr(int(record.args[2])), "the font of formulas")
    return True


def only_its_own_fonts(module: Any) -> None:
    """Let matplotlib find the fonts that it brings: a machine's own are not Colab's."""
    own = str(Path(module.__file__).parent)
    fonts = module.fontManager
    fonts.ttflist = [font for font in fonts.ttflist if font.fname.startswith(own)]


def watch_pillow(module: Any) -> None:
    """Have Pillow tell: a letter that looks like the one that no font has is a box."""
    font_class = module.FreeTypeFont
    draw = font_class.getmask2

    @functools.lru_cache(maxsize=4096)
    def box(font: Any, letter: str) -> bool:
        return bool(bytes(draw(font, letter)[0]) == bytes(draw(font, NO_LETTER)[0]))

    @functools.wraps(draw)
    def told(self: Any, text: Any, *args: Any, **values: Any) -> Any:
        letters = sorted(set(text)) if isinstance(text, str) and not by_the_book() else ()
        for letter in letters:
            if unicodedata.category(letter)[0] not in "CZM" and box(self, letter):
                tell(letter, self.getname()[0])
        return draw(self, text, *args, **values)

    font_class.getmask2 = told


def by_the_book() -> bool:
    """Return whether `lessons` asks, which looks for itself which letters a font lacks."""
    frame = sys._getframe(2)
    while frame.f_back and frame.f_globals.get("__name__", "").startswith("PIL"):
        frame = frame.f_back
    return str(frame.f_globals.get("__name__", "")).startswith("lessons")


WATCHED = {
    "matplotlib._text_helpers": watch_matplotlib,
    "matplotlib.font_manager": only_its_own_fonts,
    "PIL.ImageFont": watch_pillow,
}


class Finder(importlib.abc.MetaPathFinder):
    """Finds what all the others find, and has what draws text watched once it is loaded."""

    def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
        """Return the module's spec, whose loader also has it watched."""
        if name not in WATCHED:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is None or spec.loader is None:
            return spec
        load = spec.loader.exec_module

        def watched(module: Any) -> None:
            load(module)
            WATCHED[name](module)

        spec.loader.exec_module = watched  # type: ignore[method-assign]
        return spec


logging.getLogger("matplotlib.mathtext").addFilter(tell_formulas)
sys.meta_path.insert(0, Finder())
for name in WATCHED.keys() & sys.modules.keys():
    WATCHED[name](sys.modules[name])
