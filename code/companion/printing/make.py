"""Make the files: chapters and the whole book as PDF, the whole book as EPUB."""

import shutil
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path

from pygments.formatters import HtmlFormatter

from companion.book import Book
from companion.errors import CompanionError
from companion.printing.bind import About, Piece, bind, page_numbers
from companion.printing.cache import Cache, Record, code_digest, digest, source_digest
from companion.printing.epub import Chapter, make_epub
from companion.printing.epub_page import image_sources
from companion.printing.front import Listed, front_sheet
from companion.printing.manuscript import SITE, Leaf, read_leaf
from companion.printing.model import (
    FOLDER,
    WHOLE_EPUB,
    WHOLE_PDF,
    Imprint,
    Part,
    edition,
    load_parts,
)
from companion.printing.press import Press, open_press
from companion.printing.sheet import Sheet, part_sheet

ASSETS = Path(__file__).parent / "assets"
CODE_STYLE = "a11y-high-contrast-light"
"""Colours of code that are read on white paper; accessible-pygments, which the theme brings."""


@dataclass(frozen=True)
class Wanted:
    """What to make: the kinds of files, and which chapters; none named means the whole book too."""

    pdf: bool = True
    epub: bool = True
    chapters: tuple[str, ...] = ()


def print_book(book: Book, wanted: Wanted) -> list[Path]:
    """Make what is missing or out of date below `_build/html/print`; return what was written.

    Raises:
        CompanionError: the site is not built, a chapter is not known, or no browser is here.
    """
    with _Shop(book) as shop:
        parts = _chosen(shop.parts, wanted.chapters)
        written = shop.print_parts(parts) if wanted.pdf else []
        if wanted.pdf and not wanted.chapters:
            written += shop.print_whole()
        if wanted.epub:
            written += shop.write_epub()
        return written


def _chosen(parts: Sequence[Part], slugs: Sequence[str]) -> list[Part]:
    known = {part.slug: part for part in parts if part.is_chapter}
    for slug in slugs:
        if slug not in known:
            raise CompanionError(f"{slug}: not a chapter; expected one of\n  " + "\n  ".join(known))
    return [known[slug] for slug in slugs] or list(parts)


class _Shop(ExitStack):
    """The book at the printer's; the browser starts when something must really be printed."""

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.book = book
        self.site = book.root / "_build" / "html"
        self.folder = self.site / FOLDER
        self.parts = load_parts(book)
        self.imprint = Imprint.load(book)
        self.cache = Cache(book.root / "_build" / "print")
        self.code = code_digest()
        self._leaves: dict[str, list[Leaf]] = {}
        for docname in (name for part in self.parts for name in part.docnames):
            if not (self.site / f"{docname}.html").is_file():
                raise CompanionError(f"_build/html/{docname}.html: not built; run `make book`")

    @cached_property
    def press(self) -> Press:
        """The running browser."""
        style = HtmlFormatter(style=CODE_STYLE).get_style_defs(".highlight")
        self.cache.path("code.css").write_text(style, encoding="utf-8")
        mounts = {
            "site": self.site, "modules": self.book.root / "node_modules", "assets": ASSETS,
            "sheets": self.cache.folder,
        }  # fmt: skip
        return self.enter_context(open_press(mounts))

    @cached_property
    def binders(self) -> ProcessPoolExecutor:
        """A process that binds one part while the browser prints the next."""
        return self.enter_context(ProcessPoolExecutor(1, mp_context=get_context("spawn")))

    def about(self, parts: Sequence[Part]) -> About:
        """Return what a file of the parts says of itself."""
        date = edition(self.book, [name for part in parts for name in part.docnames])
        return About(self.imprint.title, self.imprint.author, date)

    def leaves(self, part: Part) -> list[Leaf]:
        """Return the pages of a part; a copy, because what is made of them changes them."""
        if part.slug not in self._leaves:
            url = self.book.site_url
            self._leaves[part.slug] = [
                read_leaf(name, self.press.parse(self._page(name)), url) for name in part.docnames
            ]
        return deepcopy(self._leaves[part.slug])

    def print_parts(self, parts: Sequence[Part]) -> list[Path]:
        """Print the parts that changed; return the chapters' files that were written."""
        printed = [(part, *made) for part in parts if (made := self._print(part))]
        for part, bound, record in printed:
            self.cache.keep(part.name, bound.result(), record)
        return self._publish([part.name for part in parts if part.is_chapter])

    def print_whole(self) -> list[Path]:
        """Bind the printed parts into the whole book, if one of them changed."""
        records = [self._record(part) for part in self.parts]
        about = self.about(self.parts)
        key = digest(self.code, str(about), *(record.document for record in records))
        old = self.cache.record(WHOLE_PDF)
        if old is None or old.document != key:
            pdfs = [self.cache.path(part.name).read_bytes() for part in self.parts]
            listed = [
                Listed(part.folio, record.titles, page_numbers(pdf))
                for part, record, pdf in zip(self.parts, records, pdfs, strict=True)
            ]
            front = self._press_sheet("front", front_sheet(about, listed, self.book.site_url))
            pieces = [Piece(front, ""), *map(Piece, pdfs, [part.folio for part in self.parts])]
            self.cache.keep(WHOLE_PDF, bind(pieces, about, self.book.site_url), Record(key, key))
        for path in self.folder.glob("*.pdf"):
            if path.name not in {WHOLE_PDF, *(part.name for part in self.parts)}:
                path.unlink()  # of a chapter that is no more
        return self._publish([WHOLE_PDF])

    def write_epub(self) -> list[Path]:
        """Write the e-book, if a page changed."""
        docnames = [docname for part in self.parts for docname in part.docnames]
        about = self.about(self.parts)
        key = source_digest(self.site, docnames, self.code, str(about))
        old = self.cache.record(WHOLE_EPUB)
        if old is None or old.source != key:
            chapters = [Chapter(part, self.leaves(part)) for part in self.parts]
            style = (ASSETS / "epub.css").read_text(encoding="utf-8")
            data = make_epub(chapters, about, self.site, self.book.site_url, style)
            self.cache.keep(WHOLE_EPUB, data, Record(key, key))
        return self._publish([WHOLE_EPUB])

    def _print(self, part: Part) -> tuple[Future[bytes], Record] | None:
        """Print a part unless what is kept is of the same pages; it is bound meanwhile."""
        about = self.about([part])
        old = self.cache.record(part.name)
        source = source_digest(self.site, part.docnames, self.code, str(about), part.folio)
        if old and old.source == source:
            return None
        leaves = self.leaves(part)
        titles = tuple((leaf.docname, leaf.title) for leaf in leaves)
        images = [_bytes(self.site, name) for name in image_sources(leaves)]
        sheet = part_sheet(leaves, part.folio, self.imprint.title, self.book.site_url)
        settings = (self.code, self.press.version, str(about))
        record = Record(source, digest(sheet.markup(), *images, *settings), titles)
        if old and old.document == record.document:
            self.cache.note(part.name, record)
            return None
        pieces = [Piece(self._press_sheet(part.slug, sheet), part.folio)]
        named = replace(about, title=sheet.title)
        return self.binders.submit(bind, pieces, named, self.book.site_url), record

    def _press_sheet(self, name: str, sheet: Sheet) -> bytes:
        press = self.press
        self.cache.path(f"{name}.xhtml").write_bytes(sheet.markup())
        return press.pdf(f"/sheets/{name}.xhtml")

    def _record(self, part: Part) -> Record:
        record = self.cache.record(part.name)
        assert record is not None, "print_parts comes first"
        return record

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
