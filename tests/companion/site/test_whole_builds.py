"""However a site came about, in one process or two, in one build or after another, it is the same."""

import shutil
import signal
import subprocess
import sys
import time

import pytest

from companion.book import Book
from support import copy_tiny, replace, run_all, snapshot

pytestmark = pytest.mark.slow

BUILD = """
import sys
from pathlib import Path
from companion.book import Book
from companion.build import build_site
build_site(Book.load(Path(sys.argv[1])), jobs=int(sys.argv[2]))
"""


def build(book: Book, jobs: int = 2) -> dict[str, bytes]:
    """Build the site and return its files."""
    command = [sys.executable, "-c", BUILD, str(book.root), str(jobs)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)
    assert result.returncode == 0, result.stdout + result.stderr
    if jobs > 1:
        assert "doing serial" not in result.stdout + result.stderr
    return snapshot(book.root / "_build/html")


def build_killed(book: Book, said: str) -> None:
    """Kill a build of the site as soon as Sphinx has said `said`."""
    command = [sys.executable, "-u", "-c", BUILD, str(book.root), "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if said.encode() in line:
                break
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL, f"it ended before it said {said!r}"
    time.sleep(1)  # its children end when they have written what they hold


def edit(book: Book) -> None:
    """Change a title, what a page uses of the glossary, and the definition of a term."""
    replace(book.source / "one/other.md", "# ", "# 새로 ")
    index = book.source / "index.md"
    index.write_text(index.read_text("utf-8") + "\n{term}`epoch`를 센다.\n", "utf-8")
    replace(book.data / "glossary/terms.yml", "한 번에 함께", "언제나 함께")


@pytest.fixture(scope="module")
def built(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Book, dict[str, bytes], dict[str, bytes]]:
    """The tiny book, built in two processes and then edited; its site before, and built anew after."""
    book = copy_tiny(tmp_path_factory.mktemp("builds") / "tiny")
    run_all(book)
    before = build(book)
    shutil.copytree(book.root / "_build", book.root.with_name("before"))
    edit(book)
    run_all(book)
    shutil.rmtree(book.root / "_build")
    return book, before, build(book, jobs=1)


def back(book: Book) -> None:
    shutil.rmtree(book.root / "_build")
    shutil.copytree(book.root.with_name("before"), book.root / "_build")


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_two_processes_make_what_one_makes(built: tuple) -> None:
    book, before, after = built
    assert {"book/one/other.html", "book/glossary.html"} <= set(differing(before, after))
    shutil.rmtree(book.root / "_build")
    assert differing(build(book, jobs=2), after) == []


def test_a_build_after_an_edit_is_a_clean_one(built: tuple) -> None:
    book, _, after = built
    back(book)
    assert differing(build(book), after) == []


@pytest.mark.parametrize(
    "said", ["reading sources", "pickling environment", "writing output", "glossary: wrote"]
)
def test_a_build_after_a_killed_one_is_a_clean_one(built: tuple, said: str) -> None:
    book, _, after = built
    back(book)
    build_killed(book, said)
    assert differing(build(book), after) == []
