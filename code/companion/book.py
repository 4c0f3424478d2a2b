"""The loaded book: its settings, pages and records, each read once, when first asked for.

One object of a command and one of a Sphinx build (`book_of`); everything is handed down from it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from weakref import WeakKeyDictionary

from pydantic import BaseModel, PositiveInt, ValidationError

from companion.errors import CompanionError, DataError
from companion.repository import Repository

if TYPE_CHECKING:  # each property imports its feature when asked: no command pays for all of them
    from sphinx.application import Sphinx
    from sphinx_external_toc.api import SiteMap

    from companion.addresses.model import Addresses
    from companion.bibliography.works import Works
    from companion.claims.model import Claim
    from companion.corrections.model import Correction
    from companion.execution.staleness import Staleness
    from companion.glossary.model import Glossary
    from companion.lectures.model import Lecture
    from companion.notebooks.labels import Labels
    from companion.pages import Page
    from companion.printing.model import Part
    from companion.quiz.model import Quizzes
    from companion.records import Records
    from companion.search.asked import Asked
    from companion.search.space import Space
    from companion.textbook import Editions, Textbook

CONFIG = "_config.yml"


class Limits(BaseModel):
    """Of `sphinx.config`, what a page may use: seconds a cell, MiB of its kernel."""

    companion_cell_timeout: PositiveInt = 600
    companion_memory_mib: PositiveInt = 8192


class SphinxSettings(BaseModel):
    """The setting `sphinx`."""

    config: Limits | None = None


class Settings(BaseModel):
    """Of `_config.yml`, what the book itself asks for; the rest is Jupyter Book's."""

    repository: Repository
    sphinx: SphinxSettings | None = None


