"""Weigh what speaks for a candidate: how near it sounds, how odd the words are, what is around.

The weights were fitted (`bench/lecture.py --fit`) to the labelled first half of one lecture, with
each garble's own heard-as form taken out and every weight held to the sign that its reason
demands. There are few of them, so that they say something about Korean speech and not about that
half hour. The sum is a log-odds; at 0 a candidate is as likely to raise the score as to lower it.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from companion.lectures.candidates import FARTHEST, Candidate
from companion.lectures.context import Context
from companion.lectures.lexicon import Lexicon
from companion.lectures.words import Word

FEATURES = (
    "far", "kinship", "kin", "odd", "strange", "ahead", "short", "part", "shared", "unsaid", "more",
    "swallows",
)  # fmt: skip
"""What is weighed, in the order of the numbers that `evidence` returns:

far: how much farther it sounds than a slip of one phoneme in five; kinship: how many sounds agree,
where linked terms are near; kin: how many linked terms are near; odd: how unlikely Kiwi finds the
words; strange: the share that no dictionary word explains, of a term said clearly elsewhere;
ahead: how much nearer than the nearest unrelated term; short: how few sounds the name has;
part: the name is a word of a longer one, shared: by how many; unsaid: the term is never said
clearly; more: words more than the name has; swallows: the share that another name, spelled
clearly, takes up.
"""

SIGNS = (-1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1)
"""Which way each may weigh."""

WEIGHTS = (-1.82, 2.41, 0.95, 0.35, 0.73, 1.33, -0.23, -2.59, -1.13, -1.60, -0.81, -4.71)
FITTED_BIAS = -3.53

EAGERNESS = 1.4
"""Every mention is a candidate many times, with a word more or less: what is right among them is
rarer than among mentions. So a candidate is taken from one chance in eight on."""

BIAS = FITTED_BIAS + EAGERNESS

NEAR = 0.12
ENOUGH = 8
"""Sounds: a name of so many is not hit by chance."""
MOST_AHEAD = 0.1
MOST_KIN = 3


class Evidence:
    """Weighs candidates of one lecture."""

    def __init__(self, lexicon: Lexicon, context: Context, words: Sequence[Sequence[Word]]) -> None:
        self._kin = lexicon.kin
        self._owners = lexicon.owners
        self._context = context
        self._words = words

    def rows(self, candidates: Sequence[Candidate]) -> list[tuple[float, ...]]:
        """Return the numbers of `FEATURES` for each candidate."""
        rivals: dict[tuple[int, int, int], dict[str, float]] = defaultdict(dict)
        for one in candidates:
            rivals[_place(one)][one.name.term] = one.distance
        return [self._row(one, rivals[_place(one)]) for one in candidates]

    def _row(self, one: Candidate, rivals: Mapping[str, float]) -> tuple[float, ...]:
        span, name = one.span, one.name
        words = self._words[span.segment][span.first : span.last + 1]
        length = sum(word.end - word.start for word in words)
        sounds = len(name.sounds)
        kin = math.log1p(min(MOST_KIN, self._context.kin_near(span.segment, name.term)))
        related = self._kin[name.term]
        others = [
            distance
            for term, distance in rivals.items()
            if term != name.term and term not in related
        ]
        said = self._context.said(name.term) > 0
        part = name.kind == "part"
        agree = math.sqrt(sounds * max(0.0, FARTHEST - one.distance))
        return (
            max(0.0, one.distance - NEAR) * 10,
            agree * min(kin, 1.0),
            kin,
            sum(word.cost * (word.end - word.start) for word in words) / length / 10,
            said * sum(word.strange * (word.end - word.start) for word in words) / length,
            max(-0.15, min(MOST_AHEAD, min(others, default=FARTHEST) - one.distance)) * 10,
            max(0, ENOUGH - sounds),
            float(part),
            math.log(self._owners[name.text]) if part else 0.0,
            float(not said),
            max(0, span.last - span.first + 1 - name.words),
            self._swallowed(one),
        )

    def _swallowed(self, one: Candidate) -> float:
        span = one.span
        hits = self._context.spelled(span.segment, span.start, span.end)
        taken = sum(
            min(hit.end, span.end) - max(hit.start, span.start)
            for hit in hits
            if hit.name.term != one.name.term
        )
        return taken / (span.end - span.start)


def log_odds(row: Sequence[float]) -> float:
    """Return the weighted sum of a row."""
    return BIAS + sum(weight * value for weight, value in zip(WEIGHTS, row, strict=True))


def confidence(odds: float) -> float:
    """Return log-odds as a number between 0 and 1."""
    return 1 / (1 + math.exp(-odds))


def _place(one: Candidate) -> tuple[int, int, int]:
    return one.span.segment, one.span.start, one.span.end
