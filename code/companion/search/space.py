"""Where units stand in a space of meaning: near each other if they use words that go together.

Latent semantic analysis (Deerwester et al. 1990, Indexing by latent semantic analysis) of the
book's own words: a query whose words stand in no unit together still comes near the units that
speak of the same thing in other words. The browser places a query among the units that its words
stand in (assets/search-space.js).
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.utils.extmath import randomized_svd

from companion.search.model import Words

DIMENSIONS = 32
FEWEST = 200
"""Units; the words of a smaller book are too few to tell which go together."""

LEVELS = 31
"""A coordinate is written as one of 2 · 31 + 1 steps."""

FIRST = 0x30
"""The character of the lowest step; all stand before the backslash or after it, but for it."""

COMMON, RARE = 0.2, 2
TITLE, ASKED = 3, 2
"""How often a word of a title, and of a question, counts beside one of the text."""


def space_of(words: Sequence[Words]) -> dict[str, Any] | None:
    """Return how units are placed, None for a small book.

    `steps`: what a step along each dimension is; `weights`: what it counts where a query is placed;
    `units`: each unit's steps, a character a dimension.
    """
    if len(words) < FEWEST:
        return None
    read = TfidfVectorizer(analyzer=list, sublinear_tf=True, min_df=RARE, max_df=COMMON)
    texts = read.fit_transform([list(_tokens(one)) for one in words])
    left, values, _ = randomized_svd(texts, DIMENSIONS, n_iter=7, random_state=0)
    places = left * values
    steps = np.abs(places).max(axis=0) / LEVELS
    rounded = np.rint(places / steps).astype(int)
    return {
        "steps": [float(f"{step:.3g}") for step in steps],
        "weights": [float(f"{(values[0] / value) ** 2:.3g}") for value in values],
        "units": "".join(_written(step) for step in rounded.flat),
    }


def _tokens(words: Words) -> Iterator[str]:
    """Yield a unit's words and, marked, its terms, as often as they count."""
    fields = [(words.body, words.body_terms, 1), (words.title, words.title_terms, TITLE)]
    fields += [
        (asked, terms, ASKED) for asked, terms in zip(words.asked, words.asked_terms, strict=True)
    ]
    for own, terms, times in fields:
        for word, count in own.items():
            yield from [word] * (count * times)
        for term, count in terms.items():
            yield from [f"§{term}"] * (count * times)


def _written(step: int) -> str:
    value = FIRST + LEVELS + step
    return chr(value + (value >= ord("\\")))
