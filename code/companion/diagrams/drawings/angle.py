"""The threshold in every gap, the shadow on a turned axis, and layers that change the view."""

from math import cos, radians, sin

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    INK,
    LINES,
    MARGIN,
    MUTED,
    WIDTH,
    Box,
    Drawing,
    Point,
    bold,
    en,
    ko,
)

_SIX = ((-0.9, 0), (-0.5, 0), (-0.2, 1), (0.3, 0), (0.6, 1), (0.8, 1))
_TURN = 30
_POINT = (0.9, 0.3)


def gaps() -> Drawing:
    """Draw six labelled points on a line and how many each of the seven gaps gets right."""
    right = [
        sum(label == (place >= gap) for place, (_, label) in enumerate(_SIX))
        for gap in range(len(_SIX) + 1)
    ]
    drawing = Drawing(
        "angle-gaps",
        f"일곱 틈 가운데 여섯 점을 {max(right)}개까지 맞힌다",
        f"한 줄에 여섯 점이 있고 레이블은 0, 0, 1, 0, 1, 1이다. "
        f"틈마다 맞힌 수는 왼쪽부터 {', '.join(map(str, right))}이다.",
    )
    drawing.heading(26, bold("문턱값을 틈마다"), en("a threshold in every gap"))
    step = (WIDTH - 2 * MARGIN) / (len(_SIX) + 1)
    line = 92.0
    drawing.line(Point(MARGIN, line), Point(WIDTH - MARGIN, line), tone=LINES)
    for place, (value, label) in enumerate(_SIX):
        x = MARGIN + (place + 1) * step
        drawing.dot(Point(x, line), AMBER if label else BLUE, hollow=not label)
        drawing.note(Point(x, line - 36), bold(f"{label}"), en(f"{value}".replace("-", "−")))
    for gap, count in enumerate(right):
        x = MARGIN + (gap + 0.5) * step
        best = count == max(right)
        drawing.line(
            Point(x, line - 12), Point(x, line + 22), tone=GREEN.stroke if best else MUTED,
            dashed=not best,
        )  # fmt: skip
        drawing.note(Point(x, line + 40), bold(f"{count}") if best else ko(f"{count}"))
    drawing.note(
        Point(WIDTH / 2, line + 64), ko("오른쪽을 1이라 할 때 맞히는 점의 수(여섯 가운데)")
    )
    return drawing


def projection() -> Drawing:
    """Draw a point, an axis turned by 30 degrees and the point's shadow on it."""
    axis = cos(radians(_TURN)), sin(radians(_TURN))
    length = _POINT[0] * axis[0] + _POINT[1] * axis[1]
    drawing = Drawing(
        "angle-projection",
        f"점 {_POINT}의 새 좌표는 {length:.2f}이다",
        f"원점을 지나 {_TURN}도 기운 새 x축이 있다. 점 {_POINT}에서 그 축에 내린 수선의 발은 "
        f"원점에서 {length:.3f} 떨어져 있다.",
    )
    centre, unit = Point(110, 210), 150

    def place(x: float, y: float) -> Point:
        return Point(centre.x + unit * x, centre.y - unit * y)

    drawing.line(place(-0.5, 0), place(1.4, 0), tone=LINES)
    drawing.line(place(0, -0.35), place(0, 1.2), tone=LINES)
    drawing.note(place(1.28, -0.13), ko("원래 x"))
    drawing.note(place(-0.32, 1.1), ko("원래 y"))
    drawing.arrow(place(-0.3 * axis[0], -0.3 * axis[1]), place(1.35 * axis[0], 1.35 * axis[1]),
                  tone=AMBER.stroke)  # fmt: skip
    drawing.note(place(1.2, 0.92), bold("새 x축"), en("new axis"))
    foot = place(length * axis[0], length * axis[1])
    drawing.line(place(0, 0), foot, tone=GREEN.stroke, width=5)
    drawing.line(place(*_POINT), foot, tone=INK, dashed=True)
    drawing.dot(place(*_POINT), BLUE)
    drawing.note(place(1.16, 0.27), en(f"{_POINT}"))
    drawing.note(place(0.28, 0.48), bold(f"u = {length:.3f}"))
    drawing.note(place(0.3, 0.05), en(f"{_TURN}°"))
    return drawing


def layers() -> Drawing:
    """Draw an input that becomes a new representation in every layer."""
    drawing = Drawing(
        "angle-layers",
        "층마다 표현이 바뀌고 마지막 표현에서 답이 나온다",
        "입력 (x, y)가 첫째 층을 지나 새 표현이 되고, 둘째 층을 지나 다시 새 표현이 된 다음, "
        "문턱값 하나로 0인지 1인지 정해진다.",
    )
    drawing.heading(26, bold("깊이"), en("depth = number of layers"))
    rows = (
        ((ko("원시 데이터"), en("(x, y)")), BLUE, "층 1", "layer 1"),
        ((ko("표현"), en("representation 1")), AMBER, "층 2", "layer 2"),
        ((ko("표현"), en("representation 2")), AMBER, "문턱값", "threshold"),
        ((bold("0 또는 1"), en("answer")), GREEN, "", ""),
    )
    y = 42.0
    for words, tone, name, english in rows:
        box = drawing.part(Box(MARGIN + 28, y, 190, 46), *words, tone=tone, form="round")
        y += 46
        if name:
            drawing.arrow(Point(box.bottom.x, y + 2), Point(box.bottom.x, y + 34))
            drawing.note(Point(box.bottom.x + 18, y + 23), ko(name), anchor="start")
            drawing.note(Point(box.bottom.x + 90, y + 23), en(english), anchor="start")
        y += 36
    return drawing


DRAWINGS = {"angle-gaps": gaps, "angle-projection": projection, "angle-layers": layers}
