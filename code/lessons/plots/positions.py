"""Places of tokens: sinusoids that know distances, rotations, and gradients by depth."""

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, GREEN, GREY, ORANGE, RED, Stop, add_slider, phone_layout

Numbers = NDArray[np.float64]


def distance_slider(
    places: Numbers, shown: Sequence[int], titles: Sequence[str], *, active: int = 0
) -> go.Figure:
    """Draw one place's dot products with all places; a slider moves the place.

    Args:
        places: (places, features), the vectors that are added.
        shown: the places that the slider stops at.
        titles: the figure's title at each of them.
        active: the stop that is shown first.
    """
    figure, stops = go.Figure(), []
    for n, (place, title) in enumerate(zip(shown, titles, strict=True)):
        products = places @ places[place]
        figure.add_scatter(
            x=np.arange(len(places)), y=products.round(2), mode="lines",
            line={"color": BLUE, "width": 2}, showlegend=False,
            hovertemplate="자리 %{x}: %{y:.1f}<extra></extra>",
        )  # fmt: skip
        figure.add_scatter(
            x=[place], y=[products[place].round(2)], mode="markers", showlegend=False,
            marker={"color": ORANGE, "size": 13}, hoverinfo="skip",
        )  # fmt: skip
        stops.append(Stop(f"{place}", title, [2 * n, 2 * n + 1]))
    phone_layout(figure, titles[active], x="다른 자리", y="점곱", height=440)
    add_slider(figure, stops, prefix="자리 ", active=active)
    return figure.update_layout(sliders=[{"pad": {"t": 66}}])


def rotation_slider(
    pairs: Mapping[int, tuple[Numbers, Numbers]], titles: Sequence[str]
) -> go.Figure:
    """Draw a query and a key turned by their places; a slider moves both by the same number.

    Args:
        pairs: the query's place → the two turned vectors, each (2,).
        titles: the figure's title at each place.
    """
    figure, stops = go.Figure(), []
    circle = np.linspace(0, 2 * np.pi, 90)
    figure.add_scatter(
        x=np.cos(circle).round(3), y=np.sin(circle).round(3), mode="lines", showlegend=False,
        line={"color": GREY, "dash": "dot", "width": 1}, hoverinfo="skip",
    )  # fmt: skip
    for title, (place, two) in zip(titles, pairs.items(), strict=True):
        first = len(figure.data)
        for name, colour, vector in zip(("쿼리", "키"), (ORANGE, BLUE), two, strict=True):
            figure.add_scatter(
                x=[0, vector[0].round(3)], y=[0, vector[1].round(3)], name=name,
                mode="lines+markers", marker={"color": colour, "size": [0, 13]},
                line={"color": colour, "width": 4}, hoverinfo="skip",
            )  # fmt: skip
        stops.append(Stop(f"{place}", title, [0, first, first + 1]))
    phone_layout(figure, titles[0], height=480)
    figure.update_xaxes(range=[-1.25, 1.25], visible=False)
    figure.update_yaxes(range=[-1.25, 1.25], visible=False, scaleanchor="x")
    return add_slider(figure, stops, prefix="쿼리의 자리 ")


def depth_slider(
    slopes: Mapping[int, Mapping[str, Numbers]], titles: Sequence[str], *, active: int
) -> go.Figure:
    """Draw each layer's gradient at initialisation, a line a seed; a slider sets the depth.

    Args:
        slopes: depth → order of the norm → (seeds, depth) norms of gradients.
        titles: the figure's title at each depth.
        active: the stop that is shown first.
    """
    figure, stops = go.Figure(), []
    for title, (depth, by_name) in zip(titles, slopes.items(), strict=True):
        first = len(figure.data)
        for colour, (name, runs) in zip((GREEN, RED), by_name.items(), strict=True):
            for n, run in enumerate(runs):
                figure.add_scatter(
                    x=np.arange(1, depth + 1), y=run.round(3), mode="lines", name=name,
                    line={"color": colour, "width": 1.5}, showlegend=n == 0, legendgroup=name,
                    hoverinfo="skip",
                )  # fmt: skip
        stops.append(Stop(f"{depth}", title, range(first, len(figure.data))))
    phone_layout(figure, titles[active], x="층(1이 입력 쪽)", y="기울기의 크기", height=460)
    figure.update_yaxes(rangemode="tozero")
    add_slider(figure, stops, prefix="층의 수 ", active=active)
    return figure.update_layout(sliders=[{"pad": {"t": 66}}])
