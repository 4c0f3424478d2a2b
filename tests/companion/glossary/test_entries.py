"""Second builds: a record edited rewrites the pages that show it, and no other."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from companion.book import Book
from support import copy_tiny, markup, replace

pytestmark = pytest.mark.slow

TERMS = Path("book/_data/glossary/terms.yml")
PAGES = Path("_build/html/book/glossary")


def build(book: Book) -> None:
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", str(book.root)]
    subprocess.run(command, capture_output=True, check=True, timeout=300)


def rewritten(book: Book) -> set[str]:
    """Build again; return the glossary's pages that Sphinx wrote, and those that it took away."""
    log = book.root / "_build/html/glossary/.entries.json"
    before = json.loads(log.read_text())
    build(book)
    after = json.loads(log.read_text())
    pages = {path.stem for path in (book.root / PAGES).glob("*.html")}
    assert {name.rpartition("/")[2] for name in after} == pages
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    return {name.rpartition("/")[2] for name in changed}


def page(book: Book, name: str) -> str:
    return markup(book.root / "_build/html/book" / f"{name}.html")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Book:
    book = copy_tiny(tmp_path_factory.mktemp("entries") / "tiny")
    build(book)
    return book


def test_nothing_changed_rewrites_nothing(built: Book) -> None:
    times = {path: path.stat().st_mtime_ns for path in (built.root / PAGES).glob("*.html")}
    assert len(times) == 3
    assert rewritten(built) == set()
    assert {path: path.stat().st_mtime_ns for path in times} == times


def test_a_page_of_entries_offers_no_list_of_sections(built: Book) -> None:
    assert "pst-secondary-sidebar" not in page(built, "glossary/bieup")
    assert "pst-secondary-sidebar" in page(built, "one/page")


def test_the_index_does_not_show_what_entries_say(built: Book) -> None:
    assert "processed together" not in page(built, "glossary")
    assert "processed together" in page(built, "glossary/bieup")


def test_a_definition_rewrites_its_own_page(built: Book) -> None:
    replace(built.root / TERMS, "한 번에 함께 처리하는", "언제나 함께 처리하는")
    assert rewritten(built) == {"bieup"}
    assert "언제나 함께 처리하는" in page(built, "glossary/bieup")


def test_a_new_use_rewrites_the_page_of_the_term(built: Book) -> None:
    other = built.root / "book/index.md"
    other.write_text(other.read_text(encoding="utf-8") + "\n{term}`epoch`를 센다.\n")
    assert rewritten(built) == {"ieung"}
    assert re.search(r'쓰인 쪽:.*href="../index.html"', page(built, "glossary/ieung"))


def test_a_term_that_moves_takes_its_links_along(built: Book) -> None:
    assert "glossary/ieung.html#epoch" in page(built, "index")
    replace(built.root / TERMS, "ko: 에포크", "ko: 한바퀴")
    assert rewritten(built) == {"bieup", "ieung", "hieut", "a-to-z"}
    assert "glossary/hieut.html#epoch" in page(built, "index")
    assert "hieut.html#epoch" in page(built, "glossary/bieup"), "related terms follow"
    assert 'href="glossary/hieut.html#epoch"' in page(built, "glossary")
    assert not (built.root / PAGES / "ieung.html").exists()


def test_an_initial_that_grows_heavy_is_split_and_links_follow(built: Book) -> None:
    assert "../glossary/bieup.html#batch" in page(built, "one/page")
    (built.root / TERMS).with_name("heavy.yml").write_text(
        "- {id: ground, en: ground, ko: 바탕, category: concept, background: true,\n"
        "   definition: {ko: 바탕이다., en: Ground.}, explanation: %s}\n" % ("x" * 80_000)
    )
    rewritten(built)
    assert "바탕" in page(built, "glossary/bieup")
    assert "배치" in page(built, "glossary/bieup-2")
    assert "../glossary/bieup-2.html#batch" in page(built, "one/page")
    (built.root / TERMS).with_name("heavy.yml").unlink()
    rewritten(built)
    assert "../glossary/bieup.html#batch" in page(built, "one/page")


def test_a_page_that_was_deleted_is_written_again(built: Book) -> None:
    (built.root / PAGES / "bieup.html").unlink()
    build(built)
    assert "배치" in page(built, "glossary/bieup")
