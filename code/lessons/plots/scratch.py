"""A network written from scratch: its accuracies by epoch, and what its units multiply."""

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, GREEN, ORANGE, Stop, add_slider, phone_layout

STYLES = ((BLUE, "circle"), (ORANGE, "diamond"), (GREEN, "square"))


def epochs_figure(curves: Mapping[str, Sequence[float]], title: str) -> go.Figure:
    """Draw one accuracy by epoch for each name.

    Args:
        curves: by its name, (epochs,) shares between 0 and 1; three at most.
        title: what the figure finds, computed by the page.
    """
    figure = go.Figure([
        go.Scatter(
            x=list(range(1, len(values) + 1)), y=[round(float(value), 4) for value in values],
            mode="lines+markers", name=name, line={"color": colour, "width": 2},
            marker={"symbol": symbol, "size": 8},
        )
        for (name, values), (colour, symbol) in zip(curves.items(), STYLES, strict=False)
    ])  # fmt: skip
    return phone_layout(figure, title, x="에포크", y="맞힌 비율", height=400)


def weights_figure(
    snapshots: Mapping[str, tuple[str, NDArray[np.floating]]],
    seen: NDArray[np.bool_],
    *,
    rows: int = 2,
    columns: int = 3,
    active: int = 0,
) -> go.Figure:
    """Draw what the first units multiply each pixel by, with a slider over time.

    Args:
        snapshots: by the slider's label, a title and the weights (784, units) at that time.
        seen: (784,), whether a pixel was ever lit; the others are left blank.
        rows: of tiles.
        columns: of tiles.
        active: the stop that is seen first.
    """
    figure, stops = go.Figure(), []
    for number, (label, (title, weights)) in enumerate(snapshots.items()):
        board = _tiles(weights, seen, rows, columns)
        figure.add_trace(go.Heatmap(
            z=board, colorscale="RdBu", zmin=-10, zmax=10, showscale=False, hoverinfo="skip",
        ))  # fmt: skip
        stops.append(Stop(label, title, (number,)))
    phone_layout(figure, stops[active].title, height=400)
    figure.update_layout(
        margin={"l": 15, "r": 15, "t": 72, "b": 20}, xaxis={"visible": False},
        yaxis={"visible": False, "autorange": "reversed", "scaleanchor": "x"},
    )  # fmt: skip
    return add_slider(figure, stops, prefix="에포크 ", active=active)


def _tiles(
    weights: NDArray[np.floating], seen: NDArray[np.bool_], rows: int, columns: int
) -> list[list[int | None]]:
    """Return tiles of 28 × 28 whole numbers from −10 to 10, a blank line between them."""
    board = np.full((rows * 29 - 1, columns * 29 - 1), np.nan)
    for unit in range(rows * columns):
        row, column = divmod(unit, columns)
        tile = np.where(seen, weights[:, unit], np.nan)
        scaled = 10 * tile / np.nanmax(np.abs(tile))
        place = slice(row * 29, row * 29 + 28), slice(column * 29, column * 29 + 28)
        board[place] = scaled.reshape(28, 28)
    return [[None if np.isnan(v) else round(float(v)) for v in line] for line in board]
