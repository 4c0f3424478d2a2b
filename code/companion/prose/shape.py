"""The shape that the standard asks of a page: enough words, code for a phone, drawings."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from markdown_it.token import Token

from companion.errors import Problem
from companion.myst import LINE, nested_directive, new_parser, parse, plain_text
from companion.prose.cells import Cell
from companion.prose.running import paragraphs

LEAST_WORDS = 1000
MOST_CELLS = 25
MOST_COLUMNS = 64
MOST_LINES = 20

UNDRAWN = re.compile(
    r"연습 문제|정리|준비|참고(?: 문헌)?|시험 포인트|교정|다음(?: 쪽)?|더 읽을거리"
)
"""The sections that teach no idea of their own and need no drawing."""

WORD = re.compile(r"[0-9A-Za-z가-힣]")
DRAWING = re.compile(r"\{(?:figure|image)\}\s+\S+\.svg\s*$")


@dataclass
class Section:
    """A main section: its title, the line of its heading, whether a drawing stands in it."""

    title: str
    line: int
    is_drawn: bool = False


def count_words(text: str) -> int:
    """Return how many words (separated by spaces) a page says outside its cells and headings."""
    return sum(bool(WORD.search(word)) for one in paragraphs(text) for word in one.text.split())


def columns(line: str) -> int:
    """Return how wide a line of code is, where a Hangul syllable takes two columns."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in line)


def main_sections(text: str) -> list[Section]:
    """Return the main sections of a page in order."""
    found: list[Section] = []
    tokens = parse(new_parser(), text, 1, {})
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "heading_open" and token.tag == "h2" and following:
            found.append(Section(plain_text(following), token.meta[LINE]))
        elif found and _is_drawn(token):
            found[-1].is_drawn = True
    return found


def misshapen(
    path: Path, text: str, cells: list[Cell], undrawn: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield where the page has not the shape; `undrawn` holds sections that need no drawing."""
    if (words := count_words(text)) < LEAST_WORDS:
        yield Problem(path, 1, "", f"at least {LEAST_WORDS:,} words outside cells; {words:,}")
    if len(cells) > MOST_CELLS:
        yield Problem(path, 1, "", f"at most {MOST_CELLS} code cells; {len(cells)}")
    yield from _undrawn(path, main_sections(text), undrawn)
    for cell in cells:
        if cell.is_visible:
            yield from _unreadable(path, cell)
    for number, line in _fenced(parse(new_parser(), text, 1, {})):
        yield from _too_wide(path, number, line)


def _undrawn(
    path: Path, sections: Iterable[Section], undrawn: Mapping[str, str]
) -> Iterator[Problem]:
    for section in sections:
        if section.is_drawn or section.title in undrawn or UNDRAWN.fullmatch(section.title):
            continue
        expected = "a drawing (SVG) in this section, or the reason under `drawings:`"
        yield Problem(path, section.line, section.title, expected)
    titles = {section.title for section in sections}
    for title in undrawn:
        if title not in titles:
            yield Problem(path, 1, title, "the title of a main section expected under `drawings:`")


def _unreadable(path: Path, cell: Cell) -> Iterator[Problem]:
    if len(cell.code) > MOST_LINES:
        expected = f"at most {MOST_LINES} lines in a visible cell; {len(cell.code)}"
        yield Problem(path, cell.line, "", expected)
    for number, line in enumerate(cell.code, cell.line):
        yield from _too_wide(path, number, line)


def _too_wide(path: Path, number: int, line: str) -> Iterator[Problem]:
    if (width := columns(line)) > MOST_COLUMNS:
        yield Problem(path, number, "", f"at most {MOST_COLUMNS} columns of code; {width}")


def _fenced(tokens: Iterable[Token]) -> Iterator[tuple[int, str]]:
    """Yield the lines of code that is shown but does not run."""
    for token in tokens:
        if token.type == "fence" and not token.info.startswith("{"):
            yield from enumerate(token.content.splitlines(), token.meta[LINE] + 1)
        elif directive := nested_directive(token):
            yield from _fenced(parse(new_parser(), directive.body, directive.body_line, {}))


def _is_drawn(token: Token) -> bool:
    """Return whether the token, or one inside a box, is a drawing of ours."""
    if token.type in ("fence", "colon_fence") and DRAWING.fullmatch(token.info.strip()):
        return True
    directive = nested_directive(token)
    if directive is None:
        return False
    inside = parse(new_parser(), directive.body, directive.body_line, {})
    return any(_is_drawn(one) for one in inside)
