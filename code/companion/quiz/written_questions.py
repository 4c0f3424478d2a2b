"""Questions that authors wrote, and those made of the exam points on pages."""

import random
from collections.abc import Sequence
from typing import Any

from companion.quiz.model import WrittenQuestion
from companion.quiz.names import nearly_spelled
from companion.quiz.questions import Choice, Explanation, Fill, Open, Question, without_terms
from companion.quiz.sources import ExamBox

COUNTED = {2: "두 가지", 3: "세 가지", 4: "네 가지", 5: "다섯 가지"}


def written_question(record: WrittenQuestion, seed: str, english: Sequence[str]) -> Question:
    """Return the question that the record holds, its options in an order of its own.

    `english` are the names that a typed answer must not be taken for a misspelling of.
    """
    about = {record.id, *(f"correction/{key}" for key in [record.correction] if key)}
    if record.kind == "fill":
        about |= {name for term in record.terms for name in (term, f"name/{term}")}
    explanation = Explanation(
        (without_terms(record.why),),
        place=_lecture(record.lecture),
        terms=record.terms,
        correction=record.correction or "",
        page=record.page or "",
    )
    common: dict[str, Any] = {
        "id": f"own-{record.id}",
        "group": "written",
        "about": frozenset(about),
        "ask": without_terms(record.ask),
        "explanation": explanation,
    }
    if record.kind == "fill":
        accept = (record.answer, *record.accept)
        return Fill(**common, accept=accept, others=nearly_spelled(accept, english))
    if record.kind == "open":
        return Open(**common, points=(without_terms(record.answer),))
    options = [without_terms(option) for option in (record.answer, *record.wrong)]
    right = options[0]
    random.Random(f"{seed}/{record.id}").shuffle(options)
    return Choice(**common, options=tuple(options), right=options.index(right))


def exam_question(box: ExamBox) -> Open:
    """Return the question that asks for the exam points of one page."""
    count = COUNTED.get(len(box.points))
    what = f"시험 포인트 {count}를" if count else "시험 포인트를"
    return Open(
        id=f"exam-{box.name}",
        group="exam",
        about=frozenset({f"page/{box.slug}"}),
        ask=f"‘{without_terms(box.title)}’ 쪽의 {what} 책을 덮고 말해 보라.",
        explanation=Explanation((), page=box.slug),
        points=tuple(map(without_terms, box.points)),
    )


def _lecture(stamps: Sequence[str]) -> str:
    return f"강의 {', '.join(stamps)}" if stamps else ""
