"""Gradient descent: a tangent, level lines, steps on a parabola, and a few samples out of many."""

from collections.abc import Callable, Sequence
from math import cos, hypot, pi, sin, sqrt

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    LINES,
    MARGIN,
    RED,
    Box,
    Drawing,
    Point,
    bold,
    en,
    ko,
)

Place = Callable[[float, float], Point]


def tangent() -> Drawing:
    """Draw a curve and its tangent: near the point they are one, farther off they part."""
    at, step = 1.0, 1.0
    slope, there = 2 * at, (at + step) ** 2
    drawing = Drawing(
        "descent-tangent",
        "접선은 가까이에서만 곡선을 대신한다",
        f"곡선 f(x) = x²와 x = 1에서의 접선이다. 접선의 기울기는 {slope:g}이다. 오른쪽으로 1만큼 "
        f"가면 접선은 {slope * step:g}만큼 오르지만 곡선은 {there - at * at:g}만큼 올라서, 둘 "
        f"사이가 {there - at * at - slope * step:g}만큼 벌어진다.",
    )

    def place(x: float, y: float) -> Point:
        return Point(30 + (x + 0.6) * 80, 232 - y * 46)

    drawing.arrow(place(-0.6, 0), place(2.6, 0), tone=LINES)
    curve = [place(x / 20, (x / 20) ** 2) for x in range(-12, 43)]
    drawing.line(*curve, tone=BLUE.stroke, width=3)
    drawing.line(place(0.3, -0.4), place(2.35, 3.7), tone=AMBER.stroke, width=3)
    drawing.line(place(at, at**2), place(at + step, at**2), dashed=True)
    drawing.line(place(at + step, at**2), place(at + step, at**2 + slope * step), dashed=True)
    drawing.line(
        place(at + step, at**2 + slope * step), place(at + step, there), tone=RED.stroke, width=4
    )
    drawing.dot(place(at, at**2), BLUE)
    drawing.note(place(0.84, 1.3), ko("여기에서 잰다"), anchor="end")
    drawing.note(Point(place(1.5, 1).x, place(1.5, 1).y + 18), en("ε = 1"))
    drawing.note(Point(place(2, 1.9).x + 8, place(2, 1.9).y), ko("기울기 × ε"), anchor="start")
    drawing.note(Point(place(2, 3.4).x + 8, place(2, 3.4).y), ko("어긋남"), anchor="start")
    drawing.heading(26, bold("곡선"), en("f(x) = x²"), x=MARGIN)
    drawing.heading(46, bold("접선"), en(f"tangent, slope {slope:g}"), x=MARGIN)
    drawing.line(Point(196, 21), Point(222, 21), tone=BLUE.stroke, width=3)
    drawing.line(Point(196, 41), Point(222, 41), tone=AMBER.stroke, width=3)
    return drawing


def contour() -> Drawing:
    """Draw level lines, the gradient across them, and the bottom, which lies elsewhere."""
    drawing = Drawing(
        "descent-contour",
        "그레이디언트는 등고선과 직각이고, 바닥을 향하지 않을 수 있다",
        "길쭉한 타원 등고선 위의 한 점에서 화살표 둘이 나온다. 그레이디언트의 반대 방향은 그 점을 "
        "지나는 등고선과 직각이고, 바닥을 향한 방향과는 크게 벌어져 있다.",
    )
    middle, long, short = Point(196, 118), 150.0, 62.0
    for size in (0.3, 0.6, 1.0):
        ring = [
            Point(
                middle.x + size * long * cos(t * pi / 36),
                middle.y + size * short * sin(t * pi / 36),
            )
            for t in range(73)
        ]
        drawing.line(*ring, tone=BLUE.stroke)
    angle = 1.18 * pi
    at = Point(middle.x + long * cos(angle), middle.y + short * sin(angle))
    slope = Point((at.x - middle.x) / long**2, (at.y - middle.y) / short**2)
    size = hypot(*slope)
    tip = Point(at.x - 66 * slope.x / size, at.y - 66 * slope.y / size)
    drawing.line(at, middle, dashed=True)
    drawing.arrow(at, tip, tone=RED.stroke)
    drawing.dot(at, RED)
    drawing.dot(middle, GREEN)
    drawing.note(Point(middle.x + 18, middle.y + 36), bold("바닥"), anchor="start")
    drawing.note(Point(MARGIN, 26), ko("지금 있는 곳"), anchor="start")
    drawing.line(Point(54, 32), Point(at.x - 3, at.y - 8), tone=LINES)
    drawing.note(Point(MARGIN, 206), bold("가장 가파르게 내려가는 쪽"), anchor="start")
    drawing.note(Point(MARGIN, 224), en("− gradient"), anchor="start")
    drawing.line(Point(tip.x, tip.y + 4), Point(tip.x + 4, 192), tone=LINES)
    drawing.note(Point(348, 26), ko("등고선"), en("level line"), anchor="end")
    return drawing


