"""Run one page's code in a fresh kernel and record on what it ran."""

import asyncio
import datetime
import json
import logging
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import psutil
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from companion.errors import CompanionError
from companion.execution.data import MADE, data_sources
from companion.execution.environment import kernel_environment
from companion.execution.failure import code_number, failed
from companion.execution.job import Job
from companion.execution.model import Frozen, FrozenRecord, Provenance, Volatile
from companion.execution.normalise import normalise
from companion.execution.places import RunFolders, shown_folders
from companion.execution.post_mortem import PostMortem
from companion.execution.session import PageClient, kernel_of
from companion.outputs.kinds import make_showable
from companion.outputs.model import Unshowable

POLL_SECONDS = 0.2

# Runs in the page's kernel after its last cell, so that what it reports is what the page used;
# among names of its own, since a page may call something `json` or `print`.
PROBE = """
import json, platform, sys
from importlib.metadata import packages_distributions, version
names = packages_distributions()
versions = {d: version(d) for m in %(modules)s if m in sys.modules for d in set(names.get(m, []))}
torch, seeds = sys.modules.get("torch"), sys.modules.get("lessons.seeds")
device, cards = sys.modules.get("lessons.device"), sys.modules.get("lessons.data.card")
gpu = torch is not None and torch.cuda.is_available()
print(json.dumps({
    "device": "cuda" if gpu else "cpu",
    "device_name": torch.cuda.get_device_name() if gpu else "CPU",
    "configuration": device.last_choice() if device else None,
    "python": platform.python_version(),
    "versions": versions,
    "seed": seeds.last_seed() if seeds else None,
    "data": cards.loaded() if cards else {},
    "unseeded": seeds.unseeded() if seeds else [],
}))
"""


class RunnerFailed(CompanionError):
    """A page could not be run, or not be frozen, through no fault of its cells."""

    @classmethod
    def of(cls, job: Job, reason: str) -> "RunnerFailed":
        """Return what is told where running `job`, or keeping its results, ended for `reason`."""
        told = " ".join(reason.split())
        return cls(f"{job.path}: no cell of the page failed; running or freezing it did: {told}")


class Stopped(CompanionError):
    """The author stopped the run."""


@dataclass
class Watch:
    """How a run tells what it does and learns that it must stop; every part is optional.

    `cell` is called with the number of code cells that are done, `log` with the text that the
    page prints, as it prints it, `note` with what the author should know though the page ran.
    """

    cell: Callable[[Job, int], None] = lambda _job, _done: None
    log: Callable[[Job, str], None] = lambda _job, _text: None
    note: Callable[[Job, str], None] = lambda _job, _text: None
    stop: threading.Event = field(default_factory=threading.Event)


def run(job: Job, watch: Watch | None = None) -> Frozen:
    """Run every code cell of the page in a fresh kernel, in an empty folder.

    Returns:
        The code cells with their outputs, and the record to freeze with them.

    Raises:
        ExecutionFailed: a cell raised, took too long or too much memory, its kernel died, a
            library was imported after it should have been seeded, the GPU was not used, or an
            output has no form that all of the book's readers can be shown.
        RunnerFailed: there is no kernel to run it, or none could say what it ran on.
        Stopped: `watch.stop` was set.
    """
    code = PROBE % {"modules": list(job.modules)}
    probe = nbformat.v4.new_code_cell(f"exec({code!r}, {{}})")
    notebook = nbformat.from_dict(job.source)
    notebook.cells = [*notebook.cells, probe]
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as root:
        folders = RunFolders(Path(root))
        folders.make()
        _write_lessons(job, folders.code)
        page = _PageRun(job, notebook, watch or Watch(), folders)
        asyncio.run(page.execute())
        cells = [cell for cell in notebook.cells[:-1] if cell.cell_type == "code"]
        normalise(cells, shown_folders(folders.code, folders.work), folders.hider())
    _make_showable(job, cells, watch or Watch())
    seconds = round(time.monotonic() - started, 1)
    return Frozen(_record(job, _facts(job, probe), seconds, page.peak_mib), tuple(cells))


def _record(job: Job, facts: dict[str, Any], seconds: float, peak_mib: int) -> FrozenRecord:
    volatile = Volatile(
        seconds=seconds,
        peak_mib=peak_mib,
        date=datetime.datetime.now(datetime.UTC).date(),
        commit=job.commit,
        sources=tuple(sorted(data_sources())) if MADE in facts["data"].values() else (),
    )
    return FrozenRecord(
        key=job.inputs.key,
        scan=job.scan,
        inputs=job.inputs,
        provenance=Provenance.model_validate(facts),
        volatile=volatile,
    )


