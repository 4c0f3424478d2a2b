"""The one place for the shapes, spacing and colours of the book's comparing drawings."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, cos, pi, sin
from typing import Literal, NamedTuple

from companion.palette import variable

WIDTH = 360
MARGIN = 12
LINE = 17
TEXT = 15
SMALL = 14
STROKE = 2
ROUND = 12

# Every colour is a variable of the site, so that a drawing follows the reader's theme.
INK, MUTED, LINES, SURFACE = map(variable, ("ink", "muted", "line", "surface"))


class Tone(NamedTuple):
    """The two colours of one kind of part."""

    fill: str
    stroke: str


PLAIN = Tone(SURFACE, INK)
QUIET = Tone(SURFACE, MUTED)
BLUE, AMBER, GREEN, RED = (
    Tone(variable(f"{name}-soft"), variable(name))
    for name in ("accent", "accent-2", "accent-3", "wrong")
)

Form = Literal["box", "round", "pill", "drum", "hexagon"]
Anchor = Literal["start", "middle", "end"]


class Point(NamedTuple):
    """A place in a drawing, in its own units; y grows downwards."""

    x: float
    y: float


class Box(NamedTuple):
    """A rectangle by its upper left corner."""

    x: float
    y: float
    w: float
    h: float

    @property
    def middle(self) -> Point:
        """The centre."""
        return Point(self.x + self.w / 2, self.y + self.h / 2)

    @property
    def left(self) -> Point:
        """The middle of the left edge."""
        return Point(self.x, self.y + self.h / 2)

    @property
    def right(self) -> Point:
        """The middle of the right edge."""
        return Point(self.x + self.w, self.y + self.h / 2)

    @property
    def top(self) -> Point:
        """The middle of the upper edge."""
        return Point(self.x + self.w / 2, self.y)

    @property
    def bottom(self) -> Point:
        """The middle of the lower edge."""
        return Point(self.x + self.w / 2, self.y + self.h)


@dataclass(frozen=True)
class Words:
    """One line of text; English carries its language, for screen readers."""

    text: str
    lang: Literal["ko", "en"] = "ko"
    bold: bool = False


def ko(text: str) -> Words:
    """Return a Korean line."""
    return Words(text)


def bold(text: str) -> Words:
    """Return a Korean line in bold."""
    return Words(text, bold=True)


def en(text: str) -> Words:
    """Return an English line, which is set smaller."""
    return Words(text, "en")


class Drawing:
    """One drawing: parts are added from the back to the front."""

    def __init__(self, name: str, title: str, description: str) -> None:
        """Begin a drawing; `title` says what it finds, `description` all that it shows."""
        self._name, self._title, self._description = name, title, description
        self._parts: list[ET.Element] = []
        self._bottom = 0.0

    def heading(self, y: float, *words: Words, x: float = MARGIN) -> None:
        """Write words one after the other on one line, which stands on `y`."""
        self._write(Point(x, y), words, "start")

    def note(self, at: Point, *words: Words, anchor: Anchor = "middle") -> None:
        """Write lines of text, the first of them on `at`."""
        for row, line in enumerate(words):
            self._write(Point(at.x, at.y + row * LINE), (line,), anchor)

    def steps(self, first: Box, pitch: float, rows: Sequence[tuple[Words, Words, Tone]]) -> None:
        """Add boxes of two lines below each other, `pitch` apart, with arrows between."""
        for number, (name, detail, tone) in enumerate(rows):
            box = self.part(
                first._replace(y=first.y + pitch * number), name, detail, form="round", tone=tone
            )
            if number:
                gap = pitch - box.h
                self.arrow(Point(box.middle.x, box.y - gap), Point(box.middle.x, box.y - 2))

    def caption(self, *words: Words) -> None:
        """Write words on a line below all that is drawn so far."""
        self._write(Point(MARGIN, self._bottom + LINE), words, "start")

    def part(
        self, box: Box, *words: Words, form: Form = "box", tone: Tone = PLAIN, dashed: bool = False
    ) -> Box:
        """Add a shape with its lines of text in the middle; return where it is."""
        outline = self._add(_outline(form, box), tone.fill, tone.stroke, STROKE)
        if dashed:
            outline.set("stroke-dasharray", "5 4")
        # A drum's lid takes room at the top.
        lid = 7 if form == "drum" else 0
        first = box.middle.y + lid - (len(words) - 1) * LINE / 2 + TEXT * 0.35
        self.note(Point(box.middle.x, first), *words)
        self._reach(box.bottom.y)
        return box

    def arrow(self, *points: Point, tone: str = MUTED, dashed: bool = False) -> None:
        """Draw an arrow through the points; its head is at the last of them."""
        tip, before = points[-1], points[-2]
        angle = atan2(tip.y - before.y, tip.x - before.x)
        back = Point(tip.x - 7 * cos(angle), tip.y - 7 * sin(angle))
        self.line(*points[:-1], back, tone=tone, dashed=dashed)
        wings = [
            Point(tip.x - 9 * cos(angle + turn), tip.y - 9 * sin(angle + turn))
            for turn in (-pi / 7, pi / 7)
        ]
        self._add(_path((tip, *wings), closed=True), tone, None, 0)
        self._reach(tip.y)

    def line(
        self, *points: Point, tone: str = MUTED, dashed: bool = False, width: float = STROKE
    ) -> None:
        """Draw a line through the points."""
        line = self._add(_path(points), "none", tone, width)
        self._reach(max(point.y for point in points))
        if dashed:
            line.set("stroke-dasharray", "4 4")

    def dot(self, at: Point, tone: Tone, *, hollow: bool = False) -> None:
        """Mark a point; a hollow mark says that it does not belong."""
        circle = ET.Element("circle", {"cx": _n(at.x), "cy": _n(at.y), "r": "4"})
        self._add(circle, SURFACE if hollow else tone.stroke, tone.stroke, STROKE)

    def divider(self, y: float) -> None:
        """Draw a line across the drawing."""
        self.line(Point(MARGIN, y), Point(WIDTH - MARGIN, y), tone=LINES, dashed=True)

    def svg(self) -> str:
        """Return the drawing as a file."""
        height = self._bottom + MARGIN
        names = f"{self._name}-title {self._name}-desc"
        root = ET.Element("svg", {
            "xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {_n(height)}",
            "role": "img", "aria-labelledby": names, "lang": "ko",
            "font-family": "sans-serif", "font-size": str(TEXT),
        })  # fmt: skip
        ET.SubElement(root, "title", {"id": f"{self._name}-title"}).text = self._title
        ET.SubElement(root, "desc", {"id": f"{self._name}-desc"}).text = self._description
        size = {"width": str(WIDTH), "height": _n(height), "rx": str(ROUND)}
        ET.SubElement(root, "rect", {**size, "style": f"fill:{SURFACE}"})
        root.extend(self._parts)
        ET.indent(root)
        return ET.tostring(root, encoding="unicode") + "\n"

    def _write(self, at: Point, words: Sequence[Words], anchor: Anchor) -> None:
        text = ET.Element("text", {"x": _n(at.x), "y": _n(at.y), "style": f"fill:{INK}"})
        if anchor != "start":
            text.set("text-anchor", anchor)
        for place, word in enumerate(words):
            span = ET.SubElement(text, "tspan")
            span.text = word.text
            if place:
                span.set("dx", "6")
            if word.bold:
                span.set("font-weight", "bold")
            if word.lang == "en":
                span.set("lang", "en")
                span.set("font-size", str(SMALL))
        self._parts.append(text)
        self._reach(at.y + 4)

    def _add(self, shape: ET.Element, fill: str, stroke: str | None, width: float) -> ET.Element:
        style = f"fill:{fill}"
        if stroke:
            style += f";stroke:{stroke};stroke-width:{_n(width)}"
        shape.set("style", style)
        self._parts.append(shape)
        return shape

    def _reach(self, y: float) -> None:
        self._bottom = max(self._bottom, y)


def _outline(form: Form, box: Box) -> ET.Element:
    x, y, w, h = box
    if form == "hexagon":
        points = (x, y + h / 2), (x + 14, y), (x + w - 14, y), (x + w, y + h / 2)
        lower = (x + w - 14, y + h), (x + 14, y + h)
        return _path([Point(*point) for point in (*points, *lower)], closed=True)
    if form == "drum":
        side, across, lid = _n(h - 14), _n(w), f"a{_n(w / 2)} 7 0 0 0"
        body = f"M{_n(x)} {_n(y + 7)}v{side}{lid} {across} 0v-{side}"
        return ET.Element("path", {"d": f"{body}{lid} -{across} 0{lid} {across} 0"})
    radius = {"box": 3.0, "round": float(ROUND), "pill": h / 2}[form]
    place = {"x": _n(x), "y": _n(y), "width": _n(w), "height": _n(h)}
    return ET.Element("rect", {**place, "rx": _n(radius)})


def _path(points: Sequence[Point], closed: bool = False) -> ET.Element:
    d = "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)
    return ET.Element("path", {"d": d + ("z" if closed else "")})


def _n(number: float) -> str:
    """Return the number as short as it can be at a tenth of a unit."""
    return f"{round(number, 1):g}"
