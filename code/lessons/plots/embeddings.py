"""Word embeddings: neighbours as more is read, pairs of opposites, what few labels suffice for."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import (
    BLUE,
    GREY,
    ORANGE,
    RED,
    Stop,
    add_buttons,
    add_slider,
    frames,
    phone_layout,
)
from lessons.plots.rows import Groups, add_rows, row_names

Numbers = NDArray[np.float64]
Pairs = Mapping[str, tuple[Sequence[str], Numbers]]
"""Kind of pair → the pairs' names, and their cosines."""


def padding_lines(
    lengths: Sequence[str], rates: Mapping[str, NDArray[np.floating[Any]]], title: str
) -> go.Figure:
    """Draw how often answers are right against the length to which texts are padded.

    Args:
        lengths: what the texts are padded to, in words.
        rates: model → (seeds, lengths).
        title: the figure's title.
    """
    figure = go.Figure()
    looks = ((BLUE, "circle", "solid"), (ORANGE, "square", "dash"))
    for (name, seeds), (colour, symbol, dash) in zip(rates.items(), looks, strict=True):
        for number, values in enumerate(seeds):
            figure.add_scatter(
                x=list(lengths), y=values.round(4), mode="lines+markers", name=name,
                showlegend=not number, line={"color": colour, "dash": dash, "width": 2},
                marker={"symbol": symbol, "size": 8},
                hovertemplate="%{y:.1%}<extra></extra>",
            )  # fmt: skip
    phone_layout(figure, title, x="채움까지 센 길이", y="검증에서 맞힌 비율", height=430)
    figure.update_yaxes(tickformat=".0%")
    return figure.update_layout(legend={"y": -0.22, "yanchor": "top"}, margin={"b": 100, "t": 78})


def neighbours_slider(
    near: Mapping[int, Sequence[tuple[str, float]]], titles: Mapping[int, str], watched: str
) -> go.Figure:
    """Draw a word's nearest words as bars; a slider moves how many reviews were read.

    Args:
        near: reviews read → the nearest words and their cosines, the nearest first.
        titles: reviews read → the figure's title.
        watched: the word whose bar has a colour of its own.
    """

    def draw(read: int) -> tuple[str, list[go.Bar]]:
        words = [word for word, _ in near[read]]
        bars = go.Bar(
            x=[round(value, 3) for _, value in near[read]], y=list(range(len(words))),
            orientation="h", text=words, textposition="inside", insidetextanchor="start",
            marker={"color": [RED if word == watched else BLUE for word in words]},
            textfont={"color": "white", "size": 14}, showlegend=False, hoverinfo="skip",
        )  # fmt: skip
        return titles[read], [bars]

    figure = go.Figure()
    stops = list(near)
    phone_layout(figure, titles[stops[-1]], x="코사인 유사도", height=430)
    figure.update_xaxes(range=[0, 1])
    figure.update_yaxes(autorange="reversed", title="", tickvals=list(range(len(near[stops[-1]]))),
                        ticktext=[str(n + 1) for n in range(len(near[stops[-1]]))])  # fmt: skip
    frames(
        figure, stops, draw, prefix="읽은 리뷰 ", label=lambda n: f"{n:,}", active=len(stops) - 1
    )
    return figure.update_layout(margin={"l": 30, "b": 110})


def pairs_buttons(spaces: Mapping[str, tuple[str, Pairs]]) -> go.Figure:
    """Draw the cosine of each pair, a row a kind; buttons choose the embedding.

    Args:
        spaces: the button's label → the figure's title there, and the pairs.
    """
    figure, stops = go.Figure(), []
    kinds: list[str] = []
    for label, (title, pairs) in spaces.items():
        first, kinds = len(figure.data), list(pairs)
        for (row, (names, values)), colour in zip(
            enumerate(pairs.values()), (BLUE, RED, GREY), strict=True
        ):
            apart = 0.3 * ((np.arange(len(values)) % 5) - 2) / 2
            figure.add_scatter(
                x=values.round(2), y=(row + apart).round(2), mode="markers", showlegend=False,
                marker={"color": colour, "size": 9, "opacity": 0.7}, text=list(names),
                hovertemplate="%{text} %{x}<extra></extra>",
            )  # fmt: skip
            middle = round(float(np.median(values)), 3)
            figure.add_scatter(
                x=[middle, middle], y=[row - 0.42, row + 0.42], mode="lines", showlegend=False,
                line={"color": colour, "width": 3}, hoverinfo="skip",
            )  # fmt: skip
        stops.append(Stop(label, title, range(first, len(figure.data))))
    phone_layout(figure, stops[0].title, x="코사인 유사도(굵은 줄은 가운데 값)", height=430)
    figure.update_xaxes(range=[-0.85, 1.02], zeroline=True)
    figure.update_yaxes(
        range=[len(kinds) - 0.5, -0.5], tickvals=list(range(len(kinds))), ticktext=kinds
    )
    figure.update_layout(margin={"l": 82})
    return add_buttons(figure, stops)


def labels_slider(groups: Groups, *, active: int = 0) -> go.Figure:
    """Draw what each way gets right, a dot a subset; a slider moves the number of labels."""
    figure = go.Figure()
    stops = add_rows(figure, groups, hover="%{x:.1%}", apart=0.18)
    phone_layout(figure, stops[active].title, x="테스트에서 맞힌 비율", height=430)
    figure.update_xaxes(range=[0.48, 0.88], tickformat=".0%")
    figure.update_yaxes(ticktext=[name.replace(" ", "<br>") for name in row_names(groups)])
    figure.update_layout(margin={"l": 92, "b": 110})
    return add_slider(figure, stops, prefix="레이블 ", active=active)
