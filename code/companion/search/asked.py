"""What students would ask of a part of a page, as an author wrote it: `book/_data/asked.yml`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from companion.book import Book
from companion.errors import DataError, Problem
from companion.records import Place, problems_of, read_fields
from companion.search.model import Unit

FILE = "asked.yml"
"""Of the records below `_data`."""

Pages = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Page ('book/…' without suffix) → the id of a part → what would be asked of it."""

_PAGES: TypeAdapter[Pages] = TypeAdapter(Pages)


class Asked:
    """What is asked of each part of each page, and where each line of it stands."""

    def __init__(self, pages: Pages, place: Place | None = None) -> None:
        self.pages = pages
        self._place = place

    def given(self, page: str, units: Sequence[Unit]) -> list[Unit]:
        """Return the units of a page with what is asked of each."""
        asked = self.pages.get(page, {})
        return [replace(unit, asked=asked.get(unit.anchor, ())) for unit in units]

    def astray(self, page: str, units: Sequence[Unit]) -> Iterator[Problem]:
        """Yield each line about a part that the page has not."""
        known = {unit.anchor for unit in units}
        for part in self.pages.get(page, {}):
            if part not in known:
                yield self.problem((page, part), "the page has no such part; its id expected")

    def problem(self, field: tuple[str, ...], expected: str) -> Problem:
        """Return what is wrong with a line of the record."""
        assert self._place is not None  # of a book without the record nothing is asked
        return self._place.problem(field, expected)


def load_asked(book: Book) -> Asked:
    """Read the record; a book may do without.

    Raises:
        DataError: it is malformed, or a page is not there.
    """
    path = book.data / FILE
    if not path.exists():
        return Asked({})
    fields, place = read_fields(path, book.root)
    try:
        asked = Asked(_PAGES.validate_python(fields), place)
    except ValidationError as error:
        raise DataError(problems_of(place, error)) from None
    if problems := list(_problems(asked, book.root)):
        raise DataError(problems)
    return asked


def _problems(asked: Asked, root: Path) -> Iterator[Problem]:
    for page, parts in asked.pages.items():
        if not Path(root, f"{page}.md").is_file():
            yield asked.problem((page,), "is no page; 'book/…' without suffix expected")
        for part, questions in parts.items():
            if len(set(questions)) < len(questions) or not all(one.strip() for one in questions):
                yield asked.problem((page, part), "each question once expected, and none empty")
