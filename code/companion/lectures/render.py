"""What a page shows of a lecture: a table of the terms heard, links to its moments."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from docutils import nodes
from sphinx.addnodes import pending_xref

from companion.glossary.model import Term
from companion.glossary.render import reference
from companion.lectures.model import Lecture
from companion.records import SectionNumber

MOST_STAMPS = 3
"""Stamps listed in a row; the rest are counted."""

PLAIN = "plain-text"
"""Text of this class never becomes a link to the glossary by itself."""


@dataclass
class Heard:
    """How often and when a term was heard, and what the recogniser wrote for it."""

    term: Term
    count: int = 0
    stamps: dict[str, None] = field(default_factory=dict)
    garbles: dict[str, int] = field(default_factory=dict)


def stamp_anchor(stamp: str) -> str:
    """Return the HTML id of a moment: 't-00-36'."""
    return "t-" + stamp.replace(":", "-")


def stamp_link(lecture: str, stamp: str) -> pending_xref:
    """Return a link to a moment on its lecture's page."""
    shown = nodes.inline("", stamp, classes=["lecture-time"])
    target = f"{lecture}#{stamp}"
    return pending_xref("", shown, refdomain="lectures", reftype="stamp", reftarget=target)


def terms_heard(lecture: Lecture, terms: dict[str, Term]) -> list[Heard]:
    """Return the lecture's terms, those heard most often first."""
    table: dict[str, Heard] = {}
    for segment in lecture.segments:
        for one in segment.terms:
            row = table.setdefault(one.term, Heard(terms[one.term]))
            row.count += 1
            row.stamps[segment.at] = None
            if one.garbled:
                row.garbles[one.surface] = row.garbles.get(one.surface, 0) + 1
    return sorted(table.values(), key=lambda row: (-row.count, row.term.ko))


def terms_table(lecture: Lecture, rows: Iterable[Heard], caption: str) -> nodes.table:
    """Return the table of terms: each linked to its entry, its stamps to their places."""
    table = nodes.table(classes=["lecture-terms"])
    table += nodes.title("", caption)
    group = nodes.tgroup(cols=4)
    group += [nodes.colspec(colwidth=width, stub=width == 30) for width in (30, 8, 31, 32)]
    head = nodes.thead()
    names = ("용어", "번", "언제", "이렇게도 적혔다")
    head += nodes.row("", *(nodes.entry("", nodes.paragraph("", name)) for name in names))
    body = nodes.tbody()
    body += [_row(lecture, row) for row in rows]
    group += [head, body]
    table += group
    return table


def _row(lecture: Lecture, row: Heard) -> nodes.row:
    term = nodes.paragraph("", "", reference(row.term, [nodes.Text(row.term.ko)]))
    when = nodes.paragraph()
    for stamp in list(row.stamps)[:MOST_STAMPS]:
        when += [nodes.Text(" ")] if len(when) else []
        when += stamp_link(lecture.id, stamp)
    if len(row.stamps) > MOST_STAMPS:
        when += nodes.Text(f" 외 {len(row.stamps) - MOST_STAMPS}곳")
    garbles = ", ".join(row.garbles)
    written = nodes.paragraph("", "", nodes.inline("", garbles, classes=[PLAIN]))
    cells = (term, nodes.paragraph("", str(row.count)), when, written)
    return nodes.row("", *(nodes.entry("", cell) for cell in cells))


def note(moments: dict[str, list[str]], dates: dict[str, str]) -> nodes.paragraph:
    """Return the line of a page that says when lectures treated it; `moments` by lecture."""
    line = nodes.paragraph(classes=["lecture-note"])
    for key, stamps in moments.items():
        line += nodes.Text(f"{' · ' if len(line) else ''}강의 {dates[key]} ")
        for number, stamp in enumerate(stamps):
            line += [nodes.Text(", ")] if number else []
            line += stamp_link(key, stamp)
    line += nodes.Text("에서 다룸")
    return line


def place_label(section: SectionNumber | None, title: str) -> str:
    """Return how a lecture's page names what a page treats: '8.3절', '1장', or its title."""
    if section is None:
        return title
    return f"{section}{'절' if '.' in section else '장'}"


STAMP = re.compile(r"(?:\d{1,2}:)?[0-5]\d:[0-5]\d")
