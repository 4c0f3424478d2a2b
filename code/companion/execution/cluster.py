"""Run pages on an existing Dask cluster, one page a task."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from companion.errors import CompanionError
from companion.execution.job import Job
from companion.execution.local import Result
from companion.execution.model import Frozen
from companion.execution.runner import run

if TYPE_CHECKING:
    pass

GPU_RESOURCE = "GPU"
CONNECT_SECONDS = 30


class Cluster:
    """A connection to the scheduler at `address` ('tcp://host:port'); close it after use."""

    def __init__(self, address: str) -> None:
        """Connect.

        Raises:
            CompanionError: Dask is not installed, nothing answers, or there are no workers.
        """
        try:
            from distributed import Client  # noqa: PLC0415 - only those who have a cluster need it
        except ImportError:
            message = "--dask: Dask is not installed; run: .venv/bin/pip install distributed"
            raise CompanionError(message) from None
        try:
            self._client: Client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise CompanionError(f"--dask {address}: no scheduler answers ({error})") from None
        if not self._workers():
            self.close()
            raise CompanionError(f"--dask {address}: the scheduler has no workers")

    @property
    def has_gpu(self) -> bool:
        """Whether a worker offers the resource `GPU`."""
        return any(worker["resources"].get(GPU_RESOURCE) for worker in self._workers().values())

    def run(self, jobs: Sequence[Job]) -> Iterator[Result]:
        """Yield each job with its results, or with why it failed, as soon as it ends.

        A page whose worker dies is run again elsewhere; a page that fails is not.
        """
        from distributed import KilledWorker, as_completed  # noqa: PLC0415

        futures = {self._submit(job): job for job in jobs}
        for future in as_completed(futures, loop=self._client.loop):
            job = futures[future]
            try:
                yield job, future.result()
            except KilledWorker as error:
                yield job, CompanionError(f"{job.path}: its workers died: {error}")
            except CompanionError as error:
                yield job, error

    def close(self) -> None:
        """Disconnect; tasks that still run are cancelled."""
        self._client.close()

    def _submit(self, job: Job) -> Any:
        resources = {GPU_RESOURCE: 1} if job.device == "cuda" else None
        return self._client.submit(_run_there, job, resources=resources, pure=False, retries=0)

    def _workers(self) -> dict[str, Any]:
        workers: dict[str, Any] = self._client.scheduler_info(n_workers=-1)["workers"]
        return workers


def _run_there(job: Job) -> Frozen:
    return run(job)
