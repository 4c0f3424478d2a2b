"""What an author is told about a record that cannot be used."""

from pathlib import Path

import pytest

from companion.book import Book
from companion.corrections.model import load_corrections
from companion.errors import DataError
from companion.glossary.model import load_glossary
from support import replace

TERMS = Path("book/_data/glossary/terms.yml")
CORRECTIONS = Path("book/_data/corrections/all.yml")

# (file, what the author wrote, instead of what, line, field, part of what is expected)
MISTAKES = {
    "missing field": (TERMS, "  en: batch\n", "", 1, "en", "required"),
    "missing nested field": (TERMS, "    en: A set of samples processed together.\n", "", 5, "definition.en", "required"),
    "unknown field": (TERMS, "  category: concept\n", "  category: concept\n  colour: red\n", 5, "colour", "not a field"),
    "value outside the vocabulary": (TERMS, "category: concept", "category: thing", 4, "category", "'concept'"),
    "malformed id": (TERMS, "id: batch", "id: Batch Size", 1, "id", "match"),
    "unknown term": (TERMS, "related: [epoch]", "related: [epoch, step]", 10, "related.1", "'step'"),
    "unknown section": (TERMS, "sections: ['1.1']", "sections: ['9.9']", 9, "sections.0", "textbook.yml"),
    "duplicate id": (TERMS, "id: epoch", "id: batch", 12, "id", "terms.yml:1"),
    "duplicate headword": (TERMS, "ko: 에포크", "ko: 배치", 14, "ko", "'batch'"),
    "field given twice": (TERMS, "  en: epoch\n", "  en: epoch\n  en: epochs\n", 14, "en", "once"),
    "not YAML": (TERMS, "related: [epoch]", "related: [epoch", 12, "", "YAML"),
    "not a list": (TERMS, "- id: batch", "batch:\n  id: batch", 13, "", "YAML"),
    "missing claim": (CORRECTIONS, "  claim: 배치는 데이터를 한 번 다 보는 것이다.\n", "", 1, "claim", "required"),
    "no evidence": (CORRECTIONS, "  evidence:\n    - proof: {page: one/page, cell: the-answer}\n    - cite: someone-2020\n", "  evidence: []\n", 1, "", "evidence"),
    "unknown page": (CORRECTIONS, "page: one/page", "page: one/nowhere", 11, "evidence.0.proof.page", "one/nowhere"),
    "unknown cell": (CORRECTIONS, "cell: the-answer", "cell: the-question", 11, "evidence.0.proof.cell", "the-question"),
    "unknown citation": (CORRECTIONS, "cite: someone-2020", "cite: nobody-1999", 12, "evidence.1.cite", "nobody-1999"),
    "unknown related term": (CORRECTIONS, "terms: [batch, epoch]", "terms: [batch, era]", 13, "terms.1", "glossary id"),
    "malformed stamp": (CORRECTIONS, "'2025-03-12 10:00'", "'10:00'", 6, "lecture.0", "match"),
    "bad date": (CORRECTIONS, "since: 2026-11-23", "since: someday", 14, "since", "date"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_with_file_line_and_field(tiny: Book, mistake: str) -> None:
    path, old, new, line, field, expected = MISTAKES[mistake]
    replace(tiny.root / path, old, new)
    with pytest.raises(DataError) as caught:
        load_corrections(tiny)
    problem = caught.value.problems[0]
    assert problem.path == path
    assert (problem.line, problem.field) == (line, field)
    assert expected in problem.expected
    assert str(problem).startswith(f"{path}:{line}:")


def test_every_problem_is_reported_at_once(tiny: Book) -> None:
    replace(tiny.root / TERMS, "category: concept", "category: thing")
    replace(tiny.root / TERMS, "  en: epoch\n", "")
    with pytest.raises(DataError) as caught:
        load_glossary(tiny)
    assert [problem.field for problem in caught.value.problems] == ["category", "en"]


def test_a_sound_book_loads(tiny: Book) -> None:
    corrections = load_corrections(tiny)
    assert list(corrections) == ["batch-is-not-epoch"]
    assert corrections.place("batch-is-not-epoch").path == CORRECTIONS


@pytest.mark.parametrize("name", ["batch", "배치"])
def test_a_term_is_found_by_id_and_headword(tiny: Book, name: str) -> None:
    term = load_glossary(tiny).find(name)
    assert term is not None and term.id == "batch"


def test_names_hold_everything_a_reader_may_type(tiny: Book) -> None:
    names = load_glossary(tiny).terms["epoch"].names
    assert set(names) == {"에포크", "epoch", "에폭", "이팍"}
