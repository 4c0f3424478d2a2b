"""How a box becomes numbers on a grid, what suppression does, and how a curve is summed."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    INK,
    LINES,
    MARGIN,
    MUTED,
    PLAIN,
    QUIET,
    RED,
    WIDTH,
    Box,
    Drawing,
    Point,
    Tone,
    Words,
    bold,
    en,
    ko,
)

_FULL = WIDTH - 2 * MARGIN


def target() -> Drawing:
    """Draw a grid, a box over it, its centre's cell, the offset inside it and the size."""
    drawing = Drawing(
        "detection-target",
        "상자 하나가 격자 한 칸의 수 다섯이 된다",
        "4픽셀짜리 칸의 격자 위에 상자가 있다. 상자의 중심이 든 칸에 "
        "클래스의 1, 상자의 폭과 높이, 칸의 왼쪽 위에서 중심까지의 오프셋을 적는다. "
        "나머지 칸에는 클래스의 0만 적는다.",
    )
    unit, left, top = 30.0, 16.0, 16.0
    for row in range(6):
        for column in range(6):
            here = (row, column) == (2, 3)
            tone = AMBER if here else QUIET
            drawing.part(Box(left + column * unit, top + row * unit, unit, unit), tone=tone)
    x0, y0, x1, y1 = left + 48, top + 26, left + 162, top + 132
    drawing.line(
        Point(x0, y0), Point(x1, y0), Point(x1, y1), Point(x0, y1), Point(x0, y0),
        tone=BLUE.stroke, width=3,
    )  # fmt: skip
    centre = Point((x0 + x1) / 2, (y0 + y1) / 2)
    drawing.dot(centre, RED)
    notes = (
        (bold("중심의 칸"), ko("클래스 점수 1"), AMBER),
        (bold("오프셋"), ko("칸 안의 자리"), RED),
        (bold("크기"), ko("폭과 높이"), BLUE),
    )
    for row, (name, detail, tone) in enumerate(notes):
        y = top + 8 + row * 58
        drawing.part(Box(214, y, 16, 16), tone=tone)
        drawing.note(Point(238, y + 13), name, detail, anchor="start")
    drawing.caption(en("centre, offset, size"))
    return drawing


def network() -> Drawing:
    """Draw the network: down to a quarter, down and up once more, and ten maps."""
    drawing = Drawing(
        "detection-network",
        "한 번 지나가면 격자의 모든 칸에 답이 나온다",
        "사진 (1, 64, 64)이 줄어들어 (32, 16, 16)이 되고, 한 갈래는 (48, 8, 8)까지 "
        "줄었다가 되돌아와 합쳐진다. 마지막에 (10, 16, 16)이 나온다. "
        "클래스 6장, 크기 2장, 오프셋 2장이다.",
    )
    rows: tuple[tuple[Words, Words, Tone], ...] = (
        (bold("사진"), ko("(1, 64, 64)"), PLAIN),
        (bold("줄이기"), ko("(32, 16, 16)"), BLUE),
        (bold("합치기"), ko("(48, 16, 16)"), BLUE),
        (bold("출력"), ko("(10, 16, 16)"), AMBER),
    )
    drawing.steps(Box(MARGIN, 14, 150, 50), 74, rows)
    deep = drawing.part(Box(206, 125, 142, 50), bold("멀리 보기"), ko("(48, 8, 8)"), tone=GREEN)
    drawing.arrow(Point(162, 113), Point(deep.middle.x, 113), Point(deep.middle.x, 123))
    drawing.arrow(Point(deep.middle.x, 175), Point(deep.middle.x, 187), Point(164, 187))
    for row, (text, tone) in enumerate(
        (("클래스 6장", AMBER), ("크기 2장", BLUE), ("오프셋 2장", RED))
    ):
        box = drawing.part(Box(206, 218 + row * 34, 142, 28), ko(text), tone=tone)
        drawing.line(Point(162, 261), box.left, tone=LINES)
    drawing.caption(en("one stage, no proposals"))
    return drawing


def suppression() -> Drawing:
    """Draw four candidates in the order of their scores, and which of them are kept."""
    drawing = Drawing(
        "detection-suppression",
        "점수가 높은 것부터 남기고, 남긴 것과 많이 겹치면 지운다",
        "점수 0.9, 0.8, 0.7, 0.6인 후보 넷이 있다. 0.9는 남긴다. 0.8은 0.9와의 IoU가 "
        "0.7이라 지운다. 0.7은 남긴 것과 겹치지 않아 남긴다. 0.6은 지운 0.8과는 많이 "
        "겹치지만 남긴 것들과는 0.4뿐이라 남는다. 기준은 0.5이다.",
    )
    rows = (
        ("0.9", "처음이라 남긴다", True),
        ("0.8", "0.9와 IoU 0.7 → 지운다", False),
        ("0.7", "0.9와 IoU 0 → 남긴다", True),
        ("0.6", "0.9와 IoU 0.4 → 남긴다", True),
    )
    for row, (score, why, kept) in enumerate(rows):
        y = 14 + row * 52
        box = drawing.part(
            Box(MARGIN, y, 66, 40), bold(score), tone=GREEN if kept else RED, dashed=not kept
        )
        drawing.note(Point(box.right.x + 14, y + 25), ko(why), anchor="start")
        if row:
            drawing.line(Point(MARGIN + 33, y - 12), Point(MARGIN + 33, y), tone=MUTED)
    drawing.caption(en("greedy non-maximum suppression"))
    return drawing


def average() -> Drawing:
    """Draw the curve of five detections of three objects, its envelope and its area."""
    drawing = Drawing(
        "detection-average",
        "AP는 포락선 아래의 넓이다",
        "물체 셋에 예측 다섯을 점수의 차례로 놓으면 맞음, 틀림, 맞음, 틀림, 맞음이다. "
        "재현율 1/3에서 정밀도 1, 2/3에서 2/3, 1에서 3/5이다. 포락선 아래의 넓이는 "
        "(1 + 2/3 + 3/5) / 3으로 0.756이다.",
    )
    left, bottom, wide, high = 52.0, 196.0, 270.0, 170.0
    for part, height, tone in ((0, 1.0, GREEN), (1, 2 / 3, AMBER), (2, 3 / 5, BLUE)):
        name = ("1", "2/3", "3/5")[part]
        box = Box(left + part * wide / 3, bottom - height * high, wide / 3, height * high)
        drawing.part(box, bold(name), tone=tone)
    drawing.line(Point(left, 16), Point(left, bottom), tone=INK)
    drawing.line(Point(left, bottom), Point(left + wide + 10, bottom), tone=INK)
    for part, name in enumerate(("0", "1/3", "2/3", "1")):
        drawing.note(Point(left + part * wide / 3, bottom + 18), ko(name))
    drawing.note(Point(30, 22), ko("정밀도"))
    drawing.note(Point(left + wide / 2, bottom + 38), ko("재현율"))
    drawing.caption(en("area under the envelope"))
    return drawing


DRAWINGS = {
    "detection-target": target,
    "detection-network": network,
    "detection-suppression": suppression,
    "detection-average": average,
}
