"""Brackets of a link, a picture or a footnote that Markdown took for text."""

import re
from collections.abc import Iterator

from companion.errors import Problem
from companion.myst import LINE
from companion.myst.emphasis import UNESCAPED
from companion.source.model import Source

_LEFT = re.compile(
    r"""
    \[[^\[\]]*(?P<address>\]\([^)\n]*\)?)     # '[글](쪽 하나.md)'
    | \[\^(?P<note>[^\]\s]+)\]              # '[^1]'
    | \[[^\[\]\n]*\]\[(?P<label>[^\]\n]+)\] # '[글][이름]'
    """,
    re.VERBOSE,
)
_TOKEN = re.compile(r"[A-Z0-9_]+")
"""What stands between brackets in a tokenizer's words: '[CLS][MASK]'."""

ADDRESS = (
    "'](<주소>)' expected: an address with a space stands between '<' and '>', and begins with "
    r"http, https or mailto if it leads outside; brackets themselves as '\]('"
)
NOTE = r"a footnote that the page defines expected ('[^{0}]: …'); brackets themselves as '\['"
LABEL = r"an address that the page defines expected ('[{0}]: …'); brackets themselves as '\]\['"


def links_are_read_as_meant(source: Source) -> Iterator[Problem]:
    """Yield what looks like a link, a picture or a footnote and would be shown as it is typed."""
    notes = {
        token.meta["label"] for token in source.blocks if token.type == "footnote_reference_open"
    }
    for token in source.inlines():
        text = token.meta[UNESCAPED]
        for found in _LEFT.finditer(text):
            if expected := _expected(source, notes, found):
                line = token.meta[LINE] + text.count("\n", 0, found.end())
                yield Problem(source.path, line, found["address"] or found[0], expected)


def _expected(source: Source, notes: set[str], found: re.Match[str]) -> str:
    note, label = found["note"], found["label"]
    if note is not None:
        return "" if note in notes else NOTE.format(note)
    if label is None:
        return ADDRESS
    # A box may use what the page defines outside of it.
    defined = re.search(rf"^\s*\[{re.escape(label)}\]:", source.text, re.MULTILINE | re.IGNORECASE)
    return "" if defined or _TOKEN.fullmatch(label) else LABEL.format(label)
