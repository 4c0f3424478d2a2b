"""A small computation graph, filled with values from the left and with gradients from the right."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from lessons.plots.layout import GREY, ORANGE, SKY, Stop, add_slider, phone_layout

EMPTY = "#DDDDDD"
Place = tuple[float, float]


def passes_figure(
    nodes: Mapping[str, tuple[float, float]],
    places: Mapping[str, Place],
    edges: Sequence[tuple[str, str]],
    back: Sequence[str],
    title: str,
) -> go.Figure:
    """Draw the graph with a slider: each stop fills one value, then one gradient.

    Args:
        nodes: the value and the gradient of each node, by name, in the order of the forward pass.
        places: where each node stands.
        edges: pairs of names, from a node to one that uses it.
        back: the names in the order of the backward pass.
        title: the first line above the figure, at every stop.
    """
    figure = go.Figure([_lines(places, edges)])
    stops = []
    names = list(nodes)
    for count in range(1, len(names) + len(back) + 1):
        known, sloped = names[:count], back[: max(0, count - len(names))]
        doing = f"역전파: {sloped[-1]}의 기울기" if sloped else f"순전파: {known[-1]}의 값"
        figure.add_trace(_dots(nodes, places, known, sloped))
        stops.append(Stop(str(count), f"{title}<br>{doing}", (0, count)))
    phone_layout(figure, stops[-1].title, height=500)
    figure.update_layout(
        showlegend=False, margin={"l": 10, "r": 10, "t": 70, "b": 20},
        xaxis={"visible": False, "range": [-0.5, 4.5]},
        yaxis={"visible": False, "range": [-0.9, 2.7]},
    )  # fmt: skip
    return add_slider(figure, stops, prefix="순서 ")


def _lines(places: Mapping[str, Place], edges: Sequence[tuple[str, str]]) -> go.Scatter:
    across: list[float | None] = []
    up: list[float | None] = []
    for source, target in edges:
        across += [places[source][0], places[target][0], None]
        up += [places[source][1], places[target][1], None]
    return go.Scatter(
        x=across, y=up, mode="lines", line={"color": GREY, "width": 2}, hoverinfo="skip"
    )


def _dots(
    nodes: Mapping[str, tuple[float, float]],
    places: Mapping[str, Place],
    known: Sequence[str],
    sloped: Sequence[str],
) -> go.Scatter:
    words, colours = [], []
    for name, (value, grad) in nodes.items():
        shown = f"{value:g}" if name in known else "?"
        slope = f"<br><b>∂ {grad:g}</b>" if name in sloped else ""
        words.append(f"{name}<br>{shown}{slope}")
        colours.append(ORANGE if name in sloped else SKY if name in known else EMPTY)
    return go.Scatter(
        x=[places[name][0] for name in nodes], y=[places[name][1] for name in nodes],
        mode="markers+text", text=words, textposition="bottom center",
        marker={"size": 22, "color": colours}, hoverinfo="skip",
    )  # fmt: skip
