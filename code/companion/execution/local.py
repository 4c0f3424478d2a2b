"""Run pages on this machine, several at a time, each in a kernel process of its own."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TypeVar

from companion.errors import CompanionError
from companion.execution.job import Job
from companion.execution.model import Frozen
from companion.execution.runner import RunnerFailed, Watch, run

T = TypeVar("T")

Keep = Callable[[Job, Frozen], T]
"""Keeps the results of a page that ran to its end."""


def run_here(
    jobs: Sequence[Job], watch: Watch, workers: int, keep: Keep[T]
) -> Iterator[tuple[Job, T | CompanionError]]:
    """Yield each job with what `keep` made of its results, or with why it failed, as it ends.

    Threads suffice: the pages compute in their kernels. Each keeps its own results, so that when
    the caller is interrupted, or stops asking, only pages whose cells still run are lost: their
    kernels are killed.
    """
    with ThreadPoolExecutor(workers) as pool:
        try:
            futures = {pool.submit(_run, job, watch, keep): job for job in jobs}
            for future in as_completed(futures):
                yield futures[future], future.result()
        finally:
            watch.stop.set()
            pool.shutdown(wait=True, cancel_futures=True)


def _run(job: Job, watch: Watch, keep: Keep[T]) -> T | CompanionError:
    try:
        return keep(job, run(job, watch))
    except CompanionError as error:
        return error
    except Exception as error:  # whatever it is, the other pages have nothing to do with it
        return RunnerFailed.of(job, f"{type(error).__name__}: {error}")
