"""Whether the site that stands is what a build would make now: then there is nothing to do."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path

from companion.files import write_whole

OURS = Path(__file__).parent
INPUTS = (
    "_config.yml", "_toc.yml", "book", "code", "notebooks", "package-lock.json",
    "node_modules/.package-lock.json",
)  # fmt: skip
"""What a build reads, below the book's root."""

STAMP = Path("_build", ".built.json")


def inputs_digest(root: Path) -> str:
    """Return a digest of all that decides what the site of the book in `root` is."""
    digest = hashlib.sha256()
    for fact in (sys.version, os.environ.get("SOURCE_DATE_EPOCH"), _commit(root), _installed()):
        digest.update(f"{fact}\n".encode())
    for folder in (*(root / name for name in INPUTS), OURS):
        for path in _files(folder):
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{path.relative_to(folder.parent)} {content}\n".encode())
    return digest.hexdigest()


def is_built(root: Path) -> bool:
    """Return whether the site was built of what is there now and nobody touched it since."""
    try:
        known = json.loads((root / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(known == {"inputs": inputs_digest(root), "site": _site_digest(root)})


def note_built(root: Path, inputs: str) -> None:
    """Remember that the site is whole, and was built of what had the digest `inputs`."""
    write_whole(root / STAMP, json.dumps({"inputs": inputs, "site": _site_digest(root)}))


def _site_digest(root: Path) -> str:
    """Return a digest of which files the site has, how long they are and when they were written."""
    digest = hashlib.sha256()
    for path in _files(root / "_build" / "html"):
        facts = path.stat()
        digest.update(f"{path.relative_to(root)} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _files(path: Path) -> Iterator[Path]:
    """Yield the files below a folder, or the file itself; nothing where there is none."""
    if path.is_file():
        yield path
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(folder, name) for name in sorted(names))


def _commit(root: Path) -> str:
    """Return what is checked out: dates of the last change come from it."""
    command = ["git", "-C", str(root), "rev-parse", "HEAD"]
    try:
        return subprocess.run(command, check=False, capture_output=True, text=True).stdout
    except OSError:  # no git on this machine, and so no dates of it
        return ""


def _installed() -> list[str]:
    """Return every installed distribution with its version."""
    return sorted(f"{one.name} {one.version}" for one in distributions())
