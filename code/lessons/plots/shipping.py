"""What a wrongly fed model says, how a queue grows, which values few bits can write."""

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import (
    BLUE,
    COLOURS,
    GREY,
    ORANGE,
    Stop,
    add_buttons,
    add_slider,
    phone_layout,
)

Numbers = NDArray[np.float64]


def fault_figure(
    scores: Mapping[str, Mapping[str, Numbers]],
    titles: Sequence[str],
    spans: Sequence[Sequence[float]],
) -> go.Figure:
    """Draw one measure of each fault; buttons choose the measure.

    Args:
        scores: measure → fault → (seeds,) values.
        titles: the figure's title at each button.
        spans: the ends of the horizontal axis at each button.
    """
    figure = go.Figure()
    for colour, faults in zip(COLOURS, scores.values(), strict=False):
        names = list(faults)[::-1]
        figure.add_scatter(
            x=[float(faults[name].mean().round(4)) for name in names], y=names,
            mode="markers+text", textposition="top center",
            text=[f"{faults[name].mean():.3f}" for name in names],
            error_x={"array": [float(faults[name].std().round(4)) for name in names]},
            marker={"color": colour, "size": 12}, showlegend=False, hoverinfo="skip",
        )  # fmt: skip
    phone_layout(figure, titles[0], x=next(iter(scores)), height=440, margin={"l": 118})
    figure.update_yaxes(range=[-0.5, len(next(iter(scores.values()))) - 0.4])
    stops = [Stop(name, titles[n], [n]) for n, name in enumerate(scores)]
    add_buttons(figure, stops)
    figure.update_xaxes(range=list(spans[0]))
    for number, (button, name) in enumerate(
        zip(figure.layout.updatemenus[0].buttons, scores, strict=True)
    ):
        change = {"xaxis.range": list(spans[number]), "xaxis.title.text": name}
        button.args = (button.args[0], {**button.args[1], **change})
    return figure


def queue_slider(
    waits: Mapping[float, Numbers], titles: Sequence[str], *, active: int
) -> go.Figure:
    """Draw how long requests take that come on their own; a slider moves the load.

    Args:
        waits: load → (n,) times to the answer, in units of the work for one.
        titles: the figure's title at each stop.
        active: the stop that is shown first.
    """
    edges = np.concatenate([np.arange(1, 21), [np.inf]])
    names = [*(f"{low}–{low + 1}" for low in range(1, 20)), "20–"]
    figure = go.Figure()
    for times in waits.values():
        shares = np.histogram(times, edges)[0] / len(times)
        figure.add_bar(
            x=names, y=(100 * shares).round(2), marker={"color": BLUE}, showlegend=False,
            hovertemplate="%{x}배: %{y:.1f}%",
        )  # fmt: skip
    phone_layout(
        figure, titles[active], x="답까지 걸린 시간(일하는 시간의 배)", y="요청의 %", height=450,
        xaxis={"tickvals": ["1–2", "5–6", "10–11", "15–16", "20–"]},
    )  # fmt: skip
    figure.update_yaxes(range=[0, 100])
    stops = [Stop(f"{load:.0%}", titles[n], [n]) for n, load in enumerate(waits)]
    return add_slider(figure, stops, prefix="부하 ", active=active)


def level_slider(
    weights: Numbers, rounded: Mapping[int, Numbers], titles: Sequence[str], *, active: int
) -> go.Figure:
    """Draw weights and the values that few bits leave of them; a slider moves the bits.

    Args:
        weights: (n,) as trained.
        rounded: bits → (n,) the weights as written with so many.
        titles: the figure's title at each stop.
        active: the stop that is shown first.
    """
    most = float(np.abs(weights).max())
    bins = np.linspace(-most, most, 61)
    middle = (bins[:-1] + bins[1:]) / 2
    figure = go.Figure()
    figure.add_bar(
        x=middle.round(4), y=np.histogram(weights, bins)[0] / len(weights), name="훈련한 값",
        marker={"color": GREY}, hoverinfo="skip",
    )  # fmt: skip
    for values in rounded.values():
        levels, counts = np.unique(values.round(5), return_counts=True)
        figure.add_scatter(
            x=levels, y=counts / len(values), name="남은 값", mode="markers",
            marker={"color": ORANGE, "size": 6}, hovertemplate="%{x:.3f}: %{y:.1%}",
        )  # fmt: skip
    phone_layout(figure, titles[active], x="가중치", y="몫", height=450)
    figure.update_yaxes(range=[-3.6, 0.05], type="log", tickvals=[0.001, 0.01, 0.1, 1])
    figure.update_layout(bargap=0)
    stops = [Stop(f"{bits}", titles[n], [0, n + 1]) for n, bits in enumerate(rounded)]
    return add_slider(figure, stops, prefix="비트 ", active=active)


def accuracy_by_bits(
    scores: Mapping[str, Mapping[int, Numbers]], titles: Sequence[str], *, floor: float
) -> go.Figure:
    """Draw accuracy against bits; buttons choose how scales are shared.

    Args:
        scores: way → bits → (seeds,) accuracies.
        titles: the figure's title at each button.
        floor: the accuracy of a guess, which is drawn as a line.
    """
    figure = go.Figure()
    for colour, (name, found) in zip(COLOURS, scores.items(), strict=False):
        figure.add_scatter(
            x=list(found), y=[float(one.mean().round(4)) for one in found.values()], name=name,
            error_y={"array": [float(one.std().round(4)) for one in found.values()]},
            mode="markers+lines", line={"color": colour}, marker={"size": 9},
            hovertemplate="%{x}비트: %{y:.3f}",
        )  # fmt: skip
    figure.add_hline(y=floor, line={"color": GREY, "dash": "dash"})
    phone_layout(figure, titles[0], x="비트", y="정확도", height=430)
    figure.update_xaxes(autorange="reversed", dtick=1)
    figure.update_yaxes(range=[0, 1.03])
    stops = [Stop(name, titles[n], list(range(n + 1))) for n, name in enumerate(scores)]
    return add_buttons(figure, stops)
