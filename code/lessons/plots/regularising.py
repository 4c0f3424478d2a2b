"""Losses along training, one setting at a time, and what averaging several networks does."""

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, COLOURS, GREY, ORANGE, Stop, add_slider, phone_layout

Numbers = NDArray[np.float64]


def loss_slider(
    records: Mapping[str, tuple[str, Numbers, Numbers]], *, prefix: str, active: int = 0
) -> go.Figure:
    """Draw the training and the validation loss; a slider goes through the settings.

    Args:
        records: by the slider's label, a title, and the losses (epochs, networks) on the training
            and the validation data. A line is the mean, a band reaches from least to most.
        prefix: what stands before the label.
        active: the setting that is seen first.
    """
    figure, stops = go.Figure(), []
    for label, (title, *losses) in records.items():
        first = len(figure.data)
        for loss, colour, name in zip(losses, (BLUE, ORANGE), ("훈련", "검증"), strict=True):
            figure.add_traces(_band(loss, colour, name))
        stops.append(Stop(label, title, range(first, len(figure.data))))
    top = max(float(losses[1].max()) for _, *losses in records.values())
    phone_layout(figure, stops[active].title, x="에포크", y="손실", height=440)
    figure.update_yaxes(range=[0, 1.05 * top])
    return add_slider(figure, stops, prefix=prefix, active=active)


def ensemble_figure(losses: Numbers, title: str) -> go.Figure:
    """Draw the loss of an averaged prediction by the number of networks averaged.

    Args:
        losses: (sizes, draws), the loss at 1, 2, … networks, a column a draw of the data.
        title: the figure's finding.
    """
    sizes = np.arange(1, len(losses) + 1)
    lines = [
        go.Scatter(
            x=sizes, y=column.round(4), mode="lines+markers", name=f"{n}", marker={"size": 5},
            line={"color": colour}, hovertemplate="%{x}개: %{y:.3f}<extra></extra>",
        )
        for n, (column, colour) in enumerate(zip(losses.T, COLOURS, strict=False), start=1)
    ]  # fmt: skip
    figure = phone_layout(go.Figure(lines), title, x="평균한 신경망의 수", y="검증 손실")
    return figure.update_layout(legend_title_text="훈련 데이터 ")


def gain_figure(gains: Mapping[str, Numbers], title: str, *, x: str) -> go.Figure:
    """Draw paired differences, a row a method, a dot a draw of the data, beside zero.

    Args:
        gains: by the method's name, the differences (draws,).
        title: the figure's finding.
        x: what the horizontal axis measures.
    """
    dots = [
        go.Scatter(
            x=values.round(4), y=[name] * len(values), mode="markers", showlegend=False,
            marker={"color": BLUE, "size": 8, "opacity": 0.6},
            hovertemplate="%{x:+.3f}<extra></extra>",
        )
        for name, values in gains.items()
    ]  # fmt: skip
    means = go.Scatter(
        x=[round(float(values.mean()), 4) for values in gains.values()], y=list(gains),
        mode="markers", showlegend=False, hovertemplate="평균 %{x:+.3f}<extra></extra>",
        marker={"symbol": "line-ns", "size": 18, "line": {"color": ORANGE, "width": 3}},
    )  # fmt: skip
    height = 150 + 36 * len(gains)
    figure = phone_layout(go.Figure([*dots, means]), title, x=x, height=height)
    figure.add_vline(x=0, line_color=GREY, line_dash="dot")
    figure.update_yaxes(autorange="reversed")
    return figure.update_layout(margin_l=110)


def _band(loss: Numbers, colour: str, name: str) -> Sequence[go.Scatter]:
    epochs = np.arange(1, len(loss) + 1)
    around = np.concatenate([epochs, epochs[::-1]])
    edge = np.concatenate([loss.max(axis=1), loss.min(axis=1)[::-1]])
    band = go.Scatter(
        x=around, y=edge.round(4), fill="toself", fillcolor=colour, opacity=0.25, mode="none",
        showlegend=False, hoverinfo="skip",
    )  # fmt: skip
    line = go.Scatter(
        x=epochs, y=loss.mean(axis=1).round(4), mode="lines", name=name,
        line={"color": colour, "width": 3}, hovertemplate="%{x}에포크: %{y:.3f}<extra></extra>",
    )  # fmt: skip
    return [band, line]
