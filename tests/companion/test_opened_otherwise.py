"""Files as other editors save them: read as they are meant, or told by every command alike."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from companion import cli
from companion.book import Book
from companion.errors import DataError
from companion.pages import is_executable, select_pages
from companion.source.check import check_sources
from support import copy_tiny, parsed

OTHER, PAGE = "book/one/other.md", "book/one/page.md"
BOM = b"\xef\xbb\xbf"


def rewritten(book: Book, name: str, change: Callable[[bytes], bytes]) -> None:
    path = book.root / name
    path.write_bytes(change(path.read_bytes()))


OPENINGS: dict[str, Callable[[bytes], bytes]] = {
    "a byte order mark": lambda data: BOM + data,
    "a space after the hyphens": lambda data: data.replace(b"---\n", b"--- \n"),
    "a tab after the hyphens": lambda data: data.replace(b"---\n", b"---\t\n"),
    "lines of Windows": lambda data: data.replace(b"\n", b"\r\n"),
    "lines of old Macs": lambda data: data.replace(b"\n", b"\r"),
    "all of Windows": lambda data: BOM + data.replace(b"---\n", b"--- \n").replace(b"\n", b"\r\n"),
    "no newline at the end": lambda data: data.rstrip(),
}


@pytest.mark.parametrize("what", OPENINGS)
def test_a_page_is_the_same_however_it_was_saved(tiny: Book, what: str) -> None:
    cells = [cell.source for cell in tiny.pages["one/other"].source.cells]
    rewritten(tiny, OTHER, OPENINGS[what])
    book = Book.load(tiny.root)
    assert is_executable(tiny.root / OTHER)
    assert [cell.source for cell in book.pages["one/other"].source.cells] == cells
    assert book.pages["one/other"].title == "둘째 쪽"
    assert book.labels.targets["other"].title == "둘째 쪽"
    check_sources(book)


# what was done to the page, the line and the words of the message
BADLY: dict[str, tuple[Callable[[bytes], bytes], int, str]] = {
    "a blank line first": (lambda data: b"\n" + data, 2, "a front matter that begins with '---' alone"),
    "a space before the hyphens": (lambda data: b" " + data, 1, "a front matter that begins with '---' alone"),
    "the hyphens left out": (lambda data: data.removeprefix(b"---\n"), 1, "a front matter that begins with '---' alone"),
    "the end left out": (lambda data: data.replace(b"---\n(other)", b"(other)"), 1, "a line '---' that ends the front matter"),
    "another format": (lambda data: data.replace(b"mystnb", b"myst"), 2, "Input should be 'mystnb'"),
    "a field twice": (lambda data: data.replace(b"---\n", b"---\nfile_format: mystnb\n", 1), 3, "each field once expected"),
    "text of Windows": (lambda data: data.decode().encode("cp949"), 8, "this looks like CP949, convert it: iconv"),
    "UTF-16": (lambda data: data.decode().encode("utf-16"), 1, "this looks like UTF-16, convert it: iconv"),
    "a NUL": (lambda data: data + b"\0", 0, "remove U+0000"),
    "letters turned round": (lambda data: data + "\u202e".encode(), 0, "remove U+202E (RIGHT-TO-LEFT OVERRIDE)"),
    "a mark in the middle": (lambda data: data + "\ufeff".encode(), 0, "remove U+FEFF"),
    "no format at all": (lambda data: data.replace(b"file_format: mystnb\n", b""), 0, "'file_format: mystnb'"),
    "nothing": (lambda data: b"", 1, "a title, '# "),
    "no heading": (lambda data: data.replace("# 둘째 쪽".encode(), b""), 0, "a title, '# "),
    "a cell that never ends": (lambda data: data.rstrip().removesuffix(b"```"), 0, "a line '```' that closes it expected"),
    "a cell in a box": (lambda data: data.replace(b"```{code", b"::::{note}\n```{code").rstrip() + b"\n::::\n", 0, "outside of every list and box"),
}  # fmt: skip
COMMANDS = (["check"], ["execute"], ["build"])


@pytest.mark.parametrize("what", BADLY)
def test_every_command_tells_the_same(
    tiny: Book, what: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    change, line, told = BADLY[what]
    rewritten(tiny, OTHER, change)
    messages = set()
    for command in COMMANDS:
        monkeypatch.setattr(sys, "argv", ["companion", "--book", str(tiny.root), *command])
        with pytest.raises(SystemExit):
            cli.main()
        messages.add(capsys.readouterr().err)
    (message,) = messages
    assert message.startswith(f"error: {OTHER}:{line or ''}") and told in message
    assert message.count("\n") == 1 or what in ("no format at all", "nothing"), message


def test_a_page_without_code_is_told_apart_from_no_page(tiny: Book) -> None:
    rewritten(tiny, OTHER, lambda data: data.replace(b"file_format: mystnb\n", b""))
    with pytest.raises(
        DataError, match=r"^book/one/other\.md:1: a page that runs code \('file_format: mystnb'"
    ):
        select_pages(Book.load(tiny.root), [Path(OTHER)])


@pytest.mark.slow
def test_a_book_saved_on_windows_is_built_whole(tmp_path: Path) -> None:
    book = copy_tiny(tmp_path / "tiny")
    (book.data / "quiz").mkdir(exist_ok=True)
    for path in [*book.root.glob("*.yml"), *book.source.rglob("*.*")]:
        if path.suffix in (".yml", ".md", ".bib"):
            path.write_bytes(OPENINGS["all of Windows"](path.read_bytes()))
    log = tmp_path / "log"
    with log.open("w") as output:
        command = [sys.executable, "-m", "companion", "--book", str(book.root), "build"]
        result = subprocess.run(command, stdout=output, stderr=output, check=False, timeout=300)
    assert result.returncode == 0, log.read_text(encoding="utf-8")
    page = parsed(book.root / "_build/html/book/one/other.html")
    assert page.h1.get_text().startswith("둘째 쪽") and "1024" in page.get_text()
    for notebook in book.notebooks.rglob("*.ipynb"):
        data = notebook.read_bytes()
        assert b"\r" not in data and b"\\r" not in data and BOM not in data
        assert "\ufeff" not in json.dumps(json.loads(data), ensure_ascii=False)
