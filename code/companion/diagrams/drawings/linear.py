"""Lines, and what a linear function is."""

from collections.abc import Callable

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    LINES,
    MARGIN,
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

_STEPS = 24


def claim() -> Drawing:
    """Draw the source's view: a line is linear, a curve is not."""
    drawing = Drawing(
        "linear-claim",
        "들은 대로: 선이면 선형, 선이 아니면 비선형이다",
        "그래프 두 개다. 원점을 지나지 않는 직선에 선형, 굽은 곡선에 비선형이라고 쓰여 있다.",
    )
    width = (WIDTH - 3 * MARGIN) / 2
    _plot(drawing, MARGIN, width, BLUE, lambda x: 0.5 * x + 0.3, ko("선형"), en("linear"))
    _plot(
        drawing,
        2 * MARGIN + width,
        width,
        AMBER,
        lambda x: x * x - 0.4,
        ko("비선형"),
        en("nonlinear"),
    )
    return drawing


def right() -> Drawing:
    """Draw linear, affine, nonlinear, by whether they keep sums."""
    drawing = Drawing(
        "linear-right",
        "바로잡은 관점: 더하기를 지키면 선형이고, 원점을 벗어난 직선은 아핀이다",
        "그래프 세 개다. 원점을 지나는 직선 y = ax는 선형이고 더하기를 지킨다. "
        "원점을 벗어난 직선 y = ax + b는 아핀이고 더하기를 지키지 않는다. "
        "0에서 꺾인 y = max(0, x)는 비선형이고 더하기를 지키지 않는다. 꺾인 선도 선이다.",
    )
    width = (WIDTH - 4 * MARGIN) / 3
    plots: tuple[tuple[Callable[[float], float], Tone, Words, Words, str, bool], ...] = (
        (lambda x: 0.8 * x, BLUE, bold("선형"), en("linear"), "y = ax", True),
        (lambda x: 0.5 * x + 0.3, GREEN, bold("아핀"), en("affine"), "y = ax + b", False),
        (lambda x: max(0.0, x), AMBER, bold("비선형"), en("nonlinear"), "max(0, x)", False),
    )
    for place, (function, tone, name, english, formula, keeps) in enumerate(plots):
        left = MARGIN + place * (width + MARGIN)
        box = _plot(drawing, left, width, tone, function, name, english)
        drawing.note(Point(box.middle.x, box.bottom.y + 22), en(formula))
        verdict = Box(left + 6, box.bottom.y + 68, width - 12, 30)
        drawing.part(
            verdict, ko("지킨다" if keeps else "어긴다"), form="pill", tone=GREEN if keeps else RED
        )
    drawing.heading(box.bottom.y + 52, ko("더하기"), en("f(u + v) = f(u) + f(v)"))
    return drawing


def _plot(
    drawing: Drawing, left: float, width: float, tone: Tone,
    function: Callable[[float], float], *names: Words,
) -> Box:  # fmt: skip
    """Draw the function on [-1, 1] with its names above; return the plot's square."""
    drawing.note(Point(left + width / 2, 26), *names)
    box = Box(left, 54, width, width)
    half = width / 2
    drawing.line(box.left, box.right, tone=LINES)
    drawing.line(box.top, box.bottom, tone=LINES)
    xs = [-1 + 2 * step / _STEPS for step in range(_STEPS + 1)]
    curve = [
        Point(box.middle.x + x * half, box.middle.y - function(x) * half)
        for x in xs
        if abs(function(x)) <= 1
    ]
    drawing.line(*curve, tone=tone.stroke, width=3)
    drawing.dot(box.middle, tone, hollow=abs(function(0)) > 0)
    drawing.note(Point(box.middle.x + 10, box.middle.y + 18), en("0"))
    return box


DRAWINGS = {"linear-claim": claim, "linear-right": right}
