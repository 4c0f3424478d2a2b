"""Run pages on this machine, several at a time, each in a kernel process of its own."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed

from companion.errors import CompanionError
from companion.execution.job import Job
from companion.execution.model import Frozen
from companion.execution.runner import Watch, run

Result = tuple[Job, Frozen | CompanionError]


def run_here(jobs: Sequence[Job], watch: Watch, workers: int) -> Iterator[Result]:
    """Yield each job with its results, or with why it failed, as soon as it ends.

    Threads suffice: the pages compute in their kernels. When the caller is interrupted, or stops
    asking, the kernels are killed and what ran so far is lost but for what was yielded.
    """
    with ThreadPoolExecutor(workers) as pool:
        try:
            futures = {pool.submit(run, job, watch): job for job in jobs}
            for future in as_completed(futures):
                error = future.exception()
                if error is None:
                    yield futures[future], future.result()
                elif isinstance(error, CompanionError):
                    yield futures[future], error
                else:
                    raise error
        finally:
            watch.stop.set()
            pool.shutdown(wait=True, cancel_futures=True)
