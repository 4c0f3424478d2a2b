"""The executable pages: MyST Markdown files that myst-nb reads as notebooks."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from myst_nb.core.read import read_myst_markdown_notebook
from myst_parser.config.main import MdParserConfig
from nbformat import NotebookNode

from companion.book import Book
from companion.errors import CompanionError, DataError, Problem
from companion.files import read_text
from companion.front import declares_notebook

MYST_EXTENSIONS = {"amsmath", "colon_fence", "deflist", "dollarmath", "fieldlist"}
"""MyST syntax that the book writes; `_config.yml` turns on the same."""

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
    """One executable page: `path` of its source below the book's root."""

    book: Book
    path: Path

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
        return Path("notebooks", f"{self.slug}.ipynb")

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
        """The page's first heading, as text."""
        for cell in self.source.cells:
            for line in cell.source.splitlines():
                if cell.cell_type == "markdown" and line.startswith("# "):
                    return str(line[2:]).strip()
        return self.slug

    @property
    def named_cells(self) -> dict[str, NotebookNode]:
        """The code cells that the page names (option `:name:`), by their names."""
        return {
            cell.metadata["name"]: cell for cell in self.source.cells if "name" in cell.metadata
        }

    def line_of(self, index: int) -> int:
        """Return the 1-based source line where cell `index` begins."""
        return int(self.source.metadata["source_map"][index]) + 1


def is_executable(path: Path, name: Path | None = None) -> bool:
    """Return whether the Markdown file declares itself a notebook in its front matter.

    `name` stands for the file in messages.

    Raises:
        DataError: its beginning cannot be read, so that nobody can tell.
    """
    return declares_notebook(read_text(path, name), name or path)


def find_pages(book: Book) -> Iterator[Page]:
    """Yield the book's executable pages in path order."""
    for path in sorted(book.source.rglob("*.md")):
        name = path.relative_to(book.root)
        if is_executable(path, name):
            yield Page(book, name)


def select_pages(book: Book, paths: Iterable[Path]) -> list[Page]:
    """Return the pages named by `paths` (all where there is none).

    Raises:
        CompanionError: a path is not an executable page.
    """
    pages = {page.path: page for page in book.pages.values()}
    chosen = []
    for path in paths:
        # As written below the book's root, or as a shell completes it from where the author stands.
        here = path.resolve()
        name = here.relative_to(book.root) if here.is_relative_to(book.root) else path
        if name not in pages:
            known = "\n  ".join(str(page) for page in pages)
            raise CompanionError(f"{path}: not an executable page; expected one of\n  {known}")
        chosen.append(pages[name])
    return chosen or list(pages.values())
