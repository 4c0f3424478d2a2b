"""Titles of figures that state a comparison which their cell neither computes nor asserts."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from companion.prose.cells import Cell
from companion.prose.claims import Claims

NAMED = {"title", "title_text", "title_x"}
KEYS = {"title", "title.text"}
MAKERS = {"phone_layout": 1, "Stop": 0, "stop": 0}
"""The functions that draw a title → the place of the title among their arguments."""


@dataclass(frozen=True)
class Title:
    """A written title on a line of the page, and the word in it that compares."""

    line: int
    text: str
    cue: str


def stated_titles(cells: list[Cell], claims: Claims) -> Iterator[Title]:
    """Yield each title that compares or gives a cause, of cells without an assertion."""
    for cell in cells:
        tree = cell.tree
        if tree is None or any(isinstance(node, ast.Assert) for node in ast.walk(tree)):
            continue
        for line, text in sorted(set(_titles(tree))):
            if cue := claims.cue(text.replace("<br>", " ")):
                yield Title(cell.line + line - 1, text, cue[0])


def _titles(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and text of each title that is written out rather than computed."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for keyword in node.keywords:
                if keyword.arg in NAMED:
                    yield from _written(keyword.value)
            place = MAKERS.get(_name(node.func))
            for argument in () if place is None else node.args[: place + 2]:
                yield from _written(argument)
        elif isinstance(node, ast.Dict):
            yield from _of_dictionary(node)
        elif isinstance(node, ast.Assign) and any("title" in _name(one) for one in node.targets):
            yield from _written(node.value)


def _of_dictionary(node: ast.Dict) -> Iterator[tuple[int, str]]:
    for key, value in zip(node.keys, node.values, strict=True):
        if isinstance(key, ast.Constant) and key.value in KEYS:
            yield from _written(value)


def _written(node: ast.expr) -> Iterator[tuple[int, str]]:
    """Yield the text if it is a literal; one made of values, or chosen by a condition, is not."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
    elif isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant) and key.value == "text":
                yield from _written(value)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        parts = [*_written(node.left), *_written(node.right)]
        if len(parts) == 2:
            yield parts[0][0], parts[0][1] + parts[1][1]
    elif isinstance(node, ast.JoinedStr) and all(
        isinstance(part, ast.Constant) for part in node.values
    ):
        yield node.lineno, "".join(str(part.value) for part in node.values)  # type: ignore[attr-defined]


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
