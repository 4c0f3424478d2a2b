"""Pages run when, and only when, their code changed; a failing page loses nothing."""

from pathlib import Path

import nbformat
import pytest

from companion.book import Book
from companion.errors import CompanionError, DataError
from companion.execution.failure import ExecutionFailed
from companion.execution.freeze import assemble, without_volatile
from companion.execution.staleness import Staleness, Status
from companion.execution.store import load_frozen, write_notebook
from companion.notebooks.export import Exporter
from companion.pages import Page, find_pages
from support import refresh, replace, run_all, snapshot

PAGE = Path("book/one/page.md")
OTHER = Path("book/one/other.md")


def test_prose_runs_nothing_and_code_runs_one_page(tiny: Book, runs: Path) -> None:
    assert refresh(tiny) == ["other.md", "page.md"]
    assert runs.read_text() == "other\npage\n"

    before = snapshot(tiny.notebooks)
    assert refresh(tiny) == []
    assert snapshot(tiny.notebooks) == before

    replace(tiny.root / PAGE, "사이에 글이 있으면", "사이에 다른 글이 있으면")
    assert refresh(tiny) == []
    notebook = (tiny.notebooks / "one/page.ipynb").read_text()
    assert "사이에 다른 글이 있으면" in notebook, "the notebook's text follows the page's"

    replace(tiny.root / OTHER, "2**10", "2**11")
    assert refresh(tiny) == ["other.md"]
    assert runs.read_text() == "other\npage\nother\n"
    assert "2048" in (tiny.notebooks / "one/other.ipynb").read_text()


def test_a_figure_is_frozen_to_the_same_bytes_when_nothing_runs(tiny: Book, runs: Path) -> None:
    figure = "import plotly.graph_objects as go\ngo.Figure(go.Scatter(y=[1, 2], name='배치', mode='lines'))"
    replace(tiny.root / OTHER, "print(2**10)", figure)
    refresh(tiny)
    before = snapshot(tiny.notebooks)
    assert refresh(tiny) == []
    assert snapshot(tiny.notebooks) == before
    output = code_cells(tiny, "other")[-1].outputs[-1]
    assert output.data["application/vnd.plotly.v1+json"]["data"][0]["y"] == [1, 2]
    assert "plotly" in output.data["text/html"], "what Colab shows"
    # Anki's library brings orjson to the tests, and plotly would use it: it leaves Korean as it is.
    # A machine without it escapes Korean, and must write the same bytes.
    pytest.importorskip("orjson")
    assert "\\ubc30\\uce58" in output.data["text/html"]


def test_a_failing_cell_is_named_and_leaves_the_old_notebook(tiny: Book, runs: Path) -> None:
    refresh(tiny)
    before = snapshot(tiny.root / "notebooks")
    replace(tiny.root / PAGE, 'print("in pytorch")', "raise RuntimeError('no such luck')")
    with pytest.raises(ExecutionFailed) as caught:
        refresh(tiny)
    message = str(caught.value)
    line = (tiny.root / PAGE).read_text().splitlines().index("raise RuntimeError('no such luck')")
    where, _, rest = message.partition(": ")
    path, _, number = where.rpartition(":")
    assert path == "book/one/page.md"
    assert line - 2 <= int(number) <= line + 1, "the line where the cell begins"
    assert rest.startswith("code cell 3 did not finish")
    assert "RuntimeError: no such luck" in message
    assert snapshot(tiny.root / "notebooks") == before


def test_a_failing_page_does_not_stop_the_others(tiny: Book, runs: Path) -> None:
    replace(tiny.root / OTHER, "print(2**10)", "1 / 0")
    summary = run_all(tiny)
    assert [page.path for page in summary.executed] == [PAGE]
    assert [str(failure).split(":")[0] for failure in summary.failures] == [str(OTHER)]
    assert refresh_again(tiny) == [OTHER], "the page that succeeded is not run twice"


def refresh_again(book: Book) -> list[Path]:
    replace(book.root / OTHER, "1 / 0", "1 + 0")
    return [page.path for page in run_all(book).executed]


