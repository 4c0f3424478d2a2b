"""What a small vision transformer sees: its patches, its looks, its places, its scores."""

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, COLOURS, GREY, ORANGE, Stop, add_slider, phone_layout

Numbers = NDArray[np.float64]


def look_slider(
    image: Numbers, looks: Mapping[str, Numbers], query: int, titles: Sequence[str]
) -> go.Figure:
    """Draw where one patch looks, over the image; a slider goes through layers and heads.

    Args:
        image: (28, 28) between 0 and 1.
        looks: the slider's label → (patches,) attention of the patch `query`, summing to 1.
        query: the number of the patch that looks.
        titles: the figure's title at each stop.
    """
    figure = go.Figure()
    figure.add_heatmap(z=image.round(2), colorscale="Greys", showscale=False, hoverinfo="skip")
    side = round(len(next(iter(looks.values()))) ** 0.5)
    wide = image.shape[0] // side
    for share in looks.values():
        # The centre of patch k along an axis, in pixels.
        places = np.arange(side) * wide + (wide - 1) / 2
        figure.add_heatmap(
            x=places, y=places, z=share.reshape(side, side).round(3), zmin=0, zmax=0.3,
            colorscale=[[0, "rgba(230,159,0,0)"], [1, "rgba(213,94,0,0.85)"]], showscale=False,
            hovertemplate="%{z:.2f}<extra></extra>",
        )  # fmt: skip
    row, column = divmod(query, side)
    x, y = column * wide - 0.5, row * wide - 0.5
    figure.add_shape(
        type="rect", x0=x, y0=y, x1=x + wide, y1=y + wide, line={"color": BLUE, "width": 4}
    )
    phone_layout(figure, titles[0], height=470)
    _picture(figure)
    stops = [Stop(label, titles[n], [0, n + 1]) for n, label in enumerate(looks)]
    return add_slider(figure, stops, prefix="층-헤드 ")


def place_slider(likeness: Numbers, titles: Sequence[str], *, active: int) -> go.Figure:
    """Draw how like each place's learned vector is to one place's; a slider moves the place.

    Args:
        likeness: (places, places) cosines.
        titles: the figure's title at each place.
        active: the place that is shown first.
    """
    side = round(len(likeness) ** 0.5)
    figure = go.Figure()
    for row in likeness:
        figure.add_heatmap(
            z=row.reshape(side, side).round(2), zmin=-1, zmax=1, colorscale="RdBu",
            texttemplate="%{z:.1f}", colorbar={"thickness": 12},
            hovertemplate="%{z:.2f}<extra></extra>",
        )  # fmt: skip
    phone_layout(figure, titles[active], height=440)
    _picture(figure)
    stops = [Stop(f"{n}", titles[n], [n]) for n in range(len(likeness))]
    return add_slider(figure, stops, prefix="자리 ", active=active)


def size_slider(
    scores: Mapping[str, Mapping[int, Numbers]], titles: Sequence[str], *, active: int
) -> go.Figure:
    """Draw the scores of networks, a dot a seed; a slider moves the number of training images.

    Args:
        scores: network → training images → (seeds,) accuracies.
        titles: the figure's title at each number of images.
        active: the stop that is shown first.
    """
    figure, stops = go.Figure(), []
    for title, size in zip(titles, next(iter(scores.values())), strict=True):
        first = len(figure.data)
        for colour, (name, by_size) in zip(COLOURS, scores.items(), strict=False):
            figure.add_scatter(
                x=list(by_size), y=[float(s.mean().round(4)) for s in by_size.values()],
                mode="lines", line={"color": colour, "dash": "dot"}, name=name, hoverinfo="skip",
            )  # fmt: skip
            figure.add_scatter(
                x=[size] * len(by_size[size]), y=by_size[size].round(4), mode="markers",
                marker={"color": colour, "size": 11}, showlegend=False,
                hovertemplate="%{y:.3f}<extra></extra>",
            )  # fmt: skip
        stops.append(Stop(f"{size:,}장", title, range(first, len(figure.data))))
    phone_layout(figure, titles[active], x="훈련 사진의 수", y="테스트 정확도", height=470)
    counts = list(next(iter(scores.values())))
    figure.update_xaxes(type="log", tickvals=counts, ticktext=[f"{n:,}" for n in counts])
    figure.update_layout(margin={"t": figure.layout.margin.t + 4})
    add_slider(figure, stops, active=active)
    return figure.update_layout(sliders=[{"pad": {"t": 66}}])


def shuffle_figure(scores: Mapping[str, Mapping[str, Numbers]], title: str) -> go.Figure:
    """Draw what each way of shuffling leaves of two networks' accuracy.

    Args:
        scores: network → way → (seeds,) accuracies.
        title: the figure's finding.
    """
    figure = go.Figure()
    for colour, (name, ways) in zip((BLUE, ORANGE, GREY), scores.items(), strict=False):
        figure.add_bar(
            x=list(ways), y=[float(s.mean().round(4)) for s in ways.values()], name=name,
            error_y={"array": [float(s.std(ddof=1).round(4)) for s in ways.values()]},
            marker={"color": colour}, hovertemplate="%{x}: %{y:.2f}<extra></extra>",
        )  # fmt: skip
    phone_layout(figure, title, y="테스트 정확도", height=410)
    figure.update_yaxes(range=[0, 1.03])
    return figure.update_layout(barmode="group")


def _picture(figure: go.Figure) -> None:
    figure.update_yaxes(autorange="reversed", scaleanchor="x", visible=False)
    figure.update_xaxes(visible=False, constrain="domain")
    figure.update_layout(margin={"l": 12, "b": 12})
