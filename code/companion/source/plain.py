"""Texts of records that every output shows as they are typed: there, Markdown would be seen."""

import re
from collections.abc import Iterator

import yaml

from companion.book import Book
from companion.errors import Problem
from companion.records import Place

CODE = {"formula", "code"}
"""Fields of a term that are no text."""

PLAIN = {"title", "claim_alt", "right_alt"}
"""Fields of a correction that are plain text; its others are Markdown or names."""

_MARKDOWN = re.compile(
    r"\*\*|~~|`|\]\(|(?<!\S)\*[^\s*](?:[^*]*\S)?\*"
    r"|\\\$|\$[^\s$가-힣](?:[^$가-힣]*[^\s$가-힣])?\$(?!\d)"  # a price stays, a formula does not
)


def plain_texts_are_plain(book: Book) -> Iterator[Problem]:
    """Yield the plain texts of terms and corrections that hold Markdown."""
    terms, corrections = book.glossary.terms, book.corrections
    for place in map(terms.place, terms):
        texts = ((field, node) for field, node in _texts(place.node) if field not in CODE)
        yield from _marked(place, texts)
    for place in map(corrections.place, corrections):
        texts = ((field, node) for field, node in _texts(place.node) if field in PLAIN)
        yield from _marked(place, texts)


def _marked(place: Place, texts: Iterator[tuple[str, yaml.ScalarNode]]) -> Iterator[Problem]:
    for field, node in texts:
        if found := _MARKDOWN.search(node.value):
            expected = f"plain text without '{found[0]}' expected; it is shown as it is typed"
            yield Problem(place.path, node.start_mark.line + 1, field, expected)


def _texts(node: yaml.Node, field: str = "") -> Iterator[tuple[str, yaml.ScalarNode]]:
    """Yield the texts below a node, each with the name of the field that holds it."""
    if isinstance(node, yaml.ScalarNode):
        yield field, node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _texts(item, field)
    elif isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _texts(value, name.value)
