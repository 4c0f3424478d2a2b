"""How far trainings of one network part from each other: at their ends, and step by step."""

from collections.abc import Mapping

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, ORANGE, Stop, add_buttons, frames, phone_layout

LEAST = 1e-13


def gap_slider(
    gaps: Mapping[float, Mapping[str, NDArray[np.float64]]],
    titles: Mapping[float, str],
    *,
    active: int = 0,
) -> go.Figure:
    """Draw the gaps over the steps; a slider goes through the epsilons.

    Args:
        gaps: by epsilon and by the name of what is compared, one gap a step (steps,).
        titles: the figure's title at each epsilon.
        active: the stop that is shown first.
    """
    epsilons = list(gaps)

    def draw(epsilon: float) -> tuple[str, list[go.Scatter]]:
        lines = [
            go.Scatter(
                x=list(range(1, len(gap) + 1)), y=np.maximum(gap, LEAST).tolist(), mode="lines",
                name=name, line={"color": colour, "width": 3}, hoverinfo="skip",
            )
            for (name, gap), colour in zip(gaps[epsilon].items(), (ORANGE, BLUE), strict=True)
        ]  # fmt: skip
        return titles[epsilon], lines

    figure = phone_layout(
        go.Figure(), titles[epsilons[active]], x="스텝", y="가장 큰 가중치의 차이", height=440
    )
    frames(figure, epsilons, draw, prefix="ε = ", label=lambda e: f"{e:g}", active=active)
    return figure.update_layout(
        yaxis={"type": "log", "range": [-13.5, 0], "dtick": 3, "exponentformat": "power"},
        margin={"t": 104, "l": 62},
        sliders=[{"pad": {"t": 62}}],
    )


def ways_figure(
    ends: Mapping[str, Mapping[str, float]], titles: Mapping[str, str], *, ours: int
) -> go.Figure:
    """Draw how far each way's weights end from the last one's; buttons choose the optimizer.

    Args:
        ends: by optimizer and by way, the largest difference of a weight; 0 is told, not drawn.
        titles: the figure's title at each optimizer.
        ours: how many of the ways, from the first on, have an optimizer of Keras.
    """
    figure = go.Figure()
    for gaps in ends.values():
        figure.add_bar(
            x=[max(gap, LEAST) for gap in gaps.values()], y=list(gaps), orientation="h",
            text=[f"{gap:.0e}" if gap else "0" for gap in gaps.values()], textposition="outside",
            marker={"color": [BLUE] * ours + [ORANGE] * (len(gaps) - ours)},
            showlegend=False, hoverinfo="skip", cliponaxis=False,
        )  # fmt: skip
    names = list(ends)
    phone_layout(
        figure, titles[names[0]], x="파이토치와의 차이", height=440, margin={"l": 130, "r": 45}
    )
    axis = {"type": "log", "range": [-13.2, -1], "dtick": 4, "tickangle": 0}
    figure.update_xaxes(**axis, exponentformat="power")
    figure.update_yaxes(autorange="reversed")
    return add_buttons(figure, [Stop(name, titles[name], [n]) for n, name in enumerate(names)])


def steps_slider(
    slopes: NDArray[np.float64],
    walked: Mapping[int, NDArray[np.float64]],
    titles: Mapping[int, str],
) -> go.Figure:
    """Draw how far one step goes against the gradient; a slider goes through the steps.

    Args:
        slopes: (n,) gradients.
        walked: by step, (2, n): PyTorch's and Keras's step, over the learning rate.
        titles: the figure's title at each step.
    """

    def draw(step: int) -> tuple[str, list[go.Scatter]]:
        lines = [
            go.Scatter(
                x=slopes.tolist(), y=far.round(4).tolist(), mode="lines", name=name,
                line={"color": colour, "width": 3, "dash": dash}, hovertemplate="%{y:.2f}",
            )
            for far, name, colour, dash in zip(
                walked[step], ("파이토치", "케라스"), (ORANGE, BLUE), ("solid", "dash"), strict=True
            )
        ]  # fmt: skip
        return titles[step], lines

    steps = list(walked)
    figure = phone_layout(
        go.Figure(), titles[steps[0]], x="그레이디언트", y="한 스텝의 크기 / 학습률", height=440
    )
    frames(figure, steps, draw, prefix="스텝 ", label=lambda step: f"{step:,}")
    return figure.update_layout(
        xaxis={"type": "log", "dtick": 2, "exponentformat": "power"},
        yaxis={"range": [0, 1.05]},
        margin={"t": 104, "l": 55},
        sliders=[{"pad": {"t": 62}}],
    )
