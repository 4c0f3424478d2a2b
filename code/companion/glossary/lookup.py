"""What the look-up searches: every name of every term, as one table for the browser."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from companion.glossary.model import Glossary, Term


def lookup_table(glossary: Glossary) -> list[dict[str, Any]]:
    """Return one row a term, by Korean headword: names with their kind, definition, filters."""
    terms = sorted(glossary.terms.values(), key=lambda term: term.ko.casefold())
    return [_row(term) for term in terms]


def _row(term: Term) -> dict[str, Any]:
    return {
        "id": term.id,
        "ko": term.ko,
        "en": term.en,
        "names": [[kind, name] for kind, name in _names(term)],
        "definition": term.definition.ko,
        "category": term.category,
        "chapters": sorted({int(number.split(".")[0]) for number in term.sections}),
        "lecture": bool(term.lecture),
    }


def _names(term: Term) -> list[tuple[str, str]]:
    """Return every name with its kind, the better kind first; a name of two kinds once."""
    names = [
        ("head", term.ko),
        ("head", term.en),
        *(("abbr", abbr.short) for abbr in term.abbr),
        *(("also", abbr.long) for abbr in term.abbr),
        *(("also", name) for name in term.also),
        *(("variant", variant.ko) for variant in term.variants),
        *(("sound", name) for name in term.pronunciation),
        *(("mixed", name) for name in _half_translated(term)),
        *(("heard", heard.form) for heard in term.heard_as),
        *(("heard", avoided.form) for avoided in term.avoid),
        *(("code", name) for name in term.code),
    ]
    first: dict[str, str] = {}
    for kind, name in names:
        first.setdefault(name, kind)
    return [(kind, name) for name, kind in first.items()]


MOST_WORDS = 3


def _half_translated(term: Term) -> Iterator[str]:
    """Yield what speakers mix: 'linear function' is also said '리니어 함수' and '선형 펑션'."""
    korean = term.ko.split()
    if not 2 <= len(korean) <= MOST_WORDS:
        return
    for sound in term.pronunciation:
        said = sound.split()
        if len(said) != len(korean):
            continue
        for words in product(*zip(korean, said, strict=True)):
            if list(words) not in (korean, said):
                yield " ".join(words)
