"""Recognise what a lecture's blocks hold once nothing private is left in them."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from companion.book import Book
from companion.glossary.model import Glossary
from companion.lectures.model import (
    LECTURER,
    LONGEST,
    QUESTION,
    Found,
    Named,
    Question,
    Segment,
    TermHeard,
)
from companion_lectures.cues import Cue, find_cues
from companion_lectures.lexicon import Lexicon
from companion_lectures.privacy import Detector
from companion_lectures.recognise import Mention, recognise
from companion_lectures.references import Reference, find_references
from companion_lectures.transcript import Segment as Block

ASKS = re.compile(r"\?|(?:나요|까요|는가요|은가요|인가요)(?![가-힣])")


def recognise_in(
    book: Book, glossary: Glossary, blocks: Sequence[Block], detector: Detector
) -> tuple[Segment, ...]:
    """Recognise what there is in the blocks, which hold nothing private any more."""
    texts = [block.text for block in blocks]
    heard = recognise(Lexicon(glossary), texts, detector.kiwi)
    named = find_references(texts, book.textbook.section_numbers)
    return tuple(
        _segment(block, _beside(terms, places), places, detector)
        for block, terms, places in zip(blocks, heard, named, strict=True)
    )


def _beside(heard: Iterable[Mention], named: Sequence[Reference]) -> list[Mention]:
    """Return the mentions that are no part of a reference: '8.3절' sounds like nothing else."""
    return [
        one
        for one in heard
        if not any(one.start < place.end and place.start < one.end for place in named)
    ]


def _segment(
    block: Block, heard: Iterable[Mention], named: Iterable[Reference], detector: Detector
) -> Segment:
    """Return the block's record; a surface that would be private by itself is not in it."""
    cues = find_cues(block.text) if block.speaker == LECTURER else []

    def at(one: Mention | Reference | Cue) -> dict[str, Any]:
        surface = " ".join(block.text[one.start : one.end].split())
        return {"span": (one.start, one.end), "surface": surface}

    def public(one: Mention | Reference | Cue) -> bool:
        surface = at(one)["surface"]
        return 0 < len(surface) <= LONGEST and not detector.find(surface)

    return Segment(
        at=block.stamp,
        by="lecturer" if block.speaker == LECTURER else "질문",
        characters=len(block.text),
        terms=tuple(
            TermHeard(**at(one), term=one.term, confidence=round(one.confidence, 2), how=one.how)
            for one in heard
            if public(one)
        ),
        references=tuple(
            Named(**at(one), kind=one.kind, number=one.number, page=one.page)
            for one in named
            if public(one)
        ),
        exam=tuple(Found(**at(one)) for one in cues if one.kind == "exam" and public(one)),
        promises=tuple(Found(**at(one)) for one in cues if one.kind == "promise" and public(one)),
    )


def questions_in(blocks: Sequence[Block], segments: Sequence[Segment]) -> tuple[Question, ...]:
    """Return what others than the lecturer asked; a turn about nothing of the course is none."""
    found = []
    for index, (block, segment) in enumerate(zip(blocks, segments, strict=True)):
        about = tuple(dict.fromkeys(one.term for one in segment.terms))
        if segment.by == QUESTION and (about or ASKS.search(block.text)):
            later = (one.at for one in segments[index + 1 :] if one.by == LECTURER)
            found.append(Question(at=segment.at, answer=next(later, None), about=about))
    return tuple(found)
