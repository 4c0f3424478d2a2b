"""The test error of a model by its width, below, at and far beyond the number of samples."""

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, COLOURS, GREY, Stop, add_slider, phone_layout

Numbers = NDArray[np.float64]


def descent_slider(
    widths: Sequence[int],
    curves: Mapping[str, tuple[str, int, Numbers]],
    *,
    prefix: str,
    active: int = 0,
) -> go.Figure:
    """Draw the test error by width; a slider goes through the curves.

    Args:
        widths: the numbers of hidden units.
        curves: by the slider's label, a title, the number of training samples, which is marked by
            a dotted line, and the errors (draws, widths). A line is the median, a dot a draw.
        prefix: what stands before the label.
        active: the curve that is seen first.
    """
    figure, stops = go.Figure(), []
    top = max(float(errors.max()) for _, _, errors in curves.values())
    low = min(float(errors.min()) for _, _, errors in curves.values())
    for label, (title, samples, errors) in curves.items():
        first = len(figure.data)
        dots = go.Scatter(
            x=np.tile(widths, len(errors)), y=errors.ravel().round(4), mode="markers",
            marker={"color": BLUE, "size": 5, "opacity": 0.4}, hoverinfo="skip",
        )  # fmt: skip
        line = go.Scatter(
            x=list(widths), y=np.median(errors, axis=0).round(4), mode="lines",
            line={"color": BLUE, "width": 3}, hovertemplate="유닛 %{x}개: %{y:.2f}<extra></extra>",
        )  # fmt: skip
        mark = go.Scatter(
            x=[samples, samples], y=[low, top], mode="lines", hoverinfo="skip",
            line={"color": GREY, "dash": "dot"},
        )  # fmt: skip
        figure.add_traces([dots, line, mark])
        stops.append(Stop(label, title, range(first, len(figure.data))))
    phone_layout(figure, stops[active].title, x="은닉 유닛의 수", y="테스트 오차", height=450)
    figure.update_xaxes(type="log")
    figure.update_yaxes(type="log")
    figure.update_layout(showlegend=False)
    return add_slider(figure, stops, prefix=prefix, active=active)


def norm_figure(widths: Sequence[int], norms: Mapping[str, Numbers], title: str) -> go.Figure:
    """Draw the size of the solution by width, a line a kind of labels.

    Args:
        widths: the numbers of hidden units.
        norms: by the kind's name, the sizes (widths,).
        title: the figure's finding.
    """
    lines = [
        go.Scatter(
            x=list(widths), y=values.round(3), mode="lines+markers", name=name,
            line={"color": colour, "width": 3},
        )
        for (name, values), colour in zip(norms.items(), COLOURS, strict=False)
    ]  # fmt: skip
    figure = phone_layout(go.Figure(lines), title, x="은닉 유닛의 수", y="가중치의 크기")
    figure.update_xaxes(type="log")
    figure.update_yaxes(type="log")
    return figure
