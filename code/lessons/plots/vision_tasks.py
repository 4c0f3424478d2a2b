"""Figures of the three tasks: one scene and its labels, a threshold, two boxes, pieces of ink."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import (
    BLUE,
    COLOURS,
    GREY,
    ORANGE,
    RED,
    Stop,
    add_buttons,
    frames,
    phone_layout,
)

Numbers = NDArray[Any]
PAPER = [[0, "#ffffff"], [1, "#222222"]]
CLEAR = "rgba(0,0,0,0)"


def photo(image: Numbers) -> go.Heatmap:
    """Return a trace of one image (h, w) of ink between 0 and 1, drawn as ink on paper."""
    return go.Heatmap(
        z=(100 * image).round().astype(int), colorscale=PAPER, zmin=0, zmax=100, showscale=False,
        hoverinfo="skip",
    )  # fmt: skip


def outlines(
    boxes: Numbers, words: Sequence[str], colour: str, *, name: str = "", dash: str = "solid"
) -> list[go.Scatter]:
    """Return the traces of boxes (k, 4) of pixels' edges, with a word on each of them."""
    x0, y0, x1, y1 = (np.asarray(boxes, float).reshape(-1, 4) - 0.5).T.round(2)
    gap = np.full(len(x0), np.nan)
    xs = np.stack([x0, x1, x1, x0, x0, gap], axis=1).ravel()
    ys = np.stack([y0, y0, y1, y1, y0, gap], axis=1).ravel()
    line = go.Scatter(
        x=_gaps(xs), y=_gaps(ys), mode="lines", line={"color": colour, "width": 3, "dash": dash},
        name=name, showlegend=bool(name), hoverinfo="skip",
    )  # fmt: skip
    text = go.Scatter(
        x=x0.tolist(), y=y0.tolist(), mode="text", text=list(words), showlegend=False,
        textposition="top right", textfont={"color": colour, "size": 13}, hoverinfo="skip",
    )  # fmt: skip
    return [line, text]


def labels(values: Numbers, *, opacity: float = 0.75) -> go.Heatmap:
    """Return a trace of labels (h, w), a colour each; 0 is seen through."""
    colours = [*COLOURS[:6]]
    top = len(colours)
    shades = np.where(values > 0, (values - 1) % top + 1, 0)
    scale = [[0.0, CLEAR], [1 / (top + 1), CLEAR]]
    for place, colour in enumerate(colours, start=1):
        scale += [[place / (top + 1), colour], [(place + 1) / (top + 1), colour]]
    return go.Heatmap(
        z=shades.astype(int), colorscale=scale, zmin=-0.5, zmax=top + 0.5, showscale=False,
        opacity=opacity, hoverinfo="skip",
    )  # fmt: skip


def square(figure: go.Figure, title: str, side: int, *, height: int = 430) -> go.Figure:
    """Lay out a figure whose axes are an image's pixels."""
    phone_layout(figure, title, height=height)
    figure.update_xaxes(visible=False, range=[-1.5, side + 0.5], constrain="domain")
    figure.update_yaxes(visible=False, range=[side + 0.5, -5], scaleanchor="x", constrain="domain")
    return figure.update_layout(margin={"l": 8, "r": 8, "b": 8})


def scene_views(
    image: Numbers, views: Mapping[str, tuple[str, Sequence[go.Scatter | go.Heatmap]]]
) -> go.Figure:
    """Draw one image; a menu lays one kind of label over it.

    Args:
        image: (h, w) of ink.
        views: by the menu's entry, a title and the traces of the label.
    """
    figure, stops = go.Figure(photo(image)), []
    for name, (title, traces) in views.items():
        first = len(figure.data)
        figure.add_traces(list(traces))
        stops.append(Stop(name, title, [0, *range(first, len(figure.data))]))
    square(figure, stops[0].title, image.shape[0])
    figure.update_layout(showlegend=False)
    return add_buttons(figure, stops)


