"""Write what the search reads below `/search/` of the site; analyse only changed pages."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging

from companion.book import Book, book_of
from companion.files import write_whole
from companion.glossary.model import Glossary
from companion.glossary.parts import parts_of
from companion.search.analyse import Analyser
from companion.search.asked import Asked
from companion.search.extract import units_of
from companion.search.index import as_text, index_of, passages_of
from companion.search.model import SearchedPage, Unit
from companion.search.space import NOWHERE, Space

LOGGER = logging.getLogger(__name__)
FOLDER = "search"
INDEX = f"{FOLDER}/index.json"
KEPT = ".search"
"""A folder beside the site: what was made of each page, named by a digest of its source."""

SITE = Path("_build", "html")
"""Where a build leaves the site, below the book's root."""

LEFT_OUT = ("book/glossary", "book/references", "book/executed")
"""Pages of lists that have a look-up of their own, or that only lead elsewhere."""

DECIDING = ("analyse.py", "extract.py", "kinds.py", "model.py", "publish.py")
"""The code that decides which words a page has."""

ONLY_NAMED = "/quiz"
"""Pages of questions about other pages: they are found by their titles."""


def publish(app: Sphinx, exception: Exception | None) -> None:
    """Write the index and the passages of every page that the book's reader may be led to."""
    if exception is not None or app.builder.name != "html":
        return
    site = Path(app.outdir)
    book = book_of(app)
    names = [name for name in searched(book) if name in app.env.found_docs]
    pages, analysed = read_pages(site, names, book.glossary, site.parent / KEPT, book.asked)
    write_files(site, pages, book.glossary, book.space)
    for page in pages:
        for problem in book.asked.astray(page.path.removesuffix(".html"), page.units):
            place = f"{problem.path}:{problem.line}"
            LOGGER.warning("%s", problem.expected, location=place, type="search", subtype="asked")
    if analysed:
        LOGGER.info("search: analysed %d of %d pages", analysed, len(pages))
    if book.space is not NOWHERE and (new := book.space.without_place(pages)):
        LOGGER.info("search: %d parts stand where their words do; companion learn places them", new)


def built_pages(book: Book) -> list[SearchedPage]:
    """Return the pages of the book as they were last built, with what is asked of them now."""
    site = book.root / SITE
    return read_pages(site, searched(book), book.glossary, site.parent / KEPT, book.asked)[0]


def searched(book: Book) -> list[str]:
    """Return the pages that readers are led to, in the order of the book."""
    names = (source.with_suffix("").as_posix() for source in book.sources)
    return [name for name in names if is_searched(name)]


def is_searched(name: str) -> bool:
    """Return whether readers are led to the page `name`."""
    return not name.startswith(LEFT_OUT)


def _taken(name: str, html: str, asked: Asked) -> tuple[str, list[Unit]]:
    title, units = units_of(html)
    units = asked.given(name, units)
    if name.endswith(ONLY_NAMED):
        units = [replace(unit, blocks=(), code=(), names=()) for unit in units[:1]]
    return title, units


def read_pages(
    site: Path, names: Sequence[str], glossary: Glossary, kept: Path, asked: Asked | None = None
) -> tuple[list[SearchedPage], int]:
    """Return the built pages `names` ready to be searched, and how many were analysed for it."""
    version = _version(glossary)
    asked = asked or Asked({})
    pages: dict[str, SearchedPage] = {}
    waiting: dict[str, Path] = {}
    taken: dict[str, tuple[str, list[Unit]]] = {}
    for name in names:
        file = site / f"{name}.html"
        if not file.exists():
            continue
        html = file.read_text(encoding="utf-8")
        # A page as it was needs not even be taken apart; one with another menu only, not analysed.
        seen = kept / _digest(version, name, html, asked.pages.get(name))
        if not seen.exists():
            taken[name] = _taken(name, html, asked)
            write_whole(seen, f"{_digest(version, name, *taken[name])}.json")
        words_file = kept / seen.read_text(encoding="utf-8")
        if words_file.exists():
            pages[name] = SearchedPage.from_json(json.loads(words_file.read_text(encoding="utf-8")))
            continue
        if name not in taken:
            taken[name] = _taken(name, html, asked)
        waiting[name] = words_file
    units = [unit for name in waiting for unit in taken[name][1]]
    words = iter(Analyser(glossary).analyse(units) if units else ())
    for name, file in waiting.items():
        title, of_page = taken[name]
        found = tuple(next(words) for _ in of_page)
        pages[name] = SearchedPage(f"{name}.html", title, tuple(of_page), found)
        write_whole(file, json.dumps(pages[name].as_json(), ensure_ascii=False))
    return [pages[name] for name in names if name in pages], len(waiting)


def write_files(
    site: Path, pages: Sequence[SearchedPage], glossary: Glossary, space: Space = NOWHERE
) -> None:
    """Write the index and each page's passages; take away those of pages that are gone."""
    written = {INDEX: as_text(index_of(pages, glossary, space))}
    for page in pages:
        written[f"{FOLDER}/{page.path.removesuffix('.html')}.json"] = as_text(passages_of(page))
    for part in parts_of(glossary):
        definitions = {term.id: term.definition.ko for term in part.terms}
        written[f"{FOLDER}/glossary/{part.name}.json"] = as_text(definitions)
    for old in _served(site):
        if old.relative_to(site).as_posix() not in written:
            old.unlink()
    for name, text in written.items():
        write_whole(site / name, text)


def _served(site: Path) -> Iterator[Path]:
    return (path for path in (site / FOLDER).rglob("*.json") if path.is_file())


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _version(glossary: Glossary) -> str:
    """Return the digest of what else decides the words of a page: the code, and the names."""
    digest = hashlib.sha256()
    for name in DECIDING:
        digest.update(Path(__file__).with_name(name).read_bytes())
    for key in sorted(glossary.terms):
        term = glossary.terms[key]
        digest.update(repr((key, term.names, term.code)).encode())
    return digest.hexdigest()
