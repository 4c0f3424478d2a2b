"""What a correction rests on: proof cells, works, documents, what the third edition shows."""

import datetime
from typing import Annotated, Literal

from pydantic import NonNegativeInt, PositiveInt, StringConstraints, model_validator

from companion.records import Sentence, Strict

THIRD_STATES = {
    "mended": "고쳐졌다",
    "same": "그대로다",
    "gone": "그 내용이 없다",
    "unknown": "확인하지 못했다",
}
"""What became of it in the third edition."""


class Proof(Strict):
    """A named code cell of a page: it computes the point and asserts it."""

    page: Sentence
    cell: Sentence


class Document(Strict):
    """An official document: a release note, a manual, a standard, an announcement."""

    title: Sentence
    version: Sentence
    date: datetime.date
    url: Annotated[str, StringConstraints(pattern=r"^https://\S+$")]


class Evidence(Strict):
    """Exactly one of: a proof cell, a BibTeX key, an official document."""

    proof: Proof | None = None
    cite: Sentence | None = None
    document: Document | None = None
    note: Sentence | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> "Evidence":
        if sum(kind is not None for kind in (self.proof, self.cite, self.document)) != 1:
            raise ValueError("exactly one of 'proof', 'cite' and 'document' expected")
        return self


class SeenInThird(Strict):
    """What was seen in the third edition: a `chapter`, and of its public notebook which `cells`.

    Cells count from 0, as in the notebook's file.
    """

    chapter: PositiveInt | None = None
    cells: tuple[NonNegativeInt, ...] = ()
    document: Document | None = None
    note: Sentence | None = None

    @model_validator(mode="after")
    def _cells_of_a_chapter(self) -> "SeenInThird":
        if self.cells and self.chapter is None:
            raise ValueError("'chapter' expected: the notebook that the cells are of")
        return self


class InThird(Strict):
    """What became of a correction in the third edition."""

    state: Literal["mended", "same", "gone", "unknown"]
    evidence: SeenInThird

    @model_validator(mode="after")
    def _is_seen(self) -> "InThird":
        seen = self.evidence.chapter is not None or self.evidence.document is not None
        if not seen and (self.state != "unknown" or self.evidence.note is None):
            raise ValueError("'chapter' or 'document' expected; where unknown, a 'note' says why")
        return self
