"""A place in both editions as nodes of which a reader's own edition shows one; the page box."""

from pathlib import Path

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from companion.textbook import TwoPlaces

CLASS = "textbook-place"
SECOND, BETWEEN, THIRD = "in-second", "in-both", "in-third"
"""Classes of what only the readers of one edition need, and of what stands between the two."""

BOX = (Path(__file__).parent / "templates" / "edition-box.html").read_text(encoding="utf-8").strip()


class EditionBox(nodes.General, nodes.Inline, nodes.Element):
    """Stands where the reader says which edition he holds."""


def place_nodes(place: TwoPlaces, name: str = "교과서 ") -> nodes.inline:
    """Return '교과서 2판 2.1절 · 3판 2.1절'; `name` is what stands before it.

    Where one edition has no such place, what the other has is shown to the readers of both.
    """
    both = nodes.inline(classes=[CLASS], numbers=list(place.numbers))
    both += nodes.Text(name)
    if place.moved:
        both += nodes.inline("", place.second, classes=[SECOND])
        both += nodes.inline("", " · ", classes=[BETWEEN])
        both += nodes.inline("", place.third, classes=[THIRD])
    elif place.numbers:
        both += nodes.Text(place.second)
        both += nodes.inline("", f" · {place.third}", classes=[THIRD])
    else:
        both += nodes.Text(place.third)
        both += nodes.inline("", f" · {place.second}", classes=[SECOND])
    return both


def visit_box(self: HTML5Translator, _node: EditionBox) -> None:
    """Write the box."""
    self.body.append(BOX)


def depart_box(self: HTML5Translator, _node: EditionBox) -> None:
    """Write nothing."""


def skip_box(_self: object, _node: EditionBox) -> None:
    """Leave the box out where there is nothing to press.

    Raises:
        SkipNode: always.
    """
    raise nodes.SkipNode
