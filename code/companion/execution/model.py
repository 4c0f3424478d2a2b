"""A page's key, and its frozen notebook: what ran, on what, and whether it still counts."""

import datetime
import enum
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from pydantic import ValidationError

from companion.errors import CompanionError
from companion.imports import lesson_files
from companion.notebooks import INSTALL_TAG
from companion.pages import Page
from companion.records import Strict

METADATA = "companion"
"""The notebook's metadata field that holds `Record`."""


class Status(enum.Enum):
    """Whether a page's frozen outputs are those of its present code."""

    FRESH = "fresh"
    STALE = "stale"
    NEVER = "never run"


class Provenance(Strict):
    """On what, when and how long a page ran."""

    device: str
    python: str
    versions: dict[str, str]
    seconds: float
    seed: int | None
    date: datetime.date


class FrozenRecord(Strict):
    """What the notebook's metadata holds."""

    key: str
    provenance: Provenance


@dataclass(frozen=True)
class Frozen:
    """A run's results: its record, and the page's code cells with outputs, in page order."""

    record: FrozenRecord
    cells: tuple[NotebookNode, ...]


def page_key(page: Page) -> str:
    """Return a digest of everything that decides the page's outputs.

    Code cells and the `lessons` files they import count; prose and cell tags do not.
    """
    parts = {
        "cells": [cell.source for cell in page.source.cells if cell.cell_type == "code"],
        "inputs": {
            path.relative_to(page.book.root).as_posix(): _digest(path.read_bytes())
            for path in lesson_files(page)
        },
    }
    return _digest(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode())


def load_frozen(page: Page) -> Frozen | None:
    """Return the page's frozen results, or None if it has none.

    Raises:
        CompanionError: the notebook is there but is not one that this book wrote.
    """
    path = page.book.root / page.notebook
    if not path.exists():
        return None
    try:
        notebook = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
        record = FrozenRecord.model_validate(notebook.metadata.get(METADATA, {}))
    except (OSError, ValueError, nbformat.reader.NotJSONError, ValidationError) as error:
        reason = str(error).splitlines()[0]
        raise CompanionError(
            f"{page.notebook}:1: not a notebook that `companion execute` wrote ({reason});"
            f" delete it and run `companion execute {page.path}`"
        ) from None
    cells = [
        cell
        for cell in notebook.cells
        if cell.cell_type == "code" and INSTALL_TAG not in cell.metadata.get("tags", [])
    ]
    return Frozen(record, tuple(cells))


def status(page: Page) -> Status:
    """Return whether the page must run."""
    frozen = load_frozen(page)
    if frozen is None:
        return Status.NEVER
    return Status.FRESH if frozen.record.key == page_key(page) else Status.STALE


def write_notebook(path: Path, notebook: NotebookNode) -> bool:
    """Write `notebook` whole or not at all; return whether the file changed."""
    nbformat.validate(notebook)
    content = nbformat.writes(notebook) + "\n"
    if path.exists() and path.read_text(encoding="utf-8") == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with temporary.open("w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    return True


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
