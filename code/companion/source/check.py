"""Every rule over every page: nothing is shown otherwise than written, or the build stops."""

from collections.abc import Iterator

from companion.book import Book
from companion.errors import DataError
from companion.files import read_text
from companion.source.cells import code_cells, open_fences
from companion.source.characters import characters_are_seen
from companion.source.citations import cited_works
from companion.source.dollars import no_sign_of_a_formula_is_left
from companion.source.emphasis import emphasis_is_read_as_meant
from companion.source.fences import first_lines_are_read
from companion.source.formulas import formulas_are_shown
from companion.source.html import html_is_shown_alike
from companion.source.links import links_are_read_as_meant
from companion.source.model import Rule, Source
from companion.source.names import names_hold_everywhere
from companion.source.pictures import pictures_are_shown
from companion.source.plain import plain_texts_are_plain
from companion.source.records import record_sources
from companion.source.tables import tables_have_their_cells
from companion.source.titles import titles_are_plain

RULES: tuple[Rule, ...] = (
    characters_are_seen,
    code_cells,
    emphasis_is_read_as_meant,
    first_lines_are_read,
    html_is_shown_alike,
    links_are_read_as_meant,
    no_sign_of_a_formula_is_left,
    open_fences,
    tables_have_their_cells,
    titles_are_plain,
)
"""What is asked of every page and of the Markdown in records, one rule a kind of mistake."""


def read_sources(book: Book) -> Iterator[Source]:
    """Yield the sources of the book's pages, executable or not."""
    for name in sorted(book.sources):
        yield Source(name, read_text(book.root / name, name))


def check_sources(book: Book) -> None:
    """Look at every page and every record's Markdown with every rule.

    Raises:
        DataError: some output of a page cannot show what it writes.
    """
    sources = [*read_sources(book), *record_sources(book)]
    rules = (*RULES, cited_works(book.bibliography))
    problems = [problem for source in sources for rule in rules for problem in rule(source)]
    problems += pictures_are_shown(book.root, sources)
    problems += names_hold_everywhere(book)
    problems += plain_texts_are_plain(book)
    problems += formulas_are_shown(sources)  # all in one go, since another program is asked
    if problems:
        raise DataError(problems)
