"""Where a page's links lead when the page is read outside the site."""

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from markdown_it.renderer import RendererHTML
from myst_parser.parsers.mdit import create_md_parser

from companion.notebooks.directives import parse_directive
from companion.pages import Page, myst_config
from companion.settings import Book


@dataclass(frozen=True)
class Target:
    """A label's place: its page and the heading that follows it."""

    docname: str
    label: str
    title: str


class References:
    """The labels of every page below `book/`, and the published addresses of pages and images."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._titles: dict[str, str] = {}
        self._targets: dict[str, Target] = {}
        for path in sorted(book.source.rglob("*.md")):
            docname = path.relative_to(book.root).with_suffix("").as_posix()
            for target in _targets(path, docname):
                if target.label:
                    self._targets[target.label] = target
                else:
                    self._titles[docname] = target.title

    def label(self, name: str) -> Target | None:
        """Return the place of a label, or None."""
        return self._targets.get(name)

    def link(self, page: Page, href: str) -> tuple[str, str]:
        """Return the public address of `href` and the text to show where it has none."""
        if href.startswith("#"):
            target = self._targets.get(href[1:])
            if target:
                return f"{self._book.page_url(target.docname)}#{target.label}", target.title
            return f"{self._book.page_url(page.docname)}{href}", href[1:]
        path, _, anchor = href.partition("#")
        if "://" in href or not path.endswith(".md"):
            return href, ""
        docname = _docname(page.docname, path)
        url = self._book.page_url(docname)
        return (f"{url}#{anchor}" if anchor else url), self._titles.get(docname, docname)

    def doc(self, page: Page, name: str) -> tuple[str, str]:
        """Return the address and title of the page that `{doc}` names."""
        return self.link(page, name if name.endswith(".md") else f"{name}.md")

    def image(self, path: str) -> str:
        """Return the public address of an image of the book."""
        if "://" in path:
            return path
        return f"{self._book.site_url}/_images/{PurePosixPath(path).name}"

    def term(self, key: str) -> str:
        """Return the public address of a glossary entry."""
        return f"{self._book.page_url('book/glossary')}#term-{key}"

    def correction(self, key: str) -> str:
        """Return the public address of a correction."""
        return f"{self._book.page_url('book/corrections')}#correction-{key}"

    def citation(self) -> str:
        """Return the public address of the bibliography."""
        return self._book.page_url("book/references")


def _docname(base: str, path: str) -> str:
    folder = posixpath.dirname(base)
    joined = posixpath.join(folder, path) if not path.startswith("/") else path[1:]
    return posixpath.normpath(joined).removesuffix(".md")


def _targets(path: Path, docname: str) -> Iterable[Target]:
    """Yield the page's title (label '') and each of its labels with the heading below it."""
    parser = create_md_parser(myst_config(), RendererHTML)
    waiting: list[str] = []
    title = ""
    tokens = parser.parse(path.read_text(encoding="utf-8"))
    for index, token in enumerate(tokens):
        if token.type == "myst_target":
            waiting.append(token.content)
        elif token.type == "heading_open":
            heading = tokens[index + 1].content
            if not title:
                title = heading
                yield Target(docname, "", title)
            yield from (Target(docname, label, heading) for label in waiting)
            waiting.clear()
        elif token.type in ("fence", "colon_fence") and token.info.startswith("{figure}"):
            name = parse_directive(token.info, token.content).options.get("name")
            if name:
                yield Target(docname, name, "그림")
    yield from (Target(docname, label, title) for label in waiting)
