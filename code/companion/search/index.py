"""The index that a browser loads: which word stands in which unit, written small.

A list of postings is a string: each character is the distance to the next unit and whether the
word stands there more than once. The browser makes the engine's own index of it
(assets/search-index.js).
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

from companion.glossary.model import Glossary, Term
from companion.glossary.parts import parts_of
from companion.search.characters import character_of
from companion.search.kinds import KINDS
from companion.search.model import SearchedPage, Words
from companion.search.space import NOWHERE, Space

FIELDS: Mapping[str, Callable[[Words], Mapping[str, int]]] = {
    "title": lambda words: words.title,
    "titleTerms": lambda words: words.title_terms,
    "body": lambda words: words.body,
    "bodyTerms": lambda words: words.body_terms,
    "code": lambda words: words.code,
}
"""Field → the words of it; the browser knows them by these names."""

SEPARATOR = "|"
COMMON = 0.15
"""A word of more units' texts than this share says nothing; it is only known as a word."""

FEWEST = 40
"""Units; a small book has no word that stands everywhere by chance."""

LONG = 6
"""Letters of a name in code that is a name by itself: `fit` is a word like others."""
NO_LETTER = re.compile(r"[^0-9a-z가-힣]+")


def index_of(
    pages: Sequence[SearchedPage], glossary: Glossary, space: Space = NOWHERE
) -> dict[str, Any]:
    """Return the index: kinds, pages, units, terms, postings, and where words and units stand."""
    words = [words for page in pages for words in page.words]
    terms = sorted(glossary.terms.values(), key=lambda term: term.id)
    numbers = {term.id: number for number, term in enumerate(terms)}
    fields = {}
    for name, words_of in FIELDS.items():
        counted = [words_of(one) for one in words]
        if name.endswith("Terms"):
            counted = _numbered(counted, numbers)
        fields[name] = _postings(_telling(counted)) if name == "body" else _postings(counted)
    return {
        "kinds": [[kind.name, kind.label, kind.weight] for kind in KINDS],
        "pages": [[page.path, page.title] for page in pages],
        "units": list(_units(pages)),
        "terms": list(_terms(terms, numbers, glossary)),
        "fields": fields,
        "asked": _asked(words, numbers),
        "places": space.served(pages, numbers),
    }


def _telling(counted: Sequence[Mapping[str, int]]) -> list[Mapping[str, int]]:
    """Return the words of texts, each once; of those that stand nearly everywhere, in no unit."""
    units = Counter(word for one in counted for word in one)
    most = max(COMMON * len(counted), FEWEST)
    return [{word: int(units[word] <= most) for word in one} for one in counted]


def _asked(words: Sequence[Words], numbers: Mapping[str, int]) -> dict[str, Any]:
    """Return the questions: how many each unit has, and the postings of all in this order."""
    terms = [one for unit in words for one in unit.asked_terms]
    return {
        "counts": " ".join(str(len(unit.asked)) for unit in words),
        "words": _postings([one for unit in words for one in unit.asked]),
        "terms": _postings(_numbered(terms, numbers)),
    }


def _numbered(
    counted: Sequence[Mapping[str, int]], numbers: Mapping[str, int]
) -> list[Mapping[str, int]]:
    """Return the terms by number, those that the glossary still has."""
    return [{str(numbers[key]): n for key, n in one.items() if key in numbers} for one in counted]


def _units(pages: Sequence[SearchedPage]) -> Iterator[list[Any]]:
    """Yield a unit's page and kind, by number, its title, and its id if it is not made of it."""
    kinds = [kind.name for kind in KINDS]
    for number, page in enumerate(pages):
        for unit in page.units:
            own = [] if unit.anchor == _slug(unit.title) else [unit.anchor]
            yield [number, kinds.index(unit.kind), unit.title, *own]


def _terms(
    terms: Sequence[Term], numbers: Mapping[str, int], glossary: Glossary
) -> Iterator[list[Any]]:
    """Yield a term's id ('' if its English is one), page, names, sections and wider terms."""
    where = {term.id: part.name for part in parts_of(glossary) for term in part.terms}
    headwords = {_folded(name) for term in terms for name in (term.ko, term.en)}
    for term in terms:
        key = "" if term.id == _slug(term.en) else term.id
        others = SEPARATOR.join(_other_names(term, headwords))
        wider = [[numbers[one] for one in term.broader]] if term.broader else []
        yield [key, where[term.id], term.ko, term.en, others, " ".join(term.sections), *wider]


def _other_names(term: Term, headwords: Set[str]) -> Iterator[str]:
    """Yield the names that a query may give the term, besides its headwords."""
    avoided = (avoided.form for avoided in term.avoid)
    # `torch.Tensor` is found as Tensor, unless that is another term's own name.
    last = (name.rpartition(".")[2] for name in term.code)
    code = (name for name in last if len(name) >= LONG and _folded(name) not in headwords)
    known = {_folded(term.ko), _folded(term.en), ""}
    for name in (*term.names, *avoided, *code):
        if SEPARATOR not in name and (folded := _folded(name)) not in known:
            known.add(folded)
            yield name


def _slug(name: str) -> str:
    """Return the id that most terms and headings have of a name."""
    return NO_LETTER.sub("-", name.lower()).strip("-")


def _folded(name: str) -> str:
    """Return the name as the browser compares it (assets/search-words.js), about."""
    return NO_LETTER.sub("", name.lower())


def _postings(counted: Sequence[Mapping[str, int]]) -> list[str]:
    """Return the words, joined, and after it the postings of each, in the same order.

    A word that stands nowhere (0 times) is a word all the same.
    """
    found: defaultdict[str, list[tuple[int, bool]]] = defaultdict(list)
    for number, one in enumerate(counted):
        for word, times in one.items():
            found[word] += [(number, times > 1)] if times else []
    words = sorted(found)
    return [" ".join(words), " ".join(_encoded(found[word]) for word in words)]


def _encoded(postings: Iterable[tuple[int, bool]]) -> str:
    written, before = "", -1
    for number, often in postings:
        written += character_of(2 * (number - before - 1) + often)
        before = number
    return written


def as_text(index: Mapping[str, Any]) -> str:
    """Return the index as it is served."""
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def passages_of(page: SearchedPage) -> dict[str, Any]:
    """Return anchor → blocks and listings of a page, from which passages are quoted."""
    return {
        unit.anchor: [unit.blocks, unit.code] for unit in page.units if unit.blocks or unit.code
    }
