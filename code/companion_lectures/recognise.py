"""Recognise terms in what a recogniser of Korean speech wrote.

Names as they are spelled come first; they tell which terms the lecture is about. Then what merely
sounds like a name is weighed in that light, and of what overlaps the best is kept.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kiwipiepy import Kiwi

from companion.korean.phonology import phonemes
from companion_lectures.candidates import Candidate, alike
from companion_lectures.evidence import OFTEN, WEIGHTS, Context, confidence, log_odds, rows
from companion_lectures.lexicon import Lexicon, Name
from companion_lectures.places import Exact, Span, overlap, spans, spelled
from companion_lectures.words import Word, make_kiwi, split_words

SURE = ("head", "sound", "variant", "mixed")
"""Kinds of names that are no garbles."""

SPELLED = 0.97
"""Confidence in a name that stands there as the glossary spells it."""

ALONE = 0.85
"""The same, where neither it nor a linked term is said again around there."""

HEARD = 0.9
"""Confidence in a form that the glossary lists as misheard for the term."""

CALLED = 0.9
"""Confidence in a word of a longer name, said of a term that the lecture says in full."""

CERTAIN = 0.98
"""Above it, one mention is as sure as another."""

SYLLABLES_WEIGH = 1.15
"""Above 1, so that one long term is preferred to two short ones within it."""

DIGIT = re.compile(r"[0-9][가-힣]")
LONG, SEVERAL = 4, 2
RARE = 4.0
"""Kiwi's cost by syllable of a word that is not met by chance."""
COMMON, ODD = 3.0, 4.2
"""The same, from which a longer or a short word is not one of the commonest."""


@dataclass(frozen=True)
class Mention:
    """A term at ``text[start:end]`` of a segment, `surface` as it was recognised.

    `how`: 'spelled', 'heard' (a listed heard-as form), 'part' (a word of its name), 'sound'.
    `name`: the name that it sounds like or is.
    """

    segment: int
    start: int
    end: int
    surface: str
    term: str
    confidence: float
    how: str
    name: str = ""


@dataclass(frozen=True)
class Reading:
    """What a lecture may say: what is spelled, and what sounds like a name, with its evidence."""

    texts: Sequence[str]
    spelled: tuple[Mention, ...]
    candidates: tuple[Candidate, ...]
    rows: tuple[tuple[float, ...], ...]

    def mentions(self, weights: Sequence[float] = WEIGHTS) -> list[list[Mention]]:
        """Return the terms in each text, in order; no two overlap."""
        found: list[list[Mention]] = [[] for _ in self.texts]
        for one in (*self.spelled, *self._sounding(weights)):
            surface = self.texts[one.segment][one.start : one.end]
            found[one.segment].append(replace(one, surface=surface))
        return [choose(row) for row in found]

    def _sounding(self, weights: Sequence[float]) -> Iterator[Mention]:
        for one, row in zip(self.candidates, self.rows, strict=True):
            odds = log_odds(row, weights)
            if odds > 0:
                yield mention(one.span, one.name, confidence(odds), "sound")


def recognise(
    lexicon: Lexicon, texts: Sequence[str], kiwi: Kiwi | None = None
) -> list[list[Mention]]:
    """Return the terms in each text, in order; no two overlap. The texts are one lecture.

    What sounds like a name and holds it is cut to it: '신경망이' is 신경망.
    """
    found = read(lexicon, texts, split_words(kiwi or make_kiwi(), texts)).mentions()
    return [[_trimmed(one, lexicon) for one in row] for row in found]


def read(lexicon: Lexicon, texts: Sequence[str], words: Sequence[Sequence[Word]]) -> Reading:
    """Return what the texts, one lecture split into words, may say."""
    exact = [
        hit
        for index, (text, row) in enumerate(zip(texts, words, strict=True))
        for hit in spelled(lexicon, index, text, row)
    ]
    context = _surroundings(lexicon, exact, len(texts))
    found = [span for index, row in enumerate(words) for span in spans(index, texts[index], row)]
    settled = [*_spelled(exact, context, words), *_read_aloud(lexicon, found, context)]
    candidates = _unsettled(alike(lexicon, found, context.often()), settled)
    certain = (*settled, *_partial_names(lexicon, found, context, words))
    weighed = rows(candidates, lexicon, context, words)
    return Reading(texts, certain, tuple(candidates), tuple(weighed))


def choose(mentions: Iterable[Mention]) -> list[Mention]:
    """Return those of which none overlaps another that says more, in order."""
    kept: list[Mention] = []
    for one in sorted(mentions, key=_weight, reverse=True):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def mention(place: Span, name: Name, sure: float, how: str) -> Mention:
    """Return the mention of `name` at a place; its surface is still to be filled in."""
    return Mention(place.segment, place.start, place.end, "", name.term, sure, how, name.text)


def _weight(one: Mention) -> float:
    """Return how much a mention says: its log-odds for each syllable of the name."""
    sure = min(one.confidence, CERTAIN)
    syllables = min(one.end - one.start, len(one.name) or one.end - one.start)
    return (math.log(sure / (1 - sure)) + 0.2) * syllables**SYLLABLES_WEIGH


