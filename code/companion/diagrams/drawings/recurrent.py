"""How a recurrent cell is unrolled, and where an LSTM's three gates stand."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    QUIET,
    RED,
    Box,
    Drawing,
    Point,
    bold,
    en,
    ko,
)


def unrolled() -> Drawing:
    """Draw one cell with its loop, and the same cell three times along a sequence."""
    drawing = Drawing(
        "recurrent-unrolled",
        "한 셀을 스텝마다 다시 쓴다",
        "왼쪽에는 제 상태를 되받는 셀 하나가 있다. 오른쪽에는 그 셀을 세 스텝으로 펼쳐, 같은 W와 "
        "U로 입력 셋을 차례로 읽고 상태를 넘긴다. 그레이디언트는 상태의 길을 거꾸로 지난다.",
    )
    drawing.heading(24, bold("셀 하나"), x=12)
    drawing.heading(24, bold("펼친 것"), en("unrolled"), x=128)
    cell = drawing.part(Box(22, 74, 62, 42), en("W, U"), form="round", tone=AMBER)
    drawing.part(Box(31, 160, 44, 28), en("x"), tone=BLUE)
    drawing.arrow(Point(53, 158), Point(53, 118))
    drawing.arrow(
        Point(cell.right.x, 95), Point(100, 95), Point(100, 54), Point(53, 54), Point(53, 72)
    )
    for step in range(3):
        x = 128 + 80.0 * step
        drawing.part(Box(x, 74, 56, 42), en("W, U"), form="round", tone=AMBER)
        drawing.part(Box(x + 6, 160, 44, 28), en(f"x{step + 1}"), tone=BLUE)
        drawing.arrow(Point(x + 28, 158), Point(x + 28, 118))
        if step:
            drawing.arrow(Point(x - 22, 95), Point(x - 2, 95))
            drawing.note(Point(x - 12, 66), en(f"h{step}"))
            drawing.arrow(Point(x - 2, 107), Point(x - 22, 107), tone=RED.stroke, dashed=True)
    drawing.heading(212, ko("점선: 그레이디언트가 U를 거꾸로 지난다"))
    drawing.caption(en("the same weights at every step"))
    return drawing


def lstm() -> Drawing:
    """Draw an LSTM cell: the state's straight way, and three gates that multiply."""
    drawing = Drawing(
        "recurrent-lstm",
        "셀 상태의 길에는 곱셈 하나와 덧셈 하나만 있다",
        "위쪽에서 앞 스텝의 셀 상태가 망각 게이트와 곱해지고, 입력 게이트가 곱해진 후보가 더해져 "
        "다음 셀 상태가 된다. 그것에 tanh를 씌우고 출력 게이트를 곱하면 은닉 상태다. "
        "게이트 셋과 후보는 모두 지금의 입력과 앞의 은닉 상태에서 계산한다.",
    )
    _state_way(drawing)
    _gates(drawing)
    drawing.caption(en("gates multiply; the cell's way adds"))
    return drawing


def _state_way(drawing: Drawing) -> None:
    """Draw the cell state's way from left to right, and what is shown of it."""
    drawing.heading(24, bold("셀 상태의 길"), en("cell state"))
    old = drawing.part(Box(8, 52, 44, 32), en("c(t−1)"), tone=GREEN)
    times = drawing.part(Box(84, 52, 32, 32), en("×"), form="pill")
    plus = drawing.part(Box(172, 52, 32, 32), en("+"), form="pill")
    new = drawing.part(Box(304, 52, 44, 32), en("c(t)"), tone=GREEN)
    for a, b in ((old, times), (times, plus), (plus, new)):
        drawing.arrow(Point(a.right.x + 2, a.right.y), Point(b.left.x - 2, b.left.y))
    drawing.part(Box(172, 108, 32, 32), en("×"), form="pill")
    drawing.arrow(Point(188, 106), Point(188, 86))
    read = drawing.part(Box(254, 108, 32, 32), en("×"), form="pill")
    drawing.arrow(Point(270, 70), Point(270, 106))
    drawing.note(Point(292, 100), en("tanh"), anchor="start")
    hidden = drawing.part(Box(304, 108, 44, 32), en("h(t)"), tone=BLUE)
    drawing.arrow(Point(read.right.x + 2, 124), Point(hidden.left.x - 2, 124))


def _gates(drawing: Drawing) -> None:
    """Draw three gates and the candidate below the way, all computed from the same two."""
    names = (
        (70.0, "망각 f", "forget"),
        (136.0, "입력 i", "input"),
        (196.0, "후보 g", "new"),
        (256.0, "출력 o", "output"),
    )
    for x, name, english in names:
        tone = QUIET if name.startswith("후보") else AMBER
        drawing.part(Box(x, 180, 56, 42), ko(name), en(english), form="round", tone=tone)
    for bottom, top in ((98, (100, 86)), (160, (178, 142)), (220, (200, 142)), (280, (272, 142))):
        drawing.arrow(Point(bottom, 178), Point(*top))
    drawing.part(Box(70, 244, 242, 30), en("x(t), h(t−1)"), tone=BLUE)
    for x in (98, 164, 224, 284):
        drawing.arrow(Point(x, 242), Point(x, 224))


DRAWINGS = {"recurrent-unrolled": unrolled, "recurrent-lstm": lstm}
