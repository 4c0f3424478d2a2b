"""What moved since it was published: pages, and places of a page."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

from companion.book import Book
from companion.errors import DataError, Problem
from companion.records import Place, Strict, problems_of, read_fields

FILE = "addresses.yml"
"""Of the records below `_data`."""


class Moved(Strict):
    """Old address → new one, of pages ('book/…' without suffix) and of each page's places (ids)."""

    pages: Mapping[str, str] = {}
    places: Mapping[str, Mapping[str, str]] = {}


class Addresses:
    """The record of what moved, and where each line of it stands."""

    def __init__(self, moved: Moved, place: Place | None = None) -> None:
        self.moved = moved
        self._place = place

    def problem(self, field: tuple[str, ...], expected: str) -> Problem:
        """Return what is wrong with a line of the record."""
        assert self._place is not None  # a book without the record moved nothing
        return self._place.problem(field, expected)


def load_addresses(book: Book) -> Addresses:
    """Read the record; a book without one moved nothing.

    Raises:
        DataError: it is malformed, a new page is not there, or an old one is.
    """
    path = book.data / FILE
    if not path.exists():
        return Addresses(Moved())
    fields, place = read_fields(path, book.root)
    try:
        addresses = Addresses(Moved.model_validate(fields), place)
    except ValidationError as error:
        raise DataError(problems_of(place, error)) from None
    if problems := list(_problems(addresses, book)):
        raise DataError(problems)
    return addresses


def _problems(addresses: Addresses, book: Book) -> Iterator[Problem]:
    for old, new in addresses.moved.pages.items():
        if _exists(book, old):
            yield addresses.problem(("pages", old), "there is such a page; take the line out")
        if not _exists(book, new.partition("#")[0]):
            expected = f"'{new}' is no page; 'book/…' without suffix expected"
            yield addresses.problem(("pages", old), expected)
    for page in addresses.moved.places:
        if not _exists(book, page):
            expected = "is no page; 'book/…' without suffix expected (a page that moved: `pages`)"
            yield addresses.problem(("places", page), expected)


def _exists(book: Book, docname: str) -> bool:
    return Path(book.root, f"{docname}.md").is_file()
