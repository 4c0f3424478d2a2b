"""A line with and without its bias, a logistic curve of changing steepness, softmax as bars."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import (
    BLUE,
    GREEN,
    ORANGE,
    RED,
    SKY,
    Stop,
    add_slider,
    frames,
    phone_layout,
)

Numbers = NDArray[np.float64]


def line_and_bias(x: Numbers, y: Numbers, a: float, b: float, title: str) -> go.Figure:
    """Draw the points with the line ax + b and the line ax.

    Args:
        x: (n,) the feature.
        y: (n,) the labels.
        a: the slope.
        b: the bias.
        title: the figure's finding.
    """
    ends = np.array([x.min(), x.max()])
    figure = go.Figure([
        go.Scatter(
            x=x.round(3), y=y, mode="markers", name="환자",
            marker={"color": SKY, "size": 5, "opacity": 0.6},
        ),
        go.Scatter(x=ends, y=a * ends + b, mode="lines", name="ax + b",
                   line={"color": BLUE, "width": 4}),
        go.Scatter(x=ends, y=a * ends, mode="lines", name="ax",
                   line={"color": RED, "width": 4, "dash": "dash"}),
    ])  # fmt: skip
    return phone_layout(figure, title, x="체질량 지수(표준화)", y="한 해 뒤 병세", height=430)


def steepness_slider(
    x: Numbers, y: NDArray[np.int64], middle: float, slopes: Sequence[float], titles: Sequence[str]
) -> go.Figure:
    """Draw 0/1 labels and the logistic curve through (middle, 0.5); a slider changes its slope.

    Args:
        x: (n,) one feature.
        y: (n,) zeros and ones.
        middle: where every curve crosses one half.
        slopes: the slider's stops.
        titles: the figure's title at each stop.
    """
    grid = np.linspace(x.min(), x.max(), 121)
    styles = ((0, "양성", BLUE, "circle"), (1, "악성", ORANGE, "diamond"))
    points = [
        go.Scatter(
            x=x[y == value].round(3), y=y[y == value], mode="markers", name=name,
            marker={"color": colour, "symbol": symbol, "size": 8, "opacity": 0.4},
        )
        for value, name, colour, symbol in styles
    ]  # fmt: skip
    curves = [
        go.Scatter(
            x=grid.round(3), y=(1 / (1 + np.exp(-w * (grid - middle)))).round(4),
            name="p", line={"color": RED, "width": 3},
        )
        for w in slopes
    ]  # fmt: skip
    figure = phone_layout(
        go.Figure([*points, *curves]), titles[0], x="worst radius(표준화)", y="출력 p", height=470
    )
    stops = [Stop(f"{w:g}", titles[n], [0, 1, n + 2]) for n, w in enumerate(slopes)]
    return add_slider(figure, stops, prefix="w = ", active=1)


def softmax_bars(
    names: Sequence[str],
    outputs: Sequence[Numbers],
    stops: Sequence[str],
    titles: Sequence[str],
    *,
    prefix: str,
    active: int = 0,
) -> go.Figure:
    """Draw one bar a class; a slider goes through the outputs.

    Args:
        names: the K classes.
        outputs: one array (K,) a stop.
        stops: what the slider shows.
        titles: the figure's title at each stop.
        prefix: what the slider moves along.
        active: the stop that is shown first.
    """

    def draw(number: int) -> tuple[str, list[go.Bar]]:
        p = outputs[number]
        bar = go.Bar(
            x=list(names), y=p.round(4), text=[f"{value:.2f}" for value in p],
            marker={"color": [BLUE, ORANGE, GREEN]}, showlegend=False,
        )  # fmt: skip
        return titles[number], [bar]

    figure = phone_layout(go.Figure(), titles[active], y="출력 p", height=430)
    figure.update_yaxes(range=[0, 1.1])
    numbers = range(len(outputs))
    return frames(figure, numbers, draw, prefix=prefix, label=lambda n: stops[n], active=active)
