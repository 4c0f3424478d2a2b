"""Footnotes, which Colab does not know: numbered over the page, written under the cell."""

from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from companion.myst import nested_directive, parse


class Footnotes:
    """The footnotes of one page: what each says, its number, and which a cell has called."""

    def __init__(self, definitions: Mapping[str, list[Token]]) -> None:
        self._definitions = definitions
        self._numbers = _numbers(definitions)
        self._waiting: list[str] = []
        self._cited: set[str] = set()

    def call(self, label: str) -> str:
        """Return the mark of a footnote, and remember to write it under the cell."""
        if label not in self._waiting:
            self._waiting.append(label)
        self._cited.add(label)
        return self.mark(label)

    def mark(self, label: str) -> str:
        """Return a footnote's number as readers see it."""
        return f"<sup>{self._numbers[label]})</sup>"

    def cited(self) -> Iterator[tuple[str, list[Token]]]:
        """Yield the label and text of each footnote called since the last cell.

        A footnote may call another while its own text is being written: that one follows.
        """
        for label in self._waiting:
            yield label, self._definitions[label]
        self._waiting.clear()

    def uncited(self) -> list[tuple[str, list[Token]]]:
        """Return the footnotes that nothing on the page calls."""
        return [item for item in self._definitions.items() if item[0] not in self._cited]


def collect_footnotes(
    parser: MarkdownIt, texts: Iterable[tuple[str, int]], env: MutableMapping[str, Any]
) -> Footnotes:
    """Return the footnotes that the page's `texts` (with their lines) define, in page order.

    Reading them also leaves in `env` the link definitions, which a cell shares with all others.
    """
    definitions: dict[str, list[Token]] = {}
    for text, line in texts:
        _collect(parser, parse(parser, text, line, env), env, definitions)
    return Footnotes(definitions)


def _collect(
    parser: MarkdownIt,
    tokens: Sequence[Token],
    env: MutableMapping[str, Any],
    definitions: dict[str, list[Token]],
) -> None:
    label: str | None = None
    for token in tokens:
        if token.type == "footnote_reference_open":
            # Of two with the same label, the site too takes the first.
            label = None if token.meta["label"] in definitions else token.meta["label"]
            if label is not None:
                definitions[label] = []
        elif token.type == "footnote_reference_close":
            label = None
        elif label is not None:
            definitions[label].append(token)
        directive = nested_directive(token)
        if directive is not None:
            body = parse(parser, directive.body, directive.body_line, env)
            _collect(parser, body, env, definitions)


def _numbers(labels: Iterable[str]) -> dict[str, str]:
    """Return each footnote's number: its label where that is one, else the next that is free."""
    given = {label for label in labels if label.isdigit()}
    numbers = {}
    number = 0
    for label in labels:
        if label.isdigit():
            numbers[label] = label
            continue
        number += 1
        while str(number) in given:
            number += 1
        numbers[label] = str(number)
    return numbers
