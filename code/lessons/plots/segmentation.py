"""Masks beside their page, how often a transposed convolution writes, errors by distance."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import (
    BLUE,
    GREY,
    ORANGE,
    RED,
    Stop,
    add_slider,
    phone_layout,
)

Numbers = NDArray[Any]
PAPER = [[0.0, "#ffffff"], [1.0, "#222222"]]
STYLES = [[0.0, "#eeeeee"], [1 / 3, "#eeeeee"], [1 / 3, BLUE], [2 / 3, BLUE], [2 / 3, RED],
          [1.0, RED]]  # fmt: skip


def page_and_masks(
    image: Numbers, masks: Mapping[str, tuple[str, Numbers]], *, prefix: str, active: int = 0
) -> go.Figure:
    """Draw a page and, beside it, the mask of one of the slider's stops.

    Args:
        image: (h, w) of ink between 0 and 1.
        masks: by the slider's label, a title and the mask, (h, w) of 0 paper, 1 print, 2 hand.
        prefix: what stands before the label.
        active: the stop that is seen first.
    """
    figure = go.Figure(_ink(image))
    stops = []
    for label, (title, mask) in masks.items():
        stops.append(Stop(label, title, [0, len(figure.data)]))
        figure.add_trace(_styles(mask, "x2", "y2"))
    phone_layout(figure, stops[active].title, height=400)
    for name, domain in (("x", [0.0, 0.49]), ("x2", [0.51, 1.0])):
        number = name[1:]
        figure.update_layout({
            f"xaxis{number}": {"domain": domain, "visible": False, "constrain": "domain"},
            f"yaxis{number}": {
                "visible": False, "autorange": "reversed", "scaleanchor": name,
                "anchor": name, "constrain": "domain",
            },
        })  # fmt: skip
    figure.update_layout(margin={"l": 20, "r": 20, "b": 20}, showlegend=False)
    return add_slider(figure, stops, prefix=prefix, active=active)


def overlap_slider(counts: Mapping[str, tuple[str, Numbers]], *, active: int = 0) -> go.Figure:
    """Draw how many inputs write to each output pixel; a slider changes the kernel.

    Args:
        counts: by the slider's label, a title and the counts (h, w).
        active: the stop that is seen first.
    """
    figure, stops = go.Figure(), []
    top = max(int(count.max()) for _, count in counts.values())
    for label, (title, count) in counts.items():
        stops.append(Stop(label, title, [len(figure.data)]))
        whole = count.round().astype(int)
        figure.add_heatmap(
            z=whole, text=whole, texttemplate="%{text}", zmin=0, zmax=top, colorscale="Blues",
            showscale=False, hoverinfo="skip", xgap=2, ygap=2, textfont={"size": 15},
        )  # fmt: skip
    phone_layout(figure, stops[active].title, height=440)
    figure.update_xaxes(visible=False, constrain="domain")
    figure.update_yaxes(visible=False, autorange="reversed", scaleanchor="x", constrain="domain")
    figure.update_layout(margin={"l": 20, "r": 20, "b": 20})
    return add_slider(figure, stops, prefix="커널의 크기 ", active=active)


def lines_and_dots(
    lines: Mapping[str, Numbers], at: Sequence[Any], title: str, *, x: str, y: str
) -> go.Figure:
    """Draw a mean line and a dot for each seed.

    Args:
        lines: by name, values (seeds, len(at)).
        at: where the values stand on the horizontal axis.
        title: the figure's finding.
        x: the title of the horizontal axis.
        y: the title of the vertical axis.
    """
    figure = go.Figure()
    for (name, values), colour in zip(lines.items(), (BLUE, ORANGE, GREY), strict=False):
        figure.add_scatter(
            x=list(at), y=values.mean(axis=0).round(4), mode="lines", name=name,
            line={"color": colour, "width": 3}, hovertemplate="%{x}: %{y:.3f}<extra></extra>",
        )  # fmt: skip
        figure.add_scatter(
            x=np.tile(np.asarray(at), len(values)).tolist(), y=values.ravel().round(4),
            mode="markers", showlegend=False, hovertemplate="%{x}: %{y:.3f}<extra></extra>",
            marker={"color": colour, "size": 7, "opacity": 0.5},
        )  # fmt: skip
    phone_layout(figure, title, x=x, y=y)
    return figure.update_yaxes(rangemode="tozero")


def _ink(image: Numbers) -> go.Heatmap:
    return go.Heatmap(
        z=(100 * image).round().astype(int), colorscale=PAPER, zmin=0, zmax=100,
        showscale=False, hoverinfo="skip",
    )  # fmt: skip


def _styles(mask: Numbers, x: str, y: str) -> go.Heatmap:
    return go.Heatmap(
        z=mask.astype(int), colorscale=STYLES, zmin=-0.5, zmax=2.5, showscale=False,
        hoverinfo="skip", xaxis=x, yaxis=y,
    )  # fmt: skip
