"""What the book's figures share: colours, a layout that a phone shows whole, stops to move along.

A title states a finding; the page computes it, or asserts it in the same cell.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

# Okabe-Ito colours: told apart by every kind of colour vision.
BLUE, ORANGE, GREEN, RED = "#0072B2", "#E69F00", "#009E73", "#D55E00"
PURPLE, SKY, GREY = "#CC79A7", "#56B4E9", "#999999"
COLOURS = (BLUE, ORANGE, GREEN, RED, PURPLE, SKY, GREY)


@dataclass(frozen=True)
class Stop:
    """One stop of a slider or one button: its label, the title there, the traces seen there.

    Attributes:
        label: what the slider shows.
        title: the figure's title at this stop; `<br>` breaks a line at about 26 syllables.
        traces: the numbers of the traces that are visible.
    """

    label: str
    title: str
    traces: Sequence[int]


def phone_layout(
    figure: go.Figure, title: str, *, x: str = "", y: str = "", height: int = 400, **layout: Any
) -> go.Figure:
    """Lay a figure out for a width of 360 px; return it.

    Args:
        figure: the figure, changed in place.
        title: its finding, in lines of at most about 26 syllables, parted by `<br>`.
        x: the title of the horizontal axis.
        y: the title of the vertical axis.
        height: in pixels.
        layout: anything else that plotly's `update_layout` takes; it wins over ours.
    """
    lines = title.count("<br>") + 1
    has_legend = sum(trace.showlegend is not False for trace in figure.data) > 1
    top = 24 + 22 * lines + (28 if has_legend else 0)
    # Plotly sets a title of several lines by the baseline of its first.
    first = 24 if lines > 1 else 8
    figure.update_layout(
        title={"text": title, "font": {"size": 15}, "y": 1 - first / height, "yanchor": "top"},
        height=height,
        margin={"l": 50, "r": 15, "t": top, "b": 45},
        xaxis_title=x,
        yaxis_title=y,
        legend={"orientation": "h", "x": 0, "y": 1.0, "yanchor": "bottom"},
    )
    return figure.update_layout(**layout)


def add_slider(
    figure: go.Figure, stops: Sequence[Stop], *, prefix: str = "", active: int = 0
) -> go.Figure:
    """Add a slider below the figure, which shows one stop's traces and title at a time."""
    steps = [_step(figure, stop) for stop in stops]
    _show(figure, stops[active])
    slider = {
        "steps": steps, "active": active, "currentvalue": {"prefix": prefix}, "pad": {"t": 40},
    }  # fmt: skip
    return figure.update_layout(sliders=[slider])


def add_buttons(figure: go.Figure, stops: Sequence[Stop], *, active: int = 0) -> go.Figure:
    """Add a menu above the figure, which shows one stop's traces and title at a time."""
    buttons = [_step(figure, stop) for stop in stops]
    _show(figure, stops[active])
    menu = {
        "buttons": buttons, "active": active,
        "x": 0, "xanchor": "left", "y": 1.03, "yanchor": "bottom",
    }  # fmt: skip
    top = figure.layout.margin.t or 60
    return figure.update_layout(updatemenus=[menu], margin={"t": top + 44})


def frames(
    figure: go.Figure,
    values: Sequence[Any],
    draw: Callable[[Any], tuple[str, Sequence[go.Scatter]]],
    *,
    prefix: str = "",
    label: Callable[[Any], str] = str,
    active: int = 0,
) -> go.Figure:
    """Add a slider with a stop for each value; `draw` returns its title and its own traces.

    Traces that the figure already holds stay visible at every stop.
    """
    always = list(range(len(figure.data)))
    stops = []
    for value in values:
        title, traces = draw(value)
        first = len(figure.data)
        figure.add_traces(list(traces))
        stops.append(Stop(label(value), title, [*always, *range(first, len(figure.data))]))
    return add_slider(figure, stops, prefix=prefix, active=active)


def _step(figure: go.Figure, stop: Stop) -> dict[str, Any]:
    visible = [number in set(stop.traces) for number in range(len(figure.data))]
    return {
        "label": stop.label,
        "method": "update",
        "args": [{"visible": visible}, {"title.text": stop.title}],
    }


def _show(figure: go.Figure, stop: Stop) -> None:
    for number, trace in enumerate(figure.data):
        trace.visible = number in set(stop.traces)
    figure.update_layout(title_text=stop.title)