def mask_slider(
    truth: Numbers, guesses: Mapping[str, tuple[str, Numbers]], *, prefix: str, active: int = 0
) -> go.Figure:
    """Draw which pixels a guess takes rightly, wrongly or leaves out; a slider goes through.

    Args:
        truth: bool (h, w).
        guesses: by the slider's label, a title and a guess, bool (h, w).
        prefix: what stands before the label.
        active: the guess that is seen first.
    """
    kinds = (("맞힌 글자", BLUE), ("잘못 칠한 배경", ORANGE), ("놓친 글자", RED))
    figure = go.Figure()
    for name, colour in kinds:
        figure.add_scatter(
            x=[None], y=[None], mode="markers", name=name,
            marker={"color": colour, "symbol": "square", "size": 12},
        )  # fmt: skip
    scale = [[0.0, CLEAR], [0.25, CLEAR]]
    for place, (_, colour) in enumerate(kinds, start=1):
        scale += [[place / 4, colour], [(place + 1) / 4, colour]]

    def draw(label: str) -> tuple[str, list[go.Heatmap]]:
        title, guess = guesses[label]
        z = np.select([truth & guess, ~truth & guess, truth & ~guess], [1, 2, 3], 0)
        trace = go.Heatmap(
            z=z.astype(int), colorscale=scale, zmin=-0.5, zmax=3.5, showscale=False,
            hoverinfo="skip",
        )  # fmt: skip
        return title, [trace]

    options = list(guesses)
    square(figure, guesses[options[active]][0], truth.shape[0], height=540)
    frames(figure, options, draw, prefix=prefix, active=active)
    top = figure.layout.margin.t
    return figure.update_layout(margin={"t": top + 20, "b": 30}, legend={"font": {"size": 11}})


def shift_slider(
    fixed: Sequence[float],
    moved: Mapping[str, tuple[str, Sequence[float]]],
    *,
    prefix: str,
    active: int = 0,
) -> go.Figure:
    """Draw a box and another that a slider moves; where both lie is filled.

    Args:
        fixed: x0, y0, x1, y1.
        moved: by the slider's label, a title and the other box.
        prefix: what stands before the label.
        active: the place that is seen first.
    """
    figure = go.Figure(_rectangle(fixed, BLUE, "정답"))

    def draw(label: str) -> tuple[str, list[go.Scatter]]:
        title, box = moved[label]
        traces = [_rectangle(box, ORANGE, "예측")]
        low = np.maximum(fixed[:2], box[:2])
        high = np.minimum(fixed[2:], box[2:])
        if (low < high).all():
            traces.append(_rectangle([*low, *high], GREY, "겹친 곳", fill="rgba(86,180,233,0.5)"))
        return title, traces

    options = list(moved)
    every = np.array([fixed, *(box for _, box in moved.values())])
    low, high = every[:, :2].min() - 1, every[:, 2:].max() + 1
    phone_layout(figure, moved[options[active]][0], height=480)
    frames(figure, options, draw, prefix=prefix, active=active)
    figure.update_xaxes(range=[low, high], visible=False, constrain="domain")
    figure.update_yaxes(range=[high, low], visible=False, scaleanchor="x", constrain="domain")
    top = figure.layout.margin.t + 28  # for the legend
    return figure.update_layout(margin={"t": top, "l": 8, "r": 8, "b": 20})


def layers_slider(
    image: Numbers,
    layers: Mapping[str, tuple[str, Numbers]],
    *,
    prefix: str,
    active: int = 0,
    also: Callable[[str], Sequence[go.Scatter]] | None = None,
) -> go.Figure:
    """Draw labels over an image; a slider goes through them.

    Args:
        image: (h, w) of ink.
        layers: by the slider's label, a title and labels (h, w).
        prefix: what stands before the label.
        active: the labels that are seen first.
        also: what else is drawn at a label.
    """
    figure = go.Figure(photo(image))

    def draw(label: str) -> tuple[str, list[go.Scatter]]:
        title, values = layers[label]
        return title, [labels(values), *(also(label) if also else ())]

    options = list(layers)
    square(figure, layers[options[active]][0], image.shape[0], height=520)
    frames(figure, options, draw, prefix=prefix, active=active)
    return figure.update_layout(showlegend=False, margin_b=30)


def _rectangle(box: Sequence[float], colour: str, name: str, *, fill: str = CLEAR) -> go.Scatter:
    x0, y0, x1, y1 = (float(v) for v in box)
    return go.Scatter(
        x=[x0, x1, x1, x0, x0], y=[y0, y0, y1, y1, y0], mode="lines", name=name, fill="toself",
        fillcolor=fill, line={"color": colour, "width": 3}, hoverinfo="skip",
    )  # fmt: skip


def _gaps(values: Numbers) -> list[float | None]:
    return [None if np.isnan(v) else float(v) for v in values]
