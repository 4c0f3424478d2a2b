"""A page that needs real data says what it got, waits for them, and runs again when they come."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from companion.book import Book
from companion.cli import cli
from companion.execution import data
from companion.execution.listing import unpublishable
from companion.execution.model import METADATA, Need
from companion.execution.staleness import Staleness, State, Status
from companion.execution.store import load_frozen
from companion.pages import Page
from support import refresh, replace

OTHER = Path("book/one/other.md")

LOADS = """from lessons.data.chatbot import chatbot

print(chatbot().card)
"""
"""A cell that loads a real data set, or what is made in its place."""

NOTES = """import os
from lessons.data.card import State, note

note("눈송이", State.REAL if os.environ.get("LESSONS_DATA") else State.MADE)
"""
"""A cell whose data are real where there is a folder, whatever is in it."""


@pytest.fixture(autouse=True)
def cut_off(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No folder of data, nothing downloaded before, and no way out of this machine."""
    monkeypatch.delenv("LESSONS_DATA", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")  # nobody listens there
    monkeypatch.setattr(data, "_network", lambda: None)
    data.data_sources.cache_clear()


def folder(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Let ``LESSONS_DATA`` name `path`, with a file in it."""
    path.mkdir()
    (path / "flakes.csv").write_text("6")
    monkeypatch.setenv("LESSONS_DATA", str(path))
    data.data_sources.cache_clear()


def needing(book: Book, code: str) -> None:
    replace(book.root / OTHER, "file_format", "needs: [data]\nfile_format")
    replace(book.root / OTHER, "print(2**10)\n", code)


def state(book: Book) -> State:
    return Staleness(book).state(Page(book, OTHER))


def test_cut_off_a_page_still_runs_says_made_and_waits(tiny: Book) -> None:
    needing(tiny, LOADS)
    assert refresh(tiny) == ["other.md", "page.md"]
    found = state(tiny)
    assert found.status is Status.FRESH and found.waits_for == (Need.DATA,)
    assert found.record is not None
    assert found.record.provenance.data == {"한국어 챗봇 문답": "made"}
    frozen = load_frozen(Page(tiny, OTHER))
    assert frozen is not None and "대신 만든 데이터" in frozen.cells[0].outputs[0].text

    notebook = (tiny.notebooks / "one/other.ipynb").read_text()
    assert "대신 만든 데이터로 실행한 쪽" in notebook and "LESSONS_DATA" not in notebook
    assert "| 데이터 | 한국어 챗봇 문답, 대신 만든 것 |" in notebook
    (line,) = unpublishable([found])
    assert line.startswith(f"{OTHER}: ran on made data; run `companion execute {OTHER}` where")
    run = CliRunner().invoke
    assert run(cli, ["--book", str(tiny.root), "publishable"]).exit_code == 1
    allowed = {"COMPANION_ALLOW_WITHOUT": "gpu data"}
    assert run(cli, ["--book", str(tiny.root), "publishable"], env=allowed).exit_code == 0
    listed = run(cli, ["--book", str(tiny.root), "status", "--json", "--waits-for", "data"]).output
    assert [entry["page"] for entry in json.loads(listed)] == [str(OTHER)]
    shown = run(cli, ["--book", str(tiny.root), "status", str(OTHER)]).output
    assert shown.split() == ["fresh", str(OTHER), *["[data]", "—", "ran", "on", "made", "data"]]


def test_it_runs_again_when_data_come_and_not_before(
    tiny: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needing(tiny, NOTES)
    refresh(tiny)
    assert refresh(tiny) == [], "nothing is there that was not there before"
    folder(monkeypatch, tmp_path / "data")
    assert refresh(tiny) == ["other.md"]
    assert state(tiny).waits_for == () and not list(unpublishable([state(tiny)]))
    assert refresh(tiny) == []


def test_data_that_the_folder_lacks_are_looked_for_once(
    tiny: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needing(tiny, NOTES.replace("State.REAL", "State.MADE"))
    folder(monkeypatch, tmp_path / "data")
    refresh(tiny)
    assert state(tiny).waits_for == (Need.DATA,) and refresh(tiny) == []
    (tmp_path / "data" / "more.csv").write_text("7")
    data.data_sources.cache_clear()
    assert refresh(tiny) == ["other.md"] and refresh(tiny) == []
    monkeypatch.setattr(data, "_network", lambda: "network")
    data.data_sources.cache_clear()
    assert refresh(tiny) == ["other.md"] and refresh(tiny) == []


def test_a_page_that_does_not_need_real_data_may_have_made_ones(tiny: Book) -> None:
    replace(tiny.root / OTHER, "print(2**10)\n", NOTES)
    refresh(tiny)
    assert state(tiny).waits_for == () and state(tiny).record is not None
    assert "| 데이터 | 눈송이, 대신 만든 것 |" in (tiny.notebooks / "one/other.ipynb").read_text()


def test_notebooks_from_before_are_still_fresh(tiny: Book) -> None:
    """Their record has `gpu` where `needs` stands now, and nothing of data."""
    refresh(tiny)
    path = tiny.notebooks / "one/other.ipynb"
    notebook = json.loads(path.read_text())
    record = notebook["metadata"][METADATA]
    record["scan"]["gpu"] = bool(record["scan"].pop("needs"))
    del record["provenance"]["data"], record["volatile"]["sources"]
    path.write_text(json.dumps(notebook))
    assert state(tiny).status is Status.FRESH and state(tiny).needs == ()


def test_the_network_is_asked_for_by_opening_a_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()

    def refuse(*_args: object) -> None:
        raise OSError

    monkeypatch.setattr("socket.create_connection", refuse)
    assert data._network() is None
