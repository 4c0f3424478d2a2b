"""Find in a lecturer's talk what is said of the exam, and what is promised for later."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

FUTURE = "".join(chr(code) for code in range(0xAC00, 0xD7A4) if (code - 0xAC00) % 28 == 8)
"""Syllables that end in ㄹ, as a verb does before 게, 거."""

SENTENCE = re.compile(r"[^\n.?!]+")
EXAM = re.compile(
    r"(?:시험|중간고사|기말고사|출제)(?!\s?삼아|\s?관|\s?해|\s?적)(?:\s?문제)?[가-힣]{0,3}"
    r"(?:\s(?:나[오와올온옵]|내|낼|냅|봤|보|망)[가-힣]{0,4})?|외[우워][가-힣]{0,4}"
)
LATER = re.compile(r"나중에|뒤에서|다음\s?(?:시간|주|번)에|이따가?|조만간|아직|앞으로")
WILL = re.compile(
    rf"[가-힣]{{0,5}}[{FUTURE}]\s?(?:게|께)요?(?![가-힣])|[가-힣]{{0,4}}\s?[{FUTURE}]\s?(?:거예요|거에요|겁니다|거야)"
    r"|[가-힣]{0,4}(?<!모르)(?<!알)겠(?:습니다|어요|다|다고)"
)
OFFER = re.compile(
    r"[가-힣]{0,6}[가-힣]\s?(?:줄게|줄께|줄\s?거|주겠|드릴게|드릴\s?거|드리겠|올릴게|올려놓을|둘게"
    r"|넘어올게|돌아올게|돌아갈게)[가-힣]{0,4}"
)
NOW = re.compile(r"지금|바로|일단|방금")
"""Not '이제', with which a speaker fills a pause."""


@dataclass(frozen=True, order=True)
class Cue:
    """The words at ``text[start:end]`` that tell of an exam or of a promise."""

    start: int
    end: int
    kind: Literal["exam", "promise"]


def find_cues(text: str) -> list[Cue]:
    """Return the cues of a segment, in order."""
    cues = [Cue(*match.span(), "exam") for match in EXAM.finditer(text)]
    return sorted([*cues, *_promises(text)])


def _promises(text: str) -> Iterator[Cue]:
    """Yield at most one promise a sentence: said for later, or offered and not at once."""
    for sentence in SENTENCE.finditer(text):
        start, end = sentence.span()
        if EXAM.search(text, start, end):
            continue
        later = LATER.search(text, start, end)
        offer = OFFER.search(text, start, end)
        will = offer or WILL.search(text, start, end)
        if later and will and not NOW.search(text, later.end(), will.start()):
            yield _trimmed(text, will)
        elif offer and not NOW.search(text, start, end):
            yield _trimmed(text, offer)


def _trimmed(text: str, match: re.Match[str]) -> Cue:
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return Cue(start, match.end(), "promise")
