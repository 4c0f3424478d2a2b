"""The textbook's chapters and sections, as facts that the book mirrors."""

import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from companion.errors import DataError
from companion.records import SectionNumber, Sentence, Strict, read_nodes


class Section(Strict):
    """A section; `ko` is None where the translation's title is not known."""

    n: SectionNumber
    en: Sentence
    ko: Sentence | None = None
    sub: tuple["Section", ...] = ()


class Chapter(Strict):
    """A chapter and the folder of `book/` that mirrors it."""

    chapter: int
    en: Sentence
    ko: Sentence | None = None
    folder: Sentence
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Textbook:
    """All chapters by number."""

    chapters: dict[int, Chapter]

    @property
    def section_numbers(self) -> set[str]:
        """Every number that a record may name: chapters, sections and subsections."""
        numbers = {str(number) for number in self.chapters}
        for chapter in self.chapters.values():
            for section in chapter.sections:
                numbers.add(section.n)
                numbers.update(sub.n for sub in section.sub)
        return numbers


def load_textbook(data: Path, root: Path) -> Textbook:
    """Load `textbook.yml` of the folder `data`.

    Raises:
        DataError: a chapter is malformed, or one number stands twice.
    """
    path = data / "textbook.yml"
    chapters: dict[int, Chapter] = {}
    for values, place in read_nodes(path, root):
        try:
            chapter = Chapter.model_validate(values)
        except ValidationError as error:
            raise DataError(
                [place.problem(detail["loc"], detail["msg"]) for detail in error.errors()]
            ) from None
        if chapter.chapter in chapters:
            raise DataError([place.problem(("chapter",), f"duplicate chapter {chapter.chapter}")])
        chapters[chapter.chapter] = chapter
    return Textbook(chapters)


def chapter_of(section: str) -> int:
    """Return the chapter that a section number ('8.3.1') belongs to."""
    match = re.match(r"\d+", section)
    if match is None:
        raise ValueError(f"not a section number: {section!r}")
    return int(match.group())
