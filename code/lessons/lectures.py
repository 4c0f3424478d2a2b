"""What an approved lecture named, minute by minute, and the figure that shows it.

The tables are written by `companion snapshot`; a page that reads one names it among its inputs.
"""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files

import plotly.graph_objects as go

TERMS_SHOWN = 6
PLACE_STYLE = {"color": "#D55E00", "symbol": "diamond", "size": 12}
TERM_COLOR = "#0072B2"


@dataclass(frozen=True)
class Minute:
    """One minute of a lecture.

    `places`: chapters that were named, and how often; `chapters`: those that the terms belong to;
    `terms`: what was said, and how often.
    """

    minute: int
    places: Counter[int] = field(default_factory=Counter)
    chapters: Counter[int] = field(default_factory=Counter)
    terms: Counter[str] = field(default_factory=Counter)


def load_rows(name: str) -> list[dict[str, str]]:
    """Return what the lecture `name` ('2025-03-12-day3-1') named, in order, a row each.

    Raises:
        FileNotFoundError: there is no table of it; nobody has approved the lecture.
    """
    path = files("lessons") / f"lecture-{name}.csv"
    if not path.is_file():
        raise FileNotFoundError(f"{name}: no approved lecture of that name (`companion snapshot`)")
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def load_lecture(name: str) -> list[Minute]:
    """Return the minutes of the lecture `name` in which anything was named.

    A stamp begins a block of talk of up to a minute, so a minute is that of the block's beginning.

    Raises:
        FileNotFoundError: there is no table of it; nobody has approved the lecture.
    """
    minutes: dict[int, Minute] = {}
    for row in load_rows(name):
        minute = minutes.setdefault(int(row["seconds"]) // 60, Minute(int(row["seconds"]) // 60))
        if row["kind"] == "place":
            minute.places[int(row["chapter"])] += 1
        else:
            minute.terms[row["name"]] += 1
            if row["chapter"]:
                minute.chapters[int(row["chapter"])] += 1
    return [minutes[key] for key in sorted(minutes)]


def mini_map(minutes: Sequence[Minute], title: str) -> go.Figure:
    """Draw which chapters a lecture is about, and when: a row for each chapter, time to the right.

    Args:
        minutes: what `load_lecture` returns.
        title: says what the figure shows; it is also what is read out instead of the figure.
    """
    rows = sorted({chapter for minute in minutes for chapter in (*minute.places, *minute.chapters)})
    names = [f"{chapter}장" for chapter in rows]
    figure = go.Figure([_terms(minutes), _places(minutes)])
    figure.update_layout(
        title={"text": title, "font": {"size": 15}, "y": 0.94, "yanchor": "top"},
        height=150 + 30 * len(rows),
        margin={"l": 10, "r": 15, "t": 110, "b": 50},
        xaxis={"title": "수업이 시작된 뒤의 분", "rangemode": "tozero", "dtick": 10},
        yaxis={
            "automargin": True, "autorange": "reversed", "type": "category",
            "categoryorder": "array", "categoryarray": names,
        },
        legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0},
    )  # fmt: skip
    return figure


def _terms(minutes: Sequence[Minute]) -> go.Scatter:
    """Return a mark for each chapter and minute, the larger the more of its terms were said."""
    points = [(one, *pair) for one in minutes for pair in sorted(one.chapters.items())]
    return go.Scatter(
        x=[one.minute for one, _, _ in points],
        y=[f"{chapter}장" for _, chapter, _ in points],
        mode="markers",
        name="그 장의 용어를 말했다",
        marker={
            "color": TERM_COLOR, "symbol": "circle", "opacity": 0.7,
            "size": [min(6 + 2 * count, 20) for _, _, count in points],
        },
        text=[f"{count}번. {', '.join(_often(one))}" for one, _, count in points],
        hovertemplate="%{x}분, %{y}<br>%{text}<extra></extra>",
    )  # fmt: skip


def _places(minutes: Sequence[Minute]) -> go.Scatter:
    points = [(one.minute, *pair) for one in minutes for pair in sorted(one.places.items())]
    return go.Scatter(
        x=[minute for minute, _, _ in points],
        y=[f"{chapter}장" for _, chapter, _ in points],
        mode="markers",
        name="장이나 절을 이름 붙여 말했다",
        marker=PLACE_STYLE,
        text=[f"{count}번" for _, _, count in points],
        hovertemplate="%{x}분, %{y}: %{text}<extra></extra>",
    )


def _often(minute: Minute) -> list[str]:
    return [name for name, _ in minute.terms.most_common(TERMS_SHOWN)]
