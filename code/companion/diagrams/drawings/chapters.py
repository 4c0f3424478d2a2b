"""One small picture a chapter, for the first page: a few thick shapes and no words."""

from collections.abc import Callable
from itertools import pairwise, product
from math import cos, pi, sin

from companion.diagrams.shapes import AMBER, BLUE, GREEN, MUTED, RED, Box, Drawing, Point, Tone

THICK = 14
HEIGHT = 240
SOLID_BLUE, SOLID_AMBER, SOLID_GREEN, SOLID_RED = (
    Tone(tone.stroke, tone.stroke) for tone in (BLUE, AMBER, GREEN, RED)
)


def _blank(number: int, title: str) -> Drawing:
    drawing = Drawing(f"chapter-{number}", title, f"{number}장의 그림: {title}.")
    # Every picture is as high as the others, whatever it shows.
    drawing.line(Point(0, HEIGHT), Point(1, HEIGHT), tone="none")
    return drawing


def _curve(shape: Callable[[float], float], *, left: int = 40, right: int = 320) -> list[Point]:
    return [Point(x, shape((x - left) / (right - left))) for x in range(left, right + 1, 10)]


def _layer(count: int, x: float) -> list[Point]:
    return [Point(x, 125 + 74 * (row - (count - 1) / 2)) for row in range(count)]


def _nested() -> Drawing:
    drawing = _blank(1, "인공지능 안의 머신러닝, 그 안의 딥러닝")
    for size, tone in ((210, BLUE), (140, AMBER), (70, SOLID_GREEN)):
        drawing.part(Box(180 - size / 2, 225 - size, size, size), form="pill", tone=tone)
    return drawing


def _descent() -> Drawing:
    drawing = _blank(2, "골짜기를 내려가는 점")
    drawing.line(
        *_curve(lambda t: 30 + 180 * (1 - (2 * t - 1) ** 2)), tone=BLUE.stroke, width=THICK
    )
    drawing.part(Box(70, 70, 46, 46), form="pill", tone=SOLID_RED)
    drawing.line(Point(128, 120), Point(160, 160), tone=AMBER.stroke, width=THICK)
    return drawing


def _frameworks() -> Drawing:
    drawing = _blank(3, "두 프레임워크가 같은 층을 쌓는다")
    for left, tone in ((50, SOLID_BLUE), (200, SOLID_AMBER)):
        for row in range(3):
            drawing.part(Box(left, 40 + 64 * row, 110, 48), form="round", tone=tone)
    return drawing


def _boundary() -> Drawing:
    drawing = _blank(4, "두 무리를 가르는 선")
    drawing.line(Point(70, 215), Point(290, 30), tone=MUTED, width=THICK)
    for x, y in ((80, 60), (140, 50), (90, 120)):
        drawing.part(Box(x, y, 40, 40), form="pill", tone=SOLID_BLUE)
    for x, y in ((230, 120), (200, 180), (270, 175)):
        drawing.part(Box(x, y, 40, 40), tone=SOLID_AMBER)
    return drawing


def _generalising() -> Drawing:
    drawing = _blank(5, "훈련 오차는 내려가고 검증 오차는 다시 오른다")
    drawing.line(*_curve(lambda t: 60 + 150 * (1 - (1 - t) ** 2.5)), tone=BLUE.stroke, width=THICK)
    drawing.line(
        *_curve(lambda t: 50 + 110 * (1 - (2 * t - 0.9) ** 2)), tone=RED.stroke, width=THICK
    )
    return drawing


def _workflow() -> Drawing:
    drawing = _blank(6, "한 바퀴 도는 일: 묻고, 만들고, 내보내고, 지켜본다")
    around = [Point(180 + 85 * cos(k * pi / 2), 125 + 85 * sin(k * pi / 2)) for k in range(4)]
    for start, end in zip(around, [*around[1:], around[0]], strict=True):
        drawing.line(start, end, width=8)
    for at, tone in zip(around, (SOLID_BLUE, SOLID_AMBER, SOLID_GREEN, SOLID_RED), strict=True):
        drawing.part(Box(at.x - 28, at.y - 28, 56, 56), form="round", tone=tone)
    return drawing


