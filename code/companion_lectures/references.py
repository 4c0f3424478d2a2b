"""Find what of the textbook a lecturer names: chapters, sections, pages, figures.

What is heard is taken only if the table of contents has it: '83.1절' is 8.3.1, '2.0' is nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["장", "절", "쪽", "그림"]

LAST_PAGE = 700
SINO = {
    "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9, "십": 10,
    "십일": 11, "십이": 12, "십삼": 13, "십사": 14,
}  # fmt: skip
ENGLISH = {
    "원": 1, "투": 2, "쓰리": 3, "포": 4, "파이브": 5, "식스": 6, "세븐": 7, "에이트": 8, "나인": 9,
    "텐": 10, "일레븐": 11, "트웰브": 12, "써틴": 13, "포틴": 14,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
}  # fmt: skip


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


NUMBER = r"\d{1,2}"
SPOKEN = rf"(?:{NUMBER}|{_any(ENGLISH)})"
KOREAN = rf"(?:{NUMBER}|{_any(SINO)})"
PARTICLE = r"(?=\s|[.,?!]|$|은|는|이|을|를|에|의|도|로|부터|까지|보|하|라)"
UNITS = r"(?!\s?(?:[%A-Za-z\d]|퍼센트|배|버전|초|분|킬로|기가|점|대|도\b))"

FIGURE = re.compile(
    r"(?P<page>\d{1,3})\s?(?:쪽|페이지)(?:에서?|의)?\s?(?:맨\s?)?(?:(?:위|아래|가운데|왼|오른)\S{0,3}\s?)?그림"
    rf"|그림\s?(?P<a>{NUMBER})\s?[. \-의]\s?(?P<b>{NUMBER})(?![\d%])"
)
PAGE = re.compile(r"(?<![\d.])(?P<page>\d{1,3})\s?(?:쪽|페이지)")
DOTTED = re.compile(
    rf"(?<![\d.])(?P<digits>\d{{1,2}}(?:\.\d{{1,2}}){{1,2}})(?:(?P<unit>\s?절)|{UNITS})"
)
POINTED = re.compile(
    rf"(?P<a>{SPOKEN})\s?(?:포인트|point)\s?(?P<b>{SPOKEN})(?:\s?(?:포인트|point)\s?(?P<c>{SPOKEN}))?(?:\s?절)?",
    re.IGNORECASE,
)
SAID = re.compile(
    rf"(?<![가-힣\d.])(?P<a>{KOREAN})\s?[장자점]\s?(?P<b>{KOREAN})(?:\s?점\s?(?P<c>{KOREAN}))?"
    rf"(?P<unit>\s?절)?{PARTICLE}"
)
CHAPTER = re.compile(rf"(?<![\d.가-힣])(?P<a>{NUMBER})\s?장(?![르단치점])")
CHAPTER_SAID = re.compile(
    rf"(?<![가-힣])(?P<a>{_any(SINO)}|팔자)(?:(?<=팔자)|장)(?=은|는|이|니|에|을|의|부터|까지|\s)(?!\s?값)"
)
SEVERAL = 2
"""So many chapters named nearby tell that '사장' is chapter 4."""


@dataclass(frozen=True, order=True)
class Reference:
    """A place of the textbook at ``text[start:end]``; a figure may be known by its page only."""

    start: int
    end: int
    kind: Kind
    number: str | None
    page: int | None = None


def find_references(texts: Sequence[str], sections: Iterable[str]) -> list[list[Reference]]:
    """Return the references in each text, in order; the texts are one lecture.

    `sections`: every chapter and section that the textbook has ('8', '8.3', '8.3.1').
    """
    known = frozenset(sections)
    rows = [_longest([*_figures(text, known), *_sections(text, known)]) for text in texts]
    plain = [sum(one.kind == "장" for one in row) for row in rows]
    for index, text in enumerate(texts):
        if sum(plain[max(index - 1, 0) : index + 2]) >= SEVERAL:
            rows[index] = _longest([*rows[index], *_said_chapters(text, known)])
    return rows


def _figures(text: str, known: frozenset[str]) -> Iterator[Reference]:
    for match in FIGURE.finditer(text):
        if match["page"]:
            page = int(match["page"])
            if 0 < page <= LAST_PAGE:
                yield Reference(match.start(), match.end(), "그림", None, page)
        elif match["a"] in known:
            yield Reference(match.start(), match.end(), "그림", f"{match['a']}.{match['b']}")
    for match in PAGE.finditer(text):
        page = int(match["page"])
        if 0 < page <= LAST_PAGE:
            yield Reference(match.start(), match.end(), "쪽", None, page)


def _sections(text: str, known: frozenset[str]) -> Iterator[Reference]:
    for match in DOTTED.finditer(text):
        number = match["digits"]
        if number not in known and match["unit"]:
            number = _regrouped(number, known) or number
        if number in known and (match["unit"] or number.count(".") > 1 or _stands_alone(match)):
            yield Reference(match.start(), match.end(), "절", number)
    for pattern in (POINTED, SAID):
        for match in pattern.finditer(text):
            if pattern is SAID and not _is_section(match):
                continue
            number = ".".join(str(_value(match[part])) for part in "abc" if match[part])
            if number in known:
                yield Reference(match.start(), match.end(), "절", number)
    for match in CHAPTER.finditer(text):
        if match["a"] in known:
            yield Reference(match.start(), match.end(), "장", match["a"])


def _stands_alone(match: re.Match[str]) -> bool:
    """Return whether '8.2' is said as a word, not as part of a quantity."""
    after = match.string[match.end() : match.end() + 1]
    return after in ("", " ", "\n", ".", ",", "은", "는", "이", "을", "의", "에")


def _is_section(match: re.Match[str]) -> bool:
    """Return whether '팔 점 삼' is a section: '이 점 이…' is this point, '8자 3' is nothing yet."""
    if match["unit"]:
        return True
    return "점" in match.group() and match["a"] not in ("이", "일") and match["b"] != "이"


def _said_chapters(text: str, known: frozenset[str]) -> Iterator[Reference]:
    for match in CHAPTER_SAID.finditer(text):
        number = str(_value(match["a"].removesuffix("자")))
        if number in known:
            yield Reference(match.start(), match.end(), "장", number)


def _regrouped(heard: str, known: frozenset[str]) -> str | None:
    """Return the one section that has the digits of `heard` in their order, or None."""
    digits = heard.replace(".", "")
    found = {number for number in known if "." in number and number.replace(".", "") == digits}
    return found.pop() if len(found) == 1 else None


def _value(word: str) -> int:
    word = word.lower()
    if word.isdigit():
        return int(word)
    return SINO.get(word) or ENGLISH[word]


def _longest(found: Iterable[Reference]) -> list[Reference]:
    """Return the references of which none lies within another, in order."""
    kept: list[Reference] = []
    for one in sorted(found, key=lambda ref: (ref.start, -ref.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
