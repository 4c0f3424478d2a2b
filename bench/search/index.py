"""Index the pages as they were last built, with the code and the questions as they are now.

    python bench/search/index.py FILE [--held HELD]

Writes what the site would serve, for `forms.mjs` and `fit.mjs`: a change of the analysis or of
`book/_data/asked/` is judged without a build. With `--held` a tenth of the questions is left out
of the index and of what places are learned from (which takes a minute) and written to HELD as
[question, page]: queries that lead to a known page, thousands of them. Prints units, bytes and
compressed bytes.
"""

import argparse
import gzip
import json
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory

from companion.book import Book
from companion.search.asked import Asked
from companion.search.index import as_text, index_of
from companion.search.learn import learn_space
from companion.search.model import SearchedPage
from companion.search.publish import SITE, built_pages, read_pages, searched
from companion.search.space import Space

ROOT = Path(__file__).parents[2]
TENTH = 10


def is_held(question: str) -> bool:
    """Return whether a question is one of the tenth, drawn by its text alone."""
    return zlib.crc32(question.encode()) % TENTH == 0


def without_held(book: Book, held: Path) -> tuple[list[SearchedPage], Space]:
    """Return the pages and the places of the other questions; write the held ones."""
    asked = book.asked.pages
    left = {
        page: {part: tuple(one for one in all_ if not is_held(one)) for part, all_ in parts.items()}
        for page, parts in asked.items()
    }
    every = [
        (question, f"{page}.html")
        for page, parts in asked.items()
        for questions in parts.values()
        for question in questions
    ]
    rows = [(question, page) for question, page in every if is_held(question)]
    held.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    with TemporaryDirectory() as kept:
        site = book.root / SITE
        pages, _ = read_pages(site, searched(book), book.glossary, Path(kept), Asked(left))
    return pages, learn_space(book, pages)


def main() -> None:
    """Write the index."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--held", type=Path)
    options = parser.parse_args()
    book = Book.load(ROOT)
    pages, space = (
        without_held(book, options.held) if options.held else (built_pages(book), book.space)
    )
    text = as_text(index_of(pages, book.glossary, space))
    options.file.write_text(text, encoding="utf-8")
    data = text.encode()
    print(sum(len(page.units) for page in pages), len(data), len(gzip.compress(data)))


if __name__ == "__main__":
    main()
