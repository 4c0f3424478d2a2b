"""Figures of what layers do to the plane: a grid that is moved, points that are folded."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, GREEN, GREY, ORANGE, RED, Stop, add_slider, phone_layout

_STYLES = ((BLUE, "circle"), (ORANGE, "diamond"))


def points_figure(points: NDArray[Any], labels: NDArray[Any], title: str) -> go.Figure:
    """Draw two classes of points (n, 2) in the plane; labels (n,) are 0 or 1."""
    figure = go.Figure(_points(points, labels))
    return _square(phone_layout(figure, title, height=430))


def affine_figure(
    moves: Sequence[tuple[str, NDArray[Any], NDArray[Any]]], titles: Sequence[str]
) -> go.Figure:
    """Show what x @ W + b does to a grid; a slider chooses W and b.

    Args:
        moves: triples of a name, W (2, 2) and b (2,).
        titles: the figure's title at each of them.
    """
    ticks = np.linspace(-1, 1, 9)
    lines = [np.array([[t, -1], [t, 1]]) for t in ticks]
    lines += [np.array([[-1, t], [1, t]]) for t in ticks]
    figure, stops = go.Figure(), []
    for (name, W, b), title in zip(moves, titles, strict=True):
        first = len(figure.data)
        xs, ys = _path([line @ W + b for line in lines])
        figure.add_scatter(x=xs, y=ys, mode="lines", line={"color": BLUE, "width": 1.5})
        ends = (np.array([[0.0, 0], [1, 1]]) @ W + b).round(3)
        figure.add_scatter(
            x=ends[:, 0], y=ends[:, 1], mode="markers+text", text=["(0,0)", "(1,1)"],
            textposition="top center", marker={"color": [RED, GREEN], "size": 11},
        )  # fmt: skip
        stops.append(Stop(name, title, [first, first + 1]))
    figure.update_traces(showlegend=False)
    _square(phone_layout(figure, titles[0], height=500), reach=2.2)
    return add_slider(figure, stops, prefix="변환: ")


def stages_figure(
    stages: Sequence[tuple[str, NDArray[Any]]], labels: NDArray[Any], titles: Sequence[str]
) -> go.Figure:
    """Show two classes of points stage by stage, each stage at its own scale.

    Args:
        stages: pairs of the slider's label and the points (n, 2) there.
        labels: (n,) zeros and ones.
        titles: the figure's title at each stage.
    """
    figure, stops = go.Figure(), []
    for (name, points), title in zip(stages, titles, strict=True):
        first = len(figure.data)
        centred = points - (points.max(0) + points.min(0)) / 2
        figure.add_traces(_points(centred / np.abs(centred).max(), labels))
        stops.append(Stop(name, title, [first, first + 1]))
    hidden = {"showticklabels": False, "zeroline": False}
    phone_layout(figure, titles[0], height=500, xaxis=hidden, yaxis=hidden, showlegend=False)
    return add_slider(_square(figure, reach=1.1), stops, prefix="접은 횟수: ")


def regions_figure(
    ticks: NDArray[Any], scores: NDArray[Any], points: NDArray[Any], labels: NDArray[Any],
    title: str,
) -> go.Figure:  # fmt: skip
    """Draw which class a network answers over the plane, and the points themselves.

    Args:
        ticks: (k,) coordinates of the raster, the same across and up.
        scores: (k, k) logits, the first row at the lowest height.
        points: (n, 2).
        labels: (n,) zeros and ones.
        title: what is seen.
    """
    raster = go.Heatmap(
        x=ticks.round(3), y=ticks.round(3), z=(scores > 0).astype(int), showscale=False,
        colorscale=[[0, "#cfe3f2"], [1, "#f9e2b3"]], hoverinfo="skip",
    )  # fmt: skip
    figure = go.Figure([raster, *_points(points, labels)])
    return _square(phone_layout(figure, title, height=430, showlegend=False))


def zigzag_figure(
    x: NDArray[Any], curves: Sequence[NDArray[Any]], titles: Sequence[str]
) -> go.Figure:
    """Show curves (n,) over x (n,) one at a time; a slider counts the folds from 1."""
    figure, stops = go.Figure(), []
    for number, (curve, title) in enumerate(zip(curves, titles, strict=True)):
        figure.add_scatter(x=x.round(4), y=curve.round(4), mode="lines", line={"color": GREEN})
        stops.append(Stop(str(number + 1), title, [number]))
    figure.update_traces(showlegend=False)
    phone_layout(figure, titles[0], x="x", y="접은 뒤의 자리", height=400)
    return add_slider(figure, stops, prefix="접은 횟수: ")


def _points(points: NDArray[Any], labels: NDArray[Any]) -> list[go.Scatter]:
    return [
        go.Scatter(
            x=points[labels == value, 0].round(3), y=points[labels == value, 1].round(3),
            mode="markers", name=f"소용돌이 {value}",
            marker={"color": colour, "symbol": symbol, "size": 5},
        )
        for value, (colour, symbol) in enumerate(_STYLES)
    ]  # fmt: skip


def _path(lines: Sequence[NDArray[Any]]) -> tuple[list[float | None], list[float | None]]:
    """Return all lines as one; None breaks it between them."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for line in lines:
        xs += [*line[:, 0].round(3).tolist(), None]
        ys += [*line[:, 1].round(3).tolist(), None]
    return xs, ys


def _square(figure: go.Figure, reach: float = 1.2) -> go.Figure:
    """Give both axes the same scale."""
    figure.update_xaxes(range=[-reach, reach], zerolinecolor=GREY, constrain="domain")
    return figure.update_yaxes(range=[-reach, reach], scaleanchor="x", zerolinecolor=GREY)
