"""Fitting: four checks, whom an output listens to, a first step, windows, capacity and data."""

from math import sqrt

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    LINES,
    PLAIN,
    QUIET,
    RED,
    Box,
    Drawing,
    Point,
    bold,
    en,
    ko,
)


def checks() -> Drawing:
    """Draw the four checks one after the other, each with the bug that it alone catches."""
    rows = (
        ("처음 손실", "loss at init = ln K", "255배 입력"),
        ("배치 하나", "overfit one batch", "두 번 소프트맥스"),
        ("의존 관계", "one row, one input", "배치 평균"),
        ("기준선", "beat a baseline", "한 칸 밀린 레이블"),
    )
    drawing = Drawing(
        "fit-checks",
        "검사는 저마다 다른 것을 잡는다",
        "검사 넷이 위에서 아래로 이어진다. "
        + ", ".join(f"{name} 검사는 {bug}을(를) 잡는다" for name, _, bug in rows)
        + ".",
    )
    drawing.heading(24, bold("검사"), en("check"))
    drawing.heading(24, bold("잡는 버그"), en("bug"), x=212)
    previous = None
    for number, (name, english, bug) in enumerate(rows):
        box = Box(12, 38 + 66 * number, 160, 46)
        if previous:
            drawing.arrow(Point(92, previous.bottom.y + 2), Point(92, box.y - 2))
        previous = drawing.part(box, bold(name), en(english), form="round", tone=BLUE)
        caught = drawing.part(Box(212, box.y + 6, 136, 34), ko(bug), tone=RED)
        drawing.line(
            Point(box.right.x + 4, box.right.y), Point(caught.left.x - 4, caught.left.y),
            dashed=True,
        )  # fmt: skip
    return drawing


def depends() -> Drawing:
    """Draw three inputs and three outputs: each its own, and one that listens to all."""
    drawing = Drawing(
        "fit-depends",
        "샘플의 손실은 제 입력에만 기대야 한다",
        "왼쪽에는 입력 셋에서 손실 셋으로 저마다 화살표 하나가 간다. 오른쪽에서는 0번 손실로 세 "
        "입력이 모두 화살표를 보낸다.",
    )
    for left, name, english, mixed in (
        (12.0, "제 입력만", "own input", False),
        (196.0, "배치를 섞음", "mixed", True),
    ):
        drawing.heading(24, bold(name), en(english), x=left)
        for row in range(3):
            top = 40 + 52 * row
            drawing.part(Box(left, top, 48, 34), en(f"x{row}"), tone=BLUE)
            end = drawing.part(
                Box(left + 104, top, 48, 34), en(f"L{row}"), tone=AMBER if not row else QUIET
            )
            start = Point(left + 51, top + 17)
            if mixed:
                drawing.arrow(
                    start, Point(left + 101, 57), tone=RED.stroke if row else GREEN.stroke
                )
            else:
                drawing.arrow(start, Point(end.x - 3, top + 17), tone=GREEN.stroke)
    return drawing


def first_step() -> Drawing:
    """Draw how far RMSprop's first step goes beside the width of the first weights."""
    limit, factor = sqrt(6 / (784 + 512)), 1 / sqrt(1 - 0.9)
    rows = (("0.001", 0.001), ("0.01", 0.01), ("1", 1.0))
    drawing = Drawing(
        "fit-first-step",
        "학습률 1에서 첫 스텝은 초깃값의 수십 배를 움직인다",
        f"초깃값이 퍼진 폭은 ±{limit:.3f}이다. RMSprop의 첫 스텝은 학습률의 {factor:.2f}배까지 "
        "움직인다. "
        + ", ".join(f"학습률 {name}이면 폭의 {factor * eta / limit:.2g}배" for name, eta in rows)
        + "이다.",
    )
    width = 60.0
    drawing.heading(24, bold("초깃값의 폭"), en(f"±{limit:.3f}"))
    drawing.part(Box(12, 36, width, 24), tone=BLUE)
    for number, (name, eta) in enumerate(rows):
        top = 92 + 54 * number
        ratio = factor * eta / limit
        drawing.heading(top, bold(f"η = {name}"), ko(f"폭의 {ratio:.2g}배"))
        reach = min(width * ratio, 330)
        drawing.arrow(
            Point(12, top + 18), Point(12 + max(reach, 10), top + 18),
            tone=RED.stroke if ratio > 1 else GREEN.stroke,
        )  # fmt: skip
        if ratio > 6:
            drawing.note(Point(346, top + 38), ko("그림 밖으로 더 간다"), anchor="end")
    drawing.caption(en("first step against the initial spread"))
    return drawing


def windows() -> Drawing:
    """Draw a window that slides over neighbours, before and after the pixels are shuffled."""
    drawing = Drawing(
        "fit-windows",
        "창은 이웃이 이웃일 때에만 뜻이 있다",
        "왼쪽의 격자에는 굵은 획이 이어져 있고 3×3 창 안에 획의 한 토막이 들어온다. 오른쪽의 "
        "격자에서는 같은 픽셀이 흩어져 창 안에 뜻 모를 점만 남는다.",
    )
    stroke = {(1, 1), (1, 2), (1, 3), (2, 3), (3, 2), (4, 1), (5, 1)}
    scattered = {(0, 4), (1, 1), (2, 5), (3, 0), (4, 3), (5, 2), (0, 0)}
    for left, cells, name, english in (
        (12.0, stroke, "이웃이 이웃이다", "local"),
        (192.0, scattered, "픽셀을 섞었다", "shuffled"),
    ):
        drawing.heading(24, bold(name), en(english), x=left)
        for row in range(6):
            for column in range(6):
                tone = AMBER if (row, column) in cells else PLAIN
                drawing.part(Box(left + 25 * column, 38 + 25 * row, 23, 23), tone=tone)
        x, y, size = left + 23.0, 61.0, 77.0
        corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]
        drawing.line(*(Point(*corner) for corner in corners), tone=BLUE.stroke, width=4)
    drawing.note(Point(180, 216), ko("창 하나의 가중치를 모든 자리에서 함께 쓴다"))
    return drawing


def capacity() -> Drawing:
    """Draw one model beside few and many data: too large for the one, too small for the other."""
    drawing = Drawing(
        "fit-capacity",
        "크다 작다는 데이터에 견준 말이다",
        "파라미터 7,850개의 같은 모델이 두 번 나온다. 사진이 적으면 데이터보다 커서 다 외우고, "
        "사진이 많으면 데이터가 모델보다 커서 다 맞히지 못한다.",
    )
    for top, name, english, size, verdict, tone in (
        (14.0, "데이터가 적다", "few", 64.0, "다 외운다", AMBER),
        (118.0, "데이터가 많다", "many", 190.0, "다 못 맞힌다", GREEN),
    ):
        drawing.heading(top + 10, bold(name), en(english))
        model = drawing.part(Box(12, top + 24, 100, 44), bold("같은 모델"), en("7,850"), tone=BLUE)
        data = drawing.part(Box(150, top + 28, size, 36), ko("데이터"), tone=tone, form="round")
        drawing.line(
            Point(model.right.x + 4, model.right.y), Point(data.left.x - 4, data.left.y),
            dashed=True, tone=LINES,
        )  # fmt: skip
        drawing.note(Point(150, top + 88), ko(verdict), anchor="start")
    return drawing


DRAWINGS = {
    "fit-checks": checks,
    "fit-depends": depends,
    "fit-first-step": first_step,
    "fit-windows": windows,
    "fit-capacity": capacity,
}
