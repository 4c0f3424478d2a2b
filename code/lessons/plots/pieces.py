"""A figure of texts in pieces: a box a piece, and a slider that chooses how they are cut."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from lessons.plots.layout import frames, phone_layout

_SOFT = ("#7FB8DB", "#F2C77A", "#7FCEB3")


def pieces_figure(
    stops: Mapping[str, Sequence[Sequence[str]]],
    titles: Mapping[str, str],
    *,
    prefix: str = "",
    active: int = 0,
) -> go.Figure:
    """Draw texts cut into pieces, a box a piece; a slider chooses the cutting.

    Args:
        stops: by the slider's label, for each text its pieces.
        titles: by label, what is seen there, as computed.
        prefix: before the slider's value.
        active: the place of the stop that is seen first.
    """
    laid = {label: _lay(texts) for label, texts in stops.items()}
    bottom = max(row for pieces in laid.values() for _, _, row, _, _ in pieces)

    def draw(label: str) -> tuple[str, list[go.Scatter]]:
        return titles[label], _boxes(laid[label])

    figure = go.Figure()
    names = list(stops)
    phone_layout(figure, titles[names[active]], height=210 + 31 * (bottom + 1))
    frames(figure, names, draw, prefix=prefix, active=active)
    figure.update_xaxes(visible=False, range=[-0.2, 21.2], fixedrange=True)
    figure.update_yaxes(visible=False, range=[bottom + 0.7, -0.7], fixedrange=True)
    return figure.update_layout(margin={"l": 6, "r": 6, "t": 78, "b": 95})


_Laid = list[tuple[float, float, int, str, int]]


def _lay(texts: Sequence[Sequence[str]], width: float = 21.0) -> _Laid:
    """Place each piece in lines that a phone shows whole: left, right, row, word, its number."""
    placed: _Laid = []
    row = 0
    for pieces in texts:
        x = 0.0
        for number, piece in enumerate(pieces):
            need = sum(1.0 if ord(c) > 0x2FF else 0.62 for c in piece) + 0.55
            if x + need > width:
                x, row = 0.0, row + 1
            placed.append((x, x + need, row, piece, number))
            x += need
        row += 1
    return placed


def _boxes(placed: _Laid) -> list[go.Scatter]:
    traces = []
    for shade, colour in enumerate(_SOFT):
        x: list[float | None] = []
        y: list[float | None] = []
        for left, right, row, _, number in placed:
            if number % len(_SOFT) == shade:
                x += [left + 0.06, right - 0.06, right - 0.06, left + 0.06, left + 0.06, None]
                y += [row - 0.4, row - 0.4, row + 0.4, row + 0.4, row - 0.4, None]
        traces.append(
            go.Scatter(
                x=x or [None], y=y or [None], mode="lines", fill="toself", fillcolor=colour,
                line={"color": colour, "width": 1}, hoverinfo="skip", showlegend=False,
            )
        )  # fmt: skip
    words = go.Scatter(
        x=[(left + right) / 2 for left, right, *_ in placed], y=[row for _, _, row, _, _ in placed],
        text=[word for *_, word, _ in placed], mode="text", hoverinfo="skip", showlegend=False,
        textfont={"size": 13, "color": "#111111"},
    )  # fmt: skip
    return [*traces, words]
