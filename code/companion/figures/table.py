"""A figure's values at its start as a table: all of them where they are few, else in short."""

import statistics
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from companion.figures.describe import axis_title
from companion.figures.model import Figure
from companion.figures.values import Direction, Grid, Series, Value, grids, numbers, series, shown

FEW_ROWS = 20
"""A longer table has a file of its own."""

MANY_ROWS = 200
"""A longer one helps nobody; it is told in short."""

MOST_COLUMNS = 12
PLAIN: dict[Direction, str] = {"x": "가로", "y": "세로"}
IN_SHORT: dict[str, Callable[[list[float]], float]] = {
    "최소": min,
    "가운데": statistics.median,
    "최대": max,
}


@dataclass(frozen=True)
class Table:
    """Column heads and rows; the first value of a row is its head."""

    head: list[str]
    rows: list[list[str]]

    def html(self, caption: str) -> str:
        """Return the table's element."""
        head = "".join(f'<th scope="col">{escape(one)}</th>' for one in self.head)
        rows = "".join(
            f'<tr><th scope="row">{escape(first)}</th>'
            + "".join(f"<td>{escape(value)}</td>" for value in rest)
            + "</tr>"
            for first, *rest in self.rows
        )
        caption = escape(caption)
        table = f"<table><caption>{caption}</caption><tr>{head}</tr>{rows}</table>"
        return f'<div class="table-scroll">{table}</div>'


def whole_table(figure: Figure) -> Table | None:
    """Return the table of every value; None where it would be too long or too wide."""
    found, cells = series(figure), grids(figure)
    if len(cells) == 1 and not found:
        return _grid_table(figure, cells[0])
    if cells or not found or any(one.kind == "box" for one in found):
        return None
    table = _side_by_side(figure, found) or _one_below_the_other(figure, found)
    fits = len(table.rows) <= MANY_ROWS and len(table.head) <= MOST_COLUMNS
    return table if fits else None


def short_table(figure: Figure) -> Table | None:
    """Return how many values each series has, and the least, middle and greatest of each axis."""
    found = [one for one in series(figure) if one.x]
    heads, columns = ["계열", "개수"], [_series_names(found), [shown(len(one.x)) for one in found]]
    same = len({one.axes for one in found}) == 1
    for direction, plain in PLAIN.items():
        title = (axis_title(figure, direction) if same else "") or plain
        for what, chosen in IN_SHORT.items():
            known = [numbers(one.along(direction)) for one in found]
            if any(known):
                heads.append(f"{title} {what}")
                columns.append([shown(chosen(one)) if one else "" for one in known])
    rows = [list(row) for row in zip(*columns, strict=True)]
    return Table(heads, rows) if 0 < len(rows) <= FEW_ROWS else None


def _grid_table(figure: Figure, grid: Grid) -> Table | None:
    if len(grid.rows) > FEW_ROWS or len(grid.x) > MOST_COLUMNS:
        return None
    axes = [axis_title(figure, "y"), axis_title(figure, "x")]
    corner = " \\ ".join(axes) if all(axes) else "행 \\ 열"
    rows = [[shown(name), *map(shown, row)] for name, row in zip(grid.y, grid.rows, strict=True)]
    return Table([corner, *map(shown, grid.x)], rows)


def _side_by_side(figure: Figure, found: Sequence[Series]) -> Table | None:
    """Return one row for each place on the axis that the series share; None if they share none."""
    along, across = _directions(found)
    keys = list(dict.fromkeys(key for one in found for key in one.along(along)))
    repeated = any(max(Counter(one.along(along)).values(), default=0) > 1 for one in found)
    shared = sum(len(one.x) for one in found) >= 1.5 * len(keys) or len(found) == 1
    if repeated or not shared or len({one.name for one in found}) < len(found):
        return None
    columns = [dict(zip(one.along(along), one.along(across), strict=False)) for one in found]
    if not any(isinstance(key, str) for key in keys):
        keys.sort(key=lambda key: (key is None, key))
    rows = [[shown(key), *(shown(column.get(key)) for column in columns)] for key in keys]
    values = axis_title(figure, across)
    heads = [values] if len(found) == 1 and values else _series_names(found)
    return Table([_headed(figure, along, keys), *heads], rows)


def _one_below_the_other(figure: Figure, found: Sequence[Series]) -> Table:
    rows = [
        [name, shown(x), shown(y)]
        for name, one in zip(_series_names(found), found, strict=True)
        for x, y in zip(one.x, one.y, strict=False)
    ]
    x, y = (_headed(figure, direction, found[0].along(direction)) for direction in PLAIN)
    return Table(["계열", x, y], rows)


def _directions(found: Sequence[Series]) -> tuple[Direction, Direction]:
    """Return along which axis the series are read, and the other."""
    named = all(isinstance(value, str) for one in found for value in one.y)
    return ("y", "x") if named or all(one.horizontal for one in found) else ("x", "y")


def _series_names(found: Sequence[Series]) -> list[str]:
    return [one.name or f"계열 {place}" for place, one in enumerate(found, start=1)]


def _headed(figure: Figure, direction: Direction, values: list[Value]) -> str:
    named = any(isinstance(value, str) for value in values)
    return axis_title(figure, direction) or ("이름" if named else PLAIN[direction])
