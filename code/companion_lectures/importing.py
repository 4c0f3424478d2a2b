"""Make a lecture's record of a recorder's export; what is private is hidden first of all."""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from kiwipiepy import Kiwi

from companion.book import Book
from companion.errors import CompanionError
from companion.glossary.model import Glossary
from companion.lectures.model import (
    FOLDER,
    LECTURER,
    LONGEST,
    QUESTION,
    Lecture,
    Removed,
)
from companion_lectures.privacy import LISTED, Detector, Stretch, hide, public_names
from companion_lectures.segments import questions_in, recognise_in
from companion_lectures.transcript import HIDDEN, Transcript, read_transcript
from companion_lectures.transcript import Segment as Block
from companion_lectures.words import make_kiwi
from companion_lectures.write import write_lecture

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
UNNAMED = "lecture"
"""What stands after the date where a title has no Latin letters or digits."""


@dataclass(frozen=True)
class ImportOptions:
    """What an author asks for: whose talk it is, what to keep out, what the file does not say."""

    lecturer: str | None = None
    remove: tuple[str, ...] = ()
    date: str | None = None
    slug: str | None = None


@dataclass(frozen=True)
class Removal:
    """A private stretch of the export, with its line: for the terminal only."""

    stamp: str
    line: int
    stretch: Stretch


@dataclass(frozen=True)
class Imported:
    """What an import made; `path` is where it belongs, `before` what stood there."""

    lecture: Lecture
    path: Path
    before: Lecture | None
    removals: tuple[Removal, ...]
    warnings: tuple[str, ...]

    def write(self) -> None:
        """Write the lecture's file, all of it or nothing."""
        write_lecture(self.path, self.lecture)


def import_lecture(book: Book, file: Path, options: ImportOptions) -> Imported:
    """Read the export `file`; nothing is written.

    Raises:
        CompanionError: the file cannot be read, or does not say when the lecture was.
        DataError: a record of the book is wrong.
    """
    said = read_transcript(file)
    date = _date(said, file, options)
    glossary = book.glossary
    detector = _detector(said, glossary, options)
    title = _title(said, detector)
    key = f"{date}-{_slug(title, options)}"
    before = book.lectures.get(key)
    blocks = sorted(said.segments, key=lambda block: block.seconds)
    found = [detector.find(block.text) for block in blocks]
    removed = _removed(blocks, found, before)
    lecturer = _lecturer(said, file, options)
    shown = [
        replace(block, speaker=LECTURER if block.speaker == lecturer else QUESTION, text=text)
        for block, text in zip(blocks, _hidden(blocks, found, removed), strict=True)
    ]
    segments = recognise_in(book, glossary, shown, detector)
    lecture = Lecture(
        id=key,
        title=title,
        date=date,
        seconds=said.seconds or None,
        covers=before.covers if before else (),
        removed=removed,
        questions=questions_in(shown, segments),
        segments=segments,
    )
    return Imported(
        _approved_as(before, lecture),
        book.data / FOLDER / f"{key}.yml",
        before,
        _removals(blocks, found),
        (*said.warnings, *_moved(blocks, removed, file)),
    )


def _date(said: Transcript, file: Path, options: ImportOptions) -> datetime.date:
    given = options.date or said.date
    if given is None:
        message = "a header with the date expected; say when it was with --date YYYY-MM-DD"
        raise CompanionError(f"{file}:1: {message}")
    try:
        return datetime.date.fromisoformat(given)
    except ValueError:
        raise CompanionError(f"--date: YYYY-MM-DD expected; got '{given}'") from None


def _title(said: Transcript, detector: Detector) -> str | None:
    """Return the title, None where it is too long for one or holds something private."""
    title = said.title
    if title is None or len(title) > LONGEST or detector.find(title):
        return None
    return title


def _slug(title: str | None, options: ImportOptions) -> str:
    """Return what stands after the date in the record's id: the title's Latin part."""
    if options.slug is None:
        return "-".join(re.findall("[a-z0-9]+", (title or "").lower())) or UNNAMED
    if not SLUG.fullmatch(options.slug):
        raise CompanionError(f"--slug: words like 'day3-1' expected; got '{options.slug}'")
    return options.slug


def _lecturer(said: Transcript, file: Path, options: ImportOptions) -> str:
    labels = sorted({block.speaker for block in said.segments})
    if options.lecturer is not None and options.lecturer not in labels:
        known = ", ".join(labels)
        message = f"--lecturer: one of the file's speakers expected ({known})"
        raise CompanionError(f"{file}:1: {message}; got '{options.lecturer}'")
    return options.lecturer or said.lecturer


def _detector(said: Transcript, glossary: Glossary, options: ImportOptions) -> Detector:
    """Return what finds the private stretches, names among the speakers' labels included."""
    kiwi, public = _kiwi(), public_names(glossary)
    plain = Detector(public, kiwi=kiwi)
    labels = sorted({block.speaker for block in said.segments})
    return Detector(public, options.remove, kiwi, named=plain.people_of(labels))


@cache
def _kiwi() -> Kiwi:
    return make_kiwi()


def _removed(
    blocks: Sequence[Block], found: Sequence[Iterable[Stretch]], before: Lecture | None
) -> tuple[Removed, ...]:
    """Return what a person keeps out, now or at an earlier import, by its place alone."""
    new = (
        Removed(at=block.stamp, characters=len(block.text), span=(one.start, one.end))
        for block, stretches in zip(blocks, found, strict=True)
        for one in stretches
        if LISTED in one.kind
    )
    return tuple(dict.fromkeys([*(before.removed if before else ()), *new]))


def _hidden(
    blocks: Sequence[Block], found: Sequence[Iterable[Stretch]], removed: Iterable[Removed]
) -> list[str]:
    """Return the blocks' texts with nothing private left, every character at its place."""
    texts = []
    for block, stretches in zip(blocks, found, strict=True):
        text = hide(block.text, [(one.start, one.end) for one in stretches])
        text = text.replace(HIDDEN, " " * len(HIDDEN))
        for one in removed:
            if one.at == block.stamp:
                same = one.characters == len(block.text)
                text = hide(text, [one.span if same else (0, len(text))])
        texts.append(text)
    return texts


def _moved(blocks: Sequence[Block], removed: Iterable[Removed], file: Path) -> list[str]:
    """Warn where the talk changed around what a person removed: all of that block is left out."""
    lengths = {(block.stamp, len(block.text)) for block in blocks}
    changed = {one.at for one in removed if (one.at, one.characters) not in lengths}
    return [
        f"{file}:{block.line}: the talk at {block.stamp} changed since something in it was"
        " removed; all of it is left out"
        for block in blocks
        if block.stamp in changed
    ]


def _approved_as(before: Lecture | None, lecture: Lecture) -> Lecture:
    """Return the lecture, approved if a person approved exactly what it holds."""
    if before is None or not before.approved:
        return lecture
    same = before.model_copy(update={"approved": False})
    return before if same == lecture else lecture


def _removals(blocks: Sequence[Block], found: Sequence[Iterable[Stretch]]) -> tuple[Removal, ...]:
    return tuple(
        Removal(block.stamp, block.line + 1 + block.text.count("\n", 0, one.start), one)
        for block, stretches in zip(blocks, found, strict=True)
        for one in stretches
    )
