"""Dots in rows: a row a model, an arm or a cell, a dot a seed; a stop a group of rows."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, COLOURS, Stop

Numbers = NDArray[np.floating[Any]]
Groups = Mapping[str, tuple[str, Mapping[str, Numbers]]]
"""Group → the figure's title, and row → (seeds,) values; the same rows in every group."""


def add_rows(
    figure: go.Figure,
    groups: Groups,
    *,
    hover: str = "%{x:.3f}",
    apart: float = 0.0,
    room: float = 0.0,
) -> list[Stop]:
    """Add a dot for every seed of every row, the first row on top; return a stop a group.

    Args:
        figure: changed in place.
        groups: what is drawn.
        hover: what a dot says.
        apart: how far, in rows, a row's dots stand from its middle, so that equal ones are seen.
        room: how many rows are left free on top, for the names of lines.
    """
    names, stops = row_names(groups), []
    for group, (title, rows) in groups.items():
        first = len(figure.data)
        for row, (name, values) in enumerate(rows.items()):
            places = row + np.linspace(-apart, apart, len(values))
            figure.add_scatter(
                x=values.round(3), y=places if apart else [name] * len(values),
                name=name if apart else None, mode="markers", showlegend=False,
                marker={"color": BLUE, "size": 9, "opacity": 0.65},
                hovertemplate=f"{hover}<extra></extra>",
            )  # fmt: skip
        stops.append(Stop(group, title, range(first, len(figure.data))))
    figure.update_yaxes(range=[len(names) - 0.5, -0.5 - room])
    if apart:
        figure.update_yaxes(tickvals=list(range(len(names))), ticktext=names)
    return stops


def add_columns(figure: go.Figure, lines: Mapping[str, float], names: Sequence[str]) -> range:
    """Add a dotted column through the rows for each baseline; return the traces' numbers."""
    first = len(figure.data)
    for (name, value), colour in zip(lines.items(), COLOURS[1:], strict=False):
        figure.add_scatter(
            x=[value, value], y=[names[0], names[-1]], mode="lines", name=name,
            line={"color": colour, "dash": "dot", "width": 2}, hoverinfo="skip",
        )  # fmt: skip
    return range(first, len(figure.data))


def row_names(groups: Groups) -> list[str]:
    """Return the names of the rows."""
    return list(next(iter(groups.values()))[1])
