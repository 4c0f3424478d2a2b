"""The parts that the entries are spread over, a page each: an initial, or as much as is light.

Which part an entry is in follows from the records alone, so that a page can link to it before any
page is written. Addresses that must never change name the index page; it leads on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from companion.glossary.model import Glossary, Term
from companion.glossary.order import LATIN, OTHER, by_korean

NAMES = {
    "ㄱ": "giyeok", "ㄴ": "nieun", "ㄷ": "digeut", "ㄹ": "rieul", "ㅁ": "mieum", "ㅂ": "bieup",
    "ㅅ": "siot", "ㅇ": "ieung", "ㅈ": "jieut", "ㅊ": "chieut", "ㅋ": "kieuk", "ㅌ": "tieut",
    "ㅍ": "pieup", "ㅎ": "hieut", LATIN: "latin", OTHER: "latin",
}  # fmt: skip
"""Heading → name of its page; what does not begin in Hangul is on one."""

MOST = 20_000
"""Compressed bytes of entries on one page. The frame, the scripts and the fonts of a formula that
stands near the top weigh 100 kB more."""

SHARE_OF_RECORD = 0.51
FORMULA = 250
"""An entry's HTML, compressed, is about half as long as its record; a formula adds this much."""


@dataclass(frozen=True)
class Part:
    """A page of entries: `name`, the last part of its address; `label`, what readers call it.

    The parts of an initial share its `heading`.
    """

    name: str
    heading: str
    label: str
    terms: tuple[Term, ...]


def parts_of(glossary: Glossary) -> list[Part]:
    """Return every part, in Korean dictionary order; each term is in one."""
    parts: list[Part] = []
    groups = by_korean(glossary).items()
    for name, named in groupby(groups, lambda group: NAMES[group[0]]):
        headings, lists = zip(*named, strict=True)
        runs = list(_light(tuple(term for terms in lists for term in terms)))
        for number, run in enumerate(runs, start=1):
            heading = ", ".join(headings)
            label = heading if len(runs) == 1 else _span(headings[0], run)
            parts.append(Part(name if number == 1 else f"{name}-{number}", heading, label, run))
    return parts


def entry_pages(glossary: Glossary) -> list[str]:
    """Return the pages that hold the entries, as docnames in Korean dictionary order."""
    return [f"book/glossary/{part.name}" for part in parts_of(glossary)]


def _span(heading: str, run: tuple[Term, ...]) -> str:
    """Return what a part of an initial holds: 'ㄱ 가–계'; what is not Hangul has no heading."""
    first, last = run[0].ko[0].upper(), run[-1].ko[0].upper()
    span = first if first == last else f"{first}–{'9' if last.isdigit() else last}"
    return span if heading in (LATIN, OTHER) else f"{heading} {span}"


def weight(term: Term) -> float:
    """Return about how many bytes the term's entry adds to a compressed page."""
    record = term.model_dump_json(exclude_defaults=True).encode()
    return SHARE_OF_RECORD * len(record) + (FORMULA if term.formula else 0)


def _light(terms: tuple[Term, ...]) -> Iterator[tuple[Term, ...]]:
    """Yield `terms` in as few runs of about equal weight as are light, cut between syllables."""
    total = sum(map(weight, terms))
    each = total / max(1, ceil(total / MOST))
    run: list[Term] = []
    before = 0.0
    for block in _blocks(terms):
        own = sum(map(weight, block))
        # The cut falls on the side of the block that comes nearer to an equal share.
        if run and before + own / 2 > each:
            yield tuple(run)
            run, before = [], before - each
        run += block
        before += own
    yield tuple(run)


def _blocks(terms: Iterable[Term]) -> Iterator[list[Term]]:
    """Yield the terms that begin with the same syllable or letter together."""
    for _, block in groupby(terms, lambda term: term.ko[0].casefold()):
        yield list(block)
