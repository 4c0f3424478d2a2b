"""Chapters 3–11 answer every section of the textbook: a page with its number stands in the book."""

import json
import re
from functools import cache
from typing import Any

import pytest

from companion.book import Book
from companion.textbook import Section, load_editions, order, read_place
from support import ROOT

BOOK = Book.load(ROOT)
EDITIONS = load_editions(BOOK.data, ROOT)
CHAPTERS = [EDITIONS.second.chapters[number] for number in range(3, 12)]
SECTIONS = [section for chapter in CHAPTERS for section in chapter.sections]
PAGES_OF_THEIR_OWN = [section for section in SECTIONS if not section.n.startswith("3.")]
"""Chapter 3 answers several sections on a page."""
PLACE = re.compile(r"^\{textbook\}`([^`]+)`", re.MULTILINE)
TITLE = re.compile(r"^# (\d+\.\d+(?:–\d+\.\d+)?)", re.MULTILINE)
DRAWING = re.compile(r"^```\{figure\} \S+\.svg", re.MULTILINE)
PLOTLY = "application/vnd.plotly.v1+json"
MOVABLE, DRAWINGS = 3, 1
"""How many figures to move, and drawings, a section has at least."""


@cache
def _answers() -> dict[str, list[str]]:
    """Return the pages by the section that both their titles and their first lines name."""
    pages: dict[str, list[str]] = {}
    for name in BOOK.sources:
        text = (BOOK.root / name).read_text(encoding="utf-8")
        title, place = TITLE.search(text), PLACE.search(text)
        if title and place:
            named = {*read_place(title[1], EDITIONS).numbers}
            for number in named.intersection(read_place(place[1], EDITIONS).numbers):
                pages.setdefault(number, []).append(name.with_suffix("").as_posix())
    return pages


def test_the_sections_are_those_of_the_chapters() -> None:
    numbers = [section.n for section in SECTIONS]
    assert numbers == sorted(numbers, key=order)
    assert (numbers[0], numbers[-1], len(numbers)) == ("3.1", "11.5", 36)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.n)
def test_a_page_of_its_chapter_answers_the_section(section: Section) -> None:
    folder = next(chapter.folder for chapter in CHAPTERS if section in chapter.sections)
    assert any(page.startswith(f"book/{folder}/") for page in _answers().get(section.n, []))


def _moves(output: dict[str, Any]) -> bool:
    layout = output.get("data", {}).get(PLOTLY, {}).get("layout", {})
    return bool(layout.get("sliders") or layout.get("updatemenus"))


@pytest.mark.parametrize("section", PAGES_OF_THEIR_OWN, ids=lambda section: section.n)
def test_the_section_is_drawn_and_moved(section: Section) -> None:
    moved = drawn = 0
    for page in _answers().get(section.n, []):
        drawn += len(DRAWING.findall((ROOT / f"{page}.md").read_text(encoding="utf-8")))
        frozen = ROOT / "notebooks" / f"{page.removeprefix('book/')}.ipynb"
        cells = json.loads(frozen.read_text(encoding="utf-8"))["cells"]
        moved += sum(_moves(output) for cell in cells for output in cell.get("outputs", []))
    assert (moved >= MOVABLE, drawn >= DRAWINGS) == (True, True), (moved, drawn)


@pytest.mark.parametrize("folder", [chapter.folder for chapter in CHAPTERS])
def test_the_chapters_own_page_leads_to_every_page(folder: str) -> None:
    text = (ROOT / "book" / folder / "index.md").read_text(encoding="utf-8")
    assert "아직 쓰지 않았다" not in text
    pages = {name.stem for name in BOOK.sources if name.parts[1] == folder}
    linked = set(re.findall(r"<([\w-]+)>`|\(([\w-]+)\.md\)", text))
    assert pages - {"index", "quiz", *(a or b for a, b in linked)} == set()
