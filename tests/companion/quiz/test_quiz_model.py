"""A written question that cannot be asked is refused, with file, line and field."""

import re
from pathlib import Path

import pytest

from companion.book import Book
from companion.errors import DataError
from companion.quiz.model import REVIEW, Quizzes, load_quizzes

GOOD = """\
- id: what-is-a-batch
  kind: choice
  ask: 배치는 무엇인가?
  answer: 함께 처리하는 샘플의 묶음
  wrong:
    - 데이터를 한 번 다 보는 일
    - 가중치를 고치는 방법
  why: 에포크와 다르다.
  lecture: ['2025-03-12 10:00']
  page: one/page
  terms: [batch]
  correction: batch-is-not-epoch
"""


def load(tiny: Book, text: str, name: str = "chapter-01.yml") -> Quizzes:
    path = tiny.data / "quizzes" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return load_quizzes(tiny)


def test_a_good_record_belongs_to_the_chapter_of_its_file(tiny: Book) -> None:
    quizzes = load(tiny, GOOD)
    assert [record.id for record in quizzes.of("1")] == ["what-is-a-batch"]
    assert quizzes.of(REVIEW) == []


@pytest.mark.parametrize(
    ("old", "new", "field", "line"),
    [
        ("- id: what-is-a-batch", "- id: What", "id", 1),
        ("kind: choice", "kind: guess", "kind", 2),
        ("  ask: 배치는 무엇인가?\n", "", "ask", 1),
        ("  ask: 배치는", "  asked: 배치는", "ask", 1),
        ("    - 가중치를 고치는 방법\n", "", "", 1),
        ("    - 가중치를 고치는 방법", "    - 함께  처리하는 샘플의 묶음", "", 1),
        ("kind: choice", "kind: open", "", 1),
        ("  why: 에포크와 다르다.\n", "", "why", 1),
        ("2025-03-12 10:00", "10:00", "lecture.0", 9),
        ("page: one/page", "page: one/none", "page", 10),
        ("terms: [batch]", "terms: [nothing]", "terms.0", 11),
        ("correction: batch-is-not-epoch", "correction: nothing", "correction", 12),
        ("  lecture:", "  accept: [batch]\n  lecture:", "", 1),
    ],
)
def test_a_broken_record_is_named_with_its_line(
    tiny: Book, old: str, new: str, field: str, line: int
) -> None:
    assert old in GOOD
    with pytest.raises(DataError) as error:
        load(tiny, GOOD.replace(old, new, 1))
    where = {(problem.field, problem.line) for problem in error.value.problems}
    assert (field, line) in where, error.value
    assert "book/_data/quizzes/chapter-01.yml" in str(error.value)


def test_an_option_that_is_a_formula_alone_is_refused(tiny: Book) -> None:
    answer = re.search(r"^  answer: .*$", GOOD, re.MULTILINE)
    assert answer
    load(tiny, GOOD.replace(answer[0], "  answer: 반, 곧 $1/2$"))
    with pytest.raises(DataError, match="a word or a number beside the formula"):
        load(tiny, GOOD.replace(answer[0], "  answer: $1/2$"))


def test_a_question_that_leads_nowhere_is_refused(tiny: Book) -> None:
    text = GOOD
    for line in ("  page: one/page\n", "  terms: [batch]\n", "  correction: batch-is-not-epoch\n"):
        text = text.replace(line, "")
    with pytest.raises(DataError, match="where to read on"):
        load(tiny, text)


@pytest.mark.parametrize("name", ["chapter-9.yml", "chapter-99.yml", "extra.yml"])
def test_a_file_of_no_chapter_is_refused(tiny: Book, name: str) -> None:
    with pytest.raises(DataError, match=f"{name}:1: 'chapter-NN.yml'"):
        load(tiny, GOOD, name)


def test_look_alikes_name_terms(tiny: Book) -> None:
    path: Path = tiny.data / "look-alikes.yml"
    path.write_text("- terms: [batch, epoch]\n  why: 섞어 부른다.\n", encoding="utf-8")
    assert load(tiny, GOOD).alike == {frozenset({"batch", "epoch"})}
    path.write_text("- terms:\n    - batch\n    - nothing\n  why: 섞어 부른다.\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"look-alikes.yml:3: .*unknown reference 'nothing'"):
        load(tiny, GOOD)
