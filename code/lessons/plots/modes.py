"""What happens to a network while only its running statistics move."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, GREY, SKY, frames, phone_layout


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


def values_slider(
    steps: Sequence[int], values: NDArray[np.float64], titles: Sequence[str], *, active: int = 0
) -> go.Figure:
    """Draw how a layer's standardised values lie, the first stop's outline staying behind.

    Args:
        steps: the batches that had passed, one stop each.
        values: what the layer gave at each stop, (stops, n).
        titles: the figure's title at each stop.
        active: the stop that is shown first.
    """
    edges = np.linspace(-12, 12, 49)
    shares = [np.histogram(one.clip(-12, 12), edges)[0] / one.size for one in values]
    centres = (edges[:-1] + edges[1:]) / 2

    def curve(share: NDArray[np.float64], name: str, **look: object) -> go.Scatter:
        return go.Scatter(
            x=centres, y=share.round(4), mode="lines", name=name, hoverinfo="skip", **look
        )

    first = curve(shares[0], "처음", line={"color": GREY, "dash": "dash", "width": 3})
    figure = phone_layout(go.Figure([first]), titles[active], x="표준화한 값", y="비율", height=430)
    frames(
        figure, range(len(steps)),
        lambda place: (titles[place], [
            curve(shares[place], "지금", line={"color": BLUE, "width": 3}, fill="tozeroy")
        ]),
        prefix="지나간 배치 ", label=lambda place: str(steps[place]), active=active,
    )  # fmt: skip
    top = 1.1 * max(share.max() for share in shares)
    figure.update_layout(showlegend=True, yaxis_range=[0, top], margin={"t": 104, "l": 55})
    return figure.update_layout(sliders=[{"pad": {"t": 62}}])


def _line(
    steps: Sequence[int], accuracy: NDArray[np.float64], colour: str, width: int
) -> go.Scatter:
    return go.Scatter(
        x=list(steps), y=accuracy.round(3), mode="lines", hoverinfo="skip",
        line={"color": colour, "width": width}, showlegend=False,
    )  # fmt: skip
