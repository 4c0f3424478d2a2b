"""Of mentions that overlap, keep those that together say most."""

import math
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

CERTAIN = 0.98
"""Above it, one mention is as sure as another."""

SYLLABLES_WEIGH = 1.15
"""Above 1, so that one long term is preferred to two short ones within it."""


@dataclass(frozen=True)
class Mention:
    """A term at ``text[start:end]`` of a segment, `surface` as it was recognised.

    `how`: 'spelled', 'heard' (a listed heard-as form), 'part' (a word of its name), 'sound'.
    `name`: the name that it sounds like or is.
    """

    segment: int
    start: int
    end: int
    surface: str
    term: str
    confidence: float
    how: str
    name: str = ""


def choose(mentions: Iterable[Mention]) -> list[Mention]:
    """Return those that together weigh most of all that do not overlap, in order."""
    ordered = sorted(mentions, key=lambda one: (one.end, -one.confidence))
    ends, totals = [0], [0.0]
    taken: list[tuple[int, Mention | None]] = [(0, None)]
    for one in ordered:
        before = bisect_right(ends, one.start) - 1
        total = totals[before] + weight(one)
        if total > totals[-1]:
            ends.append(one.end)
            totals.append(total)
            taken.append((before, one))
    chosen: list[Mention] = []
    at = len(taken) - 1
    while (mention := taken[at][1]) is not None:
        chosen.append(mention)
        at = taken[at][0]
    return chosen[::-1]


def weight(one: Mention) -> float:
    """Return how much a mention says: its log-odds for each syllable of the name."""
    sure = min(one.confidence, CERTAIN)
    syllables = min(one.end - one.start, len(one.name) or one.end - one.start)
    return (math.log(sure / (1 - sure)) + 0.2) * syllables**SYLLABLES_WEIGH
