"""Numbers read in Korean: what is written as training goes, where it looks, how long it holds."""

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    RED,
    Stop,
    add_slider,
    phone_layout,
)

Numbers = NDArray[np.float64]


def answers_slider(
    written: Mapping[int, Sequence[tuple[str, str, bool]]],
    titles: Sequence[str],
    *,
    active: int = 0,
) -> go.Figure:
    """Write what the model answers as training goes; a slider moves the step.

    Args:
        written: step → (asked, answered, whether the rule agrees) from top to bottom.
        titles: the figure's title at each step.
        active: the stop that is shown first.
    """
    figure, stops = go.Figure(), []
    for title, (step, rows) in zip(titles, written.items(), strict=True):
        places = list(range(len(rows)))
        figure.add_scatter(
            x=[0.0] * len(rows), y=places, mode="markers+text", showlegend=False,
            text=[f"  {asked} → {answered or '(빈 글)'}" for asked, answered, _ in rows],
            textposition="middle right", textfont={"size": 13}, hoverinfo="skip",
            marker={"size": 12, "symbol": ["circle" if good else "x" for *_, good in rows],
                    "color": [GREEN if good else RED for *_, good in rows]},
        )  # fmt: skip
        stops.append(Stop(f"{step}", title, [len(figure.data) - 1]))
    phone_layout(figure, titles[active], height=400)
    figure.update_xaxes(visible=False, range=[-0.06, 1])
    figure.update_yaxes(visible=False, autorange="reversed")
    figure.update_layout(margin={"l": 8, "r": 8})
    return add_slider(figure, stops, prefix="훈련 스텝 ", active=active)


def look_slider(looks: Sequence[tuple[str, str, Numbers, int]], titles: Sequence[str]) -> go.Figure:
    """Draw where one syllable after the other looks; a slider goes along the answers.

    Args:
        looks: (what is read, the syllable that is written, (S,) shares of what is read, the
            place of the symbol that bears the syllable or −1).
        titles: the figure's title at each syllable.
    """
    figure, stops = go.Figure(), []
    for title, (source, syllable, shares, own) in zip(titles, looks, strict=True):
        places, first = list(range(len(source))), len(figure.data)
        figure.add_bar(
            x=places, y=shares.round(2), showlegend=False, hoverinfo="skip",
            marker={"color": [ORANGE if i == own else BLUE for i in places]},
            text=[f"{share:.2f}" for share in shares], textposition="outside", cliponaxis=False,
        )  # fmt: skip
        figure.add_scatter(
            x=places, y=[-0.07] * len(places), mode="text", text=list(source), showlegend=False,
            textfont={"size": 16}, hoverinfo="skip", cliponaxis=False,
        )  # fmt: skip
        stops.append(Stop(syllable, title, [first, first + 1]))
    phone_layout(figure, titles[0], y="어텐션의 몫", height=420)
    figure.update_xaxes(visible=False)
    figure.update_yaxes(range=[-0.14, 1.08], tickvals=[0, 0.5, 1])
    return add_slider(figure, stops, prefix="쓰는 음절: ")


def length_slider(
    shares: Mapping[int, Mapping[str, float]],
    titles: Sequence[str],
    *,
    spread: Mapping[int, Mapping[str, float]],
) -> go.Figure:
    """Draw the share of right answers of each model; a slider moves the number of digits.

    Args:
        shares: digits → model → share of numbers read right.
        titles: the figure's title at each number of digits.
        spread: digits → model → the standard error of that share.
    """
    figure, stops = go.Figure(), []
    for title, (digits, by_model) in zip(titles, shares.items(), strict=True):
        figure.add_bar(
            x=list(by_model), y=[round(share, 3) for share in by_model.values()],
            error_y={"array": [round(spread[digits][name], 3) for name in by_model]},
            marker={"color": [BLUE, GREEN, GREY, BLUE, GREEN][: len(by_model)]}, showlegend=False,
            text=[f"{share:.0%}" for share in by_model.values()], textposition="auto",
            insidetextanchor="start", hoverinfo="skip",
        )  # fmt: skip
        stops.append(Stop(f"{digits}", title, [len(figure.data) - 1]))
    phone_layout(figure, titles[0], y="통째로 맞힌 비율", height=430)
    figure.update_yaxes(range=[0, 1.1])
    return add_slider(figure, stops, prefix="자릿수 ")
