"""A real chapter on paper, from the built site."""

import json
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from companion.book import Book
from companion.printing.make import PrintOptions, print_book
from support import ROOT, in_own_thread

pytestmark = [pytest.mark.slow, pytest.mark.browser]

CHAPTER = "02-mathematical-building-blocks"


@pytest.fixture(scope="module")
def chapter(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    """The chapter's PDF, printed apart from the repository's own files."""
    root = tmp_path_factory.mktemp("print")
    for name in ("_config.yml", "_toc.yml"):
        shutil.copy(ROOT / name, root / name)
    for name in ("book", "node_modules"):
        (root / name).symlink_to(ROOT / name)
    (root / "_build").mkdir()
    shutil.copytree(ROOT / "_build" / "html", root / "_build" / "html", symlinks=True)
    options = PrintOptions(epub=False, chapters=(CHAPTER,))
    (path,) = in_own_thread(print_book, Book.load(root), options)
    return PdfReader(BytesIO(path.read_bytes()))


def sources() -> list[Path]:
    return sorted((ROOT / "notebooks" / CHAPTER).glob("*.ipynb"))


def test_code_is_whole(chapter: PdfReader) -> None:
    """Every line of every cell is there: none is cut at the paper's edge or hidden."""
    printed = "".join("".join(page.extract_text().split()) for page in chapter.pages)
    lines = [
        "".join(line.split())
        for source in sources()
        for cell in json.loads(source.read_text(encoding="utf-8"))["cells"][1:]
        if cell["cell_type"] == "code"
        for line in "".join(cell["source"]).splitlines()
    ]
    assert len(lines) > 100
    lost = [line for line in lines if line not in printed]
    # A line that goes on on the next page has that page's edges in the middle.
    assert len(lost) <= len(chapter.pages) // 2, lost[:5]


def test_every_formula_has_its_source_and_every_page_its_number(chapter: PdfReader) -> None:
    assert chapter.page_labels[:2] == ["2-1", "2-2"]
    for number, page in enumerate(chapter.pages, 1):
        assert f"2-{number}" in page.extract_text()
    waiting, alternatives = [chapter.root_object["/StructTreeRoot"]], []
    while waiting:
        each = waiting.pop().get_object()
        if isinstance(each, list):
            waiting += each
        elif isinstance(each, dict):
            alternatives += [str(each.get("/Alt", ""))] if each.get("/S") == "/Figure" else []
            waiting += [each["/K"]] if "/K" in each else []
    assert len(alternatives) > 50 and all(alternatives)
    assert any("\\max(0" in each for each in alternatives)


def test_the_outline_holds_pages_and_sections(chapter: PdfReader) -> None:
    title, pages = chapter.outline[0], chapter.outline[1]
    assert title.title.startswith("2장")  # type: ignore[union-attr]
    assert isinstance(pages, list)
    names = [item.title for item in pages if not isinstance(item, list)]
    assert names[0].startswith("2.1") and len(names) >= 6
    assert any(isinstance(item, list) and len(item) > 2 for item in pages)
