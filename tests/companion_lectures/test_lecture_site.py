"""A lecture's page and the chapters' pages lead to each other; what is not approved is nowhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from second_lecture import PRIVATE, TEXT

from companion.book import Book
from companion_lectures.importing import ImportOptions, import_lecture
from support import copy_tiny, parsed, replace

pytestmark = pytest.mark.slow

KEY = "2025-03-19-day4-2"
PAGE = """# 넷째 날

{stamp}`00:04` 배치와 에포크를 본다. {stamp}`05:20`에 답한다. 처음은 {stamp}`00:04`이다.

```{lecture-terms}
```

```{lecture-corrections} 2025-03-12
```
"""
COVERS = """  approved: true
  covers:
  - {at: "00:04", page: one/page, section: "1"}
  - {at: "05:20", page: one/page}
  - {at: "05:20", page: "one/other#other", section: "1.1"}"""


def build(book: Book) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "companion", "--book", str(book.root), "build"]
    environment = {**os.environ, "LESSONS_RUNS": os.devnull}
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, timeout=300
    )


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The tiny book with an approved lecture, its page, and another that nobody has approved."""
    folder = tmp_path_factory.mktemp("lectures")
    book = copy_tiny(folder / "tiny")
    export = folder / "second.txt"
    export.write_text(TEXT, encoding="utf-8")
    import_lecture(book, export, ImportOptions()).write()
    replace(book.data / "lectures" / f"{KEY}.yml", "  approved: false", COVERS)
    export.write_text(TEXT.replace("이팍은", "에폭은"), encoding="utf-8")
    import_lecture(book, export, ImportOptions(slug="hidden")).write()
    page = book.source / "lectures" / f"{KEY}.md"
    page.parent.mkdir()
    page.write_text(PAGE, encoding="utf-8")
    toc = book.root / "_toc.yml"
    replace(
        toc,
        "  - file: book/glossary\n",
        f"  - file: book/lectures/{KEY}\n  - file: book/glossary\n",
    )
    result = build(book)
    assert result.returncode == 0, result.stdout + result.stderr
    return book


def site(book: Book) -> Path:
    return book.root / "_build" / "html"


def test_each_moment_has_one_anchor_and_names_its_pages(book: Book) -> None:
    page = parsed(site(book) / f"book/lectures/{KEY}.html")
    moments = page.select(".lecture-stamp")
    assert [(one["id"], one.text) for one in moments] == [
        ("t-00-04", "00:04"),
        ("t-05-20", "05:20"),
    ]
    links = [link for one in page.select(".lecture-moment") for link in one.select("a")]
    assert [(link["href"], link.text) for link in links] == [
        ("../one/page.html", "1장"), ("../one/page.html", "첫 쪽"), ("../one/other.html#other", "1.1절"),
    ]  # fmt: skip


def test_a_chapter_says_when_the_lecture_treated_it(book: Book) -> None:
    page = parsed(site(book) / "book/one/page.html")
    (note,) = page.select(".lecture-note")
    assert note.text == "강의 2025-03-19 00:04, 05:20에서 다룸"
    target = f"../lectures/{KEY}.html"
    assert [link["href"] for link in note.select("a")] == [f"{target}#t-00-04", f"{target}#t-05-20"]
    assert note.find_previous_sibling().name == "h1"
    other = parsed(site(book) / "book/one/other.html")
    (note,) = other.select(".lecture-note")
    assert note.text == "강의 2025-03-19 05:20에서 다룸"


def test_the_terms_heard_are_a_table(book: Book) -> None:
    page = parsed(site(book) / f"book/lectures/{KEY}.html")
    (table,) = page.select("table.lecture-terms")
    assert table.caption and table.select_one(".caption-text").text == "들린 용어 2개"
    assert [cell.text for cell in table.select("thead th")] == [
        "용어",
        "번",
        "언제",
        "이렇게도 적혔다",
    ]
    rows = {
        row.th.text: [cell.text for cell in row.select("td")] for row in table.select("tbody tr")
    }
    assert rows["에포크"][2] == "이팍"
    assert table.select_one("tbody a")["href"].startswith("../glossary")
    assert any(link["href"] == "#t-05-20" for link in table.select("a"))


def test_the_corrections_of_a_date_are_listed_with_their_times(book: Book) -> None:
    page = parsed(site(book) / f"book/lectures/{KEY}.html")
    (item,) = page.select(".lecture-corrections li")
    assert item.text.strip() == "10:00 배치는 에포크가 아니다"
    assert item.a["href"].endswith("#correction-batch-is-not-epoch")


def test_what_is_not_approved_and_what_is_private_is_in_no_output(book: Book) -> None:
    files = [path for path in site(book).rglob("*") if path.is_file()]
    assert len(files) > 50
    for path in files:
        content = path.read_bytes()
        assert b"hidden.yml" not in content, path
        for text in ("approved: true", *PRIVATE.values()):
            assert text.encode() not in content, (path, text)
    assert not list(site(book).rglob("*.yml"))


def test_a_moment_that_the_page_lacks_stops_the_build(book: Book) -> None:
    record = book.data / "lectures" / f"{KEY}.yml"
    text = record.read_text("utf-8")
    replace(record, 'at: "05:20", page: one/page', 'at: "06:00", page: one/page')
    result = build(book)
    record.write_text(text, encoding="utf-8")
    assert result.returncode == 1
    assert f"{KEY}.yml:11: field 'covers.1.at': a {{stamp}}`06:00`" in result.stdout + result.stderr
