"""House prices: a mean and a median, folds, a table of folds and seeds, a region held out."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    LINES,
    MARGIN,
    MUTED,
    QUIET,
    RED,
    Anchor,
    Box,
    Drawing,
    Point,
    bold,
    en,
    ko,
)

_HOUSES = ((44, 40), (66, 52), (52, 74), (88, 66), (76, 96), (112, 88), (38, 104), (98, 120))
"""Where the districts of one map lie, in a square of 150."""
_MORE = ((64, 128), (130, 128), (126, 44), (28, 72), (118, 62), (30, 134), (88, 34), (134, 104))


def centre() -> Drawing:
    """Draw four prices on a line, their median and their mean."""
    drawing = Drawing(
        "housing-centre",
        "비싼 집 한 채가 평균을 끌고 간다",
        "0에서 10까지의 줄에 집값 1, 2, 3, 10이 점으로 있다. 중앙값은 2와 3의 사이에 있고 평균은 "
        "4에 있다. 10을 20으로 옮기면 평균만 움직인다.",
    )
    drawing.heading(24, bold("집값 네 채"), en("four prices"))
    left, unit, y = 34.0, 29.0, 96.0
    drawing.line(Point(left, y), Point(left + 10 * unit, y))
    for price in (1, 2, 3, 10):
        at = Point(left + unit * price, y)
        drawing.dot(at, RED if price == 10 else BLUE)
        drawing.note(Point(at.x, y + 24), ko(str(price)))
    sides: tuple[tuple[float, float, str, str, Anchor], ...] = (
        (2.5, 8, "중앙값", "median", "end"),
        (4.0, -8, "평균", "mean", "start"),
    )
    for value, shift, name, english, anchor in sides:
        x = left + unit * value
        drawing.arrow(Point(x, 64), Point(x, y - 6), tone=GREEN.stroke)
        drawing.note(Point(x + shift, 44), bold(name), anchor=anchor)
        drawing.note(Point(x + shift, 60), en(english), anchor=anchor)
    drawing.arrow(Point(left + 6 * unit, y - 30), Point(left + 9.6 * unit, y - 30), tone=RED.stroke)
    drawing.note(Point(left + 7.8 * unit, y - 38), ko("더 비싸지면"))
    drawing.heading(148, ko("평균은 따라가고 중앙값은 그대로 있다"))
    return drawing


def folds() -> Drawing:
    """Draw three rounds; the scale is measured on the rows to train on, and used on both."""
    drawing = Drawing(
        "housing-folds",
        "폴드마다 훈련할 조각에서만 평균과 표준 편차를 잰다",
        "세 줄이 있다. 줄마다 여덟 조각 가운데 하나가 채점이고 일곱이 훈련이다. 훈련 조각에서 잰 "
        "평균과 표준 편차로 훈련과 채점을 함께 바꾼다. 줄 끝에 점수가 하나씩 나온다.",
    )
    for row, held in enumerate((0, 1, 7)):
        top = 14 + 84 * row
        for piece in range(8):
            tone = AMBER if piece == held else BLUE
            drawing.part(Box(MARGIN + 31 * piece, top, 28, 30), tone=tone)
        drawing.arrow(Point(MARGIN + 250, top + 15), Point(MARGIN + 266, top + 15))
        drawing.heading(top + 20, bold(f"점수 {held + 1}"), x=MARGIN + 272)
        scale = Box(MARGIN + 70, top + 40, 178, 28)
        drawing.part(scale, ko("파란 조각의 평균, 편차"), form="pill", tone=QUIET)
    drawing.heading(274, ko("노란 조각은 재지 않고 바꾸기만 한다"))
    drawing.caption(en("scale measured on training rows only"))
    return drawing


def table() -> Drawing:
    """Draw a table of folds and seeds, with the means of rows and of columns."""
    drawing = Drawing(
        "housing-table",
        "줄 평균의 흩어짐은 폴드, 칸 평균의 흩어짐은 시드에서 온다",
        "줄이 폴드 넷이고 칸이 시드 넷인 표다. 오른쪽에 줄마다의 평균이, 아래에 시드마다의 평균이 "
        "있다. 오른쪽의 막대는 길이가 많이 다르고 아래의 막대는 거의 같다.",
    )
    left, top, step = 66.0, 40.0, 42.0
    for seed in range(4):
        drawing.note(Point(left + step * seed + 18, 28), ko(str(seed + 1)))
    drawing.heading(28, ko("시드"))
    lengths = (34, 62, 84, 50)
    for fold, length in enumerate(lengths):
        y = top + step * fold
        drawing.heading(y + 23, ko(f"폴드 {fold + 1}"))
        for seed in range(4):
            drawing.part(Box(left + step * seed, y, 36, 34), tone=BLUE)
        drawing.part(Box(left + step * 4 + 12, y + 6, length, 22), tone=AMBER, form="pill")
    for seed, length in enumerate((30, 33, 28, 31)):
        x = left + step * seed + 7
        drawing.part(Box(x, top + step * 4 + 6, 22, length), tone=GREEN)
    drawing.heading(top + step * 4 + 24, bold("폴드의 몫"), x=left + step * 4 + 12)
    drawing.heading(top + step * 4 + 64, bold("시드의 몫"), en("seeds"), x=left)
    return drawing


def regions() -> Drawing:
    """Draw two maps: rows held out at random, and a square held out whole."""
    drawing = Drawing(
        "housing-regions",
        "무작위로 떼면 이웃이 남고, 지역을 떼면 이웃도 없다",
        "지도 둘에 같은 점들이 있다. 왼쪽에서는 채점할 점 넷이 흩어져 있고 둘레에 훈련 점이 있다. "
        "오른쪽에서는 네모 하나의 점이 모두 채점이고 훈련 점은 네모 밖에만 있다.",
    )
    for side, (name, english) in enumerate((("무작위", "random"), ("지역", "by region"))):
        x = MARGIN + 174 * side
        drawing.heading(26, bold(name), en(english), x=x)
        drawing.part(Box(x, 38, 162, 162), tone=QUIET)
        if side:
            drawing.part(Box(x + 84, 120, 76, 78), tone=AMBER, dashed=True)
        for number, (right, down) in enumerate((*_HOUSES, *_MORE)):
            held = (right > 80 and down > 80) if side else number in (2, 5, 8, 12)
            drawing.dot(Point(x + right + 4, 38 + down), RED if held else BLUE, hollow=held)
        for line in (82, 162):
            tone = LINES if line == 162 else MUTED
            if side and line == 82:
                drawing.line(Point(x + line, 38), Point(x + line, 200), tone=tone, dashed=True)
                drawing.line(Point(x, 120), Point(x + 162, 120), tone=tone, dashed=True)
    drawing.heading(224, ko("빈 점이 채점, 찬 점이 훈련이다"))
    drawing.caption(en("hollow: scored, filled: trained on"))
    return drawing


DRAWINGS = {
    "housing-centre": centre,
    "housing-folds": folds,
    "housing-table": table,
    "housing-regions": regions,
}
