"""Every question of the whole book has one right answer, and only one."""

import itertools
import re
from functools import cache

import pytest

from companion.book import Book
from companion.glossary.model import Term
from companion.quiz.distractors import Distractors, overlap
from companion.quiz.model import REVIEW, chapters
from companion.quiz.names import english_names, squeezed
from companion.quiz.pool import DRAWN, Pool, make_pool
from companion.quiz.questions import Choice, Fill, Match, Open, Question, escaped, without_terms
from companion.quiz.render import LETTERS
from companion.quiz.sources import material
from support import ROOT

CHAPTERS = [*map(str, range(1, 15)), REVIEW]
FEW = 15
WITH_WRITTEN = (*map(str, range(1, 11)), REVIEW)


@cache
def book() -> Book:
    return Book.load(ROOT)


@cache
def pool(chapter: str) -> Pool:
    return make_pool(book(), chapter)


def every(kind: type) -> list:
    found = [
        question
        for chapter in CHAPTERS
        for question in pool(chapter).questions
        if isinstance(question, kind)
    ]
    assert found
    return found


@cache
def distractors() -> Distractors:
    return Distractors(book().glossary, book().quizzes.alike)


@cache
def shown_as(field: str) -> dict[str, list[Term]]:
    """Return what a page shows of each term → the terms that it is shown for."""
    found: dict[str, list[Term]] = {}
    for term in book().glossary.terms.values():
        found.setdefault(escaped(term.ko if field == "ko" else term.definition.ko), []).append(term)
    return found


def term_of(shown: str, field: str) -> Term:
    (term,) = shown_as(field)[shown]
    return term


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_chapter_is_empty_and_its_first_draw_asks_for_nothing_twice(chapter: str) -> None:
    assert len(pool(chapter).questions) >= FEW
    drawn = pool(chapter).drawn
    # The last chapter has a dozen terms: fewer questions, none of them asked in two ways.
    assert len(drawn) == DRAWN if chapter != "14" else 6 <= len(drawn) <= DRAWN
    for one, other in itertools.combinations(drawn, 2):
        assert not one.about & other.about, (one.id, other.id)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_question_stands_twice(chapter: str) -> None:
    ids = [question.id for question in pool(chapter).questions]
    assert len(set(ids)) == len(ids)
    asked = [
        (question.ask, question.quote)
        for question in pool(chapter).questions
        if not isinstance(question, Match)
    ]
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("chapter", ["1", "14", REVIEW])
def test_two_builds_give_the_same_page(chapter: str) -> None:
    assert make_pool(book(), chapter) == pool(chapter)


def test_every_question_explains_itself_and_leads_on() -> None:
    for question in every(Question):
        explanation = question.explanation
        assert explanation.texts or isinstance(question, Open), question.id
        assert all(text.strip() for text in explanation.texts), question.id
        assert explanation.terms or explanation.correction or explanation.page, question.id


def test_every_choice_has_one_right_option_among_different_ones() -> None:
    for question in every(Choice):
        assert 0 <= question.right < len(question.options), question.id
        plain = [squeezed(option) for option in question.options]
        assert len(set(plain)) == len(plain) >= 3, question.id


def test_no_option_of_a_term_stands_for_another() -> None:
    """By name, by kind, by meaning, or by what an author listed as too near."""
    for group, field in (("definition", "ko"), ("meaning", "definition")):
        questions = [question for question in every(Choice) if question.group == group]
        assert questions
        for question in questions:
            terms = [term_of(option, field) for option in question.options]
            for one, other in itertools.combinations(terms, 2):
                assert not distractors().clash(one, other), (question.id, one.id, other.id)
                assert not names(one) & names(other), (question.id, one.id, other.id)


def names(term: Term) -> set[str]:
    return {
        squeezed(name) for name in (term.ko, *english_names(term), *(v.ko for v in term.variants))
    }


def test_no_definition_tells_the_name_that_it_asks_for() -> None:
    for question in every(Choice):
        if question.group == "definition":
            term = term_of(question.answer, "ko")
            assert squeezed(term.ko) not in squeezed(question.quote), question.id


