"""However a run ends, every notebook is whole and no finished page runs again."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import psutil
import pytest

from companion.book import Book
from companion.execution.staleness import Staleness, Status
from companion.pages import find_pages

PAGES = 8
KILLS = 20
JOBS = 2
SEED = 20260101
SOURCE = """---
file_format: mystnb
kernelspec: {{name: python3, display_name: Python 3}}
---
# 쪽 {number}

```{{code-cell}} ipython3
import os
from pathlib import Path

with Path(os.environ["LESSONS_RUNS"]).open("a") as runs:
    runs.write("{number}\\n")
```

```{{code-cell}} ipython3
import time

time.sleep(0.3)
print("판 {edition}, 쪽 {number}")
```
"""


def write_pages(book: Book, edition: int) -> None:
    for number in range(PAGES):
        path = book.source / "many" / f"{number}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(SOURCE.format(number=number, edition=edition))


@pytest.fixture
def many(tiny: Book) -> Book:
    for path in (tiny.source / "one").glob("*.md"):
        path.unlink()
    corrections = tiny.data / "corrections" / "all.yml"
    corrections.write_text(
        corrections.read_text().replace("    - proof: {page: one/page, cell: the-answer}\n", "")
    )
    write_pages(tiny, 0)
    entries = "".join(f"  - file: book/many/{number}\n" for number in range(PAGES))
    (tiny.root / "_toc.yml").write_text(f"format: jb-book\nroot: book/index\nchapters:\n{entries}")
    return tiny


def start(book: Book, runs: Path) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        "-m",
        "companion",
        "--book",
        str(book.root),
        "execute",
        "--jobs",
        str(JOBS),
    ]
    environment = {**os.environ, "LESSONS_RUNS": str(runs)}
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def finished(book: Book) -> set[str]:
    """Return the pages that are fresh, after checking that every notebook on disk is whole."""
    for path in book.notebooks.rglob("*.ipynb"):
        nbformat.validate(nbformat.read(path, as_version=4))
    staleness = Staleness(book)
    states = [staleness.state(page) for page in find_pages(book)]
    return {state.page.path.stem for state in states if state.status is Status.FRESH}


def begun(process: subprocess.Popen[str], runs: Path, pages: int) -> None:
    """Wait until `pages` pages have run their first cell, or the run has ended."""
    deadline = time.monotonic() + 120
    while process.poll() is None and len(runs.read_text().split()) < pages:
        assert time.monotonic() < deadline, f"{pages} pages did not begin"
        time.sleep(0.02)


@pytest.mark.slow
def test_kill_at_any_moment(many: Book, tmp_path: Path) -> None:
    """A kill follows the run's own progress, so that a slow machine has kills of every kind too."""
    moments = random.Random(SEED)
    edition, kills, kept = 0, 0, 0
    done: set[str] = set()
    while kills < KILLS:
        if len(done) == PAGES:
            edition += 1
            write_pages(many, edition)
            done = set()
        runs = tmp_path / f"runs-{kills}.txt"
        runs.write_text("")
        process = start(many, runs)
        begun(process, runs, min(moments.randrange(JOBS + 4), PAGES - len(done)))
        time.sleep(moments.uniform(0, 1))
        process.kill()
        process.wait()
        kills += process.returncode == -signal.SIGKILL  # else it had ended by itself
        assert not done & set(runs.read_text().split()), "a finished page ran again"
        now = finished(many)
        assert done <= now, "what was finished stays finished"
        kept += len(now - done)
        done = now
    runs = tmp_path / "runs-last.txt"
    runs.touch()
    process = start(many, runs)
    output, _ = process.communicate(timeout=120)
    assert process.returncode == 0, output
    assert finished(many) == {str(number) for number in range(PAGES)}
    assert sorted(runs.read_text().split()) == sorted(finished(many) - done)
    assert not list(many.notebooks.rglob("*.part")), "what was half-written is gone"
    assert kept >= 5, "some kills came after pages had been written"


@pytest.mark.slow
def test_an_interrupt_stops_the_kernels_and_keeps_what_was_there(
    many: Book, tmp_path: Path
) -> None:
    runs = tmp_path / "runs.txt"
    runs.touch()
    (many.source / "many" / "0.md").write_text(
        SOURCE.format(number=0, edition=0).replace("0.3", "100")
    )
    process = start(many, runs)
    deadline = time.monotonic() + 60
    while "0" not in runs.read_text().split() and time.monotonic() < deadline:
        time.sleep(0.1)
    mine = [child for child in psutil.Process(process.pid).children(recursive=True)]
    assert mine, "the page's kernel runs"
    process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=20)
    assert process.returncode == 1
    assert "Traceback" not in output
    assert "0" not in finished(many)
    assert not [child for child in mine if child.is_running()]
