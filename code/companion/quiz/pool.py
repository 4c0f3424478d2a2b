"""A chapter's pool of questions, and the first draw from it."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from companion.book import Book
from companion.quiz.claim_questions import claim_questions
from companion.quiz.distractors import Distractors
from companion.quiz.names import all_english_names
from companion.quiz.questions import Question
from companion.quiz.sources import material as material_of
from companion.quiz.term_questions import TermQuestions
from companion.quiz.written_questions import exam_question, written_question

DRAWN = 10
SHARES = {
    "written": 3, "claim": 2, "definition": 1, "meaning": 1, "match": 1, "fill": 2,
}  # fmt: skip
"""How many of each sort a draw has where there are enough."""

IN_ORDER = {"written", "claim"}
FILLERS = ("definition", "claim", "fill", "meaning", "why", "exam", "written", "match")
"""Where a draw takes more from if a sort has too few."""


@dataclass(frozen=True)
class Pool:
    """A chapter's questions: those of the first draw, and the others."""

    drawn: tuple[Question, ...]
    others: tuple[Question, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, the first draw first."""
        return self.drawn + self.others


def make_pool(book: Book, chapter: str) -> Pool:
    """Return every question of `chapter`; the same every time."""
    material = material_of(book, chapter)
    distractors = Distractors(book.glossary, book.quizzes.alike)
    english = all_english_names(book.glossary)
    pool: list[Question] = [
        written_question(record, chapter, english) for record in material.written
    ]
    pool += claim_questions(material.corrections, book.corrections.values(), chapter)
    written = {name for question in pool for name in question.about}
    made = TermQuestions(book.glossary, material.terms, distractors, chapter).make()
    # An author's question for a name stands in the place of ours.
    pool += [one for one in made if one.group != "fill" or not one.about & written]
    pool += [exam_question(box) for box in material.boxes]
    drawn = draw(pool, random.Random(f"draw/{chapter}"))
    return Pool(tuple(drawn), tuple(question for question in pool if question not in drawn))


def draw(pool: Sequence[Question], rng: random.Random) -> list[Question]:
    """Return `DRAWN` questions, some of each sort, none about what another is about.

    What authors wrote and claims come in the pool's order, the most important first.
    """
    ordered = {id(question): at for at, question in enumerate(pool)}
    shuffled = sorted(
        rng.sample(list(pool), len(pool)),
        key=lambda question: ordered[id(question)] if question.group in IN_ORDER else len(pool),
    )
    drawn: list[Question] = []
    about: set[str] = set()

    def take(group: str, count: int) -> None:
        for question in shuffled:
            if not count or len(drawn) == DRAWN:
                return
            if question.group == group and question not in drawn and not question.about & about:
                drawn.append(question)
                about.update(question.about)
                count -= 1

    for group, share in SHARES.items():
        take(group, share)
    for group in FILLERS:
        take(group, DRAWN)
    return drawn
