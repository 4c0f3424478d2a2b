"""The committed notebooks are what their pages say, and run for a reader who has only them."""

import difflib
import subprocess

import nbformat
import pytest

from companion.book import Book
from companion.execution.device import DeviceChoice
from companion.execution.freeze import assemble, without_volatile
from companion.execution.job import Planner
from companion.execution.local import run_here
from companion.execution.model import Frozen, digest
from companion.execution.runner import Watch
from companion.execution.staleness import Staleness, Status
from companion.execution.store import load_frozen
from companion.notebooks.export import Exporter
from companion.pages import Page, find_pages
from support import ROOT, has_commit

BOOK = Book.load(ROOT)
PAGES = list(find_pages(BOOK))
MEGABYTE = 2**20

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)


@pytest.fixture(scope="module")
def exporter() -> Exporter:
    return Exporter(BOOK)


def notebook_of(page: Page) -> nbformat.NotebookNode:
    return nbformat.read(ROOT / page.notebook, as_version=4)


def test_there_are_pages() -> None:
    assert len(PAGES) >= 4


@each_page
def test_outputs_are_those_of_the_page_as_it_stands(page: Page) -> None:
    assert BOOK.staleness.state(page).status is Status.FRESH, (
        f"run `make execute`: {page.path} changed"
    )


@each_page
def test_the_committed_notebook_is_the_export_of_its_page(page: Page, exporter: Exporter) -> None:
    frozen = load_frozen(page)
    assert frozen is not None
    written = (ROOT / page.notebook).read_text(encoding="utf-8")
    assert written == nbformat.writes(assemble(page, frozen, exporter)) + "\n"


@each_page
def test_the_notebook_is_valid_small_and_without_errors(page: Page) -> None:
    notebook = notebook_of(page)
    nbformat.validate(notebook)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert not [output for output in outputs if output.output_type == "error"]
    assert (ROOT / page.notebook).stat().st_size <= MEGABYTE


@each_page
def test_every_code_cell_is_there_and_ran_in_order(page: Page) -> None:
    code = [cell for cell in notebook_of(page).cells if cell.cell_type == "code"]
    source = [cell.source for cell in page.source.cells if cell.cell_type == "code"]
    assert [cell.source for cell in code[1:]] == source
    assert [cell.execution_count for cell in code[1:]] == list(range(1, len(source) + 1))
    assert "%pip install" in code[0].source


@each_page
def test_provenance_is_complete(page: Page) -> None:
    frozen = load_frozen(page)
    assert frozen is not None
    provenance, volatile = frozen.record.provenance, frozen.record.volatile
    assert frozen.record.key == frozen.record.inputs.key
    assert provenance.device_name and provenance.versions
    assert volatile.seconds > 0 and volatile.peak_mib > 0
    assert provenance.seed is not None, "each page sets the seed that it shows"
    assert volatile.commit, "commit `lessons` first, then run `companion execute` again"


@each_page
def test_lessons_at_the_recorded_commit_are_those_that_the_page_ran_with(page: Page) -> None:
    """What Colab installs is what the outputs were made with."""
    frozen = load_frozen(page)
    assert frozen is not None
    commit, files = frozen.record.volatile.commit, frozen.record.inputs.files
    git = ["git", "-C", str(ROOT)]
    if not has_commit(str(commit)):
        pytest.skip("a shallow clone")
    for name, expected in files.items():
        shown = subprocess.run([*git, "show", f"{commit}:{name}"], capture_output=True, check=True)
        assert digest(shown.stdout) == expected, f"{name} at {commit}"


@pytest.mark.slow
def test_two_runs_give_the_same_bytes(repeated_page: Page, exporter: Exporter) -> None:
    """What ran once runs now, and the same code gives the same notebook but for what is marked.

    A cell that takes the time, or draws without a seed, must be tagged `volatile`.
    """
    staleness = Staleness(BOOK)
    job = Planner(staleness, DeviceChoice.CPU, cuda=False).job(repeated_page, None)
    texts = []
    for _, result in run_here([job, job], Watch(), 2, lambda _job, frozen: frozen):
        assert isinstance(result, Frozen), str(result)
        texts.append(nbformat.writes(assemble(repeated_page, without_volatile(result), exporter)))
    difference = difflib.unified_diff(*(text.splitlines() for text in texts), lineterm="", n=0)
    assert not (lines := [line[:200] for line in difference]), "\n".join(lines[:20])
