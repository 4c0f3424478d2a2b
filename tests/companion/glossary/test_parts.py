"""Entries are spread over pages by what they weigh; which page each is on follows from the records."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from companion.book import Book
from companion.glossary.lookup import lookup_table
from companion.glossary.model import Glossary, Term, load_glossary
from companion.glossary.parts import MOST, NAMES, parts_of, weight
from companion.records import Place, Records
from support import ROOT

BOOK = load_glossary(Book.load(ROOT))
PLACE = Place(Path("terms.yml"), yaml.compose("{}"))


def glossary(*names: str, weighing: int = 0) -> Glossary:
    """Return a glossary of terms with these Korean names, each with a long explanation."""
    terms = [
        Term.model_validate({
            "id": f"term-{number}", "en": f"term {number}", "ko": name, "category": "concept",
            "definition": {"ko": "뜻이다.", "en": "A meaning."},
            **({"explanation": "x" * weighing} if weighing else {}),
        })
        for number, name in enumerate(names)
    ]  # fmt: skip
    return Glossary(Records({term.id: (term, PLACE) for term in terms}))


def names(found: Glossary) -> list[tuple[str, str, list[str]]]:
    return [(part.name, part.label, [term.ko for term in part.terms]) for part in parts_of(found)]


def test_every_term_of_the_book_is_in_exactly_one_part() -> None:
    keys = [term.id for part in parts_of(BOOK) for term in part.terms]
    assert len(keys) > 1000
    assert sorted(keys) == sorted(BOOK.terms)


def test_pages_of_the_book_are_light_and_few() -> None:
    parts = parts_of(BOOK)
    assert len({part.name for part in parts}) == len(parts) < 40
    for part in parts:
        assert sum(map(weight, part.terms)) < 1.2 * MOST, part.label


def test_an_initial_is_a_page_named_in_latin_letters() -> None:
    found = names(glossary("깃허브", "가중치", "나무", "API", "1종 오류"))
    assert found == [
        ("giyeok", "ㄱ", ["가중치", "깃허브"]),
        ("nieun", "ㄴ", ["나무"]),
        ("latin", "A–Z, 0–9", ["API", "1종 오류"]),
    ]


@pytest.mark.parametrize("heading", NAMES)
def test_every_initial_has_a_page(heading: str) -> None:
    first = {"A–Z": "Z", "0–9": "7"}.get(heading)
    syllables = {"ㄱ": "가", "ㄴ": "나", "ㄷ": "따", "ㄹ": "라", "ㅁ": "마", "ㅂ": "빠", "ㅅ": "싸", "ㅇ": "아",
                 "ㅈ": "짜", "ㅊ": "차", "ㅋ": "카", "ㅌ": "타", "ㅍ": "파", "ㅎ": "힣"}  # fmt: skip
    (part,) = parts_of(glossary(first or syllables[heading]))
    assert part.name == NAMES[heading]


def test_a_heavy_initial_is_cut_into_equal_parts_between_syllables() -> None:
    found = names(glossary("가", "가나", "각", "간", "강", "강나", weighing=MOST // 2))
    assert found == [
        ("giyeok", "ㄱ 가–각", ["가", "가나", "각"]),
        ("giyeok-2", "ㄱ 간–강", ["간", "강", "강나"]),
    ]


def test_what_begins_with_one_syllable_stays_together() -> None:
    (part,) = parts_of(glossary("가", "가나", "가다", weighing=MOST))
    assert len(part.terms) == 3


def test_latin_letters_are_cut_too() -> None:
    found = names(glossary("ab", "ac", "zoo", "9점", weighing=3 * MOST // 4))
    assert [(name, label) for name, label, _ in found] == [("latin", "A"), ("latin-2", "Z–9")]


def test_the_table_says_on_which_page_each_entry_is() -> None:
    found: dict[str, Any] = {row["id"]: row["page"] for row in lookup_table(BOOK)}
    assert found == {term.id: part.name for part in parts_of(BOOK) for term in part.terms}
