"""What recurrent networks keep: gradients by lag, memory by gate, what was learnt, open gates."""

from collections.abc import Mapping
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
from lessons.plots.rows import Groups, add_rows, row_names

Numbers = NDArray[np.floating[Any]]


def _lower(figure: go.Figure) -> go.Figure:
    """Move the slider's value below the title of the horizontal axis."""
    slider = {**figure.layout.sliders[0].to_plotly_json(), "pad": {"t": 66}}
    return figure.update_layout(sliders=[slider])


def powers(curves: Mapping[str, tuple[str, Numbers, Numbers]]) -> go.Figure:
    """Draw log10 of the gradient by lag; a slider goes through recurrent matrices.

    Args:
        curves: the matrix's scale → the figure's title, (seeds, lags) measured with tanh, and
            (lags,) what the linear network has.
    """
    figure, stops = go.Figure(), []
    for name, (title, measured, rule) in curves.items():
        first = len(figure.data)
        lags = np.arange(len(rule))
        figure.add_scatter(
            x=lags, y=rule.round(2), mode="lines", name="tanh가 없을 때",
            line={"color": GREY, "dash": "dot"}, hoverinfo="skip",
        )  # fmt: skip
        for run, one in enumerate(measured):
            figure.add_scatter(
                x=lags, y=one.round(2), mode="lines", name="tanh, 시드마다",
                legendgroup="tanh", showlegend=not run, line={"color": BLUE, "width": 1.5},
                opacity=0.7, hovertemplate="%{x}스텝 전: %{y:.1f}<extra></extra>",
            )  # fmt: skip
        stops.append(Stop(name, title, range(first, len(figure.data))))
    phone_layout(
        figure, stops[0].title, x="몇 스텝 전의 입력인가", y="그레이디언트 비의 log10", height=470
    )
    figure.update_yaxes(range=[-16, 9])
    return _lower(add_slider(figure, stops, prefix="행렬의 크기 "))


def memory(kept: Mapping[str, tuple[str, Numbers]]) -> go.Figure:
    """Draw how much of one write is left in a cell; a slider moves the forget gate's bias.

    Args:
        kept: bias → the figure's title, and (steps,) the share that is left.
    """
    figure = go.Figure()
    for _, share in kept.values():
        figure.add_bar(
            x=np.arange(len(share)), y=share.round(4), marker={"color": BLUE}, showlegend=False,
            hovertemplate="%{x}스텝 뒤: %{y:.3f}<extra></extra>",
        )  # fmt: skip
    stops = [Stop(name, title, [n]) for n, (name, (title, _)) in enumerate(kept.items())]
    phone_layout(figure, stops[0].title, x="적은 뒤 지난 스텝", y="셀에 남은 몫", height=430)
    figure.update_yaxes(range=[0, 1.05])
    return _lower(add_slider(figure, stops, prefix="망각 게이트의 편향 "))


def by_lag(starts: Mapping[str, tuple[str, Numbers]], *, floor: float) -> go.Figure:
    """Draw the gradient at the start by lag, a line a seed; buttons choose cell and start.

    Args:
        starts: cell and start → the figure's title, and (seeds, lags) log10 of the gradient.
        floor: the lowest value that is shown.
    """
    figure = go.Figure()
    means = [one.mean(axis=0) for _, one in starts.values()]
    for mean in means:
        figure.add_scatter(
            x=np.arange(len(mean)), y=mean.round(2), mode="lines", showlegend=False,
            line={"color": GREY, "width": 1}, hoverinfo="skip",
        )  # fmt: skip
    always, stops = list(range(len(means))), []
    for name, (title, seeds) in starts.items():
        first = len(figure.data)
        for one in seeds:
            figure.add_scatter(
                x=np.arange(len(one)), y=one.round(2), mode="lines", showlegend=False,
                line={"color": BLUE, "width": 1.5}, opacity=0.6,
                hovertemplate="%{x}스텝 전: %{y:.1f}<extra></extra>",
            )  # fmt: skip
        stops.append(Stop(name, title, [*always, *range(first, len(figure.data))]))
    phone_layout(
        figure, stops[0].title, x="몇 스텝 전의 입력인가", y="그레이디언트 비의 log10", height=450
    )
    figure.update_yaxes(range=[floor, 1])
    return add_buttons(figure, stops)


def learnt(scores: Groups) -> go.Figure:
    """Draw the accuracy of each cell, a dot a seed; a slider lengthens what must be kept.

    Args:
        scores: lag → the figure's title, and cell → (seeds,) accuracies.
    """
    figure = go.Figure()
    stops = add_rows(figure, scores, hover="정확도 %{x:.2f}", apart=0.22, room=0.4)
    height = 240 + 40 * len(row_names(scores))
    phone_layout(figure, stops[0].title, x="정확도", height=height, margin={"l": 118})
    figure.add_vline(
        x=0.5, line_color=ORANGE, line_dash="dot", annotation_text="동전 던지기",
        annotation_position="top right", annotation_font_color=ORANGE,
    )  # fmt: skip
    figure.update_xaxes(range=[0.4, 1.03])
    return _lower(add_slider(figure, stops, prefix="간격 "))


def gates(views: Mapping[str, tuple[str, Numbers, Numbers]], *, height: int = 460) -> go.Figure:
    """Draw one unit along sequences of both signs; buttons choose its gates or its cell.

    Args:
        views: what is drawn → the figure's title, and (some, steps) values of sequences that
            begin with plus one and with minus one.
        height: in pixels.
    """
    figure, stops = go.Figure(), []
    for name, (title, plus, minus) in views.items():
        first = len(figure.data)
        for sign, lines, colour in (("+1로 시작", plus, BLUE), ("−1로 시작", minus, ORANGE)):
            for run, one in enumerate(lines):
                figure.add_scatter(
                    x=np.arange(len(one)), y=one.round(3), mode="lines", name=sign,
                    legendgroup=sign, showlegend=not run, line={"color": colour, "width": 1.5},
                    opacity=0.7, hovertemplate="%{x}스텝: %{y:.2f}<extra></extra>",
                )  # fmt: skip
        stops.append(Stop(name, title, range(first, len(figure.data))))
    phone_layout(
        figure, stops[0].title, x="스텝", height=height,
        legend={"orientation": "h", "x": 0, "y": -0.3, "yanchor": "top"},
    )  # fmt: skip
    figure.update_layout(margin={"b": 110})
    return add_buttons(figure, stops)
