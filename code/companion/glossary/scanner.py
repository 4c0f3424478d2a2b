"""Find terms in running Korean text: whole words, whatever particle follows them.

`신경망이` and `심층신경망` are found as 신경망 and 심층 신경망; `학습자료` is not 학습. Kiwi splits
the text into morphemes, with the glossary's names as words of their own.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kiwipiepy import Kiwi

JOINED_BEFORE = ("N", "XPN", "SL", "SN", "XR")
JOINED_AFTER = ("N", "XSN", "SL", "XR")
PLURAL = "들"
LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True)
class Found:
    """A name at ``text[start:end]``; `name` as the glossary spells it."""

    start: int
    end: int
    name: str


class Scanner:
    """Finds names in texts; the first text takes about a second, as Kiwi loads its model."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = set(names)

    def find(self, text: str) -> list[Found]:
        """Return the names in `text` in order; of names that overlap, the longest."""
        found = [*self._korean(text), *self._latin(text)]
        found.sort(key=lambda one: (one.start, -one.end))
        kept: list[Found] = []
        for one in found:
            if not kept or one.start >= kept[-1].end:
                kept.append(one)
        return kept

    @cached_property
    def _korean_names(self) -> Mapping[str, str]:
        """Name without spaces → its form with most spaces, of those without Latin letters.

        Kiwi finds a word that was given with spaces without them too, but not the other way round.
        """
        names = [name for name in self._names if not LATIN.search(name)]
        names.sort(key=lambda name: (name.count(" "), name))
        return {name.replace(" ", ""): name for name in names}

    @cached_property
    def _kiwi(self) -> Kiwi:
        kiwi = Kiwi(num_workers=1)
        for name in self._korean_names.values():
            kiwi.add_user_word(name, "NNP")
        return kiwi

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        """Every name with Latin letters as it is written, the longest first."""
        names = sorted((name for name in self._names if LATIN.search(name)), key=len, reverse=True)
        if not names:
            return None
        return re.compile(
            rf"(?<![A-Za-z0-9_.\-/])(?:{'|'.join(map(re.escape, names))})(?![A-Za-z0-9_\-/])"
        )

    def _korean(self, text: str) -> Iterable[Found]:
        if not any("가" <= character <= "힣" for character in text):
            return
        tokens = self._kiwi.tokenize(text)
        for index, token in enumerate(tokens):
            name = self._korean_names.get(token.form.replace(" ", ""))
            if name is None or not token.tag.startswith("N"):
                continue
            start, end = token.start, token.start + token.len
            before = tokens[index - 1] if index else None
            after = tokens[index + 1] if index + 1 < len(tokens) else None
            if (
                before
                and before.start + before.len == start
                and before.tag.startswith(JOINED_BEFORE)
            ):
                continue
            joined = after is not None and after.start == end and after.tag.startswith(JOINED_AFTER)
            if joined and after is not None and after.form != PLURAL:
                continue
            written = text[start:end]
            yield Found(start, end, written if written in self._names else name)

    def _latin(self, text: str) -> Iterable[Found]:
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text):
            yield Found(match.start(), match.end(), match.group())
