"""Titles and headings: what contents, searches, tabs and Colab can show as plain words."""

from collections.abc import Iterator

from markdown_it.token import Token

from companion.errors import Problem
from companion.myst import LINE, plain_text
from companion.source.model import Source

PLAIN = {"abbr", "kbd", "math", "plain", "sub", "subscript", "sup", "superscript", "term"}
"""The roles whose text is known where the page is not: of the others, only the build knows."""


def titles_are_plain(source: Source) -> Iterator[Problem]:
    """Yield the headings that cannot be shown apart from the page, and titles that are none."""
    if source.path.suffix != ".md":
        return
    headings = list(_headings(source))
    if not headings or headings[0][0].tag != "h1":
        line = headings[0][0].meta[LINE] if headings else _first_line(source)
        yield Problem(source.path, line, "", "a title, '# …', as the first heading expected")
        return
    for opening, inline in headings:
        if opening.tag == "h1" and opening is not headings[0][0]:
            yield source.problem(opening, "", "'## …' expected: a page has one title")
        roles = [child.meta["name"] for child in inline.children or [] if child.type == "myst_role"]
        if others := [role for role in roles if role not in PLAIN]:
            yield source.problem(opening, "", f"a heading without {{{others[0]}}} expected")
        elif not plain_text(inline):
            yield source.problem(opening, "", "a heading of words expected")


def _first_line(source: Source) -> int:
    tokens = (token for token in source.blocks if token.type != "front_matter")
    return next((int(token.meta[LINE]) for token in tokens), 1)


def _headings(source: Source) -> Iterator[tuple[Token, Token]]:
    """Yield the headings that are in no box, list or quotation, each with its text."""
    end = 0
    for token, following in zip(source.blocks, source.blocks[1:], strict=False):
        line = token.meta[LINE]
        if token.type in ("fence", "colon_fence") and line >= end and token.map:
            end = line + token.map[1] - token.map[0]
        if token.type == "heading_open" and token.level == 0 and line >= end:
            yield token, following
