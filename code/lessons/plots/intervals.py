"""Forecasts rolled forward, and whether intervals cover what they say, month by month."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import (
    BLUE,
    GREY,
    ORANGE,
    Stop,
    add_buttons,
    add_slider,
    phone_layout,
)
from lessons.plots.rows import Groups, add_columns, add_rows, row_names

Numbers = NDArray[np.floating[Any]]


def rolling(gaps: Numbers, years: Sequence[int], stops: Mapping[int, str], *, y: str) -> go.Figure:
    """Draw a difference a year, with its mean so far; a slider moves how many years were tested.

    Args:
        gaps: (years,) the difference in each year.
        years: the years.
        stops: number of years tested → the figure's title.
        y: what the vertical axis measures.
    """
    figure, marks = go.Figure(), []
    for count, title in stops.items():
        first, seen = len(figure.data), gaps[:count]
        figure.add_bar(
            x=list(years[:count]), y=seen.round(3), showlegend=False,
            marker={"color": [BLUE if one > 0 else ORANGE for one in seen]},
            hovertemplate="%{x}: %{y:+.3f}°C<extra></extra>",
        )  # fmt: skip
        figure.add_scatter(
            x=[years[0] - 0.5, years[-1] + 0.5], y=[seen.mean()] * 2, mode="lines",
            line={"color": GREY, "width": 3}, showlegend=False, hoverinfo="skip",
        )  # fmt: skip
        marks.append(Stop(str(count), title, [first, first + 1]))
    phone_layout(figure, marks[0].title, x="해", y=y, height=440)
    reach = 1.1 * float(np.abs(gaps).max())
    figure.update_yaxes(range=[-reach, reach])
    figure.update_xaxes(range=[years[0] - 1, years[-1] + 1])
    add_slider(figure, marks, prefix="시험한 해의 수 ")
    return figure.update_layout(sliders=[{**figure.layout.sliders[0].to_plotly_json(),
                                          "pad": {"t": 66}}])  # fmt: skip


def by_month(
    covered: Mapping[str, tuple[str, Numbers]], *, goal: float, prefix: str | None = None
) -> go.Figure:
    """Draw the share covered in each month; buttons, or a slider, choose the way of making widths.

    Args:
        covered: way → the figure's title, and (12,) shares.
        goal: the share that was asked for, drawn as a line.
        prefix: what a slider shows before the way; buttons where there is none.
    """
    figure, stops = go.Figure(), []
    for n, (name, (title, shares)) in enumerate(covered.items()):
        figure.add_scatter(
            x=[f"{month}월" for month in range(1, 13)], y=shares.round(3), showlegend=False,
            mode="lines+markers", line={"color": BLUE, "width": 1}, marker={"size": 11},
            hovertemplate="%{x}: %{y:.1%}<extra></extra>",
        )  # fmt: skip
        stops.append(Stop(name, title, [n]))
    phone_layout(figure, stops[0].title, y="구간에 든 날", height=430)
    figure.add_hline(y=goal, line_color=ORANGE, line_dash="dot")
    figure.update_yaxes(range=[0.7, 1.0], tickformat=".0%")
    figure.update_xaxes(tickangle=-60)
    if prefix is None:
        return add_buttons(figure, stops)
    add_slider(figure, stops, prefix=prefix)
    return figure.update_layout(sliders=[{**figure.layout.sliders[0].to_plotly_json(),
                                          "pad": {"t": 66}}])  # fmt: skip


def rivals(groups: Groups, lines: Mapping[str, float], *, x: str) -> go.Figure:
    """Draw models in rows on a log axis, a dot a seed; buttons choose what they are given.

    Args:
        groups: input → the figure's title, and model → (seeds,) errors.
        lines: benchmark → its error, drawn as vertical lines.
        x: what the horizontal axis measures.
    """
    figure, names = go.Figure(), row_names(groups)
    stops = add_rows(figure, groups)
    every = add_columns(figure, lines, names)
    stops = [Stop(stop.label, stop.title, [*stop.traces, *every]) for stop in stops]
    phone_layout(
        figure, stops[0].title, x=x, height=250 + 38 * len(names),
        legend={"orientation": "h", "x": 0, "y": -0.28, "yanchor": "top"},
    )  # fmt: skip
    figure.update_layout(margin={"l": 100, "b": 100})
    figure.update_xaxes(type="log", range=[-0.5, 1.15], tickvals=[0.4, 0.7, 1, 2, 4, 8])
    return add_buttons(figure, stops)
