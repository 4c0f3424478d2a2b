"""What attention keeps for the backward pass, and which tiles of its table are ever read."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, ORANGE, Stop, add_slider, phone_layout

Numbers = NDArray[np.floating[Any]]
READ = [[0, "rgba(153,153,153,0.12)"], [1, "rgba(0,114,178,0.8)"]]


def kept_slider(
    kept: Mapping[int, Mapping[str, float]], titles: Sequence[str], *, active: int
) -> go.Figure:
    """Draw how many MiB each way keeps for the backward pass; a slider moves the length.

    Args:
        kept: length → way → MiB.
        titles: the figure's title at each length.
        active: the stop that is shown first.
    """
    figure, stops = go.Figure(), []
    for number, (length, ways) in enumerate(kept.items()):
        figure.add_bar(
            x=[round(v, 2) for v in ways.values()], y=list(ways), orientation="h",
            marker={"color": [ORANGE, BLUE]}, showlegend=False, hoverinfo="skip",
            text=[f"{v:,.0f}" for v in ways.values()], textposition="outside",
            cliponaxis=False,
        )  # fmt: skip
        stops.append(Stop(f"{length:,}", titles[number], [number]))
    phone_layout(figure, titles[active], x="층 하나가 저장하는 MiB (로그 눈금)", height=360)
    top = max(max(ways.values()) for ways in kept.values())
    figure.update_xaxes(type="log", range=[0, np.log10(top) + 0.7], dtick=1)
    figure.update_yaxes(autorange="reversed")
    figure.update_layout(margin={"l": 66})
    return add_slider(figure, stops, prefix="길이 T = ", active=active)


def read_slider(
    tables: Mapping[int, Numbers], titles: Sequence[str], *, active: int = 0
) -> go.Figure:
    """Draw which blocks of keys reach which blocks of queries; a slider moves the length.

    Args:
        tables: length → (queries, keys), 1 where the block was read.
        titles: the figure's title at each length.
        active: the stop that is shown first.
    """
    figure, stops = go.Figure(), []
    for number, (length, table) in enumerate(tables.items()):
        figure.add_heatmap(
            z=table.astype(int), zmin=0, zmax=1, colorscale=READ, showscale=False,
            xgap=2, ygap=2, hoverinfo="skip",
        )  # fmt: skip
        stops.append(Stop(f"{length:,}", titles[number], [number]))
    ticks = {"tickvals": [0, 7], "ticktext": ["처음", "끝"]}
    phone_layout(figure, titles[active], x="값의 자리", y="출력의 자리", height=440)
    figure.update_xaxes(**ticks)
    figure.update_yaxes(autorange="reversed", **ticks)
    return add_slider(figure, stops, prefix="길이 T = ", active=active)
