"""A correction: what a source says, what is right, and how a reader can check it."""

import datetime
from pathlib import Path
from typing import Literal

from pybtex.database import BibliographyData, PybtexError, parse_file
from pydantic import model_validator

from companion.errors import DataError, Problem
from companion.glossary import load_glossary
from companion.pages import find_pages
from companion.records import (
    FieldPath,
    LectureStamp,
    Record,
    Records,
    SectionNumber,
    Sentence,
    Strict,
    load_records,
)
from companion.settings import Book
from companion.textbook import load_textbook

KINDS = {
    "textbook": "교과서",
    "lecture": "강의",
    "outdated": "시간이 지남",
    "terminology": "용어",
    "nuance": "뉘앙스",
}
SEVERITIES = {
    "wrong": "틀림",
    "misleading": "오해를 부름",
    "outdated": "낡음",
    "fine-print": "잔글씨",
}
BIBLIOGRAPHY = Path("book", "references.bib")


class Where(Strict):
    """The place in the textbook's Korean edition."""

    section: SectionNumber
    page: int | None = None
    figure: str | None = None
    listing: str | None = None


class Proof(Strict):
    """A named code cell of a page: it computes the point and asserts it."""

    page: Sentence
    cell: Sentence


class Evidence(Strict):
    """Exactly one of: a proof cell, a BibTeX key, an official document."""

    proof: Proof | None = None
    cite: Sentence | None = None
    note: Sentence | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> "Evidence":
        if (self.proof is None) == (self.cite is None):
            raise ValueError("exactly one of 'proof' and 'cite' expected")
        return self


class Diagrams(Strict):
    """Two drawings, paths below `book/`: what the source shows and what is right."""

    claim: Sentence
    claim_alt: Sentence
    right: Sentence
    right_alt: Sentence


class Correction(Record):
    """One correction."""

    title: Sentence
    kind: Literal["textbook", "lecture", "outdated", "terminology", "nuance"]
    severity: Literal["wrong", "misleading", "outdated", "fine-print"]
    where: Where
    lecture: tuple[LectureStamp, ...] = ()
    claim: Sentence
    right: Sentence
    why: Sentence
    evidence: tuple[Evidence, ...]
    diagrams: Diagrams | None = None
    exam: Sentence | None = None
    terms: tuple[str, ...] = ()
    since: datetime.date

    @model_validator(mode="after")
    def _has_evidence(self) -> "Correction":
        if not self.evidence:
            raise ValueError("at least one evidence expected: a correction needs proof")
        return self


def load_corrections(book: Book) -> Records[Correction]:
    """Load and check every record of `_data/corrections/`.

    Raises:
        DataError: a record is malformed, or names an unknown section, term, proof cell, BibTeX
            key or drawing.
    """
    corrections = load_records(book.data / "corrections", Correction, book.root)
    sections = load_textbook(book.data, book.root).section_numbers
    terms = load_glossary(book).terms
    bibliography = load_bibliography(book)
    cells = {page.slug: page.cell_names for page in find_pages(book)}
    problems: list[Problem] = []
    for key, correction in corrections.items():
        if correction.where.section not in sections:
            known = "a chapter or section of textbook.yml"
            field = ("where", "section")
            problems.append(corrections.unknown(key, field, correction.where.section, known))
        problems.extend(
            corrections.unknown(key, ("terms", index), term, "a glossary id")
            for index, term in enumerate(correction.terms)
            if term not in terms
        )
        problems.extend(_evidence_problems(corrections, key, cells, bibliography))
        problems.extend(_diagram_problems(corrections, key, book))
    if problems:
        raise DataError(problems)
    return corrections


def load_bibliography(book: Book) -> BibliographyData:
    """Load the book's BibTeX file.

    Raises:
        DataError: the file is missing or is not BibTeX.
    """
    path = book.root / BIBLIOGRAPHY
    try:
        return parse_file(str(path), "bibtex")
    except (OSError, PybtexError) as error:
        line = getattr(error, "lineno", None) or 1
        raise DataError([Problem(BIBLIOGRAPHY, line, "", f"BibTeX expected; {error}")]) from None


def _evidence_problems(
    corrections: Records[Correction],
    key: str,
    cells: dict[str, set[str]],
    bibliography: BibliographyData,
) -> list[Problem]:
    problems: list[Problem] = []
    field: FieldPath
    for index, evidence in enumerate(corrections[key].evidence):
        if evidence.cite and evidence.cite not in bibliography.entries:
            field = ("evidence", index, "cite")
            known = f"a key of {BIBLIOGRAPHY}"
            problems.append(corrections.unknown(key, field, evidence.cite, known))
        if evidence.proof and evidence.proof.page not in cells:
            field = ("evidence", index, "proof", "page")
            known = "an executable page below book/, without .md"
            problems.append(corrections.unknown(key, field, evidence.proof.page, known))
        elif evidence.proof and evidence.proof.cell not in cells[evidence.proof.page]:
            field = ("evidence", index, "proof", "cell")
            known = f"the :name: of a code cell of {evidence.proof.page}"
            problems.append(corrections.unknown(key, field, evidence.proof.cell, known))
    return problems


def _diagram_problems(corrections: Records[Correction], key: str, book: Book) -> list[Problem]:
    diagrams = corrections[key].diagrams
    if diagrams is None:
        return []
    return [
        corrections.unknown(key, ("diagrams", name), getattr(diagrams, name), "an SVG below book/")
        for name in ("claim", "right")
        if not (book.source / getattr(diagrams, name)).is_file()
    ]
