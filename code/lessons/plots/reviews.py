"""How a bag of pieces pushes a verdict, losses along training, and what a doubter may decline."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import (
    BLUE,
    GREY,
    ORANGE,
    Stop,
    add_buttons,
    add_slider,
    frames,
    phone_layout,
)

Numbers = NDArray[np.float64]


class Pushes(NamedTuple):
    """One review: its slider label, the figure's title, and pieces with what each adds."""

    label: str
    title: str
    pieces: Sequence[str]
    weights: Numbers


def pushes_figure(reviews: Sequence[Pushes]) -> go.Figure:
    """Draw what each piece of a review adds to its logit; a slider goes through the reviews."""
    reach = 1.1 * max(float(np.abs(review.weights).max()) for review in reviews)
    rows = max(len(review.pieces) for review in reviews)

    def draw(review: Pushes) -> tuple[str, list[go.Bar]]:
        bar = go.Bar(
            x=review.weights.round(2), y=[f"‘{piece}’" for piece in review.pieces],
            orientation="h", showlegend=False,
            marker={"color": [ORANGE if w > 0 else BLUE for w in review.weights]},
            hovertemplate="%{y}: %{x:+.2f}<extra></extra>",
        )  # fmt: skip
        return review.title, [bar]

    figure = phone_layout(go.Figure(), reviews[0].title, x="로짓에 더한 값", height=200 + 26 * rows)
    figure.update_xaxes(range=[-reach, reach], zerolinecolor=GREY)
    figure.update_yaxes(autorange="reversed", type="category")
    frames(figure, reviews, draw, prefix="리뷰 ", label=lambda review: str(review.label))
    figure.update_layout(margin_l=70)
    return _lower(figure)


def curves_figure(
    records: Mapping[str, tuple[str, Numbers, Numbers, float]], *, best: int
) -> go.Figure:
    """Draw a measure along training; buttons choose the measure.

    Args:
        records: by the measure's name, a title, the values (epochs, networks) on the training and
            the validation data, and the linear model's on the validation data.
        best: the epoch where training is stopped, from 1.
    """
    figure, stops = go.Figure(), []
    for name, (title, train, held, linear) in records.items():
        first = len(figure.data)
        epochs = np.arange(1, len(train) + 1)
        for values, colour, label in ((train, BLUE, "훈련"), (held, ORANGE, "검증")):
            figure.add_scatter(
                x=epochs, y=values.mean(axis=1).round(4), mode="lines+markers", name=label,
                line={"color": colour, "width": 3}, marker={"size": 5},
                error_y={"array": values.std(axis=1, ddof=1).round(4), "thickness": 1},
                hovertemplate="%{x}에포크: %{y:.3f}<extra></extra>",
            )  # fmt: skip
        figure.add_scatter(
            x=[1, len(train)], y=[linear, linear], mode="lines", name="로지스틱 회귀, 검증",
            line={"color": GREY, "dash": "dot", "width": 2}, hoverinfo="skip",
        )  # fmt: skip
        stops.append(Stop(name, title, range(first, len(figure.data))))
    phone_layout(figure, stops[0].title, x="에포크", height=460)
    below = {"orientation": "h", "x": 0, "y": -0.2, "yanchor": "top"}
    figure.update_layout(legend=below, margin={"t": 70, "b": 90})
    figure.add_vline(x=best, line_color=GREY, line_dash="dash", line_width=1)
    return add_buttons(figure, stops)


def doubt_figure(
    margins: Sequence[float], answered: Sequence[float], right: Sequence[float],
    titles: Sequence[str],
) -> go.Figure:  # fmt: skip
    """Draw the share of answers and their accuracy by the doubt at which a model declines."""
    figure = go.Figure()
    for values, colour, name in ((answered, GREY, "답한 몫"), (right, ORANGE, "답한 것의 정확도")):
        figure.add_scatter(
            x=list(margins), y=np.round(values, 4), mode="lines+markers", name=name,
            line={"color": colour, "width": 3},
            hovertemplate="%{x:.2f}부터: %{y:.1%}<extra></extra>",
        )  # fmt: skip
    stops = []
    for margin, title in zip(margins, titles, strict=True):
        number = len(figure.data)
        figure.add_scatter(
            x=[margin, margin], y=[0, 1], mode="lines", showlegend=False, hoverinfo="skip",
            line={"color": BLUE, "dash": "dash"},
        )  # fmt: skip
        stops.append(Stop(f"{margin:.2f}", title, [0, 1, number]))
    phone_layout(figure, titles[0], x="답하는 문턱(더 큰 쪽의 확률)", height=450)
    figure.update_yaxes(range=[0, 1.02], tickformat=".0%")
    return _lower(add_slider(figure, stops, prefix="문턱 "))


def _lower(figure: go.Figure) -> go.Figure:
    """Keep the slider's value clear of the axis's title."""
    for slider in figure.layout.sliders:
        slider.pad.t = 66
    return figure
