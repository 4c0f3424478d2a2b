"""Series and what is asked of them, how splits lie, benchmarks by horizon, networks compared."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import (
    BLUE,
    COLOURS,
    GREEN,
    GREY,
    ORANGE,
    RED,
    Stop,
    add_buttons,
    add_slider,
    phone_layout,
)
from lessons.plots.rows import Groups, add_rows, row_names

Numbers = NDArray[np.floating[Any]]
Days = NDArray[np.datetime64]


def four_questions(
    days: Days,
    highs: Numbers,
    usual: Numbers,
    marks: Mapping[str, tuple[str, NDArray[np.intp]]],
    *,
    cut: int,
) -> go.Figure:
    """Draw one summer's highest temperatures; buttons ask four questions of it.

    Args:
        days: (n,) the days.
        highs: (n,) each day's highest temperature.
        usual: (n,) what is usual on that day of the year.
        marks: question → the figure's title, and the days that it marks.
        cut: the day with which the input of a window ends.
    """
    shown = days.astype(str).tolist()
    figure = _summer(shown, highs, usual)
    stops = []
    for (name, (title, at)), colour in zip(marks.items(), (ORANGE, GREEN, RED, RED), strict=True):
        figure.add_scatter(
            x=[shown[i] for i in at], y=highs[at].round(1), mode="markers", showlegend=False,
            marker={"color": colour, "size": 8}, hoverinfo="skip",
        )  # fmt: skip
        stops.append(Stop(name, title, [0, 1, len(figure.data) - 1]))
    phone_layout(
        figure, stops[0].title, y="°C", height=440,
        legend={"orientation": "h", "x": 0, "y": -0.14, "yanchor": "top"},
    )  # fmt: skip
    figure.update_layout(margin={"b": 80})
    figure.add_vline(x=shown[cut], line_color=GREY, line_dash="dash")
    figure.update_xaxes(tickformat="%-m/%-d", nticks=6)
    return add_buttons(figure, stops)


def _summer(shown: Sequence[str], highs: Numbers, usual: Numbers) -> go.Figure:
    """Return the lines that all four questions share: the days' highest, and what is usual."""
    figure = go.Figure()
    figure.add_scatter(
        x=shown, y=highs.round(1), mode="lines", name="최고 기온", line={"color": BLUE},
        hovertemplate="%{x}: %{y}°C<extra></extra>",
    )  # fmt: skip
    return figure.add_scatter(
        x=shown, y=usual.round(1), mode="lines", name="여느 해",
        line={"color": GREY, "dash": "dot"}, hoverinfo="skip",
    )  # fmt: skip


def lies(
    scores: Mapping[str, Numbers], ways: Sequence[str], titles: Mapping[str, str], *, naive: float
) -> go.Figure:
    """Draw the error that each way of splitting reports; buttons choose the method.

    Args:
        scores: method → (spans, ways) errors.
        ways: the ways of splitting.
        titles: method → the figure's title.
        naive: the error of repeating the last week, drawn as a line.
    """
    figure, stops = go.Figure(), []
    for name, errors in scores.items():
        first = len(figure.data)
        for span in errors:
            figure.add_scatter(
                x=list(ways), y=span.round(3), mode="lines+markers", showlegend=False,
                line={"color": BLUE, "width": 1}, opacity=0.45, marker={"size": 6},
                hovertemplate="%{y:.2f}°C<extra></extra>",
            )  # fmt: skip
        figure.add_scatter(
            x=list(ways), y=errors.mean(axis=0).round(3), mode="markers", showlegend=False,
            marker={"symbol": "line-ew", "size": 30, "line": {"color": ORANGE, "width": 4}},
            hovertemplate="평균 %{y:.2f}°C<extra></extra>",
        )  # fmt: skip
        stops.append(Stop(name, titles[name], range(first, len(figure.data))))
    phone_layout(figure, stops[0].title, y="MAE (°C)", height=430)
    figure.add_hline(
        y=naive, line_color=GREY, line_dash="dot", annotation_text="되풀이",
        annotation_position="top left", annotation_font_color=GREY,
    )  # fmt: skip
    figure.update_yaxes(range=[1.1, 3.1])
    figure.update_xaxes(range=[-0.5, len(ways) - 0.5])
    return add_buttons(figure, stops)


