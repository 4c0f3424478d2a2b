"""Figures of augmentation: views of one letter, scores along training, worth by size."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, GREEN, GREY, ORANGE, Stop, add_slider, phone_layout

Numbers = NDArray[Any]


def views_slider(
    views: Mapping[str, tuple[str, Numbers]], *, columns: int = 4, prefix: str, active: int = 0
) -> go.Figure:
    """Show several views of one letter as one picture; a slider goes through the settings.

    Args:
        views: by the slider's label, a title, and images (n, side, side) between 0 and 1.
        columns: how many stand beside each other.
        prefix: what stands before the label.
        active: the setting that is seen first.
    """
    figure, stops = go.Figure(), []
    for place, (label, (title, images)) in enumerate(views.items()):
        figure.add_heatmap(
            z=(255 * _mosaic(images, columns)).astype(int), colorscale="Greys", zmin=0, zmax=255,
            showscale=False, hoverinfo="skip",
        )  # fmt: skip
        stops.append(Stop(label, title, [place]))
    square: dict[str, Any] = {"visible": False, "constrain": "domain"}
    phone_layout(
        figure, stops[active].title, height=360, xaxis=square,
        yaxis={**square, "autorange": "reversed", "scaleanchor": "x"},
        margin={"l": 12, "r": 12, "t": 76, "b": 20}, showlegend=False,
    )  # fmt: skip
    add_slider(figure, stops, prefix=prefix, active=active)
    figure.layout.sliders[0].update(len=0.84, x=0.05)
    return figure


def steps_slider(
    records: Mapping[str, tuple[str, Mapping[str, Numbers]]],
    every: int,
    *,
    prefix: str,
    active: int = 0,
) -> go.Figure:
    """Draw accuracy along training, without augmentation and with; a slider takes more images.

    Args:
        records: by the slider's label, a title, and by the way's name (runs, k) accuracies.
        every: after how many steps each was measured.
        prefix: what stands before the label.
        active: the stop that is seen first.
    """
    figure, stops = go.Figure(), []
    for label, (title, ways) in records.items():
        first = len(figure.data)
        for (name, values), colour in zip(ways.items(), (GREY, BLUE), strict=False):
            rows = np.asarray(values)
            steps = [every * (k + 1) for k in range(rows.shape[1])]
            figure.add_traces(_band(steps, rows, colour, name))
        stops.append(Stop(label, title, range(first, len(figure.data))))
    phone_layout(figure, stops[active].title, x="스텝", y="검증 정확도", height=440)
    figure.update_yaxes(range=[0, 1], tickformat=".0%")
    add_slider(figure, stops, prefix=prefix, active=active)
    figure.layout.sliders[0].update(pad={"t": 66}, len=0.84, x=0.02)
    return figure


def pairs_figure(
    names: Sequence[str], plain: Numbers, wrong: Numbers, title: str, *, ways: tuple[str, str]
) -> go.Figure:
    """Draw each class's accuracy in two ways of training, a row a class, runs averaged.

    Args:
        names: the classes, from the top.
        plain: (runs, classes) accuracy in the first way.
        wrong: (runs, classes) in the second.
        title: the figure's finding.
        ways: the two ways' names.
    """
    figure = go.Figure()
    looks = zip(ways, (plain, wrong), ((BLUE, "circle"), (ORANGE, "diamond")), strict=True)
    for name, values, (colour, symbol) in looks:
        figure.add_scatter(
            x=np.asarray(values).mean(axis=0).round(4), y=list(names), name=name, mode="markers",
            marker={"color": colour, "symbol": symbol, "size": 11},
            hovertemplate="%{y}: %{x:.0%}<extra></extra>",
        )  # fmt: skip
    phone_layout(figure, title, x="검증 정확도", height=150 + 24 * len(names))
    figure.update_xaxes(range=[0, 1.03], tickformat=".0%")
    figure.update_yaxes(autorange="reversed", type="category")
    return figure


def worth_figure(sizes: Sequence[int], curves: Mapping[str, Numbers], title: str) -> go.Figure:
    """Draw accuracy by the number of images, without augmentation and with.

    Args:
        sizes: images of each class.
        curves: by the way's name, (runs, sizes) accuracies.
        title: the figure's finding.
    """
    figure = go.Figure()
    for (name, values), colour in zip(curves.items(), (GREY, BLUE, GREEN), strict=False):
        figure.add_traces(_band(sizes, np.asarray(values), colour, name, marks=True))
    phone_layout(figure, title, x="글자마다 본 장수(로그 눈금)", y="검증 정확도")
    figure.update_xaxes(type="log", tickvals=list(sizes))
    figure.update_yaxes(range=[0, 1], tickformat=".0%")
    return figure


def _band(
    x: Sequence[int], values: Numbers, colour: str, name: str, *, marks: bool = False
) -> list[go.Scatter]:
    """Return the mean of the rows as a line, and a band from their least to their most."""
    edge = np.concatenate([values.max(axis=0), values.min(axis=0)[::-1]])
    band = go.Scatter(
        x=[*x, *reversed(x)], y=edge.round(4), fill="toself", fillcolor=colour, opacity=0.25,
        mode="none", showlegend=False, hoverinfo="skip",
    )  # fmt: skip
    line = go.Scatter(
        x=list(x), y=values.mean(axis=0).round(4), name=name,
        mode="lines+markers" if marks else "lines", line={"color": colour, "width": 3},
        hovertemplate="%{x}: %{y:.1%}<extra></extra>",
    )  # fmt: skip
    return [band, line]


def _mosaic(images: Numbers, columns: int) -> Numbers:
    """Return images (n, side, side) beside and below each other, with a gap between."""
    side = images.shape[1]
    rows = -(-len(images) // columns)
    picture = np.full((rows * (side + 2) - 2, columns * (side + 2) - 2), 0.5)
    for number, image in enumerate(images):
        top, left = (side + 2) * (number // columns), (side + 2) * (number % columns)
        picture[top : top + side, left : left + side] = image
    return picture
