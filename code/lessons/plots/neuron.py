"""What many seeds reach at each width, one dot a seed."""

from collections.abc import Mapping

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, GREY, RED, phone_layout


def seed_strip(
    scores: Mapping[str, NDArray[np.float64]], line: float, line_name: str, title: str
) -> go.Figure:
    """Draw one dot for each seed at each width, and a line to be reached.

    Args:
        scores: the name of a width → (seeds,) accuracies.
        line: an accuracy to compare with.
        line_name: what the line is.
        title: the figure's finding.
    """
    names = list(scores)
    figure = go.Figure()
    for place, values in enumerate(scores.values()):
        aside = np.linspace(-0.25, 0.25, len(values))
        figure.add_scatter(
            x=(place + aside).round(3), y=np.sort(values).round(4), mode="markers",
            marker={"color": BLUE, "size": 5, "opacity": 0.7}, showlegend=False,
        )  # fmt: skip
        figure.add_scatter(
            x=[place - 0.3, place + 0.3], y=[np.median(values)] * 2, mode="lines",
            line={"color": RED, "width": 3}, name="중앙값", showlegend=place == 0,
        )  # fmt: skip
    figure.add_scatter(
        x=[-0.5, len(names) - 0.5], y=[line, line], mode="lines", name=line_name,
        line={"color": GREY, "dash": "dash"},
    )  # fmt: skip
    phone_layout(figure, title, x="은닉 유닛의 수", y="훈련 정확도", height=440)
    return figure.update_xaxes(tickvals=list(range(len(names))), ticktext=names)