def banned(
    errors: Numbers, gaps: Sequence[int], titles: Sequence[str], *, naive: float
) -> go.Figure:
    """Draw the nearest neighbour's error; a slider bans neighbours in time.

    Args:
        errors: (spans, gaps) errors when windows within so many days may not be used.
        gaps: how many days are banned on each side.
        titles: the figure's title at each of them.
        naive: the error of repeating the last week.
    """
    figure = go.Figure()
    labels = [str(gap) for gap in gaps]
    for n in range(len(gaps)):
        figure.add_scatter(
            x=labels[: n + 1], y=errors.mean(axis=0)[: n + 1].round(3), mode="lines+markers",
            line={"color": BLUE}, marker={"size": 9}, showlegend=False,
            error_y={"array": errors.std(axis=0, ddof=1)[: n + 1].round(3), "color": BLUE},
            hovertemplate="%{x}일: %{y:.2f}°C<extra></extra>",
        )  # fmt: skip
    phone_layout(figure, titles[0], x="앞뒤로 막은 날의 수", y="MAE (°C)", height=450)
    figure.add_hline(
        y=naive, line_color=GREY, line_dash="dot", annotation_text="되풀이",
        annotation_position="top right", annotation_font_color=GREY,
    )  # fmt: skip
    figure.update_yaxes(range=[1.1, 3.1])
    figure.update_xaxes(type="category", range=[-0.5, len(gaps) - 0.5])
    stops = [Stop(labels[n], titles[n], [n]) for n in range(len(gaps))]
    add_slider(figure, stops, prefix="막은 날 ")
    return figure.update_layout(sliders=[{**figure.layout.sliders[0].to_plotly_json(),
                                          "pad": {"t": 66}}])  # fmt: skip


def by_horizon(
    scores: Mapping[str, tuple[str, Mapping[str, Numbers]]], *, x: str, y: str, top: float
) -> go.Figure:
    """Draw each method's error by how far ahead it forecasts; buttons choose the series.

    Args:
        scores: series → the figure's title, and method → (horizons,) errors.
        x: the title of the horizontal axis.
        y: the title of the vertical axis.
        top: the highest error that is shown.
    """
    figure, stops = go.Figure(), []
    for name, (title, methods) in scores.items():
        first = len(figure.data)
        for (method, errors), colour in zip(methods.items(), COLOURS, strict=False):
            figure.add_scatter(
                x=np.arange(1, len(errors) + 1), y=errors.round(3), mode="lines", name=method,
                line={"color": colour, "width": 2.5}, hovertemplate="%{x}: %{y:.2f}",
            )  # fmt: skip
        stops.append(Stop(name, title, range(first, len(figure.data))))
    phone_layout(
        figure, stops[0].title, x=x, y=y, height=470,
        legend={"orientation": "h", "x": 0, "y": -0.2, "yanchor": "top"},
    )  # fmt: skip
    figure.update_yaxes(range=[0, top])
    figure.update_layout(margin={"b": 125})
    return add_buttons(figure, stops) if len(stops) > 1 else figure


def ranking(groups: Groups, lines: Mapping[str, float], *, x: str) -> go.Figure:
    """Draw models in rows, a dot a seed; buttons choose what the models predict, or how.

    Args:
        groups: target → the figure's title, and model → (seeds,) errors.
        lines: baseline → its error, drawn as vertical lines.
        x: what the horizontal axis measures.
    """
    figure = go.Figure()
    stops, rows = add_rows(figure, groups, room=0.5), len(row_names(groups))
    phone_layout(figure, stops[0].title, x=x, height=190 + 38 * rows, margin={"l": 92})
    for (name, value), colour, place in zip(
        lines.items(), (ORANGE, GREY), ("top left", "top right"), strict=False
    ):
        figure.add_vline(
            x=value, line_color=colour, line_dash="dot", annotation_text=name,
            annotation_position=place, annotation_font_color=colour,
        )  # fmt: skip
    high = max(float(errors.max()) for _, models in groups.values() for errors in models.values())
    figure.update_xaxes(range=[min(lines.values()) - 0.2, high + 0.08])
    return add_buttons(figure, stops)


