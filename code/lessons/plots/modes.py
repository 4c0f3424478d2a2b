"""How a network's accuracy falls while only its running statistics move."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, SKY, frames, phone_layout


def drift_slider(
    steps: Sequence[int],
    shares: Sequence[float],
    accuracies: NDArray[np.float64],
    titles: Sequence[str],
    *,
    active: int = 0,
) -> go.Figure:
    """Draw accuracy over steps, a thin line a seed and a thick one for their mean.

    Args:
        steps: where accuracy was measured, (m,).
        shares: how far the new data lie from the old, one stop each.
        accuracies: (shares, seeds, m).
        titles: the figure's title at each stop.
        active: the stop that is shown first.
    """

    def draw(place: int) -> tuple[str, list[go.Scatter]]:
        seeds = [_line(steps, one, SKY, 1) for one in accuracies[place]]
        mean = _line(steps, accuracies[place].mean(axis=0), BLUE, 4)
        return titles[place], [*seeds, mean]

    figure = phone_layout(
        go.Figure(), titles[active], x="훈련 모드로 지나간 배치", y="옛 데이터의 정확도", height=430
    )
    frames(
        figure, range(len(shares)), draw,
        prefix="뒤집은 몫 ", label=lambda place: f"{shares[place]:g}", active=active,
    )  # fmt: skip
    figure.update_layout(showlegend=False, yaxis_range=[0, 1.02], margin={"t": 76, "l": 55})
    return figure.update_layout(sliders=[{"pad": {"t": 62}}])


def _line(
    steps: Sequence[int], accuracy: NDArray[np.float64], colour: str, width: int
) -> go.Scatter:
    return go.Scatter(
        x=list(steps), y=accuracy.round(3), mode="lines", hoverinfo="skip",
        line={"color": colour, "width": width}, showlegend=False,
    )  # fmt: skip