class _PageRun:
    """The kernel of one run, watched."""

    def __init__(self, job: Job, notebook: NotebookNode, watch: Watch, folders: RunFolders) -> None:
        self.peak_mib = 0
        self._job, self._watch, self._folders = job, watch, folders
        self._running = 0
        self._client = PageClient(
            notebook,
            km=kernel_of(folders.root),
            timeout=job.timeout,
            record_timing=False,
            shutdown_kernel="immediate",
            extra_arguments=["--log-level=ERROR"],  # or each kernel warns about local TCP
            coalesce_streams=True,
            on_cell_execute=self._note_running,
            resources={"metadata": {"path": str(folders.work)}},
        )
        self._client.owns_km = True  # so that it is shut down
        self._client.folder = folders.root
        self._post_mortem = PostMortem(job, notebook, folders, self._client)
        self._client.on_cell_error = self._post_mortem.explain
        self._client.print_live = self._note_printed
        self._client.log.setLevel(logging.CRITICAL)  # what went wrong is said once, by us

    async def execute(self) -> None:
        """Run the cells; raise `ExecutionFailed` or `Stopped`."""
        environment = kernel_environment(self._job.device, self._folders)
        log = (self._folders.root / "kernel.log").open("wb")  # no terminal, whose width shows
        cells = asyncio.create_task(
            self._client.async_execute(env=environment, stdout=log, stderr=log)
        )
        limits = asyncio.create_task(self._limit())
        try:
            await asyncio.wait({cells, limits}, return_when=asyncio.FIRST_COMPLETED)
            if limits.done():
                cells.cancel()
                # How the cells end now is of no interest: why they had to is what is raised.
                await asyncio.gather(cells, return_exceptions=True)
                limits.result()
            await cells
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
            reason = self._post_mortem.reason(error)
            if self._running == len(self._job.source.cells):  # the probe
                raise RunnerFailed.of(self._job, " ".join(reason.told)) from None
            raise self._post_mortem.failure(self._running, reason) from None
        except RuntimeError as error:  # the kernel did not start
            lines = (self._folders.root / "kernel.log").read_text(errors="replace").splitlines()
            raise RunnerFailed.of(self._job, f"{error}; {' '.join(lines[-1:])}") from None
        finally:
            limits.cancel()
            log.close()

    async def _limit(self) -> None:
        """Return never; raise when the author stops the run or its memory passes the limit."""
        while True:
            await asyncio.sleep(POLL_SECONDS)
            if self._watch.stop.is_set():
                raise Stopped(f"{self._job.path}: stopped")
            used = _memory_mib(self._client)
            self.peak_mib = max(self.peak_mib, used)
            if used > self._job.memory_mib:
                message = (
                    f"it used {used} MiB of memory; the limit is {self._job.memory_mib} MiB"
                    " (companion_memory_mib in _config.yml, or execution.memory_mib of the page)"
                )
                reason = self._post_mortem.running(message, await self._client.stack())
                index = min(self._running, len(self._job.lines) - 1)
                raise self._post_mortem.failure(index, reason)

    def _note_running(self, cell: NotebookNode, cell_index: int) -> None:
        self._running = cell_index
        if cell.cell_type == "code":
            done = code_number(self._job, cell_index) - 1
            self._watch.cell(self._job, min(done, self._job.code_cells))

    def _note_printed(self, text: str, cell_index: int) -> None:
        if cell_index < len(self._job.source.cells):  # not the probe
            self._watch.log(self._job, text)


def _make_showable(job: Job, cells: list[NotebookNode], watch: Watch) -> None:
    """Rewrite the outputs as every reader of the book can be shown them, or say which cannot."""
    places = [index for index, cell in enumerate(job.source.cells) if cell.cell_type == "code"]
    told = []
    for number, (index, cell) in enumerate(zip(places, cells, strict=True), start=1):
        try:
            for reason in make_showable(cell, number):
                watch.note(job, f"{job.path}:{job.lines[index]}: shown in another form; {reason}")
        except Unshowable as error:
            what = f"{job.path}:{job.lines[index]}: the output of code cell {number}: {error}"
            told.append((index, what))
    if told:
        raise failed(job, "\n".join(what for _, what in told), told[0][0])


def _facts(job: Job, probe: NotebookNode) -> dict[str, Any]:
    """Return what the probe printed; refuse a run that is not what its provenance would say."""
    try:
        facts: dict[str, Any] = json.loads(probe.outputs[-1]["text"])
    except (IndexError, KeyError, ValueError):
        reason = "it did not say what it ran on; a page that replaces sys.stdout must put it back"
        raise RunnerFailed.of(job, reason) from None
    if unseeded := facts.pop("unseeded"):
        names = ", ".join(unseeded)
        message = f"import {names} before set_seed(): the page seeded only what it had imported"
        raise failed(job, f"{job.path}:1: {message}")
    if job.device == "cuda" and facts["device"] != "cuda":
        message = "the page was to run on the GPU, but its torch sees none, or it imports no torch"
        raise failed(job, f"{job.path}:1: {message}")
    return facts


def _write_lessons(job: Job, folder: Path) -> None:
    """Write only the files that the page is known to reach: any other import fails."""
    for name, content in job.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _memory_mib(client: NotebookClient) -> int:
    """Return the resident memory of the kernel and its children; 0 while there is no kernel."""
    pid = getattr(getattr(client.km, "provisioner", None), "pid", None)
    try:
        kernel = psutil.Process(pid) if pid else None
        processes = [kernel, *kernel.children(recursive=True)] if kernel else []
        return int(sum(process.memory_info().rss for process in processes) // 2**20)
    except psutil.Error:
        return 0
