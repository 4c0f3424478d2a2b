"""Helpers of the tests: the tiny book, and looking at folders before and after."""

import shutil
import subprocess
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from bs4 import BeautifulSoup
from rich.console import Console

from companion.book import Book
from companion.execution.execute import Options, Summary, execute
from companion.execution.progress import Lines
from companion.pages import Page, find_pages

T = TypeVar("T")
ROOT = Path(__file__).parents[1]
SITE = ROOT / "_build" / "html"

OWN_CONF = """
source_suffix = {".rst": "restructuredtext"}
templates_path = []
html_static_path = []
"""
"""Lines of a conf.py for a Sphinx in the tests' own process: extensions and themes add to these,
and where none are given, to Sphinx's defaults, which every later Sphinx of the process would have."""


def copy_tiny(target: Path) -> Book:
    shutil.copytree(ROOT / "tests" / "tiny", target)
    shutil.copytree(
        ROOT / "code" / "lessons",
        target / "code" / "lessons",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    (target / "node_modules").symlink_to(ROOT / "node_modules")
    return Book.load(target)


def replace(path: Path, old: str, new: str) -> None:
    """Edit a file of the tiny book; fail if `old` is not there."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def parsed(path: Path) -> BeautifulSoup:
    """Return a built page, however its attributes are quoted."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def markup(path: Path) -> str:
    """Return a built page's markup with every attribute quoted and every element closed."""
    return str(parsed(path))


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below `folder`."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def run_all(
    book: Book, options: Options | None = None, pages: Sequence[Page] | None = None
) -> Summary:
    """Bring the notebooks of `pages` (None: of all) up to date; nothing is printed."""
    quiet = Lines(Console(quiet=True), log=False)
    chosen = list(find_pages(book)) if pages is None else pages
    return execute(book, chosen, options or Options(), quiet)


def refresh(book: Book) -> list[str]:
    """Bring every page's notebook up to date; return the names of the pages that ran.

    Raises the first failure.
    """
    summary = run_all(book)
    for failure in summary.failures:
        raise failure
    return sorted(page.path.name for page in summary.executed)


def in_own_thread(function: Callable[..., T], *arguments: object) -> T:
    """Call what opens a browser: its library refuses a thread where it is in use already."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(function, *arguments).result()


def has_commit(commit: str) -> bool:
    """Return whether the project's clone holds `commit`; only a shallow one, or none, may not.

    Raises:
        AssertionError: the clone has all of its history, and that commit is not in it.
    """
    git = ["git", "-C", str(ROOT)]
    found = subprocess.run(
        [*git, "cat-file", "-e", f"{commit}^{{commit}}"], check=False, capture_output=True
    )
    asked = subprocess.run(
        [*git, "rev-parse", "--is-shallow-repository"], check=False, capture_output=True, text=True
    )
    missing = f"{commit} is not in the history: merge what a page ran with, do not squash it"
    assert found.returncode == 0 or asked.stdout.strip() != "false", missing
    return found.returncode == 0
