"""The table of contents, `_toc.yml`: it says which Markdown files are the book's pages."""

import os
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any
from unicodedata import normalize

from sphinx_external_toc.api import SiteMap
from sphinx_external_toc.parsing import MalformedError, parse_toc_data

from companion.book import Book
from companion.errors import DataError, Problem
from companion.records import FieldPath, Place, read_fields

NO_PAGES = frozenset({"_data", "_build", "node_modules", "__pycache__"})
"""Folders below `book/` whose Markdown nobody means to be a page."""

Listing = Callable[[Path], list[str]]


def load_toc(book: Book) -> SiteMap:
    """Return the book's table of contents; each of its entries is a page that is there, once.

    Raises:
        DataError: `_toc.yml` cannot be read, or an entry names no page as the disk does.
    """
    fields, place = read_fields(book.root / "_toc.yml", book.root)
    try:
        site = parse_toc_data(fields)
    except MalformedError as error:
        reason, _, where = str(error).partition(" @ ")
        field = tuple(int(part) if part.isdigit() else part for part in re.findall(r"\w+", where))
        problem = place.problem(field, f"a table of contents expected; {reason}")
    except (TypeError, ValueError, AttributeError) as error:  # an option that is of no such kind
        problem = place.problem((), f"a table of contents expected; {error}")
    else:
        if problems := list(_wrong_entries(book, fields, place)):
            raise DataError(problems)
        return site
    # What is wrong with an entry says it more plainly than what the parser makes of it.
    raise DataError(list(_wrong_entries(book, fields, place)) or [problem])


def page_sources(book: Book) -> Iterator[Path]:
    """Yield the sources of the book's pages, below its root, in the order of the contents.

    Raises:
        DataError: `_toc.yml` cannot be used.
    """
    site = book.toc
    waiting = [site.root.docname]
    while waiting:
        docname = waiting.pop(0)
        yield Path(f"{docname.removesuffix('.md')}.md")
        waiting[:0] = site[docname].child_files()


def draft_sources(book: Book) -> Iterator[Path]:
    """Yield the Markdown files below `book/` that no entry of the contents lists, in path order.

    What editors and notebook servers leave (hidden files and folders) is none.
    """
    pages = set(book.sources)
    found: list[Path] = []
    for folder, folders, names in os.walk(book.source):
        folders[:] = [name for name in folders if name[0] != "." and name not in NO_PAGES]
        below = Path(folder).relative_to(book.root)
        found += (below / name for name in names if name[0] != "." and name.endswith(".md"))
    return (path for path in sorted(found) if path not in pages)


def no_pages(book: Book) -> Iterator[str]:
    """Yield Sphinx's patterns of what no entry of the contents lists, hidden files among them.

    Its own reader of the contents takes the names of folders and drafts for patterns.
    """
    yield from ("**/.*", "**/.*/**", *(f"book/**/{name}/**" for name in sorted(NO_PAGES)))
    yield from (f"book/{name}/**" for name in sorted(NO_PAGES))
    for path in draft_sources(book):
        # A backslash before '[' alone in its set: Python warns of two brackets together.
        yield re.sub(r"[*?[]", lambda match: f"[{match[0]}]", path.as_posix()).replace(
            "[[]", r"[\[]"
        )


def _wrong_entries(book: Book, fields: Mapping[str, Any], place: Place) -> Iterator[Problem]:
    """Yield what keeps an entry from naming one page, on its line."""
    seen: dict[str, Problem] = {}
    listing = cache(_listing)  # for these entries only: a file may come or go
    for kind, where, name in _entries(fields):
        if kind == "glob":
            yield place.problem(where, f"each page by its name ('file: …') expected; got '{name}'")
            continue
        if not isinstance(name, str):
            yield place.problem(where, f"a page ('book/folder/page') expected; got '{name}'")
            continue
        if wrong := _wrong_name(book.root, name, listing):
            yield place.problem(where, wrong)
        blind = _blind(name.removesuffix(".md"))
        first = seen.setdefault(blind, place.problem(where, name))
        if first.field != place.problem(where, name).field:
            told = f"each page once expected; line {first.line} has '{first.expected}'"
            yield place.problem(where, told)


def _entries(value: Any, where: FieldPath = ()) -> Iterator[tuple[str, FieldPath, Any]]:
    """Yield what names pages: 'root', 'file' or 'glob', where it stands, and what it says."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key in ("root", "file", "glob"):
                yield key, (*where, key), inner
            elif key not in ("meta", "defaults", "options"):
                yield from _entries(inner, (*where, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _entries(inner, (*where, index))


def _wrong_name(root: Path, name: str, listing: Listing) -> str | None:
    """Return what is expected in place of an entry's name, None where it is a page's."""
    written = name.removesuffix(".md")
    if "\\" in written or posixpath.normpath(written) != written or written[:5] != "book/":
        return f"a page as 'book/folder/page' expected; got '{name}'"
    wanted = PurePosixPath(f"{written}.md")
    found = _on_disk(root, wanted, listing)
    if found is None or not (root / found).is_file():
        return f"a page expected; there is no file '{wanted}'"
    if found == wanted:
        return None
    if normalize("NFC", str(found)) == str(wanted):
        return (
            "a file with a composed name (NFC) expected; the disk has its letters in pieces, as"
            f" macOS writes them: mv '{found}' '{wanted}'"
        )
    return f"the file's own letters expected: '{found}'; got '{name}'"


def _on_disk(root: Path, name: PurePosixPath, listing: Listing) -> PurePosixPath | None:
    """Return how the disk writes `name`, though a letter's case or form differ; None if nohow."""
    real = PurePosixPath()
    for part in name.parts:
        listed = listing(root / real)
        alike = [part] if part in listed else listed
        match = next((entry for entry in alike if _blind(entry) == _blind(part)), None)
        if match is None:
            return None
        real /= match
    return real


def _listing(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def _blind(name: str) -> str:
    """Return the name as a disk of Windows or macOS compares it."""
    return normalize("NFC", name).casefold()
