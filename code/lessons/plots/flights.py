"""What is known when, what a threshold costs, what a split promises, how a probability holds."""

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import (
    BLUE,
    COLOURS,
    GREY,
    ORANGE,
    RED,
    Stop,
    add_buttons,
    add_slider,
    frames,
    phone_layout,
)

Numbers = NDArray[np.float64]


def moments(scores: Mapping[str, Mapping[str, Numbers]], titles: Sequence[str]) -> go.Figure:
    """Draw how well late flights are told at each moment; buttons choose where it is measured.

    Args:
        scores: where measured → moment → (seeds,) areas under the ROC curve.
        titles: the figure's title at each button.
    """
    figure = go.Figure()
    for colour, places in zip(COLOURS, scores.values(), strict=False):
        names = list(places)[::-1]
        figure.add_scatter(
            x=[float(places[name].mean().round(4)) for name in names], y=names, mode="markers+text",
            text=[f"{places[name].mean():.3f}" for name in names], textposition="top center",
            marker={"color": colour, "size": 12}, showlegend=False, hoverinfo="skip",
            error_x={"array": [float(places[name].std().round(4)) for name in names]},
        )  # fmt: skip
    phone_layout(figure, titles[0], x="AUC", height=430, margin={"l": 110})
    figure.update_xaxes(range=[0.45, 1.08], tickvals=[0.5, 0.75, 1])
    figure.update_yaxes(range=[-0.5, len(next(iter(scores.values()))) - 0.4])
    stops = [Stop(name, titles[n], [n]) for n, name in enumerate(scores)]
    return add_buttons(figure, stops)


def threshold_slider(
    chances: Numbers,
    late: NDArray[np.bool_],
    stops: Sequence[float],
    titles: Sequence[str],
    *,
    active: int = 0,
) -> go.Figure:
    """Draw how many of 100 flights fall into each of four kinds; a slider moves the threshold.

    Args:
        chances: (n,) predicted probabilities of being late.
        late: (n,) whether the flight was.
        stops: the thresholds.
        titles: the figure's title at each of them.
        active: the stop that is shown first.
    """
    names = ["알렸고 늦었다", "알렸는데 제때", "안 알렸는데 늦었다", "안 알렸고 제때"]
    colours = [BLUE, ORANGE, RED, GREY]
    figure = go.Figure()
    for stop in stops:
        warn = chances >= stop
        counts = [(warn & late), (warn & ~late), (~warn & late), (~warn & ~late)]
        shares = [float(100 * kind.mean()) for kind in counts]
        figure.add_bar(
            x=np.round(shares, 2), y=names, orientation="h", marker={"color": colours},
            text=[f"{share:.0f}" for share in shares], textposition="outside",
            showlegend=False, hoverinfo="skip", cliponaxis=False,
        )  # fmt: skip
    phone_layout(figure, titles[active], x="100편 가운데", height=420, margin={"l": 135})
    figure.update_xaxes(range=[0, 85])
    figure.update_yaxes(autorange="reversed")
    shown = [Stop(f"{stop:.2f}", titles[n], [n]) for n, stop in enumerate(stops)]
    return add_slider(figure, shown, prefix="임곗값 ", active=active)


def ratio_slider(
    stops: Numbers, bills: Mapping[str, tuple[str, Numbers, float]], *, active: int = 0
) -> go.Figure:
    """Draw what each threshold costs; a slider goes through the ratios of the two costs.

    Args:
        stops: (n,) thresholds.
        bills: by the slider's label, a title, (n,) costs over the best one without a model, and
            the threshold that the ratio gives.
        active: the stop that is shown first.
    """

    def draw(label: str) -> tuple[str, list[go.Scatter]]:
        title, bill, cut = bills[label]
        line = go.Scatter(
            x=stops.tolist(), y=bill.round(4).tolist(), mode="lines", name="비용",
            line={"color": BLUE, "width": 3}, hovertemplate="%{y:.2f}", showlegend=False,
        )  # fmt: skip
        at = go.Scatter(
            x=[cut], y=[round(float(np.interp(cut, stops, bill)), 4)], name="유도한 임곗값",
            mode="markers", marker={"color": RED, "size": 13}, hovertemplate="%{x:.2f}",
        )  # fmt: skip
        return title, [line, at]

    first = list(bills)[active]
    figure = phone_layout(
        go.Figure(), bills[first][0], x="임곗값", y="비용 / 모델 없이 드는 비용", height=440
    )
    frames(figure, list(bills), draw, prefix="놓친 비용은 헛알림의 ", active=active)
    figure.add_hline(y=1, line={"color": GREY, "dash": "dash"})
    figure.update_yaxes(range=[0.5, 2])
    return figure.update_layout(showlegend=True, margin={"t": 104}, sliders=[{"pad": {"t": 62}}])


