"""Figures of the first network: digits, its way through the epochs, what it gets wrong."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, ORANGE, Stop, add_buttons, add_slider, phone_layout


def _heatmap(image: NDArray[Any]) -> go.Heatmap:
    """Return one image (h, w) of 0 to 255 as ink on paper, its first row on top."""
    return go.Heatmap(
        z=image.astype(int), colorscale="Greys", zmin=0, zmax=255, showscale=False,
        hovertemplate="행 %{y}, 열 %{x}: %{z}<extra></extra>",
    )  # fmt: skip


def images_figure(
    images: NDArray[Any], labels: Sequence[str], titles: Sequence[str], *, prefix: str
) -> go.Figure:
    """Show images one at a time, chosen by a slider.

    Args:
        images: (n, h, w) of 0 to 255.
        labels: what the slider says at each image, all different.
        titles: the figure's title at each image.
        prefix: what stands before the slider's label.
    """
    figure = go.Figure([_heatmap(image) for image in images])
    square: dict[str, Any] = {"visible": False, "constrain": "domain"}
    phone_layout(
        figure, titles[0], height=470, xaxis=square,
        yaxis={**square, "autorange": "reversed", "scaleanchor": "x"},
        margin={"l": 20, "r": 20, "t": 70, "b": 20}, showlegend=False,
    )  # fmt: skip
    said = zip(labels, titles, strict=True)
    stops = [Stop(label, title, [n]) for n, (label, title) in enumerate(said)]
    return add_slider(figure, stops, prefix=prefix)


def curves_figure(train: NDArray[Any], validation: NDArray[Any], title: str) -> go.Figure:
    """Draw accuracy against epochs, a line for each seed; buttons show one seed or all.

    Args:
        train: (seeds, epochs) accuracy on the training set.
        validation: (seeds, epochs) accuracy on the validation set.
        title: what the two bundles of lines show.
    """
    seeds, length = train.shape
    epochs = np.arange(1, length + 1)
    figure = go.Figure()
    for name, values, colour, symbol in (
        ("훈련", train, ORANGE, "circle"), ("검증", validation, BLUE, "diamond"),
    ):  # fmt: skip
        for seed in range(seeds):
            figure.add_scatter(
                x=epochs, y=values[seed].round(4), name=name, mode="lines+markers",
                line={"color": colour, "width": 1.5}, marker={"symbol": symbol, "size": 6},
                legendgroup=name, showlegend=seed == 0,
            )  # fmt: skip
    figure.update_traces(showlegend=False)
    phone_layout(figure, title, x="에포크", y="정확도", height=440)
    stops = [Stop("모든 시드", title, range(2 * seeds))]
    for seed in range(seeds):
        stops.append(Stop(f"시드 {seed}", title, [seed, seeds + seed]))
    return add_buttons(figure, stops)


def spreads_figure(
    by_seed: NDArray[Any], by_images: NDArray[Any], chosen: float, title: str
) -> go.Figure:
    """Draw two clouds of accuracies, one above the other, with a line at one of them.

    Args:
        by_seed: accuracy of networks that differ in their seed, on one test set.
        by_images: accuracy of one network on test sets drawn anew.
        chosen: the accuracy of that network on the real test set.
        title: which cloud is wider, as computed.
    """
    rng = np.random.default_rng(0)
    figure = go.Figure()
    for height, name, values, colour in (
        (1, "시드만 바꾸면", by_seed, ORANGE), (0, "이미지만 바꾸면", by_images, BLUE),
    ):  # fmt: skip
        jitter = rng.uniform(-0.22, 0.22, len(values))
        figure.add_scatter(
            x=values.round(5), y=(height + jitter).round(3), mode="markers", name=name,
            marker={"color": colour, "size": 6, "opacity": 0.7}, showlegend=False,
        )  # fmt: skip
    figure.add_vline(x=chosen, line={"dash": "dot", "color": "#999999"})
    ticks = {"tickvals": [0, 1], "ticktext": ["이미지만<br>바꾸면", "시드만<br>바꾸면"]}
    return phone_layout(
        figure, title, x="테스트 정확도", height=340,
        yaxis={**ticks, "range": [-0.5, 1.5]}, xaxis={"tickformat": ".1%", "nticks": 5},
        margin={"l": 75, "r": 20, "t": 75, "b": 45},
    )  # fmt: skip
