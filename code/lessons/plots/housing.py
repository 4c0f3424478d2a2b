"""Maps of districts, folds on a map, scores by fold and by seed, what is left over."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, COLOURS, GREY, ORANGE, RED, frames, phone_layout

Numbers = NDArray[Any]
_SIGNED = [[0.0, BLUE], [0.5, "#F2F2F2"], [1.0, RED]]
"""From too low over nothing to too high; told apart by every kind of colour vision."""


def map_slider(
    place: Numbers,
    records: Mapping[str, tuple[str, Numbers]],
    *,
    prefix: str,
    signed: bool = False,
    active: int = 0,
) -> go.Figure:
    """Draw districts where they lie, coloured by a number; a slider goes through the numbers.

    Args:
        place: (n, 2), longitude and latitude.
        records: by the slider's label, a title and the number of each district (n,).
        prefix: what stands before the label.
        signed: whether zero is the middle of the colours, which then reach as far both ways.
        active: the record that is seen first.
    """
    labels = list(records)

    def draw(label: str) -> tuple[str, list[go.Scatter]]:
        title, values = records[label]
        low, high = np.quantile(values, (0.02, 0.98))
        most = max(-low, high)
        marker = {
            "color": values.round(1), "size": 5, "opacity": 0.8, "showscale": True,
            "cmin": float(-most if signed else low), "cmax": float(most if signed else high),
            "colorscale": _SIGNED if signed else "Viridis",
            "colorbar": {"thickness": 10, "x": 1.0, "len": 0.9},
        }  # fmt: skip
        hover = "경도 %{x}, 위도 %{y}: %{marker.color}<extra></extra>"
        return title, [_points(place, marker=marker, hovertemplate=hover, name=label)]

    return _map(records[labels[active]][0], labels, draw, prefix, active)


def fold_slider(
    place: Numbers,
    parts: Sequence[Numbers],
    titles: Sequence[str],
    *,
    prefix: str,
    labels: Sequence[str] = (),
    active: int = 0,
) -> go.Figure:
    """Draw which districts are held out and which are trained on; a slider goes through the folds.

    Args:
        place: (n, 2), longitude and latitude.
        parts: of each fold, the numbers of the districts that are held out.
        titles: a title a fold.
        prefix: what stands before the label.
        labels: of the slider; 1, 2, … where there are none.
        active: the fold that is seen first.
    """
    names = list(labels) or [str(k + 1) for k in range(len(parts))]
    folds = dict(zip(names, zip(parts, titles, strict=True), strict=True))

    def draw(label: str) -> tuple[str, list[go.Scatter]]:
        part, title = folds[label]
        held = np.isin(np.arange(len(place)), part)
        return title, [
            _points(
                place[mask], name=name, hoverinfo="skip",
                marker={"color": colour, "size": size, "symbol": symbol, "opacity": opacity},
            )
            for mask, name, colour, size, symbol, opacity in (
                (~held, "훈련", BLUE, 4, "circle", 0.5), (held, "채점", ORANGE, 7, "diamond", 0.9),
            )
        ]  # fmt: skip

    figure = _map(titles[active], names, draw, prefix, active)
    return figure.update_layout(margin_t=figure.layout.margin.t + 28)


def table_slider(
    records: Mapping[str, tuple[str, Numbers]], *, prefix: str, x: str, active: int = 0
) -> go.Figure:
    """Draw a table of scores as rows of dots, each with its mean; a slider turns the table.

    Args:
        records: by the slider's label, a title and the scores (rows, dots of a row).
        prefix: what stands before the label.
        x: what the horizontal axis measures.
        active: the record that is seen first.
    """
    labels = list(records)
    rows = max(len(scores) for _, scores in records.values())

    def draw(label: str) -> tuple[str, list[go.Scatter]]:
        title, scores = records[label]
        traces = []
        for row, values in enumerate(scores):
            where = np.full(len(values), row + 1)
            traces += [
                go.Scatter(
                    x=values.round(2), y=where, mode="markers", showlegend=False,
                    marker={"color": COLOURS[row % len(COLOURS)], "size": 8, "opacity": 0.6},
                    hovertemplate=f"{row + 1}번째 줄: %{{x:.1f}}<extra></extra>",
                ),
                go.Scatter(
                    x=[round(float(values.mean()), 2)], y=[row + 1], mode="markers",
                    showlegend=False, hovertemplate="평균 %{x:.1f}<extra></extra>",
                    marker={"symbol": "line-ns", "size": 20, "line": {"color": RED, "width": 3}},
                ),
            ]  # fmt: skip
        return title, traces

    figure = go.Figure()
    phone_layout(figure, records[labels[active]][0], x=x, height=480)
    frames(figure, labels, draw, prefix=prefix, active=active)
    figure.update_yaxes(range=[rows + 0.6, 0.4], dtick=1)
    figure.update_layout(sliders=[{"pad": {"t": 66}}])
    return figure.update_layout(margin={"b": 70})


def bin_slider(
    records: Mapping[str, tuple[str, Numbers, Numbers]], *, prefix: str, x: str, active: int = 0
) -> go.Figure:
    """Draw the mean error of ten equal parts, ordered one way at a time, beside zero.

    Args:
        records: by the slider's label, a title, what orders the districts (n,), their errors (n,).
        prefix: what stands before the label.
        x: what the horizontal axis measures.
        active: the record that is seen first.
    """
    labels = list(records)

    def draw(label: str) -> tuple[str, list[go.Scatter]]:
        title, order, errors = records[label]
        parts = np.array_split(np.argsort(order, kind="stable"), 10)
        spread = [errors[part].std(ddof=1) / len(part) ** 0.5 for part in parts]
        dots = go.Scatter(
            x=[round(float(order[part].mean()), 1) for part in parts],
            y=[round(float(errors[part].mean()), 1) for part in parts],
            error_y={"array": np.round(spread, 2), "color": GREY}, mode="markers+lines",
            marker={"color": BLUE, "size": 9}, line={"color": BLUE}, showlegend=False,
            hovertemplate="%{x:.0f}: 평균 오차 %{y:+.1f}<extra></extra>",
        )  # fmt: skip
        return title, [dots]

    figure = go.Figure()
    phone_layout(figure, records[labels[active]][0], x=x, y="평균 오차(천 달러)", height=470)
    frames(figure, labels, draw, prefix=prefix, active=active)
    figure.add_hline(y=0, line_color=GREY, line_dash="dot")
    figure.update_layout(sliders=[{"pad": {"t": 66}}])
    return figure.update_layout(margin={"b": 70})


def _points(place: Numbers, **style: Any) -> go.Scatter:
    longitude, latitude = place.T.round(2)
    return go.Scatter(x=longitude, y=latitude, mode="markers", **style)


def _map(title: str, labels: Sequence[str], draw: Any, prefix: str, active: int) -> go.Figure:
    """Return a map with a slider; a degree is as long across as it is on the ground at 37° N."""
    figure = go.Figure()
    phone_layout(figure, title, x="경도", y="위도", height=520)
    frames(figure, labels, draw, prefix=prefix, active=active)
    figure.update_xaxes(range=[-124.8, -113.8], dtick=2)
    figure.update_yaxes(range=[32.2, 42.3], dtick=2)
    figure.update_layout(sliders=[{"pad": {"t": 66}}])
    return figure.update_layout(margin={"b": 70, "r": 45})
