"""Every rule over every page: nothing is shown otherwise than written, or the build stops."""

from collections.abc import Iterator

from companion.book import Book
from companion.errors import DataError
from companion.files import read_text
from companion.source.model import Rule, Source

RULES: tuple[Rule, ...] = ()
"""What is asked of every page, one rule a kind of mistake."""


def read_sources(book: Book) -> Iterator[Source]:
    """Yield the sources of the book's pages, executable or not."""
    for path in sorted(book.source.rglob("*.md")):
        name = path.relative_to(book.root)
        yield Source(name, read_text(path, name))


def check_sources(book: Book) -> None:
    """Look at every page with every rule.

    Raises:
        DataError: some output of a page cannot show what it writes.
    """
    problems = [
        problem for source in read_sources(book) for rule in RULES for problem in rule(source)
    ]
    if problems:
        raise DataError(problems)
