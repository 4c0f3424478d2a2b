"""What may never be seen on any built page."""

import copy
import re

import pytest
from bs4 import BeautifulSoup

from support import SITE, parsed


@pytest.fixture(scope="module")
def soup(site_path: str) -> BeautifulSoup:
    return parsed(SITE / site_path)


def test_no_markup_is_left_in_the_text(soup: BeautifulSoup) -> None:
    article = copy.copy(soup.select_one("article"))
    assert article is not None
    for part in article.select("pre, code, script, .math, annotation"):
        part.decompose()
    text = article.get_text()
    left = re.findall(r"\*\*[^\n]{0,40}|\{[a-z:]+\}`[^`]*`|:::|```", text)
    assert left == [], "bold that did not close, or a role or fence that was not read"


def test_the_frame_stands_around_the_text_and_not_in_it(soup: BeautifulSoup) -> None:
    # As where an element of a formula does not close, and swallows what comes after it.
    assert len(soup.select("main article")) == 1
    assert soup.select("article article, article footer, .math nav, .math section, .math p") == []


def test_formulas_were_rendered_at_build_time(soup: BeautifulSoup) -> None:
    assert soup.select(".katex-error") == []
    for math in soup.select(".math"):
        assert math.select(".katex"), math.get_text()[:80]


def test_nothing_is_loaded_from_another_host(soup: BeautifulSoup) -> None:
    loaded = [tag.get("src") for tag in soup.select("[src]")]
    loaded += [
        tag.get("href")
        for tag in soup.select("link[href]")
        if not {"canonical", "next", "prev", "search", "index"} & set(tag.get("rel") or [])
    ]
    assert [url for url in loaded if re.match(r"(https?:)?//", url or "")] == []
    assert "unpkg" not in str(soup) and "cdn." not in str(soup)


def test_the_page_says_that_it_is_korean_and_where_it_is_english(soup: BeautifulSoup) -> None:
    assert soup.html is not None and soup.html["lang"] == "ko"
    for term in soup.select("a > .term"):
        latin = re.search(r"\(([A-Za-z][^)]*)\)$", term.get_text())
        if latin:
            assert term.select_one("[lang=en]") is not None, str(term)


def test_every_drawing_and_figure_has_a_text_alternative(soup: BeautifulSoup) -> None:
    for drawing in soup.select("svg.drawing, .plotly-figure"):
        assert drawing.get("aria-label"), str(drawing)[:120]
    for image in soup.select("article img"):
        assert image.get("alt")
