"""What the recogniser is measured against: names as spelled, and names a few edits away."""

from collections.abc import Sequence

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from companion.korean.phonology import phonemes
from companion_lectures.lexicon import Lexicon
from companion_lectures.places import spans, spelled
from companion_lectures.recognise import Mention, mention
from companion_lectures.words import Word

MOST_EDITS = 0.25
"""Of the phonemes of the longer word; about where its F1 is best."""
FEWEST = 6
"""Phonemes of a name: shorter ones are a few edits from too many plain words."""

Words = Sequence[Sequence[Word]]


def spelled_only(lexicon: Lexicon, texts: Sequence[str], words: Words) -> list[list[Mention]]:
    """Return the names that stand there as spelled or as listed misheard, the longest first."""
    return [_longest(row) for row in _spelled(lexicon, texts, words)]


def plain_edits(lexicon: Lexicon, texts: Sequence[str], words: Words) -> list[list[Mention]]:
    """Return also what is a few edits away, each as dear as another; the nearest name wins."""
    rows = _spelled(lexicon, texts, words)
    found = [span for index, row in enumerate(words) for span in spans(index, texts[index], row)]
    names = [name for name in lexicon.names if len(name.sounds) >= FEWEST]
    heard = sorted({span.text for span in found})
    edits = process.cdist(
        [_letters(text) for text in heard],
        [_letters(name.text) for name in names],
        scorer=Levenshtein.normalized_distance,
        score_cutoff=MOST_EDITS,
        dtype=np.float32,
        workers=-1,
    )
    nearest = dict(
        zip(heard, zip(edits.argmin(axis=1), edits.min(axis=1), strict=True), strict=True)
    )
    for span in found:
        place, apart = nearest[span.text]
        if apart <= MOST_EDITS:
            rows[span.segment].append(mention(span, names[place], 1 - float(apart), "sound"))
    return [_longest(row) for row in rows]


def _spelled(lexicon: Lexicon, texts: Sequence[str], words: Words) -> list[list[Mention]]:
    return [
        [mention(hit.span, hit.name, 1.0, "spelled") for hit in spelled(lexicon, index, text, row)]
        for index, (text, row) in enumerate(zip(texts, words, strict=True))
    ]


def _letters(text: str) -> str:
    """Return the phonemes of `text`, a character each."""
    return "".join(map(chr, phonemes(text)))


def _longest(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the surest of those that overlap, of equally sure ones the longest."""
    kept: list[Mention] = []
    for one in sorted(mentions, key=lambda one: (-one.confidence, one.start - one.end)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
