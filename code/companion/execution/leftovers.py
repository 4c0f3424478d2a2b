"""Notebooks of no page: the page was removed or renamed, is a draft now, or runs nothing more."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from companion.book import Book
from companion.errors import Problem
from companion.execution.model import METADATA
from companion.pages import DRAFTS


def left_over(book: Book) -> list[Path]:
    """Return the notebooks that no page of the book has, below its root, in path order."""
    pages = {page.notebook for page in book.pages.values()}
    names = (path.relative_to(book.root) for path in book.notebooks.rglob("*.ipynb"))
    hidden = "."  # what a notebook server keeps for itself
    return sorted(
        name for name in names
        if name not in pages and not any(part.startswith(hidden) for part in name.parts)
    )  # fmt: skip


def set_aside(book: Book) -> list[Path]:
    """Move what `execute` wrote for pages that are none now to where drafts' notebooks are.

    From there, a page that is one again gets it back and need not run. What a person put among the
    notebooks stays. Return what was moved, as it was named.
    """
    aside = book.root / DRAFTS
    moved = [name for name in left_over(book) if _is_ours(book, name)]
    for name in moved:
        _move(book.root / name, aside / name.relative_to("notebooks"))
    for page in book.pages.values():
        known = aside / f"{page.slug}.ipynb"
        if known.is_file() and not (book.root / page.notebook).exists():
            _move(known, book.root / page.notebook)
    return moved


def leftover_problems(book: Book) -> Iterator[Problem]:
    """Yield what is wrong with each notebook that no page has: readers would find it in Colab."""
    for name in left_over(book):
        advice = "run `companion execute`" if _is_ours(book, name) else "remove it"
        yield Problem(name, 1, "", f"the notebook of a page of _toc.yml expected; {advice}")


def _is_ours(book: Book, name: Path) -> bool:
    """Return whether `execute` wrote the notebook, and where it stands.

    A copy that a person saved beside it leads to the page that it was copied from.
    """
    try:
        notebook = json.loads((book.root / name).read_text(encoding="utf-8"))
        first = "".join(notebook["cells"][0]["source"])
        known = METADATA in notebook["metadata"]
    except (ValueError, KeyError, IndexError, TypeError):
        return False
    docname = Path("book", name.relative_to("notebooks")).with_suffix("").as_posix()
    return known and f"/{quote(docname)}.html)" in first


def _move(path: Path, target: Path) -> None:
    """Move a file, and remove the folders that are empty without it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(path, target)
    for folder in path.parents:
        if any(folder.iterdir()):
            return
        folder.rmdir()
