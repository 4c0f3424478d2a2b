"""Figures of training loops: losses of batches, when training stops, leftover gradients."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import (
    BLUE,
    GREY,
    ORANGE,
    RED,
    Stop,
    add_buttons,
    add_slider,
    frames,
    phone_layout,
)


def _line(x: Any, y: Any, name: str, colour: str, **more: Any) -> go.Scatter:
    """Return a line whose values are rounded to what a figure can show."""
    values = np.asarray(y, float).round(4)
    return go.Scatter(x=list(x), y=values, name=name, line={"color": colour, "width": 2}, **more)


def _label(name: str, count: int, at: int, position: str) -> dict[str, Any]:
    """Return what writes a line's name beside one of its points."""
    return {"text": [name if n == at else "" for n in range(count)], "textposition": position}


def damage_figure(
    runs: Mapping[int, tuple[str, NDArray[Any], NDArray[Any]]], *, active: int = 0
) -> go.Figure:
    """Draw each batch's own loss and what the log says, with a slider over the damaged batch.

    Args:
        runs: by the damaged batch's number, a title, the own losses and the logged ones.
        active: the stop that is seen first.
    """

    def draw(place: int) -> tuple[str, Sequence[go.Scatter]]:
        title, own, logged = runs[place]
        steps = range(1, len(own) + 1)
        return title, (
            _line(steps, own, "그 배치의 손실", ORANGE, mode="lines+markers", marker={"size": 4}),
            _line(steps, logged, "logs의 손실", BLUE, mode="lines"),
        )

    figure = go.Figure()
    frames(figure, list(runs), draw, prefix="망친 배치 ", active=active)
    title = figure.layout.title.text
    return phone_layout(figure, title, x="배치", y="손실", height=430, margin={"b": 90})


def stopping_figure(
    curves: Mapping[str, tuple[str, Sequence[float], Sequence[float]]],
) -> go.Figure:
    """Draw the training and validation loss by epoch, the best epoch marked; buttons for seeds.

    Args:
        curves: by the button's label, a title, the training losses and the validation losses.
    """
    figure, stops = go.Figure(), []
    for number, (label, (title, train, validation)) in enumerate(curves.items()):
        epochs, best = range(1, len(train) + 1), int(np.argmin(validation))
        figure.add_traces([
            _line(
                epochs, train, "훈련", ORANGE, mode="lines+text",
                **_label("훈련", len(train), 1, "top right"),
            ),
            _line(
                epochs, validation, "검증", BLUE, mode="lines+markers+text", marker={"size": 5},
                **_label("검증", len(train), len(train) - 1, "top left"),
            ),
            go.Scatter(
                x=[best + 1], y=[round(float(validation[best]), 4)], name="가장 낮은 검증 손실",
                mode="markers", marker={"color": RED, "symbol": "star", "size": 13},
            ),
        ])  # fmt: skip
        stops.append(Stop(label, title, range(3 * number, 3 * number + 3)))
    phone_layout(figure, stops[0].title, x="에포크", y="손실", height=460, showlegend=False)
    return add_buttons(figure, stops)


def smoothing_figure(
    values: NDArray[Any], smoothed: Mapping[str, tuple[str, NDArray[Any]]], *, active: int = 0
) -> go.Figure:
    """Draw one series as it is and smoothed, with a slider over how much.

    Args:
        values: (n,) as they were recorded.
        smoothed: by the slider's label, a title and (n,) smoothed values.
        active: the stop that is seen first.
    """
    steps = range(1, len(values) + 1)
    figure = go.Figure([_line(steps, values, "적은 그대로", GREY, mode="lines", opacity=0.6)])
    stops = []
    for number, (label, (title, line)) in enumerate(smoothed.items()):
        figure.add_trace(_line(steps, line, "다듬은 것", BLUE, mode="lines"))
        stops.append(Stop(label, title, (0, number + 1)))
    phone_layout(figure, stops[active].title, x="배치", y="손실", height=430, margin={"b": 90})
    return add_slider(figure, stops, prefix="다듬는 정도 ", active=active)


def leftovers_figure(
    runs: Mapping[str, tuple[str, NDArray[Any], NDArray[Any]]], *, y: str, active: int = 0
) -> go.Figure:
    """Draw losses by epoch with and without clearing, a line for each seed; a slider over settings.

    Args:
        runs: by the slider's label, a title, (seeds, epochs) with clearing and without.
        y: the title of the vertical axis.
        active: the stop that is seen first.
    """
    figure, stops = go.Figure(), []
    for label, (title, cleared, kept) in runs.items():
        first = len(figure.data)
        for name, values, colour, dash in (
            ("비운다", cleared, BLUE, "solid"), ("빠뜨린다", kept, RED, "dot"),
        ):  # fmt: skip
            for seed, line in enumerate(values):
                trace = _line(range(1, len(line) + 1), line, name, colour, mode="lines")
                trace.update(showlegend=seed == 0, line_dash=dash, line_width=1.5)
                figure.add_trace(trace)
        stops.append(Stop(label, title, range(first, len(figure.data))))
    phone_layout(figure, stops[active].title, x="에포크", y=y, height=440, margin={"b": 90})
    return add_slider(figure, stops, active=active)


def bars_figure(
    runs: Mapping[str, tuple[str, Mapping[str, float]]], *, y: str, prefix: str, active: int = 0
) -> go.Figure:
    """Draw one bar for each way of doing a thing, on a logarithmic axis, with a slider.

    Args:
        runs: by the slider's label, a title and a positive number for each way.
        y: the title of the vertical axis.
        prefix: what stands before the slider's label.
        active: the stop that is seen first.
    """
    figure, stops = go.Figure(), []
    for number, (label, (title, heights)) in enumerate(runs.items()):
        figure.add_trace(go.Bar(
            x=list(heights), y=[float(f"{value:.3g}") for value in heights.values()],
            marker={"color": [BLUE, ORANGE, RED][: len(heights)]}, showlegend=False,
        ))  # fmt: skip
        stops.append(Stop(label, title, (number,)))
    phone_layout(figure, stops[active].title, y=y, height=430, margin={"l": 65, "b": 100})
    lowest = min(v for _, heights in runs.values() for v in heights.values())
    highest = max(v for _, heights in runs.values() for v in heights.values())
    span = [np.floor(np.log10(lowest)) - 0.3, np.ceil(np.log10(highest))]
    figure.update_yaxes(type="log", range=span, dtick=2, exponentformat="power")
    return add_slider(figure, stops, prefix=prefix, active=active)


def bowl_figure(
    walks: Mapping[str, tuple[str, NDArray[Any]]], *, prefix: str, active: int = 0
) -> go.Figure:
    """Draw a weight step by step, with clearing and without, with a slider over learning rates.

    Args:
        walks: by the slider's label, a title and the weight (2, steps): cleared, and not.
        prefix: what stands before the slider's label.
        active: the stop that is seen first.
    """

    def draw(label: str) -> tuple[str, Sequence[go.Scatter]]:
        title, (cleared, kept) = walks[label]
        steps = range(len(cleared))
        return title, (
            _line(steps, cleared, "비운다", BLUE, mode="lines+markers", marker={"size": 5}),
            _line(steps, kept, "빠뜨린다", RED, mode="lines+markers", marker={"size": 5}),
        )

    figure = go.Figure()
    frames(figure, list(walks), draw, prefix=prefix, active=active)
    title = figure.layout.title.text
    return phone_layout(figure, title, x="스텝", y="가중치 w", height=430, margin={"b": 90})
