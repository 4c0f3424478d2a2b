"""Figures of memorising: how fast training accuracy fills up, and what wrong labels do."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, GREEN, ORANGE, RED, frames, phone_layout

_DASHES = ("solid", "dash", "dot")


def learning_figure(
    curves: Mapping[str, NDArray[Any]], first: Mapping[str, Sequence[int]], title: str
) -> go.Figure:
    """Draw training accuracy against epochs, a line a task, and where all was right.

    Args:
        curves: by the task's name, (epochs,) mean accuracy on the training set.
        first: by the task's name, the first epoch without an error, one for each network.
        title: which task is fast and which slow, as computed.
    """
    figure = go.Figure()
    for (name, values), colour, dash in zip(
        curves.items(), (BLUE, RED, GREEN), _DASHES, strict=True
    ):
        epochs = np.arange(1, len(values) + 1)
        figure.add_scatter(
            x=epochs, y=values.round(4), name=name, mode="lines",
            line={"color": colour, "dash": dash, "width": 2.5},
        )  # fmt: skip
        figure.add_scatter(
            x=list(first[name]), y=[1.03] * len(first[name]), mode="markers", showlegend=False,
            marker={"color": colour, "symbol": "line-ns-open", "size": 11},
            hovertemplate=f"{name}: %{{x}}에포크에 모두 맞힘<extra></extra>",
        )  # fmt: skip
    phone_layout(figure, title, x="에포크(로그 눈금)", y="훈련 정확도", height=430)
    ticks = [1, 2, 5, 10, 20, 50, 100]
    figure.update_xaxes(type="log", tickvals=ticks)
    figure.update_yaxes(range=[0, 1.07], tickformat=".0%")
    return figure.update_layout(legend={"y": -0.22, "yanchor": "top"}, margin={"b": 105, "t": 75})


def share_figure(
    curves: Mapping[float, NDArray[Any]],
    chosen: Mapping[float, int],
    titles: Mapping[float, str],
    *,
    active: int = 0,
) -> go.Figure:
    """Draw three accuracies against epochs; a slider chooses the share of wrong labels.

    Args:
        curves: by share, (epochs, 3): on the given labels, on the true labels of the training
            images, on the validation set.
        chosen: by share, the epoch that validation would choose.
        titles: by share, what is seen there, as computed.
        active: the place of the share that is seen first.
    """

    def draw(share: float) -> tuple[str, list[go.Scatter]]:
        return titles[share], _share_lines(curves[share], chosen[share])

    figure = go.Figure()
    shares = list(curves)
    phone_layout(figure, titles[shares[active]], x="에포크", y="정확도", height=560)
    frames(figure, shares, draw, prefix="바꾼 레이블 ", label=lambda s: f"{s:.0%}", active=active)
    figure.update_yaxes(range=[0, 1.03], tickformat=".0%")
    figure.update_layout(legend={"y": -0.57, "yanchor": "top"}, sliders=[{"pad": {"t": 55}}])
    return figure.update_layout(margin={"b": 225, "t": 75})


def _share_lines(curve: NDArray[Any], stop: int) -> list[go.Scatter]:
    names = ("훈련: 주어진 레이블", "훈련: 제 레이블", "검증")
    lines = [
        go.Scatter(
            x=np.arange(1, len(curve) + 1), y=curve[:, place].round(4), name=name, mode="lines",
            line={"color": colour, "dash": dash, "width": 2.5},
        )
        for place, (name, colour, dash) in enumerate(
            zip(names, (ORANGE, GREEN, BLUE), ("dash", "dot", "solid"), strict=True)
        )
    ]  # fmt: skip
    marker = go.Scatter(
        x=[stop], y=[round(float(curve[stop - 1, 2]), 4)], mode="markers",
        name="검증이 고른 에포크", marker={"color": BLUE, "size": 11, "symbol": "diamond"},
    )  # fmt: skip
    return [*lines, marker]