def test_no_option_of_a_claim_corrects_the_same_words() -> None:
    corrections = book().corrections
    titles = {without_terms(one.title): one for one in corrections.values()}
    for question in every(Choice):
        if question.group != "claim":
            continue
        right = titles[question.answer]
        assert without_terms(right.claim) == question.quote and right.status == "settled"
        for option in question.options:
            if option != question.answer:
                assert not overlap(right, titles[option]), (question.id, option)
                assert titles[option].status == "settled"


def test_a_match_pairs_each_name_with_one_other() -> None:
    for question in every(Match):
        assert 4 <= len(question.pairs) <= min(6, len(LETTERS))
        assert sorted(question.offered) == sorted(english for _, english in question.pairs)
        assert len(set(map(squeezed, question.offered))) == len(question.pairs)
        assert list(question.offered) != [english for _, english in question.pairs], question.id
        terms = [term_of(escaped(korean), "ko") for korean, _ in question.pairs]
        for one, other in itertools.permutations(terms, 2):
            assert squeezed(one.en) not in names(other), (question.id, one.id, other.id)


def test_a_name_to_type_accepts_every_name_and_no_other_terms() -> None:
    for question in every(Fill):
        accepted = set(map(squeezed, question.accept))
        assert not accepted & set(map(squeezed, question.others)), question.id
        assert all(re.search("[a-z]", name, re.IGNORECASE) for name in question.accept), question.id
        if question.group == "fill":
            term = book().glossary.terms[question.id.removeprefix("fill-")]
            assert accepted == set(map(squeezed, english_names(term)))
            assert not any(
                squeezed(name) in squeezed(question.quote)
                for name in question.accept
                if len(name) > 3
            ), question.id


def test_the_name_of_the_opposite_is_no_slip_of_the_pen() -> None:
    by_id = {question.id: question for question in every(Fill)}
    assert "supervised learning" in by_id["own-unsupervised-in-english"].others


def test_no_text_shows_a_role_or_an_unfit_particle() -> None:
    for question in every(Question):
        texts = [
            question.ask,
            question.quote,
            *question.explanation.texts,
            *getattr(question, "options", ()),
        ]
        for text in texts:
            assert "{term}" not in text, question.id
            assert not re.search(r"(?<!\w)(은/는|이/가|을/를)", text), question.id


def test_the_particle_fits_every_term_that_is_asked_for() -> None:
    questions = [question for question in every(Fill) if question.group == "fill"]
    for question in questions:
        term = book().glossary.terms[question.id.removeprefix("fill-")]
        if not "가" <= term.ko[-1] <= "힣":
            continue
        particle = "을" if (ord(term.ko[-1]) - ord("가")) % 28 else "를"
        assert question.ask.startswith(f"‘{escaped(term.ko)}’{particle} "), question.ask
    assert {question.ask.split("’")[1][0] for question in questions} == {"을", "를"}


def test_what_the_lecture_called_exam_matter_is_asked_first() -> None:
    """What the lecture announced for the exam, and the figure that it will not accept."""
    assert pool("1").drawn[0].explanation.correction == "figure-1-2-is-supervised"
    first = pool("8").drawn[0]
    assert "강의 2025-03-12 17:52" in first.explanation.place
    for chapter in WITH_WRITTEN:
        written = [question for question in pool(chapter).questions if question.group == "written"]
        assert 6 <= len(written) <= 40
        assert [question.group for question in pool(chapter).drawn[:3]] == ["written"] * 3


def test_an_exam_point_is_asked_without_what_leads_to_a_cell_of_its_page() -> None:
    boxes = [box for chapter in chapters(book()) for box in material(book(), chapter).boxes]
    points = [point for box in boxes for point in box.points]
    assert points and not any("{shown}" in point for point in points)


def test_exam_points_of_pages_are_asked_for() -> None:
    asked = [question for question in every(Open) if question.group == "exam"]
    assert {question.id for question in asked} >= {"exam-01-ai-ml-dl", "exam-03-pretrain-and-reuse"}
    assert all(question.points for question in asked)
