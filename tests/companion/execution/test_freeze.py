"""Pages run when, and only when, their code changed; a failing page loses nothing."""

from pathlib import Path

import nbformat
import pytest

from companion.errors import DataError
from companion.execution import ExecutionFailed, Status, freeze, load_frozen, status
from companion.notebooks import Exporter
from companion.pages import find_pages
from companion.settings import Book
from support import replace, snapshot

PAGE = Path("book/one/page.md")
OTHER = Path("book/one/other.md")


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file to which each page of the tiny book appends its name whenever it really runs."""
    path = tmp_path / "runs.txt"
    path.touch()
    monkeypatch.setenv("RUNS", str(path))
    return path


def refresh(book: Book) -> list[str]:
    """Freeze every page; return the paths of those that ran."""
    outcomes = freeze(find_pages(book), Exporter(book), report=lambda _line: None)
    return [outcome.page.path.name for outcome in outcomes if outcome.executed]


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
    figure = (
        "import plotly.graph_objects as go\ngo.Figure(go.Scatter(y=[1, 2], name='b', mode='lines'))"
    )
    replace(tiny.root / OTHER, "print(2**10)", figure)
    refresh(tiny)
    before = snapshot(tiny.notebooks)
    assert refresh(tiny) == []
    assert snapshot(tiny.notebooks) == before
    output = nbformat.read(tiny.notebooks / "one/other.ipynb", as_version=4).cells[-1].outputs[-1]
    assert output.data["application/vnd.plotly.v1+json"]["data"][0]["y"] == [1, 2]
    assert "plotly" in output.data["text/html"], "what Colab shows"


def test_a_tag_or_a_name_of_a_cell_runs_nothing(tiny: Book, runs: Path) -> None:
    refresh(tiny)
    replace(tiny.root / PAGE, ":tags: [keras]", ":tags: [keras, hide-input]")
    assert refresh(tiny) == []


def test_an_edited_lesson_runs_the_pages_that_import_it(tiny: Book, runs: Path) -> None:
    refresh(tiny)
    seeds = tiny.root / "code/lessons/seeds.py"
    seeds.write_text(seeds.read_text() + "\n# edited\n")
    assert refresh(tiny) == ["page.md"], "page.md reaches seeds.py through lessons/__init__.py"
    plots = tiny.root / "code/lessons/plots.py"
    plots.write_text(plots.read_text() + "\n# edited\n")
    assert refresh(tiny) == [], "no page imports lessons.plots"


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


def test_a_number_that_no_cell_glues_stops_before_the_page_runs(tiny: Book, runs: Path) -> None:
    replace(tiny.root / PAGE, "{glue:text}`page-answer:.1f`", "{glue:text}`page-anwser:.1f`")
    with pytest.raises(DataError, match=r"book/one/page\.md:\d+: .*page-anwser"):
        refresh(tiny)
    assert "page" not in runs.read_text().splitlines()


def test_a_name_that_the_code_puts_together_may_be_quoted(tiny: Book, runs: Path) -> None:
    replace(tiny.root / PAGE, 'glue("page-answer", 42.0)', "glue(f\"page-{'ans'}wer\", 42.0)")
    assert "page.md" in refresh(tiny)


def test_a_cell_that_takes_too_long_is_stopped(tiny: Book, runs: Path) -> None:
    replace(tiny.root / "_config.yml", "companion_cell_timeout: 60", "companion_cell_timeout: 2")
    replace(tiny.root / OTHER, "print(2**10)", "import time; time.sleep(60)")
    with pytest.raises(ExecutionFailed, match=r"book/one/other\.md:\d+: code cell 1"):
        refresh(Book.load(tiny.root))


def test_a_dead_kernel_is_reported(tiny: Book, runs: Path) -> None:
    replace(tiny.root / OTHER, "print(2**10)", "os._exit(1)")
    with pytest.raises(ExecutionFailed, match=r"book/one/other\.md:\d+: code cell 1"):
        refresh(tiny)


def test_provenance_says_what_really_ran(tiny: Book, runs: Path) -> None:
    replace(tiny.root / OTHER, "import os\n", "import os\nimport numpy\n")
    refresh(tiny)
    pages = {page.path: page for page in find_pages(tiny)}
    first, other = load_frozen(pages[PAGE]), load_frozen(pages[OTHER])
    assert first is not None and other is not None
    assert first.record.provenance.seed == 7
    assert other.record.provenance.seed is None, "a page that sets no seed claims none"
    assert "numpy" in other.record.provenance.versions
    assert first.record.provenance.device
    assert first.record.provenance.seconds > 0


def test_a_file_that_is_not_our_notebook_is_refused_not_overwritten(tiny: Book) -> None:
    path = tiny.notebooks / "one" / "page.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text("not a notebook")
    with pytest.raises(Exception, match=r"notebooks/one/page\.ipynb:1: not a notebook"):
        refresh(tiny)
    assert path.read_text() == "not a notebook"


def test_status_follows_the_code(tiny: Book, runs: Path) -> None:
    page = next(page for page in find_pages(tiny) if page.path == OTHER)
    assert status(page) is Status.NEVER
    refresh(tiny)
    assert status(page) is Status.FRESH
    replace(tiny.root / OTHER, "2**10", "2**12")
    edited = next(page for page in find_pages(tiny) if page.path == OTHER)
    assert status(edited) is Status.STALE


def test_notebooks_are_valid_and_begin_with_their_install_cell(tiny: Book, runs: Path) -> None:
    refresh(tiny)
    for path in tiny.notebooks.rglob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        assert "%pip install" in notebook.cells[0].source
