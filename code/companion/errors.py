"""What an author is told when something in the book is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class CompanionError(Exception):
    """Stop with one message that says what is wrong, where, and what to do."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with one field of one record; `line` counts from 1."""

    path: Path
    line: int
    field: str
    expected: str

    def __str__(self) -> str:
        """Print as ``file:line: field 'name': what is expected``, as editors link it."""
        where = f"{self.path}:{self.line}"
        return (
            f"{where}: field '{self.field}': {self.expected}"
            if self.field
            else f"{where}: {self.expected}"
        )


class DataError(CompanionError):
    """Records that cannot be used; carries every problem found, in file order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process as the problems; an exception's own way is its message."""
        return type(self), (self.problems,), vars(self)
