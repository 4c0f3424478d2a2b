"""Chapters 1 to 4 and the review hold what a student is promised, page by page."""

import ast
import re
from collections.abc import Iterator
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode

from companion.book import Book
from companion.execution.model import Need
from companion.execution.settings import page_needs
from companion.execution.store import load_frozen
from companion.imports import page_imports
from companion.pages import Page, find_pages, framework_tag
from companion.textbook import load_textbook
from support import ROOT

BOOK = Book.load(ROOT)
PARTS = ("01-", "02-", "03-", "04-", "review/")
PAGES = [
    page
    for page in find_pages(BOOK)
    if page.slug.startswith(PARTS) and ":class: goals" in page.path.read_text(encoding="utf-8")
]
# The lecture's corrections are a list of proofs, not a lesson.
LESSONS = [page for page in PAGES if page.slug != "review/lecture-proofs"]
each_lesson = pytest.mark.parametrize("page", LESSONS, ids=lambda page: page.slug)


def code_cells(page: Page) -> list[NotebookNode]:
    return [cell for cell in page.source.cells if cell.cell_type == "code"]


def asserts(cell: NotebookNode) -> bool:
    tree = ast.parse(cell.source)
    return any(isinstance(node, ast.Assert) for node in ast.walk(tree))


def pairs(page: Page) -> Iterator[int]:
    """Yield the place of the last cell of every Keras | PyTorch tab group."""
    cells = code_cells(page)
    tags = [framework_tag(cell.metadata) for cell in cells]
    for place, tag in enumerate(tags):
        if tag == "pytorch" and "keras" in tags[max(0, place - 2) : place]:
            yield place


def layouts(page: Page) -> list[dict[str, Any]]:
    """Return the layout of every figure of the page."""
    notebook = nbformat.read(ROOT / page.notebook, as_version=4)
    return [
        output.data["application/vnd.plotly.v1+json"]["layout"]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "application/vnd.plotly.v1+json" in output.get("data", {})
    ]


def interactive(page: Page) -> int:
    """Return how many figures of the page have a control."""
    return sum(bool(one.get("sliders") or one.get("updatemenus")) for one in layouts(page))


@each_lesson
def test_a_lesson_has_its_parts(page: Page) -> None:
    text = page.path.read_text(encoding="utf-8")
    for part in (":class: goals", ":class: exam", "## 연습 문제", "## 정리", "읽는 시간"):
        assert part in text, part
    assert "from lessons import glue" not in text or "{glue:text}" in text
    assert len(code_cells(page)) <= 25


@each_lesson
def test_exercises_have_solutions_that_ran(page: Page) -> None:
    text = page.path.read_text(encoding="utf-8").partition("## 연습 문제")[2].partition("\n## ")[0]
    exercises = re.split(r"^### 연습 \d+\. ", text, flags=re.MULTILINE)[1:]
    assert 3 <= len(exercises) <= 6
    for exercise in exercises:
        assert ":tags: [hide-cell" in exercise or ":::{dropdown}" in exercise, exercise[:60]


@each_lesson
def test_every_pair_of_tabs_is_proved_equal(page: Page) -> None:
    cells = code_cells(page)
    for place in pairs(page):
        following = cells[place + 1 : place + 4]
        assert any(asserts(cell) for cell in following), cells[place].source[:80]


def test_the_promises_of_the_first_third_are_kept() -> None:
    rosetta = next(page for page in LESSONS if page.slug.endswith("rosetta"))
    idioms = sum(len(re.findall(r"^same\(", cell.source, re.M)) for cell in code_cells(rosetta))
    assert idioms >= 40
    assert sum(1 for page in LESSONS for _ in pairs(page)) >= 20, "besides the idioms"
    assert sum(map(interactive, LESSONS)) >= 15
    texts = [page.path.read_text(encoding="utf-8") for page in LESSONS]
    assert sum(len(re.findall(r"^### 연습 ", text, re.M)) for text in texts) >= 40


@each_lesson
def test_a_figure_begins_as_the_control_says(page: Page) -> None:
    for layout in layouts(page):
        for control, steps in [
            *((one, one["steps"]) for one in layout.get("sliders", [])),
            *((one, one["buttons"]) for one in layout.get("updatemenus", [])),
        ]:
            labels = [step["label"] for step in steps]
            assert len(set(labels)) == len(labels), labels
            changes = steps[control.get("active", 0)]["args"]
            said = changes[1].get("title.text") if len(changes) > 1 else None
            assert said in (None, layout["title"]["text"])


@each_lesson
def test_a_page_runs_within_three_minutes_on_a_cpu(page: Page) -> None:
    frozen = load_frozen(page)
    assert frozen is not None and frozen.record.volatile.seconds < 3 * 60


def test_every_section_of_the_textbook_has_its_page() -> None:
    chapters = load_textbook(BOOK.data, BOOK.root).chapters
    headings = "\n".join(
        line
        for page in LESSONS
        for line in page.path.read_text(encoding="utf-8").splitlines()
        if line.startswith("#")
    )
    for number in (1, 2, 3, 4):
        for section in chapters[number].sections:
            before, _, last = section.n.rpartition(".")
            spans = re.findall(rf"{before}\.(\d+)–{before}\.(\d+)", headings)
            within = any(int(first) <= int(last) <= int(end) for first, end in spans)
            assert within or re.search(rf"\b{re.escape(section.n)}\b", headings), section.n


def test_the_automatic_differentiation_is_short() -> None:
    page = next(page for page in LESSONS if page.slug.endswith("05-autograd"))
    names = (
        "autograd-value", "autograd-more", "autograd-functions",
        "autograd-order", "autograd-backward",
    )  # fmt: skip
    lines = [line for name in names for line in page.named_cells[name].source.splitlines()]
    assert len([line for line in lines if line.strip()]) <= 80


def test_pages_that_load_data_say_that_they_need_the_real_ones() -> None:
    """A run on made data then carries a banner and is not published."""
    for page in find_pages(BOOK):
        if any(name.startswith("lessons.data.") for name in page_imports(page)):
            assert Need.DATA in page_needs(page), page.path
