"""Plotly figures of the book: what a reader's browser is given of each, and where each stands."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from companion.book import Book
from companion.execution.store import load_frozen

PLOTLY_MIME = "application/vnd.plotly.v1+json"
DEFAULT_HEIGHT = 420
"""Pixels; what a figure without a height of its own is given."""

DIGITS = 6
"""Significant digits of a published number: no screen shows more."""


@dataclass(frozen=True)
class Figure:
    """One figure as it is published: data, layout and frames, without plotly's default template."""

    data: list[dict[str, Any]]
    layout: dict[str, Any]
    frames: list[dict[str, Any]]

    @classmethod
    def of_output(cls, content: str | dict[str, Any]) -> "Figure":
        """Return the figure of a cell's output."""
        figure = json.loads(content) if isinstance(content, str) else content
        # plotly.py's default template is white; the site has its own colours for light and dark.
        layout = {
            key: value for key, value in figure.get("layout", {}).items() if key != "template"
        }
        return cls(figure.get("data", []), layout, figure.get("frames") or [])

    @cached_property
    def json(self) -> str:
        """The figure as its file holds it: short, and the same bytes on every machine."""
        whole = {"data": self.data, "layout": self.layout, "frames": self.frames}
        return json.dumps(
            _rounded(whole), ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )

    @cached_property
    def digest(self) -> str:
        """The name of the figure's file."""
        return hashlib.sha256(self.json.encode()).hexdigest()[:16]

    @property
    def title(self) -> str:
        """The figure's title, which says what it shows, in one line; '' where it has none."""
        return one_line(self.layout.get("title"))

    @property
    def height(self) -> int:
        """The figure's height in pixels, on every screen."""
        return int(self.layout.get("height", DEFAULT_HEIGHT))


@dataclass(frozen=True)
class LocatedFigure:
    """A figure and its place: the page below the book's root, the line and name of its cell."""

    figure: Figure
    path: Path
    line: int
    cell: str

    def __str__(self) -> str:
        """Print as ``file:line: cell 'name'``, as editors link it."""
        return f"{self.path}:{self.line}: cell '{self.cell}'"


def find_figures(book: Book) -> Iterator[LocatedFigure]:
    """Yield every figure that the book's notebooks hold, in the order of pages and cells."""
    for page in book.pages.values():
        frozen = load_frozen(page)
        for cell in frozen.cells if frozen else ():
            for output in cell.outputs:
                if PLOTLY_MIME in output.get("data", {}):
                    index = int(cell.id.removeprefix("cell-"))
                    known = index < len(page.source.cells)  # a stale notebook may have more cells
                    line = page.line_of(index) if known else 1
                    name = cell.metadata.get("name", cell.id)
                    yield LocatedFigure(
                        Figure.of_output(output.data[PLOTLY_MIME]), page.path, line, name
                    )


def one_line(title: Any) -> str:
    """Return the text of a plotly title without its line breaks."""
    text = title.get("text", "") if isinstance(title, dict) else title
    return " ".join(str(text or "").replace("<br>", " ").split())


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        short = float(f"{value:.{DIGITS}g}")
        return int(short) if short.is_integer() and abs(short) < 10**DIGITS else short
    if isinstance(value, dict):
        return {key: _rounded(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_rounded(part) for part in value]
    return value
