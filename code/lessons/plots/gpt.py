"""GPT letter by letter: bits along a text, temperatures, dots a seed, heads that look back."""

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.attention import SHADE
from lessons.plots.layout import (
    BLUE,
    ORANGE,
    Stop,
    add_buttons,
    add_slider,
    phone_layout,
)
from lessons.plots.rows import Groups, add_rows

Numbers = NDArray[np.float64]
Guess = tuple[str, float]
"""A letter and its probability."""


def bits_buttons(
    costs: Mapping[str, Mapping[str, Numbers]], titles: Mapping[str, str]
) -> go.Figure:
    """Draw the bits of every letter of a text under each model; a menu chooses the text.

    Args:
        costs: text → model → (letters + 1,) bits, the last of them of the text's end.
        titles: text → the figure's title.
    """
    figure, stops = go.Figure(), []
    for text, models in costs.items():
        first = len(figure.data)
        names = [letter.replace(" ", "빈칸") for letter in text] + ["끝"]
        # Letters may recur, so places are numbers and the names are written on the first bars.
        for (model, bits), colour in zip(models.items(), (BLUE, ORANGE), strict=True):
            figure.add_bar(
                x=[f"{n + 1}. {name}" for n, name in enumerate(names)], y=bits.round(2),
                name=model, marker={"color": colour},
                hovertemplate="%{x}: %{y:.1f}비트<extra></extra>",
            )  # fmt: skip
        stops.append(Stop(text, titles[text], range(first, len(figure.data))))
    phone_layout(figure, stops[0].title, y="비트", height=440)
    figure.update_layout(barmode="group", margin={"b": 76})
    figure.update_xaxes(tickangle=-60)
    return _menu_above_legend(add_buttons(figure, stops))


def temperature_slider(
    guesses: Mapping[float, Sequence[Guess]], titles: Sequence[str], *, active: int
) -> go.Figure:
    """Draw the probabilities of the next letter; a slider moves the temperature.

    Args:
        guesses: temperature → the same letters with their probabilities, the likeliest first.
        titles: the figure's title at each temperature.
        active: the stop that is shown first.
    """
    figure = go.Figure()
    for ranked in guesses.values():
        figure.add_bar(
            x=[round(p, 3) for _, p in ranked][::-1],
            y=[_shown(letter) for letter, _ in ranked][::-1],
            orientation="h", marker={"color": BLUE}, showlegend=False,
            hovertemplate="%{y}: %{x:.1%}<extra></extra>",
        )  # fmt: skip
    stops = [Stop(f"{t:g}", titles[n], [n]) for n, t in enumerate(guesses)]
    phone_layout(figure, titles[active], x="다음 글자의 확률", height=460)
    figure.update_xaxes(range=[0, 1])
    figure = add_slider(figure, stops, prefix="온도 ", active=active)
    return figure.update_layout(sliders=[{"pad": {"t": 62}}])


def _shown(letter: str) -> str:
    return {" ": "빈칸", "\n": "끝"}.get(letter, letter)


def arms_figure(groups: Groups, *, x: str = "") -> go.Figure:
    """Draw a dot for every seed of every arm; a menu chooses the measure where there are several.

    Args:
        groups: measure → the title, and arm → (seeds,) values.
        x: the title of the horizontal axis.
    """
    figure = go.Figure()
    stops = add_rows(figure, groups, apart=0.12)
    phone_layout(figure, stops[0].title, x=x, height=360)
    figure.update_layout(margin={"l": 96})
    return add_buttons(figure, stops) if len(stops) > 1 else figure


def heads_buttons(
    looks: Mapping[str, Numbers], titles: Sequence[str], tokens: Sequence[str]
) -> go.Figure:
    """Draw where each head looks; a menu chooses the head.

    Args:
        looks: head → (T, T) weights.
        titles: the figure's title at each head.
        tokens: the names of the T tokens.
    """
    figure, places = go.Figure(), list(range(len(tokens)))
    for weights in looks.values():
        figure.add_heatmap(
            z=weights.round(2), x=places, y=places, zmin=0, zmax=1, colorscale=SHADE,
            showscale=False, xgap=1, ygap=1, hovertemplate="%{z:.2f}<extra></extra>",
        )  # fmt: skip
    phone_layout(figure, titles[0], x="보는 곳(키)", height=480)
    figure.update_xaxes(tickvals=places, ticktext=list(tokens), tickangle=-90)
    figure.update_yaxes(tickvals=places, ticktext=list(tokens), autorange="reversed")
    stops = [Stop(name, titles[n], [n]) for n, name in enumerate(looks)]
    return add_buttons(figure, stops)


def _menu_above_legend(figure: go.Figure) -> go.Figure:
    """Lift the menu over the legend's line."""
    menu, top = figure.layout.updatemenus[0], figure.layout.margin.t
    return figure.update_layout(updatemenus=[{"y": menu.y + 0.13}], margin={"t": top + 12})
