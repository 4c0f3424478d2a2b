"""Every figure of every notebook has its posters, and none is left over."""

import xml.etree.ElementTree as ET

from companion.book import Book
from companion.figures.model import find_figures
from companion.figures.posters import check_posters
from support import ROOT

BOOK = Book.load(ROOT)
LARGEST = 100_000
MEAN = 13_000
"""Bytes of a poster, over the whole book; it grows with the number of figures, not of their dots."""


def test_figures_and_posters_belong_together() -> None:
    assert sum(1 for _ in find_figures(BOOK)) >= 40
    assert list(check_posters(BOOK)) == []


def test_every_figure_says_what_it_shows() -> None:
    for placed in find_figures(BOOK):
        assert placed.figure.title, placed


def test_posters_are_small_pictures_that_ask_for_nothing() -> None:
    sizes = []
    for path in (BOOK.notebooks / "posters").iterdir():
        text = path.read_text(encoding="utf-8")
        root = ET.fromstring(text)
        assert path.suffix == ".svg" and root.tag.endswith("}svg")
        assert "http" not in text.replace("http://www.w3.org/", ""), path
        assert "rgb(1, 2, 3)" not in text and "#010203" not in text, "a stand-in of a colour"
        sizes.append(len(text.encode()))
    assert max(sizes) <= LARGEST and sum(sizes) <= MEAN * len(sizes)