def gains(rows: Mapping[str, Numbers], names: Sequence[str], titles: Sequence[str]) -> go.Figure:
    """Draw what one more column gains, origin by origin; buttons add one way of splitting each.

    Args:
        rows: way of splitting → (origins,) differences of the area under the ROC curve.
        names: the origins.
        titles: the figure's title at each button.
    """
    figure = go.Figure()
    symbols = ("circle", "square", "diamond", "cross")
    for (name, values), colour, symbol in zip(rows.items(), COLOURS, symbols, strict=False):
        figure.add_scatter(
            x=list(names), y=values.round(4), name=name, mode="markers+lines",
            line={"color": colour, "dash": "dot", "width": 1},
            marker={"color": colour, "symbol": symbol, "size": 11}, hovertemplate="%{y:+.3f}",
        )  # fmt: skip
    figure.add_hline(y=0, line={"color": "#333333", "width": 1})
    phone_layout(
        figure, titles[0], x="훈련에 쓴 마지막 달", y="AUC의 변화", height=460, margin={"l": 60},
        legend={"orientation": "h", "x": 0, "y": -0.22, "yanchor": "top"},
    )  # fmt: skip
    low = min(float(values.min()) for values in rows.values())
    high = max(float(values.max()) for values in rows.values())
    figure.update_yaxes(range=[low - 0.02, high + 0.02])
    figure.update_layout(margin={"b": 110})
    stops = [Stop(name, titles[n], list(range(n + 1))) for n, name in enumerate(rows)]
    return add_buttons(figure, stops)


def loss_curves(
    curves: Mapping[str, tuple[Numbers, Numbers]], titles: Sequence[str], *, top: float
) -> go.Figure:
    """Draw training and validation losses; buttons choose the network.

    Args:
        curves: network → training and validation losses, (seeds, epochs) each.
        titles: the figure's title at each button.
        top: the highest loss that is shown.
    """
    figure = go.Figure()
    for train, val in curves.values():
        for name, losses, colour, dash in (
            ("훈련", train, GREY, "dash"), ("검증", val, BLUE, "solid"),
        ):  # fmt: skip
            epochs = np.arange(1, losses.shape[1] + 1)
            figure.add_scatter(
                x=epochs, y=losses.mean(axis=0).round(4), name=name, mode="lines",
                line={"color": colour, "dash": dash, "width": 3}, hovertemplate="%{y:.3f}",
                error_y={"array": losses.std(axis=0).round(4), "thickness": 1},
            )  # fmt: skip
    phone_layout(
        figure, titles[0], x="에포크", y="손실", height=450,
        legend={"orientation": "h", "x": 0, "y": -0.2, "yanchor": "top"},
    )  # fmt: skip
    figure.update_layout(margin={"b": 90})
    low = min(float(train.min()) for train, _ in curves.values())
    figure.update_yaxes(range=[low - 0.02, top])
    stops = [Stop(name, titles[n], [2 * n, 2 * n + 1]) for n, name in enumerate(curves)]
    return add_buttons(figure, stops)


def reliability(
    points: Mapping[str, tuple[Numbers, Numbers]], titles: Sequence[str], *, top: float = 0.8
) -> go.Figure:
    """Draw how often flights were late against the probability that was said; buttons choose.

    Args:
        points: period → said and seen, (bins,) each.
        titles: the figure's title at each button.
        top: the end of both axes.
    """
    figure = go.Figure()
    figure.add_scatter(
        x=[0, top], y=[0, top], mode="lines", line={"color": GREY, "dash": "dash"},
        showlegend=False, hoverinfo="skip",
    )  # fmt: skip
    for (said, seen), colour in zip(points.values(), (BLUE, RED, ORANGE), strict=False):
        figure.add_scatter(
            x=said.round(4), y=seen.round(4), mode="markers+lines", showlegend=False,
            marker={"color": colour, "size": 9}, line={"color": colour},
            hovertemplate="말한 %{x:.2f}, 실제 %{y:.2f}",
        )  # fmt: skip
    phone_layout(figure, titles[0], x="말한 확률", y="실제로 늦은 비율", height=430)
    figure.update_xaxes(range=[0, top])
    figure.update_yaxes(range=[0, top])
    stops = [Stop(name, titles[n], [0, n + 1]) for n, name in enumerate(points)]
    return add_buttons(figure, stops)
