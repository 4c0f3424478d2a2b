"""A small book: the place in both editions, the page box, the map with its pages; notebooks too."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp

from companion.book import Book
from companion.errors import DataError
from companion.notebooks.export import Exporter
from companion.pages import Page
from support import OWN_CONF, replace

CONF = """
extensions = ["myst_nb", "companion.editions.extension"]
root_doc = "book/index"
language = "ko"
nb_execution_mode = "off"
exclude_patterns = ["_build"]
"""
CONFIG = "repository: {url: https://github.com/someone/tiny, branch: main}\n"
MAP = "# 길\n\n```{edition-map} 2\n```\n\n```{edition-map} 3\n```\n"
INDEX = "# 책\n\n```{toctree}\nmap\none\n```\n"

Build = Callable[..., tuple[Path, str]]


@pytest.fixture
def build(data: Path, tmp_path: Path) -> Build:
    """Build a book of an index, the map and the page `one`; return its folder and the warnings."""

    def _build(text: str) -> tuple[Path, str]:
        records = tmp_path / "book" / "_data"
        records.mkdir(parents=True)
        for name in ("textbook.yml", "third-edition.yml"):
            (data / name).rename(records / name)
        (tmp_path / "_config.yml").write_text(CONFIG)
        (tmp_path / "conf.py").write_text(OWN_CONF + CONF)
        for name, source in (("index", INDEX), ("map", MAP), ("one", text)):
            (tmp_path / "book" / f"{name}.md").write_text(source, encoding="utf-8")
        app = SphinxTestApp("html", srcdir=tmp_path, freshenv=True)
        try:
            app.build(force_all=True)
            return tmp_path / "_build" / "html" / "book", app.warning.getvalue()
        finally:
            app.cleanup()

    return _build


def read(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def test_a_page_says_its_place_in_both_editions_with_one_box(build: Build) -> None:
    folder, _ = build(
        "# 쪽\n\n{textbook}`1.2, 28쪽` · 읽는 시간 5분\n\n## 절\n\n{textbook}`2.1`도 본다.\n"
    )
    page = read(folder / "one.html")
    first, second = page.select(".textbook-place")
    assert first.text == "교과서 2판 1.2절(28쪽) · 3판 2.1–2.2절"
    assert first.select_one(".in-second").text == "2판 1.2절(28쪽)"
    assert first.select_one(".in-third").text == "3판 2.1–2.2절"
    assert second.text == "교과서 2판 2.1절 · 3판에는 없음"
    assert second.select_one(".in-second") is None, "what is gone keeps its number for all readers"
    (box,) = page.select(".edition-box")
    assert box.parent is first.parent and "needs-scripts" in box["class"]
    assert [button.text for button in box.select("button")] == ["2판", "3판", "둘 다"]


def test_an_unknown_section_is_told_with_file_and_line(build: Build) -> None:
    _, warnings = build("# 쪽\n\n글.\n\n{textbook}`9.9` · 읽는 시간 5분\n")
    (line,) = [one for one in warnings.splitlines() if "9.9" in one]
    assert "one.md:5:" in line and "unknown section" in line


def test_the_map_leads_both_ways_and_to_our_pages(build: Build) -> None:
    folder, _ = build("# 쪽\n\n{textbook}`1.2` · 읽는 시간 5분\n")
    second, third = read(folder / "map.html").select("table")
    rows = {
        row.th.text: [cell.text for cell in row.select("td")] for row in second.select("tbody tr")
    }
    assert rows["1.1 첫 절"] == ["1.1절 첫째", "아직 없음"]
    assert rows["1.2 Second"] == ["2.1–2.2절", "쪽"]
    assert rows["2.1 Old"] == ["없음", "아직 없음"]
    assert second.find("a", string="쪽")["href"] == "one.html"
    rows = {
        row.th.text: [cell.text for cell in row.select("td")] for row in third.select("tbody tr")
    }
    assert rows["2.2 둘째와 셋째 Second and third"] == ["1.2–1.3절", "쪽"]
    assert rows["2.3 새것 Brand new"] == ["새로 생김", ""]
    assert rows["3장 읽지 못한 장 (절은 확인하지 못했다)"] == ["1.3절", ""]


def exported(book: Book, text: str) -> str:
    path = Path("book/one/page.md")
    source = f"---\nfile_format: mystnb\n---\n# 제목\n\n{text}\n"
    (book.root / path).write_text(source, encoding="utf-8")
    replace(
        book.data / "corrections" / "all.yml",
        "    - proof: {page: one/page, cell: the-answer}\n",
        "",
    )
    return Exporter(book).export(Page(book, path), []).cells[1].source


def test_a_notebook_says_both_places_in_plain_text(tiny: Book) -> None:
    text = exported(tiny, "{textbook}`1.1, 28–34쪽` · 읽는 시간 5분")
    assert "교과서 2판 1.1절(28–34쪽) · 3판 1.2절 · 읽는 시간 5분" in text


def test_a_notebook_of_an_unknown_section_is_refused(tiny: Book) -> None:
    with pytest.raises(DataError) as caught:
        exported(tiny, "{textbook}`9.9`")
    assert caught.value.problems[0].line == 6
