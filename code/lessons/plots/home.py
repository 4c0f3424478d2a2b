"""Polynomials of growing degree through a few points: the figure of the first page."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.polynomial import Polynomial
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, RED, Stop, add_slider, phone_layout

Numbers = NDArray[np.float64]
REACH = 2.5
"""How far up and down a curve is drawn."""


def degree_slider(
    x: Numbers, y: Numbers, degrees: Sequence[int], fits: Sequence[Polynomial],
    known: Sequence[float], unseen: Sequence[float],
) -> go.Figure:  # fmt: skip
    """Draw the points and one polynomial at a time; a slider changes its degree.

    Args:
        x: (n,) where the points are.
        y: (n,) their heights.
        degrees: the slider's stops.
        fits: the polynomial at each stop.
        known: its mean squared error at the points.
        unseen: its mean squared error at points that it has not seen.
    """
    grid = np.linspace(x.min(), x.max(), 121)
    points = go.Scatter(
        x=x.round(3), y=y.round(3), mode="markers", name="아는 점",
        marker={"color": BLUE, "size": 9},
    )  # fmt: skip
    curves = [
        go.Scatter(
            x=grid.round(3), y=np.clip(fit(grid), -REACH, REACH).round(3), mode="lines",
            name="다항식", line={"color": RED, "width": 3},
        )
        for fit in fits
    ]  # fmt: skip
    titles = [
        f"{degree}차: 제곱 오차 아는 점 {old:.2f},<br>새 점 {new:.2f}"
        for degree, old, new in zip(degrees, known, unseen, strict=True)
    ]
    figure = phone_layout(go.Figure([points, *curves]), titles[0], x="x", y="y", height=430)
    figure.update_yaxes(range=[-REACH, REACH])
    stops = [Stop(str(d), titles[n], [0, n + 1]) for n, d in enumerate(degrees)]
    return add_slider(figure, stops, prefix="차수 ", active=1)
