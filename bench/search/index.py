"""Index the pages as they were last built, with the code and the questions as they are now.

    python bench/search/index.py FILE

Writes what the site would serve, for `forms.mjs` and `fit.mjs`: a change of the analysis or of
`book/_data/asked.yml` is judged without a build. Prints units, bytes and compressed bytes.
"""

import gzip
import sys
from pathlib import Path

from companion.book import Book
from companion.search.index import as_text, index_of
from companion.search.publish import KEPT, read_pages, searched

ROOT = Path(__file__).parents[2]
SITE = ROOT / "_build" / "html"


def main() -> None:
    """Write the index."""
    book = Book.load(ROOT)
    pages, _ = read_pages(SITE, searched(book), book.glossary, SITE.parent / KEPT, book.asked)
    text = as_text(index_of(pages, book.glossary))
    Path(sys.argv[1]).write_text(text, encoding="utf-8")
    data = text.encode()
    print(sum(len(page.units) for page in pages), len(data), len(gzip.compress(data)))


if __name__ == "__main__":
    main()
