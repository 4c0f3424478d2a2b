"""Recurrent networks in practice: leaks by position, masks, errors by epoch and by arm."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    Stop,
    add_buttons,
    add_slider,
    phone_layout,
)
from lessons.plots.rows import Groups, add_columns, add_rows, row_names

Numbers = NDArray[np.floating[Any]]


def by_position(
    errors: Mapping[str, Numbers], titles: Mapping[str, str], *, naive: float
) -> go.Figure:
    """Draw the error at each position of a sequence, a line a seed; buttons choose the network.

    Args:
        errors: network → (seeds, positions) errors.
        titles: network → the figure's title.
        naive: the error of repeating today, drawn as a line.
    """
    figure, stops = go.Figure(), []
    for (name, runs), colour in zip(errors.items(), (BLUE, ORANGE), strict=True):
        first = len(figure.data)
        for run in runs:
            figure.add_scatter(
                x=np.arange(1, len(run) + 1), y=run.round(3), mode="lines+markers",
                line={"color": colour, "width": 1.5}, marker={"size": 4}, opacity=0.6,
                showlegend=False, hovertemplate="%{x}째 날: %{y:.2f}°C<extra></extra>",
            )  # fmt: skip
        stops.append(Stop(name, titles[name], range(first, len(figure.data))))
    phone_layout(figure, stops[0].title, x="시퀀스 안의 자리", y="검증 MAE (°C)", height=430)
    figure.add_hline(
        y=naive, line_color=GREY, line_dash="dot", annotation_text="되풀이",
        annotation_position="top left", annotation_font_color=GREY,
    )  # fmt: skip
    figure.update_yaxes(range=[0, 2.1])
    return add_buttons(figure, stops)


def surviving(
    kept: Mapping[str, Mapping[str, Numbers]], titles: Sequence[str], *, y: str
) -> go.Figure:
    """Draw the share of units that have kept their memory by step; a slider moves the rate.

    Args:
        kept: rate → way of drawing masks → (steps,) shares.
        titles: the figure's title at each rate.
        y: what the vertical axis measures.
    """
    figure, stops = go.Figure(), []
    for (rate, ways), title in zip(kept.items(), titles, strict=True):
        first = len(figure.data)
        for (way, share), colour in zip(ways.items(), (BLUE, ORANGE), strict=True):
            figure.add_scatter(
                x=np.arange(1, len(share) + 1), y=share.round(4), mode="lines+markers", name=way,
                line={"color": colour, "width": 2.5}, hovertemplate="%{x}스텝: %{y:.0%}",
            )  # fmt: skip
        stops.append(Stop(rate, title, range(first, len(figure.data))))
    phone_layout(figure, titles[0], x="타임스텝", y=y, height=450)
    figure.update_yaxes(range=[-0.03, 1.03], tickformat=".0%")
    add_slider(figure, stops, prefix="드롭아웃 비율 ", active=1)
    return figure.update_layout(sliders=[{**figure.layout.sliders[0].to_plotly_json(),
                                          "pad": {"t": 66}}])  # fmt: skip


def by_epoch(
    curves: Mapping[str, tuple[str, Numbers]], epochs: Numbers, *, linear: float
) -> go.Figure:
    """Draw validation errors by epoch, a line a seed; buttons choose the arm.

    Args:
        curves: arm → the figure's title, and (seeds, epochs) errors.
        epochs: after which epochs they were measured.
        linear: the error of a linear model, drawn as a line.
    """
    figure, stops = go.Figure(), []
    for (name, (title, runs)), colour in zip(curves.items(), (GREY, BLUE, ORANGE), strict=True):
        first = len(figure.data)
        for run in runs:
            figure.add_scatter(
                x=epochs, y=run.round(3), mode="lines", line={"color": colour, "width": 2},
                showlegend=False, hovertemplate="%{x}에포크: %{y:.2f}°C<extra></extra>",
            )  # fmt: skip
        stops.append(Stop(name, title, range(first, len(figure.data))))
    phone_layout(figure, stops[0].title, x="에포크", y="검증 MAE (°C)", height=430)
    figure.add_hline(
        y=linear, line_color=GREEN, line_dash="dot", annotation_text="선형",
        annotation_position="bottom left", annotation_font_color=GREEN,
    )  # fmt: skip
    figure.update_yaxes(range=[1.58, 1.9])
    return add_buttons(figure, stops)


def arms(groups: Groups, lines: Mapping[str, Mapping[str, float]], *, x: str) -> go.Figure:
    """Draw arms in rows, a dot a seed; buttons choose the group.

    Args:
        groups: group → the figure's title, and arm → (seeds,) values.
        lines: group → baseline → its value, drawn as a dotted column of the group's figure.
        x: what the horizontal axis measures.
    """
    figure, names = go.Figure(), row_names(groups)
    stops = [
        Stop(stop.label, stop.title,
             [*stop.traces, *add_columns(figure, lines[stop.label], names)])
        for stop in add_rows(figure, groups)
    ]  # fmt: skip
    phone_layout(
        figure, stops[0].title, x=x, height=230 + 38 * len(names),
        legend={"orientation": "h", "x": 0, "y": -0.25, "yanchor": "top"},
    )  # fmt: skip
    figure.update_layout(margin={"l": 100, "b": 90})
    return add_buttons(figure, stops)
