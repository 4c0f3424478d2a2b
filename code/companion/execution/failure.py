"""What an author is told of a cell that did not finish: where, why, with what, after what."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from companion.errors import CompanionError
from companion.execution.job import Job

REASON_LINES = 17
OUTPUT_LINES = 10
"""How much of the reason, and of what the cell printed last, is told."""


class ExecutionFailed(CompanionError):
    """A page did not run to its end; the message names the cell and the line that failed.

    `path` is the page's, None where no page is to blame; `unfinished` are the names of the cells
    that did not finish, from the one that failed.
    """

    path: Path | None = None
    unfinished: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reason:
    """Why a cell ended: lines of text, and the line of the page where it did, if that is known."""

    told: Sequence[str]
    line: int | None = None


def failure(job: Job, index: int, reason: Reason, printed: str = "") -> ExecutionFailed:
    """Return the message about cell `index`.

    Args:
        job: the page's.
        index: the cell's.
        reason: why it ended.
        printed: all that it printed.
    """
    told = list(reason.told)
    if len(told) > REASON_LINES:
        told[REASON_LINES - 1 :] = [f"… {len(told) - REASON_LINES + 1} more lines"]
    lines = printed.rstrip().splitlines()
    if lines:
        told += ["it printed last:", *(f"  {line[:200]}" for line in lines[-OUTPUT_LINES:])]
    message = "\n".join(
        [
            f"{job.path}:{reason.line or job.lines[index]}:"
            f" code cell {code_number(job, index)} did not finish:",
            *(f"  | {line}".rstrip() for line in told),
            f"  {job.notebook} is left as it was; mend the cell and run `companion execute` again",
        ]
    )
    return failed(job, message, index)


def failed(job: Job, message: str, index: int = 0) -> ExecutionFailed:
    """Return the failure of a page, from cell `index` on."""
    error = ExecutionFailed(message)
    error.path = Path(job.path)
    cells = job.source.cells[index:]
    error.unfinished = tuple(cell.metadata["name"] for cell in cells if "name" in cell.metadata)
    return error


def code_number(job: Job, index: int) -> int:
    """Return how many code cells the page has up to cell `index`."""
    return sum(cell.cell_type == "code" for cell in job.source.cells[: index + 1])
