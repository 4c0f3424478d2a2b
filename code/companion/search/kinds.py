"""The kinds of result. To add one, add it here: where it stands on a page and what it is called.

Units are taken out of the page in the order of `KINDS`, so that what a card or a moment says is not
also said by the section around it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SPACES = re.compile(r"\s+")
LABEL = re.compile(r"^교정(?: · [^:]+)?: ")
"""What stands before a correction's title on its card."""


def text_of(node: LexborNode) -> str:
    """Return the text of a node in one line."""
    return SPACES.sub(" ", node.text()).strip()


@dataclass(frozen=True)
class Kind:
    """A kind of result.

    `label`: what readers call it; `selector`: the element of a unit; `anchor`: where in it the id
    stands ('' for itself); `title`: its title, taken out of the element where it is a heading;
    `weight`: how much less a unit of it counts than one of a section.
    """

    name: str
    label: str
    selector: str
    title: Callable[[LexborNode], str]
    anchor: str = ""
    weight: float = 1.0


def _heading(section: LexborNode) -> str:
    for child in section.iter():
        if child.tag in HEADINGS:
            title = text_of(child)
            child.decompose()
            return title
    return ""


def _card_title(card: LexborNode) -> str:
    title = card.css_first(".admonition-title")
    if title is None:
        return ""
    text = LABEL.sub("", text_of(title))
    title.decompose()
    return text


def _moment(item: LexborNode) -> str:
    return text_of(item)


KINDS = (
    Kind("correction", "교정", ".correction[id]", _card_title, weight=0.85),
    Kind("moment", "강의", "li:has(.lecture-stamp[id])", _moment, ".lecture-stamp", weight=0.7),
    Kind("section", "본문", "section[id]", _heading),
)
