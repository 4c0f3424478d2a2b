"""How far two ways of writing one computation part: as both are meant, and by their names only."""

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
    frames,
    phone_layout,
)

LEAST = 1e-9


def gaps_figure(
    rows: Sequence[tuple[str, str, float, bool]], titles: Mapping[str, str]
) -> go.Figure:
    """Draw each row's largest difference, in two colours: by the same kernels or by others.

    Args:
        rows: group, name, difference, whether both ways called the same kernels.
        titles: the figure's title at each group; buttons choose one.
    """
    figure = go.Figure()
    for group in titles:
        for alike, name, colour in ((True, "같은 커널", BLUE), (False, "다른 커널", ORANGE)):
            part = [row for row in rows if row[0] == group and row[3] == alike]
            figure.add_scatter(
                x=[max(float(f"{gap:.3g}"), LEAST) for *_, gap, _ in part],
                y=[row[1] for row in part], mode="markers", name=name, hoverinfo="skip",
                marker={"color": colour, "size": 10, "symbol": "circle" if alike else "diamond"},
            )  # fmt: skip
    return _choose(figure, titles, height=680, reach=[-9.3, -4.5])


def differences_figure(
    found: Sequence[tuple[str, str, float, float]], titles: Mapping[str, str]
) -> go.Figure:
    """Draw how far each row parts by its name alone and when it is mended; buttons choose a cause.

    Args:
        found: name, cause, the difference by the name alone, and when one place is mended.
        titles: the figure's title at each cause.
    """
    figure = go.Figure()
    for cause in titles:
        part = [row for row in found if row[1] == cause]
        names = [name for name, *_ in part]
        for values, label, colour, symbol in (
            ([row[2] for row in part], "이름만 옮기면", ORANGE, "diamond"),
            ([row[3] for row in part], "고치면", BLUE, "circle"),
        ):
            figure.add_scatter(
                x=[max(float(f"{value:.3g}"), LEAST) for value in values], y=names,
                mode="markers", name=label, hoverinfo="skip",
                marker={"color": colour, "size": 11, "symbol": symbol},
            )  # fmt: skip
    return _choose(figure, titles, height=520, reach=[-9.4, 2.5])


def _choose(
    figure: go.Figure, titles: Mapping[str, str], *, height: int, reach: list[float]
) -> go.Figure:
    """Add a button for each two traces, the legend below, and a scale of powers of ten."""
    first = next(iter(titles))
    phone_layout(
        figure, titles[first], x="차이(왼쪽 끝은 0)", height=height,
        legend={"orientation": "h", "x": 0, "y": -60 / (height - 220), "yanchor": "top"},
    )  # fmt: skip
    figure.update_layout(margin={"l": 150, "b": 110, "t": 70})
    step = 2 if reach[1] - reach[0] < 6 else 4
    figure.update_xaxes(type="log", range=reach, dtick=step, tickangle=0, exponentformat="power")
    figure.update_yaxes(autorange="reversed", dtick=1, tickfont={"size": 12})
    stops = [Stop(name, titles[name], [2 * n, 2 * n + 1]) for n, name in enumerate(titles)]
    return add_buttons(figure, stops)


def epsilon_figure(
    sizes: NDArray[np.float64],
    after: Mapping[str, NDArray[np.float64]],
    titles: Mapping[str, str],
) -> go.Figure:
    """Draw the deviation that normalising leaves of inputs of many sizes; a slider over epsilons.

    Args:
        sizes: (n,) what the inputs are multiplied by.
        after: by the slider's label, (n,) standard deviations.
        titles: the figure's title at each of them.
    """
    figure = go.Figure()
    for line in after.values():
        figure.add_scatter(
            x=sizes.tolist(), y=line.round(4).tolist(), mode="lines", showlegend=False,
            line={"color": GREY, "width": 1}, hoverinfo="skip",
        )  # fmt: skip

    def draw(label: str) -> tuple[str, list[go.Scatter]]:
        line = go.Scatter(
            x=sizes.tolist(), y=after[label].round(4).tolist(), mode="lines", showlegend=False,
            line={"color": COLOURS[0], "width": 4}, hovertemplate="%{y:.2f}",
        )  # fmt: skip
        return titles[label], [line]

    first = next(iter(after))
    phone_layout(figure, titles[first], x="입력의 배율", y="정규화한 표준 편차", height=440)
    frames(figure, list(after), draw, prefix="ε = ")
    figure.update_xaxes(type="log", dtick=1, exponentformat="power")
    figure.update_yaxes(range=[0, 1.08])
    return figure.update_layout(sliders=[{"pad": {"t": 62}}])
