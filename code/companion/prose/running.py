"""A page's running text: line by line for words, sentence by sentence for what is claimed."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token

from companion.myst import (
    LINE,
    Directive,
    nested_directive,
    new_parser,
    parse,
    split_target,
)

SHOWN = "\ue000"
"""Stands in a sentence's text for the role that leads to the cell that shows it."""

CITED = "\ue001"
"""Stands in a sentence's text for a role that names a source."""

SOURCES = {"cite:p", "cite:t", "cite", "stamp", "textbook"}
"""The roles that name where a sentence comes from: a work, the lecture, the textbook."""

STAND_INS = {"softbreak": " ", "hardbreak": " ", "code_inline": "x", "math_inline": "x"}
ROLES = {"shown": SHOWN, "math": "x", "eq": "x", "glue:text": "n", "glue": "n"}

END = re.compile(rf"[.?!…]+[)\]'\"’”」』»]*(?=\s|[{SHOWN}{CITED}]|$)")
MARKS = re.compile(rf"\s*[{SHOWN}{CITED}]+[.]?")

UNSAID = {"goals"}
"""The classes of boxes that announce what a page does and claim nothing."""


@dataclass(frozen=True)
class Line:
    """Running text of a page on one line, or a term that a role names there (`role`, its id)."""

    number: int
    text: str
    role: str = ""


@dataclass(frozen=True)
class Sentence:
    """One sentence of a page: the line where it begins, its text, and what stands behind it.

    A formula or code is 'x' in the text, a computed number 'n'.
    """

    line: int
    text: str
    shown: bool = False
    cited: bool = False


@dataclass
class Paragraph:
    """Text put together piece by piece, which remembers the line of each piece."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def add(self, piece: str, line: int) -> None:
        """Append `piece`, which stands on `line` of the page."""
        self.starts.append(len(self.text))
        self.lines.append(line)
        self.text += piece

    def line_at(self, offset: int) -> int:
        """Return the line of the character at `offset`."""
        return self.lines[bisect_right(self.starts, offset) - 1]

    def sentences(self) -> Iterator[Sentence]:
        """Yield the paragraph's sentences; a mark after the full stop belongs before it."""
        start = 0
        while start < len(self.text):
            end = END.search(self.text, start)
            stop = end.end() if end else len(self.text)
            if marks := MARKS.match(self.text, stop):
                stop = marks.end()
            piece = self.text[start:stop]
            if said := piece.replace(SHOWN, "").replace(CITED, "").strip():
                first = start + len(piece) - len(piece.lstrip())
                yield Sentence(self.line_at(first), said, SHOWN in piece, CITED in piece)
            start = stop


def prose(text: str) -> Iterator[Line]:
    """Yield a page's running text line by line; code, formulas and addresses are left out."""
    yield from _walk(parse(new_parser(), text, 1, {}))


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a page outside headings, quotations and the box of its goals."""
    for paragraph in paragraphs(text, only_own=True):
        yield from paragraph.sentences()


def paragraphs(text: str, *, only_own: bool = False) -> Iterator[Paragraph]:
    """Yield each paragraph, item, cell of a table and caption outside headings.

    `only_own` leaves out what the page does not say itself: quotations, the box of its goals.
    """
    yield from _paragraphs(parse(new_parser(), text, 1, {}), only_own=only_own)


def _walk(tokens: Iterable[Token]) -> Iterator[Line]:
    for token in tokens:
        if token.type == "inline":
            yield from _lines(token.children or ())
        elif directive := nested_directive(token):
            yield from _walk(parse(new_parser(), directive.body, directive.body_line, {}))


def _lines(children: Iterable[Token]) -> Iterator[Line]:
    """Yield the text of one paragraph, a line at a time, and its term roles in between."""
    text, number = "", 0
    for child in children:
        if text and child.meta[LINE] != number:
            yield Line(number, text)
            text = ""
        number = child.meta[LINE]
        if child.type == "text":
            text += child.content
        elif child.type == "myst_role" and child.meta["name"] == "term":
            if text:
                yield Line(number, text)
                text = ""
            yield Line(number, "", role=split_target(child.content)[1])
        else:
            text += " "
    if text.strip():
        yield Line(number, text)


def _paragraphs(tokens: Iterable[Token], *, only_own: bool) -> Iterator[Paragraph]:
    depth, in_heading = 0, False
    for token in tokens:
        if token.type in ("blockquote_open", "blockquote_close"):
            depth += token.nesting
        elif token.type in ("heading_open", "heading_close"):
            in_heading = token.type == "heading_open"
        elif token.type == "inline" and not in_heading and not (depth and only_own):
            yield _paragraph(token.children or ())
        elif (directive := nested_directive(token)) and not (only_own and _is_not_own(directive)):
            inside = parse(new_parser(), directive.body, directive.body_line, {})
            yield from _paragraphs(inside, only_own=only_own)


def _is_not_own(directive: Directive) -> bool:
    """Return whether the directive quotes, or announces what the page does."""
    return directive.name == "epigraph" or bool(UNSAID & set(directive.options.get("class") or ()))


def _paragraph(children: Iterable[Token]) -> Paragraph:
    paragraph = Paragraph()
    for child in children:
        paragraph.add(_said(child), child.meta[LINE])
    return paragraph


def _said(token: Token) -> str:
    """Return what an inline token says, or the mark that stands for it."""
    if token.type == "text":
        return token.content
    if token.type == "myst_role":
        return _said_by_role(token.meta["name"], token.content)
    return STAND_INS.get(token.type, "")


def _said_by_role(name: str, content: str) -> str:
    if name in SOURCES:
        return CITED
    return ROLES[name] if name in ROLES else split_target(content)[0]
