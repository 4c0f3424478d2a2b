"""Accuracies of several methods: by the year of the idea, and on two data sets."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import COLOURS, phone_layout

_SYMBOLS = ("circle", "square", "diamond", "cross", "x", "triangle-up", "star")

Scores = Mapping[str, NDArray[Any]]


def by_year(scores: Scores, years: Mapping[str, int]) -> go.Figure:
    """Draw each method's mean accuracy at its year; the title counts those close to the best.

    Args:
        scores: the method's name → (splits,) test accuracies.
        years: the method's name → the year of its idea.
    """
    means = {name: score.mean() for name, score in scores.items()}
    best = max(means.values())
    near = sum(best - mean < 0.02 for mean in means.values())
    figure = go.Figure()
    seen: dict[int, int] = {}
    for (name, score), color, symbol in zip(scores.items(), COLOURS, _SYMBOLS, strict=True):
        year = years[name]
        seen[year] = seen.get(year, 0) + 1  # two of one year stand side by side
        figure.add_scatter(
            x=[year + 1.4 * (seen[year] - 1)], y=[means[name]], name=name, mode="markers",
            marker={"color": color, "symbol": symbol, "size": 11},
            error_y={"array": [score.std(ddof=1)]}, hovertemplate="%{y:.3f}",
        )  # fmt: skip
    title = f"일곱 가운데 {near}가지가<br>1등과 2%p 안에 있다"
    return phone_layout(
        figure, title, x="생각이 나온 해", y="테스트 정확도", height=460,
        legend={"orientation": "h", "x": 0, "y": -0.2, "yanchor": "top"},
        margin={"l": 50, "r": 15, "t": 70, "b": 110},
    )  # fmt: skip


def two_tables(tables: Mapping[str, Scores]) -> go.Figure:
    """Draw the same methods' accuracies on two data sets, in the first one's order.

    Args:
        tables: the data set's name → the method's name → (splits,) test accuracies.
    """
    names = list(tables)
    order = sorted(tables[names[0]], key=lambda name: float(tables[names[0]][name].mean()))
    figure = go.Figure()
    for label, color, symbol in zip(names, COLOURS[:4:3], ("circle", "diamond"), strict=True):
        rows = [tables[label][name] for name in order]
        figure.add_scatter(
            x=[row.mean() for row in rows], y=order, name=label, mode="markers",
            marker={"color": color, "symbol": symbol, "size": 11},
            error_x={"array": [row.std(ddof=1) for row in rows], "thickness": 1},
            hovertemplate="%{x:.3f}",
        )  # fmt: skip
    widths = [np.ptp([row.mean() for row in tables[label].values()]) for label in names]
    spans = ", ".join(
        f"{label} {100 * width:.0f}%p" for label, width in zip(names, widths, strict=True)
    )
    title = f"일곱 방법의 폭<br>{spans}"
    return phone_layout(figure, title, x="테스트 정확도", height=430, yaxis={"automargin": True})
