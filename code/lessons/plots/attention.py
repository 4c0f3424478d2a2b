"""Attention step by step: a table that changes, a softmax that saturates, masks, heads."""

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import (
    BLUE,
    ORANGE,
    Stop,
    add_buttons,
    add_slider,
    phone_layout,
)

Numbers = NDArray[np.float64]
# From the page's own ground to a strong blue, readable on light and dark pages.
SHADE = [[0, "rgba(0,114,178,0.04)"], [1, "rgba(0,114,178,0.85)"]]


def step_slider(
    tables: Mapping[str, Numbers],
    titles: Sequence[str],
    rows: Sequence[str],
    columns: Mapping[str, Sequence[str]],
) -> go.Figure:
    """Draw attention's tables one after the other; a slider goes through the steps.

    Args:
        tables: step → (T, columns) numbers.
        titles: the figure's title at each step.
        rows: the names of the queries.
        columns: step → the names of that table's columns.
    """
    figure = go.Figure()
    for name, table in tables.items():
        places = np.linspace(0, len(rows) - 1, table.shape[1])
        figure.add_heatmap(
            z=table.round(3), x=places, y=list(rows), colorscale=SHADE, showscale=False,
            text=[[_cell(column, value) for column, value in zip(columns[name], row, strict=True)]
                  for row in table],
            texttemplate="%{text}", hoverinfo="skip",
        )  # fmt: skip
    phone_layout(figure, titles[0], height=440)
    figure.update_yaxes(autorange="reversed")
    figure.update_xaxes(visible=False)
    stops = [Stop(name, titles[n], [n]) for n, name in enumerate(tables)]
    return add_slider(figure, stops)


def _cell(column: str, value: float) -> str:
    number = f"{value:.2f}".replace("-", "−")
    return f"{column}<br>{number}"


def saturation_slider(
    shares: Mapping[int, Mapping[str, Numbers]], titles: Sequence[str], *, active: int
) -> go.Figure:
    """Draw the mean sorted weights with and without scaling; a slider moves the width.

    Args:
        shares: width → name → (keys,) mean weights, the largest first.
        titles: the figure's title at each width.
        active: the stop that is shown first.
    """
    figure, stops = go.Figure(), []
    for title, (width, by_name) in zip(titles, shares.items(), strict=True):
        first = len(figure.data)
        for colour, (name, weights) in zip((ORANGE, BLUE), by_name.items(), strict=True):
            figure.add_bar(
                x=np.arange(1, len(weights) + 1), y=weights.round(3), name=name,
                marker={"color": colour}, hovertemplate="%{x}위: %{y:.2f}<extra></extra>",
            )  # fmt: skip
        stops.append(Stop(f"{width}", title, range(first, len(figure.data))))
    phone_layout(figure, titles[active], x="비율이 큰 차례", y="평균 비율", height=450)
    figure.update_yaxes(range=[0, 1.03])
    figure.update_layout(barmode="group")
    add_slider(figure, stops, prefix="쿼리의 길이 d = ", active=active)
    return figure.update_layout(sliders=[{"pad": {"t": 66}}])


def mask_buttons(
    looks: Mapping[str, Numbers], titles: Sequence[str], tokens: Sequence[str]
) -> go.Figure:
    """Draw the attention of a sentence under several masks; a menu chooses the mask.

    Args:
        looks: mask → (T, T) weights; 0 is what is hidden.
        titles: the figure's title at each mask.
        tokens: the names of the tokens.
    """
    figure = go.Figure()
    for weights in looks.values():
        shown = [["" if value == 0 else f"{value:.2f}" for value in row] for row in weights]
        figure.add_heatmap(
            z=weights.round(3), x=list(tokens), y=list(tokens), zmin=0, zmax=1, colorscale=SHADE,
            showscale=False, text=shown, texttemplate="%{text}", hoverinfo="skip",
        )  # fmt: skip
    phone_layout(figure, titles[0], x="키", y="", height=460)
    figure.update_yaxes(autorange="reversed")
    figure.update_xaxes(side="bottom", tickangle=0)
    stops = [Stop(name, titles[n], [n]) for n, name in enumerate(looks)]
    return add_buttons(figure, stops)
