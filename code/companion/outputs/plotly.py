"""Plotly figures: what they write must be text, since no output of the book typesets it."""

import re
from collections.abc import Iterator
from typing import Any

from companion.outputs.model import Unshowable

SHOWN = frozenset(("text", "title", "name", "hovertemplate", "texttemplate", "ticktext", "labels"))
"""The fields of a figure that readers read, themselves or the texts in them."""

FORMULA = re.compile(r"(?<!\\)\$(?:[^$]*[\\^_][^$]*|\s*[A-Za-zα-ωΑ-Ω]\s*)\$")


def check_figure(figure: Any) -> None:
    """Look at the texts of a figure, as plotly's JSON has them.

    Raises:
        Unshowable: one holds a formula between dollar signs, which readers would see as they are.
    """
    for text in _texts(figure, shown=False):
        if found := FORMULA.search(text):
            advice = "write it in letters, x<sub>1</sub> and x<sup>2</sup>, or in the page's text"
            raise Unshowable(f"its figure shows '{found[0]}' with the dollar signs", advice)


def _texts(value: Any, *, shown: bool) -> Iterator[str]:
    if isinstance(value, str) and shown:
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, shown=shown or key in SHOWN)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, shown=shown)
