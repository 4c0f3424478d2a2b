"""A page's code cells as the author wrote them, with the lines that readers see."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from companion.files import reading_yaml

OPENING = re.compile(r"^(?P<fence>`{3,}|:{3,})\{code-cell\}")
HIDING = {"hide-input", "hide-cell", "remove-input", "remove-cell"}
"""The tags of a cell whose code is not seen at first, or never."""


@dataclass(frozen=True)
class Cell:
    """One code cell: its options, its code, and the line of the page where the code begins."""

    options: dict[str, object]
    code: tuple[str, ...]
    line: int

    @property
    def is_visible(self) -> bool:
        """Whether readers see the code at first."""
        tags = self.options.get("tags")
        return not (isinstance(tags, list) and HIDING & set(tags))

    @property
    def tree(self) -> ast.Module | None:
        """The code's syntax without magics; None where it is not Python."""
        lines = ["" if line.lstrip().startswith(("%", "!")) else line for line in self.code]
        try:
            return ast.parse("\n".join(lines))
        except SyntaxError:
            return None


def code_cells(text: str, name: Path = Path()) -> Iterator[Cell]:
    """Yield the code cells of the page `name` in order.

    Raises:
        DataError: a cell's options are not YAML, or have no end.
    """
    lines = text.splitlines()
    number = 0
    while number < len(lines):
        opening = OPENING.match(lines[number])
        number += 1
        if opening:
            end = next(
                (n for n in range(number, len(lines)) if lines[n].rstrip() == opening["fence"]),
                len(lines),
            )
            with reading_yaml(name, number + 1):
                yield _cell(lines[number:end], number + 1)
            number = end + 1


def _cell(body: list[str], line: int) -> Cell:
    """Split a cell's body, whose first line is `line` of the page, into options and code."""
    count = 0
    options: object = {}
    if body and body[0].strip() == "---":
        count = body.index("---", 1) + 1
        options = yaml.safe_load("\n".join(body[1 : count - 1]))
    else:
        while count < len(body) and re.match(r":[\w-]+:", body[count]):
            count += 1
        options = yaml.safe_load("\n".join(one[1:] for one in body[:count]))
    while count < len(body) and not body[count].strip():
        count += 1
    while body and not body[-1].strip():
        body = body[:-1]
    fields = options if isinstance(options, dict) else {}
    return Cell(fields, tuple(body[count:]), line + count)
