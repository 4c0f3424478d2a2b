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
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from companion.book import Book
from companion.search.index import as_text, index_of
from companion.search.learn import learn_space
from companion.search.model import SearchedPage, Unit, Words
from companion.search.publish import built_pages
from companion.search.space import load_space

ROOT = Path(__file__).parents[2]
TENTH = 10


def is_held(question: str) -> bool:
    """Return whether a question is one of the tenth, drawn by its text alone."""
    return zlib.crc32(question.encode()) % TENTH == 0


def without_held(pages: Sequence[SearchedPage]) -> list[SearchedPage]:
    """Return the pages with the other questions only."""
    return [
        replace(page, units=tuple(units), words=tuple(words))
        for page in pages
        for units, words in [zip(*map(_fewer, page.units, page.words), strict=True)]
    ]


def _fewer(unit: Unit, words: Words) -> tuple[Unit, Words]:
    left = [place for place, question in enumerate(unit.asked) if not is_held(question)]
    asked = tuple(words.asked[place] for place in left)
    terms = tuple(words.asked_terms[place] for place in left)
    questions = tuple(unit.asked[place] for place in left)
    return replace(unit, asked=questions), replace(words, asked=asked, asked_terms=terms)


def main() -> None:
    """Write the index."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--held", type=Path)
    options = parser.parse_args()
    book = Book.load(ROOT)
    pages = built_pages(book)
    if options.held:
        asked = [(one, page.path) for page in pages for unit in page.units for one in unit.asked]
        held = [(question, path) for question, path in asked if is_held(question)]
        options.held.write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")
        pages = without_held(pages)
    space = learn_space(book, pages) if options.held else load_space(book)
    text = as_text(index_of(pages, book.glossary, space))
    options.file.write_text(text, encoding="utf-8")
    data = text.encode()
    print(sum(len(page.units) for page in pages), len(data), len(gzip.compress(data)))


if __name__ == "__main__":
    main()
