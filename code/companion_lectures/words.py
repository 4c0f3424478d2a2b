"""Split a segment into words and tell, with Kiwi's dictionary, what in them is ordinary Korean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kiwipiepy import Kiwi, Token

WORD = re.compile(r"[가-힣A-Za-z0-9.]*[가-힣A-Za-z0-9]")
UNKNOWN = (2, 3)
"""The ids that Kiwi gives to nouns it has made up: words that its dictionary does not hold."""

GRAMMAR = ("J", "E", "VCP", "VCN", "XSV", "XSA", "VX", "EF", "EC")
"""Tags of what follows a noun within its word."""

SMALL = ("MA", "MM", "NP", "IC", "NNB", "S")
"""Tags of words in which no term begins or ends, but for Latin ones and numbers."""

TAILS = re.compile(
    r"(?:이?라(?:고|는|면|서|도)?|입니다|이(?:에요|다|고|죠|지|니|며|면|면은|랑|나|거든요)|예요|고|(?:들)?"
    r"(?:은|는|이|가|을|를|의|에|도|로|으로|와|과|랑|만|까지|부터|처럼|보다|에서|에게|한테|이나))$"
)
"""A particle as it is written; where Kiwi takes a garble and its particle for one word."""


@dataclass(frozen=True)
class Word:
    """A written word: its place in the text, and where what precedes its particles may end.

    `ends` are places in the text; `strange`: no dictionary word explains some of it; `cost`: how
    unlikely Kiwi finds it, by syllable; `small`: an adverb, a pronoun or the like.
    """

    start: int
    end: int
    ends: tuple[int, ...]
    strange: bool
    cost: float
    small: bool


def make_kiwi() -> Kiwi:
    """Return a Kiwi with its core dictionary: in two seconds instead of five."""
    return Kiwi(num_workers=2, load_typo_dict=False, load_multi_dict=False)


def split_words(kiwi: Kiwi, texts: Sequence[str]) -> list[list[Word]]:
    """Return the words of each text."""
    return [_words(text, tokens) for text, tokens in zip(texts, kiwi.tokenize(texts), strict=True)]


def _words(text: str, tokens: Sequence[Token]) -> list[Word]:
    words: list[Word] = []
    at = 0
    for match in WORD.finditer(text):
        inside: list[Token] = []
        while at < len(tokens) and tokens[at].start < match.end():
            if tokens[at].start >= match.start():
                inside.append(tokens[at])
            at += 1
        words.append(_word(text, match.start(), match.end(), inside))
    return words


def _is_grammar(token: Token) -> bool:
    """Return whether the token is no part of the noun before it; '화' of '특성화' is one."""
    return token.tag.startswith(GRAMMAR) or (token.tag, token.form) == ("XSN", "들")


def _word(text: str, start: int, end: int, tokens: Sequence[Token]) -> Word:
    ends = {end}
    for token in reversed(tokens):
        if not _is_grammar(token):
            break
        if token.start > start:
            ends.add(token.start)
    ends.update(
        after.start
        for before, after in pairwise(tokens)
        if before.tag.startswith("N") and after.tag.startswith("VV") and after.start > start
    )
    if (tail := TAILS.search(text, start + 1, end)) is not None:
        ends.add(tail.start())
    content = [token for token in tokens if not _is_grammar(token)] or list(tokens)
    length = sum(token.len for token in content) or 1
    strange = any(token.id in UNKNOWN for token in content)
    cost = -sum(token.score for token in content) / length
    small = bool(tokens) and all(
        t.tag not in ("SL", "SN") and t.tag.startswith((*SMALL, *GRAMMAR)) for t in tokens
    )
    return Word(start, end, tuple(sorted(ends)), strange, cost, small)
