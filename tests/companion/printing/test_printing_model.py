"""The parts of the book, their page numbers' beginnings and their date."""

import re
import subprocess

import pytest

from companion.book import Book
from companion.errors import CompanionError
from companion.printing.make import PrintOptions, print_book
from companion.printing.model import RECORDS, Metadata, load_parts
from support import replace

TOC = """format: jb-book
root: book/index
parts:
  - caption: 장
    chapters:
      - file: book/04-fourth/index
        sections:
          - file: book/04-fourth/01-page
            sections: [{file: book/04-fourth/01-more}]
          - file: book/04-fourth/quiz
      - file: book/review/index
      - file: book/lectures/index
  - caption: 찾아보기
    chapters:
      - file: book/glossary
      - file: book/study
      - file: book/offline
      - url: https://example.org
      - file: book/print
"""


def test_the_parts_follow_the_table_of_contents(tiny: Book) -> None:
    (tiny.root / "_toc.yml").write_text(TOC, encoding="utf-8")
    for name in re.findall(r"file: ([^\s}]+)", TOC):
        (tiny.root / f"{name}.md").parent.mkdir(exist_ok=True)
        (tiny.root / f"{name}.md").touch()
    parts = load_parts(tiny)
    assert [part.slug for part in parts] == [
        "preface",
        "04-fourth",
        "review",
        "lectures",
        "glossary",
    ]
    assert [part.folio for part in parts] == ["0-", "4-", "복습-", "강의-", "용어-"]
    assert [part.is_chapter for part in parts] == [False, True, True, True, False]
    pages = ["index", "01-page", "01-more", "quiz"]
    assert parts[1].docnames == tuple(f"book/04-fourth/{name}" for name in pages)
    # The pages of entries stand in no table of contents.
    assert parts[4].docnames == ("book/glossary", "book/glossary/bieup", "book/glossary/ieung")


def test_the_date_is_that_of_the_last_commit_of_the_pages(
    tiny: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    newest = (tiny.root / "book/index.md").stat().st_mtime
    assert Metadata.load(tiny, ["book/index"]).date == int(newest)

    def git(*arguments: str, date: int = 0) -> None:
        who = ["-c", "user.name=n", "-c", "user.email=n@example.org"]
        environment = {"GIT_AUTHOR_DATE": f"{date} +0000", "GIT_COMMITTER_DATE": f"{date} +0000"}
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        subprocess.run(["git", "-C", tiny.root, *who, *arguments], check=True, capture_output=True)

    git("init")
    git("add", "book")
    git("commit", "-m", "first", date=1_000_000_000)
    replace(tiny.root / "book/one/page.md", "묶음이다", "무리이다")
    git("commit", "-am", "second", date=1_100_000_000)
    assert Metadata.load(tiny, ["book/index"]).date == 1_000_000_000
    assert Metadata.load(tiny, ["book/index", "book/one/page"]).date == 1_100_000_000
    replace(tiny.root / "book/_data/glossary/terms.yml", "묶음이다", "무리이다")
    git("commit", "-am", "a record", date=1_200_000_000)
    assert Metadata.load(tiny, ["book/index"]).date == 1_000_000_000
    assert Metadata.load(tiny, ["book/index"], *RECORDS).date == 1_200_000_000
    (tiny.root / "notebooks").mkdir()
    (tiny.root / "notebooks/index.ipynb").write_text("{}")
    git("add", "notebooks")
    git("commit", "-m", "a run", date=1_300_000_000)
    assert Metadata.load(tiny, ["book/index"]).date == 1_300_000_000
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "12")
    assert Metadata.load(tiny, ["book/index"]).date == 12


def test_a_site_that_is_not_built_is_one_clear_message(tiny: Book) -> None:
    with pytest.raises(CompanionError, match="not built; run `make book`"):
        print_book(tiny, PrintOptions())
