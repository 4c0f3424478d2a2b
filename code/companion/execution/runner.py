"""Run one page's code in a fresh kernel and record on what it ran."""

import datetime
import json
import os
import sys
import tempfile
import time

import nbformat
from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from companion.errors import CompanionError
from companion.execution.model import Frozen, FrozenRecord, Provenance, page_key
from companion.imports import LESSONS, required_modules
from companion.pages import Page

TRACEBACK_LINES = 6

# Runs in the page's kernel after its last cell, so that what it reports is what the page used.
PROBE = """
import json, platform, sys
from importlib.metadata import packages_distributions, version
names = packages_distributions()
versions = {d: version(d) for m in %(modules)s if m in sys.modules for d in set(names.get(m, []))}
torch, seeds = sys.modules.get("torch"), sys.modules.get("lessons.seeds")
gpu = torch is not None and torch.cuda.is_available()
print(json.dumps({
    "device": torch.cuda.get_device_name() if gpu else "CPU",
    "python": platform.python_version(),
    "versions": versions,
    "seed": seeds.last_seed() if seeds else None,
}))
"""


class ExecutionFailed(CompanionError):
    """A page did not run to its end; the message names the cell and its source line."""


def run(page: Page) -> Frozen:
    """Run every code cell of `page` in a fresh kernel.

    Returns:
        The code cells with their outputs, and the record to freeze with them.

    Raises:
        ExecutionFailed: a cell raised, took too long, or its kernel died.
    """
    notebook = nbformat.from_dict(page.source)
    modules = sorted(required_modules(page) - {LESSONS})
    probe = nbformat.v4.new_code_cell(PROBE % {"modules": modules})
    notebook.cells = [*notebook.cells, probe]
    started = time.monotonic()
    _execute(page, notebook)
    seconds = round(time.monotonic() - started, 1)
    facts = json.loads(probe.outputs[-1]["text"])
    provenance = Provenance(seconds=seconds, date=datetime.date.today(), **facts)
    cells = tuple(cell for cell in notebook.cells[:-1] if cell.cell_type == "code")
    return Frozen(FrozenRecord(key=page_key(page), provenance=provenance), cells)


def _execute(page: Page, notebook: NotebookNode) -> None:
    """Run `notebook` in place, in an empty folder; its first cells are those of `page`."""
    running = 0

    def note_running(cell: NotebookNode, cell_index: int) -> None:
        nonlocal running
        running = min(cell_index, len(page.source.cells) - 1)

    client = NotebookClient(
        notebook,
        timeout=page.book.cell_timeout,
        kernel_name="python3",
        record_timing=False,
        extra_arguments=["--log-level=ERROR"],  # or each kernel warns about local TCP
        coalesce_streams=True,
        on_cell_execute=note_running,
    )
    with tempfile.TemporaryDirectory() as folder:
        client.resources = {"metadata": {"path": folder}}
        try:
            client.execute(env=_kernel_environment())
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
            raise _failure(page, running, error) from None
        except NoSuchKernel:
            message = f"no Python kernel beside {sys.executable}; install requirements.txt"
            raise ExecutionFailed(message) from None


def _kernel_environment() -> dict[str, str]:
    # One plotly mime type instead of a 5 MB script in each notebook; a fixed hash seed, so that
    # sets print in the same order each time.
    return {**os.environ, "PLOTLY_RENDERER": "plotly_mimetype", "PYTHONHASHSEED": "0"}


def _failure(page: Page, index: int, error: Exception) -> ExecutionFailed:
    """Return the message about cell `index`: its page and line, its number, and how it ended."""
    if isinstance(error, CellExecutionError):
        reason = f"{error.ename}: {error.evalue}"
    else:
        reason = str(error)
    last = "\n".join(f"  | {line}" for line in reason.strip().splitlines()[-TRACEBACK_LINES:])
    number = sum(cell.cell_type == "code" for cell in page.source.cells[: index + 1])
    return ExecutionFailed(
        f"{page.path}:{page.line_of(index)}: code cell {number} did not finish:\n{last}\n"
        f"  {page.notebook} is left as it was; mend the cell and run `companion execute` again"
    )
