"""The tiny book, and which of the real book's pages a test runs or looks at."""

import os
from pathlib import Path

import pytest

from chosen import CHANGE, chosen_pages, chosen_paths
from companion.book import Book
from selection import Change, change_of
from support import ROOT, copy_tiny

os.environ.setdefault("KERAS_BACKEND", "torch")  # as every page sets it, before Keras is imported


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--every-page", action="store_true",
        help="run and look at every page, not only those that the commit touches and some others",
    )  # fmt: skip
    parser.addoption(
        "--shard", default="1/1", metavar="I/N", help="of every page, only the Ith of N parts"
    )
    parser.addoption(
        "--fuzz-cases", type=int, default=100, help="how many fragments of pages are drawn"
    )
    parser.addoption("--fuzz-start", type=int, default=0, help="other numbers draw other ones")


def pytest_configure(config: pytest.Config) -> None:
    """Find the change once, so that all workers of a run choose the same pages."""
    given = getattr(config, "workerinput", None)
    known = Change(given["seed"], frozenset(given["files"])) if given else change_of(ROOT)
    config.stash[CHANGE] = known


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: pytest.Session) -> None:
    """Hand the change to a worker of pytest-xdist."""
    change = node.config.stash[CHANGE]
    node.workerinput.update(seed=change.seed, files=sorted(change.files))  # type: ignore[attr-defined]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test its pages, or all.

    `colab_page` and `repeated_page` are sources of the book; `site_path` is one of the book's
    pages as built, and `looked_at` one of the fewer of the site's that a browser looks at.
    """
    for name in {"colab_page", "repeated_page"}.intersection(metafunc.fixturenames):
        pages = chosen_pages(metafunc.config, name, long=name == "colab_page")
        metafunc.parametrize(name, pages, ids=lambda page: page.slug)
    for name, below, count in (("looked_at", "", 24), ("site_path", "book/", 60)):
        if name in metafunc.fixturenames:
            paths = chosen_paths(metafunc.config, below, count)
            metafunc.parametrize(name, paths, scope="module")


@pytest.fixture
def tiny(tmp_path: Path) -> Book:
    """A copy of tests/tiny with the book's own `lessons` and front-end packages."""
    return copy_tiny(tmp_path / "tiny")
