"""What a network sees: mosaics of feature maps, heat laid over a photograph, bars by depth.

Heat and maps are whole numbers from `LOW` to `HIGH`: one step is then a small share of every value,
so that two machines' last digits do not make two figures.
"""

import base64
import io
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray
from PIL import Image

from lessons.plots.layout import (
    BLUE,
    COLOURS,
    GREY,
    ORANGE,
    RED,
    Stop,
    add_slider,
    phone_layout,
)

Numbers = NDArray[Any]
LOW, HIGH = 100, 200
HEAT = [[0.0, "rgba(0,60,200,0)"], [0.2, "rgba(0,60,200,0.4)"], [1.0, "rgba(0,30,160,0.9)"]]
MAPS = [[0.0, "#10202e"], [0.5, "#0072B2"], [1.0, "#ffe9b0"]]


def levels(values: Numbers, top: float | None = None) -> Numbers:
    """Return values from 0 to `top`, their greatest if None, as whole numbers from LOW to HIGH."""
    greatest = float(values.max()) if top is None else top
    share = np.clip(np.asarray(values, float) / max(greatest, 1e-12), 0, 1)
    return (LOW + (HIGH - LOW) * share).round().astype(np.uint8)


def mosaic(maps: Numbers, columns: int, *, own: bool = True) -> Numbers:
    """Return maps (n, h, w) or (n, h, w, 3) beside and below each other, a gap between them.

    Args:
        maps: of which each is scaled by its own greatest value if `own`, not at all if not.
        columns: how many stand beside each other.
        own: whether to turn them into levels.
    """
    if own:
        maps = np.stack([levels(one) for one in maps])
    n, h, w, *colour = maps.shape
    gap = max(1, h // 28)
    rows = -(-n // columns)
    empty = LOW if own else 255
    sheet = np.full((rows * (h + gap) - gap, columns * (w + gap) - gap, *colour), empty, np.uint8)
    for number, one in enumerate(maps):
        top, left = number // columns * (h + gap), number % columns * (w + gap)
        sheet[top : top + h, left : left + w] = one
    return sheet


def maps_slider(sheets: Mapping[str, tuple[str, Numbers]], *, prefix: str) -> go.Figure:
    """Draw mosaics of feature maps; a slider goes through the layers.

    Args:
        sheets: by the slider's label, a title and a mosaic of levels.
        prefix: what stands before the label.
    """
    figure, stops = _bare(), []
    for label, (title, sheet) in sheets.items():
        figure.add_trace(_heat(sheet, MAPS))
        stops.append(Stop(label, title, [len(figure.data) - 1]))
    return _slid(figure, stops, prefix)


def overlay_slider(
    photo: Numbers,
    heats: Mapping[str, tuple[str, Numbers, Sequence[float] | None]],
    *,
    prefix: str,
    active: int = 0,
) -> go.Figure:
    """Lay heat over a photograph; a slider goes through the layers, classes or methods.

    Args:
        photo: (side, side, 3) uint8.
        heats: by the slider's label, a title, heat (k, k), and a frame x0, y0, x1, y1 in pixels of
            the photograph, or None. Each heat is scaled by its own greatest value.
        prefix: what stands before the label.
        active: the stop that is seen first.
    """
    figure, stops, side = _bare(), [], len(photo)
    figure.add_trace(go.Image(source=_source(photo, "PNG"), hoverinfo="skip"))
    for label, (title, heat, frame) in heats.items():
        first = len(figure.data)
        step = side / len(heat)
        places = (np.arange(len(heat)) + 0.5) * step - 0.5
        figure.add_trace(_heat(levels(heat), HEAT, places))
        if frame is not None:
            figure.add_trace(_frame(np.clip(frame, 0, side - 1), RED))
        stops.append(Stop(label, title, [0, *range(first, len(figure.data))]))
    return _slid(figure, stops, prefix, active)


def pictures_slider(sheets: Mapping[str, tuple[str, Numbers]], *, prefix: str) -> go.Figure:
    """Draw mosaics of pictures (h, w, 3) uint8; a slider goes through them.

    Args:
        sheets: by the slider's label, a title and a mosaic.
        prefix: what stands before the label.
    """
    figure, stops = _bare(), []
    for label, (title, sheet) in sheets.items():
        width = sheet.shape[1]
        figure.add_trace(go.Image(
            source=_source(sheet, "JPEG"), hoverinfo="skip",
            dx=1 / width, dy=1 / width, x0=0, y0=0,
        ))  # fmt: skip
        stops.append(Stop(label, title, [len(figure.data) - 1]))
    return _slid(figure, stops, prefix)


def bars_figure(
    groups: Mapping[str, tuple[Sequence[int], Sequence[float]]], title: str, *, x: str, y: str
) -> go.Figure:
    """Draw bars by depth, a colour a group.

    Args:
        groups: by the name, places along the axis and heights.
        title: the figure's finding.
        x: what the horizontal axis counts.
        y: what the vertical axis measures.
    """
    bars = [
        go.Bar(
            x=list(places), y=np.round(heights, 3), name=name, marker_color=colour,
            hovertemplate="%{x}: %{y:.2f}<extra></extra>",
        )
        for (name, (places, heights)), colour in zip(groups.items(), COLOURS, strict=False)
    ]  # fmt: skip
    figure = phone_layout(go.Figure(bars), title, x=x, y=y)
    return figure.update_layout(barmode="overlay")


def lines_figure(
    lines: Mapping[str, tuple[Sequence[float], Sequence[float]]], title: str, *, x: str, y: str
) -> go.Figure:
    """Draw a line a name, the same places for all or their own.

    Args:
        lines: by the name, places and heights.
        title: the figure's finding.
        x: what the horizontal axis measures.
        y: what the vertical axis measures.
    """
    drawn = [
        go.Scatter(
            x=list(places), y=np.round(heights, 3), name=name, mode="lines+markers",
            line={"color": colour, "width": 3}, marker={"size": 6},
            hovertemplate=f"{name} %{{y:.2f}}<extra></extra>",
        )
        for (name, (places, heights)), colour in zip(lines.items(), COLOURS, strict=False)
    ]  # fmt: skip
    rows = -(-len(lines) // 2)  # a legend of two names a row
    figure = phone_layout(go.Figure(drawn), title, x=x, y=y, height=410 + 20 * rows)
    return figure.update_layout(margin_t=figure.layout.margin.t + 20 * (rows - 1))


def rows_figure(
    rows: Mapping[str, Sequence[float]], title: str, *, x: str, least: float = 0.0
) -> go.Figure:
    """Draw dots on a row a method: one a network or photograph, and their mean.

    Args:
        rows: by the method's name, its values.
        title: the figure's finding.
        x: what is measured.
        least: where a dotted line stands, such as what guessing gives.
    """
    dots = [
        go.Scatter(
            x=np.round(values, 3), y=[name] * len(values), mode="markers", showlegend=False,
            marker={"color": BLUE, "size": 9, "opacity": 0.6},
            hovertemplate="%{x:.2f}<extra></extra>",
        )
        for name, values in rows.items()
    ]  # fmt: skip
    means = go.Scatter(
        x=[round(float(np.mean(values)), 3) for values in rows.values()], y=list(rows),
        mode="markers", showlegend=False, hovertemplate="평균 %{x:.2f}<extra></extra>",
        marker={"symbol": "line-ns", "size": 18, "line": {"color": ORANGE, "width": 3}},
    )  # fmt: skip
    figure = phone_layout(go.Figure([*dots, means]), title, x=x, height=170 + 36 * len(rows))
    figure.add_vline(x=least, line_color=GREY, line_dash="dot")
    figure.update_yaxes(autorange="reversed")
    return figure.update_layout(margin_l=120)


def _bare() -> go.Figure:
    """Return an empty figure without axes, whose title has two lines."""
    figure = phone_layout(go.Figure(), "<br>", height=450)
    figure.update_xaxes(visible=False, constrain="domain")
    figure.update_yaxes(visible=False, autorange="reversed", scaleanchor="x", constrain="domain")
    return figure.update_layout(margin_l=10, margin_r=10, plot_bgcolor="rgba(0,0,0,0)")


def _slid(figure: go.Figure, stops: Sequence[Stop], prefix: str, active: int = 0) -> go.Figure:
    """Add a slider, narrower than the figure by half a label at each end: none is cut off."""
    add_slider(figure, stops, prefix=prefix, active=active)
    half = max(len(stops[end].label) for end in (0, -1)) * 6
    figure.layout.sliders[0].pad.update(l=max(0, half - 10), r=max(0, half - 10))
    return figure


def _heat(values: Numbers, colours: list[list[Any]], places: Numbers | None = None) -> go.Heatmap:
    where = None if places is None else places.round(2).tolist()
    return go.Heatmap(
        z=values, x=where, y=where, zmin=LOW, zmax=HIGH, colorscale=colours, showscale=False,
        hoverinfo="skip", zsmooth="best" if where else False,
    )  # fmt: skip


def _frame(frame: Numbers, colour: str) -> go.Scatter:
    x0, y0, x1, y1 = (float(edge) for edge in frame)
    return go.Scatter(
        x=[x0, x1, x1, x0, x0], y=[y0, y0, y1, y1, y0], mode="lines", showlegend=False,
        line={"color": colour, "width": 3}, hoverinfo="skip",
    )  # fmt: skip


def _source(pixels: Numbers, form: str) -> str:
    box = io.BytesIO()
    Image.fromarray(pixels).save(box, form, quality=60)
    return f"data:image/{form.lower()};base64,{base64.b64encode(box.getvalue()).decode()}"
