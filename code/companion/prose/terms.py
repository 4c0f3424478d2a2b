"""Find terms that a page spells against the glossary, with file and line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from companion.errors import Problem
from companion.glossary.model import Glossary, Term
from companion.glossary.scanner import Scanner
from companion.prose.front import read_front
from companion.prose.running import prose

SHORTEST_ENGLISH = 4
"""Shorter English words are not told from units, variables and names of files."""

PROPER = {"library", "company", "person", "book", "hardware"}


@dataclass
class Uses:
    """What of one term a page has shown so far."""

    korean: set[str] = field(default_factory=set)
    english: bool = False


class TermLinter:
    """Checks pages against one glossary, and remembers which terms they use."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self.used: set[str] = set()
        self._avoided = _owners(glossary, lambda term: [avoided.form for avoided in term.avoid])
        self._korean = _owners(glossary, _korean_names)
        self._english = _owners(glossary, _english_names)
        names = {*self._avoided, *self._korean, *self._english}
        # Abbreviations and other names only tell that a term is used.
        self._others = _owners(glossary, lambda term: [abbr.short for abbr in term.abbr])
        self._scanner = Scanner(names | set(self._others))

    def check(self, path: Path, text: str) -> Iterator[Problem]:
        """Yield what is wrong in the page at `path`, in the order of its lines.

        A spelling that the glossary calls wrong; a second translation of a term that the page has
        already given another; an English term before its Korean.
        """
        allowed = read_front(text, path).allowed
        uses: dict[str, Uses] = {}
        for line in prose(text):
            if line.role:
                self._note_role(line.role, uses)
                continue
            found = [one.name for one in self._scanner.find(line.text)]
            self._note(found, uses)
            for name in dict.fromkeys(found):
                if name not in allowed:
                    yield from self._judge(name, found, uses, path, line.number)
            self._remember(found, uses)

    def unused(self) -> Iterator[Problem]:
        """Yield the entries that no checked page uses and that are not marked as background."""
        for key, term in self.glossary.terms.items():
            if key not in self.used and not term.background:
                message = "no page uses this term; write `background: true`, or use it"
                yield self.glossary.terms.place(key).problem(("id",), message)

    def _judge(
        self, name: str, found: list[str], uses: Mapping[str, Uses], path: Path, number: int
    ) -> Iterator[Problem]:
        if key := self._avoided.get(name):
            why = next(a.why for a in self.glossary.terms[key].avoid if a.form == name)
            headword = self.glossary.terms[key].ko
            yield Problem(path, number, name, f"'{headword}' expected ({why})")
        elif key := self._korean.get(name):
            others = uses.get(key, Uses()).korean - {name}
            if others and name != self.glossary.terms[key].ko:
                first = sorted(others)[0]
                yield Problem(path, number, name, f"one translation a page; it says '{first}' too")
        elif (key := self._english.get(name)) and not uses.get(key, Uses()).korean:
            here = any(self._korean.get(other) == key for other in found)
            if not here and not uses.get(key, Uses()).english:
                headword = self.glossary.terms[key].ko
                yield Problem(
                    path, number, name, f"its Korean at first use expected: '{headword}({name})'"
                )

    def _note_role(self, target: str, uses: dict[str, Uses]) -> None:
        term = self.glossary.find(target)
        if term is not None:
            self.used.add(term.id)
            uses.setdefault(term.id, Uses()).korean.add(term.ko)

    def _note(self, found: Iterable[str], uses: dict[str, Uses]) -> None:
        for name in found:
            for owners in (self._korean, self._english, self._others):
                if key := owners.get(name):
                    self.used.add(key)

    def _remember(self, found: Iterable[str], uses: dict[str, Uses]) -> None:
        for name in found:
            if key := self._korean.get(name):
                uses.setdefault(key, Uses()).korean.add(name)
            elif key := self._english.get(name):
                uses.setdefault(key, Uses()).english = True  # reported once a page


def _owners(glossary: Glossary, names: Any) -> dict[str, str]:
    """Return name → term id; a name of two terms is its headword's, or nobody's."""
    owners: dict[str, set[str]] = {}
    headwords = {term.ko: key for key, term in glossary.terms.items()}
    for key, term in glossary.terms.items():
        for name in names(term):
            owners.setdefault(name, set()).add(key)
    found = {}
    for name, keys in owners.items():
        mine = keys & {headwords[name]} if name in headwords else keys
        if len(mine) == 1:
            found[name] = min(mine)
    return found


def _korean_names(term: Term) -> list[str]:
    """Return the Korean names that can only mean this term."""
    return [term.ko, *(variant.ko for variant in term.variants if not variant.ordinary)]


def _english_names(term: Term) -> list[str]:
    """Return the English names that need their Korean; proper names stand for themselves."""
    if term.pos == "proper noun" or term.category in PROPER:
        return []
    return [
        name for name in (term.en, *term.also)
        if name == name.lower() and len(name) >= SHORTEST_ENGLISH and name != term.ko
    ]  # fmt: skip
