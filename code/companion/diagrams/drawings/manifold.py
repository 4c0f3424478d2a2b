"""The manifold: a curve and its chord, near neighbours, halving a distance, a gap, a hull."""

from math import cos, pi, sin

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    LINES,
    MARGIN,
    QUIET,
    RED,
    Box,
    Drawing,
    Point,
    bold,
    en,
    ko,
)


def _arc(middle: Point, radius: float, degrees: float) -> Point:
    """Return a point of a circle; 0 degrees is straight up, positive to the right."""
    angle = degrees * pi / 180
    return Point(middle.x + radius * sin(angle), middle.y - radius * cos(angle))


def chord() -> Drawing:
    """Draw a curve of turned glyphs, and the chord that leaves it."""
    drawing = Drawing(
        "manifold-chord",
        "곧게 가로지르면 곡선에서 벗어난다",
        "위로 볼록한 곡선의 왼쪽 끝에 −20도, 꼭대기에 0도, 오른쪽 끝에 20도의 글자가 있다. 두 "
        "끝을 곧게 이은 점선의 가운데에 픽셀의 평균이 있고, 곡선의 꼭대기에서 멀리 떨어져 있다.",
    )
    middle, radius = Point(180, 196), 128.0
    drawing.line(*(_arc(middle, radius, d) for d in range(-72, 73, 4)), tone=BLUE.stroke, width=3)
    left, right = _arc(middle, radius, -72), _arc(middle, radius, 72)
    halfway = Point((left.x + right.x) / 2, left.y)
    top = _arc(middle, radius, 0)
    drawing.line(left, right, dashed=True)
    drawing.line(Point(halfway.x, halfway.y - 8), Point(top.x, top.y + 8), tone=RED.stroke)
    for point, tone in ((left, BLUE), (right, BLUE), (top, GREEN), (halfway, RED)):
        drawing.dot(point, tone)
    drawing.note(Point(left.x, left.y + 24), ko("−20도"))
    drawing.note(Point(right.x, right.y + 24), ko("20도"))
    drawing.note(Point(top.x, top.y - 30), bold("0도의 글자"), en("on the curve"))
    drawing.note(Point(halfway.x, halfway.y + 24), bold("픽셀의 평균"), en("off the curve"))
    drawing.note(Point(top.x + 10, 140), ko("떨어진 거리"), anchor="start")
    return drawing


def neighbours() -> Drawing:
    """Draw the two nearest neighbours of a point on a line, and in many dimensions."""
    drawing = Drawing(
        "manifold-neighbours",
        "차원이 높으면 두 이웃의 거리가 비슷해진다",
        "두 칸이 있다. 1차원에서는 첫째 이웃이 둘째 이웃까지의 거리 어디에나 고르게 놓이므로 "
        "평균하여 반쯤 되는 곳에 있다. 10차원에서는 첫째 이웃이 둘째 이웃과 거의 같은 거리에 있다.",
    )
    # The mean of r1 / r2 is d / (d + 1).
    for number, dimension in enumerate((1, 10)):
        ratio = dimension / (dimension + 1)
        middle, outer = Point(96 + 172 * number, 118), 66.0
        drawing.heading(24, bold(f"{dimension}차원"), x=MARGIN + 172 * number)
        for radius, tone in ((outer, AMBER), (outer * ratio, BLUE)):
            ring = [_arc(middle, radius, d) for d in range(0, 361, 10)]
            drawing.line(*ring, tone=tone.stroke)
        drawing.dot(middle, QUIET)
        drawing.dot(_arc(middle, outer * ratio, 60), BLUE)
        drawing.dot(_arc(middle, outer, -40), AMBER)
        drawing.note(Point(middle.x, 208), en(f"r₁ / r₂ ≈ {ratio:.2f}"))
    drawing.dot(Point(MARGIN + 6, 229), BLUE)
    drawing.heading(234, ko("첫째 이웃"), x=MARGIN + 18)
    drawing.dot(Point(150, 229), AMBER)
    drawing.heading(234, ko("둘째 이웃"), x=162)
    drawing.caption(en("first and second neighbours"))
    return drawing


