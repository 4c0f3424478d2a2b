"""What goes through a deep stack of layers, what a block costs, what is lost with it."""

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
    phone_layout,
)

Numbers = NDArray[np.float64]


def gradient_slider(
    sizes: Mapping[int, Mapping[str, Numbers]], titles: Sequence[str], *, active: int
) -> go.Figure:
    """Draw how large each layer's gradient is before training; a slider moves the depth.

    Args:
        sizes: depth → kind of network → (layers,) sizes of the gradients.
        titles: the figure's title at each depth.
        active: the stop that is shown first.
    """
    figure, stops = go.Figure(), []
    for (depth, kinds), title in zip(sizes.items(), titles, strict=True):
        first = len(figure.data)
        for colour, (name, values) in zip(COLOURS, kinds.items(), strict=False):
            figure.add_scatter(
                x=np.arange(1, len(values) + 1), y=np.maximum(values, 1e-12), name=name,
                mode="lines+markers", line={"color": colour}, marker={"size": 4},
                hovertemplate="%{x}층: %{y:.1e}<extra></extra>",
            )  # fmt: skip
        stops.append(Stop(f"{depth}층", title, range(first, len(figure.data))))
    phone_layout(figure, titles[active], x="층", y="그레이디언트의 크기", height=480)
    figure.update_yaxes(type="log", exponentformat="power", nticks=6)
    figure.update_layout(margin={"t": figure.layout.margin.t + 24, "l": 58})
    add_slider(figure, stops, prefix="깊이 ", active=active)
    return figure.update_layout(sliders=[{"pad": {"t": 66}}])


def rate_slider(
    curves: Mapping[float, Mapping[str, Numbers]], titles: Sequence[str], *, active: int
) -> go.Figure:
    """Draw training losses of several networks; a slider moves the learning rate.

    Args:
        curves: learning rate → kind of network → (steps,) losses.
        titles: the figure's title at each rate.
        active: the stop that is shown first.
    """
    figure, stops = go.Figure(), []
    for (rate, kinds), title in zip(curves.items(), titles, strict=True):
        first = len(figure.data)
        for colour, (name, values) in zip(COLOURS, kinds.items(), strict=False):
            smooth = np.convolve(values, np.ones(10) / 10, mode="valid")
            figure.add_scatter(
                x=np.arange(10, len(values) + 1), y=smooth.round(3), name=name, mode="lines",
                line={"color": colour, "width": 3},
                hovertemplate="%{x}스텝: %{y:.2f}<extra></extra>",
            )  # fmt: skip
        stops.append(Stop(f"{rate:g}", title, range(first, len(figure.data))))
    phone_layout(figure, titles[active], x="스텝", y="훈련 손실(10스텝 평균)", height=480)
    figure.update_yaxes(range=[0, 2.6])
    figure.update_layout(margin={"t": figure.layout.margin.t + 24})
    add_slider(figure, stops, prefix="학습률 ", active=active)
    return figure.update_layout(sliders=[{"pad": {"t": 66}}])


def deletion_buttons(
    scores: Mapping[str, tuple[Numbers, Numbers]], titles: Sequence[str]
) -> go.Figure:
    """Draw the accuracy left after deleting one block; buttons choose the network.

    Args:
        scores: kind of network → (seeds,) whole, (seeds, blocks) with one block deleted.
        titles: the figure's title at each button.
    """
    figure, stops = go.Figure(), []
    for (name, (whole, cut)), title in zip(scores.items(), titles, strict=True):
        first = len(figure.data)
        blocks = np.arange(1, cut.shape[1] + 1)
        figure.add_scatter(
            x=[0.5, cut.shape[1] + 0.5], y=[float(whole.mean().round(3))] * 2, mode="lines",
            name="지우기 전", line={"color": ORANGE, "dash": "dash"}, hoverinfo="skip",
        )  # fmt: skip
        figure.add_bar(
            x=blocks, y=cut.mean(0).round(3), name="하나를 지운 뒤", marker={"color": BLUE},
            error_y={"array": cut.std(0, ddof=1).round(3)},
            hovertemplate="블록 %{x}: %{y:.2f}<extra></extra>",
        )  # fmt: skip
        stops.append(Stop(name, title, range(first, len(figure.data))))
    phone_layout(figure, titles[0], x="지운 블록", y="테스트 정확도", height=440)
    figure.update_xaxes(dtick=1)
    figure.update_yaxes(range=[0, 1.03])
    add_buttons(figure, stops)
    # The menu stands where the legend would.
    return figure.update_layout(
        legend={"y": -0.22, "yanchor": "top"},
        margin={"t": figure.layout.margin.t - 24, "b": 84},
    )


def cost_slider(
    costs: Mapping[int, tuple[float, float]], titles: Sequence[str], *, active: int
) -> go.Figure:
    """Draw the multiply-adds at one place of a layer and of its factored twin.

    Args:
        costs: channels → multiply-adds at one place, of the whole layer and of the factored one.
        titles: the figure's title at each number of channels.
        active: the stop that is shown first.
    """
    figure, stops = go.Figure(), []
    for number, (width, (whole, factored)) in enumerate(costs.items()):
        figure.add_bar(
            x=["보통", "깊이별 분리"], y=[whole, factored], showlegend=False,
            marker={"color": [GREY, BLUE]}, text=[f"{whole:,.0f}", f"{factored:,.0f}"],
            textposition="outside", hoverinfo="skip",
        )  # fmt: skip
        stops.append(Stop(f"{width}", titles[number], [number]))
    phone_layout(figure, titles[active], y="곱셈과 덧셈의 수", height=430)
    figure.update_yaxes(type="log", range=[1, 7], exponentformat="power", dtick=1)
    add_slider(figure, stops, prefix="채널 ", active=active)
    return figure
