"""What each head of a network answers, to one image and counted over many."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, GREEN, ORANGE, Stop, add_slider, frames, phone_layout


class Reading(NamedTuple):
    """One syllable: its name, the title, its image (side, side), each head's best answers."""

    label: str
    title: str
    image: NDArray[np.float32]
    answers: Sequence[Sequence[tuple[str, float]]]


def reading_slider(readings: Sequence[Reading], heads: Sequence[str]) -> go.Figure:
    """Draw image and answers; a slider goes through the syllables.

    Args:
        readings: the syllables.
        heads: the names of the heads, in the order of a reading's answers.
    """
    traces: list[go.Heatmap | go.Bar] = []
    for one in readings:
        traces.append(
            go.Heatmap(
                z=one.image[::-1].round(2), colorscale="Greys", showscale=False, hoverinfo="skip"
            )
        )
        for head, answers, colour in zip(heads, one.answers, (BLUE, ORANGE, GREEN), strict=True):
            traces.append(_bars(head, answers, colour))
    figure = phone_layout(go.Figure(traces), readings[0].title, height=430)
    figure.update_layout(
        showlegend=False,
        xaxis={"domain": [0, 0.36], "visible": False},
        yaxis={"visible": False, "scaleanchor": "x", "domain": [0.3, 1]},
        xaxis2={"domain": [0.58, 1], "anchor": "y2", "range": [0, 1], "title": "확률"},
        yaxis2={"anchor": "x2", "autorange": "reversed", "type": "category"},
        margin={"l": 10, "t": 72},
    )
    each = 1 + len(heads)
    stops = [
        Stop(one.label, one.title, list(range(n * each, (n + 1) * each)))
        for n, one in enumerate(readings)
    ]
    add_slider(figure, stops, prefix="음절 ")
    return figure.update_layout(sliders=[{"pad": {"t": 62}}])


def kinds_slider(
    scores: Mapping[str, NDArray[np.float64]],
    parts: Sequence[str],
    titles: Sequence[str],
    *,
    active: int = 0,
) -> go.Figure:
    """Draw each kind's accuracies, a point a seed, on syllables seen and hidden in training.

    Args:
        scores: of each kind, (seeds, 2, parts): seen syllables, then hidden ones.
        parts: what is counted, one stop each.
        titles: the figure's title at each stop.
        active: the stop that is shown first.
    """

    def draw(place: int) -> tuple[str, list[go.Scatter]]:
        return titles[place], [
            _points(scores, which, place, name, colour, symbol)
            for which, (name, colour, symbol) in enumerate(
                (("본 음절", BLUE, "circle"), ("숨긴 음절", ORANGE, "diamond"))
            )
        ]

    figure = phone_layout(go.Figure(), titles[active], y="맞힌 비율", height=430)
    frames(
        figure, range(len(parts)), draw,
        prefix="맞힐 것: ", label=lambda place: parts[place], active=active,
    )  # fmt: skip
    figure.update_layout(showlegend=True, yaxis_range=[0, 1.02], margin={"t": 104, "l": 55})
    return figure.update_layout(sliders=[{"pad": {"t": 48}}])


def _points(
    scores: Mapping[str, NDArray[np.float64]],
    which: int,
    place: int,
    name: str,
    colour: str,
    symbol: str,
) -> go.Scatter:
    x = [kind for kind, one in scores.items() for _ in one]
    y = [value for one in scores.values() for value in one[:, which, place].round(3)]
    return go.Scatter(
        x=x, y=y, mode="markers", name=name, hoverinfo="skip",
        marker={"color": colour, "symbol": symbol, "size": 11, "opacity": 0.75},
    )  # fmt: skip


def _bars(head: str, answers: Sequence[tuple[str, float]], colour: str) -> go.Bar:
    names = [f"{head} {letter}" for letter, _ in answers]
    return go.Bar(
        x=[round(share, 3) for _, share in answers], y=names, orientation="h",
        xaxis="x2", yaxis="y2", marker={"color": colour}, hoverinfo="skip",
    )  # fmt: skip
