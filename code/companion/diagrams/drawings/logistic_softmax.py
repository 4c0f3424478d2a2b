"""Logistic and softmax regression: from scores to outputs, and the two as networks."""

from itertools import pairwise
from math import exp

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
    Anchor,
    Box,
    Drawing,
    Point,
    Tone,
    bold,
    en,
    ko,
)

LOGITS = (2.0, 1.0, 0.0)
"""The three scores of the page's calculation by hand."""


def logistic() -> Drawing:
    """Draw the real line pressed between zero and one."""
    drawing = Drawing(
        "logistic-squash",
        "로지스틱 함수는 실수 전체를 0과 1 사이로 보낸다",
        "S자 곡선이다. z가 −2이면 "
        f"{_sigma(-2):.2f}, 0이면 0.5, 2이면 {_sigma(2):.2f}이다. 0과 1에는 닿지 않는다.",
    )
    left, right, top, bottom = 40.0, WIDTH - MARGIN - 6, 36.0, 176.0

    def at(z: float, p: float) -> Point:
        return Point(left + (z + 6) / 12 * (right - left), bottom - p * (bottom - top))

    for p in (0.0, 1.0):
        drawing.line(at(-6, p), at(6, p), tone=LINES, dashed=True)
        drawing.note(Point(left - 12, at(0, p).y + 5), en(f"{p:g}"))
    drawing.line(at(0, 0), at(0, 1), tone=LINES)
    steps = [-6 + 12 * n / 48 for n in range(49)]
    drawing.line(*(at(z, _sigma(z)) for z in steps), tone=BLUE.stroke, width=3)
    sides: tuple[tuple[float, Anchor, float], ...] = (
        (-2.0, "end", -10), (0.0, "end", -10), (2.0, "start", 10),
    )  # fmt: skip
    for z, anchor, shift in sides:
        spot = at(z, _sigma(z))
        drawing.dot(spot, AMBER)
        below = 20 if z > 0 else -6
        drawing.note(
            Point(spot.x + shift, spot.y + below), en(f"σ({z:g}) = {_sigma(z):.2f}"), anchor=anchor
        )
    drawing.note(Point((left + right) / 2, bottom + 24), ko("로짓 z: 모든 실수"), en("logit"))
    drawing.heading(22, ko("출력 p"), en("output, between 0 and 1"))
    return drawing


def loss_slope() -> Drawing:
    """Draw how the gradient of the loss becomes p − y."""
    p = _sigma(1)
    drawing = Drawing(
        "logistic-gradient",
        "로짓에 대한 손실의 미분은 예측에서 정답을 뺀 것이다",
        f"로짓 1이 시그모이드를 지나 {p:.2f}이 되고 손실이 된다. "
        "거꾸로 두 미분을 곱하면 p − y만 남는다.",
    )
    names = (("로짓", "z = 1"), ("출력", f"p = {p:.2f}"), ("손실", "loss, y = 0"))
    boxes = []
    for number, ((name, english), tone) in enumerate(zip(names, (BLUE, AMBER, RED), strict=True)):
        box = Box(MARGIN + number * 120, 16, 96, 50)
        boxes.append(drawing.part(box, ko(name), en(english), form="pill", tone=tone))
    for one, other in pairwise(boxes):
        drawing.arrow(Point(one.right.x + 2, 41), Point(other.left.x - 2, 41))
    slopes = ((228, "(p − y) / p(1 − p)", RED), (60, "p(1 − p)", AMBER))
    for x, text, tone in slopes:
        width = 120 if x > 100 else 96
        drawing.part(Box(x - 12, 98, width, 40), en(text), tone=tone)
    drawing.arrow(Point(boxes[2].bottom.x, 68), Point(boxes[2].bottom.x, 96))
    drawing.arrow(Point(214, 118), Point(146, 118))
    drawing.arrow(Point(60, 96), Point(60, 68))
    result = Box(MARGIN + 60, 160, WIDTH - 2 * MARGIN - 120, 44)
    drawing.part(result, bold("곱하면 p − y"), en(f"gradient = {p - 0:.2f}"), tone=GREEN)
    return drawing


