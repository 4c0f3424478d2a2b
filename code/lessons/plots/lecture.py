"""What one part of a lecture after the other talked of."""

from collections import Counter
from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from lessons.plots.layout import BLUE, ORANGE, frames, phone_layout

SHOWN = 8


def part_slider(
    rows: Sequence[Mapping[str, str]], parts: Mapping[str, tuple[int, int]], *, prefix: str = ""
) -> go.Figure:
    """Draw the terms said most in a part of the lecture; a slider goes through the parts.

    Args:
        rows: what `lessons.lectures.load_rows` returns.
        parts: by the slider's label, the first second of a part and the first after it.
        prefix: what stands before the label.
    """
    spoken = {
        label: [
            row for row in rows if row["kind"] == "term" and first <= int(row["seconds"]) < last
        ]
        for label, (first, last) in parts.items()
    }

    def draw(label: str) -> tuple[str, list[go.Bar]]:
        found = Counter(row["name"] for row in spoken[label]).most_common(SHOWN)
        garbled = Counter(row["name"] for row in spoken[label] if row["garbled"] == "1")
        names = [name for name, _ in found]
        clean = [count - garbled[name] for name, count in found]
        first, last = (round(second / 60) for second in parts[label])
        name, count = found[0]
        title = (
            f"{first}분부터 {last}분까지 용어 {len(spoken[label])}번,<br>"
            f"가장 많이 말한 것은 {name} {count}번"
        )
        return title, [
            go.Bar(
                x=counts, y=names, orientation="h", name=meaning, marker={"color": colour},
                hovertemplate="%{y}: %{x}번<extra></extra>",
            )
            for counts, meaning, colour in (
                (clean, "제대로 적혔다", BLUE),
                ([garbled[name] for name in names], "다른 말로 적혔다", ORANGE),
            )
        ]  # fmt: skip

    labels = list(parts)
    figure = go.Figure()
    phone_layout(figure, draw(labels[0])[0], x="말한 횟수", height=470, barmode="stack")
    frames(figure, labels, draw, prefix=prefix)
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_layout(sliders=[{"pad": {"t": 66}}])
    return figure.update_layout(margin={"b": 70, "t": figure.layout.margin.t + 28})
