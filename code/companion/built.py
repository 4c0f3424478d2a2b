"""Whether the site that stands is what a build would make now: then there is nothing to do."""

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from companion.files import write_whole
from companion.history import HistoryError, git

OURS = Path(__file__).parent
INPUTS = (
    "_config.yml", "_toc.yml", "book", "code", "notebooks", "package-lock.json",
    "node_modules/.package-lock.json",
)  # fmt: skip
"""What a build reads, below the book's root."""

VARIABLES = ("SOURCE_DATE_EPOCH", "LESSONS_DATA")
"""Settings of the environment that count: the date, and where there may be real data now."""

STAMP = Path("_build", ".built.json")


def read_inputs(root: Path) -> dict[str, str]:
    """Return all that decides what the site of the book in `root` is: name → digest of each."""
    facts = [sys.version, *map(os.environ.get, VARIABLES), _commit(root), *_installed()]
    inputs = {"": hashlib.sha256(repr(facts).encode()).hexdigest()}
    for folder in (*(root / name for name in INPUTS), OURS):
        for path in _files(folder):
            name = path.relative_to(folder.parent).as_posix()
            inputs[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return inputs


def is_built(root: Path) -> bool:
    """Return whether the site was built of what is there now and nobody touched it since."""
    known = _known(root)
    return known.get("site") == _site_digest(root) and known.get("inputs") == read_inputs(root)


def changed_pages(root: Path, names: str) -> set[Path] | None:
    """Return the sources of pages, if only those changed since the last build; else None.

    Then no other page's notebook can have changed: `names` is the digest of what pages call
    things and how they number them, all that one page shows of another.
    """
    known = _known(root)
    before, now = known.get("inputs"), read_inputs(root)
    if known.get("names") != names or not isinstance(before, dict):
        return None
    changed = {name for name in {*before, *now} if before.get(name) != now.get(name)}
    if any(not name.startswith("book/") or not name.endswith(".md") for name in changed):
        return None
    return set(map(Path, changed))


def note_built(root: Path, inputs: Mapping[str, str], names: str) -> None:
    """Remember that the site is whole, and was built of `inputs`; `names` as in `changed_pages`."""
    stamp = {"inputs": inputs, "names": names, "site": _site_digest(root)}
    write_whole(root / STAMP, json.dumps(stamp))


def _known(root: Path) -> dict[str, Any]:
    """Return what the last build noted; nothing where it did not succeed."""
    try:
        known = json.loads((root / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _site_digest(root: Path) -> str:
    """Return a digest of which files the site has, how long they are and when they were written."""
    digest = hashlib.sha256()
    for path in _files(root / "_build" / "html"):
        facts = path.stat()
        digest.update(f"{path.relative_to(root)} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _files(path: Path) -> Iterator[Path]:
    """Yield the files below a folder, or the file itself; nothing where there is none.

    Hidden ones are what editors and notebook servers keep, and no part of the book.
    """
    if path.is_file():
        yield path
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if name != "__pycache__" and name[0] != ".")
        yield from (Path(folder, name) for name in sorted(names) if name[0] != ".")


def _commit(root: Path) -> str:
    """Return what is checked out: dates of the last change come from it."""
    try:
        return git(root, "rev-parse", "--verify", "HEAD")
    except HistoryError:  # and so no dates of it
        return ""


def _installed() -> list[str]:
    """Return every installed distribution with its version."""
    return sorted(f"{one.name} {one.version}" for one in distributions())
