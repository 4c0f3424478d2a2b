"""Sentences that compare or give a cause, and whether anything stands behind them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml
from kiwipiepy import Kiwi

from companion.prose.running import Sentence

FILE = Path(__file__).with_name("claims.yml")

KINDS = ("comparative", "causal")

QUOTED = re.compile(r"‘[^’]*’|“[^”]*”|«[^»]*»|「[^」]*」|(?<![A-Za-z0-9])'[^']{1,80}'")
"""What an author quotes, and so does not claim."""

ORDERS = {"라", "으라", "어라", "아라", "자"}
TASKS = {"견주", "비교하", "확인하"}
"""Verbs of exercises: in the present tense, the reader does it."""

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


@dataclass(frozen=True)
class Cue:
    """Morphemes in a row that make a sentence a claim: each as its forms and tags."""

    kind: str
    morphemes: tuple[tuple[frozenset[str], frozenset[str]], ...]

    @classmethod
    def read(cls, kind: str, text: str) -> "Cue":
        """Read '보다/JKB' or '*/VA 어|아/EC 지/VX'."""
        parts = (part.split("/") for part in text.split())
        return cls(kind, tuple((_set(forms), _set(tags)) for forms, tags in parts))

    def fits(self, tokens: Sequence[Any]) -> bool:
        """Return whether the tokens begin with the cue."""
        return len(tokens) >= len(self.morphemes) and all(
            (not forms or token.form in forms) and token.tag.split("-")[0] in tags
            for token, (forms, tags) in zip(tokens, self.morphemes, strict=False)
        )


class Claims:
    """Tells sentences that claim from those that do not, by the lists of `claims.yml`."""

    def __init__(self) -> None:
        lists: dict[str, list[str]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
        self._cues = [Cue.read(kind, text) for kind in KINDS for text in lists[kind]]
        self._hedging = [Cue.read("hedge", text) for text in lists["hedging"]]
        self._neither = re.compile("|".join(lists["neither"]))
        self._asks = re.compile("|".join(lists["asks"]))
        self._hedges = re.compile("|".join(lists["hedges"]))

    @cached_property
    def _kiwi(self) -> Kiwi:
        return Kiwi(num_workers=1)

    def find(self, sentences: Iterable[Sentence]) -> Iterator[Claim]:
        """Yield the sentences that claim, whether or not something stands behind them."""
        for sentence in sentences:
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
        if self._asks.search(text) or not said.strip():
            return None
        tokens = self._kiwi.tokenize(said)
        if _is_task(tokens):
            return None
        for place, cue in _find(self._cues, tokens):
            if not _is_other_word(tokens[place : place + 2]):
                end = tokens[place + len(cue.morphemes) - 1].end
                return said[tokens[place].start : end], cue.kind
        return None

    def _stands(self, sentence: Sentence) -> bool:
        if sentence.shown or sentence.cited or LECTURE.search(sentence.text):
            return True
        if self._hedges.search(sentence.text):
            return True
        return any(_find(self._hedging, self._kiwi.tokenize(sentence.text)))


def _find(cues: Iterable[Cue], tokens: Sequence[Any]) -> Iterator[tuple[int, Cue]]:
    """Yield where cues begin among the tokens, in the tokens' order."""
    for place in range(len(tokens)):
        for cue in cues:
            if cue.fits(tokens[place:]):
                yield place, cue


def _set(text: str) -> frozenset[str]:
    return frozenset() if text == "*" else frozenset(text.split("|"))


def _is_other_word(tokens: Sequence[Any]) -> bool:
    """Return whether the adverb is the root of a verb: 더하다, 덜다."""
    adverb, *rest = tokens
    return adverb.tag == "MAG" and any(one.form == "하" and one.start == adverb.end for one in rest)


def _is_task(tokens: Sequence[Any]) -> bool:
    """Return whether the sentence ends in what the reader does: 보라, 해 본다, 확인한다, 견준다."""
    *_, noun, verb, ending = [None, None, None, *(one for one in tokens if one.tag[0] != "S")]
    if not (verb and ending and ending.tag == "EF"):
        return False
    if ending.form in ORDERS:
        return True
    named = f"{noun.form}{verb.form}" if noun and verb.tag == "XSV" else verb.form
    return ending.form in ("ᆫ다", "는다") and (
        named in TASKS or (verb.tag == "VX" and named == "보")
    )


@cache
def claims() -> Claims:
    """Return the one reader of claims; its dictionary takes two seconds to load."""
    return Claims()
