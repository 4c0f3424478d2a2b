"""Find what must not be published: names, numbers, rooms, remarks about third persons.

A name is told by its surname and by the syllables that given names have, by what stands beside it
(학생, 씨, '이름이') and by Kiwi's dictionary. What the book itself names is public.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kiwipiepy import Kiwi, Token

from companion.glossary.model import Glossary
from companion_lectures.private_patterns import (
    ALSO_THINGS,
    BUILDING,
    CALLED,
    ENDS,
    GIVEN,
    HALL,
    MAIL_NAME,
    NAME,
    NOT_NAMES,
    PATTERNS,
    PERSONAL,
    REMARK,
    SURNAMES,
    TAILS,
    TITLED,
    VOCATIVE,
)
from companion_lectures.words import UNKNOWN, make_kiwi

LISTED = "검토 목록"
"""The kind of what stands on the reviewer's list."""

AROUND = 30
"""Characters on each side of a word that Kiwi reads with it."""

HYPHENED = re.compile(r"(?<=[가-힣])-(?=[가-힣])")

LONGEST = 400
"""Characters on either side within which a sentence is looked for."""


@dataclass(frozen=True, order=True)
class Stretch:
    """What must not be published: ``text[start:end]`` and why."""

    start: int
    end: int
    kind: str
    text: str


class Detector:
    """Finds private stretches.

    `allowed`: names that are public. `listed`: what a reviewer wants out, wherever it stands;
    `named`: who is known to take part.
    """

    def __init__(
        self,
        allowed: Iterable[str] = (),
        listed: Iterable[str] = (),
        kiwi: Kiwi | None = None,
        named: Iterable[str] = (),
    ) -> None:
        self._allowed = frozenset(allowed)
        self._listed = [(LISTED, _loosely(text)) for text in listed if text.strip()]
        self._listed += [("이름", _loosely(name)) for name in named]
        self.kiwi = kiwi or make_kiwi()
        self._known: dict[str, bool] = {}

    def find(self, text: str) -> list[Stretch]:
        """Return the private stretches of `text`, in order; overlapping ones joined."""
        return _joined(text, [*self._marked(text), *self._names(text), *_remarks(text)])

    def people_of(self, labels: Iterable[str]) -> list[str]:
        """Return the names among speakers' labels, and the given names that are no plain words."""
        names = [one.text for label in labels for one in self.find(label) if one.kind == "이름"]
        given = [name[1:] for name in names if len(name) == 3 and not self._is_noun(name[1:])]
        return [*names, *given]

    def _marked(self, text: str) -> Iterator[Stretch]:
        for kind, pattern in PATTERNS:
            for match in pattern.finditer(text):
                start = _begin(text, kind, match)
                yield Stretch(start, match.end(), kind, text[start : match.end()])
        for kind, pattern in self._listed:
            for match in pattern.finditer(text):
                yield Stretch(match.start(), match.end(), kind, match.group())

    def _names(self, text: str) -> Iterator[Stretch]:
        found: list[tuple[re.Pattern[str], Callable[[str, int, int], bool]]] = [
            (NAME, self._is_full),
            (TITLED, self._is_titled),
            (CALLED, self._is_called),
            (VOCATIVE, self._is_vocative),
        ]
        for pattern, test in found:
            for match in pattern.finditer(text):
                start, end = match.span("name" if "name" in pattern.groupindex else 0)
                if not self._is_public(text[start:end]) and test(text, start, end):
                    yield Stretch(start, end, "이름", text[start:end])

    def _is_public(self, word: str) -> bool:
        """Return whether the book names it, with a particle or without."""
        return word in self._allowed or (len(word) > 2 and word[:-1] in self._allowed)

    def _is_full(self, text: str, start: int, end: int) -> bool:
        """Return whether surname and given name stand there as one proper or unknown noun."""
        if text[end - 1] in TAILS and self._is_noun(text[start : end - 1]):
            return False
        return self._is_proper(text, start, end)

    def _is_proper(self, text: str, start: int, end: int) -> bool:
        tokens = self._tokens(text, start, end)
        return len(tokens) == 1 and (tokens[0].tag == "NNP" or tokens[0].id in UNKNOWN)

    def _is_noun(self, word: str) -> bool:
        """Return whether the word alone is a common noun of the dictionary."""
        if word not in self._known:
            tokens = self.kiwi.tokenize(word)
            self._known[word] = len(tokens) == 1 and (
                tokens[0].tag in ("NNG", "NR", "NP") and tokens[0].id not in UNKNOWN
            )
        return self._known[word]

    def _is_titled(self, text: str, start: int, end: int) -> bool:
        """Return whether what stands before a title is a name, not a word ('모든 교수')."""
        word, title = text[start:end], text[end:].lstrip()
        if word in NOT_NAMES or not set(word) <= set(GIVEN + SURNAMES):
            return False
        if title.startswith("씨") and text[end] != " ":
            return False
        if title.startswith(("군", "양", "님")) and (len(word) != 3 or word[0] not in SURNAMES):
            return False
        return self._is_proper(text, start, end)

    def _is_called(self, text: str, start: int, end: int) -> bool:
        word = text[start:end]
        return self._is_full(text, start, end) and set(word) <= set(SURNAMES + GIVEN)

    def _is_vocative(self, text: str, start: int, end: int) -> bool:
        tokens = self._tokens(text, start, end + 1)
        return [token.tag for token in tokens] == ["NNP", "JKV"]

    def _tokens(self, text: str, start: int, end: int) -> list[Token]:
        """Return Kiwi's tokens of ``text[start:end]``, read in its line; [] if they straddle it."""
        low = max(text.rfind("\n", 0, start) + 1, start - AROUND)
        stop = text.find("\n", end)
        part = text[low : min(len(text) if stop < 0 else stop, end + AROUND)]
        part = HYPHENED.sub(" ", part)  # a heading's address, whose words are those of the heading
        tokens = [
            token
            for token in self.kiwi.tokenize(part)
            if token.start + token.len > start - low and token.start < end - low
        ]
        whole = tokens and tokens[0].start == start - low
        return tokens if whole and tokens[-1].start + tokens[-1].len == end - low else []


