"""A checkout with the line ends of Windows is the same book: nothing is stale, nothing differs."""

from pathlib import Path

import pytest

from companion.book import Book
from companion.execution.staleness import Status, scan_page
from support import copy_tiny, refresh, snapshot

pytestmark = pytest.mark.slow

ENDS = {"Windows": b"\r\n", "old macOS": b"\r"}


def with_ends(root: Path, end: bytes) -> None:
    """Write every text of the book's sources, records, settings and lessons with such line ends.

    Code is left alone where no git writes such ends, and Python would read other code.
    """
    code = (root / "code").rglob("*") if end == ENDS["Windows"] else ()
    for path in [*root.glob("*.yml"), *(root / "book").rglob("*"), *code]:
        if path.suffix in (".md", ".yml", ".bib", ".py", ".csv", ".txt", ".json"):
            path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", end))


def scans(book: Book) -> list[tuple[str, ...]]:
    return [(scan.source, *scan.cells) for scan in map(scan_page, book.pages.values())]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Book:
    book = copy_tiny(tmp_path_factory.mktemp("ends") / "tiny")
    refresh(book)
    return book


@pytest.mark.parametrize("system", ENDS)
def test_a_page_is_as_fresh_with_other_line_ends(ran: Book, system: str) -> None:
    with_ends(ran.root, b"\n")
    before, notebooks = scans(Book.load(ran.root)), snapshot(ran.notebooks)
    assert not any(b"\r" in content for content in notebooks.values())
    with_ends(ran.root, ENDS[system])
    book = Book.load(ran.root)
    assert scans(book) == before
    states = [book.staleness.state(page) for page in book.pages.values()]
    assert {state.status for state in states} == {Status.FRESH}, [s.reasons for s in states]
    assert refresh(book) == []
    assert snapshot(book.notebooks) == notebooks
