"""Frozen notebooks on disk: read with a clear error, written whole or not at all."""

import json
from pathlib import Path
from typing import Any

import nbformat
import psutil
from nbformat import NotebookNode
from pydantic import ValidationError

from companion.book import Book
from companion.errors import CompanionError
from companion.execution.model import FORMAT, METADATA, Frozen, FrozenRecord
from companion.files import write_whole
from companion.pages import Page


class Outdated:
    """A notebook whose record an earlier version of the book's machinery wrote."""


def load_record(page: Page) -> FrozenRecord | Outdated | None:
    """Return what the page's notebook records; None if there is no notebook.

    Reads the end of the file only where it can: a book's status reads every notebook.

    Raises:
        CompanionError: the notebook is there but is not one that this book wrote.
    """
    path = page.book.root / page.notebook
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise _refusal(page, error) from None
    try:
        values: Any = _metadata(text)[METADATA]
        if values.get("format") != FORMAT:
            return Outdated()
        return FrozenRecord.model_validate_json(json.dumps(values))
    except (ValueError, TypeError, KeyError, AttributeError, ValidationError) as error:
        raise _refusal(page, error) from None


def load_frozen(page: Page) -> Frozen | None:
    """Return the page's frozen results, or None if it has none that count today.

    Raises:
        CompanionError: the notebook is there but is not one that this book wrote.
    """
    record = load_record(page)
    if not isinstance(record, FrozenRecord):
        return None
    path = page.book.root / page.notebook
    notebook = nbformat.v4.reads(path.read_text(encoding="utf-8"))  # joins the lines of texts
    cells = [
        cell
        for cell in notebook.cells
        if cell.cell_type == "code" and cell.get("id", "").startswith("cell-")
    ]
    return Frozen(record, tuple(cells))


def write_notebook(path: Path, notebook: NotebookNode) -> bool:
    """Write `notebook` whole or not at all; return whether the file changed."""
    nbformat.validate(notebook)
    content = nbformat.writes(notebook) + "\n"
    if path.exists() and path.read_text(encoding="utf-8") == content:
        return False
    write_whole(path, content)
    return True


def remove_leftovers(book: Book) -> None:
    """Remove what a killed process left half-written; one that still runs keeps its own."""
    for part in book.notebooks.rglob(".*.part"):
        owner = part.name.split(".")[-2]
        if not (owner.isdigit() and psutil.pid_exists(int(owner))):
            part.unlink(missing_ok=True)


def _metadata(text: str) -> Any:
    """Return a notebook's metadata.

    nbformat indents by one and sorts the fields, so that they stand behind the cells, which are
    most of the file; a file written otherwise is read whole.
    """
    start = text.rfind('\n "metadata": {')
    try:
        return json.loads("{" + text[start:])["metadata"]
    except (ValueError, KeyError):
        return json.loads(text)["metadata"]


def _refusal(page: Page, error: Exception) -> CompanionError:
    reason = f"{type(error).__name__}: {error}".splitlines()[0]
    return CompanionError(
        f"{page.notebook}:1: not a notebook that `companion execute` wrote ({reason});"
        f" delete it and run `companion execute {page.path}`"
    )
