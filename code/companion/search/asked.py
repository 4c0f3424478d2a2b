"""What students would ask of a part of a page, as authors wrote it: `book/_data/asked/*.yml`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from companion.book import Book
from companion.errors import DataError, Problem
from companion.records import Place, problems_of, read_fields, record_files
from companion.search.model import Unit

FOLDER = "asked"
"""Of the records below `_data`."""

Pages = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Page ('book/…' without suffix) → the id of a part → what would be asked of it."""

_PAGES: TypeAdapter[Pages] = TypeAdapter(Pages)


class Asked:
    """What is asked of each part of each page, and where each line of it stands."""

    def __init__(self, pages: Pages, places: Mapping[str, Place] | None = None) -> None:
        self.pages = pages
        self._places = places or {}

    def given(self, page: str, units: Sequence[Unit]) -> list[Unit]:
        """Return the units of a page with what is asked of each."""
        asked = self.pages.get(page, {})
        return [replace(unit, asked=asked.get(unit.anchor, ())) for unit in units]

    def astray(self, page: str, units: Sequence[Unit]) -> Iterator[Problem]:
        """Yield each line about a part that the page has not."""
        known = {unit.anchor for unit in units}
        for part in self.pages.get(page, {}):
            if part not in known:
                place = self._places[page]
                yield place.problem((page, part), "the page has no such part; its id expected")


def load_asked(book: Book) -> Asked:
    """Read the records; a book may do without.

    Raises:
        DataError: one is malformed, a page is not there, or is in two files.
    """
    pages: dict[str, Mapping[str, tuple[str, ...]]] = {}
    places: dict[str, Place] = {}
    problems: list[Problem] = []
    for path in record_files(book.data / FOLDER):
        try:
            found, place = _read(path, book.root)
        except DataError as error:
            problems += error.problems
            continue
        problems += _problems(found, place, book.root)
        for page in found:
            if page in pages:
                first = places[page].problem((page,), "")
                message = f"is also in {first.path}:{first.line}; each page once expected"
                problems.append(place.problem((page,), message))
        pages |= found
        places |= dict.fromkeys(found, place)
    if problems:
        raise DataError(problems)
    return Asked(pages, places)


def _read(path: Path, root: Path) -> tuple[Pages, Place]:
    fields, place = read_fields(path, root)
    try:
        return _PAGES.validate_python(fields), place
    except ValidationError as error:
        raise DataError(problems_of(place, error)) from None


def _problems(pages: Pages, place: Place, root: Path) -> Iterator[Problem]:
    for page, parts in pages.items():
        if not Path(root, f"{page}.md").is_file():
            yield place.problem((page,), "is no page; 'book/…' without suffix expected")
        for part, questions in parts.items():
            said = {one.strip() for one in questions}
            if len(said) < len(questions) or "" in said:
                yield place.problem((page, part), "each question once expected, and none empty")
