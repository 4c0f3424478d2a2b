"""What an affine map, one rectifier and two rectifiers do to the plane; why folds multiply."""

from collections.abc import Callable

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    INK,
    LINES,
    MUTED,
    Drawing,
    Point,
    bold,
    en,
    ko,
)

Map = Callable[[float, float], tuple[float, float]]
_UNIT = 40.0


def affine() -> Drawing:
    """Draw a grid and where an affine map takes it."""

    def move(x: float, y: float) -> tuple[float, float]:
        return 1.2 * x + 0.3 * y + 0.3, 0.5 * x + 0.9 * y + 0.5

    drawing = Drawing(
        "fold-affine",
        "아핀 변환은 곧은 선을 곧은 선으로, 나란한 선을 나란한 선으로 옮긴다",
        "왼쪽에 네모 격자와 그 위의 두 화살표가 있다. 오른쪽에서 격자는 기울어진 "
        "평행사변형이 되고 화살표 끝은 W의 두 행이 말하는 쪽으로 간다. 원점도 b만큼 밀린다.",
    )
    drawing.heading(24, bold("앞"), en("before"))
    drawing.heading(24, bold("뒤"), en("x @ W + b"), x=196)
    for middle, act in ((Point(92, 120), _still), (Point(262, 120), move)):
        _sheet(drawing, middle, act, -1, 1)
        for end, tone in (((1.0, 0.0), BLUE), ((0.0, 1.0), AMBER)):
            drawing.arrow(_at(middle, act(0, 0)), _at(middle, act(*end)), tone=tone.stroke)
        drawing.dot(_at(middle, act(0, 0)), GREEN)
    drawing.heading(216, ko("파랑은 W의 첫 행, 주황은 둘째 행을 따라간다"))
    return drawing


def clamp() -> Drawing:
    """Draw four points that one rectifier for each coordinate presses onto the axes."""
    drawing = Drawing(
        "fold-clamp",
        "렐루는 음수 좌표를 0으로 눌러, 다른 점들을 한 점에 포갠다",
        "왼쪽에 사분면마다 점이 있다. 오른쪽에서 1사분면의 점은 그대로이고, 2사분면의 점 둘은 "
        "세로축의 한 점에, 4사분면의 점은 가로축에, 3사분면의 점 둘은 원점에 포개진다.",
    )
    points = (
        (1.2, 0.9, GREEN), (-0.6, 1.5, BLUE), (-1.6, 1.5, BLUE), (1.4, -1.1, None),
        (-0.7, -0.8, AMBER), (-1.5, -1.4, AMBER),
    )  # fmt: skip
    drawing.heading(24, bold("앞"), en("before"))
    drawing.heading(24, bold("뒤"), en("relu"), x=196)
    for middle, pressed in ((Point(92, 110), False), (Point(262, 110), True)):
        _axes(drawing, middle)
        for x, y, tone in points:
            place = (max(0, x), max(0, y)) if pressed else (x, y)
            drawing.dot(_at(middle, place), tone or GREEN, hollow=tone is None)
    drawing.heading(206, ko("주황 점 둘은 원점에 포개져 다시 나눌 수 없다"))
    return drawing


def fold() -> Drawing:
    """Draw two rectifiers that add up to a fold."""
    drawing = Drawing(
        "fold-two-relus",
        "렐루 둘을 더하면 절댓값, 곧 접기가 된다",
        "왼쪽 위는 u가 양수일 때만 올라가는 relu(u), 왼쪽 아래는 u가 음수일 때만 올라가는 "
        "relu(−u)의 그래프다. 오른쪽은 둘을 더한 V자 그래프 |u|다.",
    )
    for top, name, turn in ((0, "relu(u)", 1), (120, "relu(−u)", -1)):
        middle = Point(84, top + 104)
        drawing.heading(top + 24, en(name), x=12)
        _flat_axes(drawing, middle)
        knee, end = Point(84, top + 104), Point(84 + turn * 60, top + 44)
        flat = Point(84 - turn * 60, top + 104)
        drawing.line(flat, knee, end, tone=(BLUE if turn > 0 else AMBER).stroke, width=4)
    drawing.note(Point(172, 134), bold("더하면"), en("add"))
    drawing.arrow(Point(156, 162), Point(190, 162))
    middle = Point(272, 190)
    drawing.heading(96, en("|u|"), bold("= 접기"), en("fold"), x=196)
    _flat_axes(drawing, middle)
    drawing.line(Point(212, 130), middle, Point(332, 130), tone=GREEN.stroke, width=4)
    return drawing


