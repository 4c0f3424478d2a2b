"""Nothing is built where what stands is what would be made; anything else is seen."""

import os
from pathlib import Path

import pytest

from companion.built import STAMP, changed_pages, is_built, note_built, read_inputs

NAMES = "titles and labels"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in {
        "_config.yml": "title: 책", "book/page.md": "# 쪽", "code/lessons/a.py": "A = 1",
        "notebooks/page.ipynb": "{}", "_build/html/page.html": "<p>쪽</p>",
        "node_modules/.package-lock.json": "{}",
    }.items():  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def build(root: Path) -> None:
    note_built(root, read_inputs(root), NAMES)


def test_what_was_built_is_built_until_something_changes(root: Path) -> None:
    assert not is_built(root)
    build(root)
    assert is_built(root)
    (root / "book/page.md").touch()
    (root / "code/lessons/__pycache__").mkdir()
    (root / "code/lessons/__pycache__/a.pyc").write_bytes(b"compiled")
    assert is_built(root), "no page says when its source was saved"


@pytest.mark.parametrize(
    "name",
    ["_config.yml", "book/page.md", "code/lessons/a.py", "notebooks/page.ipynb",
     "node_modules/.package-lock.json"],
)  # fmt: skip
def test_every_input_counts(root: Path, name: str) -> None:
    build(root)
    before = (root / name).read_text(encoding="utf-8")
    (root / name).write_text("another", encoding="utf-8")
    assert not is_built(root)
    (root / name).write_text(before, encoding="utf-8")
    assert is_built(root)
    (root / name).rename(root / f"{name}.moved")
    assert not is_built(root)


def test_a_file_that_comes_counts(root: Path) -> None:
    build(root)
    (root / "book/new.md").write_text("# 새 쪽", encoding="utf-8")
    assert not is_built(root)


def test_the_date_and_the_python_that_builds_count(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(root)
    with monkeypatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1")
        assert not is_built(root)
    monkeypatch.setattr("sys.version", "another")
    assert not is_built(root)


def test_a_page_that_somebody_touched_is_built_again(root: Path) -> None:
    page = root / "_build/html/page.html"
    build(root)
    os.utime(page, ns=(1, 1))
    assert not is_built(root)
    build(root)
    page.unlink()
    assert not is_built(root)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"inputs": "of another day"}'])
def test_a_stamp_that_says_nothing_is_none(root: Path, text: str) -> None:
    build(root)
    (root / STAMP).write_text(text, encoding="utf-8")
    assert not is_built(root)


def test_what_is_saved_during_a_build_is_built_the_next_time(root: Path) -> None:
    before = read_inputs(root)
    (root / "book/page.md").write_text("# 그사이에", encoding="utf-8")
    note_built(root, before, NAMES)
    assert not is_built(root)


def test_a_page_that_alone_changed_is_named(root: Path) -> None:
    assert changed_pages(root, NAMES) is None, "nothing is known before a build"
    build(root)
    assert changed_pages(root, NAMES) == set()
    (root / "book/page.md").write_text("# 쪽\n\n다른 글", encoding="utf-8")
    assert changed_pages(root, NAMES) == {Path("book/page.md")}
    assert changed_pages(root, "another title") is None


@pytest.mark.parametrize("name", ["_config.yml", "code/lessons/a.py", "book/_data/new.yml"])
def test_where_more_changed_every_page_counts(root: Path, name: str) -> None:
    build(root)
    (root / "book/page.md").write_text("# 쪽\n\n다른 글", encoding="utf-8")
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text("another", encoding="utf-8")
    assert changed_pages(root, NAMES) is None


def test_where_there_may_be_data_now_counts(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(root)
    monkeypatch.setenv("LESSONS_DATA", "/another")
    assert not is_built(root) and changed_pages(root, NAMES) is None
