"""Find terms that a page spells against the glossary, with file and line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from markdown_it.token import Token

from companion.errors import Problem
from companion.glossary import Glossary, Scanner, Term
from companion.notebooks import LINE, nested_directive, new_parser, parse, split_target
from companion.settings import Book

SHORTEST_ENGLISH = 4
"""Shorter English words are not told from units, variables and names of files."""

PROPER = {"library", "company", "person", "book", "hardware"}

FIELD = "glossary"
"""The front matter's field: ``plain``, ids not linked; ``allow``, spellings not reported."""


@dataclass(frozen=True)
class Line:
    """Running text of a page on one line, or a term that a role names there (`role`, its id)."""

    number: int
    text: str
    role: str = ""


@dataclass
class Uses:
    """What of one term a page has shown so far."""

    korean: set[str] = field(default_factory=set)
    english: bool = False


class Linter:
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
        settings = front_matter(text)
        allowed = set(settings.get("allow", ()))
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


def lint_book(book: Book, glossary: Glossary) -> list[Problem]:
    """Return what is wrong in every page of the book, then the entries that none uses."""
    linter = Linter(glossary)
    problems: list[Problem] = []
    for path in sorted((book.root / "book").rglob("*.md")):
        name = path.relative_to(book.root)
        problems += linter.check(name, path.read_text(encoding="utf-8"))
    return [*problems, *linter.unused()]


def front_matter(text: str) -> dict[str, Any]:
    """Return the field `glossary` of a page's front matter; empty where there is none."""
    if not text.startswith("---\n"):
        return {}
    fields = yaml.safe_load(text[4:].split("\n---", 1)[0]) or {}
    return dict(fields.get(FIELD) or {})


def prose(text: str) -> Iterator[Line]:
    """Yield a page's running text line by line; code, formulas and addresses are left out."""
    parser = new_parser()
    yield from _walk(parse(parser, text, 1, {}))


def _walk(tokens: Iterable[Token]) -> Iterator[Line]:
    for token in tokens:
        if token.type == "inline":
            yield from _lines(token.children or ())
        elif directive := nested_directive(token):
            yield from _walk(parse(new_parser(), directive.body, directive.body_line, {}))


def _lines(children: Iterable[Token]) -> Iterator[Line]:
    """Yield the text of one paragraph, a line at a time, and its term roles in between."""
    text, number = "", 0
    for child in children:
        if text and child.meta[LINE] != number:
            yield Line(number, text)
            text = ""
        number = child.meta[LINE]
        if child.type == "text":
            text += child.content
        elif child.type == "myst_role" and child.meta["name"] == "term":
            if text:
                yield Line(number, text)
                text = ""
            yield Line(number, "", role=split_target(child.content)[1])
        else:
            text += " "
    if text.strip():
        yield Line(number, text)


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
