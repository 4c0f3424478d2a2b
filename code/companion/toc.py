"""The table of contents, `_toc.yml`."""

from sphinx_external_toc.api import SiteMap
from sphinx_external_toc.parsing import MalformedError, parse_toc_yaml

from companion.book import Book
from companion.errors import CompanionError


def load_toc(book: Book) -> SiteMap:
    """Return the book's table of contents.

    Raises:
        CompanionError: `_toc.yml` cannot be read.
    """
    path = book.root / "_toc.yml"
    try:
        return parse_toc_yaml(path)
    except (OSError, MalformedError) as error:
        raise CompanionError(f"{path}:1: a table of contents expected; {error}") from None
