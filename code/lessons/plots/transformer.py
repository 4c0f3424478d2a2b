"""A Transformer at a glance: a sentence's way through it, who moves whom, where numbers lie."""

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    Stop,
    add_buttons,
    add_slider,
    phone_layout,
)

Numbers = NDArray[np.float64]
Stage = tuple[str, str, str]
"""A part of the model: the column it stands in ("인코더" or "디코더"), its name, its shape."""


def path_slider(stages: Sequence[Stage], *, active: int = 0) -> go.Figure:
    """Draw the parts that a sentence passes, in two columns; a slider goes along the way.

    Args:
        stages: the parts in the order of computing, with the shape that leaves each.
        active: the part that is shown first.
    """
    places = _places(stages)
    figure = go.Figure()
    for column, colour in (("인코더", BLUE), ("디코더", GREEN)):
        rows = [n for n, stage in enumerate(stages) if stage[0] == column]
        figure.add_scatter(
            x=[places[n][0] for n in rows], y=[places[n][1] for n in rows],
            mode="lines", line={"color": colour, "width": 3}, name=column, hoverinfo="skip",
        )  # fmt: skip
        for n in rows:
            figure.add_annotation(
                x=places[n][0] + 0.07, y=places[n][1], text=f"{stages[n][1]}<br>{stages[n][2]}",
                showarrow=False, xanchor="left", align="left", font={"size": 11},
            )  # fmt: skip
    stops = []
    for n, (column, name, shape) in enumerate(stages):
        figure.add_scatter(
            x=[places[n][0]], y=[places[n][1]], mode="markers", showlegend=False,
            marker={"size": 17, "color": ORANGE, "line": {"width": 2, "color": GREY}},
            hoverinfo="skip",
        )  # fmt: skip
        title = f"{n + 1}/{len(stages)} {column}: {name}<br>모양 {shape}"
        stops.append(Stop(f"{n + 1}", title, [0, 1, n + 2]))
    phone_layout(figure, stops[active].title, height=600)
    figure.update_xaxes(visible=False, range=[-0.08, 2])
    figure.update_yaxes(visible=False)
    figure.update_layout(margin={"l": 8, "r": 8})
    return add_slider(figure, stops, prefix="차례 ", active=active)


def _places(stages: Sequence[Stage]) -> list[tuple[float, float]]:
    """Return where each part stands; each column goes upwards from the bottom."""
    columns = [stage[0] for stage in stages]
    return [
        (0.0 if column == "인코더" else 1.05, float(columns[:n].count(column)))
        for n, column in enumerate(columns)
    ]


def influence_buttons(
    moves: Mapping[str, Numbers], titles: Sequence[str], given: Sequence[str], read: Sequence[str]
) -> go.Figure:
    """Draw which output moves when each input is changed; a menu chooses the masks.

    Args:
        moves: the menu's label → (outputs, inputs), 1 where the output moved.
        titles: the figure's title at each choice.
        given: the names of the inputs that are changed.
        read: the names of the outputs that are read.
    """
    figure = go.Figure()
    for moved in moves.values():
        figure.add_heatmap(
            z=moved, x=list(range(len(given))), y=list(range(len(read))),
            zmin=0, zmax=1, showscale=False,
            colorscale=[[0, "rgba(153,153,153,0.12)"], [1, "rgba(0,114,178,0.8)"]],
            xgap=2, ygap=2, hoverinfo="skip",
        )  # fmt: skip
    phone_layout(figure, titles[0], x="바꾼 입력", height=440)
    figure.update_yaxes(
        autorange="reversed", tickvals=list(range(len(read))), ticktext=[_plain(n) for n in read]
    )
    figure.update_xaxes(
        tickvals=list(range(len(given))), ticktext=[_plain(n) for n in given], tickangle=-50
    )
    figure.update_layout(margin={"b": 84})
    stops = [Stop(name, titles[n], [n]) for n, name in enumerate(moves)]
    return add_buttons(figure, stops)


def _plain(name: str) -> str:
    return name.replace("<", "&lt;")


def share_slider(
    counts: Mapping[int, Mapping[str, int]], titles: Sequence[str], *, active: int
) -> go.Figure:
    """Draw in which parts the parameters lie; a slider moves the width of the model.

    Args:
        counts: width → part → parameters.
        titles: the figure's title at each width.
        active: the stop that is shown first.
    """
    figure, stops = go.Figure(), []
    for title, (width, parts) in zip(titles, counts.items(), strict=True):
        total = sum(parts.values())
        figure.add_bar(
            x=list(parts), y=[round(n / total, 3) for n in parts.values()], showlegend=False,
            marker={"color": [GREY, BLUE, ORANGE, GREEN]},
            text=[f"{n / 1e6:.1f}" for n in parts.values()], textposition="outside",
            hoverinfo="skip",
        )  # fmt: skip
        stops.append(Stop(f"{width}", title, [len(figure.data) - 1]))
    phone_layout(figure, titles[active], y="파라미터의 몫(위의 수는 백만 개)", height=430)
    figure.update_yaxes(range=[0, 1])
    return add_slider(figure, stops, prefix="너비 d = ", active=active)
