"""What goes wrong with one page is told with its place, and takes no other page's run with it."""

import time
from pathlib import Path

import pytest
from rich.console import Console

from companion.book import Book
from companion.errors import CompanionError, DataError
from companion.execution import session
from companion.execution.execute import Options, execute
from companion.execution.failure import ExecutionFailed
from companion.execution.freeze import Outcome
from companion.execution.job import Job
from companion.execution.progress import Lines
from companion.execution.runner import RunnerFailed
from companion.execution.store import load_frozen
from companion.pages import find_pages
from support import refresh, replace, run_all

PAGE = Path("book/one/page.md")
OTHER = Path("book/one/other.md")


def line_of(book: Book, text: str) -> int:
    lines = (book.root / PAGE).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


@pytest.mark.parametrize("spec", [".1q", "%%", ".1f?", "d5"])
def test_a_format_that_is_none_stops_before_the_page_runs(
    tiny: Book, runs: Path, spec: str
) -> None:
    replace(tiny.root / PAGE, "page-answer:.1f", f"page-answer:{spec}")
    with pytest.raises(DataError) as caught:
        refresh(tiny)
    assert str(caught.value).startswith(f"{PAGE}:{line_of(tiny, 'page-answer')}: ")
    assert f"page-answer:{spec}" in str(caught.value)
    assert runs.read_text() == ""


@pytest.mark.parametrize("text", ['"마흔둘"', '"42점"'])
def test_a_text_in_a_format_of_numbers_stops_before_the_page_runs(
    tiny: Book, runs: Path, text: str
) -> None:
    replace(tiny.root / PAGE, 'glue("page-answer", 42.0)', f'glue("page-answer", {text})')
    with pytest.raises(DataError, match=rf"page\.md:{line_of(tiny, '{glue')}: .*:\.1f"):
        refresh(tiny)
    assert runs.read_text() == ""


def test_a_number_may_be_quoted_as_a_whole_number(tiny: Book, runs: Path) -> None:
    """As on the site, which has always done so."""
    replace(tiny.root / PAGE, "page-answer:.1f", "page-answer:05d")
    refresh(tiny)
    assert "값은 00042이다" in (tiny.notebooks / "one/page.ipynb").read_text(encoding="utf-8")


def test_a_text_found_out_too_late_loses_no_run(tiny: Book, runs: Path) -> None:
    text = 'glue("page-answer", str(seed) + "개")'
    replace(tiny.root / PAGE, 'glue("page-answer", 42.0)', text)
    summary = run_all(tiny)
    assert [page.path for page in summary.executed] == [OTHER]
    (failure,) = summary.failures
    assert str(failure).startswith(f"{PAGE}:{line_of(tiny, '{glue')}: "), "where to mend it"
    assert not isinstance(failure, ExecutionFailed | RunnerFailed)
    assert "its run is kept" in str(failure)

    with pytest.raises(DataError, match=r"page\.md:\d+: .*:\.1f"):
        refresh(tiny)
    replace(tiny.root / PAGE, "page-answer:.1f", "page-answer")
    assert refresh(tiny) == []
    assert sorted(runs.read_text().split()) == ["other", "page"], "each page ran once"
    frozen = [load_frozen(page) for page in find_pages(tiny)]
    assert all(frozen)
    assert "값은 7개이다" in (tiny.notebooks / "one/page.ipynb").read_text(encoding="utf-8")


def test_a_runner_that_breaks_on_one_page_says_so_and_runs_the_others(
    tiny: Book, runs: Path
) -> None:
    notebook = tiny.notebooks / "one/other.ipynb"
    obstacle = f"Path({str(notebook)!r}).mkdir(parents=True)"
    replace(tiny.root / OTHER, "print(2**10)", f"print(2**10)\n{obstacle}")
    summary = run_all(tiny)
    assert [page.path for page in summary.executed] == [PAGE]
    (failure,) = summary.failures
    assert isinstance(failure, RunnerFailed)
    assert str(failure).startswith(f"{OTHER}: ") and "IsADirectoryError" in str(failure)
    assert "no cell of the page failed" in str(failure)
    assert "code cell" not in str(failure), "the page is not to blame"


def test_a_page_may_use_the_names_that_the_probe_uses(tiny: Book, runs: Path) -> None:
    replace(tiny.root / OTHER, "print(2**10)", "print(2**10)\nset = print = json = None")
    assert "other.md" in refresh(tiny)


def test_a_probe_that_fails_is_not_the_last_cells_fault(tiny: Book, runs: Path) -> None:
    replace(tiny.root / OTHER, "print(2**10)", "import builtins\nbuiltins.print = None")
    (failure,) = run_all(tiny).failures
    assert isinstance(failure, RunnerFailed)
    assert str(failure).startswith(f"{OTHER}: ") and "TypeError" in str(failure)
    assert "code cell" not in str(failure)


def test_a_kernel_that_does_not_start_is_told_with_its_last_words(
    tiny: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "LAUNCH", "raise ImportError('no ipykernel here')")
    failures = [str(failure) for failure in run_all(tiny).failures]
    assert len(failures) == 2 and all("no ipykernel here" in failure for failure in failures)
    assert all("no cell of the page failed" in failure for failure in failures)


class Interrupted(Lines):
    """Has the author press Ctrl-C when the first page ends, once the other has had its time."""

    def __init__(self, notebooks: Path) -> None:
        super().__init__(Console(quiet=True), log=False)
        self._notebooks = notebooks

    def end(self, job: Job, result: Outcome | CompanionError) -> None:
        deadline = time.monotonic() + 15
        while len(list(self._notebooks.rglob("*.ipynb"))) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        raise KeyboardInterrupt


def test_an_interrupt_loses_no_page_that_has_run(tiny: Book, runs: Path) -> None:
    reporter = Interrupted(tiny.notebooks)
    with pytest.raises(KeyboardInterrupt):
        execute(tiny, list(find_pages(tiny)), Options(jobs=2), reporter)
    assert sorted(runs.read_text().split()) == ["other", "page"], "both ran"
    assert refresh(tiny) == [], "and both are kept"
