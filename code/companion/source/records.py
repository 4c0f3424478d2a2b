"""The Markdown that stands in records, as the rules read it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import yaml

from companion.book import Book
from companion.records import FieldPath, Place, Records
from companion.source.model import Source

FIELDS: Mapping[str, tuple[FieldPath, ...]] = {
    "corrections": (
        ("claim",), ("right",), ("why",), ("exam",), ("debate", "pro"), ("debate", "contra"),
        ("third", "evidence", "note"),
    ),
    "quizzes": (("ask",), ("answer",), ("wrong",), ("why",)),
}  # fmt: skip
"""Kind of record → its fields that are Markdown; where one is a list, each of its items is."""


def record_sources(book: Book) -> Iterator[Source]:
    """Yield every Markdown text of the book's records, with its line in the YAML file.

    A term's formula, which is written without dollar signs, comes with them.
    """
    for place in map(book.glossary.terms.place, book.glossary.terms):
        for source in _texts(place, ("formula",)):
            yield replace(source, text=f"$$\n{source.text}\n$$")
    kinds: tuple[tuple[str, Records[Any]], ...] = (
        ("corrections", book.corrections),
        ("quizzes", book.quizzes.records),
    )
    for kind, records in kinds:
        for place in map(records.place, records):
            for field in FIELDS[kind]:
                yield from _texts(place, field)


def _texts(place: Place, field: FieldPath) -> Iterator[Source]:
    node: yaml.Node | None = place.node
    for name in field:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        node = next((value for key, value in pairs if key.value == name), None)
    for item in node.value if isinstance(node, yaml.SequenceNode) else [node]:
        if isinstance(item, yaml.ScalarNode):
            # A block's text begins on the line after its '|' or '>'.
            line = item.start_mark.line + (2 if item.style in ("|", ">") else 1)
            yield Source(place.path, item.value, line)
