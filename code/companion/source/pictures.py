"""Pictures that the site, Colab, paper and e-readers can all show."""

import difflib
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from lxml import etree
from PIL import Image

from companion.errors import Problem
from companion.myst import LINE, Directive, is_directive, parse_directive
from companion.source.model import Source

FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".gif": "GIF", ".webp": "WEBP"}
"""Suffix → what such a file holds; a drawing (.svg) is read apart."""

MOST_MIB = 10
XLINK = "{http://www.w3.org/1999/xlink}"
SVG = "{http://www.w3.org/2000/svg}"

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_ODD = re.compile(r'[%#?&"<>|\\*:]')
TARGET = "an address of the web expected; a link to a page stands in the caption or the text"
_CARD = ("img-top", "img-bottom", "img-background")


def pictures_are_shown(root: Path, sources: Iterable[Source]) -> Iterator[Problem]:
    """Yield the pictures of the pages below `root` that some output could not show."""
    for source in sources:
        for line, written in _pictures(source):
            if wrong := _wrong(root, source.path, written):
                yield Problem(source.path, line, written, wrong)
        for directive in _directives(source):
            target = directive.options.get("target", "https://")
            if not target.startswith(("https://", "http://")):
                yield Problem(source.path, directive.line, f":target: {target}", TARGET)


def _pictures(source: Source) -> Iterator[tuple[int, str]]:
    """Yield each picture's line and its address, as its author wrote it."""
    for token in source.inlines():
        for child in token.children or []:
            if child.type == "image":
                yield child.meta[LINE], unquote(str(child.attrs["src"]))
    for directive in _directives(source):
        if directive.name in ("image", "figure"):
            yield directive.line, directive.argument
        for option in _CARD:
            if address := directive.options.get(option):
                yield directive.line, unquote(address)


def _directives(source: Source) -> Iterator[Directive]:
    for token in source.blocks:
        if is_directive(token):
            # What is no directive is told of elsewhere.
            with suppress(KeyError, ValueError):
                yield parse_directive(token.info, token.content, token.meta[LINE])


def _wrong(root: Path, page: Path, written: str) -> str:
    """Return what is expected in place of a picture's address; nothing where it is shown."""
    if _SCHEME.match(written):
        return (
            "a file of the book expected: without a network, on paper and in an e-book a picture "
            "from elsewhere is missing; put the file beside the page"
        )
    below = posixpath.normpath(
        written[1:] if written.startswith("/") else posixpath.join(page.parent.as_posix(), written)
    )
    if below == ".." or below.startswith("../"):
        return "a file below the book's folder expected"
    if odd := _ODD.search(posixpath.basename(below)):
        return f"a name without '{odd[0]}' expected, which means something else in an address"
    path = root / below
    return wrong_file(path) if path.is_file() else f"no such file; {_nearest(path)}"


def _nearest(path: Path) -> str:
    """Return the advice where a picture is not there: what its folder has instead."""
    folder = path.parent
    names = [one.name for one in folder.iterdir() if one.is_file()] if folder.is_dir() else []
    for name in names:
        if unicodedata.normalize("NFC", name) == unicodedata.normalize("NFC", path.name):
            return "the file's name has its letters in pieces (NFD); rename it in whole ones (NFC)"
    close = difflib.get_close_matches(path.name, names, 1) or [
        name for name in names if name.lower() == path.name.lower()
    ]
    return (
        f"'{close[0]}' is there" if close else "the name of a picture, seen from the page, expected"
    )


@cache
def wrong_file(path: Path) -> str:
    """Return what is expected of a picture's file; nothing where every output shows it."""
    suffix = path.suffix.lower()
    if path.stat().st_size > MOST_MIB * 2**20:
        return f"a file of at most {MOST_MIB} MiB expected, since readers on a phone load it"
    if suffix == ".svg":
        return _wrong_drawing(path)
    if suffix not in FORMATS:
        return f"a picture that every output shows (.svg, {', '.join(FORMATS)}) expected"
    try:
        with Image.open(path) as image:
            image.verify()
            held = image.format
    except (OSError, SyntaxError, ValueError):
        return "a picture expected; the file is none, or is cut off"
    if held != FORMATS[suffix]:
        return f"a {FORMATS[suffix]} expected; the file is a {held}, name it so"
    return ""


def _wrong_drawing(path: Path) -> str:
    """Return what is expected of an SVG, which no output lets load or run anything."""
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        drawing = etree.parse(path, parser).getroot()
    except (etree.XMLSyntaxError, OSError) as error:
        return f"a drawing (SVG) that can be read expected; {error}"
    if drawing.tag != f"{SVG}svg":
        return 'a drawing that begins with <svg xmlns="http://www.w3.org/2000/svg"> expected'
    for element in drawing.iter(etree.Element):
        name = str(element.tag).removeprefix(SVG)
        if name in ("script", "foreignObject") or any(
            str(key).startswith("on") for key in element.attrib
        ):
            return f"a drawing without scripts and pages inside expected; see <{name}>"
        if name in ("image", "use") and not _is_inside(element):
            return f"a drawing that holds all it shows expected; see <{name}>"
    return ""


def _is_inside(element: etree._Element) -> bool:
    """Return whether what an element shows stands in the drawing itself."""
    address = element.get("href") or element.get(f"{XLINK}href") or "#"
    return address.startswith(("#", "data:"))
