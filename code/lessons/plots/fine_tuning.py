"""Figures of section 8.3's real network: where to cut it, and what it still answers afterwards."""

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, GREEN, GREY, ORANGE, RED, Stop, add_slider, phone_layout

Numbers = NDArray[np.float64]
LINES = ((BLUE, "circle", "solid"), (GREY, "square", "dot"))
LEVELS = (GREEN, ORANGE)


def depth_slider(
    curves: Mapping[str, Numbers],
    levels: Mapping[str, float],
    titles: Sequence[str],
    *,
    active: int = 0,
) -> go.Figure:
    """Draw accuracy by the block after which features are taken; a slider marks one of them.

    Args:
        curves: by the network's name, the seeds' accuracies (seeds, places).
        levels: by name, accuracies that do not depend on the place.
        titles: the figure's title at each place; the last place is the network's end.
        active: the place that is marked first.
    """
    names = [str(place) for place in range(len(titles) - 1)] + ["끝"]
    figure, stops = go.Figure(), []
    for (name, values), (colour, symbol, dash) in zip(curves.items(), LINES, strict=True):
        figure.add_scatter(
            x=names, y=values.mean(axis=0).round(4), name=name, mode="lines+markers",
            error_y={"array": values.std(axis=0, ddof=1).round(4), "thickness": 1},
            marker={"symbol": symbol, "size": 6},
            line={"color": colour, "width": 3, "dash": dash},
        )  # fmt: skip
    for (name, level), colour in zip(levels.items(), LEVELS, strict=True):
        figure.add_scatter(
            x=[names[0], names[-1]], y=[round(level, 4)] * 2, name=name, mode="lines",
            line={"color": colour, "width": 2, "dash": "dash"},
        )  # fmt: skip
    always, first = list(range(len(figure.data))), next(iter(curves.values()))
    for place, title in enumerate(titles):
        figure.add_scatter(
            x=[names[place]], y=[first[:, place].mean().round(4)], mode="markers",
            showlegend=False, hoverinfo="skip",
            marker={"color": RED, "size": 15, "symbol": "circle-open", "line": {"width": 3}},
        )  # fmt: skip
        stops.append(Stop(names[place], title, [*always, len(figure.data) - 1]))
    phone_layout(figure, titles[active], x="특성을 꺼낸 블록", y="테스트 정확도", height=480)
    figure.update_xaxes(type="category", tickangle=0, tickvals=[*names[:-1:3], "끝"])
    figure.update_yaxes(range=[0, 1], tickformat=".0%")
    figure.update_layout(margin={"t": 126})
    add_slider(figure, stops, prefix="블록 ", active=active)
    figure.layout.sliders[0].update(pad={"t": 66}, len=0.96, x=0.02)
    return figure


def kept_slider(
    stops: Mapping[str, tuple[str, Mapping[str, float]]], *, active: int = 0
) -> go.Figure:
    """Draw how many of the old answers each way keeps, a bar a way; a slider takes photographs.

    Args:
        stops: by the slider's label, a title, and by the way's name a share between 0 and 1.
        active: the stop that is shown first.
    """
    figure, seen = go.Figure(), []
    for number, (label, (title, ways)) in enumerate(stops.items()):
        figure.add_bar(
            x=[round(share, 4) for share in ways.values()], y=list(ways), orientation="h",
            text=[f"{share:.0%}" for share in ways.values()], textposition="auto",
            marker={"color": BLUE}, showlegend=False,
        )  # fmt: skip
        seen.append(Stop(label, title, [number]))
    phone_layout(figure, seen[active].title, x="처음과 같은 답", height=420)
    figure.update_xaxes(range=[0, 1.05], tickformat=".0%")
    figure.update_yaxes(autorange="reversed", type="category", automargin=True)
    add_slider(figure, seen, active=active)
    figure.layout.sliders[0].update(pad={"t": 66}, len=0.84, x=0.02)
    return figure
