"""A page's Markdown as tokens, each of which knows its line in the page."""

from collections.abc import Callable, Iterator, MutableMapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.parsers.mdit import create_md_parser

from companion.files import read_text
from companion.myst.directives import LITERAL, Directive, is_directive, parse_directive
from companion.myst.emphasis import breaks_in, follow_particles, note_sources
from companion.pages import Page, myst_config
from companion.titles import formula_text

LINE = "line"
"""The key of a token's `meta` that holds its line in the page."""


def new_parser() -> MarkdownIt:
    """Return a parser of the book's Markdown; its tokens are for `parse` below."""
    follow_particles()
    parser = create_md_parser(myst_config(), RendererHTML)
    note_sources(parser)
    return parser


def parse(parser: MarkdownIt, text: str, line: int, env: MutableMapping[str, Any]) -> list[Token]:
    """Return the tokens of `text`, which begins at `line` of its page.

    `env` carries the definitions of links and footnotes from one text of a page to the next.
    """
    tokens = parser.parse(text, env)
    mark_lines(tokens, line)
    return tokens


def mark_lines(tokens: Sequence[Token], first: int) -> None:
    """Write into each token's `meta` the line it begins at, where the text begins at `first`."""
    line = first
    for token in tokens:
        if token.map:
            line = first + token.map[0]
        token.meta = {**token.meta, LINE: line}
        inner = line
        for child in token.children or []:
            child.meta = {**child.meta, LINE: inner}
            inner += breaks_in(child)


def nested_directive(token: Token) -> Directive | None:
    """Return the directive that the token calls if its body is Markdown, else None."""
    if not is_directive(token):
        return None
    try:
        directive = parse_directive(token.info, token.content, token.meta[LINE])
    except (KeyError, ValueError):
        return None
    return None if directive.name in LITERAL else directive


def markdown_cells(page: Page) -> Iterator[tuple[int, str, int]]:
    """Yield each Markdown cell of the page: its index, its text and the line it begins at."""
    lines = read_text(page.book.root / page.path, page.path).splitlines()
    for index, cell in enumerate(page.source.cells):
        if cell.cell_type == "markdown":
            line = page.line_of(index)
            # The reader drops the blank lines before a cell's text but counts from the first.
            while not lines[line - 1].strip():
                line += 1
            yield index, cell.source, line


def shown_by_role(name: str, content: str) -> str:
    """Return what a role that only marks its content shows of it, as text."""
    if name == "math":
        return formula_text(content)
    if name == "abbr":
        return content.partition("(")[0].strip()
    shown, _, target = content.partition("<")
    return shown.strip() if target.endswith(">") else content


def plain_text(token: Token, shown: Callable[[str, str], str] = shown_by_role) -> str:
    """Return the text of an inline token, without markup; of a role, by name, what is `shown`.

    A title is called so everywhere, without its pictures and its notes.
    """
    parts = []
    for child in token.children or []:
        if child.type == "myst_role":
            parts.append(shown(child.meta["name"], child.content))
        elif child.type.startswith("math_inline"):
            parts.append(formula_text(child.content))
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type not in ("html_inline", "footnote_ref", "image"):
            parts.append(child.content)
    return " ".join("".join(parts).split())


def split_target(content: str) -> tuple[str, str]:
    """Return the shown text and the target of a reference role, the same where only one is."""
    if content.endswith(">") and "<" in content:
        shown, _, target = content[:-1].rpartition("<")
        return shown.strip(), target.strip()
    return content, content
