"""Recognise terms in what a recogniser of Korean speech wrote.

Names as they are spelled come first; they tell which terms the lecture is about. Then what merely
sounds like a name is weighed in that light, and of what overlaps the best is kept.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kiwipiepy import Kiwi

from companion.lectures.candidates import Candidate, Span, alike, spans
from companion.lectures.context import Context
from companion.lectures.evidence import Evidence, confidence, log_odds
from companion.lectures.exact import SURE, Exact, spelled
from companion.lectures.lexicon import Lexicon, Name
from companion.lectures.words import Word, make_kiwi, split_words

SPELLED = 0.97
"""Confidence in a name that stands there as the glossary spells it."""

HEARD = 0.9
"""Confidence in a form that the glossary lists as misheard for the term."""

CALLED = 0.9
"""Confidence in a word of a longer name, said of a term that the lecture says in full."""

LONG = 4
OFTEN = 3
SYLLABLES_WEIGH = 1.15
"""Above 1, so that one long term is preferred to two short ones within it."""


@dataclass(frozen=True)
class Mention:
    """A term at ``text[start:end]`` of a segment, `surface` as it was recognised.

    `how`: 'spelled', 'heard' (a listed heard-as form), 'part' (a word of its name), 'sound'.
    """

    segment: int
    start: int
    end: int
    surface: str
    term: str
    confidence: float
    how: str


def recognise(
    lexicon: Lexicon, texts: Sequence[str], kiwi: Kiwi | None = None
) -> list[list[Mention]]:
    """Return the terms in each text, in order; no two overlap. The texts are one lecture."""
    words = split_words(kiwi or make_kiwi(), texts)
    exact = [
        hit
        for index, (text, row) in enumerate(zip(texts, words, strict=True))
        for hit in spelled(lexicon, index, text, row)
    ]
    context = surroundings(lexicon, exact, len(texts))
    found = [span for index, row in enumerate(words) for span in spans(index, texts[index], row)]
    mentions = [
        *_spelled(exact, context),
        *_called(lexicon, found, context, words),
        *_sounding(lexicon, found, context, words),
    ]
    rows: list[list[Mention]] = [[] for _ in texts]
    for mention in mentions:
        surface = texts[mention.segment][mention.start : mention.end]
        rows[mention.segment].append(replace(mention, surface=surface))
    return [_best(row) for row in rows]


def surroundings(lexicon: Lexicon, exact: Iterable[Exact], segments: int) -> Context:
    """Return the context that the clearly spelled names make; the longest of those that overlap."""
    sure = [hit for hit in exact if hit.name.kind in SURE]
    sure.sort(key=lambda hit: (hit.segment, hit.start, -hit.end))
    kept: list[Exact] = []
    for hit in sure:
        if not kept or kept[-1].segment != hit.segment or hit.start >= kept[-1].end:
            kept.append(hit)
    return Context(lexicon, kept, segments)


def _spelled(exact: Iterable[Exact], context: Context) -> Iterable[Mention]:
    for hit in exact:
        if hit.name.kind == "heard":
            yield _mention(hit, hit.name, HEARD, "heard")
        elif _is_meant(hit, context):
            yield _mention(hit, hit.name, SPELLED, "spelled")


def _is_meant(hit: Exact, context: Context) -> bool:
    """Return whether a short name is no plain word: the talk is of such things, or often of it."""
    term = hit.name.term
    return (
        hit.last > hit.first
        or len(hit.name.text) >= LONG
        or context.kin_near(hit.segment, term) >= SEVERAL
        or (context.kin_near(hit.segment, term) > 0 and context.said(term) > 1)
        or (context.said(term) >= OFTEN and context.kin(term) > 0)
    )


def _called(
    lexicon: Lexicon, found: Iterable[Span], context: Context, words: Sequence[Sequence[Word]]
) -> Iterable[Mention]:
    """Yield words of longer names ('트랜스퍼') that stand for the whole."""
    for span in found:
        names = lexicon.parts.get(span.text, ())
        if not names:
            continue
        name = max(names, key=lambda name: (context.said(name.term), context.kin(name.term)))
        about = context.kin_near(span.segment, name.term) >= SEVERAL
        if about and _is_rare(words[span.segment][span.first], name, len(names), context):
            yield _mention(span, name, CALLED, "part")


def _is_rare(word: Word, name: Name, owners: int, context: Context) -> bool:
    """Return whether the word is too rare to be said by chance: a plain one needs its whole name."""
    if any(character.isdigit() for character in name.text):
        return owners <= SEVERAL
    if context.said(name.term):
        return word.cost >= (COMMON if len(name.text) > SEVERAL else ODD)
    return word.strange > 0 and owners <= SEVERAL


COMMON, ODD = 3.0, 4.2
"""Kiwi's cost by syllable from which a longer or a short word is not one of the commonest."""

SEVERAL = 2


def _sounding(
    lexicon: Lexicon, found: Sequence[Span], context: Context, words: Sequence[Sequence[Word]]
) -> Iterable[Mention]:
    candidates: list[Candidate] = alike(lexicon, found)
    for one, row in zip(
        candidates, Evidence(lexicon, context, words).rows(candidates), strict=True
    ):
        odds = log_odds(row)
        if odds > 0:
            yield _mention(one.span, one.name, confidence(odds), "sound")


def _mention(place: Exact | Span, name: Name, sure: float, how: str) -> Mention:
    return Mention(place.segment, place.start, place.end, "", name.term, sure, how)


def _best(mentions: Iterable[Mention]) -> list[Mention]:
    """Return those that together weigh most of all that do not overlap, in order."""
    ordered = sorted(mentions, key=lambda one: (one.end, -one.confidence))
    ends, totals = [0], [0.0]
    taken: list[tuple[int, Mention | None]] = [(0, None)]
    for one in ordered:
        before = bisect_right(ends, one.start) - 1
        weight = (one.confidence - 0.45) * (one.end - one.start) ** SYLLABLES_WEIGH
        if totals[before] + weight > totals[-1]:
            ends.append(one.end)
            totals.append(totals[before] + weight)
            taken.append((before, one))
    chosen: list[Mention] = []
    at = len(taken) - 1
    while (mention := taken[at][1]) is not None:
        chosen.append(mention)
        at = taken[at][0]
    return chosen[::-1]


def group_by_term(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """Return the mentions of each term."""
    table: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        table[mention.term].append(mention)
    return dict(table)
