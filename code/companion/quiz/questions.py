"""What a question is: pure data, every text MyST."""

import re
from dataclasses import dataclass

TERM_ROLE = re.compile(r"\{term\}`([^`<]*?)\s*(?:<[^`>]*>)?`")
SPECIAL = re.compile(r"([\\`*_{}\[\]<>$~|#])")
MARKS = "①②③④⑤⑥"


@dataclass(frozen=True)
class Explanation:
    """Why the answer is right, and where to read on.

    `place`: where the textbook or the lecture says it; `terms`, `corrections`: ids of entries.
    """

    texts: tuple[str, ...]
    place: str = ""
    terms: tuple[str, ...] = ()
    correction: str = ""
    page: str = ""


@dataclass(frozen=True)
class Question:
    """What every question has.

    `group`: of which sort it is; a draw takes some of each. `about`: the ids of the records it
    asks for; a draw asks for nothing twice. `quote`: what the question is about, set apart.
    """

    id: str
    group: str
    about: frozenset[str]
    ask: str
    explanation: Explanation
    quote: str = ""


@dataclass(frozen=True)
class Choice(Question):
    """One of `options` is right."""

    options: tuple[str, ...] = ()
    right: int = 0

    @property
    def answer(self) -> str:
        """The right option."""
        return self.options[self.right]


@dataclass(frozen=True)
class Match(Question):
    """Each Korean name belongs to one English name; `offered` are these in another order."""

    pairs: tuple[tuple[str, str], ...] = ()
    offered: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fill(Question):
    """A name to be typed; `accept` holds all that count, the answer first.

    `others`: names of other terms that are nearly spelled the same, and are not slips of the pen.
    """

    accept: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Open(Question):
    """A question that the reader answers aloud and marks himself; `points` are the answer."""

    points: tuple[str, ...] = ()


def escaped(text: str) -> str:
    """Return plain text as MyST that shows just it."""
    return SPECIAL.sub(r"\\\1", text)


def without_terms(text: str) -> str:
    """Return MyST text with the names of terms in place of their roles: a link would tell."""
    return TERM_ROLE.sub(lambda match: match[1], text)
