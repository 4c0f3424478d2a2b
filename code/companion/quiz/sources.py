"""What a chapter's questions are made of: its terms, corrections, exam points, own questions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from companion.book import Book
from companion.corrections.model import Correction
from companion.corrections.render import page_order
from companion.files import read_text
from companion.glossary.model import Term
from companion.myst import nested_directive, new_parser, parse, split_target
from companion.quiz.model import REVIEW, WrittenQuestion
from companion.textbook import chapter_of

NAMED_TERM = re.compile(r"\{term\}`([^`]+)`")
NAMED_CORRECTION = re.compile(r"\{correction\} (\S+)")
TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
STAMP = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}")
EXAM = "exam"
SHOWN = re.compile(r"\{shown\}`[^`]*`")
"""Leads to a cell of the page that the point stands on, which a question is not on."""


@dataclass(frozen=True)
class ExamBox:
    """The exam points of one page; `name` is the page's file without suffix."""

    name: str
    slug: str
    title: str
    points: tuple[str, ...]

    @property
    def stamps(self) -> tuple[str, ...]:
        """The moments of lectures that the points name."""
        return tuple(dict.fromkeys(STAMP.findall(" ".join(self.points))))


@dataclass(frozen=True)
class Material:
    """One chapter's share of the book's data, the most important first."""

    chapter: str
    terms: list[Term]
    corrections: list[Correction]
    boxes: list[ExamBox]
    written: list[WrittenQuestion]


def chapter_pages(book: Book, chapter: str) -> list[Path]:
    """Return the pages of a chapter's folder that the contents list, in path order."""
    folder = REVIEW if chapter == REVIEW else book.textbook.chapters[int(chapter)].folder
    return [
        book.root / name for name in sorted(book.sources) if name.parent == Path("book", folder)
    ]


def material(book: Book, chapter: str) -> Material:
    """Return what belongs to `chapter` ('1', 'review')."""
    terms, corrections = _review(book) if chapter == REVIEW else _chapter(book, int(chapter))
    return Material(
        chapter,
        sorted(terms, key=_importance),
        sorted(corrections, key=page_order),
        list(_boxes(book, chapter)),
        book.quizzes.of(chapter),
    )


def _chapter(book: Book, number: int) -> tuple[list[Term], list[Correction]]:
    terms = [
        term for term in book.glossary.terms.values()
        if any(chapter_of(section) == number for section in term.sections)
    ]  # fmt: skip
    return terms, [one for one in book.corrections.values() if one.chapter == number]


def _review(book: Book) -> tuple[list[Term], list[Correction]]:
    """Return what the review's pages name, and the corrections of the lecture alone."""
    texts = [read_text(path, path.relative_to(book.root)) for path in chapter_pages(book, REVIEW)]
    named = [split_target(name)[1] for text in texts for name in NAMED_TERM.findall(text)]
    terms = {term.id: term for term in map(book.glossary.find, named) if term}
    shown = {key for text in texts for key in NAMED_CORRECTION.findall(text)}
    corrections = [
        one for key, one in book.corrections.items() if key in shown or one.chapter is None
    ]
    return list(terms.values()), corrections


def _boxes(book: Book, chapter: str) -> Iterator[ExamBox]:
    for path in chapter_pages(book, chapter):
        text = read_text(path, path.relative_to(book.root))
        points = tuple(_points(text))
        title = TITLE.search(text)
        if points and title:
            slug = path.relative_to(book.source).with_suffix("").as_posix()
            yield ExamBox(path.stem, slug, title[1].strip(), points)


def _importance(term: Term) -> tuple[bool, bool, str]:
    """Return the sort key: what the lecture said, then what pages use, then the rest."""
    return not term.lecture, term.background, term.id


def _points(text: str) -> Iterator[str]:
    """Yield the items of a page's boxes of class `exam`; of one without a list, its paragraphs."""
    if f":class: {EXAM}" not in text:
        return
    for token in parse(new_parser(), text, 1, {}):
        box = nested_directive(token)
        if box is None or EXAM not in box.options.get("class", ()):
            continue
        inner = parse(new_parser(), box.body, box.body_line, {})
        listed = any(token.type == "list_item_open" for token in inner)
        depth = 0
        for part in inner:
            depth += {"list_item_open": 1, "list_item_close": -1}.get(part.type, 0)
            if part.type == "inline" and (depth or not listed):
                yield " ".join(SHOWN.sub("", part.content).split())
