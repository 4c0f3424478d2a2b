"""Figures of chapter 3: when frameworks came, a linear classifier's way, what a loss sees."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from lessons.plots.layout import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    RED,
    Stop,
    add_buttons,
    add_slider,
    phone_layout,
)

_KINDS = (BLUE, ORANGE, GREEN, PURPLE)
_MARKS = ("circle", "diamond", "square", "triangle-up")


def places_figure(
    bars: Mapping[str, tuple[float, float]], stops: Mapping[str, tuple[str, float]], *, active: int
) -> go.Figure:
    """Draw the years in which Keras ran on each backend; a slider moves along time.

    Args:
        bars: by the backend's name, the first and the last year with its part.
        stops: by the slider's label, the figure's title and the time; bars there are coloured.
        active: the stop that is seen first.
    """
    figure, found = go.Figure(), []
    for label, (title, now) in stops.items():
        first = len(figure.data)
        for name, (begin, end) in bars.items():
            within = begin <= now < end
            figure.add_scatter(
                x=[begin, end], y=[name, name], mode="lines", showlegend=False, hoverinfo="skip",
                line={"color": ORANGE if within else GREY, "width": 18 if within else 8},
            )  # fmt: skip
        figure.add_scatter(
            x=[now, now], y=[next(iter(bars)), list(bars)[-1]], mode="lines", showlegend=False,
            line={"color": BLUE, "width": 2, "dash": "dot"}, hoverinfo="skip",
        )  # fmt: skip
        found.append(Stop(label, title, range(first, len(figure.data))))
    phone_layout(figure, found[active].title, x="해", height=380)
    figure.update_layout(margin={"l": 80})
    figure.update_xaxes(range=[2014.7, 2027], dtick=2)
    figure.update_yaxes(autorange="reversed")
    add_slider(figure, found, prefix="때 ", active=active)
    return figure.update_layout(sliders=[{"pad": {"t": 62}}])


def events_figure(events: Sequence[tuple[float, str, str]], titles: Mapping[str, str]) -> go.Figure:
    """Draw what came when, a line for each; buttons choose a kind.

    Args:
        events: the year with its part, the name, and the kind.
        titles: by the button's label, the figure's title; the first shows all kinds, and the
            others are kinds.
    """
    kinds = list(titles)[1:]
    figure = go.Figure()
    for kind, colour, mark in zip(kinds, _KINDS, _MARKS, strict=True):
        part = [(when, name) for when, name, own in events if own == kind]
        figure.add_scatter(
            x=[when for when, _ in part], y=[name for _, name in part], mode="markers", name=kind,
            marker={"color": colour, "symbol": mark, "size": 12}, hoverinfo="skip",
        )  # fmt: skip
    phone_layout(
        figure, next(iter(titles.values())), height=560,
        legend={"orientation": "h", "x": 0, "y": -0.08, "yanchor": "top"},
    )  # fmt: skip
    figure.update_layout(margin={"l": 120, "b": 90, "t": 70})
    figure.update_xaxes(range=[2009, 2025], dtick=3, tickangle=0)
    names = [name for _, name, _ in events]
    figure.update_yaxes(categoryorder="array", categoryarray=names[::-1], dtick=1)
    first = next(iter(titles))
    stops = [Stop(first, titles[first], range(len(kinds)))]
    stops += [Stop(kind, titles[kind], [n]) for n, kind in enumerate(kinds)]
    return add_buttons(figure, stops)


def boundary_figure(
    groups: Sequence[Any], lines: Mapping[str, tuple[str, Any]], *, active: int = 0
) -> go.Figure:
    """Draw two groups of points and the line between them, with a slider over steps.

    Args:
        groups: two arrays (n, 2).
        lines: by the slider's label, the figure's title and the line's two ends (2, 2).
        active: the stop that is seen first.
    """
    figure, stops = go.Figure(), []
    for number, (points, colour) in enumerate(zip(groups, (BLUE, ORANGE), strict=True)):
        figure.add_scatter(
            x=points[:, 0].round(2).tolist(), y=points[:, 1].round(2).tolist(), mode="markers",
            name=f"무리 {number}", hoverinfo="skip",
            marker={"color": colour, "symbol": _MARKS[number], "size": 6},
        )  # fmt: skip
    for label, (title, ends) in lines.items():
        figure.add_scatter(
            x=ends[:, 0].round(3).tolist(), y=ends[:, 1].round(3).tolist(), mode="lines",
            name="경계", line={"color": RED, "width": 3}, hoverinfo="skip",
        )  # fmt: skip
        stops.append(Stop(label, title, [0, 1, len(figure.data) - 1]))
    phone_layout(figure, stops[active].title, x="첫째 좌표", y="둘째 좌표", height=500)
    figure.update_xaxes(range=[-4, 7])
    figure.update_yaxes(range=[-4, 7])
    add_slider(figure, stops, prefix="스텝 ", active=active)
    return figure.update_layout(sliders=[{"pad": {"t": 62}}])


def lines_figure(
    x: Sequence[float],
    stops: Mapping[str, tuple[str, Mapping[str, Sequence[float]]]],
    *,
    axes: tuple[str, str],
    prefix: str = "",
    active: int = 0,
    steps: bool = False,
    log: bool = False,
) -> go.Figure:
    """Draw the same named lines at every stop of a slider, or of buttons where there is no prefix.

    Args:
        x: where the lines are known.
        stops: by the label, the figure's title and each line's values.
        axes: the titles of both axes.
        prefix: what the slider says before its value.
        active: the stop that is seen first.
        steps: whether the lines are stairs.
        log: whether the vertical axis is of powers of ten.
    """
    figure, found = go.Figure(), []
    for label, (title, lines) in stops.items():
        first = len(figure.data)
        for number, (name, values) in enumerate(lines.items()):
            figure.add_scatter(
                x=list(x), y=[float(f"{value:.4g}") for value in values], mode="lines", name=name,
                line={
                    "color": (BLUE, ORANGE, GREEN)[number], "width": 3,
                    "dash": ("solid", "dash", "dot")[number],
                    "shape": "hv" if steps else "linear",
                },
                hovertemplate="%{y:.3f}",
            )  # fmt: skip
        found.append(Stop(label, title, range(first, len(figure.data))))
    phone_layout(figure, found[active].title, x=axes[0], y=axes[1], height=430)
    if log:
        figure.update_yaxes(type="log", dtick=1, exponentformat="power")
    if not prefix:
        add_buttons(figure, found, active=active)
        below = {"orientation": "h", "x": 0, "y": -0.32, "yanchor": "top"}
        return figure.update_layout(legend=below, margin={"b": 90})
    add_slider(figure, found, prefix=prefix, active=active)
    return figure.update_layout(sliders=[{"pad": {"t": 62}}])