def _keras() -> Drawing:
    drawing = _blank(7, "입력 둘, 출력 하나인 모델")
    for x, y in ((30, 30), (30, 160)):
        drawing.line(Point(x + 60, y + 28), Point(180, 125), width=8)
        drawing.part(Box(x, y, 90, 56), form="round", tone=SOLID_BLUE)
    drawing.line(Point(180, 125), Point(300, 125), width=8)
    drawing.part(Box(140, 92, 90, 66), form="round", tone=SOLID_AMBER)
    drawing.part(Box(266, 98, 64, 54), form="pill", tone=SOLID_GREEN)
    return drawing


def _convolution() -> Drawing:
    drawing = _blank(8, "그림 위를 지나는 창")
    for row in range(4):
        for column in range(5):
            dark = (row + column) % 3 == 0
            box = Box(60 + 48 * column, 24 + 48 * row, 42, 42)
            drawing.part(box, tone=SOLID_BLUE if dark else BLUE)
    left, top, right, bottom = 106, 70, 252, 216
    frame = (
        Point(left, top),
        Point(right, top),
        Point(right, bottom),
        Point(left, bottom),
        Point(left, top),
    )
    drawing.line(*frame, tone=RED.stroke, width=10)
    return drawing


def _segments() -> Drawing:
    drawing = _blank(9, "사진의 어느 곳이 무엇인가")
    drawing.part(Box(50, 24, 260, 196), form="round", tone=BLUE)
    drawing.part(Box(90, 100, 100, 100), form="pill", tone=SOLID_AMBER)
    drawing.part(Box(210, 70, 70, 130), form="round", tone=SOLID_GREEN)
    return drawing


def _series() -> Drawing:
    drawing = _blank(10, "물결치는 값과 이어질 앞날")
    drawing.line(
        *_curve(lambda t: 120 - 70 * sin(4 * pi * t), right=240), tone=BLUE.stroke, width=THICK
    )
    drawing.line(Point(240, 120), Point(330, 70), tone=RED.stroke, width=THICK)
    return drawing


def _attention() -> Drawing:
    drawing = _blank(11, "낱말이 낱말을 본다")
    for place in range(4):
        drawing.line(Point(60 + 80 * place, 70), Point(220, 180), width=4 + 5 * place)
        drawing.part(Box(30 + 80 * place, 40, 60, 40), form="round", tone=SOLID_BLUE)
    drawing.part(Box(190, 170, 60, 44), form="round", tone=SOLID_AMBER)
    return drawing


def _generative() -> Drawing:
    drawing = _blank(12, "흩어진 점에서 모양으로")
    for x, y in ((50, 60), (90, 150), (40, 190), (120, 80), (110, 210), (80, 30)):
        drawing.part(Box(x, y, 22, 22), form="pill", tone=SOLID_AMBER)
    drawing.arrow(Point(155, 125), Point(210, 125), tone=MUTED)
    drawing.part(Box(220, 70, 110, 110), form="pill", tone=SOLID_GREEN)
    return drawing


def _practice() -> Drawing:
    drawing = _blank(13, "설정을 바꾸며 오르는 점수")
    for place, height in enumerate((60, 95, 80, 150, 185)):
        box = Box(50 + 60 * place, 216 - height, 44, height)
        drawing.part(box, form="round", tone=SOLID_BLUE)
    return drawing


def _conclusions() -> Drawing:
    drawing = _blank(14, "지금까지와 앞으로")
    layers = _layer(2, 70), _layer(3, 180), _layer(1, 290)
    for here, there in pairwise(layers):
        for start, end in product(here, there):
            drawing.line(start, end, width=4)
    for layer, tone in zip(layers, (SOLID_BLUE, SOLID_AMBER, SOLID_GREEN), strict=True):
        for at in layer:
            drawing.part(Box(at.x - 22, at.y - 22, 44, 44), form="pill", tone=tone)
    return drawing


_PICTURES = (
    _nested, _descent, _frameworks, _boundary, _generalising, _workflow, _keras,
    _convolution, _segments, _series, _attention, _generative, _practice, _conclusions,
)  # fmt: skip
DRAWINGS = {f"chapter-{number}": draw for number, draw in enumerate(_PICTURES, 1)}
