"""Borders of classifiers on a plane, margins of linear machines, and scores that scatter."""

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, COLOURS, GREY, ORANGE, RED, SKY, Stop, add_slider, frames
from lessons.plots.layout import phone_layout as lay_out

Numbers = NDArray[np.float64]
Labels = NDArray[np.int64]

_SIDES = [[0, SKY], [0.5, "#FFFFFF"], [1, ORANGE]]
_POINTS = ((0, BLUE, "circle"), (1, RED, "diamond"))


def plane(points: Numbers, steps: int = 40) -> tuple[Numbers, Numbers, Numbers]:
    """Return a grid over the points: (steps², 2), and the values on its two axes.

    Args:
        points: (n, 2).
        steps: how many places each axis has.
    """
    across, up = (np.linspace(c.min() - 0.2, c.max() + 0.2, steps) for c in points.T)
    grid = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)
    return grid, across, up


def border_slider(
    answers: Sequence[Numbers],
    axes: tuple[Numbers, Numbers],
    points: Numbers,
    labels: Labels,
    stops: Sequence[str],
    titles: Sequence[str],
    *,
    prefix: str,
    active: int = 0,
) -> go.Figure:
    """Colour the plane by what a model answers there; a slider goes through the models.

    Args:
        answers: one array (steps²,) a stop, from 0 to 1.
        axes: the values on the two axes.
        points: (n, 2), drawn above.
        labels: (n,) zeros and ones.
        stops: what the slider shows.
        titles: the figure's title at each stop.
        prefix: what the slider moves along.
        active: the stop that is shown first.
    """
    across, up = axes
    traces: list[go.Heatmap | go.Scatter] = [
        go.Heatmap(
            z=answer.reshape(len(up), len(across)).round(2), x=across.round(3), y=up.round(3),
            colorscale=_SIDES, zmin=0, zmax=1, showscale=False, hoverinfo="skip",
        )
        for answer in answers
    ]  # fmt: skip
    marks = _marks(points, labels)
    figure = lay_out(go.Figure([*traces, *marks]), titles[active], height=460)
    always = range(len(answers), len(answers) + len(marks))
    shown = [Stop(stop, titles[n], [n, *always]) for n, stop in enumerate(stops)]
    return add_slider(figure, shown, prefix=prefix, active=active)


def margin_slider(
    lines: Sequence[tuple[Numbers, float, Labels]],
    points: Numbers,
    labels: Labels,
    stops: Sequence[str],
    titles: Sequence[str],
    *,
    active: int = 0,
) -> go.Figure:
    """Draw border and margins of linear machines; rings mark the support vectors.

    Args:
        lines: weights (2,), bias and numbers of the support vectors (m,) at each stop.
        points: (n, 2).
        labels: (n,) zeros and ones.
        stops: what the slider shows.
        titles: the figure's title at each stop.
        active: the stop that is shown first.
    """
    figure = lay_out(
        go.Figure(_marks(points, labels)), titles[active], x="반지름", y="결", height=480
    )
    ends = np.array([points[:, 0].min(), points[:, 0].max()])

    def draw(number: int) -> tuple[str, list[go.Scatter]]:
        weights, bias, support = lines[number]
        traces = [
            go.Scatter(
                x=ends, y=(level - bias - weights[0] * ends) / weights[1], mode="lines",
                line={"color": "#333333", "width": 3 if level == 0 else 2,
                      "dash": "solid" if level == 0 else "dash"},
                showlegend=False, hoverinfo="skip",
            )
            for level in (-1, 0, 1)
        ]  # fmt: skip
        ring = {"color": "rgba(0,0,0,0)", "size": 10, "line": {"color": "#333333", "width": 1}}
        rings = go.Scatter(
            x=points[support, 0].round(2), y=points[support, 1].round(2), mode="markers",
            marker=ring, showlegend=False, hoverinfo="skip",
        )  # fmt: skip
        return titles[number], [*traces, rings]

    figure.update_yaxes(range=[points[:, 1].min() - 0.2, points[:, 1].max() + 0.2])
    numbers = range(len(lines))
    return frames(
        figure, numbers, draw, prefix="C = ", label=lambda n: stops[n], active=active
    )  # fmt: skip


def score_boxes(scores: Mapping[str, Numbers], title: str) -> go.Figure:
    """Draw one box a method, with every score as a dot.

    Args:
        scores: name → (folds,) accuracies.
        title: the figure's finding.
    """
    colours = (GREY, *COLOURS)
    boxes = [
        go.Box(
            x=values.round(4), name=name, boxpoints="all", showlegend=False,
            marker={"color": colour, "size": 4},
        )
        for (name, values), colour in zip(scores.items(), colours, strict=False)
    ]  # fmt: skip
    figure = lay_out(go.Figure(boxes), title, x="정확도", height=400)
    return figure.update_layout(margin={"l": 95})


def _marks(points: Numbers, labels: Labels) -> list[go.Scatter]:
    """Return the points of both classes, told apart by colour and form."""
    return [
        go.Scatter(
            x=points[labels == value, 0].round(2), y=points[labels == value, 1].round(2),
            mode="markers", showlegend=False, hoverinfo="skip",
            marker={"color": colour, "symbol": symbol, "size": 5},
        )
        for value, colour, symbol in _POINTS
    ]  # fmt: skip
