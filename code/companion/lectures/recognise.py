"""Recognise terms in what a recogniser of Korean speech wrote.

Names as they are spelled come first; they tell which terms the lecture is about. Then what merely
sounds like a name is weighed in that light, and of what overlaps the best is kept.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kiwipiepy import Kiwi

from companion.lectures.candidates import Candidate, Span, alike, spans
from companion.lectures.choose import Mention, choose
from companion.lectures.context import OFTEN, Context
from companion.lectures.evidence import WEIGHTS, Evidence, confidence, log_odds
from companion.lectures.exact import SURE, Exact, spelled
from companion.lectures.lexicon import Lexicon, Name
from companion.lectures.words import Word, make_kiwi, split_words

SPELLED = 0.97
"""Confidence in a name that stands there as the glossary spells it."""

ALONE = 0.85
"""The same, where neither it nor a linked term is said again around there."""

HEARD = 0.9
"""Confidence in a form that the glossary lists as misheard for the term."""

CALLED = 0.9
"""Confidence in a word of a longer name, said of a term that the lecture says in full."""

LONG = 4
RARE = 4.0
"""Kiwi's cost by syllable of a word that is not met by chance."""


@dataclass(frozen=True)
class Reading:
    """What a lecture may say: what is spelled, and what sounds like a name, with its evidence."""

    texts: Sequence[str]
    spelled: tuple[Mention, ...]
    candidates: tuple[Candidate, ...]
    rows: tuple[tuple[float, ...], ...]
    words: Mapping[str, frozenset[str]]

    def mentions(self, weights: Sequence[float] = WEIGHTS) -> list[list[Mention]]:
        """Return the terms in each text, in order; no two overlap."""
        rows: list[list[Mention]] = [[] for _ in self.texts]
        for one in (*self.spelled, *self._sounding(weights)):
            surface = self.texts[one.segment][one.start : one.end]
            rows[one.segment].append(replace(one, surface=surface))
        return [choose(_longer(row, self.words)) for row in rows]

    def _sounding(self, weights: Sequence[float]) -> Iterator[Mention]:
        for one, row in zip(self.candidates, self.rows, strict=True):
            odds = log_odds(row, weights)
            if odds > 0:
                yield _mention(one.span, one.name, confidence(odds), "sound")


def recognise(
    lexicon: Lexicon, texts: Sequence[str], kiwi: Kiwi | None = None
) -> list[list[Mention]]:
    """Return the terms in each text, in order; no two overlap. The texts are one lecture."""
    return read(lexicon, texts, split_words(kiwi or make_kiwi(), texts)).mentions()


def read(lexicon: Lexicon, texts: Sequence[str], words: Sequence[Sequence[Word]]) -> Reading:
    """Return what the texts, one lecture split into words, may say."""
    exact = [
        hit
        for index, (text, row) in enumerate(zip(texts, words, strict=True))
        for hit in spelled(lexicon, index, text, row)
    ]
    context = surroundings(lexicon, exact, len(texts))
    found = [span for index, row in enumerate(words) for span in spans(index, texts[index], row)]
    certain = (*_spelled(exact, context, words), *_called(lexicon, found, context, words))
    candidates = _unspelled(alike(lexicon, found, often=context.often()), certain)
    rows = Evidence(lexicon, context, words).rows(candidates)
    return Reading(texts, certain, tuple(candidates), tuple(rows), lexicon.words)


def _unspelled(candidates: Iterable[Candidate], certain: Iterable[Mention]) -> list[Candidate]:
    """Return the candidates that are not spelled there: whether those are meant is settled."""
    places: dict[tuple[int, str], list[Mention]] = defaultdict(list)
    for one in certain:
        if one.how != "part":
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


