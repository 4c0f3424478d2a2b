"""A page's source as the rules read it: its tokens with lines, in directives too."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from companion.errors import Problem
from companion.myst import LINE, Directive, mark_lines, nested_directive, new_parser, parse

TITLED = {
    "admonition", "card", "dropdown", "grid-item-card", "list-table", "margin", "sidebar",
    "tab-item", "table",
}  # fmt: skip
"""The directives whose argument is Markdown: a title or a caption."""


@dataclass(frozen=True)
class Source:
    """Markdown that begins at `line` of the file `path` below the book's root: a page, a record."""

    path: Path
    text: str
    line: int = 1

    @cached_property
    def blocks(self) -> list[Token]:
        """The block tokens in order, those of directives' titles and bodies among them."""
        parser = new_parser()
        return list(_blocks(parser, parse(parser, self.text, self.line, {})))

    def inlines(self) -> Iterator[Token]:
        """Yield the inline tokens, whose `children` are the pieces of one run of text."""
        return (token for token in self.blocks if token.type == "inline")

    def problem(self, token: Token, written: str, expected: str) -> Problem:
        """Return what is wrong at a token: what is `written`, and what is expected in its place."""
        return Problem(self.path, int(token.meta[LINE]), written, expected)


Rule = Callable[[Source], Iterable[Problem]]
"""Says what some output cannot show as the page writes it."""


def _blocks(parser: MarkdownIt, tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        if directive := nested_directive(token):
            yield from _titles(parser, directive)
            yield from _blocks(parser, parse(parser, directive.body, directive.body_line, {}))
        elif token.info.startswith(("{code-block}", "{sourcecode}")):
            yield from _caption(parser, token)


def _titles(parser: MarkdownIt, directive: Directive) -> Iterator[Token]:
    """Yield the inline token of a directive's title, where it has one."""
    if directive.name in TITLED and directive.argument:
        yield from _inline(parser, directive.argument, directive.line)


def _caption(parser: MarkdownIt, token: Token) -> Iterator[Token]:
    """Yield the inline token of a code block's caption, where it has one."""
    for line, text in enumerate(token.content.splitlines(), start=token.meta[LINE] + 1):
        if text.startswith(":caption:"):
            yield from _inline(parser, text.removeprefix(":caption:").strip(), line)
        elif not text.startswith(":"):
            return


def _inline(parser: MarkdownIt, text: str, line: int) -> list[Token]:
    tokens = parser.parseInline(text)
    mark_lines(tokens, line)
    return tokens
