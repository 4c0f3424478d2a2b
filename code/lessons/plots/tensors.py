"""Figures of tensors: what a slice leaves of an image, how much memory a batch takes."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import COLOURS, Stop, add_buttons, phone_layout


def slices_figure(image: NDArray[Any], cuts: Sequence[tuple[str, Any]]) -> go.Figure:
    """Show what each cut leaves of an image in its place; a menu chooses the cut.

    Args:
        image: (h, w) numbers.
        cuts: pairs of the cut as text, such as '[4:, 4:]', and as an index.
    """
    figure, stops = go.Figure(), []
    for number, (text, cut) in enumerate(cuts):
        kept = np.full(image.shape, np.nan)
        kept[cut] = image[cut]
        cells = [[None if np.isnan(v) else int(v) for v in row] for row in kept]
        figure.add_heatmap(
            z=cells, colorscale="Blues", zmin=0, zmax=float(image.max()), showscale=False,
            xgap=2, ygap=2, hovertemplate="행 %{y}, 열 %{x}: %{z}<extra></extra>",
        )  # fmt: skip
        title = f"images[2]{text}<br>모양 {image[cut].shape}"
        stops.append(Stop(text, title, [number]))
    phone_layout(
        figure, stops[0].title, height=470, showlegend=False,
        xaxis={"dtick": 1, "title": "축 1: 열", "range": [-0.5, image.shape[1] - 0.5],
            "constrain": "domain"},
        yaxis={
            "dtick": 1, "title": "축 0: 행", "scaleanchor": "x",
            "range": [image.shape[0] - 0.5, -0.5], "constrain": "domain",
        },
        margin={"l": 45, "r": 15, "t": 70, "b": 40},
    )  # fmt: skip
    return add_buttons(figure, stops)


def memory_figure(
    shapes: Mapping[str, tuple[int, ...]], bytes_of: Mapping[str, int], title: str
) -> go.Figure:
    """Draw the memory of one batch of each kind of data as points on a scale of powers of ten.

    Args:
        shapes: kind of data → shape of a batch.
        bytes_of: data type → bytes a number.
        title: what the figure shows, computed by the page.
    """
    figure = go.Figure()
    styles = zip(COLOURS, ("circle", "diamond", "square", "x"), strict=False)
    for (kind, size), (colour, symbol) in zip(bytes_of.items(), styles, strict=False):
        values = [float(np.prod(shape)) * size / 2**20 for shape in shapes.values()]
        figure.add_scatter(
            x=[float(f"{value:.3g}") for value in values], y=list(shapes), mode="markers",
            name=kind, marker={"color": colour, "symbol": symbol, "size": 10},
            text=[str(shape) for shape in shapes.values()],
        )  # fmt: skip
    return phone_layout(
        figure, title, x="배치 하나(MiB)", height=400,
        xaxis={"type": "log", "range": [-3, 3.2], "dtick": 1},
        yaxis={"autorange": "reversed"}, margin={"l": 90, "r": 15, "t": 110, "b": 45},
    )  # fmt: skip
