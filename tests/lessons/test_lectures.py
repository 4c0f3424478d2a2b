"""A lecture's minutes are counted from its table; the figure shows all of them."""

from pathlib import Path

import pytest

from companion.book import Book
from companion.glossary.model import load_glossary
from companion.lectures.model import Lecture, load_lectures
from companion.lectures.snapshot import write_snapshots
from companion.records import Records
from lessons import lectures
from support import ROOT

TABLE = """seconds,kind,id,name,chapter,garbled
4,term,batch,배치,2,0
4,term,batch,배치,2,1
59,place,8.3,8.3절,8,0
130,term,epoch,에포크,,0
"""


@pytest.fixture
def minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[lectures.Minute]:
    (tmp_path / "lecture-x.csv").write_text(TABLE, encoding="utf-8")
    monkeypatch.setattr(lectures, "files", lambda _name: tmp_path)
    return lectures.load_lecture("x")


def test_a_minute_holds_what_was_named_in_it(minutes: list[lectures.Minute]) -> None:
    assert [one.minute for one in minutes] == [0, 2]
    first, second = minutes
    assert (first.chapters, first.places, first.terms) == ({2: 2}, {8: 1}, {"배치": 2})
    assert (second.chapters, second.terms) == ({}, {"에포크": 1})


def test_the_figure_has_a_row_for_each_chapter_and_says_what_it_shows(
    minutes: list[lectures.Minute],
) -> None:
    figure = lectures.mini_map(minutes, "2장에서 8장으로 간다")
    assert figure.layout.title.text == "2장에서 8장으로 간다"
    assert list(figure.layout.yaxis.categoryarray) == ["2장", "8장"]
    terms, places = figure.data
    assert (list(terms.x), list(terms.y)) == ([0], ["2장"])
    assert (list(places.x), list(places.y)) == ([0], ["8장"])
    assert terms.marker.symbol != places.marker.symbol, "told apart without colours"


def test_a_lecture_that_nobody_approved_cannot_be_loaded() -> None:
    with pytest.raises(FileNotFoundError, match="no approved lecture"):
        lectures.load_lecture("2000-01-01-none")


def test_only_approved_lectures_are_written_for_notebooks(tmp_path: Path) -> None:
    book = Book.load(ROOT)
    records, glossary = load_lectures(book), load_glossary(book)
    approved: Records[Lecture] = Records(
        {
            key: (one.model_copy(update={"approved": key == min(records)}), records.place(key))
            for key, one in records.items()
        }
    )
    (tmp_path / "lecture-old.csv").write_text("left over", encoding="utf-8")
    ((path, rows),) = write_snapshots(approved, glossary, tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == [path.name] and rows > 100


def test_the_tables_of_the_book_are_those_of_its_approved_lectures() -> None:
    book = Book.load(ROOT)
    approved = {f"lecture-{key}.csv" for key, one in load_lectures(book).items() if one.approved}
    there = {path.name for path in (ROOT / "code" / "lessons").glob("lecture-*.csv")}
    assert there == approved, "run `companion snapshot`"
