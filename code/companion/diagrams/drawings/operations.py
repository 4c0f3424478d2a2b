"""Tensor operations: place by place, stretched to fit, row by column."""

from collections.abc import Sequence

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    QUIET,
    SURFACE,
    Box,
    Drawing,
    Point,
    Tone,
    bold,
    en,
    ko,
)

_SIDE = 32
_GHOST = Tone(SURFACE, AMBER.stroke)


def elementwise() -> Drawing:
    """Draw addition and the rectifier, place by place."""
    left, right = [[3, -2], [-5, 1]], [[-1, -3], [2, 4]]
    added = [[a + b for a, b in zip(*rows, strict=True)] for rows in zip(left, right, strict=True)]
    drawing = Drawing(
        "ops-elementwise",
        "원소별 연산은 같은 자리끼리 계산한다",
        "두 줄 두 칸인 행렬 둘을 같은 자리끼리 더한다. 그 결과에 렐루를 하면 칸마다 음수만 "
        "0이 된다.",
    )
    drawing.heading(24, bold("더하기"), en("add"))
    _grid(drawing, 12, 36, left, BLUE)
    drawing.note(Point(94, 74), ko("+"))
    _grid(drawing, 112, 36, right, AMBER)
    drawing.note(Point(194, 74), ko("="))
    _grid(drawing, 212, 36, added, GREEN)
    drawing.heading(138, bold("렐루"), en("relu"))
    _grid(drawing, 12, 150, added, GREEN)
    drawing.arrow(Point(86, 182), Point(106, 182))
    _grid(drawing, 112, 150, [[max(0, v) for v in row] for row in added], GREEN)
    drawing.heading(176, ko("칸마다 혼자 계산한다."), x=194)
    drawing.heading(198, ko("모양은 그대로다."), x=194)
    return drawing


def broadcast() -> Drawing:
    """Draw a column and a row that are stretched until their shapes agree."""
    column, row = [[10], [20], [30]], [[1, 2, 3, 4]]
    drawing = Drawing(
        "ops-broadcast",
        "(3, 1)과 (1, 4)는 저마다 되풀이되어 (3, 4)가 된다",
        "세로 한 줄 10, 20, 30이 가로로 네 번 되풀이되고, 가로 한 줄 1, 2, 3, 4가 세로로 세 번 "
        "되풀이된다. 더하면 3행 4열이 된다. 되풀이된 칸은 흰색이며 실제로 복사되지는 않는다.",
    )
    drawing.heading(24, bold("(3, 1)"), x=12)
    drawing.heading(24, bold("(1, 4)"), x=190)
    _grid(drawing, 12, 34, column, BLUE)
    _grid(drawing, 44, 34, [r * 3 for r in column], Tone(SURFACE, BLUE.stroke))
    drawing.note(Point(164, 88), ko("+"))
    _grid(drawing, 190, 34, row, AMBER)
    _grid(drawing, 190, 66, row * 2, _GHOST)
    drawing.arrow(Point(164, 140), Point(164, 162))
    drawing.heading(182, bold("(3, 4)"), en("broadcast"), x=12)
    _grid(drawing, 100, 194, [[c[0] + v for v in row[0]] for c in column], GREEN)
    drawing.heading(318, ko("흰 칸은 되풀이해 읽은 것이다"), x=12)
    return drawing


def product() -> Drawing:
    """Draw one cell of a matrix product, its row and its column."""
    a, b = [[1, 2, 0], [3, 1, 2]], [[2, 1], [0, 3], [4, 1]]
    c = [[sum(x * y for x, y in zip(r, k, strict=True)) for k in zip(*b, strict=True)] for r in a]
    drawing = Drawing(
        "ops-product",
        "왼쪽의 행과 오른쪽의 열을 점곱하면 칸 하나가 나온다",
        "왼쪽에 2행 3열, 위에 3행 2열, 그 사이에 2행 2열이 있다. 왼쪽의 둘째 행 3, 1, 2와 위의 첫 "
        f"열 2, 0, 4를 점곱한 수({c[1][0]})가 둘째 행 첫 열에 놓인다.",
    )
    x, y = 170, 36
    drawing.heading(24, bold("B"), en("(3, 2)"), x=x)
    _grid(drawing, x, y, [row[:1] for row in b], AMBER)
    _grid(drawing, x + _SIDE, y, [row[1:] for row in b], QUIET)
    drawing.heading(140, bold("A"), en("(2, 3)"), x=40)
    _grid(drawing, 40, 150, a[:1], QUIET)
    _grid(drawing, 40, 150 + _SIDE, a[1:], BLUE)
    _grid(drawing, x, 150, c[:1], QUIET)
    _grid(drawing, x, 150 + _SIDE, [c[1][:1]], GREEN)
    _grid(drawing, x + _SIDE, 150 + _SIDE, [c[1][1:]], QUIET)
    drawing.heading(176, bold("C"), en("(2, 2)"), x=x + 80)
    terms = " + ".join(f"{p}·{q}" for p, q in zip(a[1], (r[0] for r in b), strict=True))
    drawing.heading(244, bold(f"{terms} = {c[1][0]}"), x=40)
    drawing.heading(266, ko("점곱"), en("dot product"), x=40)
    return drawing


def dense() -> Drawing:
    """Draw the shapes that pass through one dense layer."""
    drawing = Drawing(
        "ops-dense",
        "가운데의 같은 크기가 사라지고 편향은 행마다 더해진다",
        "(128, 784)인 x와 (784, 512)인 W를 곱하면 784가 사라져 (128, 512)가 된다. 거기에 (512,)인 "
        "b가 행마다 더해지고, 렐루는 모양을 바꾸지 않는다.",
    )
    steps = (
        ("x", "(128, 784)", BLUE), ("@ W", "(784, 512)", QUIET), ("+ b", "(512,)", QUIET),
        ("relu", "(128, 512)", QUIET),
    )  # fmt: skip
    after = ("(128, 784)", "(128, 512)", "(128, 512)", "(128, 512)")
    drawing.heading(24, bold("하는 일"), en("operation"), x=12)
    drawing.heading(24, bold("나온 모양"), en("shape"), x=214)
    for row, ((name, shape, tone), result) in enumerate(zip(steps, after, strict=True)):
        y = 36 + row * 52
        words = (en(name), ko(shape)) if row < 3 else (en(name), ko("칸마다"))
        drawing.part(Box(12, y, 150, 42), *words, tone=tone)
        drawing.arrow(Point(164, y + 21), Point(210, y + 21))
        drawing.part(Box(214, y, 134, 42), ko(result), tone=BLUE if row == 0 else GREEN)
    return drawing


def _grid(drawing: Drawing, x: float, y: float, rows: Sequence[Sequence[int]], tone: Tone) -> None:
    """Draw numbers in square cells, the first row on top."""
    for down, row in enumerate(rows):
        for across, number in enumerate(row):
            box = Box(x + across * _SIDE, y + down * _SIDE, _SIDE, _SIDE)
            drawing.part(box, ko(f"{number}".replace("-", "−")), tone=tone)


DRAWINGS = {
    "ops-elementwise": elementwise,
    "ops-broadcast": broadcast,
    "ops-product": product,
    "ops-dense": dense,
}
