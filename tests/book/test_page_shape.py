"""The pages of the second edition declare the standard, and keep it."""

from pathlib import Path

import pytest

from companion.book import Book
from companion.lint import read_pages
from companion.pages import is_executable
from support import ROOT

CHAPTERS = (
    "01-what-is-deep-learning",
    "02-mathematical-building-blocks",
    "03-keras-and-frameworks",
    "review",
)


@pytest.fixture(scope="module")
def pages() -> dict[str, list[str]]:
    """What the standard asks of each executable page of the chapters, by its path."""
    book = Book.load(ROOT)
    paths = [path for chapter in CHAPTERS for path in sorted((book.source / chapter).glob("*.md"))]
    chosen = [path.relative_to(ROOT) for path in paths if is_executable(path)]
    found = {}
    for page in read_pages(book, chosen):
        told = [str(problem) for problem in page.asked()]
        if not page.front.has_standard:
            told.insert(0, f"{page.path}:1: `standard: shown` expected in the front matter")
        found[str(page.path)] = told
    return found


def test_there_are_such_pages(pages: dict[str, list[str]]) -> None:
    assert len(pages) >= 14


@pytest.mark.parametrize(
    "path",
    [
        str(path.relative_to(ROOT))
        for chapter in CHAPTERS
        for path in sorted(Path(ROOT, "book", chapter).glob("*.md"))
        if is_executable(path)
    ],
)
def test_the_page_keeps_the_standard(pages: dict[str, list[str]], path: str) -> None:
    assert not pages[path], "\n" + "\n".join(pages[path])
