"""What a built page needs: the files that its HTML, styles and scripts name."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from lxml import html

LOADED_LINKS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "apple-touch-icon"})
ATTRIBUTES = {
    "script": ("src",), "img": ("src", "srcset"), "source": ("src", "srcset"), "link": ("href",),
    "video": ("src", "poster"), "audio": ("src",), "track": ("src",), "object": ("data",),
    "embed": ("src",), "iframe": ("src",), "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"), "div": ("data-figure", "data-cards"),
}  # fmt: skip
STYLE_URL = re.compile(r"""(?:url\(\s*|@import\s+)(["']?)([^"')\s]+)\1""")
SCRIPT_URL = re.compile(
    r"""(?:\bfrom|\bimport)\s*\(?\s*(["'`])([^"'`\n]+)\1"""
    r"""|new\s+URL\(\s*(["'`])([^"'`\n]+)\3\s*,\s*(?:import\.meta\.url|document\.(?:currentScript\.src|baseURI))"""
)
NO_BROWSER_ASKS = frozenset({".woff", ".ttf", ".eot"})
"""Fonts that stand beside a .woff2, which every browser with service workers takes."""


class Site:
    """A built site, its styles and scripts read once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._named: dict[str, frozenset[str]] = {}

    @cached_property
    def files(self) -> frozenset[str]:
        """The paths of all files below the site's root."""
        return frozenset(
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*")
            if path.is_file()
        )

    def needs(self, path: str, page: html.HtmlElement) -> frozenset[str]:
        """Return every file that the parsed page at `path` loads, also through other files.

        A name that leads to no file is left out: it may stand in a comment or a string.
        """
        found: set[str] = set()
        waiting = set(self._resolved(path, _named_by_page(page)))
        while waiting:
            name = waiting.pop()
            found.add(name)
            waiting |= self._named_by_file(name) - found
        return frozenset(found)

    def _named_by_file(self, path: str) -> frozenset[str]:
        """Return the files that a style sheet, drawing or script names."""
        if path not in self._named:
            suffix = PurePosixPath(path).suffix
            text = ""
            if suffix in {".css", ".js", ".mjs"}:
                text = (self.folder / path).read_text(encoding="utf-8", errors="replace")
            named = named_by_style(text) if suffix == ".css" else named_by_script(text)
            self._named[path] = frozenset(self._resolved(path, named))
        return self._named[path]

    def _resolved(self, base: str, names: Iterable[str]) -> Iterator[str]:
        """Yield the site's files that `names`, as they stand in the file `base`, lead to."""
        for name in names:
            address = urlsplit(name)
            if address.scheme or address.netloc or not address.path:
                continue
            path = normpath(PurePosixPath(base).parent / unquote(address.path))
            if path in self.files and PurePosixPath(path).suffix not in NO_BROWSER_ASKS:
                yield path


def named_by_style(text: str) -> list[str]:
    """Return the addresses in a style sheet."""
    return [match[2] for match in STYLE_URL.finditer(text) if not match[2].startswith("data:")]


def named_by_script(text: str) -> list[str]:
    """Return what a script imports or makes an address of beside itself."""
    return [match[2] or match[4] for match in SCRIPT_URL.finditer(text)]


def _named_by_page(page: html.HtmlElement) -> Iterator[str]:
    for element in page.iter(*ATTRIBUTES):
        if element.tag == "link" and not LOADED_LINKS & set(element.get("rel", "").split()):
            continue
        for attribute in ATTRIBUTES[element.tag]:
            value = element.get(attribute, "")
            candidates = value.split(",") if attribute == "srcset" else [value]
            yield from (words[0] for words in map(str.split, candidates) if words)
    # A figure's long table is a page of its own, shown in place.
    yield from page.xpath("//a[contains(@class, 'figure-table')]/@href")
    for style in page.iter("style"):
        yield from named_by_style(style.text or "")
    for styled in page.xpath("//*[@style]"):
        yield from named_by_style(styled.get("style"))
    for script in page.iter("script"):
        if script.get("type") in (None, "module"):
            yield from named_by_script(script.text or "")