def unfold() -> Drawing:
    """Draw a straight cut through folded paper, and the paper opened again."""
    drawing = Drawing(
        "fold-unfold",
        "접은 종이에 그은 곧은 금 하나가 펴면 꺾인 금이 된다",
        "위에는 한 번 접은 종이의 곧은 금과, 펴서 ㅅ자가 된 금이 있다. 아래에는 두 번 접은 종이의 "
        "곧은 금과, 펴서 마름모가 된 금이 있다.",
    )
    for top, times, half_height in ((0, 1, False), (178, 2, True)):
        drawing.heading(top + 24, bold(f"{times}번 접고 긋는다"), en("fold, cut"))
        drawing.heading(top + 24, bold("편다"), en("unfold"), x=216)
        cut = ((0.0, 0.9), (1.0, -0.6)) if not half_height else ((0.0, 0.85), (0.85, 0.0))
        folded, opened = Point(92, top + 102), Point(264, top + 102)
        low = 0.0 if half_height else -1.0
        _paper(drawing, folded, 0, 1, low)
        _paper(drawing, opened, -1, 1, -1.0)
        drawing.line(*(_at(folded, p, 60) for p in cut), tone=AMBER.stroke, width=3)
        for side in (1, -1):
            for up in (1, -1) if half_height else (1,):
                ends = [_at(opened, (side * x, up * y), 60) for x, y in cut]
                drawing.line(*ends, tone=AMBER.stroke, width=3)
        drawing.line(_at(opened, (0, 1), 60), _at(opened, (0, -1), 60), tone=MUTED, dashed=True)
        if half_height:
            drawing.line(_at(opened, (-1, 0), 60), _at(opened, (1, 0), 60), tone=MUTED, dashed=True)
        drawing.arrow(Point(164, top + 102), Point(194, top + 102))
    return drawing


def zigzag() -> Drawing:
    """Draw the fold of a line applied once, twice and three times."""
    drawing = Drawing(
        "fold-zigzag",
        "한 번 접을 때마다 조각의 수가 두 배가 된다",
        "가로축이 0부터 1인 그래프 셋. 한 번 접으면 조각이 둘인 V자, 두 번 접으면 넷인 W자, 세 번 "
        "접으면 여덟인 톱니가 된다.",
    )
    for row in range(3):
        top = 14 + row * 76
        pieces = 2 ** (row + 1)
        drawing.heading(top + 24, bold(f"접기 {row + 1}번"), en("folds"))
        drawing.heading(top + 46, ko(f"조각 {pieces}개"))
        xs = [number / pieces for number in range(pieces + 1)]
        points = [Point(130 + 216 * x, top + 62 - 52 * _tent(x, row + 1)) for x in xs]
        drawing.line(Point(130, top + 62), Point(346, top + 62), tone=LINES)
        drawing.line(*points, tone=GREEN.stroke, width=3)
    return drawing


def _tent(x: float, times: int) -> float:
    for _ in range(times):
        x = abs(2 * x - 1)
    return x


def _still(x: float, y: float) -> tuple[float, float]:
    return x, y


def _at(middle: Point, place: tuple[float, float], unit: float = _UNIT) -> Point:
    return Point(middle.x + unit * place[0], middle.y - unit * place[1])


def _sheet(drawing: Drawing, middle: Point, act: Map, low: int, high: int) -> None:
    """Draw the lines of a grid after `act` has moved them."""
    for step in range(2 * (high - low) + 1):
        t = low + step / 2
        drawing.line(_at(middle, act(t, low)), _at(middle, act(t, high)), tone=LINES)
        drawing.line(_at(middle, act(low, t)), _at(middle, act(high, t)), tone=LINES)


def _axes(drawing: Drawing, middle: Point) -> None:
    drawing.line(_at(middle, (-2.0, 0)), _at(middle, (2.0, 0)), tone=LINES)
    drawing.line(_at(middle, (0, 2.0)), _at(middle, (0, -2.0)), tone=LINES)


def _flat_axes(drawing: Drawing, middle: Point) -> None:
    drawing.line(Point(middle.x - 66, middle.y), Point(middle.x + 66, middle.y), tone=LINES)
    drawing.line(Point(middle.x, middle.y), Point(middle.x, middle.y - 66), tone=LINES)


def _paper(drawing: Drawing, middle: Point, left: float, right: float, low: float) -> None:
    corners = ((left, 1), (right, 1), (right, low), (left, low), (left, 1))
    drawing.line(*(_at(middle, corner, 60) for corner in corners), tone=INK)


DRAWINGS = {
    "fold-affine": affine,
    "fold-clamp": clamp,
    "fold-two-relus": fold,
    "fold-unfold": unfold,
    "fold-zigzag": zigzag,
}
