"""Figures of convolution: a window that moves, feature maps, windows on a line, a matrix."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import (
    BLUE,
    ORANGE,
    RED,
    Stop,
    add_buttons,
    add_slider,
    phone_layout,
)

Numbers = NDArray[np.float64]
_GAP = 4
_BARE: dict[str, Any] = {"visible": False, "constrain": "domain"}


def slide_figure(
    image: Numbers, out: Numbers, row: int, titles: Sequence[str], *, size: int, active: int
) -> go.Figure:
    """Show an image and its feature map; a slider moves the window along one row.

    Args:
        image: (H, W), 0 is the ground.
        out: (H − size + 1, W − size + 1), what the kernel made of it.
        row: the row of `out` that the slider goes along.
        titles: what is said at each column of `out`.
        size: the side of the window.
        active: the column that is seen first.
    """
    base = image.shape[1] + _GAP
    figure = go.Figure([
        _picture(image, 0, "Greys", (0.0, 1.0)),
        _picture(out, base, "RdBu", _both_ways(out)),
    ])  # fmt: skip
    for column in range(out.shape[1]):
        figure.add_traces([
            _square(column, row, size, ORANGE), _square(base + column, row, 1, ORANGE),
        ])  # fmt: skip
    stops = [
        Stop(str(column), title, [0, 1, 2 + 2 * column, 3 + 2 * column])
        for column, title in enumerate(titles)
    ]
    _bare(figure, titles[active], 360)
    for x, text in ((image.shape[1] / 2, "입력과 창"), (base + out.shape[1] / 2, "출력")):
        figure.add_annotation(x=x, y=-2.5, text=text, showarrow=False, font={"size": 14})
    return add_slider(figure, stops, prefix="열 ", active=active)


def map_figure(maps: Mapping[str, tuple[str, Numbers]]) -> go.Figure:
    """Show one feature map at a time; buttons choose the kernel.

    Args:
        maps: by the kernel's name, a title and the feature map.
    """
    figure = go.Figure(
        [_picture(out, 0, "RdBu", _both_ways(out)) for _, out in maps.values()]
    )  # fmt: skip
    stops = [Stop(name, title, [place]) for place, (name, (title, _)) in enumerate(maps.items())]
    _bare(figure, stops[0].title, 400)
    return add_buttons(figure, stops)


def window_figure(
    cases: Sequence[tuple[str, str, Sequence[int]]], *, places: int, size: int
) -> go.Figure:
    """Show a line of places and the windows over it; a slider chooses how they are laid.

    Args:
        cases: at each stop, its label, its title, and where each window begins.
        places: how many places the input has.
        size: how many places a window covers.
    """
    cells = go.Scatter(
        x=list(range(places)), y=[0] * places, mode="markers+text", showlegend=False,
        text=[str(place) for place in range(places)], hoverinfo="skip",
        marker={"symbol": "square", "size": 22, "color": BLUE}, textfont={"color": "white"},
    )  # fmt: skip
    figure, stops = go.Figure([cells]), []
    for label, title, starts in cases:
        first = len(figure.data)
        figure.add_traces([_window(start, level, size) for level, start in enumerate(starts)])
        stops.append(Stop(label, title, [0, *range(first, len(figure.data))]))
    most = max(len(starts) for _, _, starts in cases)
    figure.add_vrect(x0=-3, x1=-0.5, fillcolor=RED, opacity=0.12, line_width=0)
    figure.add_vrect(x0=places - 0.5, x1=places + 2, fillcolor=RED, opacity=0.12, line_width=0)
    phone_layout(
        figure, stops[0].title, x="자리(붉은 곳은 덧댄 0)", height=400, showlegend=False,
        xaxis={"range": [-2.6, places + 1.6], "dtick": 1, "showgrid": False},
        yaxis={"range": [most + 0.6, -0.8], "visible": False},
    )  # fmt: skip
    add_slider(figure, stops)
    figure.layout.sliders[0].pad.t = 66
    return figure


def matrix_figure(cases: Mapping[str, tuple[str, Numbers]]) -> go.Figure:
    """Show the matrix of a layer, a colour a number; buttons choose the layer.

    Args:
        cases: by the layer's name, a title and its matrix (outputs, inputs); 0 is no wire.
    """
    figure = go.Figure([
        go.Heatmap(
            z=np.where(matrix == 0, np.nan, matrix).round(3), colorscale="Portland",
            showscale=False, hovertemplate="출력 %{y}, 입력 %{x}: %{z:.2f}<extra></extra>",
        )
        for _, matrix in cases.values()
    ])  # fmt: skip
    stops = [Stop(name, title, [place]) for place, (name, (title, _)) in enumerate(cases.items())]
    phone_layout(figure, stops[0].title, x="입력의 칸", y="출력의 칸", height=420)
    figure.update_yaxes(autorange="reversed")
    return add_buttons(figure, stops)


def _both_ways(out: Numbers) -> tuple[float, float]:
    far = float(np.abs(out).max())
    return -far, far


def _picture(image: Numbers, left: int, scale: str, span: tuple[float, float]) -> go.Heatmap:
    return go.Heatmap(
        z=image.round(2), x0=left, dx=1, colorscale=scale, zmin=span[0], zmax=span[1],
        showscale=False, hovertemplate="%{z}<extra></extra>",
    )  # fmt: skip


def _square(left: float, top: float, side: int, colour: str) -> go.Scatter:
    x, y, far = left - 0.5, top - 0.5, side
    return go.Scatter(
        x=[x, x + far, x + far, x, x], y=[y, y, y + far, y + far, y], mode="lines",
        line={"color": colour, "width": 3}, hoverinfo="skip", showlegend=False,
    )  # fmt: skip


def _window(start: int, level: int, size: int) -> go.Scatter:
    return go.Scatter(
        x=[start - 0.4, start + size - 0.6], y=[level + 1] * 2, mode="lines",
        line={"color": ORANGE, "width": 9}, showlegend=False,
        hovertemplate=f"{start}부터 {start + size - 1}까지<extra></extra>",
    )  # fmt: skip


def _bare(figure: go.Figure, title: str, height: int) -> None:
    phone_layout(
        figure, title, height=height, xaxis=_BARE, showlegend=False,
        yaxis={**_BARE, "autorange": "reversed", "scaleanchor": "x"},
        margin={"l": 12, "r": 12, "t": 96, "b": 20},
    )  # fmt: skip
