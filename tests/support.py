"""Helpers of the tests: the tiny book, and looking at folders before and after."""

import shutil
from pathlib import Path

from companion.settings import Book

ROOT = Path(__file__).parents[1]
SITE = ROOT / "_build" / "html"


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


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below `folder`."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
