"""Brackets of a link, a picture or a footnote that Markdown took for text."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from markdown_it.token import Token

from companion.errors import Problem
from companion.myst import LINE
from companion.myst.emphasis import UNESCAPED
from companion.source.model import Source

_LEFT = re.compile(
    r"""
    \[[^\[\]]*(?P<address>\]\([^)\n]*\)?)     # '[글](쪽 하나.md)'
    | \ufffc(?P<attributes>\{\s*(?:[.\#][\w-]+|\w+=)[^}\n]*\})  # '![글](그림.png){width=9em}'
    | \[\^(?P<note>[^\]\s]+)\]              # '[^1]'
    | \[[^\[\]\n]*\]\[(?P<label>[^\]\n]+)\] # '[글][이름]'
    """,
    re.VERBOSE,
)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|#")
_TOKEN = re.compile(r"[A-Z0-9_]+")
"""What stands between brackets in a tokenizer's words: '[CLS][MASK]'."""

ADDRESS = (
    "'](<주소>)' expected: an address with a space stands between '<' and '>', and begins with "
    r"http, https or mailto if it leads outside; brackets themselves as '\]('"
)
ATTRIBUTES = "{image}, {figure} or another directive with its options expected ('{0}' is text)"
OUTSIDE = "an address of a page, a file of the book or a site expected; this one leads nowhere"
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
                written = found["address"] or found["attributes"] or found[0]
                yield Problem(source.path, line, written, expected)
        yield from _astray(source, token)


def _astray(source: Source, token: Token) -> Iterator[Problem]:
    """Yield the links that name nothing, or a file that is not the book's."""
    for child in token.children or []:
        href = unquote(str(child.attrs.get("href", "")))
        if child.type != "link_open" or _ELSEWHERE.match(href):
            continue
        folder = "" if href.startswith("/") else source.path.parent.as_posix()
        below = posixpath.normpath(posixpath.join(folder, href.lstrip("/")))
        if not href or below.startswith(".."):
            yield source.problem(child, f"]({href})", OUTSIDE)


def _expected(source: Source, notes: set[str], found: re.Match[str]) -> str:
    note, label, attributes = found["note"], found["label"], found["attributes"]
    if attributes is not None:
        return ATTRIBUTES.replace("{0}", attributes)
    if note is not None:
        return "" if note in notes else NOTE.format(note)
    if label is None:
        return ADDRESS
    # A box may use what the page defines outside of it.
    defined = re.search(rf"^\s*\[{re.escape(label)}\]:", source.text, re.MULTILINE | re.IGNORECASE)
    return "" if defined or _TOKEN.fullmatch(label) else LABEL.format(label)
