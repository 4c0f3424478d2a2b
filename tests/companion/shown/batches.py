"""Fragments of pages through the book's own commands: check, execute, build, print.

Many fragments share a page, and many pages a book, between marks that name each.
"""

import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from constructs import Fragment
from PIL import Image
from readers import between, epub_pages, epub_text, notebook_text, site_text

from companion.book import Book
from companion.errors import CompanionError, DataError
from companion.printing.make import PrintOptions, print_book
from companion.steps import check_records
from support import copy_tiny, in_own_thread, replace, run_all

EXECUTABLE = "---\nfile_format: mystnb\nkernelspec: {name: python3, display_name: Python 3}\n---\n"
TOC = "format: jb-book\nroot: book/index\nchapters:\n"
OUTPUTS = ("site", "notebook", "epub")


@dataclass(frozen=True)
class Placed:
    """A fragment with its number, on the page that has it."""

    number: int
    fragment: Fragment
    page: str
    executable: bool

    @property
    def source(self) -> str:
        return self.fragment.source.replace("№", str(self.number))


@dataclass
class Report:
    """What became of each fragment, by its number; `pages` has the text of each page by output."""

    placed: dict[int, Placed] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)
    seen: dict[int, dict[str, str | None]] = field(default_factory=dict)
    pages: dict[str, dict[str, str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def place(
    fragments: Iterable[Fragment], each: int, *, executable: bool = True, start: int = 0
) -> list[Placed]:
    """Spread fragments over pages, `each` on one."""
    return [
        Placed(start + index, fragment, f"p{(start + index) // each}", executable)
        for index, fragment in enumerate(fragments)
    ]


class Batch:
    """One small book of fragments."""

    def __init__(self, folder: Path, placed: Sequence[Placed]) -> None:
        self.book = copy_tiny(folder)
        self.left = {each.number: each for each in placed}
        self.report = Report(placed=dict(self.left))
        self.lines: dict[tuple[str, int], int] = {}
        chapter = self.book.source / "one"
        (chapter / "a.svg").write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>점</title></svg>'
        )
        Image.new("RGB", (2, 2)).save(chapter / "그림.png")
        replace(
            self.book.root / "_config.yml", "{language: ko,",
            "{language: ko, nb_render_markdown_format: myst,",
        )  # fmt: skip
        for name in ("corrections", "executed"):
            (self.book.source / f"{name}.md").unlink()
        (self.book.data / "corrections/all.yml").write_text("[]\n")
        (chapter / "page.md").unlink()
        (chapter / "other.md").write_text("(other)=\n# 둘째 쪽\n\n글\n", encoding="utf-8")

    def check(self) -> list[Placed]:
        """Return the fragments that the book's check lets pass."""
        while self.left and self._refused(executed=False):
            pass
        return list(self.left.values())

    def run(self, *, epub: bool = True) -> Report:
        """Take the fragments through check, execute, build and print."""
        while self.left and (self._refused() or self._refused_by_the_build()):
            pass
        if self.left and (self.book.root / "_build/html/book/index.html").is_file():
            self._read(epub=epub and self._printed())
        return self.report

    def _printed(self) -> bool:
        book = Book.load(self.book.root)
        try:
            in_own_thread(print_book, book, PrintOptions(pdf=False, epub=True))
        except Exception as error:
            self.report.faults.append(f"print {type(error).__name__}: {error}")
            return False
        return True

    def _write(self) -> Book:
        self.lines.clear()
        texts: dict[str, list[str]] = {}
        for each in self.left.values():
            header = EXECUTABLE if each.executable else ""
            start = f"{header}# 쪽 {each.page}\n\n{{term}}`배치`, {{term}}`묶음 <batch>`."
            lines = texts.setdefault(each.page, start.split("\n"))
            cut = "\n+++\n" if each.executable else ""  # notes stand at the end of a cell
            text = f"{cut}\n조각{each.number}앞\n\n{each.source}\n\n조각{each.number}뒤\n"
            written = text.split("\n")
            for line in range(len(lines) + 1, len(lines) + len(written) + 1):
                self.lines[each.page, line] = each.number
            lines += written
        for path in (self.book.source / "one").glob("p*.md"):
            path.unlink()
        for page, lines in texts.items():
            end = [
                f"\n[^가{n}]: 각주 {n}의 글"
                for n, e in self.left.items()
                if e.page == page and f"[^가{n}]" in e.source
            ]
            text = "\n".join([*lines, *end]) + "\n"
            (self.book.source / f"one/{page}.md").write_text(text, encoding="utf-8")
        names = [*(f"one/{page}" for page in texts), "one/other", "glossary", "references"]
        listed = "".join(f"  - file: book/{name}\n" for name in names)
        (self.book.root / "_toc.yml").write_text(TOC + listed)
        return Book.load(self.book.root)

    def _refused(self, *, executed: bool = True) -> bool:
        """Take out what the commands refuse before the build; say whether there was any."""
        book = self._write()
        try:
            check_records(book)
            failures = run_all(book).failures if executed else ()
        except DataError as error:
            return self._take_out(str(problem) for problem in error.problems)
        except CompanionError as error:
            return self._take_out(str(error).split("\n"))
        except Exception as error:
            self.report.faults.append(f"traceback {type(error).__name__}: {error}")
            return False
        return bool(failures) and self._take_out(
            line for failure in failures for line in str(failure).split("\n")
        )

    def _take_out(self, messages: Iterable[str]) -> bool:
        taken = False
        for message in messages:
            number = self._number(message)
            if number is not None and number in self.left:
                self.report.refused[number] = message
                del self.left[number]
                taken = True
            elif number is None and re.match(r"\S", message):
                self.report.faults.append(f"no line of a fragment: {message}")
        return taken

    def _number(self, message: str) -> int | None:
        found = re.match(r"(?:\S*/)?book/one/(p\d+)\.md:(\d+)", message)
        return self.lines.get((found[1], int(found[2]))) if found else None

    def _refused_by_the_build(self) -> bool:
        """Build; take out what Sphinx names, and say whether there was any."""
        command = [sys.executable, "-m", "companion", "--book", str(self.book.root), "build"]
        log = self.book.root / "build.log"
        with log.open("w") as output:
            result = subprocess.run(command, stdout=output, stderr=output, check=False)
        text = re.sub(r"\x1b\[[0-9;]*m", "", log.read_text(encoding="utf-8"))
        if result.returncode == 0:
            return False
        warnings = re.findall(r"^.*(?:WARNING|ERROR|error): .*$", text, re.MULTILINE)
        told = [
            warning.removeprefix(f"{self.book.root}/")
            for warning in warnings
            if "the site was not built" not in warning
        ]
        if not told or "traceback" in text.lower():
            self.report.faults.append(f"the build failed: {text[-1500:]}")
        return self._take_out(told)

    def _read(self, *, epub: bool) -> None:
        site = self.book.root / "_build/html"
        book = epub_pages(site / "print/annotated-deep-learning.epub") if epub else {}
        texts: dict[str, dict[str, str]] = {}
        for page in sorted({each.page for each in self.left.values()}):
            seen = {"site": site_text((site / f"book/one/{page}.html").read_text("utf-8"))}
            notebook = self.book.notebooks / f"one/{page}.ipynb"
            if notebook.is_file():
                seen["notebook"] = notebook_text(nbformat.read(notebook, as_version=4))
            if epub:
                seen["epub"] = epub_text(book[f"one-{page}.xhtml"])
            texts[page] = seen
        self.report.pages = texts
        for number, each in self.left.items():
            if number not in self.report.refused:
                self.report.seen[number] = {
                    name: between(text, number) for name, text in texts[each.page].items()
                }
