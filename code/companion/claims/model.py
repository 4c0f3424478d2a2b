"""Which sentence leans on which cell, read from the pages' sources."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from markdown_it.token import Token

from companion.book import Book
from companion.errors import DataError, Problem
from companion.evidence import weakness
from companion.files import read_text
from companion.myst import LINE, nested_directive, new_parser, parse
from companion.pages import Page

ROLE = "shown"


@dataclass(frozen=True)
class Claim:
    """A sentence at `line` of the file `path` that the cell `cell` of the page `page` shows.

    `page` is a slug, such as '02-mathematical-building-blocks/04-gradient-descent'.
    """

    path: Path
    line: int
    page: str
    cell: str

    def problem(self, expected: str) -> Problem:
        """Return what is wrong, at its place."""
        return Problem(self.path, self.line, f"{{{ROLE}}}", expected)


def split_cell(content: str, slug: str) -> tuple[str, str]:
    """Return page and cell of the role's content on the page `slug`: 'cell' or 'page#cell'."""
    page, mark, cell = content.strip().rpartition("#")
    return (page if mark else slug), cell


def claims_of(path: Path, text: str) -> Iterator[Claim]:
    """Yield the claims of the page at `path` (below the book's root) in the order of its lines."""
    if f"{{{ROLE}}}" not in text:
        return
    slug = path.relative_to("book").with_suffix("").as_posix()
    for line, content in _roles(parse(new_parser(), text, 1, {})):
        yield Claim(path, line, *split_cell(content, slug))


def find_claims(book: Book) -> list[Claim]:
    """Return every claim of the book's pages, executable or not."""
    found: list[Claim] = []
    for name in sorted(book.sources):
        found += claims_of(name, read_text(book.root / name, name))
    return found


def shown_by(claims: Iterable[Claim]) -> dict[str, dict[str, list[Claim]]]:
    """Return page's slug → name of a cell → the claims that the cell shows."""
    found: dict[str, dict[str, list[Claim]]] = {}
    for claim in claims:
        found.setdefault(claim.page, {}).setdefault(claim.cell, []).append(claim)
    return found


def check_claims(book: Book) -> list[Claim]:
    """Return every claim of the book, each of which a cell can show.

    Raises:
        DataError: a cell is not there, asserts nothing, or need not pass.
    """
    claims = book.claims
    problems = list(claim_problems(claims, book.pages)) if claims else []
    if problems:
        raise DataError(problems)
    return claims


def claim_problems(claims: Iterable[Claim], pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Yield what keeps each claim's cell from showing it."""
    named = {slug: pages[slug].named_cells for slug in {c.page for c in claims} if slug in pages}
    for claim in claims:
        if claim.page not in named:
            yield claim.problem(
                f"no executable page '{claim.page}'; `cell` or `folder/page#cell` expected"
            )
        elif claim.cell not in named[claim.page]:
            yield claim.problem(
                f"no cell '{claim.cell}' on {pages[claim.page].path}; the :name: of a code cell"
                " expected"
            )
        elif weak := weakness(claim.cell, named[claim.page][claim.cell]):
            yield claim.problem(weak)


def _roles(tokens: Iterable[Token]) -> Iterator[tuple[int, str]]:
    """Yield line and content of every `{shown}` role, in directives too."""
    for token in tokens:
        if token.type == "myst_role" and token.meta.get("name") == ROLE:
            yield token.meta[LINE], token.content
        elif directive := nested_directive(token):
            yield from _roles(parse(new_parser(), directive.body, directive.body_line, {}))
        else:
            yield from _roles(token.children or ())
