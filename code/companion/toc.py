"""The table of contents, `_toc.yml`."""

from pathlib import Path

from sphinx_external_toc.api import SiteMap
from sphinx_external_toc.parsing import MalformedError, parse_toc_yaml

from companion.book import Book
from companion.errors import CompanionError
from companion.files import read_text, reading_yaml


def load_toc(book: Book) -> SiteMap:
    """Return the book's table of contents.

    Raises:
        CompanionError: `_toc.yml` cannot be read.
    """
    path = book.root / "_toc.yml"
    read_text(path, Path(path.name))  # which says where it is no text
    try:
        with reading_yaml(Path(path.name)):
            return parse_toc_yaml(path)
    except MalformedError as error:
        raise CompanionError(f"{path}:1: a table of contents expected; {error}") from None
