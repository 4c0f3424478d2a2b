"""What is printed: the parts of the book in the order of its table of contents, and their date."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import yaml
from sphinx_external_toc.api import SiteMap

from companion.book import CONFIG, Book
from companion.glossary.parts import entry_pages
from companion.history import last_change

FOLDER = "print"
"""Where readers find the files, below the site's root."""

WHOLE_PDF, WHOLE_EPUB = "annotated-deep-learning.pdf", "annotated-deep-learning.epub"
"""The whole book's files; public addresses: never change them."""

ONLY_ON_SCREEN = ("book/study", "book/offline", "book/executed", "book/print")
"""Pages that paper has no use for: flash cards, saving, how each page ran, this feature's own."""

GLOSSARY = "book/glossary"
"""The page that names every term; their entries stand on pages that no table of contents names."""

BACK_MATTER = {"glossary": "용어", "corrections": "교정", "references": "문헌"}
"""Parts that end the book and get no file of their own → what their page numbers begin with."""

RECORDS = ("book/_data", "book/references.bib")
"""What changes the whole book beside its pages."""

LICENCE = "글과 그림은 CC BY 4.0, 코드는 MIT 라이선스로 쓴다."

PREFACE, REVIEW, LECTURES = "preface", "review", "lectures"
FOLIOS = {PREFACE: "0", REVIEW: "복습", LECTURES: "강의", **BACK_MATTER}
"""What page numbers begin with where a part's name has no number."""


@dataclass(frozen=True)
class Part:
    """Pages that are printed together: a chapter, or what stands before or after the chapters.

    `slug` names its file; `folio` stands before each of its page numbers ('4-' in '4-12'), so that
    a page has one number in the chapter's own file and in the whole book, whatever grows before it.
    """

    slug: str
    folio: str
    docnames: tuple[str, ...]

    @property
    def is_chapter(self) -> bool:
        """Whether readers are offered the part as a file of its own."""
        return self.slug != PREFACE and self.slug not in BACK_MATTER

    @property
    def name(self) -> str:
        """The name of the part's file; a chapter's is a public address."""
        return f"{self.slug}.pdf"


def load_parts(book: Book) -> list[Part]:
    """Return the book's parts in order.

    Raises:
        CompanionError: `_toc.yml` cannot be read.
    """
    site = book.toc
    tops = [str(item) for tree in site.root.subtrees for item in tree.items]
    parts = [Part(PREFACE, _folio(PREFACE), (site.root.docname,))]
    for top in tops:
        if docnames := tuple(_below(site, top)):
            slug = _slug(top)
            entries = entry_pages(book.glossary) if top == GLOSSARY else []
            parts.append(Part(slug, _folio(slug), (*docnames, *entries)))
    return parts


def _below(site: SiteMap, docname: str) -> Iterator[str]:
    if docname not in site:  # an address of another site
        return
    if docname not in ONLY_ON_SCREEN:
        yield docname
    for tree in site[docname].subtrees:
        for item in tree.items:
            yield from _below(site, str(item))


def _slug(docname: str) -> str:
    return docname.removeprefix("book/").removesuffix("/index").replace("/", "-")


def _folio(slug: str) -> str:
    number = re.match(r"0*(\d+)", slug)
    return f"{number[1] if number else FOLIOS.get(slug, slug)}-"


@dataclass(frozen=True)
class Metadata:
    """What a file says of itself; `date` is in seconds since 1970."""

    title: str
    author: str
    date: int

    @property
    def day(self) -> str:
        """The date as it is printed: '2026-03-02'."""
        return datetime.fromtimestamp(self.date, UTC).strftime("%Y-%m-%d")

    @classmethod
    def load(cls, book: Book, docnames: Iterable[str], *others: str) -> "Metadata":
        """Return the book's title and author in `_config.yml`, and when the pages last changed.

        A page changes with its notebook; `others` are files and folders that count as well.
        """
        config = yaml.safe_load((book.root / CONFIG).read_text(encoding="utf-8"))
        title = str(config.get("title") or book.root.name)
        names = [docname.removeprefix("book/") for docname in docnames]
        files = [f"book/{name}.md" for name in names]
        runs = [f"{book.notebooks.name}/{name}.ipynb" for name in names]
        date = last_change(book.root, [*files, *runs, *others])
        return cls(title, str(config.get("author") or title), date)


def file_size(path: Path) -> str:
    """Return a file's size as readers are told it, such as '1.4 MB'."""
    size = path.stat().st_size
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1e3))} kB"
