"""A page's source as the rules read it: its tokens with lines, in directives too."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markdown_it.token import Token

from companion.errors import Problem
from companion.myst import LINE, nested_directive, new_parser, parse


@dataclass(frozen=True)
class Source:
    """A Markdown file at `path` below the book's root, and its text."""

    path: Path
    text: str

    @cached_property
    def blocks(self) -> list[Token]:
        """The block tokens in the order of the page, those in directives' bodies among them."""
        return list(_blocks(parse(new_parser(), self.text, 1, {})))

    def inlines(self) -> Iterator[Token]:
        """Yield the inline tokens, whose `children` are the pieces of one run of text."""
        return (token for token in self.blocks if token.type == "inline")

    def problem(self, token: Token, written: str, expected: str) -> Problem:
        """Return what is wrong at a token: what is `written`, and what is expected in its place."""
        return Problem(self.path, int(token.meta[LINE]), written, expected)


Rule = Callable[[Source], Iterable[Problem]]
"""Says what some output cannot show as the page writes it."""


def _blocks(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        if directive := nested_directive(token):
            yield from _blocks(parse(new_parser(), directive.body, directive.body_line, {}))