def _unsettled(candidates: Iterable[Candidate], settled: Iterable[Mention]) -> list[Candidate]:
    """Return the candidates that are not spelled there: whether those are meant is settled."""
    places: dict[tuple[int, str], list[Mention]] = defaultdict(list)
    for one in settled:
        places[one.segment, one.term].append(one)
    return [
        one
        for one in candidates
        if one.span.text != one.name.text
        and not any(
            place.start < one.span.end and one.span.start < place.end
            for place in places[one.span.segment, one.name.term]
        )
    ]


def _surroundings(lexicon: Lexicon, exact: Iterable[Exact], segments: int) -> Context:
    """Return the context that the clearly spelled names make; the longest of those that overlap."""
    sure = [hit for hit in exact if hit.name.kind in SURE]
    sure.sort(key=lambda hit: (hit.span.segment, hit.span.start, -hit.span.end))
    kept: list[Exact] = []
    for hit in sure:
        if not kept or not overlap(kept[-1].span, hit.span):
            kept.append(hit)
    return Context(lexicon, kept, segments)


def _spelled(
    exact: Iterable[Exact], context: Context, words: Sequence[Sequence[Word]]
) -> Iterator[Mention]:
    for hit in exact:
        word = words[hit.span.segment][hit.span.first]
        if hit.name.kind == "heard":
            several = hit.span.last > hit.span.first
            if several or word.strange or _is_about(hit, context):
                yield mention(hit.span, hit.name, HEARD, "heard")
        elif _is_meant(hit, context, word):
            sure = SPELLED if _is_about(hit, context, 1) else ALONE
            yield mention(hit.span, hit.name, sure, "spelled")


def _is_about(hit: Exact, context: Context, times: int = 0) -> bool:
    """Return whether the term, or one linked with it, is said more than so often around there."""
    segment, term = hit.span.segment, hit.name.term
    return context.near(segment, term) > times or context.kin_near(segment, term) > 0


def _is_meant(hit: Exact, context: Context, word: Word) -> bool:
    """Return whether a short name is no plain word: the talk is of such things, or often of it."""
    term, kin = hit.name.term, context.kin_near(hit.span.segment, hit.name.term)
    return (
        hit.span.last > hit.span.first
        or len(hit.name.text) >= LONG
        or kin >= SEVERAL
        or (kin > 0 and (context.said(term) > 1 or word.cost > RARE))
        or (hit.name.kind != "variant" and context.said(term) >= OFTEN and context.kin(term) > 0)
    )


def _read_aloud(lexicon: Lexicon, found: Iterable[Span], context: Context) -> Iterator[Mention]:
    """Yield what is read aloud like a name, amid linked terms: recognisers write '5차' for 오차."""
    for span in found:
        names = lexicon.by_sound.get(phonemes(span.text), ()) if DIGIT.search(span.text) else ()
        for name in names[:1]:
            if context.kin_near(span.segment, name.term) >= SEVERAL:
                yield mention(span, name, CALLED, "sound")


def _partial_names(
    lexicon: Lexicon, found: Iterable[Span], context: Context, words: Sequence[Sequence[Word]]
) -> Iterator[Mention]:
    """Yield words of longer names ('트랜스퍼') that stand for the whole."""
    for span in found:
        names = lexicon.parts.get(span.text, ())
        if not names or context.spelled(span):
            continue
        name = max(names, key=lambda name: (context.said(name.term), context.kin(name.term)))
        near = context.near(span.segment, name.term)
        if len(name.text) <= SEVERAL and not near:
            continue
        rare = _is_rare(words[span.segment][span.first], name, len(names), context)
        if rare and near + context.kin_near(span.segment, name.term) >= SEVERAL:
            yield mention(span, name, CALLED, "part")


def _is_rare(word: Word, name: Name, owners: int, context: Context) -> bool:
    """Return whether the word is too rare to be said by chance, not a plain one."""
    if any(character.isdigit() for character in name.text):
        return owners <= SEVERAL
    if context.said(name.term):
        return word.cost >= (COMMON if len(name.text) > SEVERAL else ODD)
    return word.strange and owners <= SEVERAL


def _trimmed(one: Mention, lexicon: Lexicon) -> Mention:
    """Return the mention; one that holds a name of its term, however spaced, is that name."""
    pattern = _names_of(lexicon, one.term) if one.how == "sound" else None
    match = pattern.search(one.surface) if pattern else None
    if match is None:
        return one
    start, end = one.start + match.start(), one.start + match.end()
    surface = match.group()
    return replace(one, start=start, end=end, surface=surface, confidence=SPELLED, how="spelled")


@lru_cache(maxsize=4096)
def _names_of(lexicon: Lexicon, term: str) -> re.Pattern[str] | None:
    names = [name.text for name in lexicon.names if name.term == term and name.kind in SURE]
    loose = (r"[\s-]*".join(map(re.escape, name)) for name in sorted(names, key=len, reverse=True))
    text = "|".join(loose)
    return re.compile(text, re.IGNORECASE) if text else None
