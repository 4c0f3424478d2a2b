"""Pair stretches of talk with the names that sound like them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from companion.korean.phonology import Floats, Indices, Sounds, coarse, distances, phonemes
from companion_lectures.lexicon import WHOLE, Lexicon, Name
from companion_lectures.places import Span

FEWEST_SOUNDS, MOST_SOUNDS = 3, 40
FEWEST_OF_A_NAME = 6
"""Shorter names sound like too many plain words."""
FEWEST_IF_OFTEN = 4
"""Shorter names of terms that the lecture says clearly again and again."""

FARTHEST = 0.22
"""Beyond this distance two words sound alike by chance only."""
WORSE = 0.1
"""Than the nearest name: too far to be meant."""
ALIKE = 65
"""Percent of the coarse sounds that two words must share, in order, for a closer look."""
BATCH = 4096
"""Pairs at once: few enough that their rows stay in a core's cache."""

SPELLED = 4
"""Latin names of up to so many letters are read letter by letter; longer ones have a sound name."""


@dataclass(frozen=True)
class Candidate:
    """A term that a span may mean: by which name, and how far apart the two sound."""

    span: Span
    name: Name
    distance: float


def alike(lexicon: Lexicon, found: Sequence[Span], often: Collection[str] = ()) -> list[Candidate]:
    """Return for each span the names that sound like it, the nearest name of a term only.

    `often`: terms that the lecture says so often that also their short names are looked for.
    """
    names = [name for name in lexicon.names if _spoken(name, often)]
    texts = sorted({span.text for span in found})
    texts = [text for text in texts if FEWEST_SOUNDS <= len(phonemes(text)) <= MOST_SOUNDS]
    best: dict[str, dict[str, tuple[float, Name]]] = {}
    for i, j, distance in _near([phonemes(text) for text in texts], [one.sounds for one in names]):
        terms = best.setdefault(texts[i], {})
        name = names[j]
        if name.term not in terms or distance < terms[name.term][0]:
            terms[name.term] = (distance, name)
    found_near = []
    for span in found:
        terms = best.get(span.text, {})
        limit = min((distance for distance, _ in terms.values()), default=0) + WORSE
        found_near += [Candidate(span, name, d) for d, name in terms.values() if d <= limit]
    return found_near


def _near(heard: Sequence[Sounds], names: Sequence[Sounds]) -> Iterable[tuple[int, int, float]]:
    """Return the pairs of places that sound alike, each with the distance."""
    rows, columns = _likely(heard, names)
    n, m = np.array([len(one) for one in heard]), np.array([len(one) for one in names])
    order = np.lexsort((m[columns], n[rows])) if len(rows) else rows
    apart: Floats = np.empty(len(order), dtype=np.float32)
    for at in range(0, len(order), BATCH):
        part = order[at : at + BATCH]
        apart[part] = distances([heard[i] for i in rows[part]], [names[j] for j in columns[part]])
    close = apart <= FARTHEST
    return zip(rows[close].tolist(), columns[close].tolist(), apart[close].tolist(), strict=True)


def _likely(heard: Sequence[Sounds], names: Sequence[Sounds]) -> tuple[Indices, Indices]:
    """Return the pairs that are alike enough, coarsely, for a closer look."""
    shared = process.cdist(
        [coarse(sounds) for sounds in heard],
        [coarse(sounds) for sounds in names],
        scorer=fuzz.ratio,
        score_cutoff=ALIKE,
        dtype=np.uint8,
        workers=-1,
    )
    rows, columns = np.nonzero(shared)
    return rows, columns


def _spoken(name: Name, often: Collection[str]) -> bool:
    latin = sum(character.isascii() and character.isalpha() for character in name.text)
    if latin and name.kind == "heard":
        return False
    short = name.term in often and name.kind in WHOLE
    fewest = FEWEST_IF_OFTEN if short else FEWEST_OF_A_NAME
    return latin <= SPELLED and fewest <= len(name.sounds) <= MOST_SOUNDS
