"""Figures of evaluation: how far estimates miss, which model they choose, the best of many."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, COLOURS, GREY, ORANGE, RED, frames, phone_layout

Numbers = NDArray[Any]


def strip_slider(
    records: Mapping[str, tuple[str, Mapping[str, Numbers]]],
    *,
    prefix: str,
    x: str,
    line: float,
    active: int = 0,
) -> go.Figure:
    """Draw rows of dots, a dot an estimate, beside a line; a slider goes through the records.

    Args:
        records: by the slider's label, a title, and by a row's name its values (n,).
        prefix: what stands before the label.
        x: what the horizontal axis measures.
        line: where the dotted line stands.
        active: the record that is seen first.
    """
    labels = list(records)
    names = list(records[labels[0]][1])
    every = np.concatenate([v for _, rows in records.values() for v in rows.values()])

    def draw(label: str) -> tuple[str, list[go.Scatter]]:
        title, rows = records[label]
        return title, [
            trace
            for place, (name, values) in enumerate(rows.items())
            for trace in _strip(name, values, place)
        ]

    figure = go.Figure()
    phone_layout(figure, records[labels[active]][0], x=x, height=250 + 80 * len(names))
    frames(figure, labels, draw, prefix=prefix, active=active)
    low, high = float(min(every.min(), line)), float(max(every.max(), line))
    room = 0.05 * (high - low)
    figure.update_xaxes(range=[low - room, high + room])
    figure.update_yaxes(
        tickvals=list(range(len(names))), ticktext=names, range=[len(names) - 0.4, -0.6]
    )
    figure.add_vline(x=line, line_color=GREY, line_dash="dot")
    # The value of the slider stands below the title of the axis, which is long.
    figure.update_layout(sliders=[{"pad": {"t": 66}}])
    return figure.update_layout(margin={"l": 88, "b": 70}, height=figure.layout.height + 24)


def gap_slider(
    records: Mapping[str, tuple[str, Numbers, Numbers]], *, prefix: str, active: int = 0
) -> go.Figure:
    """Draw estimated against true differences of two models; wrong choices are set apart.

    Args:
        records: by the slider's label, a title, estimated and true differences (n,).
        prefix: what stands before the label.
        active: the record that is seen first.
    """
    labels = list(records)
    most = max(float(np.abs(guess).max()) for _, guess, _ in records.values()) * 1.1

    def draw(label: str) -> tuple[str, list[go.Scatter]]:
        title, guess, true = records[label]
        right = guess * true > 0
        return title, [
            go.Scatter(
                x=guess[mask].round(4), y=true[mask].round(4), mode="markers", name=name,
                marker={"color": colour, "symbol": symbol, "size": 8, "opacity": 0.7},
                hovertemplate="추정 %{x:+.3f}, 참 %{y:+.3f}<extra></extra>",
            )
            for mask, name, colour, symbol in (
                (right, "옳게 고름", BLUE, "circle"), (~right, "아님", RED, "x"),
            )
        ]  # fmt: skip

    figure = go.Figure()
    phone_layout(figure, records[labels[active]][0], x="추정한 차이", y="참 차이", height=500)
    frames(figure, labels, draw, prefix=prefix, active=active)
    figure.update_xaxes(range=[-most, most])
    figure.add_vline(x=0, line_color=GREY, line_dash="dot")
    figure.add_hline(y=0, line_color=GREY, line_dash="dot")
    return figure.update_layout(margin_t=figure.layout.margin.t + 28)


def best_slider(
    records: Mapping[str, tuple[str, Numbers, float]], *, prefix: str, active: int = 0
) -> go.Figure:
    """Draw how many of the candidates got each score, the best one marked, and its new score.

    Args:
        records: by the slider's label, a title, the scores (k,) and the best one's score on new
            rows.
        prefix: what stands before the label.
        active: the record that is seen first.
    """
    labels = list(records)

    def draw(label: str) -> tuple[str, list[go.Scatter]]:
        title, scores, again = records[label]
        values, counts = np.unique(scores, return_counts=True)
        bars = go.Scatter(
            x=values.round(4), y=(counts / len(scores)).round(4), mode="markers+lines",
            line={"color": BLUE, "shape": "hvh"}, fill="tozeroy", name="후보들",
            marker={"size": 3}, hovertemplate="%{x:.3f}: %{y:.1%}<extra></extra>",
        )  # fmt: skip
        marks = [
            go.Scatter(
                x=[round(float(at), 4)], y=[0.0], mode="markers", name=name,
                marker={"color": colour, "symbol": symbol, "size": 13},
                hovertemplate="%{x:.3f}<extra></extra>",
            )
            for at, name, colour, symbol in (
                (scores.max(), "가장 좋은 것", ORANGE, "star"),
                (again, "새 행에서", RED, "diamond"),
            )
        ]  # fmt: skip
        return title, [bars, *marks]

    figure = go.Figure()
    phone_layout(
        figure, records[labels[active]][0], x="200행에서의 정확도", y="후보의 비율", height=460
    )
    frames(figure, labels, draw, prefix=prefix, active=active)
    figure.update_xaxes(range=[0.32, 0.72])
    return figure.update_layout(margin_t=figure.layout.margin.t + 48)


def _strip(name: str, values: Numbers, place: int) -> list[go.Scatter]:
    """Return the dots of one row, spread downwards in a fixed pattern, and their mean."""
    spread = place + 0.5 * ((np.arange(len(values)) * 0.618) % 1 - 0.5)
    dots = go.Scatter(
        x=values.round(4), y=spread.round(3), mode="markers", showlegend=False,
        marker={"color": COLOURS[place], "size": 6, "opacity": 0.5},
        hovertemplate=f"{name}: %{{x:.3f}}<extra></extra>",
    )  # fmt: skip
    mean = go.Scatter(
        x=[round(float(values.mean()), 4)], y=[place], mode="markers", showlegend=False,
        marker={"symbol": "line-ns", "size": 34, "line": {"color": RED, "width": 3}},
        hovertemplate="평균 %{x:.3f}<extra></extra>",
    )  # fmt: skip
    return [dots, mean]
