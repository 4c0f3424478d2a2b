"""Axes that a slider turns, and how well one new coordinate tells two classes apart."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

# Okabe-Ito colours: told apart by every kind of colour vision, and in grey by their markers.
CLASS_STYLES = (
    {"color": "#0072B2", "symbol": "circle"},
    {"color": "#E69F00", "symbol": "diamond"},
)

Score = Callable[[NDArray[Any], NDArray[Any]], float]


def rotation_figure(
    points: NDArray[Any],
    labels: NDArray[Any],
    score: Score,
    angles: Sequence[int] = tuple(range(0, 181, 10)),
) -> go.Figure:
    """Draw two-class points with axes that a slider rotates, and the new first coordinate below.

    Args:
        points: (n, 2) coordinates, within [-1.2, 1.2].
        labels: (n,) zeros and ones; drawn as colour and marker only.
        score: maps one coordinate (n,) and the labels (n,) to the share told apart, 0 to 1.
        angles: the slider's stops, in degrees counter-clockwise.
    """
    groups = [points[labels == value] for value in (0, 1)]
    traces = [_points(group, value) for value, group in enumerate(groups)]
    traces += [_strip(group, value) for value, group in enumerate(groups)]
    traces += [_axis_line("새 x축", "#D55E00", 4), _axis_line("새 y축", "#999999", 2)]
    figure = go.Figure(traces)
    steps = [_step(angle, groups, points, labels, score) for angle in angles]
    figure.update_layout(
        title={"text": steps[0]["args"][1]["title.text"], "y": 1 - 24 / 660, "yanchor": "top"},
        height=660,
        margin={"l": 30, "r": 15, "t": 120, "b": 20},
        xaxis={"range": [-1.3, 1.3], "domain": [0, 1], "title": "원래 x"},
        yaxis={"range": [-1.3, 1.3], "domain": [0.36, 1], "scaleanchor": "x", "title": "원래 y"},
        xaxis2={"range": [-1.8, 1.8], "anchor": "y2", "title": "새 x 좌표 하나만 보면"},
        yaxis2={"range": [-1, 2], "domain": [0.06, 0.22], "visible": False, "anchor": "x2"},
        legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0},
        sliders=[
            {"steps": steps, "currentvalue": {"prefix": "축을 돌린 각도: "}, "pad": {"t": 30}}
        ],
    )
    first = steps[0]["args"][0]
    for trace, x, y in zip(figure.data[2:], first["x"], first["y"], strict=True):
        trace.update(x=x, y=y)
    return figure


def _points(group: NDArray[Any], value: int) -> go.Scatter:
    return go.Scatter(
        x=group[:, 0].round(3), y=group[:, 1].round(3), mode="markers", name=f"레이블 {value}",
        marker={**CLASS_STYLES[value], "size": 8}, hoverinfo="x+y",
    )  # fmt: skip


def _strip(group: NDArray[Any], value: int) -> go.Scatter:
    return go.Scatter(
        x=group[:, 0], y=np.full(len(group), float(value)), mode="markers", showlegend=False,
        marker={**CLASS_STYLES[value], "size": 8, "opacity": 0.6},
        xaxis="x2", yaxis="y2", hoverinfo="x",
    )  # fmt: skip


def _axis_line(name: str, color: str, width: int) -> go.Scatter:
    return go.Scatter(
        x=[0, 0], y=[0, 0], mode="lines", name=name, line={"color": color, "width": width},
        hoverinfo="skip",
    )  # fmt: skip


def _step(
    angle: int,
    groups: Sequence[NDArray[Any]],
    points: NDArray[Any],
    labels: NDArray[Any],
    score: Score,
) -> dict[str, Any]:
    """Return the slider stop at `angle`: the strips, the two axis lines, and the title."""
    cos, sin = np.cos(np.deg2rad(angle)), np.sin(np.deg2rad(angle))
    axis = np.array([cos, sin])  # (2,) direction of the new x axis
    share = score(points @ axis, labels)
    new_x = [(group @ axis).round(3).tolist() for group in groups]
    line = np.array([-1.2, 1.2])
    x_axis, y_axis = np.outer(axis, line).round(3), np.outer([-sin, cos], line).round(3)
    update = {
        "x": [*new_x, x_axis[0].tolist(), y_axis[0].tolist()],
        "y": [[0.0] * len(new_x[0]), [1.0] * len(new_x[1]), x_axis[1].tolist(), y_axis[1].tolist()],
    }
    title = f"축을 {angle}° 돌리면 새 x 하나로<br>{share:.0%}를 가른다"
    return {
        "method": "update",
        "label": f"{angle}°",
        "args": [update, {"title.text": title}, [2, 3, 4, 5]],
    }