def test_a_number_that_no_cell_glues_stops_before_the_page_runs(tiny: Book, runs: Path) -> None:
    replace(tiny.root / PAGE, "{glue:text}`page-answer:.1f`", "{glue:text}`page-anwser:.1f`")
    with pytest.raises(DataError, match=r"book/one/page\.md:\d+: .*page-anwser"):
        refresh(tiny)
    assert "page" not in runs.read_text().splitlines()


def test_a_name_that_the_code_puts_together_may_be_quoted(tiny: Book, runs: Path) -> None:
    replace(tiny.root / PAGE, 'glue("page-answer", 42.0)', "glue(f\"page-{'ans'}wer\", 42.0)")
    assert "page.md" in refresh(tiny)


@pytest.mark.slow
def test_a_cell_that_takes_too_long_is_stopped(tiny: Book, runs: Path) -> None:
    replace(tiny.root / "_config.yml", "companion_cell_timeout: 60", "companion_cell_timeout: 2")
    replace(tiny.root / OTHER, "print(2**10)", "import time; time.sleep(60)")
    with pytest.raises(ExecutionFailed, match=r"book/one/other\.md:\d+: code cell 1") as caught:
        refresh(Book.load(tiny.root))
    assert "longer than 2 s (companion_cell_timeout" in str(caught.value)


def test_a_page_may_have_its_own_time(tiny: Book, runs: Path) -> None:
    replace(tiny.root / OTHER, "---\n(other)", "execution: {timeout: 1}\n---\n(other)")
    replace(tiny.root / OTHER, "print(2**10)", "import time; time.sleep(60)")
    with pytest.raises(ExecutionFailed, match="longer than 1 s") as caught:
        refresh(tiny)
    assert ": import time; time.sleep(60)\n" in str(caught.value), "what was running"


@pytest.mark.slow
def test_a_kernel_that_takes_too_much_memory_is_stopped(tiny: Book, runs: Path) -> None:
    replace(tiny.root / OTHER, "---\n(other)", "execution: {memory_mib: 300}\n---\n(other)")
    hungry = "import time\nblock = bytearray(b'1') * 400 * 2**20\ntime.sleep(60)"
    replace(tiny.root / OTHER, "print(2**10)", hungry)
    with pytest.raises(ExecutionFailed, match=r"other\.md:\d+: code cell 1") as caught:
        refresh(tiny)
    assert "the limit is 300 MiB" in str(caught.value)


def test_a_dead_kernel_is_reported(tiny: Book, runs: Path) -> None:
    replace(tiny.root / OTHER, "print(2**10)", "os._exit(1)")
    with pytest.raises(ExecutionFailed, match=r"book/one/other\.md:\d+: code cell 1") as caught:
        refresh(tiny)
    assert "its kernel ended with status 1\n" in str(caught.value)


@pytest.mark.slow
def test_a_library_that_was_not_seeded_is_an_error(tiny: Book, runs: Path) -> None:
    replace(tiny.root / PAGE, 'print("alone")', "import torch")
    with pytest.raises(ExecutionFailed, match=r"page\.md:1: import torch before set_seed"):
        refresh(tiny)


def test_a_lesson_that_is_imported_in_secret_is_not_found(tiny: Book, runs: Path) -> None:
    """What import analysis does not see is not in the key: it must not work either."""
    (tiny.root / "code/lessons/hidden.py").write_text("x = 1\n")
    secret = 'import importlib; importlib.import_module("lessons." + "hidden")'
    replace(tiny.root / PAGE, 'print("alone")', secret)
    with pytest.raises(ExecutionFailed, match=r"No module named 'lessons\.hidden'"):
        refresh(tiny)


def test_provenance_says_what_really_ran(tiny: Book, runs: Path) -> None:
    replace(tiny.root / OTHER, "import os\n", "import os\nimport numpy\n")
    refresh(tiny)
    first, other = (load_frozen(page_at(tiny, path)) for path in (PAGE, OTHER))
    assert first is not None and other is not None
    assert first.record.provenance.seed == 7
    assert other.record.provenance.seed is None, "a page that sets no seed claims none"
    assert "numpy" in other.record.provenance.versions
    assert first.record.provenance.device == "cpu"
    assert first.record.volatile.seconds > 0
    assert first.record.volatile.peak_mib > 20