def softmax() -> Drawing:
    """Draw three scores, their exponentials and their shares."""
    powers = [exp(z) for z in LOGITS]
    total = sum(powers)
    drawing = Drawing(
        "softmax-steps",
        "지수를 취하고 합으로 나눈다",
        "로짓 "
        + ", ".join(f"{z:g}" for z in LOGITS)
        + "의 지수는 "
        + ", ".join(f"{v:.2f}" for v in powers)
        + f"이고 합 {total:.2f}으로 나누면 "
        + ", ".join(f"{v / total:.2f}" for v in powers)
        + "이다.",
    )
    places = (MARGIN, 96, 180)
    for x, width, (name, english) in zip(
        places, (60, 64, 60), (("로짓", "logit"), ("지수", "exp"), ("몫", "share")), strict=True
    ):
        drawing.note(Point(x + width / 2, 24), ko(name), en(english))
    for row, (z, power) in enumerate(zip(LOGITS, powers, strict=True)):
        y = 54 + row * 50
        first = drawing.part(Box(places[0], y, 60, 36), en(f"{z:g}"), form="pill", tone=BLUE)
        second = drawing.part(Box(places[1], y, 64, 36), en(f"{power:.2f}"), tone=AMBER)
        share = power / total
        drawing.arrow(Point(first.right.x + 2, y + 18), Point(second.left.x - 2, y + 18))
        drawing.note(Point(places[2] + 28, y + 23), bold(f"{share:.2f}"))
        drawing.part(Box(244, y + 4, max(2.0, share * 100), 28), tone=GREEN)
    y = 54 + len(LOGITS) * 50 + 14
    drawing.note(Point(places[1] + 32, y), ko("합"), en(f"{total:.2f}"))
    drawing.note(Point(places[2] + 28, y), ko("합"), en("1.00"))
    return drawing


def networks() -> Drawing:
    """Draw the three models as output layers without a hidden layer."""
    drawing = Drawing(
        "logistic-networks",
        "세 모델은 출력층만 있는 신경망이다",
        "입력 세 개가 출력 뉴런에 이어진다. 선형 회귀는 출력 하나, "
        "로지스틱 회귀는 출력 하나와 시그모이드, "
        "소프트맥스 회귀는 출력 셋과 소프트맥스다. 사이에 은닉층이 없다.",
    )
    rows: tuple[tuple[str, str, int, str, Tone], ...] = (
        ("선형", "linear", 1, "z", BLUE),
        ("로지스틱", "logistic", 1, "σ(z)", AMBER),
        ("소프트맥스", "softmax", 3, "softmax", GREEN),
    )
    for number, (name, english, outputs, last, tone) in enumerate(rows):
        top = 12 + number * 106
        drawing.note(Point(MARGIN, top + 38), bold(name), en(english), anchor="start")
        ins = [Point(124, top + 18 + n * 30) for n in range(3)]
        outs = [Point(214, top + 48 + (n - (outputs - 1) / 2) * 30) for n in range(outputs)]
        for one in ins:
            for other in outs:
                drawing.line(one, other, width=1)
        for one in ins:
            drawing.part(Box(one.x - 9, one.y - 9, 18, 18), form="pill", tone=QUIET)
        for other in outs:
            drawing.part(Box(other.x - 11, other.y - 11, 22, 22), form="pill", tone=tone)
        box = Box(258, top + 30, WIDTH - MARGIN - 258, 36)
        drawing.arrow(Point(230, top + 48), Point(box.x - 2, top + 48))
        drawing.part(box, en(last), tone=PLAIN)
        if number < len(rows) - 1:
            drawing.divider(top + 98)
    return drawing


def _sigma(z: float) -> float:
    return 1 / (1 + exp(-z))


DRAWINGS = {
    "logistic-squash": logistic,
    "logistic-gradient": loss_slope,
    "softmax-steps": softmax,
    "logistic-networks": networks,
}
