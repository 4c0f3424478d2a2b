"""A loss over two weights, and the walks that gradient descent takes on it."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import ORANGE, RED, Stop, add_slider, phone_layout

MOST_STEPS = 120


def valley_figure(
    loss: Callable[[NDArray[Any]], float],
    bottom: NDArray[Any],
    walks: Mapping[str, tuple[str, NDArray[Any]]],
    *,
    axes: tuple[str, str] = ("w₁", "w₂"),
    prefix: str = "",
    active: int = 0,
    span: float = 2.5,
) -> go.Figure:
    """Draw the valley of a loss, and below it a slider that chooses one walk.

    Args:
        loss: maps two weights (2,) to a number.
        bottom: (2,), the weights of the least loss; marked by a cross.
        walks: by the slider's label, a title and a walk (steps + 1, 2). Beyond `MOST_STEPS`
            steps a walk is cut; one that leaves the frame is drawn as far as the frame.
        axes: the names of the two weights.
        prefix: what stands before the label.
        active: the walk that is seen first.
        span: how far the frame reaches from the bottom, along both axes.
    """
    grids = [np.linspace(middle - span, middle + span, 51) for middle in bottom]
    heights = [[loss(np.array([a, b])) for a in grids[0]] for b in grids[1]]
    valley = go.Contour(
        x=grids[0].round(3), y=grids[1].round(3), z=np.sqrt(heights).round(3),
        colorscale="Blues_r", showscale=False, ncontours=18, hoverinfo="skip",
        contours={"coloring": "heatmap"},
    )  # fmt: skip
    cross = go.Scatter(
        x=[round(float(bottom[0]), 3)], y=[round(float(bottom[1]), 3)], mode="markers",
        marker={"symbol": "x", "size": 11, "color": ORANGE}, hoverinfo="skip",
    )  # fmt: skip
    figure = go.Figure([valley, *(_walk(path, bottom, span) for _, path in walks.values()), cross])
    last = len(walks) + 1
    stops = [
        Stop(label, title, (0, number, last))
        for number, (label, (title, _)) in enumerate(walks.items(), start=1)
    ]
    ranges = [[float(grid[0]), float(grid[-1])] for grid in grids]
    phone_layout(figure, stops[active].title, x=axes[0], y=axes[1], height=500)
    figure.update_layout(
        showlegend=False, xaxis_range=ranges[0], yaxis_range=ranges[1], margin_t=72
    )
    add_slider(figure, stops, prefix=prefix, active=active)
    # The slider's label would stand in the title of the horizontal axis.
    return figure.update_layout(sliders=[{"pad": {"t": 62}}], margin_b=30)


def _walk(path: NDArray[Any], bottom: NDArray[Any], span: float) -> go.Scatter:
    """Return the line of one walk, up to its first step far outside of the frame."""
    far = np.flatnonzero(np.abs(path - bottom).max(axis=1) > 3 * span)
    seen = path[: min(far[0] + 1 if len(far) else len(path), MOST_STEPS)].round(3)
    return go.Scatter(
        x=seen[:, 0], y=seen[:, 1], mode="lines+markers", hoverinfo="skip",
        line={"color": RED, "width": 2}, marker={"size": 5},
    )  # fmt: skip
