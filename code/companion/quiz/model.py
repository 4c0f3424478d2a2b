"""A hand-written question, and which terms are too near each other to stand in one question."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import ValidationError, model_validator

from companion.book import Book
from companion.errors import DataError, Problem
from companion.records import (
    LectureStamp,
    Record,
    Records,
    Sentence,
    Strict,
    load_records,
    problems_of,
    read_nodes,
)

FOLDER = "quizzes"
LOOK_ALIKES = "look-alikes.yml"
REVIEW = "review"
FEWEST_WRONG, MOST_WRONG = 2, 4
FORMULA = re.compile(r"\$[^$]*\$")
WORD = re.compile(r"\w")


class WrittenQuestion(Record):
    """A question in the book's own words; texts are MyST, as on a page.

    `choice`: `wrong` holds the other options. `fill`: `answer` is typed in English, `accept` are
    other names that count. `open`: `answer` is what a good answer says; the reader marks himself.
    """

    kind: Literal["choice", "fill", "open"]
    ask: Sentence
    answer: Sentence
    wrong: tuple[Sentence, ...] = ()
    accept: tuple[Sentence, ...] = ()
    why: Sentence
    lecture: tuple[LectureStamp, ...] = ()
    page: Sentence | None = None
    terms: tuple[str, ...] = ()
    correction: str | None = None

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> "WrittenQuestion":
        if self.kind == "choice" and not FEWEST_WRONG <= len(self.wrong) <= MOST_WRONG:
            raise ValueError(f"{FEWEST_WRONG} to {MOST_WRONG} 'wrong' options expected in a choice")
        if self.kind != "choice" and self.wrong:
            raise ValueError("'wrong' expected in a choice only")
        if self.kind != "fill" and self.accept:
            raise ValueError("'accept' expected in a fill only")
        return self

    @model_validator(mode="after")
    def _options_differ(self) -> "WrittenQuestion":
        options = [" ".join(option.split()).casefold() for option in (self.answer, *self.wrong)]
        if len(set(options)) < len(options):
            raise ValueError("every option once expected, the answer included")
        return self

    @model_validator(mode="after")
    def _options_can_be_named(self) -> "WrittenQuestion":
        """Refuse a formula alone: not every screen reader reads it as what is chosen."""
        for option in (self.answer, *self.wrong):
            if self.kind == "choice" and not WORD.search(FORMULA.sub("", option)):
                raise ValueError(f"a word or a number beside the formula expected: {option}")
        return self

    @model_validator(mode="after")
    def _leads_somewhere(self) -> "WrittenQuestion":
        if not (self.page or self.terms or self.correction):
            raise ValueError("'page', 'terms' or 'correction' expected: where to read on")
        return self


class LookAlikes(Strict):
    """Terms whose definitions fit each other so well that a question may not set them apart."""

    terms: tuple[str, ...]
    why: Sentence


@dataclass(frozen=True)
class Quizzes:
    """What authors wrote for the self-tests."""

    records: Records[WrittenQuestion]
    alike: frozenset[frozenset[str]]
    """Pairs of terms that never stand in one question."""

    def of(self, chapter: str) -> list[WrittenQuestion]:
        """Return the questions of a chapter ('1', 'review'), in file order."""
        name = file_name(chapter)
        return [
            record for key, record in self.records.items()
            if self.records.place(key).path.name == name
        ]  # fmt: skip


def file_name(chapter: str) -> str:
    """Return the name of the file that holds a chapter's questions."""
    return f"{chapter}.yml" if chapter == REVIEW else f"chapter-{int(chapter):02}.yml"


def chapters(book: Book) -> list[str]:
    """Return what may have a self-test: the textbook's chapters and the review."""
    return [*map(str, book.textbook.chapters), REVIEW]


def load_quizzes(book: Book) -> Quizzes:
    """Load and check every record of `_data/quizzes/` and the look-alikes.

    Raises:
        DataError: a record is malformed, stands in a file of no chapter, or names an unknown term,
            correction or page.
    """
    records = load_records(book.data / FOLDER, WrittenQuestion, book.root)
    terms, corrections = book.glossary.terms, book.corrections
    names = {file_name(chapter) for chapter in chapters(book)}
    problems: list[Problem] = []
    for key, record in records.items():
        place = records.place(key)
        if place.path.name not in names:
            message = f"'chapter-NN.yml' of the textbook or '{file_name(REVIEW)}' expected"
            problems.append(Problem(place.path, 1, "", message))
        problems.extend(
            records.unknown(key, ("terms", index), term, "a glossary id")
            for index, term in enumerate(record.terms)
            if term not in terms
        )
        if record.correction and record.correction not in corrections:
            known = "the id of a correction"
            problems.append(records.unknown(key, ("correction",), record.correction, known))
        if record.page and not (book.source / f"{record.page}.md").is_file():
            known = "a page below book/, without .md"
            problems.append(records.unknown(key, ("page",), record.page, known))
    if problems:
        raise DataError(problems)
    return Quizzes(records, _load_alike(book, set(terms)))


def _load_alike(book: Book, terms: set[str]) -> frozenset[frozenset[str]]:
    path = book.data / LOOK_ALIKES
    if not path.exists():
        return frozenset()
    pairs: set[frozenset[str]] = set()
    problems: list[Problem] = []
    for values, place in read_nodes(path, book.root):
        try:
            group = LookAlikes.model_validate(values)
        except ValidationError as error:
            problems += problems_of(place, error)
            continue
        for index, term in enumerate(group.terms):
            if term not in terms:
                message = f"unknown reference '{term}'; expected a glossary id"
                problems.append(place.problem(("terms", index), message))
        pairs |= {frozenset((a, b)) for a in group.terms for b in group.terms if a != b}
    if problems:
        raise DataError(problems)
    return frozenset(pairs)


def data_files(book: Book, chapter: str) -> list[Path]:
    """Return the files that hold what authors wrote for `chapter`."""
    paths = (book.data / FOLDER / file_name(chapter), book.data / LOOK_ALIKES)
    return [path for path in paths if path.exists()]
