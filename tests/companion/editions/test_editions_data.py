"""The book's own records: no section of either edition is without a place, and both ways agree."""

import pytest

from companion.book import Book
from companion.corrections.model import load_corrections
from companion.textbook import Editions, load_editions
from support import ROOT

BOOK = Book.load(ROOT)


@pytest.fixture(scope="module")
def editions() -> Editions:
    return load_editions(BOOK.data, BOOK.root)


def test_every_section_of_the_second_edition_is_somewhere_or_gone(editions: Editions) -> None:
    sections = [part for c in editions.second.chapters.values() for part in c.sections]
    gone = {part.n for part in sections if not editions.later(part.n)}
    assert gone == {"1.2", "3.4", "12.2", "12.3", "12.5"}
    assert all(part.third == "gone" for part in sections if part.n in gone)


def test_the_third_edition_is_whole(editions: Editions) -> None:
    assert list(editions.third) == list(range(1, 21))
    for number, chapter in editions.third.items():
        expected = [f"{number}.{place}" for place in range(1, len(chapter.sections) + 1)]
        assert [part.n for part in chapter.sections] == expected
        assert chapter.sections or chapter.second


def test_both_ways_agree(editions: Editions) -> None:
    """Where one section leads, that place leads back; parts may lead to what they are a part of."""
    for number in editions.second.section_numbers:
        for place in editions.later(number):
            assert any(_near(number, back) for back in editions.earlier(place)), (number, place)
    for place in editions.later_numbers:
        for number in editions.earlier(place):
            assert any(_near(place, on) for on in editions.later(number)), (place, number)


def _near(number: str, other: str) -> bool:
    return number == other or f"{number}.".startswith(f"{other}.") or other.startswith(f"{number}.")


def test_the_new_is_new(editions: Editions) -> None:
    new = {n for n in editions.later_numbers if "." in n and not editions.earlier(n)}
    assert {"3.4", "3.5", "9.6", "12.1", "12.2", "12.3", "16.3", "17.2"} <= new


def test_each_correction_of_the_textbook_says_what_became_of_it() -> None:
    """What a lecture said is no matter of editions, unless the textbook says it too."""
    corrections = load_corrections(BOOK)
    silent = [
        key
        for key, correction in corrections.items()
        if correction.where
        and correction.third is None
        and (correction.kind == "textbook" or not correction.lecture)
        and correction.kind != "lecture"
    ]
    assert silent == []
    states = {one.third.state for one in corrections.values() if one.third}
    assert {"mended", "same", "unknown"} <= states
