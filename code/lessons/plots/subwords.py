"""Figures of byte-pair encoding: what merges are spent on, what the same meaning costs."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, COLOURS, GREEN, GREY, ORANGE, frames, phone_layout


def spent_figure(
    kinds: Mapping[int, Mapping[str, int]], titles: Mapping[int, str], *, active: int = 0
) -> go.Figure:
    """Draw what the learnt pieces are, in shares; a slider moves the vocabulary's size.

    Args:
        kinds: by size, how many pieces there are of each kind.
        titles: by size, what is seen there, as computed.
        active: the place of the size that is seen first.
    """

    def draw(size: int) -> tuple[str, list[go.Bar]]:
        total = sum(kinds[size].values())
        shares = [count / total for count in kinds[size].values()]
        bars = go.Bar(
            x=[name.replace(" ", "<br>") for name in kinds[size]], y=np.round(shares, 4),
            text=[f"{count:,}개" for count in kinds[size].values()], textposition="outside",
            marker={"color": [GREY, ORANGE, BLUE]}, showlegend=False, cliponaxis=False,
        )  # fmt: skip
        return titles[size], [bars]

    figure = go.Figure()
    sizes = list(kinds)
    phone_layout(figure, titles[sizes[active]], y="배운 조각의 몫", height=450)
    frames(figure, sizes, draw, prefix="어휘 사전의 크기 ", label=lambda s: f"{s:,}", active=active)
    figure.update_yaxes(range=[0, 1.08], tickformat=".0%")
    return figure.update_layout(sliders=[{"pad": {"t": 58}}], margin={"t": 80, "b": 125})


def length_figure(
    lengths: Mapping[str, NDArray[Any]], sizes: Sequence[int], title: str
) -> go.Figure:
    """Draw how many characters a token holds against the vocabulary's size, a line a level."""
    figure = go.Figure()
    for (name, values), colour, dash, mark in zip(
        lengths.items(), (BLUE, ORANGE, GREEN), ("solid", "dash", "dot"),
        ("circle", "square", "diamond"), strict=True,
    ):  # fmt: skip
        figure.add_scatter(
            x=list(sizes), y=values.round(3), name=name, mode="lines+markers",
            line={"color": colour, "dash": dash, "width": 2.5}, marker={"symbol": mark},
        )  # fmt: skip
    phone_layout(
        figure, title, x="어휘 사전의 크기(로그 눈금)", y="토큰 하나의 글자 수", height=430
    )
    figure.update_xaxes(type="log", tickvals=list(sizes), ticktext=[f"{s:,}" for s in sizes])
    return figure.update_layout(legend={"y": -0.24, "yanchor": "top"}, margin={"b": 105, "t": 78})


def cost_figure(
    counts: Mapping[str, tuple[NDArray[Any], NDArray[Any]]], titles: Mapping[str, str]
) -> go.Figure:
    """Draw each pair's tokens, English against Korean; a slider chooses the vocabulary.

    Args:
        counts: by vocabulary, (pairs,) tokens of the Korean and of the English.
        titles: by vocabulary, what is seen there, as computed.
    """
    top = max(float(np.max(values)) for pair in counts.values() for values in pair)

    def draw(name: str) -> tuple[str, list[go.Scatter]]:
        korean, english = counts[name]
        colour = COLOURS[list(counts).index(name)]
        return titles[name], [
            go.Scatter(
                x=english, y=korean, mode="markers", showlegend=False,
                marker={"color": colour, "size": 7, "opacity": 0.6},
                hovertemplate="영어 %{x}, 한국어 %{y}<extra></extra>",
            )
        ]  # fmt: skip

    figure = go.Figure()
    figure.add_scatter(
        x=[1, top], y=[1, top], mode="lines", showlegend=False, line={"color": GREY, "dash": "dot"}
    )
    names = list(counts)
    phone_layout(
        figure,
        titles[names[0]],
        x="영어의 토큰(로그 눈금)",
        y="한국어의 토큰(로그 눈금)",
        height=490,
    )
    frames(figure, names, draw, prefix="어휘를 배운 글: ")
    limits = [0.6, float(np.log10(top)) + 0.1]
    figure.update_xaxes(type="log", range=limits)
    figure.update_yaxes(type="log", range=limits)
    return figure.update_layout(sliders=[{"pad": {"t": 62}}], margin={"t": 80, "b": 120})
