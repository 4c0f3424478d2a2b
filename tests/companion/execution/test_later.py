"""What a page shows follows files that appear, or change, after the page was first built."""

import subprocess
import sys
from pathlib import Path

import pytest

from companion.book import Book
from support import markup, refresh, replace

pytestmark = pytest.mark.slow


def build_plainly(book: Book) -> None:
    """Build with Jupyter Book alone, which runs nothing and only warns of pages to run."""
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", str(book.root)]
    subprocess.run(command, capture_output=True, check=True, timeout=300)


def html(book: Book, docname: str) -> str:
    return markup(book.root / "_build/html" / f"{docname}.html")


def test_a_page_built_before_it_ever_ran_shows_its_outputs_once_it_did(tiny: Book) -> None:
    build_plainly(tiny)
    assert "1024" not in html(tiny, "book/one/other")
    refresh(tiny)
    build_plainly(tiny)
    page = html(tiny, "book/one/other")
    assert "1024" in page and 'id="provenance"' in page and "launch-download" in page
    assert "the answer is 42" in html(tiny, "book/one/page")

    lesson = tiny.root / "code/lessons/seeds.py"
    replace(lesson, '"""', '"""Another first line, and so another file.\n\n')
    build_plainly(tiny)
    page = html(tiny, "book/one/page")
    assert "the answer is 42" not in page, "a lesson that it imports is another"
    assert 'id="provenance"' not in page
