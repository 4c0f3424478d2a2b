"""However a site came about, in one process or two, in one build or after another, it is the same."""

import base64
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

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


PAGE = """# {name} 쪽

![그림]({name}.png) {{download}}`받기 <{name}.csv>`
"""
RUN = """---
file_format: mystnb
kernelspec: {name: python3, display_name: Python 3}
---
"""
CELL = """
```{code-cell} ipython3
6 * 7
```
"""
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
NAMES = ("셋째", "fourth", "fifth")


def add_pages(book: Book) -> None:
    """Add a page that runs and two that do not, each with a picture and a file of its own."""
    folder = book.source / "가나"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        text = PAGE.format(name=name)
        (folder / f"{name}.md").write_text(RUN + text + CELL if not number else text, "utf-8")
        (folder / f"{name}.png").write_bytes(PNG)
        (folder / f"{name}.csv").write_text(f"{number}\n", "utf-8")
        with (book.root / "_toc.yml").open("a", encoding="utf-8") as toc:
            toc.write(f"  - file: book/가나/{name}\n")


@pytest.fixture
def with_pages(tmp_path: Path) -> Book:
    """A built book in a folder whose name means something to addresses, patterns and bundlers."""
    book = copy_tiny(tmp_path / "딥 러닝 [2026] & 100% #1 ? 'x' *.")
    extension = "    - companion.reading.extension\n"
    offline = f"{extension}    - companion.offline.extension\n"
    replace(book.root / "_config.yml", extension, offline)
    add_pages(book)
    book = Book.load(book.root)
    run_all(book)
    files = build(book)
    assert {f"book/가나/{name}.html" for name in NAMES} <= files.keys()
    assert {f"_images/{name}.png" for name in NAMES} <= files.keys()
    return book


def test_a_site_without_pages_is_as_if_they_had_never_been(
    with_pages: Book, tmp_path: Path
) -> None:
    folder = with_pages.source / "가나"
    for suffix in ("md", "png", "csv"):
        (folder / f"셋째.{suffix}").unlink()
        (folder / f"fourth.{suffix}").rename(folder / f"넷째.{suffix}")
    text = (folder / "넷째.md").read_text("utf-8")
    (folder / "넷째.md").write_text(text.replace("fourth", "넷째"), "utf-8")
    shutil.rmtree(with_pages.notebooks / "가나")
    toc = with_pages.root / "_toc.yml"
    replace(toc, "  - file: book/가나/셋째\n", "")
    replace(toc, "book/가나/fourth", "book/가나/넷째")
    replace(toc, "  - file: book/가나/fifth\n", "")
    anew = tmp_path / "anew"
    shutil.copytree(with_pages.root, anew, symlinks=True, ignore=shutil.ignore_patterns("_build"))

    litter = ("one/.ipynb_checkpoints/x.md", ".x.md", "one/x [1].md", "_build/x.md", "one/x.md~")
    for name in litter:
        (with_pages.source / name).parent.mkdir(exist_ok=True)
        (with_pages.source / name).write_text("# 쪽이 아니다\n\n[어디](nowhere.md)\n", "utf-8")

    build_killed(with_pages, "pickling environment")
    files = build(with_pages)

    new = build(Book.load(anew))
    # What pages share is bundled under a name of its content: an old bundle harms nobody.
    assert {name for name in files.keys() ^ new.keys() if "/bundle/" not in name} == set()
    for name in ("셋째", "fourth", "fifth"):
        told = [path for path, text in files.items() if name.encode() in text]
        known = ("_static/", "searchindex.js")
        assert [path for path in told if not path.startswith(known)] == []
