"""The tiny book, and which of the real book's pages a slow test runs."""

import os
from pathlib import Path

import pytest

from companion.pages import find_pages
from companion.settings import Book
from support import ROOT, copy_tiny, in_turn

os.environ.setdefault("KERAS_BACKEND", "torch")  # as every page sets it, before Keras is imported


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--every-page", action="store_true",
        help="slow tests run every page of the book, not only those whose turn it is today",
    )  # fmt: skip


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for `turn_page` the pages whose turn it is, or all."""
    if "turn_page" in metafunc.fixturenames:
        pages = list(find_pages(Book.load(ROOT)))
        chosen = pages if metafunc.config.getoption("--every-page") else in_turn(pages)
        metafunc.parametrize("turn_page", chosen, ids=lambda page: page.slug)


@pytest.fixture
def tiny(tmp_path: Path) -> Book:
    """A copy of tests/tiny with the book's own `lessons` and front-end packages."""
    return copy_tiny(tmp_path / "tiny")
