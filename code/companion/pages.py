"""The executable pages: MyST Markdown files that myst-nb reads as notebooks."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar
from unicodedata import normalize

from myst_nb.core.read import read_myst_markdown_notebook
from myst_parser.config.main import MdParserConfig
from nbformat import NotebookNode

from companion.book import Book
from companion.errors import CompanionError, DataError, Problem
from companion.files import read_text
from companion.front import declares_notebook
from companion.toc import draft_sources

MYST_EXTENSIONS = {"amsmath", "colon_fence", "deflist", "dollarmath", "fieldlist"}
"""MyST syntax that the book writes; `_config.yml` turns on the same."""

DRAFTS = "_build/drafts"
"""The folder of drafts' notebooks, below the book's root: nobody commits it."""

T = TypeVar("T")

FRAMEWORKS = {"sklearn": "scikit-learn", "keras": "Keras", "pytorch": "PyTorch"}
"""Cell tag → what readers call the framework; the order of the tabs."""


def myst_config() -> MdParserConfig:
    """Return how the book's Markdown is parsed outside Sphinx."""
    return MdParserConfig(enable_extensions=MYST_EXTENSIONS)


def framework_tag(metadata: Mapping[str, Any]) -> str | None:
    """Return the framework tag among a code cell's options, or None."""
    return next((tag for tag in metadata.get("tags", []) if tag in FRAMEWORKS), None)


def tab_runs(items: Iterable[T], framework: Callable[[T], str | None]) -> Iterator[list[T]]:
    """Yield the runs of two or more adjacent items of different frameworks: a tab set each."""
    run: list[T] = []
    seen: set[str] = set()
    for item in items:
        name = framework(item)
        if name is None or name in seen:
            if len(run) > 1:
                yield run
            run, seen = [], set()
        if name is not None:
            run.append(item)
            seen.add(name)
    if len(run) > 1:
        yield run


@dataclass(frozen=True)
class Page:
    """One executable page: `path` of its source below the book's root.

    A draft is a page that the table of contents does not list: it is run when named, and its
    notebook is not published.
    """

    book: Book
    path: Path
    draft: bool = False

    @property
    def slug(self) -> str:
        """The page below `book/`, without suffix: '01-what-is-deep-learning/01-ai-ml-dl'."""
        return self.path.relative_to("book").with_suffix("").as_posix()

    @property
    def docname(self) -> str:
        """The name Sphinx gives the page: 'book/' and the slug."""
        return self.path.with_suffix("").as_posix()

    @property
    def notebook(self) -> Path:
        """The frozen notebook, below the book's root."""
        folder = DRAFTS if self.draft else "notebooks"
        return Path(folder, f"{self.slug}.ipynb")

    @cached_property
    def source(self) -> NotebookNode:
        """The page as a notebook without outputs; cell options are in each cell's metadata.

        Raises:
            DataError: the front matter or a cell's options are not YAML.
        """
        path = self.book.root / self.path
        text = read_text(path, self.path)
        try:
            return read_myst_markdown_notebook(
                text, config=myst_config(), add_source_map=True, path=path
            )
        except Exception as error:
            reason = " ".join(str(error).split())
            place = re.search(r"at line (\d+)", reason)
            line = int(place[1]) if place else 1
            problem = Problem(self.path, line, "", f"a readable MyST notebook expected; {reason}")
            raise DataError([problem]) from None

    @property
    def title(self) -> str:
        """The page's title as text, as it is called everywhere."""
        labels = self.book.labels
        labels.include(self.path)
        return labels.titles[self.docname]

    @property
    def named_cells(self) -> dict[str, NotebookNode]:
        """The code cells that the page names (option `:name:`), by their names."""
        return {
            cell.metadata["name"]: cell for cell in self.source.cells if "name" in cell.metadata
        }

    def line_of(self, index: int) -> int:
        """Return the 1-based source line where cell `index` begins."""
        return int(self.source.metadata["source_map"][index]) + 1

    def code_line(self, index: int) -> int:
        """Return the 1-based source line of the first line of cell `index`, below its options."""
        code = [line.strip() for line in self.source.cells[index].source.splitlines()]
        first = self.line_of(index)
        lines = [line.strip() for line in self._lines[first - 1 :]]
        starts = (at for at in range(len(lines)) if lines[at : at + len(code)] == code)
        return first + next(starts, 0)

    @cached_property
    def _lines(self) -> list[str]:
        return read_text(self.book.root / self.path, self.path).splitlines()


def is_executable(path: Path, name: Path | None = None) -> bool:
    """Return whether the Markdown file declares itself a notebook in its front matter.

    `name` stands for the file in messages.

    Raises:
        DataError: its beginning cannot be read, so that nobody can tell.
    """
    return declares_notebook(read_text(path, name), name or path)


def find_pages(book: Book) -> Iterator[Page]:
    """Yield the executable pages of the table of contents in path order."""
    for name in sorted(book.sources):
        if is_executable(book.root / name, name):
            yield Page(book, name)


def find_drafts(book: Book) -> Iterator[Page]:
    """Yield the executable pages that the table of contents does not list, in path order.

    One that cannot be read yet is among them: it says so when it is run.
    """
    for name in draft_sources(book):
        try:
            executable = is_executable(book.root / name, name)
        except DataError:
            executable = True
        if executable:
            yield Page(book, name, draft=True)


def select_pages(book: Book, paths: Iterable[Path]) -> list[Page]:
    """Return the pages and drafts named by `paths` (all pages where there is none).

    Raises:
        CompanionError: a path is not an executable page.
    """
    pages = {page.path: page for page in book.pages.values()}
    chosen = []
    for path in paths:
        name = named(book, path, [*pages, *book.drafts])
        if name is None:
            if plain := named(book, path, book.sources):
                expected = (
                    "a page that runs code ('file_format: mystnb' in its front matter) expected"
                )
                raise DataError([Problem(plain, 1, "", expected)])
            known = "\n  ".join(map(str, pages))
            raise CompanionError(f"{path}: not an executable page; expected one of\n  {known}")
        chosen.append(pages.get(name) or book.drafts[name])
    return chosen or list(pages.values())


def named(book: Book, path: Path, names: Iterable[Path]) -> Path | None:
    """Return which of `names`, below the book's root, an author's `path` means; None if none.

    It is written below the root, or as a shell completes it from where the author stands, through
    links or not; a shell of macOS may write its letters in pieces.
    """
    places = {(book.root / name).resolve(): name for name in names}
    written = (path, Path(normalize("NFC", str(path))))
    found = ((start / name).resolve() for start in (Path.cwd(), book.root) for name in written)
    return next((places[place] for place in found if place in places), None)
