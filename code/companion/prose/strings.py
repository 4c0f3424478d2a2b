"""Particles in the texts and comments of code: a literal one that no computed value can choose."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from companion.korean import COPULAS, PARTICLE
from companion.prose.cells import Cell
from companion.prose.particles import Misfit, Values, misfits_in

ANY = "\ue012"
"""Stands in a text for a value that is computed."""

UNKNOWN = re.compile(rf"{ANY}{PARTICLE.pattern}")


def misfits_of_code(cell: Cell, values: Values) -> Iterator[Misfit]:
    """Yield the particles in a cell's texts and comments that do not, or not always, fit."""
    tree = cell.tree
    if tree is None:
        return
    for number, text in [*_texts(tree), *_comments("\n".join(cell.code))]:
        line = cell.line + number - 1
        yield from misfits_in(text, line, values)
        for match in UNKNOWN.finditer(text):
            if not match["particle"].startswith(COPULAS):
                helper = f"lessons.korean.josa(…, '{match['particle']}')"
                yield Misfit(line, "{…}", match["particle"], helper, is_open=True)


def _texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and text of each string; a percentage is '0%', another value `ANY`."""
    parts: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts |= {id(inner) for inner in ast.walk(node)}
            yield node.lineno, "".join(_piece(part) for part in node.values)
        elif isinstance(node, ast.Constant) and id(node) not in parts:
            yield node.lineno, node.value if isinstance(node.value, str) else ""


def _piece(part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    spec = part.format_spec if isinstance(part, ast.FormattedValue) else None
    return "0%" if spec is not None and ast.unparse(spec).rstrip("'\"").endswith("%") else ANY


def _comments(code: str) -> Iterator[tuple[int, str]]:
    try:
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string
    except (tokenize.TokenError, IndentationError):
        return  # a magic; what stood before it has been read
