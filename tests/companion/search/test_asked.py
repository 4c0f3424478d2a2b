"""What students would ask is found on the part of which an author says so."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.book import Book
from companion.errors import DataError
from companion.glossary.model import Glossary
from companion.search.analyse import INDEXED
from companion.search.asked import Asked, load_asked
from companion.search.learn import examples_of
from companion.search.model import Unit
from companion.search.publish import read_pages

FILE = Path("book/_data/asked/trees.yml")
RECORD = """# what is asked
book/trees:
  sec-3: [나무가 너무 자라요, max_depth]
"""


def book_with(root: Path, record: str) -> Book:
    (root / FILE).parent.mkdir(parents=True)
    (root / "_config.yml").write_text(
        "repository: {url: 'https://github.com/a/b'}", encoding="utf-8"
    )
    (root / "book/trees.md").write_text("# 나무\n", encoding="utf-8")
    (root / FILE).write_text(record, encoding="utf-8")
    return Book.load(root)


def test_each_part_has_what_is_asked_of_it(tmp_path: Path) -> None:
    asked = load_asked(book_with(tmp_path, RECORD))
    units = [Unit("section", "sec-3", "나무"), Unit("section", "연습", "연습")]
    assert [unit.asked for unit in asked.given("book/trees", units)] == [
        ("나무가 너무 자라요", "max_depth"), (),
    ]  # fmt: skip
    assert list(asked.astray("book/trees", units)) == []
    (problem,) = asked.astray("book/trees", units[1:])
    assert (problem.line, problem.path) == (3, FILE)


@pytest.mark.parametrize(
    ("record", "line", "expected"),
    [
        ("book/trees:\n  a: [가]\nbook/gone:\n  a: [나]\n", 3, "no page"),
        ("book/trees:\n  a: [가, 가]\n", 2, "once"),
        ("book/trees:\n  a: ['']\n", 2, "empty"),
        ("book/trees:\n  a: 가\n", 2, ""),
    ],
)
def test_a_wrong_line_is_told(tmp_path: Path, record: str, line: int, expected: str) -> None:
    with pytest.raises(DataError, match=rf"trees\.yml:{line}: .*{expected}"):
        load_asked(book_with(tmp_path, record))


def test_a_page_is_in_one_file(tmp_path: Path) -> None:
    book = book_with(tmp_path, RECORD)
    (tmp_path / FILE).with_name("woods.yml").write_text(RECORD, encoding="utf-8")
    with pytest.raises(DataError, match=r"woods\.yml:2: .*trees\.yml:2; each page once"):
        load_asked(book)


def test_a_book_may_do_without(tmp_path: Path) -> None:
    book = book_with(tmp_path, RECORD)
    (tmp_path / FILE).unlink()
    assert load_asked(book).pages == {}


def test_what_the_text_does_not_say_is_found(
    site: Path, glossary: Glossary, tmp_path: Path, ask: Callable[..., list[dict[str, Any]]]
) -> None:
    asked = Asked({"book/one/trees": {"sec-3": ("나무가 너무 자라요", "max_depth를 얼마로")}})
    names = ["book/one/descent", "book/one/tensor", "book/one/trees"]
    pages, _ = read_pages(site, names, glossary, tmp_path, asked)
    grown, depth = ask(pages, ["나무가 자라요", "max_depth"])
    assert grown["units"][0]["anchor"] == depth["units"][0]["anchor"] == "sec-3"


def test_the_first_questions_are_words_of_the_index_and_all_teach(
    site: Path, glossary: Glossary, tmp_path: Path
) -> None:
    questions = tuple(f"나무가 {number}번째로 자라요" for number in range(INDEXED + 2))
    asked = Asked({"book/one/trees": {"sec-3": questions}})
    (page,), _ = read_pages(site, ["book/one/trees"], glossary, tmp_path, asked)
    (place,) = (place for place, unit in enumerate(page.units) if unit.anchor == "sec-3")
    assert len(page.words[place].asked) == INDEXED
    texts = [example.text for example in examples_of([page]) if example.unit == place]
    assert set(questions) < set(texts)
