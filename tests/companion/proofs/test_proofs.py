"""A proof that no longer passes stops the build and names the corrections it leaves unproved."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from companion.book import Book
from support import copy_tiny, markup, refresh, replace, run_all

ID = "batch-is-not-epoch"
SLOW = pytest.mark.slow


def companion(book: Book, verb: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "companion", "--book", str(book.root), verb]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def html(book: Book, docname: str) -> str:
    return markup(book.root / "_build/html" / f"{docname}.html")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Book:
    book = copy_tiny(tmp_path_factory.mktemp("proofs") / "tiny")
    result = companion(book, "build")
    assert result.returncode == 0, result.stdout + result.stderr
    return book


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("assert seed * 6 == 42", "assert not seed * 6 == 42", id="assertion flipped"),
        pytest.param(
            "assert seed * 6 == 42", "assert seed * 6 == 43", id="number changed", marks=SLOW
        ),
        pytest.param("set_seed(7)", "set_seed(8)", id="seed changed", marks=SLOW),
        pytest.param(
            "glue(", "raise OSError; glue(", id="cell fails before it asserts", marks=SLOW
        ),
    ],
)
def test_a_broken_proof_names_its_correction(tiny: Book, old: str, new: str) -> None:
    replace(tiny.source / "one/page.md", old, new)
    result = companion(tiny, "build")
    assert result.returncode == 1
    assert ID in result.stderr and "book/one/page.md:" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tiny.root / "_build").exists(), "no site is built"


@SLOW
def test_a_failure_before_the_proof_names_it_too(tiny: Book) -> None:
    page = tiny.source / "one/page.md"
    replace(page, "값은", "```{code-cell} ipython3\n1 / 0\n```\n\n값은")
    assert ID in companion(tiny, "execute").stderr


@SLOW
def test_a_failure_after_the_proof_does_not(tiny: Book) -> None:
    replace(tiny.source / "one/page.md", 'print("alone")', "1 / 0")
    result = companion(tiny, "execute")
    assert result.returncode == 1 and ID not in result.stderr


@SLOW
def test_the_card_says_when_and_on_what_the_proof_ran(built: Book) -> None:
    for docname in ("book/one/page", "book/corrections"):
        text = re.sub(r"<[^>]+>", "", html(built, docname))
        assert re.search(r"실행한 증명 셀 \d{4}-\d\d-\d\d CPU, [^<]*에서 통과", text), docname


@SLOW
def test_the_cell_says_what_it_proves(built: Book) -> None:
    page = html(built, "book/one/page")
    cell = page[page.index('id="cell-the-answer"') :]
    line = re.search(r'<p class="proves">.*?</p>', cell)
    assert line is not None and f"corrections.html#correction-{ID}" in line[0]
    assert page.count('class="proves"') == 1, "only cells that prove something say so"


@SLOW
def test_files_for_machines_are_in_the_site(built: Book) -> None:
    site = built.root / "_build" / "html"
    assert ID in (site / "corrections.json").read_text(encoding="utf-8")
    assert ID in (site / "corrections.atom").read_text(encoding="utf-8")


@SLOW
def test_a_proof_that_did_not_run_stops_the_site(tiny: Book, tmp_path: Path) -> None:
    """Jupyter Book called directly runs nothing: it must not publish an unproved claim."""
    refresh(tiny)
    replace(tiny.source / "one/page.md", "assert seed * 6 == 42", "assert seed * 6 == 42.0")
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", "-W", "--keep-going"]
    result = subprocess.run(
        [*command, str(tiny.root)], capture_output=True, text=True, check=False, timeout=300,
        env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert result.returncode != 0
    assert re.search(rf"all\.yml:\d+.*{ID}.*one/page\.md", result.stdout + result.stderr)


def test_every_page_that_failed_is_told(tiny: Book) -> None:
    replace(tiny.source / "one/page.md", "assert seed * 6 == 42", "assert seed * 6 == 41")
    (failure,) = run_all(tiny).failures
    assert getattr(failure, "unfinished", ()) == ("the-answer",)
