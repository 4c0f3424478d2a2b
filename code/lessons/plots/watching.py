"""A model in service, watched: PSI by chance, the year replayed, alarms, repairs and the loop."""

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
    phone_layout,
)

Numbers = NDArray[np.float64]


def chance_psi(
    draws: Mapping[int, Numbers], line: float, titles: Sequence[str], *, active: int = 0
) -> go.Figure:
    """Draw how large PSI is where nothing has changed; a slider moves the number of rows.

    Args:
        draws: number of rows → (times,) values of PSI.
        line: the customary alarm.
        titles: the figure's title at each stop.
        active: the stop that is shown first.
    """
    figure = go.Figure()
    edges = np.linspace(0, 0.4, 41)
    for values in draws.values():
        shares = np.histogram(np.minimum(values, 0.399), edges)[0] / len(values)
        figure.add_bar(
            x=(edges[:-1] + edges[1:]) / 2, y=shares.round(4), width=0.0095, showlegend=False,
            marker={"color": [RED if edge >= line - 1e-9 else BLUE for edge in edges[:-1]]},
            hoverinfo="skip",
        )  # fmt: skip
    phone_layout(figure, titles[active], x="PSI", y="비율", height=430)
    figure.add_vline(x=line, line={"color": GREY, "dash": "dash"})
    figure.update_xaxes(range=[0, 0.4])
    stops = [Stop(f"{rows:,}", titles[n], [n]) for n, rows in enumerate(draws)]
    return add_slider(figure, stops, prefix="편수 ", active=active)


def replay(
    dates: Sequence[str], series: Mapping[str, Mapping[str, Numbers]], titles: Sequence[str]
) -> go.Figure:
    """Draw what is watched, week by week; buttons choose what.

    Args:
        dates: (weeks,) the first day of each.
        series: button → name of the line → (weeks,) values.
        titles: the figure's title at each button.
    """
    figure = go.Figure()
    stops, first = [], 0
    for number, (button, lines) in enumerate(series.items()):
        for (name, values), colour in zip(lines.items(), (RED, BLUE, GREY), strict=False):
            figure.add_scatter(
                x=list(dates), y=values.round(4), name=name, mode="lines",
                line={"color": colour, "width": 3, "dash": "dash" if colour == GREY else "solid"},
                hovertemplate="%{y:.3f}",
            )  # fmt: skip
        stops.append(Stop(button, titles[number], range(first, first + len(lines))))
        first += len(lines)
    phone_layout(
        figure, titles[0], x="주의 첫날", height=450,
        legend={"orientation": "h", "x": 0, "y": -0.3, "yanchor": "top"},
    )  # fmt: skip
    figure.update_layout(margin={"b": 125})
    figure.update_xaxes(tickvals=list(dates)[::5], tickformat="%-m/%-d", tickangle=0)
    figure.update_yaxes(rangemode="tozero")
    return add_buttons(figure, stops)


def alarms(
    dates: Sequence[str], gaps: Numbers, lines: Mapping[str, float], titles: Sequence[str]
) -> go.Figure:
    """Draw every window's gap in months of no alarm; buttons choose how the alarm was set.

    Args:
        dates: (windows,) the last day of each.
        gaps: (windows,) what was seen less what was said.
        lines: way of setting the alarm → the alarm, on either side of 0.
        titles: the figure's title at each button.
    """
    figure = go.Figure()
    for line in lines.values():
        out = np.abs(gaps) > line
        figure.add_scatter(
            x=list(dates), y=gaps.round(4), mode="markers", showlegend=False,
            marker={"color": [RED if late else BLUE for late in out], "size": 6},
            hovertemplate="%{x}: %{y:+.3f}",
        )  # fmt: skip
        figure.add_scatter(
            x=[dates[0], dates[-1], None, dates[0], dates[-1]], y=[line, line, None, -line, -line],
            mode="lines", line={"color": GREY, "dash": "dash"}, showlegend=False, hoverinfo="skip",
        )  # fmt: skip
    phone_layout(figure, titles[0], x="이레의 마지막 날", y="실제 − 말한 것", height=430)
    figure.update_layout(margin={"l": 62})
    figure.update_xaxes(
        tickvals=[f"2013-{month:02}-01" for month in (2, 4, 6)], tickformat="%-m/%-d"
    )
    stops = [Stop(name, titles[n], [2 * n, 2 * n + 1]) for n, name in enumerate(lines)]
    return add_buttons(figure, stops)


