"""The values that a figure shows at its start, read from plotly's JSON."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from companion.figures.model import Figure, one_line

Value = float | str | None
Direction = Literal["x", "y"]

CONTROLS = (("sliders", "steps"), ("updatemenus", "buttons"))
GRIDS = ("heatmap", "contour")
LONGEST = 10**6
"""Greater numbers are written with a power of ten."""


@dataclass(frozen=True)
class Series:
    """One visible trace: its kind, its name ('' for none), and x and y of each of its points."""

    kind: str
    name: str
    x: list[Value]
    y: list[Value]
    axes: tuple[str, str]
    horizontal: bool

    def along(self, direction: Direction) -> list[Value]:
        """Return the points' values in one direction."""
        return self.x if direction == "x" else self.y


@dataclass(frozen=True)
class Grid:
    """One visible heat map: a row of numbers for each y."""

    name: str
    x: list[Value]
    y: list[Value]
    rows: list[list[Value]]


@dataclass(frozen=True)
class Control:
    """A slider or a menu: what stands before its value, its steps, and the one at the start."""

    kind: Literal["sliders", "updatemenus"]
    prefix: str
    labels: list[str]
    active: int


def visible(figure: Figure) -> list[dict[str, Any]]:
    """Return the traces that are shown at the start."""
    return [trace for trace in figure.data if trace.get("visible", True) is True]


def series(figure: Figure) -> list[Series]:
    """Return the points, lines and bars that are shown at the start."""
    shown_first = visible(figure)
    return [_series(one) for one in shown_first if one.get("type", "scatter") not in GRIDS]


def grids(figure: Figure) -> list[Grid]:
    """Return the heat maps that are shown at the start."""
    return [_grid(trace) for trace in visible(figure) if trace.get("type") in GRIDS]


def controls(figure: Figure) -> Iterator[Control]:
    """Yield the figure's sliders and menus."""
    for kind, steps in CONTROLS:
        for part in figure.layout.get(kind, []):
            labels = [one_line(step.get("label")) for step in part.get(steps, [])]
            prefix = part.get("currentvalue", {}).get("prefix", "").strip(" :=")
            yield Control(kind, prefix, labels, part.get("active", 0))  # type: ignore[arg-type]


def numbers(values: list[Value]) -> list[float]:
    """Return those of the values that are numbers."""
    return [value for value in values if isinstance(value, (int, float))]


def shown(value: Value) -> str:
    """Return a value as a reader is told it: four significant digits, a true minus sign."""
    if value is None:
        return ""
    if isinstance(value, str):
        return one_line(value)
    number = f"{value:.0f}" if 1000 <= abs(value) < LONGEST else f"{value:.4g}"
    return number.replace("-", "−")


def _series(trace: dict[str, Any]) -> Series:
    x, y = _list(trace.get("x")), _list(trace.get("y"))
    name = one_line(trace.get("name"))
    kind = trace.get("type", "scatter")
    x = x or _places(kind, name, len(y))
    y = y or _places(kind, name, len(x))
    if kind == "scatter":
        kind = "line" if "lines" in trace.get("mode", "lines") else "points"
    axes = (trace.get("xaxis", "x"), trace.get("yaxis", "y"))
    return Series(kind, name, x, y, axes, trace.get("orientation") == "h")


def _places(kind: str, name: str, length: int) -> list[Value]:
    """Return where plotly puts points that have one coordinate only."""
    return [name] * length if kind == "box" else list(range(length))


def _grid(trace: dict[str, Any]) -> Grid:
    rows = _list(trace.get("z"))
    width = len(rows[0]) if rows else 0
    x = _list(trace.get("x")) or list(range(width))
    y = _list(trace.get("y")) or list(range(len(rows)))
    return Grid(one_line(trace.get("name")), x, y, rows)


def _list(values: Any) -> list[Any]:
    """Return an array of plotly's JSON, which packs long ones of numbers, as a list."""
    if isinstance(values, dict) and "bdata" in values:
        kind = np.dtype(values["dtype"]).newbyteorder("<")
        array = np.frombuffer(base64.b64decode(values["bdata"]), kind)
        shape = str(values.get("shape", len(array)))
        return array.reshape([int(one) for one in shape.split(",")]).tolist()
    return list(values) if values is not None else []
