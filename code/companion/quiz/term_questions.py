"""Questions made of glossary terms: which term, which meaning, which English name."""

import random
from collections.abc import Iterator, Sequence

from companion.glossary.model import Glossary, Term
from companion.korean import with_particle
from companion.quiz.distractors import Distractors
from companion.quiz.names import all_english_names, english_names, nearly_spelled, squeezed
from companion.quiz.questions import MARKS, Choice, Explanation, Fill, Match, escaped

WRONG = 3
PAIRS = 5
FEWEST_PAIRS = 4
MOST_DEFINITIONS, MOST_MEANINGS, MOST_FILLS, MOST_MATCHES = 12, 6, 8, 3
DESCRIBED = {"person": "사람", "company": "회사나 기관", "library": "소프트웨어", "book": "책"}
"""Categories of which a definition does not say what a word means but what the thing is."""


class TermQuestions:
    """Makes the questions of one chapter's terms; the same every time."""

    def __init__(
        self, glossary: Glossary, terms: Sequence[Term], distractors: Distractors, seed: str
    ) -> None:
        self._terms = terms
        self._distractors = distractors
        self._seed = seed
        self._english = all_english_names(glossary)

    def make(self) -> Iterator[Choice | Match | Fill]:
        """Yield every question; no term is asked for in two of the same sort."""
        named = [term for term in self._terms if not tells_itself(term)]
        yield from self._choices("definition", named, MOST_DEFINITIONS)
        yield from self._choices("meaning", named[::-1], MOST_MEANINGS)
        yield from self._matches()
        fills = [term for term in self._terms if is_translated(term)]
        yield from (self._fill(term) for term in fills[:MOST_FILLS])

    def _random(self, what: str) -> random.Random:
        return random.Random(f"{self._seed}/{what}")

    def _choices(self, group: str, terms: Sequence[Term], most: int) -> Iterator[Choice]:
        made = 0
        for term in terms:
            if made == most:
                return
            rng = self._random(f"{group}/{term.id}")
            wrong = self._distractors.choose(term, self._terms, WRONG, rng)
            if len(wrong) < WRONG or gives_away(group, term, wrong):
                continue
            made += 1
            options = [term, *wrong]
            rng.shuffle(options)
            yield (_definition if group == "definition" else _meaning)(term, options)

    def _matches(self) -> Iterator[Match]:
        """Yield groups of terms of one category whose Korean does not sound like their English."""
        left = [term for term in self._terms if is_translated(term)]
        for number in range(MOST_MATCHES):
            group: list[Term] = []
            for term in left:
                if len(group) < PAIRS and not any(self._confusing(term, one) for one in group):
                    group.append(term)
            if len(group) < FEWEST_PAIRS:
                return
            left = [term for term in left if term not in group]
            yield self._match(number, group)

    def _confusing(self, one: Term, other: Term) -> bool:
        """Return whether the English of one might be taken to be right for the other."""
        names = [set(map(squeezed, english_names(term))) for term in (one, other)]
        return bool(names[0] & names[1]) or self._distractors.clash(one, other)

    def _match(self, number: int, group: list[Term]) -> Match:
        offered = [term.en for term in group]
        self._random(f"match/{number}").shuffle(offered)
        return Match(
            id=f"match-{number + 1}",
            group="match",
            about=frozenset(f"name/{term.id}" for term in group),
            ask="한국어 용어와 영어 이름을 짝지으라.",
            explanation=Explanation(
                tuple(sentence(term) for term in group), terms=tuple(t.id for t in group)
            ),
            pairs=tuple((term.ko, term.en) for term in group),
            offered=tuple(offered),
        )

    def _fill(self, term: Term) -> Fill:
        accept = english_names(term)
        return Fill(
            id=f"fill-{term.id}",
            group="fill",
            about=frozenset({term.id, f"name/{term.id}"}),
            ask=f"‘{escaped(term.ko)}’{_particle(term, '을/를')} 영어로 적으라.",
            quote=escaped(term.definition.ko),
            explanation=_explained(term, [f"{escaped(term.ko)}: {_names(term)}"]),
            accept=accept,
            others=nearly_spelled(accept, self._english),
        )


def _definition(term: Term, options: list[Term]) -> Choice:
    others = [sentence(one) for one in options if one is not term]
    return Choice(
        id=f"definition-{term.id}",
        group="definition",
        about=frozenset({term.id}),
        ask=_asked_for(term),
        quote=escaped(term.definition.ko),
        explanation=_explained(term, [f"{escaped(term.ko)}({_names(term)}).", *others]),
        options=tuple(escaped(one.ko) for one in options),
        right=options.index(term),
    )


def _asked_for(term: Term) -> str:
    what = DESCRIBED.get(term.category)
    if what is None:
        return "다음 뜻에 맞는 용어를 고르라."
    return f"다음 설명에 맞는 {with_particle(what, '을/를')} 고르라."


def _meaning(term: Term, options: list[Term]) -> Choice:
    others = [
        f"{with_particle(mark, '은/는')} {escaped(one.ko)}의 뜻이다."
        for mark, one in zip(MARKS, options, strict=False)
        if one is not term
    ]
    what = "에 관한 설명으로" if term.category in DESCRIBED else "의 뜻으로"
    return Choice(
        id=f"meaning-{term.id}",
        group="meaning",
        about=frozenset({term.id}),
        ask=f"‘{escaped(term.ko)}’{what} 맞는 것을 고르라.",
        explanation=_explained(term, [sentence(term), " ".join(others)]),
        options=tuple(escaped(one.definition.ko) for one in options),
        right=options.index(term),
    )


def sentence(term: Term) -> str:
    """Return 'X는 …이다.': the term and its definition as one sentence, in MyST."""
    return f"{escaped(term.ko)}{_particle(term, '은/는')} {escaped(term.definition.ko)}"


def tells_itself(term: Term) -> bool:
    """Return whether the definition holds a name of the term, so that it gives itself away."""
    bare = squeezed(term.definition.ko)
    return any(squeezed(name) in bare for name in (term.ko, *english_names(term)) if len(name) > 1)


def gives_away(group: str, term: Term, wrong: Sequence[Term]) -> bool:
    """Return whether a word that only the name and its definition share tells the answer."""
    shared = {word for word in term.ko.split() if len(word) > 1 and word in term.definition.ko}
    others = [one.ko if group == "definition" else one.definition.ko for one in wrong]
    return any(not any(word in other for other in others) for word in shared)


def is_translated(term: Term) -> bool:
    """Return whether the English is worth asking for: the Korean does not just spell its sound."""
    named = term.category == "data" and term.en[0].isupper()  # a data set's own name
    if named or term.pos == "proper noun" or term.category in {"person", "company", "book"}:
        return False
    sounds = {squeezed(sound) for sound in term.pronunciation}
    return squeezed(term.ko) not in sounds and any("가" <= c <= "힣" for c in term.ko)


def _particle(term: Term, pair: str) -> str:
    sound = term.pronunciation[0] if term.pronunciation else ""
    return with_particle(term.ko, pair, sound).removeprefix(term.ko)


def _names(term: Term) -> str:
    names = dict.fromkeys((term.en, *(abbr.short for abbr in term.abbr)))
    return escaped(", ".join(names))


def _explained(term: Term, texts: list[str]) -> Explanation:
    careful = [f"조심: {escaped(term.false_friend)}"] if term.false_friend else []
    place = f"강의 {term.lecture[0]}" if term.lecture else ""
    return Explanation((*texts, *careful), place=place, terms=(term.id,))
