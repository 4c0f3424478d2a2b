"""Figures of detection: candidates on a scene, what suppression leaves, precision and recall."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, COLOURS, GREY, ORANGE, RED, frames, phone_layout
from lessons.plots.vision_tasks import CLEAR, outlines, photo, square

Numbers = NDArray[Any]
HEAT = [[0, CLEAR], [0.05, "rgba(213,94,0,0.15)"], [1, "rgba(213,94,0,0.95)"]]


def heat_slider(
    image: Numbers,
    maps: Mapping[str, tuple[str, Numbers]],
    boxes: Numbers,
    words: Sequence[str],
    *,
    prefix: str,
    active: int = 0,
) -> go.Figure:
    """Draw heat maps over a scene and its true boxes; a slider goes through the maps.

    Args:
        image: (64, 64) of ink.
        maps: by the slider's label, a title and a map (16, 16) between 0 and 1.
        boxes: the true boxes (k, 4).
        words: what each of them holds.
        prefix: what stands before the label.
        active: the map that is seen first.
    """
    figure = go.Figure([photo(image), *outlines(boxes, words, BLUE)])
    step = image.shape[0] / next(iter(maps.values()))[1].shape[0]

    def draw(label: str) -> tuple[str, list[go.Heatmap]]:
        title, heat = maps[label]
        trace = go.Heatmap(
            z=heat.round(2).tolist(), x0=step / 2 - 0.5, dx=step, y0=step / 2 - 0.5, dy=step,
            colorscale=HEAT, zmin=0, zmax=1, showscale=False, hovertemplate="%{z}<extra></extra>",
        )  # fmt: skip
        return title, [trace]

    options = list(maps)
    square(figure, maps[options[active]][0], image.shape[0], height=520)
    frames(figure, options, draw, prefix=prefix, active=active)
    return figure.update_layout(showlegend=False, margin_b=30)


def boxes_slider(
    image: Numbers,
    truth: tuple[Numbers, Sequence[str]],
    found: Mapping[str, tuple[str, Numbers, Sequence[str], Numbers]],
    *,
    prefix: str,
    active: int = 0,
) -> go.Figure:
    """Draw the boxes that are left at each stop of a slider, the right ones apart.

    Args:
        image: (h, w) of ink.
        truth: the true boxes and what each of them holds.
        found: by the slider's label, a title, boxes (k, 4), their words, which are right (k,).
        prefix: what stands before the label.
        active: the stop that is seen first.
    """
    figure = go.Figure([photo(image), *outlines(*truth, GREY, name="정답", dash="dot")])
    for name, colour in (("맞음", BLUE), ("틀림", RED)):
        figure.add_scatter(x=[None], y=[None], mode="lines", name=name, line={"color": colour})

    def draw(label: str) -> tuple[str, list[go.Scatter]]:
        title, boxes, words, right = found[label]
        traces = []
        for which, colour in ((~right, RED), (right, BLUE)):
            said = [word for word, here in zip(words, which, strict=True) if here]
            traces += outlines(boxes[which], said, colour)
        return title, traces

    options = list(found)
    square(figure, found[options[active]][0], image.shape[0], height=550)
    frames(figure, options, draw, prefix=prefix, active=active)
    return figure.update_layout(margin={"t": figure.layout.margin.t + 22, "b": 30})


def curve_slider(
    recall: Numbers,
    precision: Numbers,
    envelope: Numbers,
    points: Mapping[str, tuple[str, float, float]],
    *,
    prefix: str,
    active: int = 0,
) -> go.Figure:
    """Draw a precision-recall curve and its envelope; a slider moves the threshold's point.

    Args:
        recall: (n,), rising.
        precision: (n,).
        envelope: (n,), the best precision at this recall or beyond.
        points: by the slider's label, a title, recall and precision at that threshold.
        prefix: what stands before the label.
        active: the threshold that is seen first.
    """
    figure = go.Figure()
    for name, y, colour, width in (
        ("포락선", envelope, GREY, 5),
        ("정밀도", precision, BLUE, 2),
    ):
        figure.add_scatter(
            x=recall.round(4), y=y.round(4), mode="lines", name=name,
            line={"color": colour, "width": width}, hoverinfo="skip",
        )  # fmt: skip

    def draw(label: str) -> tuple[str, list[go.Scatter]]:
        title, x, y = points[label]
        dot = go.Scatter(
            x=[round(x, 4)], y=[round(y, 4)], mode="markers", name="이 문턱",
            marker={"color": RED, "size": 15, "symbol": "diamond"},
            hovertemplate="재현율 %{x:.2f}, 정밀도 %{y:.2f}<extra></extra>",
        )  # fmt: skip
        return title, [dot]

    options = list(points)
    phone_layout(figure, points[options[active]][0], x="재현율", y="정밀도", height=470)
    frames(figure, options, draw, prefix=prefix, active=active)
    figure.update_xaxes(range=[0, 1.03])
    figure.update_yaxes(range=[0, 1.05])
    figure.update_layout(sliders=[{"pad": {"t": 66}}])
    return figure.update_layout(margin_t=figure.layout.margin.t + 24)


def strictness(
    thresholds: Numbers, scores: Mapping[str, Numbers], title: str, *, height: int = 430
) -> go.Figure:
    """Draw average precision over the IoU that counts as right, a line and a band an arm.

    Args:
        thresholds: of IoU (t,).
        scores: by an arm's name, (seeds, t).
        title: the figure's finding.
        height: in pixels.
    """
    figure = go.Figure()
    for (name, values), colour in zip(scores.items(), (BLUE, ORANGE, *COLOURS[3:]), strict=False):
        for seed, line in enumerate(values):
            figure.add_scatter(
                x=thresholds.round(2), y=line.round(4), mode="lines+markers", name=name,
                legendgroup=name, showlegend=seed == 0,
                line={"color": colour, "width": 2}, marker={"size": 5},
                hovertemplate="IoU %{x:.2f}: AP %{y:.2f}<extra></extra>",
            )  # fmt: skip
    phone_layout(figure, title, x="맞았다고 세는 IoU", y="AP", height=height)
    figure.update_yaxes(range=[-0.02, 1.03])
    return figure.update_layout(margin_t=figure.layout.margin.t + 24)
