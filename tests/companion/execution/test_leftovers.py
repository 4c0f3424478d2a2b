"""What is written of a page goes when the page does; what a person put beside it stays."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from companion.book import Book
from companion.cli import cli
from companion.execution.leftovers import set_aside
from support import copy_tiny, refresh, replace

OTHER = "one/other.ipynb"
ENTRY = "  - file: book/one/other\n"


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = copy_tiny(tmp_path_factory.mktemp("left") / "tiny")
    assert refresh(book) == ["other.md", "page.md"]
    return book.root


@pytest.fixture
def ran(frozen: Path, tmp_path: Path) -> Book:
    """The tiny book, run, to be edited."""
    return Book.load(shutil.copytree(frozen, tmp_path / "tiny", symlinks=True))


def answer(book: Book, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["--book", str(book.root), *arguments])
    told = str(result.exception) if isinstance(result.exception, Exception) else ""
    return result.exit_code, result.output + told


def take_out(book: Book) -> None:
    """Take a page out of the contents, and out of the page that leads to it."""
    replace(book.root / "_toc.yml", ENTRY, "")
    replace(book.source / "one/page.md", " 둘째 쪽은 {ref}`other`에 있다.", "")


def test_a_notebook_without_a_page_is_told_and_set_aside(ran: Book) -> None:
    (ran.source / "one/other.md").unlink()
    take_out(ran)
    told = f"notebooks/{OTHER}:1: the notebook of a page of _toc.yml expected; run `companion"
    for verb in ("check", "publishable"):
        code, output = answer(ran, verb)
        assert code == 1 and told in output, verb
    assert f"left over  notebooks/{OTHER} — 그 쪽이 목차에 없음" in answer(ran, "status")[1]
    code, output = answer(ran, "execute")
    assert code == 0
    assert f"notebooks/{OTHER}: 목차에 그 쪽이 없어 _build/drafts로 옮겼다." in output
    assert not (ran.notebooks / OTHER).exists() and (ran.notebooks / "one/page.ipynb").exists()
    assert answer(ran, "check")[0] == 0 and answer(ran, "status")[1].count("\n") == 1


def test_a_page_that_comes_back_has_its_run(ran: Book) -> None:
    before = (ran.notebooks / OTHER).read_bytes()
    take_out(ran)  # the source stays: a draft
    assert set_aside(Book.load(ran.root)) == [Path("notebooks", OTHER)]
    assert answer(ran, "status", "book/one/other.md")[1] == "fresh      book/one/other.md\n"
    replace(ran.root / "_toc.yml", "chapters:\n", f"chapters:\n{ENTRY}")
    replace(ran.source / "one/page.md", "을 본다.", "을 본다. 둘째 쪽은 {ref}`other`에 있다.")
    code, output = answer(ran, "execute")
    assert code == 0 and "2쪽 가운데 0쪽을 실행했고" in output
    assert (ran.notebooks / OTHER).read_bytes() == before


def test_a_renamed_page_and_one_that_runs_nothing_leave_no_notebook(ran: Book) -> None:
    (ran.source / "one").rename(ran.source / "하나")
    replace(ran.root / "_toc.yml", "book/one/page", "book/하나/page")
    replace(ran.root / "_toc.yml", ENTRY, "  - file: book/하나/other\n")
    (ran.source / "하나/other.md").write_text("# 글만\n", encoding="utf-8")
    assert set_aside(Book.load(ran.root)) == [
        Path("notebooks", OTHER), Path("notebooks/one/page.ipynb"),
    ]  # fmt: skip
    assert not (ran.notebooks / "one").exists()


def test_what_a_person_put_there_stays_and_is_told(ran: Book) -> None:
    copy = ran.notebooks / "one/page-Copy1.ipynb"
    shutil.copy(ran.notebooks / "one/page.ipynb", copy)
    own = ran.notebooks / "my.ipynb"
    own.write_text('{"cells": [], "metadata": {}}', encoding="utf-8")
    (ran.notebooks / "broken.ipynb").write_bytes(b"\xff")
    hidden = ran.notebooks / "one/.ipynb_checkpoints/page-checkpoint.ipynb"
    hidden.parent.mkdir()
    shutil.copy(copy, hidden)
    assert set_aside(Book.load(ran.root)) == []
    assert copy.exists() and own.exists() and hidden.exists()
    code, output = answer(ran, "check")
    assert code == 1 and output.count("; remove it") == 3 and "checkpoint" not in output