def halving() -> Drawing:
    """Draw how many points halve the distance between neighbours, on a line and on a square."""
    drawing = Drawing(
        "manifold-halving",
        "이웃의 거리를 반으로 줄이려면 2의 d제곱 배의 점이 든다",
        "두 줄이 있다. 선 위의 점 3개를 5개로 늘리면 간격이 반이 된다. 정사각형 위에서는 점 9개를 "
        "25개로 늘려야 간격이 반이 된다.",
    )
    drawing.heading(24, bold("손잡이 1개"), en("about 2 ×"), x=MARGIN)
    for place, count in ((40, 3), (216, 5)):
        for step in range(count):
            drawing.dot(Point(place + step * 96 / (count - 1), 50), BLUE)
        drawing.line(Point(place, 64), Point(place + 96 / (count - 1), 64), tone=RED.stroke)
    drawing.heading(100, bold("손잡이 2개"), en("about 4 ×"), x=MARGIN)
    for place, count in ((40, 3), (216, 5)):
        for row in range(count):
            for step in range(count):
                size = 96 / (count - 1)
                drawing.dot(Point(place + step * size, 122 + row * size), BLUE)
        drawing.line(Point(place, 234), Point(place + 96 / (count - 1), 234), tone=RED.stroke)
    for y in (50, 170):
        drawing.arrow(Point(150, y), Point(196, y))
    return drawing


def gap() -> Drawing:
    """Draw the angles trained on, the gap between them, and two places equally far."""
    drawing = Drawing(
        "manifold-gap",
        "구멍의 한가운데와 바깥은 훈련한 각도에서 똑같이 멀다",
        "각도의 직선에서 −30도부터 −10도까지와 10도부터 30도까지가 훈련한 각도다. 0도는 양쪽의 "
        "훈련한 각도에서 10도씩, 40도는 한쪽의 훈련한 각도에서 10도 떨어져 있다.",
    )

    def place(angle: float) -> float:
        return 180 + angle * 3.4

    drawing.line(Point(place(-50), 92), Point(place(50), 92), tone=LINES)
    for low, high in ((-30, -10), (10, 30)):
        drawing.line(Point(place(low), 92), Point(place(high), 92), tone=BLUE.stroke, width=8)
    for angle, tone in ((0, GREEN), (40, RED), (-40, RED)):
        drawing.dot(Point(place(angle), 92), tone)
    for angle in (-40, -10, 10, 40):
        drawing.note(Point(place(angle), 122), en(f"{angle}°".replace("-", "−")))
    drawing.note(Point(place(0), 122), en("0°"))
    drawing.note(Point(place(0), 34), bold("구멍의 한가운데"), en("10° from both sides"))
    drawing.line(Point(place(0), 58), Point(place(0), 84), tone=GREEN.stroke)
    drawing.note(Point(348, 152), bold("바깥"), en("10° from one side"), anchor="end")
    drawing.line(Point(place(40), 128), Point(place(40), 138), tone=RED.stroke)
    drawing.line(Point(MARGIN, 154), Point(40, 154), tone=BLUE.stroke, width=8)
    drawing.heading(159, ko("훈련한 각도"), x=48)
    return drawing


def hull() -> Drawing:
    """Draw points on an arc, their hull, and a new point of the arc outside of it."""
    drawing = Drawing(
        "manifold-hull",
        "곡선 위에서는 사이, 볼록 껍질로는 바깥",
        "위로 볼록한 원호 위에 훈련 점 다섯이 있고, 그 점들을 곧은 선으로 둘러싼 껍질이 있다. 원호 "
        "위의 새 점은 이웃한 두 점의 사이에 있지만 껍질의 바깥에 있다.",
    )
    middle, radius = Point(180, 190), 148.0
    places = (-64, -32, 0, 32, 64)
    corners = [_arc(middle, radius, d) for d in places]
    drawing.line(*(_arc(middle, radius, d) for d in range(-72, 73, 4)), tone=BLUE.stroke)
    drawing.line(*corners, corners[0], tone=AMBER.stroke, width=3)
    for corner in corners:
        drawing.dot(corner, BLUE)
    new = _arc(middle, radius, 16)
    drawing.dot(new, RED)
    drawing.line(Point(new.x + 6, new.y - 4), Point(252, 34), tone=LINES)
    drawing.note(Point(256, 30), bold("새 점"), anchor="start")
    drawing.note(Point(180, 90), ko("볼록 껍질"), en("convex hull"))
    drawing.part(Box(MARGIN, 160, 12, 12), form="round", tone=BLUE)
    drawing.heading(171, ko("훈련 점"), x=MARGIN + 20)
    return drawing


DRAWINGS = {
    "manifold-chord": chord,
    "manifold-neighbours": neighbours,
    "manifold-halving": halving,
    "manifold-gap": gap,
    "manifold-hull": hull,
}
