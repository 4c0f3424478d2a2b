"""A page is stale for a reason that an author can read, and for no other."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from companion.book import Book
from companion.cli import cli
from companion.errors import CompanionError, DataError
from companion.execution import staleness
from companion.execution.listing import unpublishable
from companion.execution.model import Need
from companion.execution.staleness import Staleness, State, Status
from companion.pages import Page
from support import refresh, replace

PAGE = Path("book/one/page.md")
OTHER = Path("book/one/other.md")


def state(book: Book, path: Path = PAGE) -> State:
    return Staleness(book).state(Page(book, path))


@pytest.fixture
def frozen(tiny: Book) -> Book:
    refresh(tiny)
    assert state(tiny).status is Status.FRESH
    return tiny


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("사이에 글이 있으면", "사이에 다른 글이 있으면"),
        (":tags: [keras]", ":tags: [keras, hide-input]"),
        (":name: the-answer", ":name: the-answer\n:tags: [volatile]"),
        ("(page)=\n", "(page)=\n% a comment\n\n"),
        ("```{code-cell} ipython3\n:name: the-answer", "글 한 줄.\n\n```{code-cell} ipython3\n:name: the-answer"),
    ],
)  # fmt: skip
def test_prose_names_and_tags_count_for_nothing(frozen: Book, old: str, new: str) -> None:
    replace(frozen.root / PAGE, old, new)
    assert state(frozen).status is Status.FRESH
    assert refresh(frozen) == []


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"in keras"', '"in Keras"', r"code cell 2 \(book/one/page.md:34\) changed"),
        (":tags: [keras]", ":tags: [keras, raises-exception]", r"code cell 2 \(book/one/page.md:34\) changed"),
        ("## 두 틀로\n", "## 두 틀로\n\n```{code-cell} ipython3\n1 + 1\n```\n", r"code cell 2 \(book/one/page.md:34\) added"),
        ('```{code-cell} ipython3\n:tags: [keras]\nprint("in keras")\n```\n', "", "1 code cell removed"),
        ("file_format: mystnb", "file_format: mystnb\nneeds: [gpu]", "device cpu → gpu"),
        ("import os\n", "import os\nfrom lessons import plots\n", "code/lessons/plots/__init__.py is new"),
    ],
)  # fmt: skip
def test_code_and_settings_count_and_are_named(
    frozen: Book, old: str, new: str, reason: str
) -> None:
    replace(frozen.root / PAGE, old, new)
    found = state(frozen)
    assert found.status is Status.STALE
    assert any(re.fullmatch(reason, text) for text in found.reasons), found.reasons
    assert state(frozen, OTHER).status is Status.FRESH


def test_lessons_count_through_each_other(frozen: Book) -> None:
    seeds = frozen.root / "code/lessons/seeds.py"
    seeds.write_text(seeds.read_text() + "\n# edited\n")
    assert state(frozen).reasons == ("code/lessons/seeds.py changed",)
    assert state(frozen, OTHER).status is Status.FRESH, "it imports no lesson"
    plots = frozen.root / "code/lessons/plots/layout.py"
    plots.write_text(plots.read_text() + "\n# edited\n")
    assert state(frozen).reasons == ("code/lessons/seeds.py changed",), "no page imports plots"


def test_a_relative_import_and_a_data_file_of_a_lesson_count(tiny: Book) -> None:
    lessons = tiny.root / "code/lessons"
    (lessons / "table.py").write_text("from . import rows\n")
    (lessons / "rows.py").write_text('INPUTS = ("rows.csv",)\n')
    (lessons / "rows.csv").write_text("1,2\n")
    replace(tiny.root / PAGE, "import os\n", "import os\nimport lessons.table\n")
    refresh(tiny)
    (lessons / "rows.csv").write_text("1,3\n")
    assert state(tiny).reasons == ("code/lessons/rows.csv changed",)
    (lessons / "rows.csv").unlink()
    with pytest.raises(DataError, match=r"code/lessons/rows\.py:1: .*no file 'rows\.csv'"):
        state(tiny)


def test_a_declared_input_counts_and_reaches_the_page(tiny: Book) -> None:
    data = tiny.root / "code/lessons/answers.txt"
    data.write_text("42")
    replace(
        tiny.root / PAGE,
        "---\n(page)",
        "execution: {inputs: [code/lessons/answers.txt]}\n---\n(page)",
    )
    read = 'import importlib.resources as r; print(r.files("lessons").joinpath("answers.txt").read_text())'
    replace(tiny.root / PAGE, 'print("alone")', read)
    refresh(tiny)
    assert '"42\\n"' in (tiny.notebooks / "one/page.ipynb").read_text()
    data.write_text("43")
    assert state(tiny).reasons == ("code/lessons/answers.txt changed",)


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("execution: {inputs: [nowhere.csv]}", r"page\.md:6: field 'execution.inputs.0': 'nowhere.csv': a file of code/lessons/"),
        ("execution: {timeuot: 3}", r"page\.md:6: field 'execution.timeuot'"),
        ("execution:\n  timeout: -1", r"page\.md:7: field 'execution.timeout'"),
        ("execution: often", r"page\.md:6: field 'execution'"),
        ("needs: [tpu]", r"page\.md:6: field 'needs': .*a list of gpu, data expected"),
        ("needs: gpu", r"page\.md:6: field 'needs': .*a list of gpu, data expected"),
    ],
)  # fmt: skip
def test_a_wrong_front_matter_is_named_by_line(tiny: Book, front: str, message: str) -> None:
    replace(tiny.root / PAGE, "---\n(page)", f"{front}\n---\n(page)")
    with pytest.raises(DataError, match=message):
        refresh(tiny)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (":tags: [keras]", ":tags: [keras", r"^book/one/page\.md:33: .*bad YAML"),
        (
            "file_format: mystnb",
            "file_format: mystnb\nx: [",
            r"^book/one/page\.md:5: a front matter in YAML",
        ),
    ],
)
def test_a_page_that_cannot_be_read_is_named(tiny: Book, old: str, new: str, message: str) -> None:
    replace(tiny.root / PAGE, old, new)
    with pytest.raises(DataError, match=message):
        refresh(tiny)


def test_a_loaded_file_is_refused(tiny: Book) -> None:
    (tiny.root / "book/one/cell.py").write_text("1")
    replace(tiny.root / PAGE, ":tags: [keras]", ":load: cell.py")
    with pytest.raises(CompanionError, match=r"page\.md:\d+: .*loaded file is not tracked"):
        refresh(tiny)


@pytest.mark.slow
def test_a_new_major_version_of_a_framework_counts(
    tiny: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace(tiny.root / PAGE, "import os\n", "import os\nimport torch\n")
    refresh(tiny)
    for major, reasons in (("9", ("torch 2 → 9",)), ("", ())):
        monkeypatch.setattr(staleness, "installed_version", lambda _name, major=major: f"{major}.1")
        assert state(tiny).reasons == reasons, "unknown where it is not installed"


def test_status_lists_pages_for_people_and_machines(frozen: Book) -> None:
    replace(frozen.root / PAGE, '"in keras"', '"in Keras"')
    text = CliRunner().invoke(cli, ["--book", str(frozen.root), "status"]).output
    assert text.splitlines()[0].split() == ["fresh", "book/one/other.md"]
    assert text.splitlines()[1].split() == ["stale", "book/one/page.md"]
    assert "code cell 2 (book/one/page.md:34) changed" in text.splitlines()[2]

    output = CliRunner().invoke(cli, ["--book", str(frozen.root), "status", "--json"]).output
    assert len(output.splitlines()) == 1, "one line, as a workflow's output needs"
    other, page = json.loads(output)
    assert (other["status"], other["reasons"]) == ("fresh", [])
    assert page["notebook"] == "notebooks/one/page.ipynb"
    assert page["status"] == "stale" and page["seconds"] > 0 and page["device"] == "cpu"


def test_a_gpu_page_that_ran_on_the_cpu_is_fresh_but_not_to_be_published(tiny: Book) -> None:
    replace(tiny.root / PAGE, "file_format: mystnb", "file_format: mystnb\nneeds: [gpu]")
    assert [line.split(":")[0] for line in unpublishable([state(tiny), state(tiny, OTHER)])] == [
        str(PAGE)
    ]
    arguments = ["--book", str(tiny.root), "execute", "--device", "cpu"]
    assert CliRunner().invoke(cli, arguments).exit_code == 0
    found = state(tiny)
    assert found.status is Status.FRESH and found.waits_for == (Need.GPU,)
    assert "ran on the CPU, small; run `companion execute --device cuda" in next(
        unpublishable([found])
    )
    arguments = ["--book", str(tiny.root), "publishable"]
    result = CliRunner().invoke(cli, arguments)
    assert isinstance(result.exception, CompanionError)
    allowed = CliRunner().invoke(cli, arguments, env={"COMPANION_ALLOW_WITHOUT": "gpu"})
    assert allowed.exit_code == 0 and str(PAGE) in allowed.output
    waiting = CliRunner().invoke(
        cli, ["--book", str(tiny.root), "status", "--json", "--waits-for", "gpu"]
    )
    assert [entry["page"] for entry in json.loads(waiting.output)] == [str(PAGE)]
