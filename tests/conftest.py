"""The tiny book, and which of the real book's pages a slow test runs."""

import datetime
import os
from pathlib import Path

import pytest

from companion.pages import find_pages
from companion.settings import Book
from pages import pages_of
from support import ROOT, SITE, copy_tiny, in_turn

DAYS = 5
"""In so many days a browser looks at every page of the site where looking takes long."""

os.environ.setdefault("KERAS_BACKEND", "torch")  # as every page sets it, before Keras is imported


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--every-page", action="store_true",
        help="slow tests run every page of the book, not only those whose turn it is today",
    )  # fmt: skip


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test the pages whose turn it is, or all.

    `turn_page` is one of the book's sources; `next_turn_page` is one of those that `turn_page`
    gets tomorrow, so that a page that runs long does not do so in two tests on one day;
    `turn_path` is one of the built site's pages.
    """
    every = metafunc.config.getoption("--every-page")
    today = datetime.date.today().toordinal()
    for name, day in (("turn_page", today), ("next_turn_page", today + 1)):
        if name in metafunc.fixturenames:
            pages = list(find_pages(Book.load(ROOT)))
            chosen = pages if every else in_turn(pages, day)
            metafunc.parametrize(name, chosen, ids=lambda page: page.slug)
    if "turn_path" in metafunc.fixturenames:
        paths = pages_of(SITE)
        metafunc.parametrize("turn_path", paths if every else paths[today % DAYS :: DAYS])


@pytest.fixture
def tiny(tmp_path: Path) -> Book:
    """A copy of tests/tiny with the book's own `lessons` and front-end packages."""
    return copy_tiny(tmp_path / "tiny")
