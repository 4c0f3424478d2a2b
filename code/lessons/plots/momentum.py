"""How the number of steps grows with how long a valley is, and what is left after a budget."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from lessons.plots.layout import BLUE, ORANGE, phone_layout

STYLES = ({"color": ORANGE, "symbol": "diamond"}, {"color": BLUE, "symbol": "circle"})


def growth_figure(
    across: Sequence[float], series: Mapping[str, Sequence[float]], title: str, *, x: str, y: str
) -> go.Figure:
    """Draw one line for each series on two logarithmic axes.

    Args:
        across: (n,) positive numbers.
        series: by its name, (n,) positive numbers; two series at most.
        title: what the figure finds, computed by the page.
        x: the title of the horizontal axis.
        y: the title of the vertical axis.
    """
    figure = go.Figure([
        go.Scatter(
            x=list(across), y=[float(value) for value in values], mode="lines+markers", name=name,
            marker={**style, "size": 9}, line={"color": style["color"], "width": 2},
        )
        for (name, values), style in zip(series.items(), STYLES, strict=False)
    ])  # fmt: skip
    figure.update_xaxes(type="log", dtick=1)
    figure.update_yaxes(type="log", dtick=1, exponentformat="power")
    return phone_layout(figure, title, x=x, y=y, height=420)
