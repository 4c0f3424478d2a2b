"""Find names that were recognised as they are spelled, whatever particle follows them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from companion.lectures.lexicon import Lexicon, Name, fold
from companion.lectures.words import Word

MOST_WORDS = 5
SURE = ("head", "sound", "variant", "mixed")

FOLLOWED = {
    "학습": (re.compile(r"\s*(?:을|를|시키|시켜|시킨|시킬|시켰|하는|하고|해서|된|되)"), "training")
}
"""Names of two terms that what follows tells apart: to 학습 something is to train it."""


@dataclass(frozen=True)
class Exact:
    """A name found as it is spelled, over the words `first` to `last` of the segment."""

    segment: int
    first: int
    last: int
    start: int
    end: int
    name: Name


def spelled(lexicon: Lexicon, segment: int, text: str, words: Sequence[Word]) -> Iterator[Exact]:
    """Yield the names in the text, heard-as forms included; those inside longer ones too."""
    for first, word in enumerate(words):
        for last in range(first, min(first + MOST_WORDS, len(words))):
            if last > first and text[words[last - 1].end : words[last].start].strip():
                break
            for end in words[last].ends:
                names = lexicon.by_text.get(fold(text[word.start : end]), ())
                if names:
                    name = _chosen(names, text[end:])
                    yield Exact(segment, first, last, word.start, end, name)


def _chosen(names: Sequence[Name], after: str) -> Name:
    """Return the surest of the names, unless what follows speaks for another's term."""
    pattern, term = FOLLOWED.get(names[0].text, (None, None))
    if pattern and pattern.match(after):
        return next((name for name in names if name.term == term), names[0])
    return names[0]
