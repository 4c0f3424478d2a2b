"""Figures of adapting a model: low ranks, where memory goes, what a new head is given."""

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
    PURPLE,
    RED,
    Stop,
    add_slider,
    frames,
    phone_layout,
)

PARTS = ("가중치", "그레이디언트", "옵티마이저 상태", "활성값")
_PATTERNS = ("", "/", "x", ".")


def rank_slider(products: Mapping[int, NDArray[Any]], titles: Sequence[str]) -> go.Figure:
    """Show matrices of a growing rank, one at a time; a slider chooses the rank."""
    figure = go.Figure(
        [
            go.Heatmap(
                z=matrix[::-1].round(2), colorscale="Greys", zmin=0, zmax=1,
                showscale=False, hoverinfo="skip",
            )
            for matrix in products.values()
        ]
    )  # fmt: skip
    hidden: dict[str, Any] = {"visible": False, "constrain": "domain"}
    phone_layout(
        figure, titles[0], height=430, xaxis=hidden, yaxis={**hidden, "scaleanchor": "x"},
        margin={"l": 20, "r": 20, "t": 76, "b": 20}, showlegend=False,
    )  # fmt: skip
    said = zip(products, titles, strict=True)
    stops = [Stop(str(rank), title, [n]) for n, (rank, title) in enumerate(said)]
    return add_slider(figure, stops, prefix="랭크 r = ")


def memory_slider(
    stops: Mapping[str, Mapping[str, NDArray[Any]]],
    titles: Sequence[str],
    *,
    unit: str,
    prefix: str,
    limit: float | None = None,
) -> go.Figure:
    """Draw the four parts of memory of each way as one bar; a slider changes a size.

    Args:
        stops: of each stop, of each way, its four parts.
        titles: the figure's title at each stop.
        unit: of the parts.
        prefix: what stands before the slider's label.
        limit: a size to compare with, drawn as a line.
    """
    names = list(stops)

    def bars(name: str) -> tuple[str, list[Any]]:
        ways = stops[name]
        return titles[names.index(name)], [
            go.Bar(
                y=list(ways), x=[round(float(parts[n]), 3) for parts in ways.values()],
                name=part, orientation="h",
                marker={"color": colour, "pattern": {"shape": _PATTERNS[n]}},
            )
            for n, (part, colour) in enumerate(
                zip(PARTS, (BLUE, ORANGE, RED, GREEN), strict=True)
            )
        ]  # fmt: skip

    figure = phone_layout(go.Figure(), titles[0], x=unit, height=496)
    frames(figure, names, bars, prefix=prefix)
    if limit is not None:
        figure.add_vline(x=limit, line={"color": GREY, "dash": "dash", "width": 3})
    figure.update_layout(barmode="stack", yaxis={"automargin": True}, showlegend=True)
    figure.update_layout(margin={"t": 152, "l": 10}, legend={"traceorder": "normal"})
    return figure.update_layout(sliders=[{"pad": {"t": 52}}])


def arms_slider(
    scores: Mapping[str, Mapping[str, NDArray[Any]]], titles: Sequence[str], *, prefix: str
) -> go.Figure:
    """Draw each arm's test accuracies, a point a seed; a slider changes the number of examples."""
    names = list(scores)

    def points(name: str) -> tuple[str, list[go.Scatter]]:
        return titles[names.index(name)], [
            go.Scatter(
                x=[arm.replace(" ", "<br>")] * len(values), y=np.round(values, 3),
                mode="markers", name=arm,
                marker={"color": colour, "symbol": symbol, "size": 11, "opacity": 0.75},
                showlegend=False,
            )
            for (arm, values), colour, symbol in zip(
                scores[name].items(), (BLUE, GREEN, RED, ORANGE, PURPLE)[: len(scores[name])],
                ("circle", "diamond", "x", "triangle-up", "square")[: len(scores[name])],
                strict=True,
            )
        ]  # fmt: skip

    figure = phone_layout(go.Figure(), titles[0], y="테스트 정확도", height=440)
    frames(figure, names, points, prefix=prefix)
    figure.update_layout(yaxis={"range": [0, 1], "tickformat": ".0%"}, margin={"t": 76})
    return figure.update_layout(sliders=[{"pad": {"t": 56}}])


