"""The table of contents says what is a page; nothing else below `book/` is read or run by itself."""

import unicodedata
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from sphinx.util.matching import get_matching_files

from companion.book import Book
from companion.cli import cli
from companion.errors import CompanionError, DataError
from companion.execution.store import load_frozen
from companion.lint import read_pages
from companion.pages import select_pages
from companion.source.check import read_sources
from companion.steps import check_records
from companion.toc import no_pages
from support import replace, run_all

FRONT = "---\nfile_format: mystnb\nkernelspec: {name: python3, display_name: Python 3}\n---\n"
BROKEN = f"""{FRONT}
# 쓰는 중

[곧 쓸 쪽](nowhere.md)을 본다. {{shown}}`no-such-cell`

```{{code-cell}} ipython3
1/0
```
"""
DRAFT = f"""{FRONT}
# 초안

(here)=
## 여기

{{ref}}`여기 <here>`를 본다.

```{{code-cell}} ipython3
6 * 7
```
"""
LEFT = (
    "book/drafts/x.md",
    "book/one/.ipynb_checkpoints/page-checkpoint.md",
    "book/.hidden/page.md",
    "book/one/.page.md",
    "book/one/page.md~",
    "book/one/#page.md#",
    "book/one/page.md.orig",
    "book/one/page (사본).md",
    "book/node_modules/x/page.md",
    "book/_build/page.md",
)
"""What editors, notebook servers and authors leave among the pages."""


@pytest.fixture
def littered(tiny: Book) -> Book:
    """The tiny book with broken pages that nobody meant to publish, and a file that is gone."""
    for name in LEFT:
        path = tiny.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(BROKEN, encoding="utf-8")
    (tiny.source / "one/README.md").write_text("# 읽어 두기\n", encoding="utf-8")
    (tiny.source / "one/.#page.md").symlink_to("someone@machine.4711")  # as Emacs locks a file
    return Book.load(tiny.root)


def test_only_what_the_contents_list_is_read_and_run(littered: Book) -> None:
    assert list(littered.pages) == ["one/other", "one/page"]
    assert {path.as_posix() for path in littered.sources} == {
        "book/index.md", "book/one/page.md", "book/one/other.md", "book/glossary.md",
        "book/corrections.md", "book/executed.md", "book/references.md",
    }  # fmt: skip
    for read in (read_sources(littered), read_pages(littered)):
        assert [one.path for one in read] == sorted(littered.sources)
    check_records(littered)
    assert {claim.path for claim in littered.claims} <= set(littered.sources)
    run = [page.notebook for page in select_pages(littered, [])]  # by `build` and bare `execute`
    assert run == [Path("notebooks/one/other.ipynb"), Path("notebooks/one/page.ipynb")]