def parabola() -> Drawing:
    """Draw six steps down a parabola at four learning rates, by the factor each step leaves."""
    rates = (0.2, 1.0, 1.7, 2.1)
    factors = [1 - rate for rate in rates]
    drawing = Drawing(
        "descent-parabola",
        "한 스텝에 남는 비율 1 − ηλ가 길을 정한다",
        "포물선 네 개에 여섯 스텝씩 내려가는 길이 있다. "
        + " ".join(
            f"ηλ = {r:g}이면 남는 비율이 {f:.1f}이다." for r, f in zip(rates, factors, strict=True)
        )
        + " 차례로 한쪽에서 천천히, 한 스텝에, 양쪽을 오가며 내려가고, 튕겨 올라간다.",
    )
    words = ("천천히 다가간다", "한 번에 닿는다", "오가며 다가간다", "튕겨 나간다")
    for number, (rate, factor, word) in enumerate(zip(rates, factors, words, strict=True)):
        row, column = divmod(number, 2)
        _steps(drawing, Point(94 + 172 * column, 138 + 172 * row), factor)
        left = MARGIN + 172 * column
        tone = bold(word) if abs(factor) > 1 else ko(word)
        drawing.heading(24 + 172 * row, tone, x=left)
        drawing.heading(
            42 + 172 * row, en(f"ηλ = {rate:g}: left × {factor:.1f}".replace("-", "−")), x=left
        )
    return drawing


def _steps(drawing: Drawing, foot: Point, factor: float) -> None:
    def place(w: float) -> Point:
        return Point(foot.x + 40 * w, foot.y - 22 * w * w)

    drawing.line(*(place(w / 10) for w in range(-18, 19)), tone=BLUE.stroke)
    w = 1.65 if abs(factor) < 1 else 1.0
    tone = RED if abs(factor) > 1 else AMBER
    for _ in range(6):
        after = w * factor
        if abs(after) > 1.85:
            break
        drawing.line(place(w), place(after), tone=tone.stroke)
        drawing.dot(place(w), tone)
        w = after
    drawing.dot(place(w), tone, hollow=abs(factor) > 1)


def batches() -> Drawing:
    """Draw the gradients of small batches scattered about the true one, by batch size."""
    sizes = (1, 4, 16)
    drawing = Drawing(
        "descent-batches",
        "조금만 보면 흔들리고, 네 배 보면 흔들림이 반이 된다",
        "화살표 다발이 세 개 있다. 배치 크기 1, 4, 16에서 구한 그레이디언트가 제값 화살표 둘레에 "
        "흩어진다. 흩어진 폭은 배치가 네 배가 될 때마다 반으로 준다.",
    )
    drawing.heading(24, bold("배치 크기"), en("batch size"), x=MARGIN)
    for number, size in enumerate(sizes):
        _bundle(drawing, Point(30 + 112 * number, 180), 44 / sqrt(size))
        drawing.note(Point(64 + 112 * number, 206), en(str(size)))
    drawing.line(Point(MARGIN, 226), Point(40, 226), tone=GREEN.stroke, width=4)
    drawing.heading(231, ko("모두 보고 구한 제값"), x=48)
    drawing.line(Point(206, 226), Point(234, 226), tone=AMBER.stroke)
    drawing.heading(231, ko("배치마다 구한 값"), x=240)
    return drawing


# Unit offsets in two directions, mean zero, so that each bundle surrounds the true arrow.
_OFFSETS: Sequence[tuple[float, float]] = (
    (1.0, 0.2), (-0.9, 0.5), (0.3, -1.0), (-0.4, -0.7), (0.6, 0.9), (-0.6, 0.1),
)  # fmt: skip


def _bundle(drawing: Drawing, foot: Point, spread: float) -> None:
    tip = Point(foot.x + 44, foot.y - 92)
    for x, y in _OFFSETS:
        drawing.arrow(foot, Point(tip.x + spread * x, tip.y + spread * y), tone=AMBER.stroke)
    drawing.line(foot, tip, tone=GREEN.stroke, width=4)
    drawing.dot(tip, GREEN)


def update() -> Drawing:
    """Draw the one line of gradient descent as a round: where, which way, how far, again."""
    drawing = Drawing(
        "descent-update",
        "재고, 반대로, 조금, 되풀이한다",
        "상자 넷이 고리를 이룬다. 지금의 가중치 w에서 손실을 재고, 그레이디언트를 구하고, 학습률 "
        "η만큼 줄여 반대로 옮긴 다음, 새 가중치에서 되풀이한다.",
    )
    w = drawing.part(
        Box(12, 14, 138, 58), bold("지금의 가중치"), en("weights w"), form="round", tone=BLUE
    )
    g = drawing.part(
        Box(210, 14, 138, 58), bold("그레이디언트"), en("gradient ∇L(w)"), form="round", tone=AMBER
    )
    s = drawing.part(Box(210, 112, 138, 58), bold("학습률만큼 줄인다"), en("η ∇L(w)"), form="round")
    n = drawing.part(
        Box(12, 112, 138, 58), bold("반대로 옮긴다"), en("w − η ∇L(w)"), form="round", tone=GREEN
    )
    drawing.arrow(Point(w.right.x + 2, w.right.y), Point(g.left.x - 2, g.left.y))
    drawing.arrow(Point(g.bottom.x, g.bottom.y + 2), Point(s.top.x, s.top.y - 2))
    drawing.arrow(Point(s.left.x - 2, s.left.y), Point(n.right.x + 2, n.right.y))
    drawing.arrow(Point(n.top.x, n.top.y - 2), Point(w.bottom.x, w.bottom.y + 2))
    drawing.note(Point(180, 34), ko("재고"))
    drawing.note(Point(180, 132), ko("빼고"))
    return drawing


DRAWINGS = {
    "descent-tangent": tangent,
    "descent-contour": contour,
    "descent-parabola": parabola,
    "descent-batches": batches,
    "descent-update": update,
}
