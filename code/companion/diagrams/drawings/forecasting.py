"""Forecasting: overlapping windows, ways to split, benchmarks, two targets, three readers."""

from math import pi, sin

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
    Tone,
    bold,
    en,
    ko,
)


def window() -> Drawing:
    """Draw two windows, a day apart, and the days that their inputs and targets share."""
    inputs, targets, cell = 8, 3, 26.0
    drawing = Drawing(
        "forecast-window",
        "하루 밀린 창은 거의 모든 날을 함께 쓴다",
        f"입력 {inputs}일과 타깃 {targets}일로 된 창이 둘 있다. 둘째 창은 첫째보다 하루 뒤에 있다. "
        f"두 입력은 {inputs - 1}일이 같고, 두 타깃은 {targets - 1}일이 같다.",
    )
    for row, top in enumerate((40.0, 118.0)):
        drawing.heading(top - 10, bold("하루 뒤의 창" if row else "창 하나"), x=24 + cell * row)
        for day in range(inputs + targets):
            tone = BLUE if day < inputs else AMBER
            box = Box(24 + cell * (day + row), top, cell - 3, 30)
            drawing.part(box, en("x" if day < inputs else "y"), tone=tone)
    shared = Box(24 + cell, 172, cell * (inputs - 1) - 3, 32)
    drawing.part(shared, ko(f"입력 {inputs - 1}일이 같다"), tone=QUIET, dashed=True)
    both = Box(24 + cell * (inputs + 1), 172, cell * (targets - 1) - 3, 32)
    drawing.part(both, ko("타깃도"), tone=RED, dashed=True)
    drawing.caption(en("overlapping windows share inputs and targets"))
    return drawing


def splits() -> Drawing:
    """Draw a row of windows under three ways of splitting; train, test and left out."""
    cells, width = 24, 13.6
    test = {2, 5, 9, 14, 20}
    ways = (
        ("무작위", "random K-fold", test, set[int]()),
        ("블록과 간격", "blocked, with a gap", set(range(9, 14)), {7, 8, 14, 15}),
        ("앞으로", "forward", set(range(16, 21)), {14, 15, 21, 22, 23}),
    )
    drawing = Drawing(
        "forecast-splits",
        "검증 창의 이웃이 훈련에 있는지가 셋을 가른다",
        "시간순으로 늘어놓은 창을 세 가지로 나눈다. 무작위로 나누면 검증 창의 양옆이 훈련 창이다. "
        "블록으로 나누고 간격을 두면 검증 창이 한데 모이고 양옆의 창은 버린다. 앞으로 나누면 검증 "
        "창보다 앞의 것으로만 훈련한다.",
    )
    for row, (name, english, held, left) in enumerate(ways):
        top = 24 + 78.0 * row
        drawing.heading(top, bold(name), en(english))
        for cell in range(cells):
            tone: Tone = AMBER if cell in held else PLAIN if cell in left else BLUE
            box = Box(16 + width * cell, top + 12, width - 3, 28)
            drawing.part(box, tone=tone, dashed=cell in left)
    drawing.part(Box(16, 254, 14, 14), tone=BLUE)
    drawing.heading(266, ko("훈련"), x=36)
    drawing.part(Box(96, 254, 14, 14), tone=AMBER)
    drawing.heading(266, ko("검증"), x=116)
    drawing.part(Box(176, 254, 14, 14), tone=PLAIN, dashed=True)
    drawing.heading(266, ko("쓰지 않음"), x=196)
    return drawing


def benchmarks() -> Drawing:
    """Draw a rising, waving past and what four benchmark methods say comes next."""
    drawing = Drawing(
        "forecast-benchmarks",
        "기준점 넷은 과거의 서로 다른 것을 되풀이한다",
        "물결치며 오르는 과거의 곡선이 있고, 지금부터 네 갈래의 예측이 나온다. "
        "되풀이는 마지막 값에서 수평으로, 표류는 처음과 끝을 이은 기울기로, "
        "계절 되풀이는 지난 물결을 그대로, 기후값은 여러 해의 평균 물결을 그린다.",
    )

    def past(step: float) -> float:
        return 150 - 0.28 * step - 26 * sin(2 * pi * step / 72)

    now, end = 196.0, 320.0
    drawing.line(*(Point(20 + s, past(s)) for s in range(0, 177, 4)), width=3)
    last = Point(now, past(176))
    drawing.line(Point(now, 44), Point(now, 206), tone=LINES, dashed=True)
    drawing.note(Point(now, 36), ko("지금"), en("origin"))
    drawing.line(last, Point(end, last.y), tone=BLUE.stroke, width=3)
    drawing.line(last, Point(end, last.y - 0.28 * (end - now)), tone=AMBER.stroke, width=3)
    again = [Point(20 + s, past(s - 144) + 4) for s in range(176, 301, 4)]
    drawing.line(*again, tone=GREEN.stroke, width=3)
    mean = [Point(20 + s, 128 - 22 * sin(2 * pi * s / 72)) for s in range(176, 301, 4)]
    drawing.line(*mean, tone=RED.stroke, dashed=True, width=3)
    drawing.dot(last, BLUE)
    rows = (
        (BLUE, "되풀이", "naive", 16.0, 236.0),
        (AMBER, "표류", "drift", 196.0, 236.0),
        (GREEN, "계절 되풀이", "seasonal", 16.0, 264.0),
        (RED, "기후값", "climatology", 196.0, 264.0),
    )
    for tone, name, english, x, y in rows:
        drawing.line(Point(x, y - 5), Point(x + 18, y - 5), tone=tone.stroke, width=3)
        drawing.heading(y, ko(name), en(english), x=x + 24)
    return drawing


