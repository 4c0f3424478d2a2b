"""What became faster, who gains from data, and how far a gradient reaches."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, COLOURS, RED, phone_layout

_SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x")


def peaks(chips: Mapping[str, tuple[float, ...]], peak: Mapping[str, float]) -> go.Figure:
    """Draw the chips' peak rates by year; the title gives the range.

    Args:
        chips: the chip's name → its year and what its rate is made of.
        peak: the chip's name → 10⁹ operations a second.
    """
    names = list(peak)
    figure = go.Figure(
        go.Scatter(
            x=[chips[name][0] for name in names], y=[peak[name] for name in names], text=names,
            mode="markers+text", textposition=["bottom center", "top center"] * 2,
            marker={"color": [BLUE, RED] * 2, "symbol": ["square", "circle"] * 2, "size": 13},
            showlegend=False, hovertemplate="%{text}: %{y:,.0f}",
        )
    )  # fmt: skip
    title = f"최고 속도는 칩에 따라<br>{max(peak.values()) / min(peak.values()):,.0f}배까지 다르다"
    figure.update_xaxes(range=[2007, 2026])
    figure.update_yaxes(type="log", range=[1.8, 5.4], exponentformat="power")
    return phone_layout(figure, title, x="해", y="초당 10억 번(로그 축)", height=380)


def times(seconds: Mapping[str, float]) -> go.Figure:
    """Draw the time of each way on a log axis; the title gives the largest ratio.

    Args:
        seconds: the way's name → its time in seconds, the slowest first.
    """
    names, slowest = list(seconds), max(seconds.values())
    figure = go.Figure(
        go.Scatter(
            x=[1000 * seconds[name] for name in names], y=names, mode="markers+text",
            marker={"color": BLUE, "size": 13}, showlegend=False,
            text=[f"{slowest / seconds[name]:,.0f}배" for name in names],
            textposition=["middle left"] + ["middle right"] * (len(names) - 1),
            hovertemplate="%{x:.3f}밀리초",
        )
    )  # fmt: skip
    title = f"같은 코어, 같은 곱셈:<br>{slowest / min(seconds.values()):,.0f}배까지 벌어진다"
    figure.update_xaxes(type="log", range=[-2.2, 3.4])
    figure.update_yaxes(automargin=True, autorange="reversed")
    return phone_layout(figure, title, x="밀리초(로그 축, 왼쪽이 빠르다)", height=340)


def curves(sizes: Sequence[int], scores: Mapping[str, NDArray[Any]]) -> go.Figure:
    """Draw learning curves with the spread of the seeds; the title gives the gaps at both ends.

    Args:
        sizes: the numbers of training images.
        scores: two models' names → (sizes, seeds) test accuracies.
    """
    figure = go.Figure()
    for (name, rows), color, symbol in zip(scores.items(), COLOURS, _SYMBOLS, strict=False):
        figure.add_scatter(
            x=list(sizes), y=rows.mean(axis=1), name=name, mode="lines+markers",
            line={"color": color}, marker={"symbol": symbol, "size": 9},
            error_y={"array": rows.std(axis=1, ddof=1)}, hovertemplate="%{y:.3f}",
        )  # fmt: skip
    one, two = scores.values()
    gap = 100 * (two - one).mean(axis=1)
    title = f"{sizes[0]:,}장에서 {gap[0]:.1f}%p이던 차이가<br>{sizes[-1]:,}장에서 {gap[-1]:.1f}%p"
    figure.update_xaxes(type="log", tickvals=list(sizes))
    return phone_layout(figure, title, x="훈련 사진 수(로그 축)", y="테스트 정확도", height=420)


def gradients(reach: Mapping[str, NDArray[Any]]) -> go.Figure:
    """Draw the norm of every layer's gradient; the title gives the smallest at the first layer.

    Args:
        reach: the recipe's name → (layers,) norms, the layer near the input first.
    """
    figure = go.Figure()
    for (name, row), color, symbol in zip(reach.items(), COLOURS, _SYMBOLS, strict=False):
        figure.add_scatter(
            x=np.arange(1, len(row) + 1), y=row, name=name, mode="lines+markers",
            line={"color": color}, marker={"symbol": symbol, "size": 6},
        )  # fmt: skip
    least = min(reach, key=lambda name: float(reach[name][0]))
    power = int(np.floor(np.log10(reach[least][0])))
    title = f"첫 층에서 가장 작은 것은<br>{least}, 10의 {power}제곱 자리"
    figure.update_yaxes(type="log", exponentformat="power", dtick=4, automargin=True)
    return phone_layout(
        figure, title, x="층(1이 입력 쪽)", y="노름(로그 축)", height=480,
        legend={"orientation": "h", "x": 0, "y": -0.2, "yanchor": "top"},
        margin={"l": 50, "r": 15, "t": 70, "b": 120},
    )  # fmt: skip
