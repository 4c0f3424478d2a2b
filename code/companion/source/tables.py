r"""Tables whose rows do not fit their head, and lines that look like a table and are none."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from companion.errors import Problem
from companion.myst import LINE, nested_directive, new_parser
from companion.myst.emphasis import UNESCAPED
from companion.source.model import Source

BAR = r"a bar in a cell is written '\|', in code too, and '\vert' or '\mid' in a formula"
_CONTAINERS = re.compile(r"(?:\s|>|[-*+:]\s|\d+[.)]\s|\[\^[^\]]+\]:|:[^:\s]+:\s)*")
_FORMULA = re.compile(r"(?<!\\)\$(?P<tex>[^$]+)\$")
_NORM = re.compile(r"(?<!\\left)(?<!\\right)(?<!\\big)(?<!\\Big)\\\|")
_ROW = re.compile(r"\|.*\|")
_RULE = re.compile(r"[ |:-]*-[ |:-]*")


def tables_have_their_cells(source: Source) -> Iterator[Problem]:
    """Yield the rows with other cells than their head, and the tables that are only text."""
    lines = source.text.split("\n")
    head: str | None = None
    in_cell = in_head = False
    for token in source.blocks:
        if token.type == "table_open":
            head = None
        elif token.type == "tr_open":
            row = _CONTAINERS.sub("", lines[token.meta[LINE] - source.line], count=1).strip()
            head = row if head is None else head
            yield from _misfit(source, token, row, head)
        elif token.type in ("th_open", "td_open", "th_close", "td_close"):
            in_cell = token.nesting == 1
            in_head = token.type == "th_open"
        elif token.type == "inline":
            yield from _wordless(source, token) if in_head else ()
            yield from _ticks(source, token) if in_cell else _no_table(source, token)
        elif token.type == "code_block" and _ROW.fullmatch(token.content.split("\n")[0].strip()):
            yield source.problem(
                token, token.content.split("\n")[0], "fewer spaces before expected"
            )
        elif token.info.startswith("{list-table}") and (directive := nested_directive(token)):
            yield from _uneven(source, token, directive.body)


def _misfit(source: Source, token: Token, row: str, head: str) -> Iterator[Problem]:
    if row.startswith("|") != head.startswith("|"):
        yield source.problem(token, row, "a blank line after the table expected")
    elif (found := len(_cells(row))) != (expected := len(_cells(head))):
        cells = f"{expected} cells as in the head expected, got {found}; {BAR}"
        yield source.problem(token, row, cells)
    elif any(len(_NORM.findall(found["tex"])) > 1 for found in _FORMULA.finditer(row)):
        norm = r"'\vert x \vert' or '\Vert x \Vert' expected: in a table '\|' is one bar"
        yield source.problem(token, row, norm)
    elif any("{array}" in found["tex"] and "|" in found["tex"] for found in _FORMULA.finditer(row)):
        yield source.problem(token, row, "an array without bars between its columns expected")


def _cells(row: str) -> Sequence[str]:
    """Return the cells as the parser of tables cuts them."""
    cells = escapedSplit(row)
    return cells[cells[0] == "" : len(cells) - (len(cells) > 1 and cells[-1] == "")]


def _wordless(source: Source, token: Token) -> Iterator[Problem]:
    """Yield a cell of the head without a word, which a screen reader says of each cell below."""
    if not any(part.content.strip() for part in token.children or () if part.type != "math_inline"):
        expected = "a head of a column that says a word beside its formula expected"
        yield source.problem(token, token.content or "an empty cell", expected)


def _ticks(source: Source, token: Token) -> Iterator[Problem]:
    if "`" in token.meta[UNESCAPED]:
        yield source.problem(token, token.content, f"`code` that ends in its cell expected; {BAR}")


def _no_table(source: Source, token: Token) -> Iterator[Problem]:
    for offset, line in enumerate(token.meta[UNESCAPED].split("\n")):
        text = line.strip()
        if _ROW.fullmatch(text) or ("|" in text and _RULE.fullmatch(text)):
            expected = (
                "a table expected: a head, then a line '|---|---|' with as many cells as the head "
                r"has; a bar that is none of a table is written '\|'"
            )
            yield Problem(source.path, token.meta[LINE] + offset, text, expected)
            return


def _uneven(source: Source, token: Token, body: str) -> Iterator[Problem]:
    """Yield a table of lists whose rows have not the same number of cells."""
    counts: list[int] = []
    for part in new_parser().parse(body):
        if part.type == "list_item_open" and part.level == 1:
            counts.append(0)
        elif part.type == "list_item_open" and part.level == 3:
            counts[-1] += 1
    if not counts or len(set(counts)) > 1 or not counts[0]:
        expected = f"a list of lists of the same length expected, got {counts}"
        yield source.problem(token, "{list-table}", expected)
