"""A file's name is one that every machine can hold, and that no other file has there."""

import unicodedata
from pathlib import Path

import pytest

from companion.book import Book
from companion.errors import DataError
from companion.records import record_files
from companion.source.names import names_hold_everywhere
from companion.steps import check_records
from support import replace

PIECES = unicodedata.normalize("NFD", "그림.png")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (f"one/{PIECES}", f"a composed name (NFC) expected, not letters in pieces: mv '{PIECES}' '그림.png'"),
        (f"{unicodedata.normalize('NFD', '장')}/x.png", "a composed name (NFC) expected"),
        ("one/aux.png", "a name that Windows can hold expected; got 'aux.png'"),
        ("one/NUL", "a name that Windows can hold expected"),
        ("무엇인가?.csv", "a name that Windows can hold expected"),
        ("1:2.png", "a name that Windows can hold expected"),
        ("one/끝.", "a name that Windows can hold expected"),
        ("References.bib", "a name of its own expected; Windows and macOS take 'References.bib' for the same"),
        ("_data/glossary/TERMS.yml", "Windows and macOS take 'TERMS.yml' for the same"),
    ],
)  # fmt: skip
def test_a_name_that_some_machine_cannot_hold_is_told(tiny: Book, name: str, told: str) -> None:
    assert list(names_hold_everywhere(tiny)) == []
    path = tiny.source / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    (problem,) = names_hold_everywhere(tiny)
    assert told in str(problem) and problem.line == 1


def test_a_wrong_name_stops_a_command_and_a_right_one_does_not(tiny: Book) -> None:
    for name in ("그림 하나.png", "(2) 그림 & 표 [1] #3 100%.png", ".#terms.yml", "초안?.md"):
        (tiny.source / name).write_bytes(b"x")
    check_records(Book.load(tiny.root))
    replace(tiny.root / "_toc.yml", "chapters:\n", "chapters:\n  - file: book/초안?\n")
    with pytest.raises(DataError, match=r"book/초안\?.md:1: a name that Windows can hold"):
        check_records(Book.load(tiny.root))


def test_what_an_editor_keeps_beside_the_records_is_none(tiny: Book) -> None:
    folder = tiny.data / "glossary"
    (folder / ".#terms.yml").symlink_to("someone@machine.4711")  # Emacs' lock
    (folder / ".terms.yml.swp").write_bytes(b"\xff")
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints/terms-checkpoint.yml").write_text("- [", encoding="utf-8")
    assert record_files(folder) == [folder / "terms.yml"]
    check_records(Book.load(tiny.root))
    assert [path.name for path in Path(folder).glob("*.yml")] != ["terms.yml"]
