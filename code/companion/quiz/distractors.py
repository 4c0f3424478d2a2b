"""Options that are wrong, plausible, and only wrong: never another name for the right one."""

import random
import re
from collections.abc import Callable, Iterable
from functools import cache

from companion.corrections.model import Correction
from companion.glossary.model import Glossary, Term
from companion.quiz.names import english_names, squeezed

ALIKE_DEFINITIONS = 0.4
"""Share of two definitions' pairs of letters from which they say nearly the same."""

SAME = re.compile("같은 말|같은 뜻|같은 것|바꾸어 쓰|섞어 쓰|함께 쓰|동의어|다른 이름")
CHOSEN_AMONG = 6
NO_CHAPTER = 99
NEAR = {"contrast": 8, "sibling": 5, "related": 4}
SAME_CATEGORY, SAME_CHAPTER, SAME_SCRIPT = 4, 3, 2


class Distractors:
    """Finds wrong options among the terms of one book."""

    def __init__(self, glossary: Glossary, alike: frozenset[frozenset[str]]) -> None:
        self._glossary = glossary
        self._alike = alike
        self._names = {key: _spelled(term) for key, term in glossary.terms.items()}
        self._kinds: dict[str, list[str]] = {}
        for key, term in glossary.terms.items():
            for broader in term.broader:
                self._kinds.setdefault(broader, []).append(key)

    def choose(
        self, term: Term, among: Iterable[Term], count: int, rng: random.Random
    ) -> list[Term]:
        """Return `count` terms that could be taken for `term`; fewer where there are no more.

        `among` are the chapter's terms; the term's own neighbours join them. No two of those
        returned clash with each other either, so that every option stands for itself.
        """
        near = self._near(term)
        pool = {one.id: one for one in (*among, *(self._glossary.terms[key] for key in near))}
        chapter = {one.id for one in among}
        fitting = [one for one in pool.values() if self._fits(term, one, near)]

        def score(other: Term) -> float:
            points = near.get(other.id, 0) + SAME_CHAPTER * (other.id in chapter)
            points += SAME_CATEGORY * (other.category == term.category)
            points += SAME_SCRIPT * (other.ko.isascii() == term.ko.isascii())
            return points + rng.random()

        ranked = sorted(sorted(fitting, key=lambda one: one.id), key=score, reverse=True)
        return self._apart(ranked, count, rng)

    def _fits(self, term: Term, other: Term, near: dict[str, int]) -> bool:
        """Return whether `other` may stand as a wrong option beside `term`.

        What has kinds of its own might be true of the term as well, unless the records contrast
        the two.
        """
        if self.clash(term, other):
            return False
        if near.get(other.id) == NEAR["contrast"] or term.id in other.contrast:
            return True
        return other.category == term.category and other.id not in self._kinds

    def _apart(self, ranked: list[Term], count: int, rng: random.Random) -> list[Term]:
        """Return `count` of the first terms that do not clash with each other."""
        apart: list[Term] = []
        for one in ranked:
            if len(apart) == CHOSEN_AMONG:
                break
            if not any(self.clash(one, other) for other in apart):
                apart.append(one)
        return rng.sample(apart, min(count, len(apart)))

    def clash(self, one: Term, other: Term) -> bool:
        """Return whether a question must not hold both, for each might stand for the other."""
        return (
            one.id == other.id
            or frozenset((one.id, other.id)) in self._alike
            or bool(self._names[one.id] & self._names[other.id])
            # What is true of a kind is true of its sort: both would be right.
            or other.id in self._above(one)
            or one.id in self._above(other)
            or _mentions(one.definition.ko, other)
            or _mentions(other.definition.ko, one)
            or _equates(one, other)
            or _equates(other, one)
            or _share(one.definition.ko, other.definition.ko) > ALIKE_DEFINITIONS
        )

    def _above(self, term: Term) -> set[str]:
        """Return the ids of everything that `term` is a kind of."""
        found: set[str] = set()
        waiting = list(term.broader)
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                waiting += self._glossary.terms[key].broader
        return found

    def _near(self, term: Term) -> dict[str, int]:
        """Return id → how near it is, of the terms that the records tie to `term`."""
        near = dict.fromkeys(term.related, NEAR["related"])
        for key in term.broader:
            near |= dict.fromkeys(self._kinds[key], NEAR["sibling"])
        near |= dict.fromkeys(term.contrast, NEAR["contrast"])
        near.pop(term.id, None)
        return near


def other_corrections(
    correction: Correction,
    among: Iterable[Correction],
    count: int,
    rng: random.Random,
    text: Callable[[Correction], str],
) -> list[Correction]:
    """Return settled corrections of something else, the nearest in subject and chapter first."""
    fitting = [
        one for one in among
        if one.status == "settled" and not overlap(correction, one) and text(one)
    ]  # fmt: skip

    def distance(other: Correction) -> tuple[int, float]:
        chapters = abs((correction.chapter or NO_CHAPTER) - (other.chapter or NO_CHAPTER))
        kind = 0 if other.kind == correction.kind else 1
        return chapters - 2 * len(set(correction.terms) & set(other.terms)) + kind, rng.random()

    ranked = sorted(sorted(fitting, key=lambda one: one.id), key=distance)
    return rng.sample(ranked[:CHOSEN_AMONG], min(count, len(ranked)))


def overlap(one: Correction, other: Correction) -> bool:
    """Return whether two corrections may correct the same words."""
    return (
        one.id == other.id
        or bool(set(one.lecture) & set(other.lecture))
        or len(set(one.terms) & set(other.terms)) > 1
    )


def _spelled(term: Term) -> frozenset[str]:
    names = (term.ko, *(variant.ko for variant in term.variants), *english_names(term))
    return frozenset(map(squeezed, names))


def _mentions(text: str, term: Term) -> bool:
    bare = squeezed(text)
    return any(squeezed(name) in bare for name in (term.ko, term.en) if len(name) > 1)


def _equates(one: Term, other: Term) -> bool:
    texts = (one.false_friend or "", one.explanation or "")
    return any(SAME.search(text) and _mentions(text, other) for text in texts)


def _share(one: str, other: str) -> float:
    first, second = _letter_pairs(one), _letter_pairs(other)
    return len(first & second) / max(1, len(first | second))


@cache
def _letter_pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))