def test_the_site_is_made_of_the_same_pages(littered: Book) -> None:
    for name in ("x [1]", "x[", "초안?", "a*b"):
        (littered.source / f"one/{name}.md").write_text(BROKEN, encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = set(get_matching_files(littered.root, ["book/**"], list(no_pages(littered))))
    pages = {path for path in found if path.endswith(".md")}
    assert pages == {path.as_posix() for path in littered.sources}


def test_status_names_the_drafts_and_nothing_that_is_hidden(littered: Book) -> None:
    output = CliRunner().invoke(cli, ["--book", str(littered.root), "status"]).output
    assert output.splitlines() == [
        "never run  book/one/other.md",
        "never run  book/one/page.md",
        "draft      book/drafts/x.md — 초안, 목차에 없음",
        "draft      book/one/page (사본).md — 초안, 목차에 없음",
    ]


def test_a_draft_runs_when_it_is_named_and_is_not_published(tiny: Book) -> None:
    path = tiny.source / "drafts/x.md"
    path.parent.mkdir()
    path.write_text(DRAFT, encoding="utf-8")
    book = Book.load(tiny.root)
    (draft,) = select_pages(book, [Path("book/drafts/x.md")])
    summary = run_all(book, pages=[draft])
    assert [page.path.as_posix() for page in summary.executed] == ["book/drafts/x.md"]
    frozen = load_frozen(draft)
    assert frozen is not None and frozen.cells[0].outputs[0].data["text/plain"] == "42"
    assert not book.notebooks.exists()
    states = Book.load(tiny.root).staleness.state(draft)
    assert states.status.value == "fresh"


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def lists(*files: str) -> Callable[[Book], None]:
    """Return what adds entries to the contents, whose lines follow the tiny book's nine."""
    added = "".join(f"  - file: {file}\n" for file in files)
    return lambda book: replace(
        book.root / "_toc.yml", "  - file: book/references\n", f"  - file: book/references\n{added}"
    )


def written(text: str) -> Callable[[Book], None]:
    def mistake(book: Book) -> None:
        (book.root / "_toc.yml").write_text(text, encoding="utf-8")

    return mistake


def also(name: str, *steps: Callable[[Book], None]) -> Callable[[Book], None]:
    """Return what makes a page and then does the rest."""

    def both(book: Book) -> None:
        (book.root / name).write_text("# 쪽\n", encoding="utf-8")
        for step in steps:
            step(book)

    return both


HEAD = "format: jb-book\nroot: book/index\n"
WRONG_CONTENTS = {
    "a page twice": (lists("book/one/page"), 10, "line 4 has 'book/one/page'"),
    "a page twice, once with its suffix": (lists("book/one/page.md"), 10, "line 4 has"),
    "the root again": (lists("book/index"), 10, "line 2 has 'book/index'"),
    "a page that is not there": (lists("book/one/gone"), 10, "no file 'book/one/gone.md'"),
    "a folder": (lists("book/one"), 10, "no file 'book/one.md'"),
    "another case": (
        lambda book: replace(book.root / "_toc.yml", "one/other", "One/other"), 5,
        "'book/one/other.md'; got 'book/One/other'",
    ),
    "two that differ in case": (
        also("book/one/Page.md", lists("book/one/Page")), 10, "line 4 has 'book/one/page'",
    ),
    "a name in pieces on the disk": (
        also(f"book/{nfd('한글')}.md", lists("book/한글")), 10, f"mv 'book/{nfd('한글')}.md' 'book/한글.md'",
    ),
    "a path from elsewhere": (lists("./book/one/gone"), 10, "'book/folder/page' expected"),
    "a path upwards": (lists("book/../book/one/gone"), 10, "'book/folder/page' expected"),
    "a path of Windows": (lists("book\\one\\gone"), 10, "'book/folder/page' expected"),
    "an absolute path": (lists("/book/one/gone"), 10, "'book/folder/page' expected"),
    "a number": (lists("3"), 10, "got '3'"),
    "a list": (lists("[book/one/page]"), 10, "got '['book/one/page']'"),
    "nothing": (lists(""), 10, "got 'None'"),
    "a pattern": (written(f"{HEAD}chapters:\n  - glob: book/one/*\n"), 4, "each page by its name"),
    "a word in place of an entry": (written(f"{HEAD}chapters:\n  - book/one/page\n"), 4, "not a mapping"),
    "an unknown field": (written(f"{HEAD}chapters:\n  - file: book/one/page\n    sektions: []\n"), 4, "Unknown keys"),
    "chapters twice": (written(f"{HEAD}chapters:\n  - file: book/one/page\nchapters:\n  - file: book/glossary\n"), 5, "once expected"),
    "an unknown format": (written("format: book\nroot: book/index\n"), 1, "format"),
    "no root": (written("format: jb-book\nchapters: []\n"), 1, "'root' key not found"),
    "defaults that are a word": (written(f"{HEAD}defaults: word\n"), 1, "a table of contents expected"),
    "a table of contents in itself": (written(f"{HEAD}chapters: &a [*a]\n"), 3, "hold itself"),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG_CONTENTS)
def test_a_wrong_entry_is_one_message_on_its_line(tiny: Book, what: str) -> None:
    mistake, line, told = WRONG_CONTENTS[what]
    mistake(tiny)
    with pytest.raises(DataError) as error:
        _ = Book.load(tiny.root).pages
    (problem,) = error.value.problems
    assert (str(problem.path), problem.line) == ("_toc.yml", line)
    assert told in problem.expected


def test_a_page_is_named_from_anywhere_and_through_links(
    tiny: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tiny.source / "하나.md").write_text(DRAFT, encoding="utf-8")
    (tiny.source).rename(tmp_path / "elsewhere")
    tiny.source.symlink_to(tmp_path / "elsewhere")
    lists("book/하나")(tiny)
    (tmp_path / "link").symlink_to(tiny.root)
    book = Book.load(tiny.root)

    def chosen(path: Path | str) -> str:
        (page,) = select_pages(book, [Path(path)])
        return page.path.as_posix()

    wanted = "book/one/page.md"
    assert chosen(wanted) == chosen(tiny.root / wanted) == chosen(tmp_path / "link" / wanted)
    assert chosen(tmp_path / "elsewhere/one/page.md") == wanted
    assert chosen(f"book/{nfd('하나')}.md") == "book/하나.md"
    monkeypatch.chdir(tmp_path / "elsewhere/one")
    assert chosen("page.md") == chosen("../one/page.md") == wanted
    assert [page.path.as_posix() for page in read_pages(book, [Path("page.md")])] == [wanted]
    with pytest.raises(CompanionError, match=r"nowhere\.md: not an executable page"):
        select_pages(book, [Path("nowhere.md")])
