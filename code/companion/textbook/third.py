"""The textbook's third edition, and how its sections and those of the second lead to each other."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import StringConstraints

from companion.errors import DataError, Problem
from companion.records import FieldPath, Place, SectionNumber, Sentence, Strict
from companion.textbook.model import (
    SECOND,
    Chapter,
    Numbered,
    Textbook,
    chapter_of,
    read_chapters,
)

THIRD = "third-edition.yml"

Origin = Literal["new"] | tuple[SectionNumber, ...]
"""The sections of the second edition that one of the third grew from; 'new': none."""


class Source(Strict):
    """Where an edition's titles were read; `date` is its own, or of the day it was read."""

    title: Sentence
    date: datetime.date
    url: Annotated[str, StringConstraints(pattern=r"^https://\S+$")]


class LaterSection(Strict):
    """A section of the third edition; `ko` is this book's own rendering of its title.

    `verified` is False where the chapter's evidence does not show it.
    """

    n: SectionNumber
    en: Sentence
    ko: Sentence
    second: Origin
    verified: bool = True
    sub: tuple["LaterSection", ...] = ()


class LaterChapter(Numbered):
    """A chapter of the third edition; `second` only where its sections are not known."""

    ko: Sentence
    evidence: Source
    second: Origin | None = None
    verified: bool = True
    sections: tuple[LaterSection, ...] = ()

    def parts(self) -> Iterator[tuple[LaterSection, FieldPath]]:
        """Yield every section and subsection, with the path of its field."""
        for index, section in enumerate(self.sections):
            yield section, ("sections", index)
            for place, sub in enumerate(section.sub):
                yield sub, ("sections", index, "sub", place)


@dataclass(frozen=True)
class Editions:
    """Both editions; `second` is the one that the course follows."""

    second: Textbook
    third: Mapping[int, LaterChapter]

    @cached_property
    def later_numbers(self) -> list[str]:
        """The numbers of the third edition's chapters, sections and subsections, in order."""
        return sorted((number for number, _ in self._origins()), key=order)

    def later(self, number: str) -> tuple[str, ...]:
        """Return where in the third edition a place of the second is; nothing if it is gone.

        A subsection that is not told apart there is where its section is, a chapter where its
        sections are.

        Raises:
            KeyError: the second edition has no such place.
        """
        if number not in self.second.section_numbers:
            raise KeyError(number)
        if "." not in number:
            return self._chapters(self._later, number)
        return self._nearest(self._later, number)

    def earlier(self, number: str) -> tuple[str, ...]:
        """Return the places of the second edition that one of the third grew from.

        Raises:
            KeyError: the third edition has no such place.
        """
        if number not in self.later_numbers:
            raise KeyError(number)
        if "." not in number and self.third[int(number)].second is None:
            return self._chapters(self._earlier, number)
        return self._nearest(self._earlier, number)

    @cached_property
    def _earlier(self) -> dict[str, tuple[str, ...]]:
        found = {number: () if origin == "new" else origin for number, origin in self._origins()}
        return {number: tuple(origin or ()) for number, origin in found.items()}

    @cached_property
    def _later(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for number in self.later_numbers:
            for origin in self._earlier[number]:
                found[origin].append(number)
        return {number: tuple(places) for number, places in found.items()}

    def _origins(self) -> Iterator[tuple[str, Origin | None]]:
        for number, chapter in self.third.items():
            yield str(number), chapter.second
            yield from ((part.n, part.second) for part, _ in chapter.parts())

    def _nearest(self, places: Mapping[str, tuple[str, ...]], number: str) -> tuple[str, ...]:
        """Return the places of a number, or of the section that it is a part of."""
        return places.get(number) or places.get(number.rpartition(".")[0], ())

    def _chapters(self, places: Mapping[str, tuple[str, ...]], chapter: str) -> tuple[str, ...]:
        own = [found for number, found in places.items() if str(chapter_of(number)) == chapter]
        chapters = {chapter_of(place) for found in own for place in found}
        return tuple(map(str, sorted(chapters)))


def load_editions(data: Path, root: Path) -> Editions:
    """Load both editions of the folder `data`.

    Raises:
        DataError: a file is malformed, a number is unknown or misplaced, or a section of the
            second edition is neither named by the third nor said to be gone from it.
    """
    second = read_chapters(data / SECOND, Chapter, root)
    third = read_chapters(data / THIRD, LaterChapter, root)
    editions = Editions(
        Textbook({number: chapter for number, (chapter, _) in second.items()}),
        {number: chapter for number, (chapter, _) in third.items()},
    )
    problems = [
        *(found for chapter, place in third.values() for found in _wrong(chapter, place, editions)),
        *(found for chapter, place in second.values() for found in _lost(chapter, place, editions)),
    ]
    if problems:
        raise DataError(problems)
    return editions


def order(number: str) -> tuple[int, ...]:
    """Return the sort key of a section number: '9.10' comes after '9.9'."""
    return tuple(map(int, number.split(".")))


def _wrong(chapter: LaterChapter, place: Place, editions: Editions) -> Iterator[Problem]:
    """Yield what is wrong in one chapter of the third edition."""
    known = editions.second.section_numbers
    if bool(chapter.sections) == (chapter.second is not None):
        yield place.problem(("second",), "expected where, and only where, there are no sections")
    origins: list[tuple[Origin | None, FieldPath]] = [(chapter.second, ())]
    seen: set[str] = set()
    for part, field in chapter.parts():
        origins.append((part.second, field))
        if part.n in seen:
            yield place.problem((*field, "n"), f"duplicate section '{part.n}'")
        seen.add(part.n)
        if chapter_of(part.n) != chapter.chapter:
            problem = f"a number of chapter {chapter.chapter} expected; got '{part.n}'"
            yield place.problem((*field, "n"), problem)
    for origin, field in origins:
        for index, number in enumerate(() if origin in ("new", None) else origin):
            if number not in known:
                problem = f"a chapter or section of {SECOND} expected; got '{number}'"
                yield place.problem((*field, "second", index), problem)


def _lost(chapter: Chapter, place: Place, editions: Editions) -> Iterator[Problem]:
    """Yield the sections of a chapter of the second edition that have no place in the third."""
    for index, section in enumerate(chapter.sections):
        if bool(editions.later(section.n)) == (section.third == "gone"):
            problem = (
                f"'third: gone' expected where, and only where, no section of {THIRD} names "
                f"'{section.n}'"
            )
            yield place.problem(("sections", index, "third"), problem)
