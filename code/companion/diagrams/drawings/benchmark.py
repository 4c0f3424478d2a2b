"""What cuts a method can make, the lift of a kernel, forests, splits and joint training."""

from math import cos, pi, sin

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    LINES,
    MARGIN,
    PLAIN,
    QUIET,
    RED,
    WIDTH,
    Box,
    Drawing,
    Point,
    Tone,
    bold,
    en,
    ko,
)

_INNER = [(0.35 * cos(2 * pi * k / 6), 0.35 * sin(2 * pi * k / 6)) for k in range(6)]
_OUTER = [(0.9 * cos(2 * pi * k / 10), 0.9 * sin(2 * pi * k / 10)) for k in range(10)]
_HALF = (WIDTH - 2 * MARGIN - 16) / 2


def families() -> Drawing:
    """Draw the kinds of boundary of four families of methods."""
    drawing = Drawing(
        "benchmark-families",
        "방법마다 그을 수 있는 금이 다르다",
        "네 칸이다. 로지스틱 회귀는 비스듬한 직선, 나이브 베이즈는 축을 따라 늘어선 두 타원, "
        "트리는 계단, 커널과 신경망은 굽은 금으로 나눈다.",
    )
    cells: tuple[tuple[str, str, list[tuple[float, float]]], ...] = (
        ("직선", "linear", [(0.1, 0.9), (0.9, 0.1)]),
        ("특성마다 따로", "Bayes", []),
        ("계단", "tree", [(0.0, 0.35), (0.4, 0.35), (0.4, 0.7), (1.0, 0.7)]),
        ("굽은 금", "kernel, network",
         [(t / 20, 0.5 + 0.3 * sin(2 * pi * t / 20)) for t in range(21)]),
    )  # fmt: skip
    for place, (name, english, cut) in enumerate(cells):
        left = MARGIN + (place % 2) * (_HALF + 16)
        top = 34 + (place // 2) * 130
        drawing.heading(top - 8, bold(name), en(english), x=left)
        box = drawing.part(Box(left, top, _HALF, 90), tone=QUIET)
        if cut:
            points = [Point(box.x + x * box.w, box.y + y * box.h) for x, y in cut]
            drawing.line(*points, tone=GREEN.stroke, width=3)
        else:
            for middle, tone in ((0.3, BLUE), (0.7, AMBER)):
                oval = Box(box.x + box.w * middle - 36, box.y + 22, 72, 46)
                drawing.part(oval, form="pill", tone=tone)
    return drawing


def lift() -> Drawing:
    """Draw a ring around a disc, and both lifted by their squared distance."""
    drawing = Drawing(
        "benchmark-lift",
        "높이를 주면 둘러싼 점도 수평선 하나로 나뉜다",
        "왼쪽: 안쪽 여섯 점을 바깥쪽 열 점이 둘러싼다. 오른쪽: 세로축은 원점까지 거리의 제곱이다. "
        "안쪽 점은 낮은 줄에, 바깥쪽 점은 높은 줄에 놓이고 그 사이에 수평선이 있다.",
    )
    drawing.heading(26, bold("평면"), en("x1, x2"))
    drawing.heading(26, bold("들어 올리면"), en("lift"), x=198)
    flat, side, unit = Point(90, 122), Point(270, 196), 70.0
    drawing.line(Point(14, flat.y), Point(168, flat.y), tone=LINES)
    drawing.line(Point(flat.x, 42), Point(flat.x, 202), tone=LINES)
    drawing.line(Point(192, side.y), Point(348, side.y), tone=LINES)
    drawing.line(Point(192, 42), Point(192, side.y), tone=LINES)
    for points, tone, hollow in ((_INNER, BLUE, True), (_OUTER, AMBER, False)):
        for x, y in points:
            drawing.dot(Point(flat.x + unit * x, flat.y - unit * y), tone, hollow=hollow)
            height = (x * x + y * y) * 150
            drawing.dot(Point(side.x + unit * x, side.y - height), tone, hollow=hollow)
    cut = side.y - 0.45 * 150
    drawing.line(Point(196, cut), Point(348, cut), tone=GREEN.stroke, width=3)
    drawing.note(Point(270, cut + 20), ko("판 하나"), en("one plane"))
    drawing.note(Point(270, side.y + 22), en("x1"))
    drawing.note(Point(90, side.y + 22), ko("어떤 직선으로도 안 된다"))
    drawing.note(Point(340, 50), ko("높이 = x1² + x2²"), anchor="end")
    return drawing


def forest() -> Drawing:
    """Draw trees that vote side by side, and trees that mend one after the other."""
    drawing = Drawing(
        "benchmark-forest",
        "숲은 나란히 투표하고 부스팅은 차례로 고친다",
        "위: 트리 셋이 나란히 있고 화살표가 투표로 모인다. "
        "아래: 트리 셋이 한 줄로 이어지고, 앞 트리가 남긴 오차가 다음 트리로 간다.",
    )
    drawing.heading(26, bold("랜덤 포레스트"), en("random forest"))
    vote = Box(124, 116, 112, 36)
    for place in range(3):
        box = Box(MARGIN + place * 118, 40, 100, 38)
        drawing.part(box, ko(f"트리 {place + 1}"), tone=BLUE, form="round")
        drawing.arrow(Point(box.bottom.x, 80), Point(vote.top.x + (place - 1) * 34, 114))
    drawing.part(vote, bold("투표"), tone=GREEN, form="pill")
    drawing.divider(168)
    drawing.heading(194, bold("부스팅"), en("boosting"))
    for place in range(3):
        box = Box(MARGIN + place * 118, 208, 76, 38)
        drawing.part(box, ko(f"트리 {place + 1}"), tone=AMBER, form="round")
        if place < 2:
            drawing.arrow(
                Point(box.right.x + 2, 227), Point(box.right.x + 40, 227), tone=RED.stroke
            )
            drawing.note(Point(box.right.x + 21, 264), ko("남은 오차"), en("residual"))
    return drawing


def split() -> Drawing:
    """Draw the three parts of the data and what each is for."""
    drawing = Drawing(
        "benchmark-split",
        "검증에서 고르고 테스트에서 한 번 잰다",
        "위 줄: 훈련 절반, 검증 4분의 1, 테스트 4분의 1. 아래 줄: 훈련과 검증을 합쳐 다시 배우고 "
        "테스트에서 한 번 잰다.",
    )
    drawing.heading(26, bold("1. 고른다"), en("choose on validation"))
    full = WIDTH - 2 * MARGIN
    parts: tuple[tuple[str, str, float, Tone], ...] = (
        ("훈련", "train", 0.5, BLUE),
        ("검증", "validation", 0.25, AMBER),
        ("테스트", "test", 0.25, QUIET),
    )
    left = float(MARGIN)
    for name, english, share, tone in parts:
        drawing.part(Box(left, 38, full * share - 4, 46), bold(name), en(english), tone=tone,
                     dashed=tone is QUIET)  # fmt: skip
        left += full * share
    drawing.heading(112, bold("2. 다시 배우고 한 번 잰다"), en("refit, test once"))
    drawing.part(Box(MARGIN, 124, full * 0.75 - 4, 46), bold("훈련 + 검증"), en("refit"), tone=BLUE)
    drawing.part(
        Box(MARGIN + full * 0.75, 124, full * 0.25 - 4, 46), bold("테스트"), en("test"), tone=GREEN
    )
    return drawing


def joint() -> Drawing:
    """Draw where the signal of a loss reaches: both layers, or the last one only."""
    drawing = Drawing(
        "benchmark-joint",
        "함께 배우면 손실의 신호가 첫 층까지 닿는다",
        "위: 손실에서 나온 점선이 둘째 층과 첫째 층에 모두 닿는다. "
        "아래: 첫째 층은 굳어 있고 점선이 둘째 층에서 멈춘다.",
    )
    for row, (name, english, reaches) in enumerate(
        (("함께", "jointly", True), ("차례로", "one after the other", False))
    ):
        top = row * 138.0
        drawing.heading(top + 26, bold(name), en(english))
        first = Box(MARGIN, top + 40, 96, 44)
        tone = AMBER if reaches else QUIET
        label = ko("고친다") if reaches else ko("굳었다")
        drawing.part(first, bold("첫 층"), label, tone=tone, dashed=not reaches)
        second = drawing.part(Box(132, top + 40, 96, 44), bold("나머지"), ko("고친다"), tone=AMBER)
        loss = drawing.part(Box(252, top + 40, 96, 44), ko("손실"), en("loss"), tone=PLAIN)
        drawing.arrow(Point(first.right.x + 2, first.right.y), Point(second.x - 2, second.left.y))
        drawing.arrow(Point(second.right.x + 2, first.right.y), Point(loss.x - 2, second.left.y))
        y = top + 108
        end = first.bottom.x if reaches else second.bottom.x
        drawing.arrow(
            Point(loss.bottom.x, top + 86), Point(loss.bottom.x, y), Point(end, y),
            Point(end, top + 87), tone=RED.stroke, dashed=True,
        )  # fmt: skip
        if reaches:
            drawing.arrow(Point(second.bottom.x, y), Point(second.bottom.x, top + 87),
                          tone=RED.stroke, dashed=True)  # fmt: skip
            drawing.divider(top + 128)
    return drawing


DRAWINGS = {
    "benchmark-families": families,
    "benchmark-lift": lift,
    "benchmark-forest": forest,
    "benchmark-split": split,
    "benchmark-joint": joint,
}
