"""What a figure shows, in words: for those who do not see it, and where it cannot be drawn."""

from collections.abc import Iterable, Iterator

from companion.figures.model import Figure, one_line
from companion.figures.values import (
    Control,
    Direction,
    Series,
    Value,
    controls,
    grids,
    numbers,
    series,
    shown,
)

KINDS = {
    "points": "점 {n}개",
    "line": "점 {n}개를 이은 선",
    "bar": "막대 {n}개",
    "box": "값 {n}개의 상자 그림",
}
DIRECTIONS: dict[Direction, str] = {"x": "가로축", "y": "세로축"}
MOST_NAMES = 8
"""More names than these are counted, not listed."""


def describe(figure: Figure) -> str:
    """Return the description: axes with their ranges, what is drawn, and what can be changed."""
    return " ".join([*_axes(figure), *_drawn(figure), *map(_control, controls(figure))])


def axis_title(figure: Figure, direction: Direction, name: str | None = None) -> str:
    """Return the title of an axis (of the first one in that direction), '' where it has none."""
    axis = figure.layout.get(_key(name or direction), {})
    return one_line(axis.get("title"))


def _axes(figure: Figure) -> Iterator[str]:
    for direction, called in DIRECTIONS.items():
        for name, values in _values_by_axis(figure, direction).items():
            axis = figure.layout.get(_key(name), {})
            if axis.get("visible", True) is False or axis.get("showticklabels", True) is False:
                continue
            title = axis_title(figure, direction, name)
            extent = _extent(values, axis.get("range"), log=axis.get("type") == "log")
            scale = "로그 눈금" if axis.get("type") == "log" else ""
            yield f"{called}: {', '.join(filter(None, [title, extent, scale]))}."


def _values_by_axis(figure: Figure, direction: Direction) -> dict[str, list[Value]]:
    """Return what is drawn along each axis of one direction."""
    found: dict[str, list[Value]] = {}
    for one in series(figure):
        axis = one.axes[0 if direction == "x" else 1]
        found.setdefault(axis, []).extend(one.along(direction))
    for grid in grids(figure):
        found.setdefault(direction, []).extend(grid.x if direction == "x" else grid.y)
    return found


def _extent(values: list[Value], limits: list[Value] | None, *, log: bool) -> str:
    """Return the names on an axis, or from where to where its numbers go."""
    names = list(dict.fromkeys(shown(value) for value in values if isinstance(value, str)))
    if names:
        return ", ".join(names) if len(names) <= MOST_NAMES else f"이름 {len(names)}가지"
    known = numbers(limits or [])
    if len(known) == 2:
        low, high = sorted(10**one if log else one for one in known)
    elif numbers(values):
        low, high = min(numbers(values)), max(numbers(values))
    else:
        return ""
    return f"{shown(low)}에서 {shown(high)}까지"


def _drawn(figure: Figure) -> Iterator[str]:
    parts = [_one(one) for one in series(figure) if one.x]
    if len(parts) > MOST_NAMES:
        yield f"계열 {len(parts)}개: {', '.join(_names(series(figure)))}."
    elif parts:
        yield f"그린 것: {'; '.join(parts)}."
    for grid in grids(figure):
        values = [value for row in grid.rows for value in numbers(row)]
        if values:
            extent = f"{shown(min(values))}에서 {shown(max(values))}까지"
            yield f"칸: {len(grid.rows)}행 {len(grid.rows[0])}열, 값은 {extent}."


def _one(one: Series) -> str:
    kind = KINDS.get(one.kind, "값 {n}개").format(n=len(one.x))
    return ", ".join(filter(None, [one.name, kind]))


def _names(all_series: Iterable[Series]) -> list[str]:
    names = list(dict.fromkeys(one.name for one in all_series if one.name))
    return [*names[:MOST_NAMES], "…"] if len(names) > MOST_NAMES else names


def _control(control: Control) -> str:
    what = "슬라이더" if control.kind == "sliders" else "메뉴"
    named = f"{what}({control.prefix})" if control.prefix else what
    labels = control.labels
    if len(labels) > MOST_NAMES:
        listed = f"{labels[0]}부터 {labels[-1]}까지 {len(labels)}단계"
    else:
        listed = ", ".join(labels)
    return f"바꿀 수 있는 것: {named}, {listed}. 처음: {labels[control.active]}."


def _key(axis: str) -> str:
    """Return the layout's name of an axis that a trace calls 'x2'."""
    return f"{axis[0]}axis{axis[1:]}"
