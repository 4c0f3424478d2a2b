"""Forty-six answers to a blank: how common each is, how sure a model is, and what it confuses."""

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import (
    BLUE,
    COLOURS,
    GREY,
    ORANGE,
    Stop,
    add_buttons,
    add_slider,
    frames,
    phone_layout,
)

Numbers = NDArray[np.float64]


def shares_figure(names: Sequence[str], shares: Numbers, titles: tuple[str, str]) -> go.Figure:
    """Draw how common each class is; buttons choose a plain or a logarithmic scale."""
    figure = phone_layout(
        go.Figure(go.Bar(
            x=list(names), y=shares.round(5), marker={"color": BLUE},
            hovertemplate="%{x}: %{y:.1%}<extra></extra>",
        )),
        titles[0], y="훈련 세트의 몫", height=380,
    )  # fmt: skip
    figure.update_yaxes(tickformat=".1%", title_standoff=4)
    figure.update_xaxes(type="category", tickfont={"size": 11}, tickangle=0, dtick=4)
    buttons = [
        {
            "label": label,
            "method": "relayout",
            "args": [{"yaxis.type": scale, "yaxis.autorange": True, "title.text": title}],
        }
        for label, scale, title in zip(("그대로", "로그"), ("linear", "log"), titles, strict=True)
    ]
    menu = {"buttons": buttons, "x": 0, "xanchor": "left", "y": 1.03, "yanchor": "bottom"}
    return figure.update_layout(updatemenus=[menu], margin={"t": 112, "l": 62})


def temperature_figure(
    names: Sequence[str], logits: Numbers, steps: Mapping[float, str]
) -> go.Figure:
    """Draw the softmax of some logits; a slider divides them by a temperature.

    Args:
        names: of the classes that are drawn, the most likely first.
        logits: of all classes; those without a name come last and are summed up as one bar.
        steps: the figure's title by the temperature.
    """
    labels = [*names, "나머지"]

    def draw(t: float) -> tuple[str, list[go.Bar]]:
        powers = np.exp((logits - logits.max()) / t)
        p = powers / powers.sum()
        heights = [*p[: len(names)], p[len(names) :].sum()]
        colours = [*[BLUE] * len(names), GREY]
        bar = go.Bar(
            x=labels, y=np.round(heights, 4), marker={"color": colours}, showlegend=False,
            hovertemplate="%{x}: %{y:.1%}<extra></extra>",
        )  # fmt: skip
        return steps[t], [bar]

    figure = phone_layout(go.Figure(), next(iter(steps.values())), y="확률", height=420)
    figure.update_yaxes(range=[0, 1.02], tickformat=".0%")
    figure.update_xaxes(type="category")
    temperatures = list(steps)
    return frames(
        figure, temperatures, draw, prefix="T = ", label=lambda t: f"{t:g}",
        active=temperatures.index(1.0),
    )  # fmt: skip


def confusion_figure(
    names: Sequence[str], views: Mapping[str, tuple[str, Numbers, float]]
) -> go.Figure:
    """Draw who is taken for whom; buttons choose what is coloured.

    Args:
        names: of the classes, in the order of rows and columns.
        views: by the button's label, a title, the matrix (answer given across, truth down) and
            the value of the darkest colour.
    """
    figure, stops = go.Figure(), []
    for label, (title, matrix, top) in views.items():
        stops.append(Stop(label, title, [len(figure.data)]))
        figure.add_heatmap(
            x=list(names), y=list(names), z=matrix.round(2), zmin=0, zmax=top, showscale=False,
            colorscale="Blues", hovertemplate="정답 %{y}, 답 %{x}: %{z}<extra></extra>",
        )  # fmt: skip
    phone_layout(figure, stops[0].title, x="답", y="정답", height=520)
    figure.update_xaxes(type="category", tickfont={"size": 11}, dtick=4, tickangle=0)
    figure.update_yaxes(type="category", tickfont={"size": 11}, dtick=2, autorange="reversed")
    return add_buttons(figure, stops)


def widths_figure(
    curves: Mapping[str, tuple[str, Sequence[int], Numbers]], top: float, *, active: int = 0
) -> go.Figure:
    """Draw accuracies by the width of the narrow layer, a dot a seed; buttons choose which.

    Args:
        curves: by the button's label, a title, the widths and the accuracies (widths, seeds).
        top: what the linear model reaches without any narrow layer.
        active: the button pressed first.
    """
    figure, stops = go.Figure(), []
    for label, (title, widths, values) in curves.items():
        first = len(figure.data)
        ticks = [str(width) for width in widths]
        figure.add_scatter(
            x=ticks, y=values.mean(axis=1).round(4), mode="lines", name="평균",
            line={"color": ORANGE, "width": 3}, hoverinfo="skip",
        )  # fmt: skip
        figure.add_scatter(
            x=np.repeat(ticks, values.shape[1]), y=values.ravel().round(4), mode="markers",
            name="시드마다", marker={"color": BLUE, "size": 8, "opacity": 0.6},
            hovertemplate="너비 %{x}: %{y:.1%}<extra></extra>",
        )  # fmt: skip
        figure.add_scatter(
            x=[ticks[0], ticks[-1]], y=[top, top], mode="lines", name="로지스틱 회귀",
            line={"color": GREY, "dash": "dot"}, hoverinfo="skip",
        )  # fmt: skip
        stops.append(Stop(label, title, range(first, len(figure.data))))
    phone_layout(figure, stops[active].title, height=460)
    below = {"orientation": "h", "x": 0, "y": -0.2, "yanchor": "top"}
    figure.update_layout(legend=below, margin={"t": 70, "b": 90})
    figure.update_xaxes(type="category")
    figure.update_yaxes(tickformat=".0%")
    return add_buttons(figure, stops, active=active)


def plane_figure(
    points: Numbers, labels: NDArray[np.int64], names: Sequence[str], titles: Mapping[str, str]
) -> go.Figure:
    """Draw points (n, 2) by class; a slider picks one class out of the others.

    Args:
        points: what the narrow layer says of each example.
        labels: (n,) a class of each.
        names: of the classes.
        titles: the figure's title by the slider's label; the first shows all of `names`.
    """
    figure, stops = go.Figure(), []
    figure.add_scatter(
        x=points[:, 0].round(2), y=points[:, 1].round(2), mode="markers", name="모두",
        marker={"color": GREY, "size": 4, "opacity": 0.35}, showlegend=False, hoverinfo="skip",
    )  # fmt: skip
    for number, name in enumerate(names):
        mine = points[labels == number]
        figure.add_scatter(
            x=mine[:, 0].round(2), y=mine[:, 1].round(2), mode="markers", name=name,
            marker={"color": COLOURS[number % 6], "size": 6}, showlegend=False,
            hovertemplate=f"{name}<extra></extra>",
        )  # fmt: skip
    for place, (label, title) in enumerate(titles.items()):
        shown = [0, *range(1, len(names) + 1)] if place == 0 else [0, place]
        stops.append(Stop(label, title, shown))
    phone_layout(figure, stops[0].title, x="첫째 수", y="둘째 수", height=500)
    add_slider(figure, stops, prefix="글자 ")
    figure.layout.sliders[0].pad.t = 66
    return figure
