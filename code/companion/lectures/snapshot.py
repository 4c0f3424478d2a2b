"""An approved lecture as a table for notebooks: when which term and which chapter was named."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from companion.glossary.model import Glossary
from companion.lectures.model import Lecture, seconds_of
from companion.records import Records
from companion.textbook import chapter_of

FIELDS = ("seconds", "kind", "id", "name", "chapter", "garbled")
PREFIX = "lecture-"


def lecture_table(lecture: Lecture, glossary: Glossary) -> str:
    """Return what the lecture named as CSV, in its order.

    `kind`: 'term' (`id` of the glossary, `chapter` if the textbook treats it in one only) or
    'place' (`id` is the section's number).
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(FIELDS)
    writer.writerows(_rows(lecture, glossary))
    return text.getvalue()


def write_snapshots(
    lectures: Records[Lecture], glossary: Glossary, folder: Path
) -> list[tuple[Path, int]]:
    """Write a table for each approved lecture, remove all others; return the files and rows."""
    tables = {
        folder / f"{PREFIX}{key}.csv": lecture_table(lecture, glossary)
        for key, lecture in lectures.items()
        if lecture.approved
    }
    for path in folder.glob(f"{PREFIX}*.csv"):
        if path not in tables:
            path.unlink()
    for path, table in tables.items():
        path.write_text(table, encoding="utf-8")
    return [(path, table.count("\n") - 1) for path, table in tables.items()]


def _rows(lecture: Lecture, glossary: Glossary) -> Iterator[tuple[object, ...]]:
    for segment in lecture.segments:
        at = seconds_of(segment.at)
        for one in segment.terms:
            term = glossary.terms[one.term]
            chapter = term.chapters[0] if len(term.chapters) == 1 else ""
            yield at, "term", term.id, term.ko, chapter, int(one.garbled)
        for place in segment.references:
            if place.number and place.kind != "쪽":
                chapter = chapter_of(place.number)
                yield at, "place", place.number, f"{place.number}{place.kind}", chapter, 0
