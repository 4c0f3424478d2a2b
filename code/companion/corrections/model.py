"""A correction: what a source says, what is right, and how a reader can check it."""

import datetime
from collections.abc import Iterator
from typing import Literal

from nbformat import NotebookNode
from pydantic import PositiveInt, model_validator

from companion.bibliography.model import BIBLIOGRAPHY
from companion.bibliography.works import Works
from companion.book import Book
from companion.corrections.sources import Evidence, InThird, Proof
from companion.errors import DataError, Problem
from companion.evidence import weakness
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
from companion.textbook import chapter_of

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
EDITIONS = {"ko-2": "한국어판", "en-2": "영어판"}
"""Editions of the textbook that a page number may count in; the first is what readers hold."""


class TextbookPlace(Strict):
    """The place in the textbook; `section` may be a chapter ('8'), `page` is a printed number."""

    edition: Literal["ko-2", "en-2"] = "ko-2"
    section: SectionNumber
    page: PositiveInt | None = None
    figure: SectionNumber | None = None
    listing: SectionNumber | None = None


class Debate(Strict):
    """Both sides of a point that is not settled."""

    pro: Sentence
    contra: Sentence


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
    where: TextbookPlace | None = None
    lecture: tuple[LectureStamp, ...] = ()
    claim: Sentence
    right: Sentence
    why: Sentence
    evidence: tuple[Evidence, ...]
    diagrams: Diagrams | None = None
    exam: Sentence | None = None
    terms: tuple[str, ...] = ()
    status: Literal["settled", "debated"] = "settled"
    debate: Debate | None = None
    since: datetime.date
    checked: datetime.date | None = None
    third: InThird | None = None

    @model_validator(mode="after")
    def _has_evidence(self) -> "Correction":
        if not self.evidence:
            raise ValueError("at least one evidence expected: a correction needs proof")
        return self

    @model_validator(mode="after")
    def _has_place(self) -> "Correction":
        if self.where is None and not self.lecture:
            raise ValueError("'where' or 'lecture' expected: a reader must find what is corrected")
        return self

    @model_validator(mode="after")
    def _names_both_sides(self) -> "Correction":
        if (self.status == "debated") != (self.debate is not None):
            raise ValueError(
                "'debate' (pro, contra) expected where, and only where, status is debated"
            )
        return self

    @model_validator(mode="after")
    def _checked_since(self) -> "Correction":
        if self.checked is not None and self.checked < self.since:
            raise ValueError("'checked' expected to be no earlier than 'since'")
        return self

    @model_validator(mode="after")
    def _third_of_the_textbook(self) -> "Correction":
        if self.third is not None and (self.where is None or self.kind == "lecture"):
            raise ValueError("'third' expected only where the textbook itself is corrected")
        return self

    @property
    def concerns_third(self) -> bool:
        """Whether readers of the third edition need it: it is not known to be mended or gone."""
        return self.third is None or self.third.state in ("same", "unknown")

    @property
    def chapter(self) -> int | None:
        """The textbook chapter it belongs to, None where the lecture alone is corrected."""
        return chapter_of(self.where.section) if self.where else None

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """Its proof cells."""
        return tuple(evidence.proof for evidence in self.evidence if evidence.proof)


def load_corrections(book: Book) -> Records[Correction]:
    """Load and check every record of `_data/corrections/`.

    Raises:
        DataError: a record is malformed, or names an unknown section, term, proof cell, BibTeX
            key or drawing.
    """
    corrections = load_records(book.data / "corrections", Correction, book.root)
    editions = book.editions
    sections = editions.second.section_numbers
    terms = book.glossary.terms
    cells = {slug: page.named_cells for slug, page in book.pages.items()}
    problems: list[Problem] = []
    for key, correction in corrections.items():
        section = correction.where.section if correction.where else None
        if section is not None and section not in sections:
            known = "a chapter or section of textbook.yml"
            problems.append(corrections.unknown(key, ("where", "section"), section, known))
        problems.extend(
            corrections.unknown(key, ("terms", index), term, "a glossary id")
            for index, term in enumerate(correction.terms)
            if term not in terms
        )
        third = correction.third.evidence.chapter if correction.third else None
        if third is not None and third not in editions.third:
            known = "a chapter of third-edition.yml"
            field = ("third", "evidence", "chapter")
            problems.append(corrections.unknown(key, field, str(third), known))
        problems.extend(_evidence_problems(corrections, key, cells, book.bibliography))
        problems.extend(_diagram_problems(corrections, key, book))
    if problems:
        raise DataError(problems)
    return corrections


def _evidence_problems(
    corrections: Records[Correction],
    key: str,
    cells: dict[str, dict[str, NotebookNode]],
    bibliography: Works,
) -> list[Problem]:
    problems: list[Problem] = []
    field: FieldPath
    for index, evidence in enumerate(corrections[key].evidence):
        if evidence.cite and evidence.cite not in bibliography.entries:
            field = ("evidence", index, "cite")
            known = f"a key of {BIBLIOGRAPHY}"
            problems.append(corrections.unknown(key, field, evidence.cite, known))
        if evidence.proof:
            problems.extend(_proof_problems(corrections, key, index, cells))
    return problems


def _proof_problems(
    corrections: Records[Correction],
    key: str,
    index: int,
    cells: dict[str, dict[str, NotebookNode]],
) -> Iterator[Problem]:
    """Yield what keeps a cell from being a proof: it is not there, or could not fail."""
    proof = corrections[key].evidence[index].proof
    assert proof is not None
    field: FieldPath = ("evidence", index, "proof")
    if proof.page not in cells:
        known = "an executable page below book/, without .md"
        yield corrections.unknown(key, (*field, "page"), proof.page, known)
    elif proof.cell not in cells[proof.page]:
        known = f"the :name: of a code cell of {proof.page}"
        yield corrections.unknown(key, (*field, "cell"), proof.cell, known)
    else:
        weak = weakness(proof.cell, cells[proof.page][proof.cell])
        if weak:
            yield corrections.place(key).problem((*field, "cell"), weak)


def _diagram_problems(corrections: Records[Correction], key: str, book: Book) -> list[Problem]:
    diagrams = corrections[key].diagrams
    if diagrams is None:
        return []
    return [
        corrections.unknown(key, ("diagrams", name), getattr(diagrams, name), "an SVG below book/")
        for name in ("claim", "right")
        if not (book.source / getattr(diagrams, name)).is_file()
    ]