@dataclass(frozen=True)
class Book:
    """One checkout of the book: where things are, and where readers find them.

    `repository` (``https://github.com/<owner>/<name>``) and `branch` come from the `repository`
    setting of `_config.yml` and from nowhere else; every public address is made from them.
    `cell_timeout` is in seconds a cell; `memory_mib` is the most memory of a page's kernel.

    What is loaded stays as it was: a file that changes later is seen by the next `Book.load`.
    Asking for what is malformed raises DataError, which names its file and line.
    """

    root: Path
    repository: str
    branch: str
    cell_timeout: int
    memory_mib: int

    @classmethod
    def load(cls, root: Path) -> "Book":
        """Read the settings of the book in `root`.

        Raises:
            CompanionError: `_config.yml` is missing.
            DataError: it is not YAML, a limit is no number, or it names no GitHub repository.
        """
        from companion.records import problems_of, read_fields

        path = root / CONFIG
        if not path.exists():
            raise CompanionError(f"{path}:1: not found; run from the book's root folder")
        fields, place = read_fields(path, root)
        try:
            settings = Settings.model_validate({"repository": {}, **fields})
        except ValidationError as error:
            raise DataError(problems_of(place, error)) from None
        limits = (settings.sphinx or SphinxSettings()).config or Limits()
        return cls(
            root=root,
            repository=settings.repository.url,
            branch=settings.repository.branch,
            cell_timeout=limits.companion_cell_timeout,
            memory_mib=limits.companion_memory_mib,
        )

    @property
    def source(self) -> Path:
        """The folder of the book's pages."""
        return self.root / "book"

    @property
    def data(self) -> Path:
        """The folder of the book's records."""
        return self.source / "_data"

    @property
    def notebooks(self) -> Path:
        """The folder of the frozen notebooks."""
        return self.root / "notebooks"

    @cached_property
    def site_url(self) -> str:
        """The published site, on GitHub Pages of the repository; no slash at its end."""
        owner, name = self.repository.split("/")[3:5]
        host = f"https://{owner.lower()}.github.io"
        return host if name.lower() == f"{owner.lower()}.github.io" else f"{host}/{name}"

    def colab_url(self, notebook: str) -> str:
        """Return the address that opens `notebook` (path from the root) in Colab."""
        colab = "https://colab.research.google.com/github/"
        return self.github_url("blob", notebook).replace("https://github.com/", colab, 1)

    def github_url(self, view: str, path: str) -> str:
        """Return where GitHub has the file `path` (from the root); `view` is 'blob' or 'raw'."""
        return f"{self.repository}/{view}/{quote(self.branch)}/{quote(path)}"

    def page_url(self, docname: str) -> str:
        """Return the published address of the page `docname` ('book/…' without suffix)."""
        return f"{self.site_url}/{quote(docname)}.html"

    def __getstate__(self) -> dict[str, Any]:
        """Return the settings: another process loads what it needs itself."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @cached_property
    def pages(self) -> "Mapping[str, Page]":
        """The executable pages of the table of contents by slug, in path order."""
        from companion.pages import find_pages

        return {page.slug: page for page in find_pages(self)}

    @cached_property
    def toc(self) -> "SiteMap":
        """The table of contents."""
        from companion.toc import load_toc

        return load_toc(self)

    @cached_property
    def sources(self) -> tuple[Path, ...]:
        """The sources of the pages, below the root: what the contents list, in their order."""
        from companion.toc import page_sources

        return tuple(page_sources(self))

    @cached_property
    def drafts(self) -> "Mapping[Path, Page]":
        """The executable pages that the contents do not list, by source, in path order."""
        from companion.pages import find_drafts

        return {page.path: page for page in find_drafts(self)}

    @cached_property
    def parts(self) -> "list[Part]":
        """What is printed together, in order."""
        from companion.printing.model import load_parts

        return load_parts(self)

    @cached_property
    def labels(self) -> "Labels":
        """What the pages name and number."""
        from companion.notebooks.labels import Labels

        return Labels(self)

    @cached_property
    def staleness(self) -> "Staleness":
        """Compares pages with their notebooks."""
        from companion.execution.staleness import Staleness

        return Staleness(self)

    @cached_property
    def claims(self) -> "list[Claim]":
        """Every sentence of the pages that leads to the cell that shows it."""
        from companion.claims.model import find_claims

        return find_claims(self)

    @cached_property
    def textbook(self) -> "Textbook":
        """The outline of the edition that the course follows."""
        from companion.textbook import load_textbook

        return load_textbook(self.data, self.root)

    @cached_property
    def editions(self) -> "Editions":
        """The outlines of both editions."""
        from companion.textbook import load_editions

        return load_editions(self.data, self.root)

    @cached_property
    def addresses(self) -> "Addresses":
        """What moved since it was published."""
        from companion.addresses.model import load_addresses

        return load_addresses(self)

    @cached_property
    def asked(self) -> "Asked":
        """What students would ask of each part of a page."""
        from companion.search.asked import load_asked

        return load_asked(self)

    @cached_property
    def space(self) -> "Space":
        """Where words and parts of pages stand in the search's space of meaning."""
        from companion.search.space import load_space

        return load_space(self)

    @cached_property
    def glossary(self) -> "Glossary":
        """The terms."""
        from companion.glossary.model import load_glossary

        return load_glossary(self)

    @cached_property
    def bibliography(self) -> "Works":
        """The works that pages and corrections cite."""
        from companion.bibliography.model import load_bibliography

        return load_bibliography(self)

    @cached_property
    def corrections(self) -> "Records[Correction]":
        """The corrections."""
        from companion.corrections.model import load_corrections

        return load_corrections(self)

    @cached_property
    def quizzes(self) -> "Quizzes":
        """The written questions."""
        from companion.quiz.model import load_quizzes

        return load_quizzes(self)

    @cached_property
    def lectures(self) -> "Records[Lecture]":
        """The lectures, approved or not."""
        from companion.lectures.model import load_lectures

        return load_lectures(self)


_BUILDS: "WeakKeyDictionary[Sphinx, Book]" = WeakKeyDictionary()


_HANDED: list[Book] = []


@contextmanager
def handed_down(book: Book) -> Iterator[None]:
    """Let builds of the book's folder that begin inside have what `book` has loaded already."""
    _HANDED.append(book)
    try:
        yield
    finally:
        _HANDED.remove(book)


def book_of(app: "Sphinx") -> Book:
    """Return the book that Sphinx builds, the same object from the first call to the last."""
    if app not in _BUILDS:
        root = Path(app.srcdir)
        handed = (book for book in _HANDED if book.root == root)
        _BUILDS[app] = next(handed, None) or Book.load(root)
    return _BUILDS[app]
