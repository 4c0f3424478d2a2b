"""Momentum: pushes that add up or cancel, what a step leaves, and the echo of one gradient."""

from cmath import sqrt as complex_sqrt
from math import sqrt

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    LINES,
    MARGIN,
    Box,
    Drawing,
    Point,
    Tone,
    bold,
    en,
    ko,
)


def velocity() -> Drawing:
    """Draw velocities, of which half is kept, under pushes that agree and that alternate."""
    keep, steps = 0.5, 5
    same, turning = [0.0], [0.0]
    for step in range(steps):
        same.append(keep * same[-1] + 1)
        turning.append(keep * turning[-1] + (-1) ** step)
    drawing = Drawing(
        "momentum-velocity",
        "같은 쪽으로 밀면 쌓이고, 번갈아 밀면 지운다",
        f"앞 속도의 절반을 남기며 다섯 번 민다. 같은 쪽으로 밀면 속도가 {same[1]:g}에서 "
        f"{same[-1]:.2f}까지 자라고, 번갈아 밀면 크기가 {abs(turning[-1]):.2f}까지 준다.",
    )
    rows = (
        ("완만한 축: 같은 쪽으로 민다", "pushes agree", same, BLUE, 24),
        ("가파른 축: 번갈아 민다", "pushes alternate", turning, AMBER, 168),
    )
    for korean, english, speeds, tone, top in rows:
        drawing.heading(top, bold(korean), en(english))
        foot = top + (94 if speeds is same else 62)
        drawing.line(Point(MARGIN, foot), Point(348, foot), tone=LINES)
        for place, speed in enumerate(speeds[1:]):
            _speed(drawing, Point(44 + 66 * place, foot), speed, tone)
    return drawing


def _speed(drawing: Drawing, foot: Point, speed: float, tone: Tone) -> None:
    size = 36 * speed
    box = Box(foot.x - 14, foot.y - max(size, 0), 28, abs(size))
    drawing.part(box, tone=tone)
    below = foot.y + 18 if speed > 0 else foot.y - 8
    drawing.note(Point(foot.x, below), en(f"{speed:.2f}".replace("-", "−")))


def remains() -> Drawing:
    """Draw what one step leaves of the distance, by rate times curvature, with and without."""
    kappa = 9
    root = (sqrt(kappa) - 1) / (sqrt(kappa) + 1)
    plain = (kappa - 1) / (kappa + 1)
    drawing = Drawing(
        "momentum-remains",
        "모멘텀은 두 축을 같은 비율로 줄인다",
        "가로축은 학습률과 곡률의 곱, 세로축은 한 스텝에 남는 비율이다. 보통 경사 하강법은 V자이고 "
        f"곡률 1과 {kappa}의 두 축에서 {plain:g}만큼 남는다. 모멘텀 {root**2:g}의 선은 가운데가 "
        f"평평해서 두 축 모두 {root:g}만 남는다.",
    )

    def place(x: float, y: float) -> Point:
        return Point(46 + 116 * x, 222 - 160 * y)

    drawing.arrow(place(0, 0), place(2.62, 0))
    drawing.arrow(place(0, 0), place(0, 1.2))
    drawing.line(place(0, 1), place(2.6, 1), tone=LINES, dashed=True)
    vee = [place(x / 20, abs(1 - x / 20)) for x in range(43)]
    drawing.line(*vee, tone=AMBER.stroke, width=3)
    flat = [place(x / 40, _left(x / 40, root**2)) for x in range(103)]
    drawing.line(*flat, tone=BLUE.stroke, width=3)
    rate = 2 / (1 + kappa)
    for curvature in (1, kappa):
        drawing.dot(place(rate * curvature, plain), AMBER)
        drawing.dot(place((1 - root) ** 2 * curvature, root), BLUE)
    drawing.note(Point(MARGIN, 22), bold("한 스텝에 남는 비율"), anchor="start")
    drawing.note(Point(348, 244), ko("학습률 × 곡률"), en("rate × curvature ηλ"), anchor="end")
    drawing.note(Point(40, place(0, 1).y + 5), en("1"), anchor="end")
    drawing.note(Point(place(1.2, 0).x, place(1, 0.07).y), ko("모멘텀 없이"), anchor="start")
    drawing.note(Point(place(1.02, 0.56).x, place(1, 0.56).y), ko("모멘텀"))
    return drawing


def _left(push: float, keep: float) -> float:
    """Return the larger modulus of the roots of r² − (1 + keep − push) r + keep."""
    middle = 1 + keep - push
    swing = complex_sqrt(middle * middle - 4 * keep)
    return max(abs(middle + swing), abs(middle - swing)) / 2


def echo() -> Drawing:
    """Draw how much of one gradient each later step still takes, and that the sum is a multiple."""
    keep, steps = 0.8, 14
    total = 1 / (1 - keep)
    drawing = Drawing(
        "momentum-echo",
        "한 번 구한 기울기는 뒤의 스텝들에 나뉘어 쓰인다",
        f"막대 {steps}개가 왼쪽부터 낮아진다. 기울기 하나는 첫 스텝에 1만큼, 그 뒤로 {keep:g}배씩 "
        f"줄며 쓰이고, 다 더하면 {total:g}배이다.",
    )
    drawing.heading(24, bold("기울기 하나가 뒤 스텝에 남기는 몫"))
    drawing.heading(44, ko("모멘텀"), en(f"momentum β = {keep:g}"))
    for step in range(steps):
        height = 100 * keep**step
        drawing.part(Box(18 + 23 * step, 166 - height, 17, height), tone=BLUE)
    drawing.line(Point(MARGIN, 166), Point(348, 166))
    drawing.note(Point(26, 184), en("1"))
    drawing.note(Point(49, 184), en(f"{keep:g}"))
    drawing.note(Point(76, 184), en(f"{keep**2:.2f}"))
    drawing.note(Point(348, 184), ko("스텝 →"), anchor="end")
    whole = Box(MARGIN, 198, 336, 40)
    words = ko(f"모두 더하면 1 ÷ (1 − {keep:g}) = {total:g}배")
    drawing.part(whole, words, form="pill", tone=GREEN)
    return drawing


DRAWINGS = {"momentum-velocity": velocity, "momentum-remains": remains, "momentum-echo": echo}
