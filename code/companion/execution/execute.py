"""`companion execute`: find what must run, run it somewhere, write it, say how it went."""

from collections.abc import Sequence
from dataclasses import dataclass

from companion.book import Book
from companion.errors import CompanionError
from companion.execution.data import data_sources
from companion.execution.device import DeviceChoice, has_cuda
from companion.execution.freeze import Freezer, Outcome
from companion.execution.job import Planner
from companion.execution.model import Need
from companion.execution.progress import Reporter
from companion.execution.runner import Watch
from companion.execution.shard import shard
from companion.execution.staleness import State, Status
from companion.execution.store import remove_leftovers
from companion.notebooks.export import Exporter
from companion.pages import Page


@dataclass(frozen=True)
class Options:
    """How to run: device, pages at a time, (i, n) of the shard."""

    device: DeviceChoice = DeviceChoice.AUTO
    jobs: int = 1
    shard: tuple[int, int] | None = None


@dataclass(frozen=True)
class Summary:
    """What was done for each page, and every failure."""

    outcomes: tuple[Outcome, ...]
    failures: tuple[CompanionError, ...]

    @property
    def executed(self) -> tuple[Page, ...]:
        """The pages that ran to their end."""
        return tuple(outcome.page for outcome in self.outcomes if outcome.executed)


def execute(book: Book, pages: Sequence[Page], options: Options, reporter: Reporter) -> Summary:
    """Run the pages that must run and write every notebook that changed.

    A page must run if it is stale or never ran, or if it ran without something it needs, a GPU or
    real data, and that is there now. A page that fails does not keep the others from running.

    Raises:
        CompanionError: nothing could be run: a page cannot be read, or the GPU is missing.
    """
    remove_leftovers(book)
    staleness = book.staleness
    cuda = options.device is not DeviceChoice.CPU and has_cuda()
    freezer = Freezer(staleness, Exporter(book), Planner(staleness, options.device, cuda=cuda))
    states = [staleness.state(page) for page in pages]
    waiting = [state for state in states if must_run(state, cuda)]
    outcomes = list(freezer.refresh(state for state in states if state not in waiting))
    if options.shard:
        waiting = shard(waiting, *options.shard)
    jobs = freezer.plan(waiting)
    if not jobs:
        return Summary(tuple(outcomes), ())
    failures: list[CompanionError] = []
    watch = Watch(cell=reporter.cell, log=reporter.log, note=reporter.note)
    reporter.start([job for job, _ in jobs.values()])
    try:
        for job, result in freezer.execute(jobs, watch, options.jobs):
            reporter.end(job, result)
            if isinstance(result, Outcome):
                outcomes.append(result)
            else:
                failures.append(result)
    finally:
        reporter.close()
    return Summary(tuple(outcomes), tuple(failures))


def must_run(state: State, cuda: bool) -> bool:
    """Return whether the page's outputs are out of date, or it can now have what it lacked."""
    if state.status is not Status.FRESH:
        return True
    return (Need.GPU in state.lacks and cuda) or (Need.DATA in state.lacks and _new_source(state))


def _new_source(state: State) -> bool:
    """Return whether real data may come from where the page's last run could not look."""
    assert state.record is not None, "a page that lacked its data ran"
    return bool(data_sources().difference(state.record.volatile.sources))
