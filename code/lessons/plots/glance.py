"""A Transformer's tensors one by one, what doubling costs, and what a cache need not compute."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

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
    add_buttons,
    add_slider,
    phone_layout,
)

Numbers = NDArray[np.floating[Any]]
SHARES = [[0, "rgba(0,114,178,0.06)"], [1, "rgba(0,114,178,0.9)"]]
SIGNED = [[0, "#E69F00"], [0.5, "rgba(153,153,153,0.12)"], [1, "#0072B2"]]
WORK = [
    [0, "rgba(153,153,153,0.08)"], [0.25, "rgba(153,153,153,0.08)"],
    [0.25, "rgba(86,180,233,0.55)"], [0.5, "rgba(86,180,233,0.55)"],
    [0.5, "#D55E00"], [0.75, "#D55E00"], [0.75, "#009E73"], [1, "#009E73"],
]  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """A tensor at one stop.

    Attributes:
        title: what the stop is, with the shape.
        values: (samples, rows, columns) or (samples, heads, rows, columns); not a number: empty.
        rows: the name of each row, sample after sample.
        columns: the name of each column of one head, or of each block of columns.
        texts: what stands in each cell, row after row; nothing: only colours.
    """

    title: str
    values: Numbers
    rows: Sequence[str]
    columns: Sequence[str] = ()
    texts: Sequence[Sequence[str]] = ()


def tensor_slider(tensors: Sequence[Shown], *, active: int = 0) -> go.Figure:
    """Draw whole tensors, a cell a number, samples below each other and heads side by side."""
    figure, stops = go.Figure(), []
    for number, shown in enumerate(tensors, 1):
        first = len(figure.data)
        _add_tensor(figure, shown)
        stops.append(Stop(f"{number}", shown.title, range(first, len(figure.data))))
    phone_layout(figure, stops[active].title, height=520)
    figure.update_xaxes(visible=False, range=[-0.17, 1.03])
    figure.update_yaxes(visible=False, range=[1.04, -0.1])
    figure.update_layout(margin={"l": 6, "r": 6, "b": 20})
    return add_slider(figure, stops, prefix="정거장 ", active=active)


def _add_tensor(figure: go.Figure, shown: Shown) -> None:
    values = shown.values if shown.values.ndim == 4 else shown.values[:, None]
    samples, heads, rows, columns = values.shape
    table = np.full((samples * (rows + 1) - 1, heads * (columns + 1) - 1), np.nan)
    for s in range(samples):
        for h in range(heads):
            corner = s * (rows + 1), h * (columns + 1)
            table[corner[0] : corner[0] + rows, corner[1] : corner[1] + columns] = values[s, h]
    y, x = _middles(table.shape[0]), _middles(table.shape[1])
    signed = bool(np.nanmin(table) < 0)
    scaled = np.round(table * (100 / (float(np.nanmax(np.abs(table))) or 1)))
    figure.add_heatmap(
        z=[[None if np.isnan(v) else int(v) for v in row] for row in scaled],
        x0=x[0], dx=1 / len(x), y0=y[0], dy=1 / len(y), zmin=-100 if signed else 0, zmax=100,
        colorscale=SIGNED if signed else SHARES, showscale=False, hoverinfo="skip",
        xgap=1, ygap=1, hoverongaps=False, showlegend=False,
    )  # fmt: skip
    kept = [n for n in range(len(y)) if (n + 1) % (rows + 1)]
    _add_names(figure, [-0.02] * len(kept), y[kept], shown.rows, "middle left")
    blocks = [n for n in range(len(x)) if (n + 1) % (columns + 1)]
    if shown.columns:
        each = np.array_split(x[blocks], len(shown.columns))
        _add_names(
            figure, [part.mean() for part in each], [-0.05] * len(each), shown.columns,
            "middle center",
        )  # fmt: skip
    if shown.texts:
        places = [(x[c], y[r]) for r in kept for c in blocks]
        across, down = zip(*places, strict=True)
        _add_names(figure, across, down, list(chain.from_iterable(shown.texts)), "middle center")


def _middles(count: int) -> Numbers:
    return ((np.arange(count) + 0.5) / count).round(4)


def _add_names(
    figure: go.Figure, x: Sequence[float], y: Any, names: Sequence[str], position: str
) -> None:
    figure.add_scatter(
        x=np.round(x, 4), y=y, text=[name.replace("<", "&lt;") for name in names],
        mode="text", textposition=position, textfont={"size": 11}, showlegend=False,
        hoverinfo="skip",
    )  # fmt: skip


def doubling_buttons(ratios: Mapping[str, Mapping[str, float]], titles: Sequence[str]) -> go.Figure:
    """Draw how many times each cost grows; a menu chooses what is doubled.

    Args:
        ratios: what is doubled → cost → how many times the base's.
        titles: the figure's title at each choice.
    """
    figure = go.Figure()
    for costs in ratios.values():
        figure.add_bar(
            x=[round(v, 3) for v in costs.values()], y=list(costs), orientation="h",
            marker={"color": [BLUE, ORANGE, GREEN]}, showlegend=False, hoverinfo="skip",
            text=[f"{v:.2f}배" for v in costs.values()], textposition="outside",
        )  # fmt: skip
    phone_layout(figure, titles[0], x="기준 모델의 몇 배인가", height=400)
    figure.update_xaxes(range=[0, 5], dtick=1)
    figure.update_yaxes(autorange="reversed")
    figure.update_layout(margin={"l": 92})
    stops = [Stop(name, titles[n], [n]) for n, name in enumerate(ratios)]
    return add_buttons(figure, stops)


def crossing_slider(
    costs: Mapping[int, Mapping[str, tuple[Numbers, Numbers]]],
    crossings: Mapping[int, Sequence[tuple[float, float]]],
    titles: Sequence[str],
    *,
    active: int,
) -> go.Figure:
    """Draw multiply-adds for one token over the length; a slider moves the width.

    Args:
        costs: width → name → (lengths, multiply-adds).
        crossings: width → the points where two of the lines meet.
        titles: the figure's title at each width.
        active: the stop that is shown first.
    """
    figure, stops = go.Figure(), []
    for title, (width, lines) in zip(titles, costs.items(), strict=True):
        first = len(figure.data)
        for colour, (name, (x, y)) in zip((BLUE, GREY, ORANGE), lines.items(), strict=True):
            figure.add_scatter(
                x=x, y=y, name=name, mode="lines", line={"color": colour, "width": 3},
                hoverinfo="skip",
            )  # fmt: skip
        across, up = zip(*crossings[width], strict=True)
        figure.add_scatter(
            x=across, y=up, mode="markers+text", showlegend=False, hoverinfo="skip",
            text=[f"T = {t:,.0f}" for t in across], textposition=["top left", "bottom right"],
            marker={"size": 11, "color": RED},
        )  # fmt: skip
        stops.append(Stop(f"{width}", title, range(first, len(figure.data))))
    phone_layout(figure, titles[active], x="길이 T", y="토큰 하나의 곱셈-덧셈", height=470)
    figure.update_xaxes(type="log", dtick=1)
    figure.update_yaxes(type="log", dtick=1, exponentformat="power")
    figure.update_layout(legend={"font": {"size": 11}}, margin={"l": 62, "t": 126})
    return add_slider(figure, stops, prefix="너비 d = ", active=active)


def cache_slider(
    work: Sequence[NDArray[np.int_]],
    titles: Sequence[str],
    ways: Sequence[str],
    columns: Sequence[str],
    cut: int,
) -> go.Figure:
    """Draw which rows are computed at each step of writing; a slider moves the step.

    Args:
        work: step → (ways, columns): 0 not there yet, 1 read from memory, 2 computed again,
            3 computed for the first time.
        titles: the figure's title at each step.
        ways: the names of the rows.
        columns: the names of the tokens, the source's first.
        cut: how many of them belong to the source.
    """
    figure = go.Figure()
    places = [n + (n >= cut) for n in range(len(columns))]
    names = ("새로 계산", "다시 계산", "저장한 것")
    for colour, name in zip((GREEN, RED, "rgba(86,180,233,0.55)"), names, strict=True):
        figure.add_scatter(
            x=[None], y=[None], mode="markers", name=name,
            marker={"symbol": "square", "size": 12, "color": colour},
        )  # fmt: skip
    for table in work:
        figure.add_heatmap(
            z=[[*row[:cut], None, *row[cut:]] for row in table.tolist()],
            y=list(range(len(ways))), zmin=-0.5, zmax=3.5, colorscale=WORK,
            showscale=False, xgap=2, ygap=6, hoverinfo="skip", showlegend=False,
        )  # fmt: skip
    phone_layout(figure, titles[0], x="원문의 토큰 · 쓴 토큰", height=430)
    figure.update_xaxes(tickvals=places, ticktext=[c.replace("<", "&lt;") for c in columns])
    figure.update_yaxes(autorange="reversed", tickvals=list(range(len(ways))), ticktext=ways)
    figure.update_layout(margin={"l": 76})
    stops = [Stop(f"{n + 1}", title, [0, 1, 2, n + 3]) for n, title in enumerate(titles)]
    return add_slider(figure, stops, prefix="낼 글자 ")
