"""Why a cell ended: asked of its kernel while it lives, read from what it left when it does not."""

import asyncio
import json
import re
from contextlib import suppress
from typing import Any

from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from companion.execution.failure import ExecutionFailed, Reason, failure
from companion.execution.job import Job
from companion.execution.places import RunFolders, path_hider, shown_folders
from companion.execution.session import PageClient
from companion.outputs.terminal import as_terminal

AT = re.compile(r'File "[^"]*/cells/(\d+)/<cell>", line (\d+) in (\S+)')
"""A line of a page in what `faulthandler` writes, the most recent call first."""

EXPLAIN_SECONDS = 20

BY_IPYTHON = re.compile(r"(?m)^(?:  \+ Exception Group Traceback|UsageError: )")


class PostMortem:
    """Knows how far the run of one page has come, and why it went no further."""

    def __init__(
        self, job: Job, notebook: NotebookNode, folders: RunFolders, client: PageClient
    ) -> None:
        self._job, self._notebook, self._folders = job, notebook, folders
        self._client = client
        self._explained: Reason | None = None

    def failure(self, index: int, reason: Reason) -> ExecutionFailed:
        """Return the message about cell `index`, with what it printed last."""
        outputs = self._notebook.cells[index].get("outputs", [])
        texts = (output.text for output in outputs if output.output_type == "stream")
        # What IPython prints of an error is told already.
        printed = BY_IPYTHON.split(self._hidden(as_terminal("".join(texts))))[0]
        return failure(self._job, index, reason, printed)

    async def explain(
        self, cell: NotebookNode, cell_index: int, execute_reply: dict[str, Any]
    ) -> None:
        """Have the kernel say where and with what a cell failed, while it still knows."""
        of_page = cell_index < len(self._job.lines)
        if not of_page or "raises-exception" in cell.metadata.get("tags", []):
            return
        answer = self._folders.root / "answer.json"
        asked = self._client.ask(
            "explain.py", cells=self._begun(), page=self._job.path, code=str(self._folders.code),
            current=cell.execution_count, answer=str(answer),
        )  # fmt: skip
        with suppress(TimeoutError):  # a `repr` may take for ever
            await asyncio.wait_for(asked, EXPLAIN_SECONDS)
        if not answer.exists():
            return
        known = json.loads(answer.read_text(encoding="utf-8"))
        # What a `_repr_html_` raised has no name of its own in the reply.
        if execute_reply["content"].get("ename") in (known["name"], "NoneType"):
            told = [self._hidden(line) for line in known["told"]]
            self._explained = Reason(told, known["line"])

    def reason(self, error: CellExecutionError | CellTimeoutError | DeadKernelError) -> Reason:
        """Return why a cell ended: what the kernel could explain, or what else is known."""
        if isinstance(error, CellTimeoutError):
            message = (
                f"it took longer than {self._job.timeout} s (companion_cell_timeout in _config.yml)"
            )
            return self.running(message, self._client.stopped_at)
        if isinstance(error, DeadKernelError):
            stack = self._folders.root / "stack.txt"
            return self.running(self._client.ended, stack.read_text(errors="replace"))
        return self._explained or Reason(f"{error.ename}: {error.evalue}".splitlines()[:6])

    def running(self, message: str, dump: str) -> Reason:
        """Return the message, and below it the lines of the page that `faulthandler` wrote."""
        fatal = re.search("Fatal Python error: (.*)", dump)
        told = [message, *([fatal[1]] if fatal else [])]
        blocks = [AT.findall(block) for block in re.split(r"(?m)^(?:Current t|T)hread ", dump)]
        calls: list[tuple[str, str, str]] = next((one for one in reversed(blocks) if one), [])
        places = [(self._line(int(cell), int(line)), name) for cell, line, name in reversed(calls)]
        for (line, text), name in places:
            inside = "" if name == "<module>" else f", in {name}"
            told.append(f"  {self._job.path}:{line}{inside}: {text}")
        return Reason(told, places[0][0][0] if places else None)

    def _hidden(self, text: str) -> str:
        folders = shown_folders(self._folders.code, self._folders.work)
        return path_hider(folders)(self._folders.hider()(text))

    def _line(self, cell: int, line: int) -> tuple[int, str]:
        start, source = self._begun()[cell]
        lines = source.splitlines()
        blank = next((index for index, text in enumerate(lines) if text.strip()), 0)
        index = min(blank + line, len(lines)) - 1
        return start + index, lines[index].strip()

    def _begun(self) -> dict[int, tuple[int, str]]:
        """Return, by execution count, where the code of each cell that began starts, and it."""
        cells = zip(self._notebook.cells, self._job.starts, strict=False)  # the probe is no cell
        return {
            cell.execution_count: (start, cell.source)
            for cell, start in cells
            if cell.cell_type == "code" and cell.execution_count
        }
