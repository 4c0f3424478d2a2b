"""What is searched: units of built pages, each with an address of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Unit:
    """A part of a page that a reader may be led to.

    `kind`: the name of a Kind; `anchor`: the id on its page; `blocks`: (id, text) of the
    paragraphs, items and the like that a passage can be quoted from; `code`: (id, source) of its
    listings; `names`: code that its text names; `asked`: what its author says would be asked of it.
    """

    kind: str
    anchor: str
    title: str
    blocks: tuple[tuple[str, str], ...] = ()
    code: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All that its blocks say."""
        return "\n".join(text for _, text in self.blocks)


@dataclass(frozen=True)
class Words:
    """The words of a unit as they are looked up: word → how often.

    `title`, `body`: dictionary forms; `…_terms`: ids of glossary terms that are named there;
    `asked`: the same of the first questions, each; `code`: identifiers.
    """

    title: Mapping[str, int] = field(default_factory=dict)
    title_terms: Mapping[str, int] = field(default_factory=dict)
    body: Mapping[str, int] = field(default_factory=dict)
    body_terms: Mapping[str, int] = field(default_factory=dict)
    asked: tuple[Mapping[str, int], ...] = ()
    asked_terms: tuple[Mapping[str, int], ...] = ()
    code: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class SearchedPage:
    """A page: its path below the site, its title, its units, and the words of each."""

    path: str
    title: str
    units: tuple[Unit, ...]
    words: tuple[Words, ...]

    @property
    def names(self) -> list[str]:
        """What each unit is called in the whole book: 'book/…#id'."""
        return [f"{self.path.removesuffix('.html')}#{unit.anchor}" for unit in self.units]

    def as_json(self) -> dict[str, Any]:
        """Return what `from_json` makes the page of again."""
        # `asdict` copies every word first, and there are half a million.
        parts = {"units": [*map(vars, self.units)], "words": [*map(vars, self.words)]}
        return {"path": self.path, "title": self.title, **parts}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "SearchedPage":
        """Return the page that `as_json` wrote."""
        units = tuple(
            Unit(
                unit["kind"], unit["anchor"], unit["title"],
                tuple((anchor, text) for anchor, text in unit["blocks"]),
                tuple((anchor, text) for anchor, text in unit["code"]),
                tuple(unit["names"]),
                tuple(unit["asked"]),
            )
            for unit in data["units"]
        )  # fmt: skip
        return cls(data["path"], data["title"], units, tuple(Words(**one) for one in data["words"]))
