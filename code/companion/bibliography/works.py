"""What a citation says: the same on the site, in the notebooks and in the e-book."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import ascii_lowercase

from pybtex.database import BibliographyData, Entry
from sphinxcontrib.bibtex.citation_target import CitationTarget, parse_citation_targets

from companion.bibliography.names import authors, plain

NO_DATE = "n.d."
"""Stands for the year of a work that gives none."""

_STANDING_IN = ("organization", "institution", "key", "title")
"""The fields that name a work without people, the first that it has."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a citation's text; `key` is the work that it leads to, '' where to none."""

    text: str
    key: str = ""


@dataclass(frozen=True)
class _Form:
    """How a role shows works: `text` before `link`, brackets around the link or around all."""

    link: str
    text: str = ""
    brackets: str = ""
    separator: str = ", "
    full: bool = False


_FORMS = {
    "p": _Form("{author}, {year}", brackets="all", separator="; "),
    "alp": _Form("{author}, {year}", separator="; "),
    "label": _Form("{author}, {year}", separator="; "),
    "labelpar": _Form("{author}, {year}", brackets="all", separator="; "),
    "t": _Form("{year}", text="{author} ", brackets="link"),
    "author": _Form("{author}"),
    "authorpar": _Form("{author}", brackets="all"),
    "year": _Form("{year}"),
    "yearpar": _Form("{year}", brackets="all"),
}
ROLES = {
    **{name: (name, False) for name in _FORMS},
    **{f"{name}s": (name, True) for name in ("p", "alp", "t", "author", "authorpar")},
    **{f"c{name}": (name, False) for name in ("t", "author")},
    **{f"c{name}s": (name, True) for name in ("t", "author")},
}
"""Each citation role, without its 'cite:': its form, and whether it names every author."""


class Works:
    """The works of one bibliography, as citations call them."""

    def __init__(self, data: BibliographyData) -> None:
        self.data = data
        self.entries: Mapping[str, Entry] = data.entries
        self._years = dict(_distinct_years(self.entries))

    def labels(self) -> list[tuple[str, str]]:
        """Return each key and what the work is called, with every author."""
        return [
            (key, f"{_author(entry, full=True)}, {self._years[key]}")
            for key, entry in self.entries.items()
        ]

    def label(self, key: str) -> str:
        """Return what the list of works calls a work: 'Kim and Lee, 2020a'."""
        return f"{_author(self.entries[key], full=False)}, {self._years[key]}"

    def cite(self, role: str, content: str) -> list[Piece]:
        """Return what `{cite:role}` shows of its content: keys, perhaps with notes around them.

        Raises:
            ValueError: the content is no list of keys, or names a work that the book has not.
        """
        targets = list(dict.fromkeys(parse_citation_targets(content)))
        if unknown := [target.key for target in targets if target.key not in self._years]:
            raise ValueError(f"no work '{unknown[0]}'")
        if role == "empty":
            return []
        name, full = ROLES[role]
        form = _FORMS[name]
        pieces = [Piece("[")] if form.brackets == "all" else []
        for target in targets:
            pieces += [Piece(form.separator)] if target != targets[0] else []
            pieces += self._one(target, form, full)
        pieces += [Piece("]")] if form.brackets == "all" else []
        return _capital(pieces) if role.startswith("c") else pieces

    def _one(self, target: CitationTarget, form: _Form, full: bool) -> Iterator[Piece]:
        author = _author(self.entries[target.key], full=full)
        words = {"author": author, "year": self._years[target.key]}
        opening, closing = ("[", "]") if form.brackets == "link" else ("", "")
        before = f"{target.pre.strip()} " if target.pre.strip() else ""
        after = f", {target.post.strip()}" if target.post.strip() else ""
        if text := form.text.format(**words) + opening + before:
            yield Piece(text)
        yield Piece(form.link.format(**words), target.key)
        if after + closing:
            yield Piece(after + closing)


def _author(entry: Entry, *, full: bool) -> str:
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    names = (plain(entry.fields[name]) for name in _STANDING_IN if name in entry.fields)
    return authors(people, full=full) or next(names, entry.key)


def _year(entry: Entry) -> str:
    return plain(entry.fields.get("year", "")) or entry.fields.get("date", "")[:4] or NO_DATE


def _distinct_years(entries: Mapping[str, Entry]) -> Iterator[tuple[str, str]]:
    """Yield each work's key and its year, with a letter where another work is called the same."""
    alike: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for key, entry in entries.items():
        alike[_author(entry, full=False), _year(entry)].append(key)
    for (_, year), keys in alike.items():
        for index, key in enumerate(keys):
            hyphen = "-" if year == NO_DATE else ""
            yield key, year if len(keys) == 1 else f"{year}{hyphen}{_letters(index)}"


def _letters(index: int) -> str:
    """Return 'a' to 'z', then 'aa' and so on."""
    before = _letters(index // 26 - 1) if index > 25 else ""
    return before + ascii_lowercase[index % 26]


def _capital(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces for a sentence's beginning: 'van Dyk' is 'Van Dyk' there."""
    first, *others = pieces
    return [Piece(first.text[:1].upper() + first.text[1:], first.key), *others]