def _longer(mentions: Sequence[Mention], words: Mapping[str, frozenset[str]]) -> list[Mention]:
    """Return the mentions but for words of longer ones: '러닝' in '제로s 러닝'."""
    longer = [one for one in mentions if one.how == "sound" and " " in one.surface]
    return [
        one
        for one in mentions
        if not any(
            other.start <= one.start
            and one.end <= other.end
            and one.term != other.term
            and one.name in words[other.term]
            for other in longer
        )
    ]


def surroundings(lexicon: Lexicon, exact: Iterable[Exact], segments: int) -> Context:
    """Return the context that the clearly spelled names make; the longest of those that overlap."""
    sure = [hit for hit in exact if hit.name.kind in SURE]
    sure.sort(key=lambda hit: (hit.segment, hit.start, -hit.end))
    kept: list[Exact] = []
    for hit in sure:
        if not kept or kept[-1].segment != hit.segment or hit.start >= kept[-1].end:
            kept.append(hit)
    return Context(lexicon, kept, segments)


def _spelled(
    exact: Iterable[Exact], context: Context, words: Sequence[Sequence[Word]]
) -> Iterator[Mention]:
    for hit in exact:
        word = words[hit.segment][hit.first]
        if hit.name.kind == "heard":
            several = hit.last > hit.first
            if several or word.strange > 0 or _is_about(hit.segment, hit.name.term, context):
                yield _mention(hit, hit.name, HEARD, "heard")
        elif sure := _meant(hit, context, word):
            yield _mention(hit, hit.name, sure, "spelled")


def _is_about(segment: int, term: str, context: Context, times: int = 0) -> bool:
    """Return whether the term, or one linked with it, is said more than so often around there."""
    return context.near(segment, term) > times or context.kin_near(segment, term) > 0


def _meant(hit: Exact, context: Context, word: Word) -> float:
    """Return how sure a name that is spelled there is meant, 0 where it is not."""
    if not _is_meant(hit, context, word):
        return 0.0
    return SPELLED if _is_about(hit.segment, hit.name.term, context, 1) else ALONE


def _is_meant(hit: Exact, context: Context, word: Word) -> bool:
    """Return whether a short name is no plain word: the talk is of such things, or often of it."""
    term, kin = hit.name.term, context.kin_near(hit.segment, hit.name.term)
    return (
        hit.last > hit.first
        or len(hit.name.text) >= LONG
        or kin >= SEVERAL
        or (kin > 0 and (context.said(term) > 1 or word.cost > RARE))
        or (hit.name.kind != "variant" and context.said(term) >= OFTEN and context.kin(term) > 0)
    )


def _called(
    lexicon: Lexicon, found: Iterable[Span], context: Context, words: Sequence[Sequence[Word]]
) -> Iterator[Mention]:
    """Yield words of longer names ('트랜스퍼') that stand for the whole."""
    for span in found:
        names = lexicon.parts.get(span.text, ())
        if not names:
            continue
        name = max(names, key=lambda name: (context.said(name.term), context.kin(name.term)))
        about = context.kin_near(span.segment, name.term) + context.near(span.segment, name.term)
        if context.spelled(span.segment, span.start, span.end):
            continue
        if len(name.text) <= SEVERAL and not context.near(span.segment, name.term):
            continue
        if about >= SEVERAL and _is_rare(
            words[span.segment][span.first], name, len(names), context
        ):
            yield _mention(span, name, CALLED, "part")


def _is_rare(word: Word, name: Name, owners: int, context: Context) -> bool:
    """Return whether the word is too rare to be said by chance, not a plain one."""
    if any(character.isdigit() for character in name.text):
        return owners <= SEVERAL
    if context.said(name.term):
        return word.cost >= (COMMON if len(name.text) > SEVERAL else ODD)
    return word.strange > 0 and owners <= SEVERAL


COMMON, ODD = 3.0, 4.2
"""Kiwi's cost by syllable from which a longer or a short word is not one of the commonest."""

SEVERAL = 2


def _mention(place: Exact | Span, name: Name, sure: float, how: str) -> Mention:
    return Mention(place.segment, place.start, place.end, "", name.term, sure, how, name.text)
