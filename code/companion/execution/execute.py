"""`companion execute`: find what must run, run it somewhere, write it, say how it went."""

from collections.abc import Sequence
from dataclasses import dataclass

from companion.book import Book
from companion.errors import CompanionError
from companion.execution.cluster import Cluster
from companion.execution.data import data_sources
from companion.execution.device import DeviceChoice, has_cuda
from companion.execution.freeze import Executor, Freezer, Outcome
from companion.execution.job import Planner
from companion.execution.local import run_here
from companion.execution.model import Need
from companion.execution.progress import Reporter
from companion.execution.runner import Watch
from companion.execution.shard import shard
from companion.execution.staleness import Staleness, State, Status
from companion.execution.store import remove_leftovers
from companion.notebooks import Exporter
from companion.pages import Page

NO_GPU_WORKER = (
    "{}: no worker offers the resource GPU; start one with"
    " `dask worker … --resources GPU=1`, or run the page small with --device cpu"
)


@dataclass(frozen=True)
class Options:
    """How to run: device, pages at a time, (i, n) of the shard, the Dask scheduler's address."""

    device: DeviceChoice = DeviceChoice.AUTO
    jobs: int = 1
    shard: tuple[int, int] | None = None
    dask: str | None = None


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
        CompanionError: nothing could be run: a page cannot be read, the GPU or cluster is missing.
    """
    remove_leftovers(book)
    cluster = Cluster(options.dask) if options.dask else None
    try:
        return _execute(book, pages, options, reporter, cluster)
    finally:
        if cluster is not None:
            cluster.close()


def _execute(
    book: Book, pages: Sequence[Page], options: Options, reporter: Reporter, cluster: Cluster | None
) -> Summary:
    staleness = Staleness(book)
    cuda = _cuda(options, cluster)
    freezer = Freezer(staleness, Exporter(book), Planner(staleness, options.device, cuda=cuda))
    states = [staleness.state(page) for page in pages]
    waiting = [state for state in states if must_run(state, cuda)]
    outcomes = list(freezer.refresh(state for state in states if state not in waiting))
    if options.shard:
        waiting = shard(waiting, *options.shard)
    homeless = [state for state in waiting if _has_no_worker(state, options, cluster)]
    failures = [CompanionError(NO_GPU_WORKER.format(state.page.path)) for state in homeless]
    jobs = freezer.plan(state for state in waiting if state not in homeless)
    if not jobs:
        return Summary(tuple(outcomes), tuple(failures))
    watch = Watch(cell=reporter.cell, log=reporter.log)
    executor: Executor = (
        cluster.run if cluster else lambda jobs: run_here(jobs, watch, options.jobs)
    )
    reporter.start([job for job, _ in jobs.values()])
    try:
        for job, result in freezer.execute(jobs, executor):
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


def _has_no_worker(state: State, options: Options, cluster: Cluster | None) -> bool:
    wants_gpu = Need.GPU in state.needs and options.device is not DeviceChoice.CPU
    return wants_gpu and cluster is not None and not cluster.has_gpu


def _cuda(options: Options, cluster: Cluster | None) -> bool:
    if options.device is DeviceChoice.CPU:
        return False
    return cluster.has_gpu if cluster else has_cuda()
