"""Figures of the manifold: two ways between two images, near neighbours, a gap in the angles."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, COLOURS, GREY, RED, Stop, add_slider, frames, phone_layout

_SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x")
_TRAINED_TO = 30
"""The largest angle, in degrees, of the images that the networks were trained on."""


def blend_figure(
    pairs: Sequence[tuple[NDArray[Any], NDArray[Any]]],
    labels: Sequence[str],
    titles: Sequence[str],
    *,
    active: int = 0,
) -> go.Figure:
    """Show the mean of two images beside the image that lies between them; a slider moves both.

    Args:
        pairs: at each stop, the mean of the pixels and the true image, (32, 32) of 0 to 1.
        labels: what the slider says at each stop.
        titles: how far the mean lies from the curve there.
        active: the stop that is seen first.
    """
    gap = np.full((32, 4), 0.5)
    figure = go.Figure(
        [
            go.Heatmap(
                z=(np.hstack([mean, gap, true]) * 255).astype(int), colorscale="Greys",
                zmin=0, zmax=255, showscale=False, hoverinfo="skip",
            )
            for mean, true in pairs
        ]
    )  # fmt: skip
    square: dict[str, Any] = {"visible": False, "constrain": "domain"}
    phone_layout(
        figure, titles[active], height=380, xaxis=square,
        yaxis={**square, "autorange": "reversed", "scaleanchor": "x"},
        margin={"l": 12, "r": 12, "t": 100, "b": 20}, showlegend=False,
    )  # fmt: skip
    for x, text in ((15.5, "픽셀의 평균"), (51.5, "돌린 글자")):
        figure.add_annotation(x=x, y=-3.5, text=text, showarrow=False, font={"size": 14})
    stops = [
        Stop(label, title, [place])
        for place, (label, title) in enumerate(zip(labels, titles, strict=True))
    ]
    return add_slider(figure, stops, prefix="각도 ", active=active)


def neighbour_figure(
    sizes: NDArray[Any], gaps: Mapping[int, NDArray[Any]], title: str
) -> go.Figure:
    """Draw the mean distance to the nearest neighbour against the number of images.

    Args:
        sizes: numbers of images.
        gaps: by the number of knobs, the mean distance at each size.
        title: how fast the distances shrink, as computed.
    """
    figure = go.Figure()
    looks = zip(gaps.items(), COLOURS, _SYMBOLS, strict=False)
    for (knobs, values), colour, symbol in looks:
        figure.add_scatter(
            x=sizes, y=values.round(4), name=f"손잡이 {knobs}개", mode="lines+markers",
            line={"color": colour}, marker={"symbol": symbol, "size": 9},
        )  # fmt: skip
    phone_layout(figure, title, x="그림의 수(로그 눈금)", y="가장 가까운 이웃까지", height=460)
    figure.update_xaxes(type="log", tickvals=list(sizes))
    figure.update_yaxes(type="log", tickvals=[0.03, 0.1, 0.3, 1, 3, 8])
    return figure.update_layout(legend={"y": -0.2, "yanchor": "top"}, margin={"t": 75, "b": 120})


def gap_figure(
    angles: NDArray[Any],
    scores: Mapping[int, NDArray[Any]],
    titles: Mapping[int, str],
    *,
    active: int = 0,
) -> go.Figure:
    """Draw accuracy against the angle; a slider chooses how wide the gap in training was.

    Args:
        angles: the angles tried, in degrees.
        scores: by the width of the gap, (angles, networks) accuracy.
        titles: by the width of the gap, what is seen there, as computed.
        active: the place of the gap that is seen first.
    """

    def draw(gap: int) -> tuple[str, list[go.Scatter]]:
        return titles[gap], _gap_lines(angles, scores[gap], gap)

    figure = go.Figure()
    gaps = list(scores)
    phone_layout(
        figure, titles[gaps[active]], x="각도 (빨간 띠: 훈련한 각도)", y="정확도", height=480
    )
    frames(figure, gaps, draw, prefix="구멍 ", label=lambda g: f"{g}도", active=active)
    figure.update_yaxes(range=[-0.1, 1.05], tickformat=".0%")
    figure.update_xaxes(tickvals=[-60, -40, -20, 0, 20, 40, 60])
    return figure.update_layout(sliders=[{"pad": {"t": 62}}], margin={"t": 75, "b": 30})


def _gap_lines(angles: NDArray[Any], values: NDArray[Any], gap: int) -> list[go.Scatter]:
    lines = [
        go.Scatter(
            x=angles, y=values[:, net].round(3), mode="lines", showlegend=False,
            line={"color": GREY, "width": 1}, hoverinfo="skip",
        )
        for net in range(values.shape[1])
    ]  # fmt: skip
    lines.append(
        go.Scatter(
            x=angles, y=values.mean(axis=1).round(3), mode="lines+markers", name="평균",
            line={"color": BLUE, "width": 2.5}, showlegend=False,
        )
    )  # fmt: skip
    for low, high in ((-_TRAINED_TO, -gap / 2), (gap / 2, _TRAINED_TO)):
        lines.append(
            go.Scatter(
                x=[low, high], y=[-0.05, -0.05], mode="lines", showlegend=False,
                line={"color": RED, "width": 6}, hoverinfo="skip",
            )
        )  # fmt: skip
    return lines
