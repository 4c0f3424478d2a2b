"""Searching for an answer: a tree of beginnings, a training run, real questions answered."""

from collections.abc import Mapping, Sequence
from textwrap import wrap

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
SHADE = {"남김": BLUE, "버림": GREY, "끝남": GREEN}
"""What became of a beginning → its colour."""
WIDE = 22
"""How many syllables of an answer stand on one line."""


def tree_slider(
    steps: Sequence[tuple[str, str, Mapping[str, tuple[float, str]]]], places: Mapping[str, float]
) -> go.Figure:
    """Draw the beginnings that a search keeps and drops; a slider goes through its steps.

    Args:
        steps: the label, the figure's title, and beginning → its probability and its fate.
        places: beginning → its height; its depth is its length.
    """
    figure, stops = go.Figure(), []
    for label, title, seen in steps:
        first = len(figure.data)
        across: list[float | None] = []
        up: list[float | None] = []
        for name in seen:
            across += [len(name) - 1, len(name), None]
            up += [places[name[:-1]], places[name], None]
        figure.add_scatter(
            x=across, y=up, mode="lines", line={"color": GREY, "width": 1},
            showlegend=False, hoverinfo="skip",
        )  # fmt: skip
        for fate, colour in SHADE.items():
            names = [name for name, (_, its) in seen.items() if its == fate]
            figure.add_scatter(
                x=[len(name) for name in names], y=[places[name] for name in names],
                mode="markers+text", name=fate, marker={"color": colour, "size": 15},
                text=[f"{name} {seen[name][0]:.2f}" for name in names],
                textposition="middle right", hoverinfo="skip",
            )  # fmt: skip
        stops.append(Stop(label, title, range(first, len(figure.data))))
    phone_layout(figure, stops[0].title, height=450)
    figure.update_xaxes(visible=False, range=[-0.1, 2.75])
    figure.update_yaxes(visible=False)
    figure.update_layout(margin={"l": 10, "r": 10})
    return add_slider(figure, stops)


def run_slider(
    runs: Mapping[int, Mapping[str, Numbers]], titles: Sequence[str], *, active: int = 0
) -> go.Figure:
    """Draw the share of right answers of every seed by each search; a slider moves the training.

    Args:
        runs: training steps → search → (seeds,) accuracies.
        titles: the figure's title at each stop.
        active: the stop that is shown first.
    """
    figure, stops = go.Figure(), []
    for title, (steps, by_search) in zip(titles, runs.items(), strict=True):
        first = len(figure.data)
        names = list(by_search)
        for seed, values in enumerate(zip(*by_search.values(), strict=True)):
            figure.add_scatter(
                x=names, y=[round(float(value), 3) for value in values], mode="lines+markers",
                name=f"시드 {seed}", showlegend=False, line={"color": BLUE, "width": 1},
                marker={"size": 9}, opacity=0.7,
                hovertemplate="%{x}: %{y:.1%}<extra></extra>",
            )  # fmt: skip
        stops.append(Stop(f"{steps}", title, range(first, len(figure.data))))
    phone_layout(figure, titles[active], y="다 맞힌 비율", height=430)
    figure.update_yaxes(range=[0, 1.03], tickformat=".0%")
    return add_slider(figure, stops, prefix="훈련 스텝 ", active=active)


def place_slider(shares: Mapping[str, Mapping[str, Numbers]], titles: Sequence[str]) -> go.Figure:
    """Draw the share of right symbols by their place; a slider moves the change.

    Args:
        shares: stop → name of the line → (places,) shares, NaN where none is drawn.
        titles: the figure's title at each stop.
    """
    figure, stops = go.Figure(), []
    for title, (label, lines) in zip(titles, shares.items(), strict=True):
        first = len(figure.data)
        for colour, (name, values) in zip((BLUE, ORANGE), lines.items(), strict=True):
            figure.add_scatter(
                x=list(range(1, len(values) + 1)), y=values.round(3), name=name,
                mode="lines+markers", line={"color": colour},
                hovertemplate="%{x}째: %{y:.1%}<extra></extra>",
            )  # fmt: skip
        stops.append(Stop(label, title, range(first, len(figure.data))))
    phone_layout(figure, titles[0], x="답의 몇째 글자", y="다음 글자를 맞힌 비율", height=450)
    figure.update_yaxes(range=[0, 1.03], tickformat=".0%")
    return add_slider(figure, stops)


def answer_buttons(
    answers: Mapping[str, Mapping[str, tuple[str, float]]], titles: Sequence[str]
) -> go.Figure:
    """Write a question's answers below each other with their likelihood; a menu chooses it.

    Args:
        answers: question → where the answer is from → the answer, its bits a character.
        titles: the figure's title at each question.
    """
    figure, stops = go.Figure(), []
    for title, (question, found) in zip(titles, answers.items(), strict=True):
        names = list(found)
        first = len(figure.data)
        figure.add_bar(
            x=[round(value, 2) for _, value in found.values()], y=names, orientation="h",
            marker={"color": [GREEN, BLUE, BLUE, BLUE, ORANGE]}, opacity=0.35,
            showlegend=False, hoverinfo="skip",
        )  # fmt: skip
        figure.add_scatter(
            x=[0.1] * len(names), y=names, mode="text", textposition="middle right",
            text=["<br>".join(wrap(text, WIDE)) for text, _ in found.values()],
            showlegend=False, hoverinfo="skip",
        )  # fmt: skip
        stops.append(Stop(question, title, range(first, len(figure.data))))
    phone_layout(figure, titles[0], x="글자마다 든 비트", height=430)
    figure.update_yaxes(autorange="reversed")
    figure.update_xaxes(range=[0, 8])
    figure.update_layout(margin={"l": 62})
    return add_buttons(figure, stops)
