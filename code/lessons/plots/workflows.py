"""How far two trainings of one network part from each other, step by step."""

from collections.abc import Mapping

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, ORANGE, frames, phone_layout

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
