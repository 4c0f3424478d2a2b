"""Curating data: a rank of suspicion by networks that did not look, and a dial in three forms."""

from math import cos, pi, sin

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    LINES,
    PLAIN,
    RED,
    Box,
    Drawing,
    Point,
    bold,
    en,
    ko,
)


def rank() -> Drawing:
    """Draw five folds, a network that learns from four of them, and the queue for a person."""
    drawing = Drawing(
        "curate-rank",
        "보지 않은 신경망이 줄을 세우고, 사람이 앞에서부터 본다",
        "다섯 폴드 가운데 넷으로 신경망을 훈련하고, 뺀 한 폴드의 레이블마다 확률을 적게 한다. 다섯 "
        "번 돌아가며 모든 레이블의 확률을 얻는다. 확률이 작은 것부터 줄을 세우고, 앞의 것만 사람이 "
        "본다.",
    )
    drawing.heading(22, bold("다섯 폴드"), en("folds"))
    for number in range(5):
        left_out = number == 3
        drawing.part(
            Box(12 + 68 * number, 34, 62, 34),
            ko("뺀다") if left_out else ko("훈련"),
            tone=AMBER if left_out else BLUE,
        )
    net = drawing.part(Box(12, 100, 150, 46), bold("신경망"), en("network"), form="round")
    ask = drawing.part(
        Box(198, 100, 150, 46), ko("적힌 레이블의"), en("probability"), form="round", tone=AMBER
    )
    drawing.arrow(Point(87, 70), Point(87, 98))
    drawing.arrow(Point(247, 70), Point(247, 98), tone=AMBER.stroke)
    drawing.arrow(Point(net.right.x + 2, net.right.y), Point(ask.left.x - 2, ask.left.y))
    drawing.heading(178, bold("작은 것부터"), en("most suspicious first"))
    chances = (".01", ".02", ".05", ".60", ".98")
    for number, chance in enumerate(chances):
        drawing.part(
            Box(12 + 68 * number, 190, 62, 34), en(chance), tone=RED if number < 3 else PLAIN
        )
    drawing.line(Point(12, 234), Point(210, 234), tone=RED.stroke)
    drawing.note(Point(111, 252), ko("사람이 본다"))
    return drawing


def clock() -> Drawing:
    """Draw a dial at twenty past three and the three forms in which it is given."""
    hour, minute = 2 * pi * (3 + 1 / 3) / 12, 2 * pi / 3
    degrees = round(hour * 180 / pi)
    tips = [(0.5 * sin(hour), 0.5 * cos(hour)), (0.9 * sin(minute), 0.9 * cos(minute))]
    drawing = Drawing(
        "curate-clock",
        "같은 시각을 적는 세 가지 길",
        "3시 20분의 시계 그림이 있다. 오른쪽에 세 꼴의 입력이 있다. 픽셀은 수 400개, 바늘 끝은 수 "
        f"4개, 각도는 수 2개이고 시침은 {degrees}도다.",
    )
    middle, size = Point(84, 122), 66.0
    ring = [
        Point(middle.x + size * cos(t * pi / 36), middle.y + size * sin(t * pi / 36))
        for t in range(73)
    ]
    drawing.line(*ring, tone=LINES)
    for (x, y), tone, width in zip(tips, (BLUE, AMBER), (5, 3), strict=True):
        tip = Point(middle.x + size * x, middle.y - size * y)
        drawing.line(middle, tip, tone=tone.stroke, width=width)
        drawing.dot(tip, tone)
    drawing.note(Point(84, 214), ko("3시 20분"))
    rows = (
        ("픽셀", "20 × 20 = 400", PLAIN),
        ("바늘 끝", "(x, y) × 2 = 4", BLUE),
        ("각도", f"{degrees}°, 120°", GREEN),
    )
    for number, (name, english, tone) in enumerate(rows):
        drawing.part(
            Box(194, 24 + 68 * number, 154, 50), bold(name), en(english), form="round", tone=tone
        )
        if number:
            drawing.arrow(Point(271, 8 + 68 * number), Point(271, 22 + 68 * number))
    drawing.caption(en("pixels, tip of the hand, angle"))
    return drawing


DRAWINGS = {"curate-rank": rank, "curate-clock": clock}
