"""Figures of little data: overfitting by size, error by size, a fitted law, paired gains."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import (
    BLUE,
    COLOURS,
    GREEN,
    GREY,
    ORANGE,
    RED,
    Stop,
    add_slider,
    frames,
    phone_layout,
)

Numbers = NDArray[Any]
_SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x")


def overfit_slider(
    records: Mapping[str, tuple[str, Numbers, Numbers, Numbers]], *, prefix: str, active: int = 0
) -> go.Figure:
    """Draw accuracies above and the validation loss below; a slider goes through the sizes.

    Args:
        records: by the slider's label, a title, the steps (k,), and (networks, k) training
            accuracy, validation accuracy and validation loss stacked as (3, networks, k).
        prefix: what stands before the label.
        active: the size that is seen first.
    """
    figure, stops = go.Figure(), []
    looks = (("훈련 정확도", BLUE, "y2"), ("검증 정확도", ORANGE, "y2"), ("검증 손실", RED, "y"))
    for label, (title, steps, *rows) in records.items():
        first = len(figure.data)
        for values, (name, colour, axis) in zip(rows, looks, strict=True):
            for k, line in enumerate(np.asarray(values)):
                figure.add_scatter(
                    x=steps, y=line.round(4), name=name, yaxis=axis, showlegend=not k,
                    mode="lines", line={"color": colour, "width": 2}, legendgroup=name,
                    hovertemplate="%{x}스텝: %{y:.3f}<extra></extra>",
                )  # fmt: skip
        stops.append(Stop(label, title, range(first, len(figure.data))))
    top = max(float(np.asarray(rows[-1]).max()) for _, _, *rows in records.values())
    phone_layout(figure, stops[active].title, x="스텝", height=540)
    figure.update_layout(
        margin_t=120,
        yaxis={"title": "손실", "domain": [0, 0.44], "range": [0, 1.05 * top]},
        yaxis2={"title": "정확도", "domain": [0.56, 1], "range": [0, 1.05], "tickformat": ".0%"},
    )
    return _roomy(add_slider(figure, stops, prefix=prefix, active=active))


def error_figure(
    sizes: Sequence[int], errors: Mapping[str, Numbers], titles: Sequence[str]
) -> go.Figure:
    """Draw the error of several models by the number of images; a slider changes the axes.

    Args:
        sizes: images of each class.
        errors: by the model's name, its errors (runs, sizes); a point is the mean, a bar reaches
            from the least to the most.
        titles: what is seen on plain axes, and on two logarithmic axes, as computed.
    """
    figure = go.Figure()
    for (name, values), colour, symbol in zip(errors.items(), COLOURS, _SYMBOLS, strict=False):
        mean = np.asarray(values).mean(axis=0)
        figure.add_scatter(
            x=list(sizes), y=mean.round(4), name=name, mode="lines+markers",
            line={"color": colour, "width": 2}, marker={"symbol": symbol, "size": 8},
            error_y={
                "array": (np.max(values, axis=0) - mean).round(4),
                "arrayminus": (mean - np.min(values, axis=0)).round(4), "thickness": 1,
            },
            hovertemplate="%{x}장: %{y:.1%}<extra></extra>",
        )  # fmt: skip
    phone_layout(figure, titles[0], x="클래스마다 본 장수", y="검증 오차", height=490)
    ticks = [size for size in sizes if str(size)[0] == "1"]
    plain = {"xaxis.type": "linear", "yaxis.type": "linear", "yaxis.tickformat": ".0%"}
    logs = {"xaxis.type": "log", "yaxis.type": "log", "yaxis.tickformat": ".0%"}
    steps = [
        {"label": label, "method": "relayout", "args": [{**axes, "title.text": title}]}
        for label, axes, title in zip(("보통", "두 축 로그"), (plain, logs), titles, strict=True)
    ]
    figure.update_xaxes(tickvals=ticks)
    figure.update_yaxes(tickformat=".0%", tickvals=[0.02, 0.05, 0.1, 0.2, 0.3])
    slider = {"steps": steps, "currentvalue": {"prefix": "눈금: "}}
    figure.update_layout(sliders=[slider], margin_t=136)
    return _roomy(figure)


def law_slider(
    sizes: Sequence[int],
    errors: Numbers,
    fits: Mapping[str, tuple[str, Numbers, int]],
    *,
    prefix: str,
    active: int = 0,
) -> go.Figure:
    """Draw errors by size and a law fitted to the first of them; a slider takes in more.

    Args:
        sizes: images of each class.
        errors: (runs, sizes).
        fits: by the slider's label, a title, the law's errors at `dense(sizes)`, and how many
            sizes it was fitted to; the others are hollow.
        prefix: what stands before the label.
        active: the stop that is seen first.
    """
    mean = np.asarray(errors).mean(axis=0)
    x = dense(sizes)

    def draw(label: str) -> tuple[str, list[go.Scatter]]:
        title, law, used = fits[label]
        line = go.Scatter(
            x=x, y=law.round(5), name="맞춘 식", mode="lines",
            line={"color": ORANGE, "width": 3}, hoverinfo="skip",
        )  # fmt: skip
        dots = [
            go.Scatter(
                x=list(sizes)[part], y=mean[part].round(4), name=name, mode="markers",
                marker={"color": colour, "size": 10, "symbol": symbol},
                hovertemplate="%{x}장: %{y:.2%}<extra></extra>",
            )
            for part, name, colour, symbol in (
                (slice(0, used), "맞추는 데 쓴 것", BLUE, "circle"),
                (slice(used, None), "쓰지 않은 것", RED, "circle-open"),
            )
        ]  # fmt: skip
        return title, [line, *dots]

    figure = phone_layout(
        go.Figure(), "<br>", x="클래스마다 본 장수(로그 눈금)", y="검증 오차(로그 눈금)", height=460
    )
    ticks = [size for size in sizes if str(size)[0] == "1"]
    figure.update_xaxes(type="log", tickvals=ticks)
    figure.update_yaxes(type="log", tickformat=".0%", tickvals=[0.01, 0.02, 0.05, 0.1, 0.2, 0.4])
    figure.update_layout(
        legend={"orientation": "h", "x": 0, "y": 1.0, "yanchor": "bottom"}, margin={"t": 136}
    )
    return _roomy(frames(figure, list(fits), draw, prefix=prefix, active=active))


def dense(sizes: Sequence[int]) -> Numbers:
    """Return sixty sizes, evenly spaced on a log axis, from the least to the largest."""
    return np.geomspace(min(sizes), max(sizes), 60)


def paired_figure(
    sizes: Sequence[int], gains: Numbers, title: str, *, y: str = "오른 정확도"
) -> go.Figure:
    """Draw paired differences of accuracy by the number of images, a dot a run, beside zero.

    Args:
        sizes: images of each class.
        gains: (runs, sizes).
        title: the figure's finding.
        y: what the vertical axis measures.
    """
    figure = go.Figure()
    for row in np.asarray(gains):
        figure.add_scatter(
            x=list(sizes), y=row.round(4), mode="markers", showlegend=False,
            marker={"color": BLUE, "size": 9, "opacity": 0.6},
            hovertemplate="%{x}장: %{y:+.1%}<extra></extra>",
        )  # fmt: skip
    figure.add_scatter(
        x=list(sizes), y=np.asarray(gains).mean(axis=0).round(4), mode="lines", showlegend=False,
        line={"color": GREEN, "width": 3}, hovertemplate="평균 %{y:+.1%}<extra></extra>",
    )  # fmt: skip
    figure.add_hline(y=0, line_color=GREY, line_dash="dot")
    phone_layout(figure, title, x="클래스마다 본 장수(로그 눈금)", y=y)
    figure.update_xaxes(type="log", tickvals=[size for size in sizes if str(size)[0] == "1"])
    figure.update_yaxes(tickformat="+.1%")
    return figure.update_layout(margin_l=60)


def _roomy(figure: go.Figure) -> go.Figure:
    """Move the slider below the title of the horizontal axis, its last label off the edge."""
    figure.layout.sliders[0].update(pad={"t": 66}, len=0.86, x=0.02)
    return figure
