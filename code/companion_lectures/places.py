"""Stretches of talk that may name a term, and the names that stand there as they are spelled."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from companion_lectures.lexicon import Lexicon, Name, fold
from companion_lectures.words import Word

MOST_WORDS = 3
"""Of a stretch that merely sounds like a name; a name that is spelled may have more."""
MOST_SPELLED = 5

REFERENCE = re.compile(r"[0-9.]+\s?(?:장|절|쪽|페이지)")
"""A place in a book."""

FOLLOWED = {
    "학습": (re.compile(r"\s*(?:을|를|시키|시켜|시킨|시킬|시켰|하는|하고|해서|된|되)"), "training")
}
"""Names of two terms that what follows tells apart: to 학습 something is to train it."""


@dataclass(frozen=True)
class Span:
    """The words `first` to `last` of a segment, without the last one's particles."""

    segment: int
    first: int
    last: int
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Exact:
    """A name found as it is spelled."""

    span: Span
    name: Name


def spans(segment: int, text: str, words: Sequence[Word]) -> Iterator[Span]:
    """Yield every stretch of up to three words that may hold a term."""
    for span in _stretches(segment, text, words, MOST_WORDS):
        small = words[span.first].small or words[span.last].small
        if not small and not REFERENCE.match(text, span.start, span.end):
            yield span


def spelled(lexicon: Lexicon, segment: int, text: str, words: Sequence[Word]) -> Iterator[Exact]:
    """Yield the names in the text, heard-as forms included; those inside longer ones too."""
    for span in _stretches(segment, text, words, MOST_SPELLED):
        if names := lexicon.by_text.get(span.text, ()):
            yield Exact(span, _chosen(names, text[span.end :]))


def overlap(one: Span, other: Span) -> bool:
    """Return whether two stretches share a character."""
    return one.segment == other.segment and one.start < other.end and other.start < one.end


def _stretches(segment: int, text: str, words: Sequence[Word], most: int) -> Iterator[Span]:
    """Yield the words that follow each other with nothing but spaces between, particles off."""
    for first, word in enumerate(words):
        for last in range(first, min(first + most, len(words))):
            if last > first and text[words[last - 1].end : words[last].start].strip():
                break
            for end in words[last].ends:
                yield Span(segment, first, last, word.start, end, fold(text[word.start : end]))


def _chosen(names: Sequence[Name], after: str) -> Name:
    """Return the surest of the names, unless what follows speaks for another's term."""
    pattern, term = FOLLOWED.get(names[0].text, (None, None))
    if pattern and pattern.match(after):
        return next((name for name in names if name.term == term), names[0])
    return names[0]
