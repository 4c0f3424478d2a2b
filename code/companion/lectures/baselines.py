"""What the recogniser is measured against: names as spelled, and names a few edits away."""

from collections.abc import Sequence

from companion.lectures.candidates import alike, spans
from companion.lectures.choose import Mention
from companion.lectures.exact import spelled
from companion.lectures.lexicon import Lexicon
from companion.lectures.sound import PLAIN_EDITS
from companion.lectures.words import Word

MOST_EDITS = 0.25
"""Of the phonemes of the longer word; about where its F1 is best."""


def spelled_only(
    lexicon: Lexicon, texts: Sequence[str], words: Sequence[Sequence[Word]]
) -> list[list[Mention]]:
    """Return the names that stand there as spelled or as listed misheard, the longest first."""
    return [
        _longest(_spelled(lexicon, index, text, words[index])) for index, text in enumerate(texts)
    ]


def plain_edits(
    lexicon: Lexicon, texts: Sequence[str], words: Sequence[Sequence[Word]]
) -> list[list[Mention]]:
    """Return also what is a few edits away, each as dear as another; the nearest name wins."""
    found = [span for index, row in enumerate(words) for span in spans(index, texts[index], row)]
    rows: list[list[Mention]] = [
        _spelled(lexicon, index, text, words[index]) for index, text in enumerate(texts)
    ]
    for one in alike(lexicon, found, PLAIN_EDITS, MOST_EDITS):
        span = one.span
        surface = texts[span.segment][span.start : span.end]
        rows[span.segment].append(
            Mention(
                span.segment,
                span.start,
                span.end,
                surface,
                one.name.term,
                1 - one.distance,
                "sound",
            )
        )
    return [_longest(row) for row in rows]


def _spelled(lexicon: Lexicon, index: int, text: str, words: Sequence[Word]) -> list[Mention]:
    return [
        Mention(index, hit.start, hit.end, text[hit.start : hit.end], hit.name.term, 1.0, "spelled")
        for hit in spelled(lexicon, index, text, words)
    ]


def _longest(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the surest of those that overlap, of equally sure ones the longest."""
    kept: list[Mention] = []
    for one in sorted(mentions, key=lambda one: (-one.confidence, one.start - one.end)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
