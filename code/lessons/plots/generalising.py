"""Labels ranked by suspicion, repairs compared, and dials with what can be read from them."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, GREY, ORANGE, Stop, add_slider, frames, phone_layout

Numbers = NDArray[np.float64]


def found_figure(found: Numbers, wrong: int, budgets: Sequence[int], *, active: int) -> go.Figure:
    """Draw how many wrong labels are found by looking at the most suspicious first.

    Args:
        found: (draws, n), whether the label at each rank is wrong; the most suspicious first.
        wrong: how many wrong labels each draw holds.
        budgets: how many labels are looked at, at each stop of the slider.
        active: the stop that is seen first.
    """
    share = found.cumsum(axis=1).mean(axis=0) / wrong
    looked = np.arange(1, found.shape[1] + 1)
    every = looked % 10 == 0
    figure = go.Figure([
        go.Scatter(x=looked[every], y=share[every].round(3), mode="lines", name="의심스러운 것부터",
                   line={"color": BLUE, "width": 3}),
        go.Scatter(x=[0, found.shape[1]], y=[0, 1], mode="lines", name="아무것이나",
                   line={"color": GREY, "dash": "dash"}),
    ])  # fmt: skip

    def draw(budget: int) -> tuple[str, list[go.Scatter]]:
        at = float(share[budget - 1])
        mark = go.Scatter(
            x=[budget, budget], y=[budget / found.shape[1], at], mode="lines+markers",
            line={"color": ORANGE, "width": 3}, marker={"size": 9}, showlegend=False,
        )  # fmt: skip
        blind = budget / found.shape[1]
        title = f"{budget}개를 보면 틀린 레이블의 {at:.0%},<br>아무것이나 보면 {blind:.0%}"
        return title, [mark]

    phone_layout(figure, "<br>", x="들여다본 레이블", y="찾은 비율", height=440)
    return frames(figure, budgets, draw, prefix="들여다본 수 ", active=active)


def gallery(images: Numbers, captions: Sequence[str], title: str, *, columns: int = 5) -> go.Figure:
    """Draw small pictures in rows, a caption above each.

    Args:
        images: (m, side, side), from 0 to 1.
        captions: m short texts.
        title: the figure's finding.
        columns: how many pictures a row has.
    """
    count, side, _ = images.shape
    step, rows = side + 12, -(-count // columns)
    sheet = np.full((rows * step, columns * step), np.nan)
    figure = go.Figure()
    for number, (image, caption) in enumerate(zip(images, captions, strict=True)):
        row, column = divmod(number, columns)
        top, left = row * step + 11, column * step + 1
        sheet[top : top + side, left : left + side] = image
        figure.add_annotation(
            x=left + side / 2, y=top - 6, text=caption, showarrow=False, font={"size": 12}
        )
    figure.add_heatmap(z=sheet.round(2), colorscale="Greys", showscale=False, hoverinfo="skip")
    phone_layout(figure, title, height=90 + 66 * rows)
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False, autorange="reversed")
    return figure.update_layout(margin_l=5, margin_r=5, margin_b=10)


def dial_slider(images: Numbers, titles: Sequence[str], labels: Sequence[str]) -> go.Figure:
    """Draw a dial at a time; a slider goes through the times of day.

    Args:
        images: (m, side, side), from 0 to 1.
        titles: what is read from each dial.
        labels: what the slider shows.
    """
    figure = go.Figure([
        go.Heatmap(z=image[::-1].round(2), colorscale="Greys", showscale=False, hoverinfo="skip")
        for image in images
    ])  # fmt: skip
    stops = [
        Stop(label, title, [number])
        for number, (label, title) in enumerate(zip(labels, titles, strict=True))
    ]
    phone_layout(figure, titles[0], height=430)
    figure.update_xaxes(visible=False, constrain="domain")
    figure.update_yaxes(visible=False, scaleanchor="x")
    return add_slider(figure, stops)