@pytest.mark.slow
def test_two_runs_differ_only_in_what_is_marked(tiny: Book, runs: Path) -> None:
    volatile = "import time\n\nfrom lessons import glue\n\nglue('other-time', time.time())\nprint(time.time())"
    cell = "```{code-cell} ipython3\n:tags: [volatile]\n" + volatile + "\n```\n"
    path = tiny.root / OTHER
    path.write_text(path.read_text() + "\n{glue:text}`other-time:.1f`초\n\n" + cell)
    steady = "import tempfile\nobject(), tempfile.gettempdir(), {'b', 'a', 'c'}, os.getcwd(), '\\x1b[1mbold\\x1b[0m'"
    replace(path, "print(2**10)", steady)
    texts, stable = [], []
    for _ in range(2):
        for notebook in tiny.notebooks.rglob("*.ipynb"):
            notebook.unlink()
        assert refresh(tiny) == ["other.md", "page.md"]
        page = page_at(tiny, OTHER)
        frozen = load_frozen(page)
        assert frozen is not None
        texts.append((tiny.root / page.notebook).read_text())
        stable.append(nbformat.writes(assemble(page, without_volatile(frozen), Exporter(tiny))))
    assert texts[0] != texts[1], "the cell that takes the time differs"
    assert stable[0] == stable[1]
    assert "0x…" in stable[0] and "\\u001b" not in stable[0]


def test_a_file_that_is_not_our_notebook_is_refused_not_overwritten(tiny: Book) -> None:
    path = tiny.notebooks / "one" / "page.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text("not a notebook")
    with pytest.raises(CompanionError, match=r"notebooks/one/page\.ipynb:1: not a notebook"):
        refresh(tiny)
    assert path.read_text() == "not a notebook"


@pytest.mark.slow
def test_a_notebook_of_an_earlier_format_is_stale(tiny: Book, runs: Path) -> None:
    refresh(tiny)
    path = tiny.notebooks / "one" / "page.ipynb"
    path.write_text(path.read_text().replace('"format": 2', '"format": 1'))
    assert refresh(tiny) == ["page.md"]


def test_what_a_killed_process_left_is_removed(tiny: Book, runs: Path) -> None:
    refresh(tiny)
    dead = tiny.notebooks / "one" / ".page.ipynb.99999999.part"
    dead.write_text("{")
    refresh(tiny)
    assert not dead.exists()


def test_a_notebook_that_cannot_be_written_leaves_the_old_one(tiny: Book, runs: Path) -> None:
    refresh(tiny)
    before = snapshot(tiny.notebooks)
    broken = nbformat.read(tiny.notebooks / "one/page.ipynb", as_version=4)
    broken.cells[0].cell_type = "nonsense"
    with pytest.raises(nbformat.ValidationError):
        write_notebook(tiny.notebooks / "one/page.ipynb", broken)
    assert snapshot(tiny.notebooks) == before


def test_notebooks_are_valid_and_begin_with_their_install_cell(tiny: Book, runs: Path) -> None:
    refresh(tiny)
    for path in tiny.notebooks.rglob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        assert notebook.cells[0].cell_type == "code"


def test_status_follows_the_code(tiny: Book, runs: Path) -> None:
    assert status_of(tiny) is Status.NEVER
    refresh(tiny)
    assert status_of(tiny) is Status.FRESH
    replace(tiny.root / OTHER, "2**10", "2**12")
    assert status_of(tiny) is Status.STALE


def status_of(book: Book) -> Status:
    return Staleness(book).state(page_at(book, OTHER)).status


def page_at(book: Book, path: Path) -> Page:
    return next(page for page in find_pages(book) if page.path == path)


def code_cells(book: Book, name: str) -> list[nbformat.NotebookNode]:
    notebook = nbformat.read(book.notebooks / f"one/{name}.ipynb", as_version=4)
    return [cell for cell in notebook.cells if cell.cell_type == "code"]
