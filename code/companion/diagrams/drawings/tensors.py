"""Tensors: ranks, slices, the strip in memory, bytes that wrap, batches, kinds of data."""

from collections.abc import Sequence
from math import cos, pi, sin

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    QUIET,
    Box,
    Drawing,
    Point,
    Tone,
    bold,
    en,
    ko,
)

_SIDE = 26


def ranks() -> Drawing:
    """Draw a scalar, a vector, a matrix and a stack of matrices."""
    drawing = Drawing(
        "tensor-ranks",
        "랭크는 수 하나를 집는 데 드는 번호의 개수다",
        "위에서부터 칸 하나인 스칼라, 칸 다섯이 한 줄인 벡터, 두 줄 세 칸인 행렬, 그 행렬 두 장을 "
        "겹친 랭크 3 텐서가 있다. 집는 데 드는 번호는 차례로 0, 1, 2, 3개다.",
    )
    says = (
        (14, "랭크 0", "scalar", "모양 ()"), (70, "랭크 1", "vector", "모양 (5,)"),
        (126, "랭크 2", "matrix", "모양 (2, 3)"), (208, "랭크 3", "tensor", "모양 (2, 2, 3)"),
    )  # fmt: skip
    for y, name, english, shape in says:
        drawing.heading(y + 14, bold(name), en(english))
        drawing.heading(y + 34, ko(shape))
    x = 170
    _grid(drawing, x, 18, [[12]], BLUE)
    _grid(drawing, x, 74, [[12, 3, 6, 14, 7]], BLUE)
    _grid(drawing, x, 126, [[5, 78, 2], [6, 79, 3]], BLUE)
    _grid(drawing, x + 34, 204, [[105, 178, 102], [106, 179, 103]], AMBER, 32)
    _grid(drawing, x, 260, [[5, 78, 2], [6, 79, 3]], BLUE, 32)
    return drawing


def wheel() -> Drawing:
    """Draw the bytes as the hours of a clock, and an addition that passes zero."""
    total = (200 + 60) % 256
    drawing = Drawing(
        "tensor-wheel",
        f"uint8에서 200에 60을 더하면 {total}가 된다",
        "0부터 255까지가 시계처럼 동그랗게 놓여 있다. 200에서 60을 나아가면 255를 지나 0을 넘어 "
        f"{total}에 닿는다.",
    )
    middle, radius = Point(120, 120), 88.0

    def at(number: float, reach: float) -> Point:
        turn = 2 * pi * number / 256 - pi / 2
        return Point(middle.x + reach * cos(turn), middle.y + reach * sin(turn))

    drawing.line(*(at(number, radius) for number in range(0, 257, 4)))
    drawing.line(*(at(200 + step, radius) for step in range(0, 60, 3)), tone=AMBER.stroke, width=5)
    drawing.arrow(at(256, radius), at(256 + total, radius), tone=AMBER.stroke)
    for number in (64, 128, 192):
        drawing.line(at(number, radius - 5), at(number, radius + 5))
        place = at(number, radius - 22)
        drawing.note(Point(place.x, place.y + 5), ko(str(number)))
    drawing.dot(at(200, radius), BLUE)
    drawing.dot(at(total, radius), AMBER)
    drawing.note(Point(120, 126), en("uint8"))
    drawing.heading(60, bold("200 + 60"), x=234)
    drawing.heading(82, ko("255 다음은 0"), x=234)
    drawing.heading(104, en("wrap around"), x=234)
    drawing.heading(126, bold(f"→ {total}"), x=234)
    drawing.note(Point(120, 20), ko("0"))
    return drawing


def slices() -> Drawing:
    """Draw what is left after a number and after a range."""
    drawing = Drawing(
        "tensor-slices",
        "번호는 축을 없애고 구간은 축을 남긴다",
        "네 줄 네 칸의 사진에서 번호 2를 적으면 줄 하나가 남고 모양은 (4,)이다. 구간 2:3을 적으면 "
        "같은 줄이 남지만 모양은 (1, 4)이다. 구간 1:3을 적으면 두 줄이 남고 모양은 (2, 4)이다.",
    )
    drawing.heading(24, bold("x"), en("shape"), ko("(4, 4)"))
    numbers = [[row * 4 + column for column in range(4)] for row in range(4)]
    _grid(drawing, 12, 38, numbers, QUIET)
    for row, (code, shape, first, last) in enumerate(
        (("x[2]", "(4,)", 2, 3), ("x[2:3]", "(1, 4)", 2, 3), ("x[1:3]", "(2, 4)", 1, 3))
    ):
        y = 18 + row * 56
        _grid(drawing, 148, y, numbers[first:last], AMBER if row == 0 else BLUE)
        drawing.heading(y + 18, en(code), bold(shape), x=264)
    drawing.heading(164, ko("번호"), en("index"), x=12)
    drawing.heading(184, ko("구간"), en("slice"), x=12)
    return drawing


