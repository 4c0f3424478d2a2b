"""Pages run on a real Dask cluster; one that loses its worker is run again elsewhere."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest

from companion.book import Book
from companion.errors import CompanionError
from companion.execution import DeviceChoice, Options, Status, status
from companion.pages import find_pages
from support import run_all

PAGE = Path("book/one/page.md")
OTHER = Path("book/one/other.md")
DASK = [sys.executable, "-m", "dask"]

# Says which worker runs it (the kernel's parent), then waits until it may go on.
WAITING_CELL = """```{code-cell} ipython3
import os
import time
from pathlib import Path

with Path(os.environ["RUNS"]).open("a") as runs:
    runs.write(f"{os.getppid()}\\n")
while not Path(os.environ["RUNS"]).with_name("go").exists():
    time.sleep(0.05)
print("done")
```
"""


@contextmanager
def cluster(folder: Path, *resources: str) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Start a scheduler and a worker of one thread for each of `resources`; yield its address."""
    log = folder / "scheduler.log"
    environment = {**os.environ, "RUNS": str(folder / "runs.txt")}
    (folder / "runs.txt").touch()
    processes: list[subprocess.Popen[bytes]] = []

    def start(*arguments: str, to: Path) -> subprocess.Popen[bytes]:
        with to.open("wb") as file:
            command = [*DASK, *arguments]
            process = subprocess.Popen(
                command, env=environment, stdout=file, stderr=file, cwd=folder
            )
        processes.append(process)
        return process

    try:
        start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", to=log)
        address = wait_for(log, r"Scheduler at:\s+(tcp://\S+)")
        workers = []
        for number, resource in enumerate(resources):
            arguments = ["worker", address, "--no-nanny", "--nthreads", "1", "--no-dashboard"]
            if resource:
                arguments += ["--resources", resource]
            workers.append(start(*arguments, to=folder / f"worker-{number}.log"))
        for number in range(len(resources)):
            wait_for(folder / f"worker-{number}.log", r"(Registered to)")
        yield address, workers
    finally:
        for process in processes:
            process.kill()
            process.wait()


def wait_for(log: Path, pattern: str) -> str:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if found := re.search(pattern, log.read_text() if log.exists() else ""):
            return found[1]
        time.sleep(0.1)
    raise AssertionError(f"{log}: no {pattern}:\n{log.read_text()}")


def append(book: Book, text: str) -> None:
    path = book.root / OTHER
    path.write_text(path.read_text() + "\n" + text)


@pytest.mark.slow
def test_a_page_whose_worker_dies_is_run_again_elsewhere(tiny: Book, tmp_path: Path) -> None:
    append(tiny, WAITING_CELL)
    with cluster(tmp_path, "", "") as (address, workers):
        arguments = ["--book", str(tiny.root), "execute", "--dask", address]
        caller = subprocess.Popen(
            [sys.executable, "-m", "companion", *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        first = int(wait_for(tmp_path / "runs.txt", r"(?m)^(\d+)$"))
        victim = next(worker for worker in workers if worker.pid == first)
        victim.kill()
        wait_for(tmp_path / "runs.txt", rf"(?m)^(?!{first}$)(\d+)$")
        (tmp_path / "go").touch()
        output, _ = caller.communicate(timeout=120)
    assert caller.returncode == 0, output
    assert all(status(page) is Status.FRESH for page in find_pages(tiny)), "nothing is lost"
    survivor = next(worker.pid for worker in workers if worker.pid != first)
    ran = (tmp_path / "runs.txt").read_text().split()
    assert [int(pid) for pid in ran if pid.isdigit()] == [first, survivor], "twice, elsewhere"
    assert ran.count("page") == 1, "the other page ran once"
    nbformat.validate(nbformat.read(tiny.notebooks / "one/other.ipynb", as_version=4))


@pytest.mark.slow
def test_gpu_pages_go_to_workers_that_offer_a_gpu(tiny: Book, tmp_path: Path) -> None:
    (tmp_path / "go").touch()
    append(tiny, WAITING_CELL)
    path = tiny.root / OTHER
    path.write_text(path.read_text().replace("file_format", "needs: [gpu]\nfile_format", 1))
    with cluster(tmp_path, "", "GPU=1") as (address, workers):
        summary = run_all(tiny, Options(dask=address))
        assert (tmp_path / "runs.txt").read_text().count(str(workers[1].pid)) == 1
        assert str(workers[0].pid) not in (tmp_path / "runs.txt").read_text().split()
    assert [page.path for page in summary.executed] == [PAGE]
    failure = str(summary.failures[0])
    assert failure.startswith(str(OTHER)) and "to run on the GPU" in failure, "no GPU here, no lie"


@pytest.mark.slow
def test_a_gpu_page_without_such_a_worker_is_reported(tiny: Book, tmp_path: Path) -> None:
    path = tiny.root / OTHER
    path.write_text(path.read_text().replace("file_format", "needs: [gpu]\nfile_format", 1))
    with cluster(tmp_path, "") as (address, _workers):
        summary = run_all(tiny, Options(dask=address))
        assert [page.path for page in summary.executed] == [PAGE]
        assert "no worker offers the resource GPU" in str(summary.failures[0])
        small = run_all(tiny, Options(device=DeviceChoice.CPU, dask=address))
        assert [page.path for page in small.executed] == [OTHER]


def test_a_scheduler_that_is_not_there_is_said(tiny: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("companion.execution.cluster.CONNECT_SECONDS", 1)
    with pytest.raises(CompanionError, match=r"--dask tcp://127\.0\.0\.1:9: no scheduler answers"):
        run_all(tiny, Options(dask="tcp://127.0.0.1:9"))
