"""What a page's front matter says about its prose."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ValidationError

from companion.errors import DataError
from companion.front import front_lines, front_matter, front_node
from companion.records import Place, problems_of

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


class _Claims(BaseModel):
    given: dict[str, str] | None = None


class _Glossary(BaseModel):
    allow: tuple[str, ...] | None = None


class _Fields(BaseModel):
    standard: str | None = None
    claims: _Claims | None = None
    drawings: dict[str, str] | None = None
    glossary: _Glossary | None = None


def read_front(text: str, name: Path) -> Front:
    """Return what the front matter of the page `name` says to the lint.

    Raises:
        DataError: it is not YAML, or a field of the lint's does not fit.
    """
    node = front_node(text, name)
    if node is None:
        return Front()
    try:
        fields = _Fields.model_validate(front_matter(text, name))
    except ValidationError as error:
        raise DataError(problems_of(Place(name, node), error)) from None
    return Front(
        standard=fields.standard or "",
        given=(fields.claims and fields.claims.given) or {},
        undrawn=fields.drawings or {},
        allowed=frozenset((fields.glossary and fields.glossary.allow) or ()),
        lines=tuple(front_lines(text, name)),
    )
