"""The judged queries of the search: each is there once, and each answer is a place of the book."""

import csv
import re
import zlib
from collections import Counter
from functools import cache
from pathlib import PurePosixPath

import pytest

from companion.book import Book
from companion.corrections.model import load_corrections
from companion.myst.address import address_of, names_of
from support import ROOT

BOOK = Book.load(ROOT)
PAGES = {name.with_suffix("").as_posix(): name for name in BOOK.sources}
FILES = ("queries.csv", "spoken.csv", "unseen.csv")
ROWS = [
    row
    for name in FILES
    for row in csv.DictReader(
        (ROOT / "bench" / "search" / name).read_text(encoding="utf-8").splitlines()
    )
]
FORMS = {
    "noun", "compound", "question", "english", "mixed", "abbreviation", "sound", "typo", "code",
    "symptom", "comparison", "place", "correction", "lecture",
}  # fmt: skip
LECTURE = "book/lectures/2025-03-12-day3-1"
# What a chapter says once, a later one may measure: six places may answer one query truly.
MOST = 6

FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
HEADING = re.compile(r"#{1,6} +(.+?) *#*$")
LABEL = re.compile(r"\((.+)\)=$")
ROLE = re.compile(r"\{[\w:-]+\}(?=`)")


def headings(text: str) -> list[tuple[str, str]]:
    """Return the headings of a page, each with the label before it, or with none."""
    found, fence, before = [], "", ""
    for line in text.splitlines():
        mark = FENCE.match(line)
        if fence:
            closes = mark and mark[1].startswith(fence) and line.strip() == mark[1]
            fence = "" if closes else fence
        elif mark:
            fence = mark[1]
        elif heading := HEADING.match(line):
            label = LABEL.match(before)
            found.append((heading[1], label[1] if label else ""))
        before = line.strip() or before
    return found


@cache
def sections(page: str) -> frozenset[str]:
    """Return the ids of a page's sections: of a heading's label, and of its words."""
    seen: Counter[str] = Counter()
    ids = set()
    for words, label in headings((ROOT / PAGES[page]).read_text(encoding="utf-8")):
        address = address_of(ROLE.sub("", words).replace("`", ""))
        seen[address] += 1
        ids.add(address if seen[address] == 1 else f"{address}.{seen[address]}")
        ids.update([next(names_of(label))] if label else [])
    return frozenset(ids)


@cache
def corrections() -> frozenset[str]:
    return frozenset(f"correction-{key}" for key in load_corrections(BOOK))


@cache
def moments() -> frozenset[str]:
    text = (ROOT / PAGES[LECTURE]).read_text(encoding="utf-8")
    return frozenset(f"t-{at.replace(':', '-')}" for at in re.findall(r"\{stamp\}`([\d:]+)`", text))


def places(page: str) -> frozenset[str]:
    """Return every id of a page that an answer may have."""
    further = {"book/corrections": corrections, LECTURE: moments}.get(page)
    return sections(page) | (further() if further else frozenset())


def test_there_are_many_queries_and_none_twice() -> None:
    queries = [row["query"] for row in ROWS]
    assert len(queries) >= 150
    assert [query for query, times in Counter(queries).items() if times > 1] == []
    assert [query for query in queries if not query or query != " ".join(query.split())] == []


def test_every_form_is_known_and_used() -> None:
    assert {row["form"] for row in ROWS} == FORMS


def test_the_halves_are_drawn_by_the_query_alone() -> None:
    names = ("tune", "test")
    drawn = {row["query"]: names[zlib.crc32(row["query"].encode()) % 2] for row in ROWS}
    assert {row["query"]: row["half"] for row in ROWS} == drawn
    share = sum(half == "test" for half in drawn.values()) / len(drawn)
    assert 0.4 <= share <= 0.6


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_answer_is_a_place_of_the_book(form: str) -> None:
    wrong = []
    for row in ROWS:
        answers = row["answers"].split()
        if row["form"] != form:
            continue
        assert 1 <= len(answers) <= MOST, row["query"]
        assert len(answers) == len(set(answers)), row["query"]
        for answer in answers:
            path, _, place = answer.partition("#")
            page = PurePosixPath(path).with_suffix("").as_posix()
            known = path.endswith(".html") and page in PAGES and place in places(page)
            wrong += [] if known else [f"{row['query']}: {answer}"]
    assert wrong == []


def test_what_is_asked_is_answered_by_a_place_of_the_book() -> None:
    pages = BOOK.asked.pages
    wrong = {page: set(parts) - places(page) for page, parts in pages.items()}
    assert {page: parts for page, parts in wrong.items() if parts} == {}
    chapters = {name for name in PAGES if re.match(r"book/\d\d-.*/\d\d", name)}
    assert chapters - set(pages) == set()


def test_the_queries_ask_about_every_written_chapter() -> None:
    asked = {answer.split("/")[1] for row in ROWS for answer in row["answers"].split()}
    chapters = {name.parts[1] for name in BOOK.sources if re.match(r"\d\d-", name.parts[1])}
    assert chapters - asked == set()


def test_headings_in_code_are_none_and_a_label_is_its_headings() -> None:
    text = "(sec-1)=\n# `a`의 값\n\n```python\n# no\n```\n\n## 셋: {term}`넷`\n"
    assert headings(text) == [("`a`의 값", "sec-1"), ("셋: {term}`넷`", "")]
