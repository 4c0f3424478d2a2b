"""The executable pages: MyST Markdown files that myst-nb reads as notebooks."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from myst_nb.core.read import (
    UnexpectedCellDirective,
    is_myst_markdown_notebook,
    read_myst_markdown_notebook,
)
from myst_parser.config.main import MdParserConfig
from nbformat import NotebookNode

from companion.errors import DataError, Problem
from companion.settings import Book

MYST_EXTENSIONS = {"amsmath", "colon_fence", "deflist", "dollarmath", "fieldlist", "tasklist"}
"""MyST syntax that the book writes; `_config.yml` turns on the same."""

FRAMEWORKS = {"sklearn": "scikit-learn", "keras": "Keras", "pytorch": "PyTorch"}
"""Cell tag → what readers call the framework; the order of the tabs."""


def myst_config() -> MdParserConfig:
    """Return how the book's Markdown is parsed outside Sphinx."""
    return MdParserConfig(enable_extensions=MYST_EXTENSIONS)


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
            DataError: a cell's options are not YAML, or a cell stands where none may.
        """
        text = (self.book.root / self.path).read_text(encoding="utf-8")
        try:
            return read_myst_markdown_notebook(
                text, config=myst_config(), add_source_map=True, path=str(self.path)
            )
        except UnexpectedCellDirective as error:
            problem = Problem(self.path, 1, "code-cell", f"a top-level cell expected; {error}")
            raise DataError([problem]) from None
        except Exception as error:
            problem = Problem(self.path, 1, "", f"a readable MyST notebook expected; {error}")
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
    def cell_names(self) -> set[str]:
        """The names that the page gives its code cells (option `:name:`)."""
        return {cell.metadata["name"] for cell in self.source.cells if "name" in cell.metadata}

    def line_of(self, index: int) -> int:
        """Return the 1-based source line where cell `index` begins."""
        return int(self.source.metadata["source_map"][index]) + 1


def is_executable(path: Path) -> bool:
    """Return whether the Markdown file declares itself a notebook in its front matter."""
    with path.open(encoding="utf-8") as lines:
        return bool(is_myst_markdown_notebook(lines))


def find_pages(book: Book) -> Iterator[Page]:
    """Yield the book's executable pages in path order."""
    for path in sorted(book.source.rglob("*.md")):
        if is_executable(path):
            yield Page(book, path.relative_to(book.root))
