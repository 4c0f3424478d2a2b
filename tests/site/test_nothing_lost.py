"""In no page of the site and no notebook is markup seen that was to be read, or a sign lost."""

import re
from functools import cache
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from mathjax import take_out

from support import ROOT, SITE

SOURCE = re.compile(
    r"<(script|style|pre|code|annotation|template|title)\b.*?</\1>|<[^>]*>", re.DOTALL
)
CITED = re.compile(r'<a [^>]*href="?[^">]*references\.html[^>]*>(.*?)</a>', re.DOTALL)
COMMONMARK = MarkdownIt("commonmark").enable("table")
NOT_SHOWN = "\ufffd\u25a1"
"""What stands for a character that was lost, and what a font without it shows."""


@cache
def pages() -> dict[str, str]:
    """Return the markup of every page of the book."""
    return {
        path.relative_to(SITE).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((SITE / "book").rglob("*.html"))
    }


@cache
def notebooks() -> dict[str, str]:
    """Return what CommonMark makes of each committed notebook's text, formulas set apart."""
    paths = sorted((ROOT / "notebooks").rglob("*.ipynb"))
    return {path.relative_to(ROOT).as_posix(): rendered(path) for path in paths}


def rendered(path: Path) -> str:
    cells = nbformat.read(path, as_version=4).cells
    texts = [cell.source for cell in cells if cell.cell_type == "markdown"]
    return "\n".join(COMMONMARK.render(take_out(text)[0]) for text in texts)


def everything() -> dict[str, str]:
    return {**pages(), **notebooks()}


@pytest.fixture(autouse=True)
def enough() -> None:
    assert len(pages()) > 100 and len(notebooks()) > 30


def test_no_mark_of_emphasis_is_seen() -> None:
    seen = {
        name: re.findall(r".{0,20}\*\*.{0,20}", SOURCE.sub("", text))
        for name, text in everything().items()
    }
    assert {name: found for name, found in seen.items() if found} == {}


def test_citations_have_neither_braces_nor_backslashes() -> None:
    cited = [
        (name, BeautifulSoup(found, "html.parser").text)
        for name, text in everything().items()
        for found in CITED.findall(text)
    ]
    assert len(cited) > 100
    assert [each for each in cited if re.search(r"[{}\\]|\bothers\b", each[1])] == []


def test_every_formula_was_understood() -> None:
    wrong = ("katex-error", "color:#cc0000")
    assert [name for name, text in pages().items() if any(each in text for each in wrong)] == []
    assert any('class="katex' in text or "class=katex" in text for text in pages().values())


def test_sections_are_addressed_by_their_titles() -> None:
    numbered = re.compile(r"<section\b[^>]*\bid=[\"']?id\d+[\"'\s>]")
    assert [name for name, text in pages().items() if numbered.search(text)] == []
    assert sum(len(re.findall(r"<section\b", text)) for text in pages().values()) > 400


def test_no_character_was_lost() -> None:
    lost = re.compile(f"[{NOT_SHOWN}]")
    seen = {name: lost.findall(SOURCE.sub("", text)) for name, text in everything().items()}
    assert {name: found for name, found in seen.items() if found} == {}
