"""Where words and units stand in a space of meaning: a query near the units that answer it.

The places are learned from what is asked of each unit (learn.py) and kept in `_data/space.json`;
the browser sums the places of a query's words (assets/search-space.js).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase
from typing import Annotated, Any

import numpy as np
from pydantic import BaseModel, Field, ValidationError

from companion.book import Book
from companion.errors import DataError, Problem
from companion.files import read_text, write_whole
from companion.search.model import SearchedPage, Words

FILE = "space.json"
"""Of the records below `_data`; `companion learn` writes it."""

LEVELS = 15
"""A coordinate is one of 2 · 15 + 1 steps."""

SMALLEST = 1e-9

STEPS = ascii_uppercase + ascii_lowercase[: 2 * LEVELS + 1 - len(ascii_uppercase)]
"""What a step is written as, from -LEVELS to LEVELS; the browser counts them too."""

WIDEST = 3.0
"""Times the root mean square; what lies farther out is written as if it were there."""

TERM = "§"
"""Stands before the id of a glossary term that is a word of the space, as in the browser."""


Step = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Word = Annotated[str, Field(pattern=r"^\S+$")]
PlaceSteps = Annotated[str, Field(pattern=f"^[{STEPS}]*$")]


class _File(BaseModel):
    """`steps`: the length of a step along each dimension; of each word and unit its steps."""

    steps: list[Step]
    words: dict[Word, PlaceSteps]
    units: dict[Word, PlaceSteps]


@dataclass(frozen=True)
class Space:
    """What stands where: each word, and each unit ('book/…#id'), as steps in characters."""

    steps: tuple[float, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)

    def served(
        self, pages: Sequence[SearchedPage], numbers: Mapping[str, int]
    ) -> dict[str, Any] | None:
        """Return what the browser reads, None without a space; `numbers` are those of terms.

        Steps of words and of terms, of whole units in their order. A unit that was not there when
        the places were learned stands where its words do.
        """
        if not self.steps:
            return None
        terms = {word[1:]: steps for word, steps in self.words.items() if word[0] == TERM}
        known = {str(numbers[key]): steps for key, steps in terms.items() if key in numbers}
        words = {word: steps for word, steps in self.words.items() if word[0] != TERM}
        return {
            "steps": self.steps,
            "words": [" ".join(words), "".join(words.values())],
            "terms": [" ".join(known), "".join(known.values())],
            "units": "".join(
                self.units.get(name) or self._where(words_of)
                for page in pages
                for name, words_of in zip(page.names, page.words, strict=True)
            ),
        }

    def without_place(self, pages: Sequence[SearchedPage]) -> int:
        """Return how many units have come since the places were learned."""
        return sum(name not in self.units for page in pages for name in page.names)

    def _where(self, words: Words) -> str:
        """Return where the words of a unit stand together."""
        known = [self.words[word] for word in _tokens(words) if word in self.words]
        steps = [[STEPS.index(one) - LEVELS for one in place] for place in known]
        return _direction(np.sum(steps, axis=0) if steps else np.zeros(len(self.steps)))


NOWHERE = Space()
"""Of a book for which no places were learned."""


def space_of(words: Mapping[str, np.ndarray], units: Mapping[str, np.ndarray]) -> Space:
    """Return the space where words and units stand at these places, each (dimensions,)."""
    spread = np.sqrt(np.mean(np.square(list(words.values())), axis=0))
    steps = np.maximum(WIDEST * spread / LEVELS, SMALLEST)
    return Space(
        tuple(float(f"{step:.3g}") for step in steps),
        {word: _written(words[word] / steps) for word in sorted(words)},
        {unit: _direction(units[unit] / steps) for unit in sorted(units)},
    )


def _written(steps: np.ndarray) -> str:
    whole = np.clip(np.rint(steps), -LEVELS, LEVELS).astype(int) + LEVELS
    return "".join(STEPS[one] for one in whole)


def _direction(steps: np.ndarray) -> str:
    """Return a place whose distance from the middle does not count, as finely as steps allow."""
    return _written(steps * LEVELS / max(np.abs(steps).max(), SMALLEST))


def load_space(book: Book) -> Space:
    """Read the places; a book may do without.

    Raises:
        DataError: the file is malformed.
    """
    path = book.data / FILE
    if not path.exists():
        return NOWHERE
    name = path.relative_to(book.root)
    try:
        read = _File.model_validate(json.loads(read_text(path, name)))
    except (json.JSONDecodeError, ValidationError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        raise DataError([_problem(name, line)]) from None
    if any(
        len(one) != len(read.steps) for part in (read.words, read.units) for one in part.values()
    ):
        raise DataError([_problem(name, 1)])
    return Space(tuple(read.steps), read.words, read.units)


def _problem(name: Path, line: int) -> Problem:
    return Problem(
        name, line, "", "places of words and units expected; write it anew: companion learn"
    )


def write_space(book: Book, space: Space) -> Path:
    """Write the places, a word a line, and return the file."""
    path = book.data / FILE
    parts = {"steps": list(space.steps), "words": space.words, "units": space.units}
    write_whole(path, json.dumps(parts, ensure_ascii=False, indent=0) + "\n")
    return path


def _tokens(words: Words) -> Iterator[str]:
    """Yield the words and terms that place a unit: of its title and questions; else of its text."""
    asked = zip(words.asked, words.asked_terms, strict=True)
    fields = [(words.title, words.title_terms), *asked]
    if not words.asked:
        fields.append((words.body, words.body_terms))
    for own, terms in fields:
        yield from own
        yield from (f"{TERM}{term}" for term in terms)
