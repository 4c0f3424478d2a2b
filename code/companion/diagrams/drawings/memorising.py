"""Memorising: three data sets, useless channels, a wrong label, a rare word."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
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

# Whether a cell of a small noise picture is dark, row by row.
_NOISE = ("10110", "01001", "11010", "00101", "10011")
_SEVEN = ("11111", "00001", "00010", "00100", "00100")
_FOUR = ("10010", "10010", "11111", "00010", "00010")


def _picture(drawing: Drawing, at: Point, cells: tuple[str, ...]) -> None:
    """Draw a picture of five by five cells, 40 wide."""
    drawing.part(Box(at.x - 3, at.y - 3, 46, 46), tone=QUIET)
    for row, line in enumerate(cells):
        for column, cell in enumerate(line):
            if cell == "1":
                left, middle = at.x + 8 * column, at.y + 8 * row + 4
                drawing.line(
                    Point(left, middle), Point(left + 8, middle), tone=BLUE.stroke, width=8
                )


def three() -> Drawing:
    """Draw digits with their labels, with shuffled labels, and noise with labels."""
    drawing = Drawing(
        "memorise-three",
        "그림이 레이블을 말해 주는 것은 왼쪽뿐이다",
        "세 칸이 있다. 왼쪽은 7과 4의 그림에 7과 4의 레이블이, 가운데는 같은 그림에 4와 7이 "
        "바뀌어 붙어 있고, 오른쪽은 노이즈 그림에 7과 4가 붙어 있다.",
    )
    columns = (
        ("그대로", "real", (_SEVEN, _FOUR), ("7", "4"), GREEN),
        ("레이블을 섞음", "shuffled labels", (_SEVEN, _FOUR), ("4", "7"), RED),
        ("픽셀이 노이즈", "random pixels", (_NOISE, _NOISE[::-1]), ("7", "4"), RED),
    )
    for number, (name, english, pictures, labels, tone) in enumerate(columns):
        left = MARGIN + 116 * number
        drawing.heading(24, bold(name), x=left)
        drawing.heading(42, en(english), x=left)
        for row, (picture, label) in enumerate(zip(pictures, labels, strict=True)):
            top = 62 + 66 * row
            _picture(drawing, Point(left + 3, top), picture)
            drawing.arrow(Point(left + 50, top + 20), Point(left + 66, top + 20))
            drawing.part(Box(left + 68, top + 6, 28, 28), bold(label), form="round", tone=tone)
    return drawing


def channels() -> Drawing:
    """Draw an input with noise cells beside it, and the same with zeros."""
    drawing = Drawing(
        "memorise-channels",
        "뒤에 붙인 칸은 답을 말해 주지 않는다",
        "띠가 두 줄 있다. 윗줄은 픽셀 784칸 뒤에 노이즈 칸이, 아랫줄은 같은 784칸 뒤에 0인 칸이 "
        "붙어 있다. 노이즈 칸에서 나오는 가중치는 훈련에 따라 움직이고, 0인 칸에서 나오는 가중치는 "
        "처음 값 그대로다.",
    )
    rows = (
        ("노이즈 칸", "noise", "가중치가 움직인다", RED),
        ("0인 칸", "zeros", "가중치가 그대로다", QUIET),
    )
    for number, (name, english, after, tone) in enumerate(rows):
        top = 18 + 104 * number
        drawing.part(
            Box(MARGIN, top, 160, 46), bold("픽셀 784칸"), en("pixels"), form="box", tone=BLUE
        )
        drawing.part(Box(MARGIN + 164, top, 172, 46), bold(name), en(english), tone=tone)
        drawing.arrow(Point(MARGIN + 80, top + 50), Point(MARGIN + 80, top + 74))
        drawing.arrow(
            Point(MARGIN + 250, top + 50), Point(MARGIN + 250, top + 74), dashed=number == 1
        )
        drawing.note(Point(MARGIN + 80, top + 90), ko("무늬를 배운다"))
        drawing.note(Point(MARGIN + 250, top + 90), ko(after))
    return drawing


def wrong_label() -> Drawing:
    """Draw a boundary early in training, and later, bent around one wrong label."""
    drawing = Drawing(
        "memorise-wrong",
        "처음에는 큰 경계를, 나중에는 틀린 레이블 하나를 감싼 굴곡을 그린다",
        "두 칸이 있다. 두 칸 모두 왼쪽에 파란 점, 오른쪽에 주황 점이 있고, 왼쪽 무리 안에 노란 "
        "점이 하나 잘못 있다. 첫 칸의 경계는 곧게 두 무리를 가르고, 둘째 칸의 경계는 잘못된 점 "
        "하나를 감싸느라 크게 구부러졌다.",
    )
    blues = [(30, 60), (52, 96), (26, 120), (60, 150), (34, 172), (62, 66)]
    ambers = [(108, 58), (132, 90), (104, 118), (130, 146), (110, 174)]
    for number, (name, english) in enumerate((("처음", "early"), ("나중", "late"))):
        left = MARGIN + 172 * number
        drawing.heading(24, bold(name), en(english), x=left)
        drawing.part(Box(left, 36, 160, 156), tone=QUIET)
        for x, y in blues:
            drawing.dot(Point(left + x, y), BLUE)
        for x, y in ambers:
            drawing.dot(Point(left + x, y), AMBER)
        drawing.dot(Point(left + 44, 122), AMBER)
        if number == 0:
            drawing.line(Point(left + 84, 40), Point(left + 84, 188), tone=RED.stroke, width=3)
        else:
            around = [
                Point(left + 84, 40), Point(left + 84, 96), Point(left + 78, 109),
                Point(left + 56, 110), Point(left + 38, 112), Point(left + 34, 122),
                Point(left + 38, 132), Point(left + 56, 134), Point(left + 78, 135),
                Point(left + 84, 146), Point(left + 84, 188),
            ]  # fmt: skip
            drawing.line(*around, tone=RED.stroke, width=3)
    drawing.dot(Point(MARGIN + 6, 213), AMBER)
    drawing.heading(218, ko("왼쪽 무리 안의 주황 점이 틀린 레이블이다"), x=MARGIN + 18)
    return drawing


def luck() -> Drawing:
    """Draw the labels that a meaningless word may meet: once it always agrees with itself."""
    drawing = Drawing(
        "memorise-luck",
        "한 번만 나온 말은 훈련에서 언제나 제 레이블과 맞는다",
        "세 줄이 있다. 뜻 없는 말이 한 번 나오면 두 경우 모두 한쪽 레이블뿐이다. 두 번 나오면 네 "
        "경우 가운데 둘이, 세 번 나오면 여덟 경우 가운데 둘이 한쪽 레이블뿐이다.",
    )
    for number in (1, 2, 3):
        top = 14 + 74 * (number - 1)
        cases = 2**number
        drawing.heading(top + 18, bold(f"{number}번"), en(f"2 of {cases}"), x=MARGIN)
        for case in range(cases):
            left = 92 + 32 * case
            marks = [(case >> place) & 1 for place in range(number)]
            pure = len(set(marks)) == 1
            tone = GREEN if pure else QUIET
            drawing.part(Box(left, top, 26, 16 + 15 * number), form="round", tone=tone)
            for place, mark in enumerate(marks):
                drawing.note(Point(left + 13, top + 20 + 15 * place), bold("＋" if mark else "−"))
    drawing.heading(250, ko("칠한 것: 나온 곳의 레이블이 모두 같다"), x=MARGIN)
    drawing.caption(en("features that agree by chance"))
    return drawing


DRAWINGS = {
    "memorise-three": three,
    "memorise-channels": channels,
    "memorise-wrong": wrong_label,
    "memorise-luck": luck,
}
