"""Make the files: chapters and the whole book as PDF, the whole book as EPUB."""

import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from pygments.formatters import HtmlFormatter

from companion.book import Book
from companion.errors import CompanionError
from companion.palette import declarations
from companion.printing.article import SITE, Article, read_article
from companion.printing.cache import Cache, Record, code_digest, digest, source_digest
from companion.printing.chromium import PdfPrinter, open_printer
from companion.printing.document import (
    ContentsEntry,
    Section,
    document,
    front_section,
    part_section,
)
from companion.printing.epub import make_epub
from companion.printing.epub_page import image_sources
from companion.printing.model import FOLDER, RECORDS, WHOLE_EPUB, WHOLE_PDF, Metadata, Part
from companion.printing.pdf import finish_pdf, page_numbers

ASSETS = Path(__file__).parent / "assets"
CODE_STYLE = "a11y-high-contrast-light"
"""Colours of code that are read on white paper; accessible-pygments, which the theme brings."""


@dataclass(frozen=True)
class PrintOptions:
    """What to make: the kinds of files, and which chapters; none named means the whole book too."""

    pdf: bool = True
    epub: bool = True
    chapters: tuple[str, ...] = ()


def print_book(book: Book, options: PrintOptions) -> list[Path]:
    """Make what is missing or out of date below `_build/html/print`; return what was written.

    Raises:
        CompanionError: the site is not built, a chapter is not known, or no browser is here.
    """
    with _Printer(book) as printer:
        parts = _chosen(printer.parts, options.chapters)
        written = printer.print_parts(parts) if options.pdf else []
        if options.pdf and not options.chapters:
            written += printer.print_whole()
        if options.epub:
            written += printer.write_epub()
        return written


def _chosen(parts: Sequence[Part], slugs: Sequence[str]) -> list[Part]:
    known = {part.slug: part for part in parts if part.is_chapter}
    for slug in slugs:
        if slug not in known:
            raise CompanionError(f"{slug}: not a chapter; expected one of\n  " + "\n  ".join(known))
    return [known[slug] for slug in slugs] or list(parts)


