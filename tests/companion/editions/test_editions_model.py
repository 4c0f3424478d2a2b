"""The way between the editions: both directions, and what is told of a mistake."""

from pathlib import Path

import pytest

from companion.errors import DataError
from companion.textbook import Editions, PlaceError, load_editions, read_place, say
from support import replace


@pytest.fixture
def editions(data: Path) -> Editions:
    return load_editions(data, data)


@pytest.mark.parametrize(
    ("number", "later"),
    [
        ("1.1", ("1.1",)),
        ("1.2", ("2.1", "2.2")),
        ("1.2.1", ("2.1.1",)),
        ("1.2.2", ("2.1", "2.2")),  # not told apart there: where its section is
        ("1.3", ("2.2", "3")),
        ("2.1", ()),
        ("1", ("1", "2", "3")),
        ("2", ()),
    ],
)
def test_a_section_of_the_second_edition_leads_to_the_third(
    editions: Editions, number: str, later: tuple[str, ...]
) -> None:
    assert editions.later(number) == later


@pytest.mark.parametrize(
    ("number", "earlier"),
    [("1.1", ("1.1",)), ("2.2", ("1.2", "1.3")), ("2.3", ()), ("3", ("1.3",)), ("2", ("1",))],
)
def test_a_section_of_the_third_edition_leads_back(
    editions: Editions, number: str, earlier: tuple[str, ...]
) -> None:
    assert editions.earlier(number) == earlier


def test_an_unknown_place_is_no_place(editions: Editions) -> None:
    for way in (editions.later, editions.earlier):
        with pytest.raises(KeyError):
            way("9.9")


BROKEN = {
    "unknown origin": ("['1.2', '1.3']", "['1.2', '9.9']", "third-edition.yml", 18, "second.1"),
    "section of another chapter": ("n: '2.3'", "n: '3.3'", "third-edition.yml", 19, "n"),
    "twice": ("n: '2.3'", "n: '2.2'", "third-edition.yml", 19, "n"),
    "no address": ("'https://example.com/2'", "nowhere", "third-edition.yml", 10, "evidence.url"),
    "neither sections nor origin": ("  second: ['1.3']\n", "", "third-edition.yml", 20, "second"),
    "not gone but unnamed": (", third: gone", "", "textbook.yml", 16, "third"),
    "gone but named": ("en: First, ko", "en: First, third: gone, ko", "textbook.yml", 5, "third"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "file", "line", "field"), BROKEN.values(), ids=BROKEN)
def test_a_mistake_is_told_with_its_place(
    data: Path, old: str, new: str, file: str, line: int, field: str
) -> None:
    replace(data / file, old, new)
    with pytest.raises(DataError) as caught:
        load_editions(data, data)
    found = [(str(one.path), one.line, one.field) for one in caught.value.problems]
    assert any((name, at) == (file, line) and where.endswith(field) for name, at, where in found), (
        caught.value
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("1.1", "교과서 2판 1.1절 · 3판 1.1절"),
        ("1.1, 28–34쪽", "교과서 2판 1.1절(28–34쪽) · 3판 1.1절"),
        ("1.1, 31쪽, 그림 1.2", "교과서 2판 1.1절(31쪽, 그림 1.2) · 3판 1.1절"),
        ("1.1–1.3", "교과서 2판 1.1–1.3절 · 3판 1.1, 2.1–2.2절, 3장"),
        ("1.1, 1.3", "교과서 2판 1.1, 1.3절 · 3판 1.1, 2.2절, 3장"),
        ("1.2.1–1.2.2", "교과서 2판 1.2.1–1.2.2절 · 3판 2.1, 2.1.1, 2.2절"),
        ("1", "교과서 2판 1장 · 3판 1–3장"),
        ("2.1", "교과서 2판 2.1절 · 3판에는 없음"),
        ("3판 2.3", "교과서 2판에는 없음 · 3판 2.3절"),
        ("3판 2.2–2.3", "교과서 2판 1.2–1.3절 · 3판 2.2–2.3절"),
    ],
)
def test_a_place_is_read_in_both_editions(editions: Editions, written: str, shown: str) -> None:
    assert str(read_place(written, editions)) == shown


@pytest.mark.parametrize(
    "written", ["9.9", "", "28쪽", "1.1–2.1", "1.3–1.1", "첫 절", "3판 2.3, 5쪽"]
)
def test_what_is_no_place_is_refused(editions: Editions, written: str) -> None:
    with pytest.raises(PlaceError):
        read_place(written, editions)


def test_runs_of_sections_are_short_and_in_order() -> None:
    assert say(["9.10", "9.9", "9.2", "10.1"]) == "9.2, 9.9–9.10, 10.1절"
    assert say(["5", "1.2"]) == "1.2절, 5장"
