"""Figures of why a convnet sees: arms and beliefs, shifts, what a unit sees."""

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


def arm_figure(views: Mapping[str, tuple[str, Mapping[str, Numbers]]]) -> go.Figure:
    """Draw accuracies, a row an arm and a dot a seed; buttons choose what the images underwent.

    Args:
        views: by the button's label, a title and by the arm's name the accuracies (seeds,).
    """
    figure, stops = go.Figure(), []
    for label, (title, arms) in views.items():
        first = len(figure.data)
        for name, scores in arms.items():
            figure.add_trace(_row(name, scores))
        figure.add_trace(_means(arms))
        stops.append(Stop(label, title, range(first, len(figure.data))))
    phone_layout(figure, stops[0].title, x="검증 정확도", height=380, showlegend=False)
    low = min(float(s.min()) for _, arms in views.values() for s in arms.values())
    figure.update_xaxes(range=[low - 0.02, 1.0], tickformat=".0%")
    figure.update_yaxes(autorange="reversed")
    return add_buttons(figure.update_layout(margin_l=100), stops)


def shift_figure(curves: Mapping[str, Numbers], titles: Sequence[str]) -> go.Figure:
    """Draw accuracy by the pixels of shift, a line an arm; a slider moves a mark along.

    Args:
        curves: by the arm's name, accuracies (seeds, shifts).
        titles: what is said at each shift.
    """
    figure = go.Figure()
    for (name, scores), colour in zip(curves.items(), COLOURS, strict=False):
        around = np.arange(scores.shape[1])
        figure.add_trace(go.Scatter(
            x=np.concatenate([around, around[::-1]]),
            y=np.concatenate([scores.max(0), scores.min(0)[::-1]]).round(4),
            fill="toself", fillcolor=colour, opacity=0.2, mode="none", showlegend=False,
            hoverinfo="skip",
        ))  # fmt: skip
        figure.add_trace(go.Scatter(
            x=around, y=scores.mean(0).round(4), name=name, mode="lines+markers",
            line={"color": colour}, hovertemplate="%{x}픽셀: %{y:.0%}<extra></extra>",
        ))  # fmt: skip
    always = range(len(figure.data))
    stops = []
    for place, title in enumerate(titles):
        figure.add_trace(go.Scatter(
            x=[place, place], y=[0, 1], mode="lines", showlegend=False, hoverinfo="skip",
            line={"color": GREY, "dash": "dot"},
        ))  # fmt: skip
        stops.append(Stop(str(place), title, [*always, len(figure.data) - 1]))
    phone_layout(figure, titles[0], x="옮긴 픽셀", y="검증 정확도", height=460)
    figure.update_yaxes(range=[0, 1.02], tickformat=".0%")
    return _roomy(add_slider(figure, stops, prefix="픽셀 ", active=0))


def field_figure(layers: Sequence[tuple[str, str, Numbers, int]], image: Numbers) -> go.Figure:
    """Show an image under the strength with which a unit feels it; a slider goes up the layers.

    Args:
        layers: of each layer its label, its title, the strength (H, W) of 0 to 1, and the side
            of the theoretical receptive field.
        image: (H, W), of 0 to 1.
    """
    height, width = image.shape
    figure = go.Figure([go.Heatmap(
        z=image.round(2), colorscale="Greys", zmin=0, zmax=1.6, showscale=False, hoverinfo="skip",
    )])  # fmt: skip
    stops = []
    for label, title, strength, side in layers:
        first = len(figure.data)
        figure.add_trace(go.Heatmap(
            z=strength.round(3), colorscale="Oranges", zmin=0, zmax=1, opacity=0.7,
            showscale=False, hovertemplate="%{z:.2f}<extra></extra>",
        ))  # fmt: skip
        rows, columns = np.nonzero(strength > 0)
        x0, x1 = float(columns.min()) - 0.5, float(columns.max()) + 0.5
        y0, y1 = float(rows.min()) - 0.5, float(rows.max()) + 0.5
        figure.add_trace(go.Scatter(
            x=[x0, x1, x1, x0, x0], y=[y0, y0, y1, y1, y0], mode="lines",
            line={"color": BLUE, "width": 3}, hoverinfo="skip", name=f"{side}",
        ))  # fmt: skip
        stops.append(Stop(label, title, [0, first, first + 1]))
    bare = {"visible": False, "constrain": "domain"}
    phone_layout(
        figure, stops[-1].title, height=440, showlegend=False,
        xaxis={**bare, "range": [-0.5, width - 0.5]},
        yaxis={**bare, "range": [height - 0.5, -0.5], "scaleanchor": "x"},
        margin={"l": 12, "r": 12, "t": 84, "b": 20},
    )  # fmt: skip
    return add_slider(figure, stops, active=len(stops) - 1)


def path_figure(paths: Mapping[str, tuple[str, Numbers]]) -> go.Figure:
    """Draw how strongly a unit is tied to each place; a slider goes through the depths.

    Args:
        paths: by the number of layers, a title and the shares (2·layers + 1,) of all paths.
    """
    figure, stops = go.Figure(), []
    far = max(len(shares) for _, shares in paths.values()) // 2
    for label, (title, shares) in paths.items():
        depth = len(shares) // 2
        figure.add_trace(go.Scatter(
            x=list(range(-depth, depth + 1)), y=(shares / shares.max()).round(4),
            mode="lines+markers", line={"color": BLUE}, marker={"size": 5}, showlegend=False,
            hovertemplate="%{x}칸: %{y:.3f}<extra></extra>",
        ))  # fmt: skip
        figure.add_trace(go.Scatter(
            x=[-depth, -depth, None, depth, depth], y=[0, 1, None, 0, 1], mode="lines",
            line={"color": ORANGE, "dash": "dot"}, showlegend=False, hoverinfo="skip",
        ))  # fmt: skip
        stops.append(Stop(label, title, [len(figure.data) - 2, len(figure.data) - 1]))
    phone_layout(figure, stops[2].title, x="가운데에서 떨어진 칸", y="길의 수(최대 1)", height=440)
    figure.update_xaxes(range=[-far - 1, far + 1])
    figure.update_yaxes(range=[0, 1.05])
    return _roomy(add_slider(figure, stops, prefix="층 ", active=2))


def _row(name: str, scores: Numbers) -> go.Scatter:
    return go.Scatter(
        x=scores.round(4), y=[name] * len(scores), mode="markers",
        marker={"color": BLUE, "size": 9, "opacity": 0.6},
        hovertemplate="%{x:.1%}<extra></extra>",
    )  # fmt: skip


def _means(arms: Mapping[str, Numbers]) -> go.Scatter:
    return go.Scatter(
        x=[round(float(scores.mean()), 4) for scores in arms.values()], y=list(arms),
        mode="markers", hovertemplate="평균 %{x:.1%}<extra></extra>",
        marker={"symbol": "line-ns", "size": 18, "line": {"color": ORANGE, "width": 3}},
    )  # fmt: skip


def _roomy(figure: go.Figure) -> go.Figure:
    slider = figure.layout.sliders[0]
    slider.pad.t = 66
    return figure
