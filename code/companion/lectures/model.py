"""A lecture as the book keeps it: stamps, terms, references and cues, never what was said."""

import datetime
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, PositiveInt, StringConstraints

from companion.book import Book
from companion.errors import DataError, Problem
from companion.records import Place, Record, Records, SectionNumber, Strict, load_records

FOLDER = "lectures"
"""Of the records below `_data`, and of the lecture pages below `book/`."""

LECTURER = "lecturer"
QUESTION = "질문"
Speaker = Literal["lecturer", "질문"]
"""Whoever is not the lecturer asks: nobody else is told apart."""

Stamp = Annotated[str, StringConstraints(pattern=r"^(?:\d{1,2}:)?[0-5]\d:[0-5]\d$")]
"""A moment of the lecture: '07:21', from an hour on '1:02:03'."""

LONGEST = 40
"""Characters of any surface; a sentence of the talk has more."""

Short = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST, pattern=r"^[^\n]*$")]
"""The words of one term or one cue; too short for a sentence of the talk."""

Span = tuple[Annotated[int, Field(ge=0)], PositiveInt]
"""Where it begins and ends in its segment, in characters."""


def seconds_of(stamp: str) -> int:
    """Return the seconds of a stamp as people write it: 441 of '07:21'."""
    total = 0
    for part in stamp.split(":"):
        total = total * 60 + int(part)
    return total


class Found(Strict):
    """Something recognised at `span` of a segment; `surface` is how it was written there."""

    span: Span
    surface: Short


class TermHeard(Found):
    """A glossary term. `how`: spelled; heard (a listed heard-as form); part of a name; by sound."""

    term: str
    confidence: Annotated[float, Field(ge=0, le=1)]
    how: Literal["spelled", "heard", "part", "sound"]

    @property
    def garbled(self) -> bool:
        """Whether the recogniser wrote something else than a name of the term."""
        return self.how in ("heard", "sound")


class Named(Found):
    """A place of the textbook: `number` of a chapter, section or figure, `page` as printed."""

    kind: Literal["장", "절", "쪽", "그림"]
    number: SectionNumber | None = None
    page: PositiveInt | None = None


class Segment(Strict):
    """A block of talk: when, whose, how many characters it had, and what was recognised in it."""

    at: Stamp
    by: Speaker
    characters: PositiveInt
    terms: tuple[TermHeard, ...] = ()
    references: tuple[Named, ...] = ()
    exam: tuple[Found, ...] = ()
    promises: tuple[Found, ...] = ()

    @property
    def found(self) -> Iterator[tuple[str, int, Found]]:
        """Yield everything recognised, with its field and its place there."""
        for field in ("terms", "references", "exam", "promises"):
            for index, one in enumerate(getattr(self, field)):
                yield field, index, one


class Question(Strict):
    """A question: when it was asked, when the answer begins, the terms it is about."""

    at: Stamp
    answer: Stamp | None = None
    about: tuple[str, ...] = ()


class Cover(Strict):
    """A page of the book that treats what was said at a stamp; a person writes these.

    `page`: below `book/`, without suffix, an anchor after '#' if it is one of its sections.
    """

    at: Stamp
    page: Annotated[str, StringConstraints(pattern=r"^[\w/-]+(?:#[\w-]+)?$")]
    section: SectionNumber | None = None

    @property
    def docname(self) -> str:
        """The page as Sphinx names it."""
        return f"book/{self.page.partition('#')[0]}"

    @property
    def anchor(self) -> str:
        """The section of the page, '' for the page itself."""
        return self.page.partition("#")[2]


class Removed(Strict):
    """What a person keeps out, by its place alone: `span` of the segment at `at`."""

    at: Stamp
    characters: PositiveInt
    span: Span


class Lecture(Record):
    """One lecture. Nothing of it is published before a person sets `approved`.

    `id`: its date and a short name, also its file's name; `seconds`: how long it is.
    """

    title: Short | None = None
    date: datetime.date
    seconds: PositiveInt | None = None
    approved: bool = False
    covers: tuple[Cover, ...] = ()
    removed: tuple[Removed, ...] = ()
    questions: tuple[Question, ...] = ()
    segments: tuple[Segment, ...]


def load_lectures(book: Book) -> Records[Lecture]:
    """Load and check every record of `_data/lectures/`.

    Raises:
        DataError: a record is malformed, stands in another file than its id says, or names an
            unknown term, section or page.
    """
    lectures = load_records(book.data / FOLDER, Lecture, book.root)
    if not lectures:
        return lectures
    terms = book.glossary.terms
    sections = book.textbook.section_numbers
    problems: list[Problem] = []
    for key, lecture in lectures.items():
        place = lectures.place(key)
        if place.path.stem != key:
            problems.append(place.problem(("id",), f"the file's name '{place.path.stem}' expected"))
        problems.extend(_unknown(lecture, place, terms, sections))
        problems.extend(_cover_problems(lecture, place, book))
    if problems:
        raise DataError(problems)
    return lectures


def _unknown(
    lecture: Lecture, place: Place, terms: Container[str], sections: Container[str]
) -> Iterator[Problem]:
    """Yield references to terms and sections that are not there."""
    for number, segment in enumerate(lecture.segments):
        for field, index, one in segment.found:
            where = ("segments", number, field, index)
            if isinstance(one, TermHeard) and one.term not in terms:
                yield place.problem((*where, "term"), f"a glossary id expected; got '{one.term}'")
            if isinstance(one, Named) and one.kind in "장절" and one.number not in sections:
                expected = f"a section of textbook.yml expected; got '{one.number}'"
                yield place.problem((*where, "number"), expected)
            if one.span[0] >= one.span[1] or one.span[1] > segment.characters:
                yield place.problem((*where, "span"), "a place within the segment expected")


def _cover_problems(lecture: Lecture, place: Place, book: Book) -> Iterator[Problem]:
    for index, cover in enumerate(lecture.covers):
        if not (book.root / f"{cover.docname}.md").is_file():
            expected = f"a page below book/, without .md, expected; got '{cover.page}'"
            yield place.problem(("covers", index, "page"), expected)


def lecture_pages(book: Book) -> list[Path]:
    """Return the pages of lectures, as paths below the book's root."""
    folder = Path("book", FOLDER)
    return sorted(one for one in book.sources if one.parent == folder and one.stem != "index")


def check_approved(book: Book, lectures: Records[Lecture]) -> None:
    """Refuse a lecture page of which no person has approved the data.

    Raises:
        DataError: a page's data file is missing or not approved.
    """
    problems: list[Problem] = []
    for page in lecture_pages(book):
        data = f"book/_data/{FOLDER}/{page.stem}.yml"
        if page.stem not in lectures:
            expected = f"its data in {data} expected; run `companion lecture import`"
            problems.append(Problem(page, 1, "", expected))
        elif not lectures[page.stem].approved:
            expected = f"'true' expected, for {page} publishes it; read the file, then set it"
            problems.append(lectures.place(page.stem).problem(("approved",), expected))
    if problems:
        raise DataError(problems)