def lines_figure(
    counts: Sequence[int],
    accuracy: Mapping[str, NDArray[Any]],
    *,
    chance: float,
    title: str,
    x: str,
    y: str,
    top: float = 1,
) -> go.Figure:
    """Draw each test's accuracies against the number of examples: a point a run, a mean line.

    Args:
        counts: the numbers of examples.
        accuracy: by the name of at most three tests, accuracies (runs, counts).
        chance: the accuracy of a guess.
        title: the figure's.
        x: the title of the horizontal axis.
        y: the title of the vertical axis.
        top: where the vertical axis ends.
    """
    figure = go.Figure()
    styles = (
        (BLUE, "circle", "solid"), (GREEN, "square", "dot"), (RED, "diamond", "dash"),
    )[: len(accuracy)]  # fmt: skip
    for (name, runs), (colour, symbol, dash) in zip(accuracy.items(), styles, strict=True):
        figure.add_scatter(
            x=list(counts), y=runs.mean(0).round(3), name=name, mode="lines",
            line={"color": colour, "width": 3, "dash": dash},
        )  # fmt: skip
        figure.add_scatter(
            x=list(counts) * len(runs), y=runs.ravel().round(3), mode="markers", name=name,
            marker={"color": colour, "symbol": symbol, "size": 8, "opacity": 0.6},
            showlegend=False,
        )  # fmt: skip
    figure.add_scatter(
        x=[counts[0], counts[-1]], y=[chance, chance], mode="lines", name="찍기",
        line={"color": GREY, "dash": "dashdot", "width": 2},
    )  # fmt: skip
    phone_layout(figure, title, x=x, y=y, height=450)
    return figure.update_layout(
        margin={"t": 116},
        xaxis={"type": "log", "tickvals": list(counts)},
        yaxis={"range": [0, top], "tickformat": ".0%"},
    )


def groups_map(
    groups: Mapping[str, NDArray[Any]], names: Mapping[str, Sequence[str]], title: str
) -> go.Figure:
    """Draw points of several groups; a slider shows all of them, or one group."""
    colours = (BLUE, RED, GREEN, ORANGE, PURPLE)
    symbols = ("circle", "diamond", "square", "triangle-up", "x")
    figure = go.Figure(
        [
            go.Scatter(
                x=points[:, 0], y=points[:, 1], name=name, mode="markers",
                marker={"color": colour, "symbol": symbol, "size": 8, "opacity": 0.75},
                text=list(names[name]), hoverinfo="text",
            )
            for (name, points), colour, symbol in zip(
                groups.items(), colours, symbols, strict=True
            )
        ]
    )  # fmt: skip
    phone_layout(figure, title, height=490)
    every = [Stop("모두", title, list(range(len(groups))))]
    add_slider(figure, every + [Stop(name, title, [n]) for n, name in enumerate(groups)], prefix="")
    hidden = {"visible": False}
    return figure.update_layout(
        xaxis=hidden, yaxis=hidden, margin={"l": 10, "r": 10, "b": 10, "t": 122}
    )


def splits_figure(scores: Mapping[str, NDArray[Any]], title: str) -> go.Figure:
    """Draw each way's test accuracies, a point a split, the points of a split joined."""
    figure = go.Figure()
    table = np.stack(list(scores.values()))
    for n, column in enumerate(table.T):
        figure.add_scatter(
            x=[name.replace(" ", "<br>") for name in scores], y=column.round(3),
            mode="lines+markers", name=f"나누기 {n + 1}",
            line={"color": GREY, "width": 1}, marker={"color": BLUE, "size": 9},
            showlegend=False,
        )  # fmt: skip
    phone_layout(figure, title, y="테스트 정확도", height=400)
    return figure.update_layout(
        xaxis={"tickangle": 0}, yaxis={"tickformat": ".0%"}, margin={"b": 70}
    )
