"""In which order, and under which heading, a dictionary lists the terms in each language."""

from collections.abc import Mapping
from itertools import groupby

from companion.glossary.model import Glossary, Term

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
PLAIN_INITIALS = dict(zip("ㄲㄸㅃㅆㅉ", "ㄱㄷㅂㅅㅈ", strict=True))
SYLLABLES_OF_AN_INITIAL = 588
LATIN = "A–Z"
OTHER = "0–9"


def by_korean(glossary: Glossary) -> Mapping[str, list[Term]]:
    """Return initial → terms, in Korean dictionary order; names in Latin letters come last."""
    terms = sorted(glossary.terms.values(), key=lambda term: _korean_order(term.ko))
    return {key: list(group) for key, group in groupby(terms, lambda term: initial_of(term.ko))}


def initial_of(name: str) -> str:
    """Return the heading under which a Korean dictionary lists `name`: 'ㄱ' for 깃허브."""
    first = name[0]
    if "가" <= first <= "힣":
        initial = INITIALS[(ord(first) - ord("가")) // SYLLABLES_OF_AN_INITIAL]
        return PLAIN_INITIALS.get(initial, initial)
    return LATIN if first.isalpha() else OTHER


def by_english(glossary: Glossary) -> Mapping[str, list[tuple[str, Term]]]:
    """Return letter → English headwords and abbreviations, each with its term, from A to Z."""
    terms = glossary.terms.values()
    names = [(term.en, term) for term in terms]
    names += [(abbr.short, term) for term in terms for abbr in term.abbr if abbr.short != term.en]
    names.sort(key=lambda pair: (pair[0].casefold(), pair[1].id))
    return {
        letter: list(group) for letter, group in groupby(names, lambda pair: letter_of(pair[0]))
    }


def letter_of(name: str) -> str:
    """Return the letter under which an English index lists `name`."""
    first = name[0].upper()
    return first if first.isascii() and first.isalpha() else "0"


def _korean_order(name: str) -> tuple[int, str]:
    first = name[0]
    hangul = "가" <= first <= "힣"
    return (0 if hangul else 1 if first.isalpha() else 2, name.casefold())
