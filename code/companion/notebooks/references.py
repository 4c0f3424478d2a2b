"""Where a page's links lead when the page is read outside the site."""

import posixpath
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from docutils.nodes import fully_normalize_name

from companion.book import Book
from companion.notebooks.labels import Target
from companion.pages import Page

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_IMAGES = {".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"}


class UnresolvedError(Exception):
    """A link leads nowhere; the message says what was expected."""


@dataclass(frozen=True)
class Link:
    """A public address, and the text to show where the author gave none."""

    url: str
    title: str


class References:
    """The public addresses of what one book's pages refer to."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._labels = book.labels

    def include(self, page: Page) -> None:
        """Let the page refer to what it names and numbers itself, as a draft may."""
        self._labels.include(page.path)

    def number(self, kind: str, page: Page, line: int) -> int | None:
        """Return the number of the page's figure, table, listing or equation at `line`."""
        return self._labels.number(kind, page.docname, line)

    def target(self, label: str) -> Target:
        """Return the place of a label.

        Raises:
            UnresolvedError: no page of the book has it.
        """
        target = self._labels.targets.get(fully_normalize_name(label))
        if target is None:
            raise UnresolvedError(f"unknown label '{label}'; a label of the book expected")
        return target

    def equation(self, label: str) -> Link:
        """Return the link to a labelled equation, shown by its number.

        Raises:
            UnresolvedError: no equation of the book has the label.
        """
        target = self._labels.equations.get(label)
        if target is None:
            raise UnresolvedError(f"unknown equation '{label}'; the label of an equation expected")
        return self.to(target)

    def to(self, target: Target) -> Link:
        """Return the link to a label's place."""
        url = self._book.page_url(target.docname)
        return Link(f"{url}#{quote(target.anchor)}" if target.anchor else url, target.title)

    def link(self, page: Page, href: str) -> Link:
        """Return where the Markdown link `href` of `page` leads.

        Raises:
            UnresolvedError: it leads nowhere.
        """
        href = href.removeprefix("project:")
        if href.startswith("#"):
            return self.to(self.target(unquote(href[1:])))
        scheme = _SCHEME.match(href)
        if scheme is not None and scheme[1] != "path":
            return _external(href, scheme[1].lower())
        path, _, anchor = unquote(href.removeprefix("path:")).partition("#")
        if path.endswith(".md"):
            return self._anchored(self.doc(page, path.removesuffix(".md")), anchor)
        if (self._book.root / _below(page.docname, path)).is_file():
            return self.file(page, path)
        if _below(page.docname, path) in self._labels.titles:
            return self.doc(page, path)
        return self.to(self.target(path))

    def doc(self, page: Page, name: str) -> Link:
        """Return the link to the page that `{doc}` names, from `page` or from the root.

        Raises:
            UnresolvedError: the book has no such page.
        """
        docname = _below(page.docname, name)
        title = self._labels.titles.get(docname)
        if title is None:
            raise UnresolvedError(f"no page '{docname}'; a page of _toc.yml expected")
        return Link(self._book.page_url(docname), title)

    def file(self, page: Page, path: str) -> Link:
        """Return the link to a file of the repository.

        Raises:
            UnresolvedError: the file is not there.
        """
        below = _below(page.docname, path)
        if not (self._book.root / below).is_file():
            raise UnresolvedError(f"no file '{below}'")
        return Link(self._book.github_url("raw", below), PurePosixPath(below).name)

    def image(self, page: Page, path: str) -> str:
        """Return the public address of an image.

        Raises:
            UnresolvedError: the image is not there, or shares its name with another, in which
                case Sphinx renames one of the two.
        """
        if _SCHEME.match(path):
            return _external(path, path.partition(":")[0].lower()).url
        below = PurePosixPath(_below(page.docname, unquote(path)))
        if not (self._book.root / below).is_file():
            raise UnresolvedError(f"no image '{below}'")
        if self._image_names[below.name] > 1:
            raise UnresolvedError(f"another image is called '{below.name}' too; another name")
        return f"{self._book.site_url}/_images/{quote(below.name)}"

    def term(self, key: str) -> str:
        """Return the public address of a glossary entry."""
        return f"{self._book.page_url('book/glossary')}#{key}"

    def correction(self, key: str) -> str:
        """Return the public address of a correction."""
        return f"{self._book.page_url('book/corrections')}#correction-{key}"

    def page(self, page: Page) -> str:
        """Return the public address of a page of the book."""
        return self._book.page_url(page.docname)

    def citation(self) -> str:
        """Return the public address of the bibliography."""
        return self._book.page_url("book/references")

    def _anchored(self, link: Link, anchor: str) -> Link:
        if not anchor:
            return link
        target = self.to(self.target(anchor))
        if target.url.partition("#")[0] != link.url:
            raise UnresolvedError(f"label '{anchor}' is on another page")
        return target

    @cached_property
    def _image_names(self) -> Counter[str]:
        source = self._book.source
        files = (file.relative_to(source) for file in source.rglob("*"))
        return Counter(
            file.name for file in files
            if file.suffix.lower() in _IMAGES and not any(part[0] == "." for part in file.parts)
        )  # fmt: skip


def _below(docname: str, path: str) -> str:
    """Return `path`, as `docname` writes it, from the book's root."""
    if path.startswith("/"):
        return posixpath.normpath(path[1:])
    return posixpath.normpath(posixpath.join(posixpath.dirname(docname), path))


def _external(href: str, scheme: str) -> Link:
    if scheme not in ("http", "https", "mailto"):
        raise UnresolvedError("an address that begins with http, https or mailto expected")
    if scheme != "mailto" and not urlsplit(href).hostname:
        raise UnresolvedError("an address with a host name expected")
    return Link(href, href)