def public_names(glossary: Glossary) -> frozenset[str]:
    """Return what the glossary names: its people are public, its words are no one's names."""
    words: set[str] = set()
    for term in glossary.terms.values():
        for name in term.names:
            words.add(name)
            words.update(re.findall(r"[가-힣]+", name))
    return frozenset(words)


def hide(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return `text` with spaces at the spans, as long as before."""
    for start, end in spans:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def _begin(text: str, kind: str, match: re.Match[str]) -> int:
    """Return where a mail address or a room begins: the patterns find its telling part."""
    before = text[max(match.start() - AROUND, 0) : match.start()]
    if kind == "전자우편":
        before = before.rstrip()
        name = MAIL_NAME.search(before)
    elif kind == "강의실":
        name = (HALL if match.group().startswith("관") else BUILDING).search(before)
    else:
        return match.start()
    return max(match.start() - AROUND, 0) + name.start() if name else match.start()


def _remarks(text: str) -> Iterator[Stretch]:
    """Yield the sentences that speak of somebody who is not there to answer."""
    for mark in REMARK.finditer(text):
        start, end = _sentence(text, mark.start(), mark.end())
        # '걔' is also said of a model; a person is meant where a person's affairs are told.
        if not ALSO_THINGS.match(mark.group()) or PERSONAL.search(text, start, end):
            yield Stretch(start, end, "제삼자", text[start:end])


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of the sentence around ``text[start:end]``."""
    low = max(text.rfind("\n", 0, start) + 1, start - LONGEST)
    for stop in ENDS.finditer(text, low, start):
        low = stop.end()
    after = ENDS.search(text, end, end + LONGEST)
    high = after.end() if after else min(len(text), end + LONGEST)
    while text[low].isspace():
        low += 1
    return low, high - (text[high - 1] == "\n")


def _loosely(text: str) -> re.Pattern[str]:
    """Return a pattern for `text` with any spaces between its characters."""
    return re.compile(r"\s*".join(re.escape(one) for one in "".join(text.split())), re.IGNORECASE)


def _joined(text: str, stretches: Iterable[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for one in sorted(stretches, key=lambda stretch: (stretch.start, -stretch.end)):
        if joined and one.start < joined[-1].end:
            last = joined[-1]
            kinds = dict.fromkeys([*last.kind.split(", "), one.kind])
            end = max(last.end, one.end)
            joined[-1] = Stretch(last.start, end, ", ".join(kinds), text[last.start : end])
        else:
            joined.append(one)
    return joined
