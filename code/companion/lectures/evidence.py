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
from companion.lectures.sound import phonemes
from companion.lectures.words import Word

FEATURES = (
    "far", "kinship", "kin", "near", "odd", "strange", "ahead", "behind", "short", "plain",
    "part", "shared", "unsaid", "more", "swallows", "rest", "verb", "tailed",
)  # fmt: skip
"""What is weighed, in the order of the numbers that `Evidence.rows` returns:

far: how much farther it sounds than a slip of one phoneme in eight; kinship: how many sounds
agree, where linked terms are near; kin: how many linked terms are near; near: how often the term
itself is said clearly near; odd: how unlikely Kiwi finds the words, those of the name aside;
strange: the share of them that no dictionary word explains, of a term said clearly elsewhere;
ahead: how much nearer than the nearest unrelated term; behind: how much farther than the nearest
of all; short: how few sounds the name has, where it does not sound the very same; plain: the same,
of common words; part: the name is a word of a longer one, shared: by how many; unsaid: the term is
never said clearly; more: words more than the name has; swallows: the share that another name,
spelled clearly, takes up; rest: how far apart the rest sounds where a word of the name is spelled
clearly; verb: the share of verbs; tailed: particles between the words.
"""

SIGNS = (-1, 1, 1, 1, 1, 1, 1, *(-1,) * 11)
"""Which way each may weigh."""

WEIGHTS = (
    -0.44, 2.49, 1.38, 0.32, 2.17, 0.55, 0.87, -3.82, -0.25, -0.22,
    -1.61, -1.01, -1.81, -0.87, -7.06, -0.49, -1.76, -0.69, -4.99,
)  # fmt: skip
"""One for each, and last what they are added to."""

EAGERNESS = 0.8
"""Every mention is a candidate many times, with a word more or less: what is right among them is
rarer than among mentions. So a candidate is taken from about one chance in three on."""

NEAR = 0.12
ENOUGH = 8
"""Sounds: a name of so many is not hit by chance."""
RARE = 6.0
"""Kiwi's cost by syllable of a word that is seldom met."""
MOST_AHEAD = 0.1
FEWEST = 3
MOST_KIN = 3


class Evidence:
    """Weighs candidates of one lecture."""

    def __init__(self, lexicon: Lexicon, context: Context, words: Sequence[Sequence[Word]]) -> None:
        self._kin = lexicon.kin
        self._owners = lexicon.owners
        self._own = lexicon.words
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
        lengths = [word.end - word.start for word in words]
        length = sum(lengths)
        told = self._beside(one, words)
        size = sum(word.end - word.start for word in told)
        kin = math.log1p(min(MOST_KIN, self._context.kin_near(span.segment, name.term)))
        near = math.log1p(min(MOST_KIN, self._context.near(span.segment, name.term)))
        said = self._context.said(name.term) > 0
        part = name.kind == "part"
        swallowed, rest = self._inside(one)
        short = max(0, ENOUGH - len(name.sounds)) if one.distance else 0
        agree = math.sqrt(len(name.sounds) * max(0.0, FARTHEST - one.distance))
        strange = sum(word.strange * (word.end - word.start) for word in told) / size
        cost = sum(word.cost * (word.end - word.start) for word in told) / size
        verbs = sum(word.verb * letters for word, letters in zip(words, lengths, strict=True))
        return (
            max(0.0, one.distance - NEAR) * 10,
            agree * min(kin, 1.0),
            kin,
            near,
            cost / 10,
            said * strange,
            max(-0.15, min(MOST_AHEAD, self._unrelated(name.term, rivals) - one.distance)) * 10,
            (one.distance - min(rivals.values())) * 10,
            short,
            short * max(0.0, RARE - cost),
            float(part),
            math.log(self._owners[name.text]) if part else 0.0,
            float(not said),
            max(0, span.last - span.first + 1 - name.words),
            swallowed,
            rest,
            verbs / length,
            sum(word.tailed for word in words[:-1]),
        )

    def _unrelated(self, term: str, rivals: Mapping[str, float]) -> float:
        """Return how far the nearest term is that has nothing to do with `term`."""
        related = self._kin[term]
        return min(
            (apart for rival, apart in rivals.items() if rival != term and rival not in related),
            default=FARTHEST,
        )

    def _beside(self, one: Candidate, words: Sequence[Word]) -> Sequence[Word]:
        """Return the words but for those that clearly are words of the name, if any are left."""
        span = one.span
        hits = [
            hit
            for hit in self._context.spelled(span.segment, span.start, span.end)
            if hit.name.text in self._own[one.name.term]
        ]
        left = [
            word for word in words if not any(hit.start <= word.start < hit.end for hit in hits)
        ]
        return left or words

    def _inside(self, one: Candidate) -> tuple[float, float]:
        """Return what share other clear names take up, and how far the rest is beside own words."""
        span, name = one.span, one.name
        taken, own = 0, 0
        for hit in self._context.spelled(span.segment, span.start, span.end):
            shared = min(hit.end, span.end) - max(hit.start, span.start)
            if hit.name.text in self._own[name.term] and len(hit.name.text) < len(name.text):
                own += len(hit.name.sounds)
            elif hit.name.term != name.term:
                taken += shared
        longer = max(len(name.sounds), len(phonemes(span.text)))
        rest = one.distance * longer / max(longer - own, FEWEST) - NEAR if own else 0.0
        share = taken / (span.end - span.start) * min(1.0, one.distance / NEAR)
        return share, max(0.0, rest) * 10


def log_odds(row: Sequence[float], weights: Sequence[float] = WEIGHTS) -> float:
    """Return the weighted sum of a row, above 0 where the candidate is to be taken."""
    return EAGERNESS + weights[-1] + sum(w * value for w, value in zip(weights, row, strict=False))


def confidence(odds: float) -> float:
    """Return log-odds as a number between 0 and 1."""
    return 1 / (1 + math.exp(-odds))


def _place(one: Candidate) -> tuple[int, int, int]:
    return one.span.segment, one.span.start, one.span.end
