"""The book's Markdown (MyST) as tokens and directives, each with its line in the page."""

from companion.myst.directives import Directive, is_directive, parse_directive
from companion.myst.tokens import (
    LINE,
    mark_lines,
    markdown_cells,
    nested_directive,
    new_parser,
    parse,
    plain_text,
    shown_by_role,
    split_target,
)

__all__ = [
    "LINE",
    "Directive",
    "is_directive",
    "mark_lines",
    "markdown_cells",
    "nested_directive",
    "new_parser",
    "parse",
    "parse_directive",
    "plain_text",
    "shown_by_role",
    "split_target",
]
