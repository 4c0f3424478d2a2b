"""Pair stretches of talk with the names that sound like them."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from companion.lectures.lexicon import Lexicon, Name, fold
from companion.lectures.sound import Costs, Floats, Indices, Sounds, coarse, distances, phonemes
from companion.lectures.words import Word

MOST_WORDS = 3
FEWEST_SOUNDS, MOST_SOUNDS = 3, 40
FEWEST_OF_A_NAME = 6
"""Shorter names sound like too many plain words."""
FEWEST_IF_OFTEN = 4
"""Shorter names of terms that the lecture says clearly again and again."""

SHARED = 0.5
"""Of the pairs of neighbouring sounds of the longer one, how many must be in both, roughly."""
FEWEST_SHARED = 2

FARTHEST = 0.27
"""Beyond this distance two words sound alike by chance only."""

WORSE = 0.1
"""Than the nearest name: too far to be meant."""

WHOLE = ("head", "sound", "variant")
PLACE = re.compile(r"[0-9.]+\s?(?:장|절|쪽|페이지)")
"""A place in a book."""
DIGIT = re.compile(r"[0-9][가-힣]")
EDGE = -2
SPELLED = 4
"""Latin names of up to so many letters are read letter by letter; longer ones have a sound name."""


@dataclass(frozen=True)
class Span:
    """A stretch of words in a segment, without the last one's particles."""

    segment: int
    first: int
    last: int
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Candidate:
    """A term that a span may mean: by which name, and how far apart the two sound."""

    span: Span
    name: Name
    distance: float


def spans(segment: int, text: str, words: Sequence[Word]) -> Iterator[Span]:
    """Yield every stretch of up to three words that may hold a term."""
    for first, word in enumerate(words):
        if word.small:
            continue
        for last in range(first, min(first + MOST_WORDS, len(words))):
            if last > first and text[words[last - 1].end : words[last].start].strip():
                break
            if words[last].small:
                continue
            for end in words[last].ends:
                if not PLACE.match(text, word.start, end):
                    yield Span(segment, first, last, word.start, end, fold(text[word.start : end]))


def alike(
    lexicon: Lexicon,
    found: Sequence[Span],
    costs: Costs | None = None,
    farthest: float = FARTHEST,
    often: Collection[str] = (),
) -> list[Candidate]:
    """Return for each span the names that sound like it, the nearest name of a term only.

    `often`: terms that the lecture says so often that also their short names are looked for.
    """
    names = [name for name in lexicon.names if _spoken(name, often)]
    texts = sorted({span.text for span in found})
    texts = [text for text in texts if FEWEST_SOUNDS <= len(phonemes(text)) <= MOST_SOUNDS]
    heard = [phonemes(text) for text in texts]
    sounds = [name.sounds for name in names]
    best = _homophones(lexicon, texts)
    rows, columns = _likely(heard, sounds)
    apart = distances(heard, sounds, rows, columns, costs, farthest)
    close = apart <= farthest
    pairs = (rows[close].tolist(), columns[close].tolist(), apart[close].tolist())
    for i, j, distance in zip(*pairs, strict=True):
        terms = best.setdefault(texts[i], {})
        name = names[j]
        if name.term not in terms or distance < terms[name.term][0]:
            terms[name.term] = (distance, name)
    for terms in best.values():
        limit = min(distance for distance, _ in terms.values()) + WORSE
        for term in [term for term, (distance, _) in terms.items() if distance > limit]:
            del terms[term]
    return [
        Candidate(span, name, distance)
        for span in found
        for distance, name in best.get(span.text, {}).values()
    ]


def _homophones(lexicon: Lexicon, texts: Iterable[str]) -> dict[str, dict[str, tuple[float, Name]]]:
    """Return the names that are read aloud like a text with a digit: recognisers write '5차'."""
    table: dict[Sounds, list[Name]] = {}
    for name in lexicon.names:
        if name.kind in WHOLE:
            table.setdefault(name.sounds, []).append(name)
    return {
        text: {name.term: (0.0, name) for name in reversed(table[phonemes(text)])}
        for text in texts
        if DIGIT.search(text) and phonemes(text) in table
    }


def _spoken(name: Name, often: Collection[str]) -> bool:
    latin = sum(character.isascii() and character.isalpha() for character in name.text)
    if latin and name.kind == "heard":
        return False
    short = name.term in often and name.kind in WHOLE
    fewest = FEWEST_IF_OFTEN if short else FEWEST_OF_A_NAME
    return latin <= SPELLED and fewest <= len(name.sounds) <= MOST_SOUNDS


def _likely(heard: Sequence[Sounds], names: Sequence[Sounds]) -> tuple[Indices, Indices]:
    """Return the pairs that share enough neighbouring sounds for a closer look.

    What is heard is taken by how many neighbours it has: only names with about as many come into
    question.
    """
    columns: dict[tuple[int, int], int] = {}
    left, right = _grams(heard, columns), _grams(names, columns)
    order = np.argsort([len(grams) for grams in right], kind="stable")
    rights = _table([right[index] for index in order], len(columns)).T
    n = np.array([len(grams) for grams in left])
    m = np.array([len(right[index]) for index in order])
    rows, named = [np.empty(0, dtype=np.intp)], [np.empty(0, dtype=np.intp)]
    for size in np.unique(n):
        alike_long = np.flatnonzero(n == size)
        near = slice(*np.searchsorted(m, (size * SHARED, size / SHARED + 1)))
        least = np.maximum(SHARED * np.maximum(size, m[near]), FEWEST_SHARED)
        shared = _table([left[row] for row in alike_long], len(columns)) @ rights[:, near]
        above, beside = np.nonzero(shared >= least.astype(np.float32))
        rows.append(alike_long[above])
        named.append(order[near][beside])
    return np.concatenate(rows), np.concatenate(named)


def _grams(sequences: Sequence[Sounds], columns: dict[tuple[int, int], int]) -> list[list[int]]:
    """Return for each sequence its pairs of neighbours, coarsely; `columns` numbers the pairs."""
    return [
        [
            columns.setdefault(pair, len(columns))
            for pair in set(pairwise((EDGE, *coarse(sounds), EDGE)))
        ]
        for sounds in sequences
    ]


def _table(rows: Sequence[list[int]], width: int) -> Floats:
    table = np.zeros((len(rows), width), dtype=np.float32)
    for row, columns in zip(table, rows, strict=True):
        row[columns] = 1
    return table
