"""Figures of fitting: one batch learnt by heart, learning rates, pixels shuffled, capacity."""

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
    RED,
    Stop,
    add_slider,
    frames,
    phone_layout,
)

Numbers = NDArray[Any]


def batch_slider(
    curves: Mapping[str, Numbers], titles: Mapping[str, str], reference: str, *, active: int = 0
) -> go.Figure:
    """Draw the loss on one batch for each program; the sound program stays in grey.

    Args:
        curves: by the program's name, (networks, steps) losses.
        titles: by the program's name, what its curve shows, as computed.
        reference: the name of the sound program.
        active: the place of the program that is seen first.
    """
    figure = go.Figure([_losses(curves[reference].mean(axis=0), GREY, reference)])

    def draw(name: str) -> tuple[str, list[go.Scatter]]:
        lines = [_losses(row, RED, name, shown=not k) for k, row in enumerate(curves[name])]
        return titles[name], lines

    phone_layout(figure, "<br>", x="스텝", y="배치의 손실(로그 눈금)", height=440)
    figure.update_yaxes(type="log", tickvals=[0.001, 0.01, 0.1, 1, 10, 100], exponentformat="none")
    names = [name for name in curves if name != reference]
    return frames(figure, names, draw, active=active)


def rate_slider(
    records: Mapping[str, tuple[str, Numbers, Numbers]],
    top: float,
    *,
    prefix: str,
    x: str = "에포크",
    active: int = 0,
) -> go.Figure:
    """Draw training and validation losses by epoch; a slider goes through the settings.

    Args:
        records: by the slider's label, a title, and the losses (epochs, networks) on the training
            and the validation data; a line a network.
        top: where the vertical axis ends; what lies above is cut off.
        prefix: what stands before the label.
        x: what the horizontal axis counts.
        active: the setting that is seen first.
    """
    figure, stops = go.Figure(), []
    for label, (title, *losses) in records.items():
        first = len(figure.data)
        for loss, colour, name in zip(losses, (BLUE, ORANGE), ("훈련", "검증"), strict=True):
            epochs = np.arange(1, len(loss) + 1)
            for k, row in enumerate(np.asarray(loss).T):
                line = _losses(row, colour, name, shown=not k)
                figure.add_trace(line.update(x=epochs, mode="lines"))
        stops.append(Stop(label, title, range(first, len(figure.data))))
    phone_layout(figure, stops[active].title, x=x, y="손실", height=440)
    figure.update_yaxes(range=[0, top])
    return add_slider(figure, stops, prefix=prefix, active=active)


def range_figure(
    rates: Numbers, losses: Numbers, marks: Mapping[str, float], title: str, top: float
) -> go.Figure:
    """Draw the loss against a learning rate that grows at every step.

    Args:
        rates: (steps,) the learning rate at each step.
        losses: (steps, networks) the batch's loss before that step.
        marks: by its name, a learning rate to mark.
        title: the figure's finding.
        top: where the vertical axis ends.
    """
    lines = [
        _losses(column, BLUE, "한 신경망", shown=not k).update(x=rates.round(7), opacity=0.5)
        for k, column in enumerate(losses.T)
    ]
    for (name, rate), colour in zip(marks.items(), (GREEN, RED), strict=False):
        mark = _losses(np.array([0, top]), colour, name)
        lines.append(mark.update(x=[rate, rate], line_dash="dash", hoverinfo="skip"))
    figure = phone_layout(go.Figure(lines), title, x="학습률(로그 눈금)", y="배치의 손실")
    figure.update_xaxes(type="log", exponentformat="power", dtick=1)
    figure.update_yaxes(range=[0, top])
    return figure


def shuffle_slider(
    images: Mapping[str, Numbers],
    scores: Mapping[str, Mapping[str, Sequence[float]]],
    titles: Mapping[str, str],
    *,
    prefix: str,
) -> go.Figure:
    """Draw one image beside the models' accuracies; a slider shuffles more of its pixels.

    Args:
        images: by the slider's label, one image (28, 28).
        scores: by the slider's label, by the model's name, its accuracies.
        titles: by the slider's label, what is seen there, as computed.
        prefix: what stands before the label.
    """
    figure, stops = go.Figure(), []
    for label, image in images.items():
        first = len(figure.data)
        figure.add_trace(_picture(image))
        for (name, values), colour in zip(scores[label].items(), (BLUE, RED), strict=True):
            figure.add_scatter(
                x=[name] * len(values), y=np.round(values, 4), mode="markers", showlegend=False,
                marker={"color": colour, "size": 9, "opacity": 0.7}, xaxis="x2", yaxis="y2",
                hovertemplate="%{y:.1%}<extra></extra>",
            )  # fmt: skip
        stops.append(Stop(label, titles[label], range(first, len(figure.data))))
    phone_layout(figure, stops[0].title, height=420)
    low = min(min(v) for by in scores.values() for v in by.values())
    figure.update_layout(
        xaxis={"domain": [0, 0.4], "visible": False},
        yaxis={"autorange": "reversed", "scaleanchor": "x", "visible": False},
        xaxis2={"domain": [0.55, 1], "anchor": "y2", "range": [-0.5, 1.5]},
        yaxis2={"anchor": "x2", "tickformat": ".0%", "range": [low - 0.02, 1]},
    )
    return add_slider(figure, stops, prefix=prefix)


def _picture(image: Numbers) -> go.Heatmap:
    return go.Heatmap(
        z=np.asarray(image).round(2), showscale=False, hoverinfo="skip",
        colorscale=[[0, "#ffffff"], [1, "#000000"]],
    )  # fmt: skip


def _losses(row: Numbers, colour: str, name: str, *, shown: bool = True) -> go.Scatter:
    return go.Scatter(
        x=np.arange(len(row)), y=np.asarray(row, dtype=float).clip(1e-4).round(4), mode="lines",
        name=name, legendgroup=name, showlegend=shown, line={"color": colour, "width": 2},
        hovertemplate="%{x}: %{y:.3f}<extra></extra>",
    )  # fmt: skip
