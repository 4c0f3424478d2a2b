"""Attention's table carried to and fro, or never written down."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    QUIET,
    Box,
    Drawing,
    Point,
    bold,
    en,
    ko,
)


def carrying() -> Drawing:
    """Draw how often the table of T by T goes between memory and the arithmetic."""
    drawing = Drawing(
        "speed-carrying",
        "따로 계산하면 표가 여덟 번 오가고, 합치면 한 번도 나오지 않는다",
        "왼쪽은 메모리, 오른쪽은 계산기다. 손으로 쓴 어텐션은 점수, 나누기, 마스크, 소프트맥스, "
        "가중합을 따로 계산해서 T×T의 표를 네 번 쓰고 네 번 읽는다. 합친 커널은 Q, K, V를 "
        "조각으로 읽고 출력만 쓴다.",
    )
    drawing.heading(24, bold("손으로: 연산마다 표를 쓰고 읽는다"))
    drawing.part(Box(12, 38, 92, 196), ko("메모리"), en("T × T"), tone=AMBER)
    steps = ("점수", "나누기", "마스크", "소프트맥스", "가중합")
    for n, name in enumerate(steps):
        y = 38 + 40 * n
        drawing.part(Box(216, y, 132, 36), ko(name), form="round", tone=QUIET)
        if n:
            drawing.arrow(Point(106, y + 11), Point(214, y + 11), tone=AMBER.stroke)
        if n < len(steps) - 1:
            drawing.arrow(Point(214, y + 25), Point(106, y + 25), tone=AMBER.stroke)
    drawing.divider(250)
    drawing.heading(276, bold("합친 커널: 조각으로 읽고 답만 쓴다"))
    drawing.part(Box(12, 290, 92, 80), ko("메모리"), en("T × d"), tone=GREEN)
    drawing.part(
        Box(216, 290, 132, 80), ko("조각의 표"), ko("쓰고 버린다"), form="round", tone=BLUE
    )
    drawing.arrow(Point(106, 312), Point(214, 312), tone=GREEN.stroke)
    drawing.arrow(Point(214, 348), Point(106, 348), tone=GREEN.stroke)
    drawing.note(Point(160, 304), en("Q, K, V"))
    drawing.note(Point(160, 364), ko("출력"))
    drawing.caption(en("amber: the table; green: what is left"))
    return drawing


DRAWINGS = {"speed-carrying": carrying}
