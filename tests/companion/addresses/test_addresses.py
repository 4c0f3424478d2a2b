"""What moved is found at its old address, and at an address of nothing the site's own page is shown."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp

from companion.book import Book
from companion.errors import DataError
from support import OWN_CONF, replace

FILE = Path("book/_data/addresses.yml")
CONF = """
extensions = ["myst_nb", "companion.reading.extension", "companion.addresses.extension"]
html_theme = "sphinx_book_theme"
language = "ko"
root_doc = "book/index"
exclude_patterns = ["_build"]
nb_execution_mode = "off"
companion_web_font = False
"""
PAGE = """# 첫 쪽

## 손실 함수

글이다.[^1]

## 왜 그런가

[^1]: 각주다.

```{figure} https://example.org/a.png
:name: 그림-하나
설명이다.
```
"""
MOVED = """# 무엇이 옮겨 갔는가
pages:
  book/옛 쪽: book/index
  book/gone: book/deep/두 쪽#왜-그런가
places:
  book/index:
    id1: 손실-함수
    id3: 손실-함수
    id4: 그림-하나
    why: 왜-그런가
"""

Build = Callable[[str], tuple[Path, str]]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build a book of two pages with a record; return the site and what Sphinx warned of."""
    root = tmp_path_factory.mktemp("addresses")
    (root / "conf.py").write_text(OWN_CONF + CONF, encoding="utf-8")
    (root / "_config.yml").write_text("repository: {url: https://github.com/Someone/a-book}\n")
    (root / "book/_data").mkdir(parents=True)
    (root / "book/deep").mkdir()
    (root / "book/index.md").write_text(
        f"{PAGE}\n```{{toctree}}\ndeep/두 쪽\n```\n", encoding="utf-8"
    )
    (root / "book/deep/두 쪽.md").write_text(PAGE, encoding="utf-8")

    def build(record: str) -> tuple[Path, str]:
        (root / FILE).write_text(record, encoding="utf-8")
        app = SphinxTestApp("html", srcdir=root)
        try:
            app.build()
            return root / "_build/html", re.sub(r"\x1b\[[\d;]*m", "", app.warning.getvalue())
        finally:
            app.cleanup()

    return build


def soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@pytest.fixture(scope="module")
def pages(build: Build) -> dict[str, BeautifulSoup]:
    """The pages of the book with its record, built without a complaint about it."""
    site, warned = build(MOVED)
    assert "addresses.yml" not in warned
    return {name: soup(site / f"{name}.html") for name in ("book/index", "book/deep/두 쪽", "404")}


def test_an_old_place_is_in_what_has_the_new_one(pages: dict[str, BeautifulSoup]) -> None:
    page = pages["book/index"]
    sections = [str(one["id"]) for one in page.select("article section")]
    assert sections == ["첫-쪽", "손실-함수", "왜-그런가"]
    for new, old in (("손실-함수", "id1"), ("손실-함수", "id3"), ("왜-그런가", "why")):
        assert page.select_one(f"section#{new} > span#{old}"), old
    assert page.select_one("figure#그림-하나 #id4")
    assert len(page.select("[id]")) == len({str(one["id"]) for one in page.select("[id]")})
    assert not pages["book/deep/두 쪽"].select("#id1, #id3, #why")


def test_a_line_more_reads_its_page_again(build: Build, pages: dict[str, BeautifulSoup]) -> None:
    assert not pages["book/deep/두 쪽"].select("#id9")
    site, warned = build(f"{MOVED}  book/deep/두 쪽: {{id9: 왜-그런가}}\n")
    assert "addresses.yml" not in warned
    assert soup(site / "book/deep/두 쪽.html").select_one("section#왜-그런가 > span#id9")
    assert soup(site / "book/index.html").select_one("section#왜-그런가 > span#why")


def test_what_leads_nowhere_is_told_with_its_line(build: Build) -> None:
    wrong = MOVED.replace("why: 왜-그런가", "why: 왜그런가").replace("id3:", "왜-그런가:")
    _, warned = build(wrong)
    assert f"{FILE}:8: WARNING: '왜-그런가' is a place of the page now; take the line out" in warned
    assert f"{FILE}:10: WARNING: the page has no '왜그런가'; write its id" in warned
    assert warned.count("addresses.yml") == 2


def test_the_page_of_no_address_works_at_any_depth(pages: dict[str, BeautifulSoup]) -> None:
    page = pages["404"]
    assert page.html is not None
    assert page.html["lang"] == "ko" and page.html["data-content_root"] == "/a-book/"
    addresses = [
        str(element[name])
        for name in ("href", "src", "action")
        for element in page.select(f"[{name}]")
    ]
    assert len(addresses) > 10
    assert [one for one in addresses if not re.match(r"/a-book/|#|https://github\.com/", one)] == []
    form = page.select_one("article form")
    assert form and form["action"] == "/a-book/search.html"
    assert form.select_one("input[name=q]")
    assert [a["href"] for a in page.select("article a")] == ["/a-book/book/index.html"]
    robots = page.select_one("meta[name=robots]")
    assert robots and robots["content"] == "noindex"
    assert not page.select("link[rel=canonical], link[rel=prev], link[rel=next]")
    moved = page.select_one("script.moved")
    assert moved and json.loads(moved.get_text()) == {
        "book/옛 쪽": "book/index",
        "book/gone": "book/deep/두 쪽#왜-그런가",
    }


def test_a_book_without_the_record_has_moved_nothing(tiny: Book) -> None:
    assert not tiny.addresses.moved.pages and not tiny.addresses.moved.places


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("pages:", "page:", "3: field 'page': not a field of this record"),
        ("book/gone: book/one/page", "book/gone: one/page", "3: field 'pages.book/gone': 'one/page' is no page;"),
        ("book/gone: book/one/page", "book/one/other: book/one/page", "3: field 'pages.book/one/other': there is such a page; take the line out"),
        ("book/one/page: {id2", "book/one/old: {id2", "5: field 'places.book/one/old': is no page;"),
        ("id2: 두-틀로", "id2: [두-틀로]", "5: field 'places.book/one/page.id2': Input should be a valid string"),
        ("id2: 두-틀로", "id2: 두-틀로, id2: 첫-쪽", "5: field 'id2': each field once expected"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_record_is_told(tiny: Book, old: str, new: str, told: str) -> None:
    text = (
        "# 옮긴 것\npages:\n  book/gone: book/one/page\nplaces:\n  book/one/page: {id2: 두-틀로}\n"
    )
    (tiny.root / FILE).write_text(text, encoding="utf-8")
    assert tiny.addresses.moved.places["book/one/page"] == {"id2": "두-틀로"}
    replace(tiny.root / FILE, old, new)
    with pytest.raises(DataError) as caught:
        _ = Book.load(tiny.root).addresses
    line = told if old != "pages:" else told.replace("3:", "2:", 1)
    assert str(caught.value).splitlines()[0].startswith(f"{FILE}:{line}")
