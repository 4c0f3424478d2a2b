"""What the logistic function and softmax do to scores."""

from collections.abc import Sequence
from math import exp

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    LINES,
    MARGIN,
    MUTED,
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

_SCORES = (2.5, 1.0, -1.5)
_PLOT = Box(MARGIN + 20, 40, WIDTH - 2 * MARGIN - 40, 84)
_REACH = 6


def claim() -> Drawing:
    """Draw the source's view: natural numbers go to 0 to 1, and a sum is made 1 by division."""
    drawing = Drawing(
        "squash-claim",
        "들은 대로: 자연수를 0과 1 사이로 보내고, 합을 1로 만든다",
        "위: 로지스틱 함수의 점이 자연수 0부터 5에만 있다. "
        "아래: 점수 2.5, 1, −1.5를 합 2로 나누면 1.25, 0.5, −0.75가 된다. "
        "합은 1이지만 음수와 1보다 큰 수가 남는다.",
    )
    drawing.heading(26, bold("로지스틱 함수"), en("logistic"))
    _axes(drawing)
    for number in range(_REACH):
        drawing.dot(_place(number), BLUE)
    drawing.divider(160)
    drawing.heading(184, bold("합이 1"), en("divide by the sum"))
    total = sum(_SCORES)
    shares = [score / total for score in _SCORES]
    header = (ko("점수"), en("score")), (ko("÷ 합"), en("÷ sum"))
    rows = [
        ((score, BLUE), (share, GREEN if 0 < share < 1 else RED))
        for score, share in zip(_SCORES, shares, strict=True)
    ]
    _table(drawing, 210, header, rows)
    return drawing


def right() -> Drawing:
    """Draw that every real number goes into (0, 1); softmax exponentiates, then divides."""
    drawing = Drawing(
        "squash-right",
        "바로잡은 관점: 모든 실수를 받고, 지수를 취한 다음 합으로 나눈다",
        "위: 로지스틱 함수의 곡선이 음수와 소수까지 모든 실수에 걸쳐 있고, 0과 1에는 닿지 않는다. "
        "아래: 점수 2.5, 1, −1.5에 지수를 취하면 모두 양수가 되고, 그 합으로 나누면 "
        "모두 0과 1 사이이면서 합이 1이 된다.",
    )
    drawing.heading(26, bold("로지스틱 함수"), en("logistic: real → (0, 1)"))
    _axes(drawing)
    curve = [_place(step / 4) for step in range(-4 * _REACH, 4 * _REACH + 1)]
    drawing.line(*curve, tone=BLUE.stroke, width=3)
    drawing.divider(160)
    drawing.heading(184, bold("소프트맥스"), en("softmax"))
    powers = [exp(score) for score in _SCORES]
    header = (ko("점수"), en("score")), (ko("지수"), en("exp")), (ko("÷ 합"), en("÷ sum"))
    rows = [
        ((score, BLUE), (power, AMBER), (power / sum(powers), GREEN))
        for score, power in zip(_SCORES, powers, strict=True)
    ]
    _table(drawing, 210, header, rows)
    return drawing


def _axes(drawing: Drawing) -> None:
    bottom, top = _PLOT.y + _PLOT.h, _PLOT.y
    for y, label in ((bottom, "0"), (top, "1")):
        drawing.line(Point(_PLOT.x, y), Point(_PLOT.x + _PLOT.w, y), tone=MUTED, dashed=True)
        drawing.note(Point(_PLOT.x - 8, y + 5), en(label), anchor="end")
    drawing.line(_PLOT.top, _PLOT.bottom, tone=LINES)
    for x in (-_REACH, 0, _REACH):
        drawing.note(Point(_place(x).x, bottom + 20), en(f"{x}".replace("-", "−")))


def _place(x: float) -> Point:
    """Return where the logistic function of `x` is drawn."""
    across = (x + _REACH) / (2 * _REACH)
    return Point(_PLOT.x + across * _PLOT.w, _PLOT.y + _PLOT.h * (1 - 1 / (1 + exp(-x))))


def _table(
    drawing: Drawing,
    y: float,
    header: tuple[tuple[Words, Words], ...],
    rows: Sequence[tuple[tuple[float, Tone], ...]],
) -> None:
    width = (WIDTH - 2 * MARGIN - 28 * (len(header) - 1)) / len(header)
    for column, names in enumerate(header):
        drawing.note(Point(MARGIN + column * (width + 28) + width / 2, y), *names)
    for row, cells in enumerate(rows):
        for column, (number, tone) in enumerate(cells):
            box = Box(MARGIN + column * (width + 28), y + 28 + row * 40, width, 32)
            drawing.part(box, en(_figure(number)), form="pill", tone=tone)
            if column:
                drawing.arrow(Point(box.x - 26, box.middle.y), Point(box.x - 2, box.middle.y))


def _figure(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".").replace("-", "−")


DRAWINGS = {"squash-claim": claim, "squash-right": right}
