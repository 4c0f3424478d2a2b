"""Sets and sequences: what each word of a review adds, and dots of seeds behind a control."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from lessons.plots.layout import (
    BLUE,
    GREY,
    RED,
    Stop,
    add_buttons,
    add_slider,
    phone_layout,
)
from lessons.plots.rows import Groups, add_rows, row_names

Sums = Sequence[tuple[str, float]]
"""A review's words in order, and what each adds to the score."""


def words_figure(reviews: Mapping[str, tuple[str, Sums]]) -> go.Figure:
    """Draw what each word adds to a review's score, in the review's order; a menu chooses it.

    Args:
        reviews: the menu's label → the title there and the words with their weights.
    """
    figure, stops = go.Figure(), []
    longest = max(len(words) for _, words in reviews.values())
    for label, (title, words) in reviews.items():
        figure.add_bar(
            x=[round(weight, 2) for _, weight in words], y=list(range(len(words))),
            orientation="h", showlegend=False, cliponaxis=False,
            marker={"color": [BLUE if weight > 0 else RED for _, weight in words]},
            text=[word for word, _ in words], textposition="outside",
            hovertemplate="%{text} %{x:+.2f}<extra></extra>",
        )  # fmt: skip
        stops.append(Stop(label, title, [len(figure.data) - 1]))
    phone_layout(figure, stops[0].title, x="점수에 더해지는 값", height=460)
    figure.update_yaxes(range=[longest - 0.4, -0.6], visible=False)
    reach = 1.8 * max(abs(weight) for _, words in reviews.values() for _, weight in words)
    figure.update_xaxes(range=[-reach, reach], zeroline=True, zerolinecolor=GREY)
    figure.update_layout(margin={"l": 12})
    return add_buttons(figure, stops)


def seeds_figure(
    groups: Groups, *, x: str, slider: str = "", active: int = 0, wide: int = 104
) -> go.Figure:
    """Draw a dot a seed for every model; a menu, or a slider, chooses the group.

    Args:
        groups: what is drawn at each stop; the same models in all.
        x: the title of the horizontal axis.
        slider: what stands before the slider's label; without it there is a menu.
        active: the stop that is shown first.
        wide: the room on the left for the models' names, in pixels.
    """
    figure = go.Figure()
    stops = add_rows(figure, groups, apart=0.16)
    names = row_names(groups)
    phone_layout(figure, stops[active].title, x=x, height=250 + 42 * len(names))
    values = [value for _, rows in groups.values() for row in rows.values() for value in row]
    room = 0.06 * (max(values) - min(values))
    figure.update_xaxes(range=[min(values) - room, max(values) + room])
    if not slider:
        figure.update_layout(margin={"l": wide})
        return add_buttons(figure, stops, active=active)
    add_slider(figure, stops, prefix=slider, active=active)
    return figure.update_layout(sliders=[{"pad": {"t": 58}}], margin={"l": wide, "b": 120})
