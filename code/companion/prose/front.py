"""What a page's front matter says about its prose."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

STANDARD = "shown"
"""The value of the field `standard` of a page that explains all it claims."""


@dataclass(frozen=True)
class Front:
    """The fields that the lint reads, and the line of each.

    `given` holds words of a claim → why it needs no cell; `undrawn` a section → why it has no
    drawing.
    """

    standard: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    undrawn: Mapping[str, str] = field(default_factory=dict)
    allowed: frozenset[str] = frozenset()
    lines: tuple[str, ...] = ()

    @property
    def has_standard(self) -> bool:
        """Whether the page declares the standard."""
        return self.standard == STANDARD

    def line_of(self, words: str) -> int:
        """Return the line of the front matter that holds `words`, the first where none does."""
        return next((n for n, line in enumerate(self.lines, 2) if words in line), 1)


def front_matter(text: str) -> dict[str, Any]:
    """Return all fields of a page's front matter; empty where there is none."""
    if not text.startswith("---\n"):
        return {}
    fields = yaml.safe_load(text[4:].split("\n---", 1)[0])
    return dict(fields or {})


def read_front(text: str) -> Front:
    """Return what the front matter of a page says to the lint."""
    fields = front_matter(text)
    if not fields:
        return Front()
    return Front(
        standard=str(fields.get("standard") or ""),
        given=dict((fields.get("claims") or {}).get("given") or {}),
        undrawn=dict(fields.get("drawings") or {}),
        allowed=frozenset((fields.get("glossary") or {}).get("allow") or ()),
        lines=tuple(text[4:].split("\n---", 1)[0].splitlines()),
    )
