"""Weigh what speaks for a candidate: how near it sounds, how odd the words are, what is around.

The weights are fitted (`bench/lecture.py --fit`) to the marked half of one lecture, each held to
the sign that its reason demands. There are few of them, so that they say something about Korean
speech and not about that half hour: docs/lecture-recognition.md tells what more of them were worth.
The sum is a log-odds; at 0 a candidate is as likely to raise the score as to lower it.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from companion_lectures.candidates import FARTHEST, Candidate
from companion_lectures.lexicon import Lexicon
from companion_lectures.places import Exact, Span, overlap
from companion_lectures.words import Word

FEATURES = ("kinship", "odd", "behind")
"""What is weighed, in the order of the numbers that `rows` returns:

kinship: how many sounds agree, where linked terms are near; odd: how unlikely Kiwi finds the words,
those of the name aside; behind: how much farther than the nearest of all.
"""

SIGNS = (1, 1, -1)
"""Which way each may weigh."""

WEIGHTS = (5.11, 3.42, -3.90, -7.48)
"""One for each, and last what they are added to."""

EAGERNESS = 0.8
"""Every mention is a candidate many times, with a word more or less: what is right among them is
rarer than among mentions. So a candidate is taken from about one chance in three on."""

MOST_KIN = 3
NEIGHBOURS = 3
"""How many segments before and after a place belong to its surroundings: about three minutes."""
OFTEN = 3


class Context:
    """Which terms are certain to have been said, and in which segment."""

    def __init__(self, lexicon: Lexicon, said: Iterable[Exact], segments: int) -> None:
        self._kin = lexicon.kin
        self._hits: list[list[Exact]] = [[] for _ in range(segments)]
        for hit in said:
            self._hits[hit.span.segment].append(hit)
        counts = [Counter(hit.name.term for hit in hits) for hits in self._hits]
        self._all: Counter[str] = sum(counts, Counter())
        self._around: list[Counter[str]] = [
            sum(counts[max(0, index - NEIGHBOURS) : index + NEIGHBOURS + 1], Counter())
            for index in range(segments)
        ]

    def said(self, term: str) -> int:
        """Return how often the lecture says the term clearly."""
        return self._all[term]

    def often(self) -> set[str]:
        """Return the terms that the lecture says clearly again and again."""
        return {term for term, times in self._all.items() if times >= OFTEN}

    def near(self, segment: int, term: str) -> int:
        """Return how often it is said clearly in the segment and its neighbours."""
        return self._around[segment][term]

    def kin_near(self, segment: int, term: str) -> int:
        """Return how many linked terms are said in the segment and its neighbours."""
        around = self._around[segment]
        return sum(other in around for other in self._kin[term])

    def kin(self, term: str) -> int:
        """Return how many linked terms the lecture says."""
        return sum(other in self._all for other in self._kin[term])

    def spelled(self, span: Span) -> list[Exact]:
        """Return the clearly said names that the stretch overlaps."""
        return [hit for hit in self._hits[span.segment] if overlap(hit.span, span)]


def rows(
    candidates: Sequence[Candidate],
    lexicon: Lexicon,
    context: Context,
    words: Sequence[Sequence[Word]],
) -> list[tuple[float, ...]]:
    """Return the numbers of `FEATURES` for each candidate of a lecture."""
    nearest: dict[tuple[int, int, int], float] = defaultdict(lambda: FARTHEST)
    for one in candidates:
        nearest[_place(one)] = min(nearest[_place(one)], one.distance)
    return [_row(one, nearest[_place(one)], lexicon, context, words) for one in candidates]


def log_odds(row: Sequence[float], weights: Sequence[float] = WEIGHTS) -> float:
    """Return the weighted sum of a row, above 0 where the candidate is to be taken."""
    return EAGERNESS + weights[-1] + sum(w * value for w, value in zip(weights, row, strict=False))


def confidence(odds: float) -> float:
    """Return log-odds as a number between 0 and 1."""
    return 1 / (1 + math.exp(-odds))


def _row(
    one: Candidate,
    nearest: float,
    lexicon: Lexicon,
    context: Context,
    words: Sequence[Sequence[Word]],
) -> tuple[float, ...]:
    span, name = one.span, one.name
    kin = math.log1p(min(MOST_KIN, context.kin_near(span.segment, name.term)))
    agree = math.sqrt(len(name.sounds) * max(0.0, FARTHEST - one.distance))
    own = [hit for hit in context.spelled(span) if hit.name.text in lexicon.words[name.term]]
    cost = _cost(words[span.segment][span.first : span.last + 1], own)
    return agree * min(kin, 1.0), cost / 10, (one.distance - nearest) * 10


def _cost(words: Sequence[Word], own: Sequence[Exact]) -> float:
    """Return Kiwi's cost by syllable of the words that are no clear words of the name, if any."""
    left = [
        word
        for word in words
        if not any(hit.span.start <= word.start < hit.span.end for hit in own)
    ]
    lengths = [(word.cost, word.end - word.start) for word in left or words]
    return sum(cost * length for cost, length in lengths) / sum(length for _, length in lengths)


def _place(one: Candidate) -> tuple[int, int, int]:
    return one.span.segment, one.span.start, one.span.end