def paths(
    curves: Mapping[str, tuple[str, Mapping[str, Numbers]]], lines: Mapping[str, float]
) -> go.Figure:
    """Draw validation errors by epoch, for two targets; buttons choose the network.

    Args:
        curves: network → the figure's title, and target → (seeds, epochs) errors.
        lines: baseline → its error, drawn as horizontal lines.
    """
    figure, stops = go.Figure(), []
    for name, (title, targets) in curves.items():
        first = len(figure.data)
        for (target, errors), colour in zip(targets.items(), (ORANGE, BLUE), strict=True):
            for run, one in enumerate(errors):
                figure.add_scatter(
                    x=np.arange(1, len(one) + 1), y=one.round(3), mode="lines", name=target,
                    legendgroup=target, showlegend=run == 0, line={"color": colour, "width": 2},
                    hovertemplate="%{x}에포크: %{y:.2f}<extra></extra>",
                )  # fmt: skip
        stops.append(Stop(name, title, range(first, len(figure.data))))
    phone_layout(
        figure, stops[0].title, x="에포크", y="검증 MAE (°C)", height=450,
        legend={"orientation": "h", "x": 0, "y": -0.2, "yanchor": "top"},
    )  # fmt: skip
    for (name, value), colour, place in zip(
        lines.items(), (GREEN, GREY), ("bottom right", "top right"), strict=False
    ):
        figure.add_hline(
            y=value, line_color=colour, line_dash="dot", annotation_text=name,
            annotation_position=place, annotation_font_color=colour,
        )  # fmt: skip
    figure.update_yaxes(range=[1.5, 2.7])
    figure.update_layout(margin={"b": 100})
    return add_buttons(figure, stops) if len(stops) > 1 else figure


def horizon_bars(
    errors: Mapping[int, Mapping[str, float]], titles: Sequence[str], *, y: str
) -> go.Figure:
    """Draw each method's error as bars; a slider moves how far ahead it forecasts.

    Args:
        errors: days ahead → method → error.
        titles: the figure's title at each of them.
        y: what the vertical axis measures.
    """
    figure = go.Figure()
    for methods in errors.values():
        figure.add_bar(
            x=list(methods), y=[round(value, 3) for value in methods.values()],
            marker={"color": list(COLOURS[: len(methods)])}, showlegend=False, hoverinfo="skip",
            text=[f"{value:.2f}" for value in methods.values()], textposition="outside",
        )  # fmt: skip
    phone_layout(figure, titles[0], y=y, height=430)
    top = max(value for methods in errors.values() for value in methods.values())
    figure.update_yaxes(range=[0, 1.15 * top])
    stops = [Stop(f"{days}일", titles[n], [n]) for n, days in enumerate(errors)]
    return add_slider(figure, stops, prefix="얼마나 앞 ")


def gain_draws(draws: Mapping[str, Numbers], titles: Sequence[str], *, x: str) -> go.Figure:
    """Draw a histogram of redrawn mean gains; a slider goes through the block lengths.

    Args:
        draws: block length → (times,) mean gains.
        titles: the figure's title at each length.
        x: what the horizontal axis measures.
    """
    figure = go.Figure()
    every = np.concatenate(list(draws.values()))
    low, high = min(0.0, float(every.min())), float(every.max())
    edges = np.linspace(low, high, 49)
    for values in draws.values():
        share, _ = np.histogram(values, edges)
        figure.add_bar(
            x=((edges[1:] + edges[:-1]) / 2).round(4), y=(share / len(values)).round(4),
            width=(high - low) / 48, marker={"color": BLUE}, showlegend=False, hoverinfo="skip",
        )  # fmt: skip
    phone_layout(figure, titles[0], x=x, y="비율", height=430)
    figure.add_vline(x=0, line_color=GREY, line_dash="dot")
    figure.update_xaxes(range=[low - 0.01, high + 0.01])
    stops = [Stop(name, titles[n], [n]) for n, name in enumerate(draws)]
    add_slider(figure, stops, prefix="블록 ")
    return figure.update_layout(sliders=[{**figure.layout.sliders[0].to_plotly_json(),
                                          "pad": {"t": 66}}])  # fmt: skip
