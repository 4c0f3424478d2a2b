"""Figures of section 8.3: three ways of reusing by the number of images, and their differences."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import (
    BLUE,
    GREY,
    RED,
    Stop,
    add_slider,
    phone_layout,
)

Numbers = NDArray[Any]
LOOKS = ((GREY, "square", "dot"), (BLUE, "circle", "solid"), (RED, "diamond", "dash"))


def shots_slider(
    shots: Sequence[int], stops: Mapping[str, tuple[str, Mapping[str, Numbers]]]
) -> go.Figure:
    """Draw each way's accuracy by the number of images; a slider switches augmentation.

    Args:
        shots: images of each class.
        stops: by the slider's label, a title, and by the way's name (seeds, shots) accuracies.
    """
    figure, seen = go.Figure(), []
    for label, (title, ways) in stops.items():
        first = len(figure.data)
        for (name, values), (colour, symbol, dash) in zip(ways.items(), LOOKS, strict=True):
            figure.add_scatter(
                x=list(shots), y=values.mean(axis=0).round(4), name=name, mode="lines+markers",
                error_y={"array": values.std(axis=0, ddof=1).round(4), "thickness": 1},
                marker={"symbol": symbol, "size": 9},
                line={"color": colour, "width": 3, "dash": dash},
            )  # fmt: skip
        seen.append(Stop(label, title, range(first, len(figure.data))))
    phone_layout(figure, seen[0].title, x="글자마다 본 장수(로그 눈금)", y="정확도", height=450)
    figure.update_xaxes(type="log", tickvals=list(shots))
    figure.update_yaxes(range=[0, 1.03], tickformat=".0%")
    return _slide(figure, seen)


def rates_slider(
    rates: Sequence[float], stops: Mapping[str, tuple[str, Mapping[str, Sequence[float]]]]
) -> go.Figure:
    """Draw validation accuracy by the learning rate, a line a way; a slider takes more images.

    Args:
        rates: the learning rates tried.
        stops: by the slider's label, a title, and by the way's name its accuracies.
    """
    figure, seen = go.Figure(), []
    names = [f"{rate:g}" for rate in rates]
    for label, (title, ways) in stops.items():
        first = len(figure.data)
        for (name, values), (colour, symbol, dash) in zip(ways.items(), LOOKS, strict=True):
            figure.add_scatter(
                x=names, y=np.round(values, 4), name=name, mode="lines+markers",
                marker={"symbol": symbol, "size": 9},
                line={"color": colour, "width": 3, "dash": dash},
            )  # fmt: skip
        seen.append(Stop(label, title, range(first, len(figure.data))))
    phone_layout(figure, seen[0].title, x="학습률", y="검증 정확도", height=450)
    figure.update_xaxes(type="category")
    figure.update_yaxes(range=[0, 1.03], tickformat=".0%")
    return _slide(figure, seen)


def pairs_slider(
    stops: Mapping[str, tuple[str, Mapping[str, tuple[Numbers, float]]]],
) -> go.Figure:
    """Draw paired differences, a row a comparison, with their mean's interval; a slider.

    Args:
        stops: by the slider's label, a title, and by the comparison's name the differences of
            the seeds and half the width of the interval.
    """
    figure, seen = go.Figure(), []
    for label, (title, rows) in stops.items():
        first, names = len(figure.data), list(rows)
        figure.add_scatter(
            x=[d.mean().round(4) for d, _ in rows.values()], y=names, name="평균과 구간",
            mode="markers", marker={"color": BLUE, "size": 11},
            error_x={"array": [round(half, 4) for _, half in rows.values()], "thickness": 3},
        )  # fmt: skip
        figure.add_scatter(
            x=np.concatenate([d for d, _ in rows.values()]).round(4),
            y=[name for name, (d, _) in rows.items() for _ in d], name="시드 하나",
            mode="markers", marker={"color": GREY, "size": 7, "symbol": "x"},
        )  # fmt: skip
        seen.append(Stop(label, title, [first, first + 1]))
    phone_layout(figure, seen[0].title, x="정확도의 차이", height=420)
    figure.update_xaxes(tickformat="+.0%", zeroline=True, zerolinecolor=GREY, zerolinewidth=2)
    figure.update_yaxes(autorange="reversed", type="category", automargin=True)
    return _slide(figure, seen)


def _slide(figure: go.Figure, stops: Sequence[Stop]) -> go.Figure:
    add_slider(figure, stops)
    figure.layout.sliders[0].update(pad={"t": 66}, len=0.84, x=0.02)
    return figure
