"""What an author sees while pages run: bars in a terminal, lines elsewhere."""

import threading
from collections.abc import Sequence
from typing import Protocol

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from companion.errors import CompanionError
from companion.execution.freeze import Outcome
from companion.execution.job import Job


class Reporter(Protocol):
    """Receives the events of a run, from the threads where they happen."""

    def start(self, jobs: Sequence[Job]) -> None:
        """Tell which pages will run."""

    def cell(self, job: Job, done: int) -> None:
        """Tell how many code cells of a page are done."""

    def log(self, job: Job, text: str) -> None:
        """Pass on what a page prints."""

    def note(self, job: Job, text: str) -> None:
        """Tell what the author should know of a page, though it ran."""

    def end(self, job: Job, result: Outcome | CompanionError) -> None:
        """Tell that a page ended."""

    def close(self) -> None:
        """Give the terminal back."""


class Lines:
    """One line when a page starts and when it ends; for logs."""

    def __init__(self, console: Console, *, log: bool) -> None:
        self._console, self._log = console, log
        self._lock = threading.Lock()
        self._total = self._ended = 0
        self._started: set[str] = set()

    def start(self, jobs: Sequence[Job]) -> None:
        """Print how many pages will run, and how long they took last time."""
        self._total = len(jobs)
        self._print(_announcement(jobs))

    def cell(self, job: Job, done: int) -> None:
        """Print the page's name when its first cell starts."""
        if job.path not in self._started:
            self._started.add(job.path)
            self._print(f"{job.path}: running on {job.device}, {job.code_cells} code cells")

    def log(self, job: Job, text: str) -> None:
        """Print what the page prints, each line with the page's name, if that was asked for."""
        if self._log:
            for line in text.splitlines():
                self._print(f"{job.path} | {line}")

    def note(self, _job: Job, text: str) -> None:
        """Print it: the text names the page."""
        self._print(text)

    def end(self, job: Job, result: Outcome | CompanionError) -> None:
        """Print how the page ended."""
        self._ended += 1
        self._print(f"[{self._ended}/{self._total}] {job.path}: {_verdict(result)}")

    def close(self) -> None:
        """Do nothing: lines need no end."""

    def _print(self, text: str) -> None:
        with self._lock:
            self._console.out(text, highlight=False)


class Bars(Lines):
    """A bar for each page that runs and one for all, with the time that is left."""

    def __init__(self, console: Console, *, log: bool) -> None:
        super().__init__(console, log=log)
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[count]}"),
            TimeRemainingColumn(compact=True),
            console=console,
        )
        self._bars: dict[str, TaskID] = {}
        self._done: dict[str, float] = {}
        self._all = self._progress.add_task("모든 쪽", total=0, count="")

    def start(self, jobs: Sequence[Job]) -> None:
        """Draw the bar of all pages; its unit is the seconds that they took last time."""
        super().start(jobs)
        total = sum(job.seconds for job in jobs)
        self._progress.update(self._all, total=total, count=f"0/{len(jobs)}")
        self._progress.start()

    def cell(self, job: Job, done: int) -> None:
        """Move the page's bar, and the bar of all by the page's share."""
        if job.path not in self._bars:
            task = self._progress.add_task(escape(job.path), total=job.code_cells, count="")
            self._bars[job.path] = task
        count = f"{done}/{job.code_cells}"
        self._progress.update(self._bars[job.path], completed=done, count=count)
        self._advance(job, done / max(1, job.code_cells))

    def end(self, job: Job, result: Outcome | CompanionError) -> None:
        """Remove the page's bar and print how it ended."""
        if job.path in self._bars:
            self._progress.remove_task(self._bars.pop(job.path))
        self._advance(job, 1)
        super().end(job, result)
        self._progress.update(self._all, count=f"{self._ended}/{self._total}")

    def close(self) -> None:
        """Stop drawing."""
        self._progress.stop()

    def _advance(self, job: Job, share: float) -> None:
        self._done[job.path] = share * job.seconds
        self._progress.update(self._all, completed=sum(self._done.values()))


def reporter(*, log: bool) -> Reporter:
    """Return bars where a terminal shows them, else lines; `log` passes on what pages print."""
    console = Console(stderr=False, soft_wrap=True)
    return Bars(console, log=log) if console.is_terminal else Lines(console, log=log)


def _announcement(jobs: Sequence[Job]) -> str:
    seconds = sum(job.seconds for job in jobs)
    return f"{len(jobs)} page(s) to run, about {seconds:.0f} s of computing by past runs"


def _verdict(result: Outcome | CompanionError) -> str:
    if isinstance(result, CompanionError):
        return "failed"
    return f"ran in {result.seconds:g} s on {result.device_name}"
