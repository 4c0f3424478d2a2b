"""The textbook's chapters and sections, as facts that the book mirrors."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import ValidationError

from companion.errors import DataError
from companion.records import Place, SectionNumber, Sentence, Strict, problems_of, read_nodes

SECOND = "textbook.yml"


class Section(Strict):
    """A section; `ko` is None where the translation's title is not known.

    `third` is 'gone' where nothing of the third edition grew from it.
    """

    n: SectionNumber
    en: Sentence
    ko: Sentence | None = None
    third: Literal["gone"] | None = None
    sub: tuple["Section", ...] = ()


class Numbered(Strict):
    """What a chapter of any edition has."""

    chapter: int
    en: Sentence


class Chapter(Numbered):
    """A chapter and the folder of `book/` that mirrors it.

    `ours` is our own Korean for a title of which the translation's is not known.
    """

    ko: Sentence | None = None
    ours: Sentence | None = None
    folder: Sentence
    sections: tuple[Section, ...]

    @property
    def name(self) -> str:
        """What readers call it, in Korean where anybody knows it."""
        return self.ko or self.ours or self.en


@dataclass(frozen=True)
class Textbook:
    """All chapters by number."""

    chapters: dict[int, Chapter]

    @property
    def section_numbers(self) -> set[str]:
        """Every number that a record may name: chapters, sections and subsections."""
        return {*map(str, self.chapters), *(section.n for section in self.parts())}

    def parts(self) -> Iterator[Section]:
        """Yield every section, each before its subsections, in the book's order."""
        for chapter in self.chapters.values():
            for section in chapter.sections:
                yield section
                yield from section.sub


C = TypeVar("C", bound="Numbered")


def load_textbook(data: Path, root: Path) -> Textbook:
    """Load `textbook.yml` of the folder `data`.

    Raises:
        DataError: a chapter is malformed, or one number stands twice.
    """
    loaded = read_chapters(data / SECOND, Chapter, root)
    return Textbook({number: chapter for number, (chapter, _) in loaded.items()})


def read_chapters(path: Path, model: type[C], root: Path) -> dict[int, tuple[C, Place]]:
    """Return the chapters of an edition's file by number, each with its place.

    Raises:
        DataError: a chapter does not fit `model`, or one number stands twice.
    """
    chapters: dict[int, tuple[C, Place]] = {}
    for values, place in read_nodes(path, root):
        try:
            chapter = model.model_validate(values)
        except ValidationError as error:
            raise DataError(problems_of(place, error)) from None
        if chapter.chapter in chapters:
            raise DataError([place.problem(("chapter",), f"duplicate chapter {chapter.chapter}")])
        chapters[chapter.chapter] = chapter, place
    return chapters


def chapter_of(section: str) -> int:
    """Return the chapter that a section number ('8.3.1') belongs to."""
    match = re.match(r"\d+", section)
    if match is None:
        raise ValueError(f"not a section number: {section!r}")
    return int(match.group())
