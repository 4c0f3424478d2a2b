"""Names of files: one that a disk of Windows or macOS cannot hold, or takes for another's."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

from companion.book import Book
from companion.errors import Problem

RESERVED = re.compile(r"(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?", re.IGNORECASE)
"""What Windows takes for a device."""

FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f]|[. ]$')


def names_hold_everywhere(book: Book) -> Iterator[Problem]:
    """Yield each page, record and other file below `book/` that some machine cannot check out.

    A draft may be called anything; what the contents list is also held against the disk there.
    """
    for folder, folders, names in os.walk(book.source):
        folders[:] = sorted(name for name in folders if name[0] != ".")
        below = Path(folder).relative_to(book.root)
        seen: dict[str, str] = {}
        for name in [*folders, *sorted(names)]:
            path = below / name
            if name[0] == "." or (name.endswith(".md") and path not in book.sources):
                continue
            first = seen.setdefault(normalize("NFC", name).casefold(), name)
            if expected := _wrong(name, first):
                yield Problem(path, 1, "", expected)


def _wrong(name: str, first: str) -> str | None:
    """Return what is expected of a name, None where it is right; `first` is a sibling's, or it."""
    composed = normalize("NFC", name)
    if name != composed:
        return f"a composed name (NFC) expected, not letters in pieces: mv '{name}' '{composed}'"
    if first != name:
        return f"a name of its own expected; Windows and macOS take '{first}' for the same"
    if RESERVED.fullmatch(name) or FORBIDDEN.search(name):
        return f"a name that Windows can hold expected; got '{name}'"
    return None
