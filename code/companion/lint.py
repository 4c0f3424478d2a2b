"""What an author is told about the words of the book: terms, claims, house words, shape."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from companion.book import Book
from companion.errors import CompanionError, Problem
from companion.files import read_text
from companion.pages import named
from companion.prose import Prose, TermLinter, Values, glue_of, sounds_of, wrong_words
from companion.search.asked import FOLDER as ASKED
from companion.toc import draft_sources


def lint_book(book: Book, pages: Iterable[Prose] | None = None) -> list[Problem]:
    """Return what is wrong in every page of the book, then the entries that none uses.

    `pages` are all the book's pages, where they have been read.
    """
    linter = TermLinter(book.glossary)
    problems: list[Problem] = []
    for page in pages or read_pages(book):
        problems += linter.check(page.path, page.text)
        problems += page.problems()
    return [*problems, *_wrong_records(book), *linter.unused()]


def _wrong_records(book: Book) -> Iterator[Problem]:
    """Yield the house's words that the records, and the code that draws for pages, get wrong."""
    lessons = book.root / "code" / "lessons"
    for path in sorted([*book.data.rglob("*.yml"), *lessons.rglob("*.py")]):
        name = path.relative_to(book.root)
        if any(part[0] == "." for part in name.parts):  # an editor's
            continue
        if path.parent == book.data / ASKED:  # says things as readers do
            continue
        yield from wrong_words(name, read_text(path, name), is_page=False)


def read_pages(book: Book, paths: Iterable[Path] = ()) -> Iterator[Prose]:
    """Yield the pages and drafts that `paths` name, as `named` reads them; else all pages.

    Raises:
        CompanionError: a path is not a page of the book.
    """
    chosen = []
    for path in paths:
        name = named(book, path, [*book.sources, *draft_sources(book)])
        if name is None:
            raise CompanionError(f"{path}: not a page; a Markdown file below book/ expected")
        chosen.append(name)
    sounds = sounds_of(book.glossary)
    for name in chosen or sorted(book.sources):
        notebook = book.notebooks / name.relative_to("book").with_suffix(".ipynb")
        values = Values(sounds, glue_of(notebook))
        yield Prose(name, read_text(book.root / name, name), values)


def count_claims(pages: Iterable[Prose]) -> Iterator[str]:
    """Yield a line for each page that has not the standard and claims without evidence."""
    counts = [(len(list(page.unexplained())), page) for page in pages]
    for count, page in sorted(counts, key=lambda one: (-one[0], one[1].path)):
        if count and not page.front.has_standard:
            yield f"{count:4} {page.path}"


def tell(pages: Iterable[Prose], *, only_claims: bool) -> list[Problem]:
    """Return what the standard asks of the pages, whether or not they have it."""
    return [
        problem
        for page in pages
        for problem in (page.unexplained() if only_claims else page.asked())
    ]
