"""The book as a device keeps it: its pages, the files that each needs, what they weigh."""

import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from lxml import html

from companion.offline.needs import Site

DIGITS = 16
"""Hexadecimal digits of a digest: no two of a few hundred files will share them."""

SENT_COMPRESSED = frozenset(
    {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".wasm", ".csv"}
)
"""What a web server compresses; fonts and pictures are compressed already."""

NO_PAGE = "404.html"
"""What is shown where there is no page; whoever has no network is told otherwise."""

NOT_READ = ("_static", "_sources", "_downloads", "_images", "print")
"""Folders whose HTML files, where there are any, are no pages of the book."""


@dataclass(frozen=True)
class Need:
    """Files that pages with an element of the class `marker` need, and no others.

    For what the files do not say themselves: what a script fetches under a name that it computes,
    or imports on every page and uses on few. `files` is a pattern of paths, as in `fnmatch`.
    """

    files: str
    marker: str


@dataclass(frozen=True)
class SiteFile:
    """A file of the site: its content's digest, bytes as sent (compressed) and as stored."""

    path: str
    digest: str
    sent: int
    stored: int


@dataclass(frozen=True)
class SitePage:
    """A page: its title and the paths of the files that it needs beside itself."""

    path: str
    title: str
    needs: tuple[str, ...]


@dataclass(frozen=True)
class Edition:
    """All that a reader can take along. `version` changes if and only if some content does."""

    pages: tuple[SitePage, ...]
    files: tuple[SiteFile, ...]

    @property
    def version(self) -> str:
        """The digest over the paths and contents of all files."""
        lines = "".join(f"{file.path} {file.digest}\n" for file in self.files)
        return _digest(lines.encode())

    def as_json(self, start: str) -> str:
        """Return what the service worker reads; pages name their files by place in the list.

        `start` is the page that the site's root leads to.
        """
        place = {file.path: index for index, file in enumerate(self.files)}
        data = {
            "version": self.version,
            "start": start,
            "stored": sum(file.stored for file in self.files),
            "files": {file.path: [file.digest, file.sent] for file in self.files},
            "pages": {
                page.path: [page.title, sorted(place[path] for path in page.needs)]
                for page in self.pages
            },
        }
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def survey(folder: Path, needs: Sequence[Need] = ()) -> Edition:
    """Return the edition of the built site in `folder`."""
    site = Site(folder)
    markers = {
        path: {need.marker for need in needs if fnmatch(path, need.files)} for path in site.files
    }
    ruled = {path: names for path, names in markers.items() if names}
    pages = [
        _page(site, path, parsed, ruled)
        for path in sorted(site.files)
        if _is_page(path) and not _is_redirect(parsed := _parsed(folder / path))
    ]
    paths = {page.path for page in pages}.union(*(page.needs for page in pages))
    return Edition(tuple(pages), tuple(_file(folder, path) for path in sorted(paths)))


def _is_page(path: str) -> bool:
    parts = PurePosixPath(path)
    return path != NO_PAGE and parts.suffix == ".html" and parts.parts[0] not in NOT_READ


def _parsed(path: Path) -> html.HtmlElement:
    return html.parse(path, html.HTMLParser(encoding="utf-8")).getroot()


def _is_redirect(page: html.HtmlElement) -> bool:
    """Return whether a page only sends readers to another; nobody reads it."""
    return any(meta.get("http-equiv", "").lower() == "refresh" for meta in page.iter("meta"))


def _page(
    site: Site, path: str, parsed: html.HtmlElement, ruled: Mapping[str, Set[str]]
) -> SitePage:
    """Return a page and its needs; for a file in `ruled` only the classes that want it decide."""
    title = (parsed.findtext(".//title") or path).split(" — ")[0].strip()
    classes = {name for value in parsed.xpath("//@class") for name in value.split()}
    wanted = {file for file, markers in ruled.items() if not classes.isdisjoint(markers)}
    found = site.needs(path, parsed) - ruled.keys()
    return SitePage(path, title, tuple(sorted((wanted | found) - {path})))


def _file(folder: Path, path: str) -> SiteFile:
    content = (folder / path).read_bytes()
    compressed = PurePosixPath(path).suffix in SENT_COMPRESSED
    sent = len(gzip.compress(content, 6, mtime=0)) if compressed else len(content)
    return SiteFile(path, _digest(content), sent, len(content))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:DIGITS]