class _Printer(ExitStack):
    """Makes the files of one book; the browser starts when something must really be printed."""

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.book = book
        self.site = book.root / "_build" / "html"
        self.folder = self.site / FOLDER
        self.parts = book.parts
        self.cache = Cache(book.root / "_build" / "print")
        self.code = code_digest()
        self._articles: dict[str, list[Article]] = {}
        for docname in (name for part in self.parts for name in part.docnames):
            if not (self.site / f"{docname}.html").is_file():
                raise CompanionError(f"_build/html/{docname}.html: not built; run `make book`")

    @cached_property
    def browser(self) -> PdfPrinter:
        """The running browser."""
        style = f":root{{{declarations('light')}}}\n"
        style += HtmlFormatter(style=CODE_STYLE).get_style_defs(".highlight")
        self.cache.path("code.css").write_text(style, encoding="utf-8")
        mounts = {
            "site": self.site, "modules": self.book.root / "node_modules", "assets": ASSETS,
            "documents": self.cache.folder,
        }  # fmt: skip
        return self.enter_context(open_printer(mounts))

    def metadata(self, parts: Sequence[Part], *others: str) -> Metadata:
        """Return what a file of the parts says of itself; `others` as in `Metadata.load`."""
        names = [name for part in parts for name in part.docnames]
        return Metadata.load(self.book, names, *others)

    def articles(self, part: Part) -> list[Article]:
        """Return the pages of a part; a copy, because what is made of them changes them."""
        if part.slug not in self._articles:
            self._articles[part.slug] = [
                read_article(name, self.browser.parse(self._page(name)), self.book.site_url)
                for name in part.docnames
            ]
        return deepcopy(self._articles[part.slug])

    def print_parts(self, parts: Sequence[Part]) -> list[Path]:
        """Print the parts that changed; return the chapters' files that were written."""
        for part in parts:
            self._print(part)
        return self._publish([part.name for part in parts if part.is_chapter])

    def print_whole(self) -> list[Path]:
        """Print the whole book, if a part of it changed; its contents name the parts' pages."""
        records = [self.cache.record(part.name) for part in self.parts]
        metadata = self.metadata(self.parts, *RECORDS)
        documents = [record.document for record in records if record]
        key = digest(self.code, str(metadata), *documents)
        old = self.cache.record(WHOLE_PDF)
        if old is None or old.document != key:
            articles = {part: self.articles(part) for part in self.parts}
            contents = [
                ContentsEntry(part.folio, pages, self._numbers(part))
                for part, pages in articles.items()
            ]
            sections = [front_section(metadata, contents, self.book.site_url)]
            sections += [part_section(pages, part.folio) for part, pages in articles.items()]
            markup = document(metadata.title, sections, self.book.site_url)
            self.cache.keep(
                WHOLE_PDF, self._pdf("whole", markup, metadata, sections), Record(key, key)
            )
        for path in self.folder.glob("*.pdf"):
            if path.name not in {WHOLE_PDF, *(part.name for part in self.parts)}:
                path.unlink()  # of a chapter that is no more
        return self._publish([WHOLE_PDF])

    def write_epub(self) -> list[Path]:
        """Write the e-book, if a page changed."""
        docnames = [docname for part in self.parts for docname in part.docnames]
        metadata = self.metadata(self.parts, *RECORDS)
        key = source_digest(self.site, docnames, self.code, str(metadata))
        old = self.cache.record(WHOLE_EPUB)
        if old is None or old.source != key:
            articles = [self.articles(part) for part in self.parts]
            style = (ASSETS / "epub.css").read_text(encoding="utf-8")
            data = make_epub(articles, metadata, self.site, self.book.site_url, style)
            self.cache.keep(WHOLE_EPUB, data, Record(key, key))
        return self._publish([WHOLE_EPUB])

    def _print(self, part: Part) -> None:
        """Print a part unless what is kept is of the same pages."""
        metadata = self.metadata([part])
        old = self.cache.record(part.name)
        source = source_digest(self.site, part.docnames, self.code, str(metadata), part.folio)
        if old and old.source == source:
            return
        articles = self.articles(part)
        images = [_bytes(self.site, name) for name in image_sources(articles)]
        section = part_section(articles, part.folio)
        named = replace(metadata, title=f"{section.head} — {metadata.title}")
        markup = document(named.title, [section], self.book.site_url)
        settings = (self.code, self.browser.version, str(metadata))
        record = Record(source, digest(markup, *images, *settings))
        if old and old.document == record.document:
            self.cache.note(part.name, record)
        else:
            pdf = self._pdf(part.slug, markup, named, [section])
            self.cache.keep(part.name, pdf, record)

    def _pdf(
        self, name: str, markup: bytes, metadata: Metadata, sections: Sequence[Section]
    ) -> bytes:
        browser = self.browser
        self.cache.path(f"{name}.xhtml").write_bytes(markup)
        printed = browser.pdf(f"/documents/{name}.xhtml")
        return finish_pdf(printed, metadata, [(each.start, each.folio) for each in sections])

    def _numbers(self, part: Part) -> dict[str, int]:
        return dict(page_numbers(self.cache.path(part.name).read_bytes()))

    def _page(self, docname: str) -> str:
        return (self.site / f"{docname}.html").read_text(encoding="utf-8")

    def _publish(self, names: Sequence[str]) -> list[Path]:
        """Copy kept files to where readers find them; return those that were not there yet."""
        self.folder.mkdir(parents=True, exist_ok=True)
        written = []
        for name in names:
            kept, target = self.cache.path(name), self.folder / name
            if not target.is_file() or target.read_bytes() != kept.read_bytes():
                shutil.copyfile(kept, target)
                written.append(target)
        return written


def _bytes(site: Path, source: str) -> bytes:
    path = site / source.removeprefix(SITE)
    return path.read_bytes() if path.is_file() else b""
