"""What else is said around a place: the same term, the terms that the glossary links with it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from companion.lectures.exact import Exact
from companion.lectures.lexicon import Lexicon

NEIGHBOURS = 3
"""How many segments before and after a place belong to its surroundings: about three minutes."""
OFTEN = 3


class Context:
    """Which terms are certain to have been said, and in which segment."""

    def __init__(self, lexicon: Lexicon, said: Iterable[Exact], segments: int) -> None:
        self._kin = lexicon.kin
        self._places: list[list[Exact]] = [[] for _ in range(segments)]
        self._by_segment: list[Counter[str]] = [Counter() for _ in range(segments)]
        for hit in said:
            self._by_segment[hit.segment][hit.name.term] += 1
            self._places[hit.segment].append(hit)
        self._all: Counter[str] = sum(self._by_segment, Counter())
        self._around = [self._surroundings(index) for index in range(segments)]

    def said(self, term: str) -> int:
        """Return how often the lecture says the term clearly."""
        return self._all[term]

    def often(self) -> set[str]:
        """Return the terms that the lecture says clearly again and again."""
        return {term for term, times in self._all.items() if times >= OFTEN}

    def near(self, segment: int, term: str) -> int:
        """Return how often it is said clearly in the segment and its neighbours."""
        return self._around[segment][term]

    def kin_near(self, segment: int, term: str) -> int:
        """Return how many linked terms are said in the segment and its neighbours."""
        around = self._around[segment]
        return sum(other in around for other in self._kin[term])

    def kin(self, term: str) -> int:
        """Return how many linked terms the lecture says."""
        return sum(other in self._all for other in self._kin[term])

    def spelled(self, segment: int, start: int, end: int) -> list[Exact]:
        """Return the clearly said names that the stretch overlaps."""
        return [hit for hit in self._places[segment] if hit.start < end and start < hit.end]

    def _surroundings(self, index: int) -> Counter[str]:
        first = max(0, index - NEIGHBOURS)
        part: Sequence[Counter[str]] = self._by_segment[first : index + NEIGHBOURS + 1]
        return sum(part, Counter())