def change() -> Drawing:
    """Draw a network that says the value, and one that says the change from the last value."""
    drawing = Drawing(
        "forecast-change",
        "변화를 예측하는 신경망은 마지막 값에 더할 것만 배운다",
        "위에서는 창이 신경망을 지나 내일의 기온이 된다. 아래에서는 창이 신경망을 지나 "
        "변화가 되고, 창의 마지막 값이 신경망을 돌아가 변화에 더해져 내일의 기온이 된다.",
    )
    rows = ((30.0, "값을 예측한다", "predict the value"), (146.0, "변화를 예측한다", "the change"))
    for row, (top, name, english) in enumerate(rows):
        drawing.heading(top - 6, bold(name), en(english))
        start = drawing.part(Box(12, top + 12, 74, 42), ko("창"), en("14 × 7"), tone=BLUE)
        net = drawing.part(Box(118, top + 12, 84, 42), ko("신경망"), form="round", tone=AMBER)
        end = drawing.part(Box(276, top + 12, 72, 42), ko("내일의"), ko("기온"), tone=GREEN)
        drawing.arrow(Point(start.right.x + 2, start.right.y), Point(net.left.x - 2, net.left.y))
        if not row:
            drawing.arrow(Point(net.right.x + 2, net.right.y), Point(end.left.x - 2, end.left.y))
            continue
        plus = drawing.part(Box(222, top + 19, 30, 28), en("+"), form="pill")
        drawing.arrow(Point(net.right.x + 2, net.right.y), Point(plus.left.x - 2, plus.left.y))
        drawing.arrow(Point(plus.right.x + 2, plus.right.y), Point(end.left.x - 2, end.left.y))
        drawing.arrow(
            Point(start.bottom.x, start.bottom.y + 2),
            Point(start.bottom.x, top + 84),
            Point(plus.bottom.x, top + 84),
            Point(plus.bottom.x, plus.bottom.y + 2),
        )
        drawing.note(Point(142, top + 102), ko("마지막 값이 돌아간다"))
    return drawing


def readers() -> Drawing:
    """Draw how dense, convolutional and recurrent layers read a window of five days."""
    days = 5
    drawing = Drawing(
        "forecast-readers",
        "세 층은 같은 창을 다르게 읽는다",
        f"{days}일의 창을 세 가지로 읽는다. 밀집 층은 날마다 다른 가중치로 한꺼번에 "
        "읽는다. 합성곱 층은 이웃한 사흘을 같은 가중치로 옮겨 가며 읽고 날을 평균한다. "
        "순환 층은 첫날부터 차례로 읽으며 상태를 넘긴다.",
    )
    rows = (
        ("밀집", "dense: a weight a day"),
        ("합성곱 + 평균", "conv: shared, averaged"),
        ("순환", "recurrent: in order"),
    )
    for row, (name, english) in enumerate(rows):
        top = 22 + 104.0 * row
        drawing.heading(top, bold(name), en(english))
        for day in range(days):
            box = Box(16 + 50.0 * day, top + 12, 40, 26)
            drawing.part(box, en(f"x{day + 1}"), tone=BLUE)
            low = Point(box.bottom.x, top + 58)
            if row == 2:
                drawing.part(Box(box.x + 4, top + 52, 32, 24), en("h"), form="pill", tone=AMBER)
                drawing.arrow(Point(low.x, box.bottom.y + 2), Point(low.x, top + 50))
                if day:
                    drawing.arrow(Point(box.x - 14, top + 64), Point(box.x + 2, top + 64))
            elif row == 0:
                drawing.line(Point(low.x, box.bottom.y), Point(274, top + 64))
            elif 0 < day < days - 1:
                drawing.part(Box(box.x - 2, top + 50, 44, 26), en("w"), form="pill", tone=AMBER)
                for side in (-50, 0, 50):
                    drawing.line(Point(low.x + side, box.bottom.y), Point(low.x, top + 50))
        drawing.part(Box(276, top + 50, 72, 28), ko("예측"), tone=GREEN)
        if row:
            start = 258.0 if row == 2 else 214.0
            drawing.arrow(Point(start, top + 64), Point(274, top + 64))
    return drawing


DRAWINGS = {
    "forecast-window": window,
    "forecast-splits": splits,
    "forecast-benchmarks": benchmarks,
    "forecast-change": change,
    "forecast-readers": readers,
}
