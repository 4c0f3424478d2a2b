"""Words that the house does not use, told by `house_words.yml`."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from companion.errors import Problem

FILE = Path(__file__).with_name("house_words.yml")


@dataclass(frozen=True)
class HouseWord:
    """A word, what to write instead and why; `pattern` finds it where it is wrong."""

    word: str
    instead: str
    why: str
    pattern: str = ""
    unless: str = ""
    only: str = ""

    def is_in(self, line: str) -> bool:
        """Return whether the line uses the word wrongly."""
        said = re.sub(self.unless, " ", line) if self.unless else line
        return bool(re.search(self.pattern or self.word, said))


@cache
def house_words() -> tuple[HouseWord, ...]:
    """Return the words of the list in order."""
    return tuple(HouseWord(**record) for record in yaml.safe_load(FILE.read_text("utf-8")))


def wrong_words(
    path: Path, text: str, allowed: Collection[str] = (), *, is_page: bool = True
) -> Iterator[Problem]:
    """Yield each line of a file with a word that is not the house's; once a word and line."""
    words = [
        word for word in house_words()
        if word.word not in allowed and (is_page or word.only != "pages")
    ]  # fmt: skip
    for number, line in _lines(text):
        told: set[str] = set()
        for word in words:
            if word.word not in told and word.is_in(line):
                told.add(word.word)
                yield Problem(path, number, word.word, f"'{word.instead}' expected ({word.why})")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a file with their numbers, a page's without its front matter."""
    lines = text.splitlines()
    start = lines.index("---", 1) + 1 if lines[:1] == ["---"] and "---" in lines[1:] else 0
    yield from enumerate(lines[start:], start + 1)