def rollout(
    days: Numbers, seen: Mapping[str, Numbers], lines: Mapping[str, float], titles: Sequence[str]
) -> go.Figure:
    """Draw two monitors while a fault spreads; buttons choose the monitor.

    Args:
        days: (days,) since the fault began.
        seen: monitor → (runs, days) values.
        lines: monitor → its alarm.
        titles: the figure's title at each button.
    """
    figure = go.Figure()
    stops, first = [], 0
    for number, (name, runs) in enumerate(seen.items()):
        for values in runs:
            figure.add_scatter(
                x=days, y=values.round(4), mode="lines", showlegend=False,
                line={"color": BLUE, "width": 1.5}, hoverinfo="skip",
            )  # fmt: skip
        figure.add_scatter(
            x=days[[0, -1]], y=[lines[name]] * 2, mode="lines", showlegend=False,
            line={"color": RED, "dash": "dash"}, hoverinfo="skip",
        )  # fmt: skip
        stops.append(Stop(name, titles[number], range(first, first + len(runs) + 1)))
        first += len(runs) + 1
    figure.add_vline(x=0, line={"color": GREY, "width": 1})
    phone_layout(figure, titles[0], x="오류가 시작되고 지난 날", height=430)
    return add_buttons(figure, stops)


def repairs(
    changes: Mapping[str, Mapping[str, tuple[float, float]]], titles: Sequence[str]
) -> go.Figure:
    """Draw what each repair does to the loss; buttons choose how far ahead one predicts.

    Args:
        changes: how far ahead → repair → the change's mean and its standard deviation.
        titles: the figure's title at each button.
    """
    figure = go.Figure()
    for colour, rows in zip((BLUE, ORANGE), changes.values(), strict=True):
        names = list(rows)[::-1]
        figure.add_scatter(
            x=[round(rows[name][0], 4) for name in names], y=names, mode="markers",
            marker={"color": colour, "size": 11}, showlegend=False,
            error_x={"array": [round(2 * rows[name][1], 4) for name in names]},
            hovertemplate="%{x:+.4f}",
        )  # fmt: skip
    figure.add_vline(x=0, line={"color": GREY, "dash": "dash"})
    phone_layout(figure, titles[0], x="손실의 변화", height=430, margin={"l": 112})
    high = max(mean + 2 * sd for rows in changes.values() for mean, sd in rows.values())
    low = min(mean - 2 * sd for rows in changes.values() for mean, sd in rows.values())
    figure.update_xaxes(range=[low - 0.004, high + 0.004])
    stops = [Stop(name, titles[n], [n]) for n, name in enumerate(changes)]
    return add_buttons(figure, stops)


def loops(rounds: Mapping[str, Numbers], truth: float, titles: Sequence[str]) -> go.Figure:
    """Draw the mean prediction of each generation of a model; buttons choose what it learns from.

    Args:
        rounds: what is learnt from → (seeds, generations) mean predictions.
        truth: the share that was late.
        titles: the figure's title at each button.
    """
    figure = go.Figure()
    for colour, runs in zip(COLOURS, rounds.values(), strict=False):
        figure.add_scatter(
            x=np.arange(1, runs.shape[1] + 1), y=runs.mean(axis=0).round(4),
            mode="lines+markers", line={"color": colour, "width": 3}, showlegend=False,
            error_y={"array": runs.std(axis=0).round(4)}, hovertemplate="%{y:.3f}",
        )  # fmt: skip
    figure.add_hline(y=truth, line={"color": GREY, "dash": "dash"})
    phone_layout(figure, titles[0], x="몇 번째 모델인가", y="말한 확률의 평균", height=430)
    figure.update_yaxes(range=[0, 0.35])
    stops = [Stop(name, titles[n], [n]) for n, name in enumerate(rounds)]
    return add_buttons(figure, stops)