def strides() -> Drawing:
    """Draw one strip of memory that is read as three tensors."""
    drawing = Drawing(
        "tensor-strides",
        "같은 띠를 어떻게 건너뛰며 읽는지가 다르다",
        "메모리의 띠에 1부터 6이 있다. 모양 (2, 3)은 아래로 3칸, 옆으로 1칸 간다. 크기 변환한 "
        "(3, 2)는 아래로 2칸, 옆으로 1칸 간다. 전치한 (3, 2)는 아래로 1칸, 옆으로 3칸 간다.",
    )
    strip = [1, 2, 3, 4, 5, 6]
    drawing.heading(24, bold("메모리의 띠"), en("memory"))
    _grid(drawing, 12, 36, [strip], QUIET, 34)
    views = (
        ("원래", "original", (2, 3), (3, 1), BLUE), ("크기 변환", "reshape", (3, 2), (2, 1), GREEN),
        ("전치", "transpose", (3, 2), (1, 3), AMBER),
    )  # fmt: skip
    for place, (korean, english, shape, step, tone) in enumerate(views):
        x = 12 + place * 118
        rows = [
            [strip[row * step[0] + column * step[1]] for column in range(shape[1])]
            for row in range(shape[0])
        ]
        name = (bold(korean), en(english))
        for line, word in enumerate(name):
            drawing.heading(92 + 20 * line, word, x=x)
        _grid(drawing, x, 122, rows, tone)
        drawing.heading(222, ko(f"↓ {step[0]}칸"), x=x)
        drawing.heading(242, ko(f"→ {step[1]}칸"), x=x)
    return drawing


def batches() -> Drawing:
    """Draw 1,797 images in batches of 128, the last of which is small."""
    count, size = 1797, 128
    full, rest = divmod(count, size)
    drawing = Drawing(
        "tensor-batches",
        f"{count}장을 {size}장씩 나누면 마지막 배치는 {rest}장이다",
        f"긴 칸 {full}개와 아주 얇은 칸 하나가 있다. 긴 칸은 {size}장, 얇은 칸은 {rest}장이다.",
    )
    drawing.heading(24, bold(f"샘플 {count:,}장"), en("samples, axis 0"))
    for place in range(full):
        row, column = divmod(place, 5)
        drawing.part(Box(12 + column * 68, 38 + row * 38, 62, 30), ko(str(size)), tone=BLUE)
    row, column = divmod(full, 5)
    drawing.part(Box(12 + column * 68, 38 + row * 38, max(6, 62 * rest / size), 30), tone=AMBER)
    drawing.heading(58 + row * 38, bold(f"{rest}장"), x=28 + column * 68)
    drawing.heading(172, ko(f"{size} × {full} + {rest} = {count:,}"), en("batch"))
    return drawing


def kinds() -> Drawing:
    """Draw the axes of the usual kinds of data."""
    drawing = Drawing(
        "tensor-kinds",
        "데이터의 종류마다 축의 뜻이 정해져 있다",
        "표는 샘플과 특성, 시계열은 샘플, 시점, 특성, 이미지는 샘플, 높이, 너비, 채널, 비디오는 "
        "샘플, 프레임, 높이, 너비, 채널의 축을 갖는다. 첫 축은 모두 샘플이다.",
    )
    rows = (
        ("표", "table", ("샘플", "특성")),
        ("시계열", "time series", ("샘플", "시점", "특성")),
        ("이미지", "image", ("샘플", "높이", "너비", "채널")),
        ("비디오", "video", ("샘플", "프레임", "높이", "너비", "채널")),
    )
    for row, (korean, english, axes) in enumerate(rows):
        y = 10 + row * 68
        drawing.heading(y + 14, bold(korean), en(english), ko(f"랭크 {len(axes)}"))
        for place, axis in enumerate(axes):
            tone = BLUE if place == 0 else QUIET
            drawing.part(Box(12 + place * 67, y + 24, 62, 28), ko(axis), tone=tone)
    return drawing


def _grid(
    drawing: Drawing,
    x: float,
    y: float,
    rows: Sequence[Sequence[int]],
    tone: Tone,
    width: float = _SIDE,
) -> None:
    """Draw numbers in cells of one size, the first row on top."""
    for down, row in enumerate(rows):
        for across, number in enumerate(row):
            box = Box(x + across * width, y + down * _SIDE, width, _SIDE)
            drawing.part(box, ko(str(number)), tone=tone)


DRAWINGS = {
    "tensor-ranks": ranks,
    "tensor-wheel": wheel,
    "tensor-slices": slices,
    "tensor-strides": strides,
    "tensor-batches": batches,
    "tensor-kinds": kinds,
}
