"""Sentences that compare or give a cause, and whether anything stands behind them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml
from kiwipiepy import Kiwi

from companion.prose.running import Sentence

FILE = Path(__file__).with_name("claims.yml")

QUOTED = re.compile(r"‘[^’]*’|“[^”]*”|«[^»]*»|「[^」]*」|(?<![A-Za-z0-9])'[^']{1,80}'")
LECTURE = re.compile(r"강의 20\d\d-\d\d-\d\d")


@dataclass(frozen=True)
class Claim:
    """A sentence that compares or gives a cause, by which word."""

    sentence: Sentence
    cue: str
    kind: str

    @property
    def line(self) -> int:
        """The line of the page where the sentence begins."""
        return self.sentence.line


class Claims:
    """Tells sentences that claim from those that do not, by the lists of `claims.yml`."""

    def __init__(self) -> None:
        lists: dict[str, list[Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
        self._cues = {
            (cue["form"], cue["tag"]): kind
            for kind in ("comparative", "causal")
            for cue in lists[kind]
        }
        self._neither = re.compile("|".join(lists["neither"]))
        self._asks = re.compile("|".join(lists["asks"]))
        self._hedges = re.compile("|".join(lists["hedges"]))

    @cached_property
    def _kiwi(self) -> Kiwi:
        return Kiwi(num_workers=1)

    def find(self, sentences: Iterable[Sentence]) -> Iterator[Claim]:
        """Yield the sentences that claim, whether or not something stands behind them."""
        for sentence in sentences:
            if self._asks.search(sentence.text):
                continue
            if found := self.cue(sentence.text):
                yield Claim(sentence, *found)

    def unexplained(self, sentences: Iterable[Sentence]) -> Iterator[Claim]:
        """Yield the claims without a cell that shows them, a source or a hedge."""
        for claim in self.find(sentences):
            if not self._stands(claim.sentence):
                yield claim

    def cue(self, text: str) -> tuple[str, str] | None:
        """Return the first word of `text` that compares or gives a cause, and which; or None."""
        said = self._neither.sub(" ", QUOTED.sub(" x ", text))
        if not said.strip():
            return None
        tokens = self._kiwi.tokenize(said)
        for token, following in zip(tokens, [*tokens[1:], None], strict=True):
            kind = self._cues.get((token.form, token.tag.removesuffix("-I").removesuffix("-R")))
            if kind and not (following and _is_other_word(token, following)):
                return said[token.start : token.end], kind
        return None

    def _stands(self, sentence: Sentence) -> bool:
        return (
            sentence.shown
            or sentence.cited
            or bool(LECTURE.search(sentence.text))
            or bool(self._hedges.search(sentence.text))
        )


def _is_other_word(token: Any, following: Any) -> bool:
    """Return whether the adverb is the root of a verb: 더하다, 덜다."""
    return token.tag == "MAG" and following.form == "하" and following.start == token.end


@cache
def claims() -> Claims:
    """Return the one reader of claims; its dictionary takes two seconds to load."""
    return Claims()
