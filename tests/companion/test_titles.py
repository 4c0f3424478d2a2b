"""A title is called the same wherever it stands apart from its page: as text, a formula once."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from companion.book import Book
from companion.notebooks.install import install_cell
from companion.pages import Page
from companion.printing.article import read_article
from companion.search.extract import units_of
from companion.source.model import Source
from companion.source.titles import titles_are_plain
from companion.titles import formula_text
from support import copy_tiny, parsed

PAGE = Path("book/one/other.md")
FRONT = "---\nfile_format: mystnb\n---\n"

TITLES = {
    "# 손실 $\\mathcal{L}$과 {term}`배치`: `fit()`과 **굵은** 🎯": "손실 L과 배치(batch): fit()과 굵은 🎯",
    "# 닫는 표 ##": "닫는 표",
    "#   넓은    사이": "넓은 사이",
    "밑줄 친 제목\n====": "밑줄 친 제목",
    "두 줄\n제목\n====": "두 줄 제목",
    "# a < b & C++ \\*별\\* &amp;": "a < b & C++ *별* &",
    "# [책](https://example.org)의 *길*": "책의 길",
    "# 물 H<sub>2</sub>O": "물 H2O",
    "# 제목[^n]\n\n[^n]: 주석": "제목",
    "# 제목 ![그림](a.svg)": "제목",
    "# {abbr}`MLP (multi-layer perceptron)`의 층": "MLP의 층",
    "# {term}`묶음 <batch>`과 {term}`배치`와 {term}`배치`": "묶음과 배치(batch)와 배치",
    "# {math}`e^{-x}`의 값": "e^(-x)의 값",
    "```python\n# 코드의 주석\n```\n\n# 진짜 제목": "진짜 제목",
    "<!-- # 설명 -->\n\n# 제목": "제목",
    "% # 설명\n\n# 제목": "제목",
}


@pytest.mark.parametrize("source", TITLES)
def test_a_page_is_called_as_it_is_read(tiny: Book, source: str) -> None:
    (tiny.root / PAGE).write_text(f"{FRONT}(other)=\n{source}\n\n글\n\n# 둘\n", encoding="utf-8")
    page = Page(tiny, PAGE)
    assert page.title == TITLES[source]
    first = install_cell(page, None).source.splitlines()[0]
    assert first.startswith(f"#@title {TITLES[source]} · ")


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        ("\\mathcal{L}", "L"), ("\\mathbf{W}_{ij}", "W_(ij)"), ("x^2", "x^2"), ("e^{-x}", "e^(-x)"), ("\\alpha", "α"),
        ("O(n^2)", "O(n^2)"), ("\\frac{a}{b}", "a/b"), ("\\|x\\|_2", "‖x‖_2"), ("\\log p", "log p"), ("a < b", "a < b"),
        ("\\text{손실 값}", "손실 값"), ("\\hat{y}", "ŷ"), ("1{,}000", "1,000"), ("\\mathbb{R}^n", "R^n"), ("", ""),
    ],
)  # fmt: skip
def test_a_formula_is_readable_text(tex: str, text: str) -> None:
    assert formula_text(tex) == text


WRONG = {
    "글만 있다.": ("4", "a title, '# …', as the first heading expected"),
    "## 절부터\n\n# 제목": ("4", "a title, '# …', as the first heading expected"),
    "# 하나\n\n글\n\n# 둘": ("8", "'## …' expected: a page has one title"),
    "하나\n===\n\n둘\n===": ("7", "'## …' expected: a page has one title"),
    "# ": ("4", "a heading of words expected"),
    "# ![그림](a.svg)": ("4", "a heading of words expected"),
    "# 제목\n\n## [^n]\n\n[^n]: 주석": ("6", "a heading of words expected"),
    "# {cite:t}`someone-2020`의 책": ("4", "a heading without {cite:t} expected"),
    "# {ref}`page`의 책": ("4", "a heading without {ref} expected"),
    "# 제목\n\n## {glue:text}`page-answer:.1f`번": ("6", "a heading without {glue:text} expected"),
    "": ("1", "a title, '# …', as the first heading expected"),
}


@pytest.mark.parametrize("text", WRONG)
def test_a_title_that_cannot_be_shown_everywhere_is_told(text: str) -> None:
    line, expected = WRONG[text]
    source = Source(PAGE, FRONT + text + "\n" if text else "")
    (problem, *others) = titles_are_plain(source)
    assert not others
    assert f":{line}: " in str(problem) and expected in str(problem)


def test_headings_in_fences_and_boxes_are_no_titles() -> None:
    text = "# 제목\n\n```\n# 코드\n```\n\n````{dropdown} 답\n```python\n# 코드\n```\n````\n"
    assert list(titles_are_plain(Source(PAGE, FRONT + text))) == []
    assert list(titles_are_plain(Source(Path("book/_data/glossary/a.yml"), "글"))) == []


BUILT = "손실 $\\mathcal{L}$과 {term}`배치`: `fit()`과 **굵은** 🎯 & a < b, H<sub>2</sub>O"
SHOWN = "손실 L과 배치(batch): fit()과 굵은 🎯 & a < b, H2O"
SECTION, SECTION_SHOWN = "식 $x^2$과 `predict()`", "식 x^2과 predict()"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Book:
    book = copy_tiny(tmp_path_factory.mktemp("titled") / "tiny")
    text = f"{FRONT}(other)=\n# {BUILT}\n\n(sec)=\n## {SECTION}\n\n{{ref}}`sec`, {{ref}}`other`, {{doc}}`other`.\n"
    (book.root / PAGE).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "companion", "--book", str(book.root), "build"]
    log = book.root / "build.log"
    with log.open("w") as output:
        result = subprocess.run(
            command, stdout=output, stderr=output, check=False, env={**os.environ}, timeout=300
        )
    assert result.returncode == 0, log.read_text(encoding="utf-8")
    return book


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(node.get_text().split()) for node in page.select(selector)]


@pytest.mark.slow
def test_the_site_calls_a_page_by_its_text(built: Book) -> None:
    html = built.root / "_build/html"
    page, before = parsed(html / "book/one/other.html"), parsed(html / "book/one/page.html")
    assert page.title.text == f"{SHOWN} — 작은 책"
    assert page.select_one('meta[property="og:title"]')["content"] == SHOWN
    assert page.select_one('meta[name="description"]')["content"].startswith(
        f"{SECTION_SHOWN}, {SHOWN}, {SHOWN}."
    )
    assert before.select_one('link[rel="next"]')["title"] == SHOWN
    assert any(SHOWN in text for text in texts(before, ".prev-next-area a"))
    assert SHOWN in texts(before, ".bd-sidebar-primary nav a")
    assert SECTION_SHOWN in texts(page, ".bd-toc a, .page-toc a")
    assert f"{SECTION_SHOWN}, {SHOWN}, {SHOWN}." in texts(page, "article p")


@pytest.mark.slow
def test_the_search_and_the_notebook_call_it_so_too(built: Book) -> None:
    html = (built.root / "_build/html/book/one/other.html").read_text(encoding="utf-8")
    title, units = units_of(html)
    assert title == SHOWN and SECTION_SHOWN in [unit.title for unit in units]
    notebook = json.loads((built.root / "notebooks/one/other.ipynb").read_text(encoding="utf-8"))
    assert "".join(notebook["cells"][0]["source"]).startswith(f"#@title {SHOWN} · ")
    assert f"[{SECTION_SHOWN}](" in "".join(notebook["cells"][1]["source"])


@pytest.mark.slow
def test_the_e_book_and_paper_call_it_so_too(built: Book) -> None:
    page = parsed(built.root / "_build/html/book/one/other.html").article
    html = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{page}</body></html>'
    assert read_article("book/one/other", html, built.site_url).title == SHOWN
