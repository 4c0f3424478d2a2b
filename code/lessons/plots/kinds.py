"""Boards of small pictures, and a grid world with what has been learnt in it."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import Stop, add_buttons, add_slider, phone_layout


def picture_boards(
    boards: Sequence[NDArray[np.float64]],
    labels: Sequence[str],
    titles: Sequence[str],
    *,
    prefix: str = "",
    active: int = 0,
    columns: int = 5,
) -> go.Figure:
    """Show one board of pictures at a time: by a slider where `prefix` names it, else by buttons.

    Args:
        boards: one array (n, 64) a stop: n pictures of 8 × 8, from 0 to 1.
        labels: what the control shows at each stop.
        titles: the figure's title at each stop.
        prefix: what the slider moves along; without it the figure has buttons.
        active: the stop that is shown first.
        columns: how many pictures stand in a row.
    """
    traces = [
        go.Heatmap(
            z=_board(pictures, columns), colorscale="Greys", zmin=0, zmax=1,
            showscale=False, hoverinfo="skip",
        )
        for pictures in boards
    ]  # fmt: skip
    figure = phone_layout(go.Figure(traces), titles[active], height=470 if prefix else 400)
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False, autorange="reversed", scaleanchor="x")
    figure.update_layout(margin={"l": 15, "r": 15, "b": 20})
    stops = [Stop(label, titles[n], [n]) for n, label in enumerate(labels)]
    if prefix:
        return add_slider(figure, stops, prefix=prefix, active=active)
    return add_buttons(figure, stops, active=active)


def grid_policies(
    values: Sequence[NDArray[np.float64]],
    marks: Sequence[NDArray[np.str_]],
    labels: Sequence[str],
    titles: Sequence[str],
    *,
    prefix: str,
    active: int = 0,
) -> go.Figure:
    """Draw a grid world at each stop: colour for the value of a cell, a mark for its best move.

    Args:
        values: one array (rows, columns) a stop, from -20 to 20.
        marks: one array (rows, columns) of characters a stop.
        labels: what the slider shows at each stop.
        titles: the figure's title at each stop.
        prefix: what the slider moves along.
        active: the stop that is shown first.
    """
    traces = [
        go.Heatmap(
            z=value.round(1).tolist(), text=mark.tolist(), texttemplate="%{text}",
            textfont={"size": 22}, colorscale="RdBu", zmin=-20, zmax=20, showscale=False,
            xgap=2, ygap=2, hovertemplate="%{z}<extra></extra>",
        )
        for value, mark in zip(values, marks, strict=True)
    ]  # fmt: skip
    figure = phone_layout(go.Figure(traces), titles[active], height=470)
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False, autorange="reversed", scaleanchor="x")
    figure.update_layout(margin={"l": 15, "r": 15, "b": 20})
    stops = [Stop(label, titles[n], [n]) for n, label in enumerate(labels)]
    return add_slider(figure, stops, prefix=prefix, active=active)


def _board(pictures: NDArray[np.float64], columns: int) -> list[list[float | None]]:
    """Return the pictures side by side, with an empty line between."""
    rows = -(-len(pictures) // columns)
    board = np.full((rows * 9 - 1, columns * 9 - 1), np.nan)
    for number, picture in enumerate(pictures):
        row, column = divmod(number, columns)
        board[row * 9 : row * 9 + 8, column * 9 : column * 9 + 8] = picture.reshape(8, 8)
    return [[None if np.isnan(v) else round(float(v), 2) for v in row] for row in board]
