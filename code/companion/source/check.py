"""Every rule over every page: nothing is shown otherwise than written, or the build stops."""

from collections.abc import Iterator

from companion.book import Book
from companion.errors import DataError
from companion.files import read_text
from companion.source.model import Rule, Source
from companion.source.records import record_sources

RULES: tuple[Rule, ...] = ()
"""What is asked of every page and of the Markdown in records, one rule a kind of mistake."""


def read_sources(book: Book) -> Iterator[Source]:
    """Yield the sources of the book's pages, executable or not."""
    for path in sorted(book.source.rglob("*.md")):
        name = path.relative_to(book.root)
        yield Source(name, read_text(path, name))


def check_sources(book: Book) -> None:
    """Look at every page and every record's Markdown with every rule.

    Raises:
        DataError: some output of a page cannot show what it writes.
    """
    sources = [*read_sources(book), *record_sources(book)]
    problems = [problem for source in sources for rule in RULES for problem in rule(source)]
    if problems:
        raise DataError(problems)
