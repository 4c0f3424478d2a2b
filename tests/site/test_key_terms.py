"""A lesson ends with its terms in both languages; other pages do not."""

import re
from pathlib import Path

import pytest

from companion.book import Book
from companion.glossary.model import load_glossary
from support import ROOT, SITE, parsed

LESSONS = [
    path
    for path in sorted((SITE / "book").rglob("*.html"))
    if re.search(r"<div class=\S*goals", path.read_text(encoding="utf-8"))
]
TERMS = load_glossary(Book.load(ROOT)).terms


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_ends_with_its_terms_in_both_languages(path: Path) -> None:
    soup = parsed(path)
    article = soup.select_one("article")
    assert article is not None
    listings = [listing.extract() for listing in article.select(".key-terms")]
    for card in article.select(".correction"):
        card.extract()
    named = {a["href"] for a in article.select("a:has(> .term:not(.autolinked))")}
    links = [link for listing in listings for link in listing.select("li a")]
    assert len(listings) == bool(named)
    assert sorted(link["href"] for link in links) == sorted(named), "each once"
    for link in links:
        term = TERMS[str(link["href"]).partition("#")[2]]
        assert term.ko in link.get_text() and term.en in link.get_text()


def test_pages_that_teach_nothing_list_none() -> None:
    for name in ("corrections", "glossary", "index"):
        assert not parsed(SITE / "book" / f"{name}.html").select(".key-terms")
