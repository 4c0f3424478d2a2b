"""Margins, a lift, the best question of a tree, the vote of a forest."""

from math import hypot

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    INK,
    LINES,
    MARGIN,
    PLAIN,
    QUIET,
    RED,
    WIDTH,
    Box,
    Drawing,
    Point,
    bold,
    en,
    ko,
)

_LOW, _HIGH = (1.0, 1.0), (3.0, 3.0)
_ORDER = "AABABBB"
_LINE = (-2.0, -1.0, 0.0, 1.0, 2.0)
_VOTES = ((0, 1, 1, 3, 4, 4), (0, 0, 2, 3, 5, 5), (1, 2, 2, 3, 3, 4))
"""Which of six samples each tree drew, with replacement."""


def borders() -> Drawing:
    """Draw the three kinds of borders on the same points."""
    drawing = Drawing(
        "classical-borders",
        "세 방법은 같은 점들 사이에 서로 다른 모양의 경계를 긋는다",
        "네모 셋에 같은 점들이 있다. 서포트 벡터 머신은 넓은 띠를, 결정 트리는 가로세로 계단을, "
        "랜덤 포레스트는 잘게 부서진 계단을 긋는다.",
    )
    names = (("SVM", "margin"), ("결정 트리", "tree"), ("포레스트", "forest"))
    side = (WIDTH - 4 * MARGIN) / 3
    paths = (
        ((0.05, 0.95), (0.95, 0.05)),
        ((0.3, 1), (0.3, 0.55), (0.65, 0.55), (0.65, 0)),
        ((0.15, 1), (0.15, 0.8), (0.3, 0.8), (0.3, 0.62), (0.5, 0.62), (0.5, 0.42),
         (0.68, 0.42), (0.68, 0.2), (0.8, 0.2), (0.8, 0)),
    )  # fmt: skip
    for number, ((name, english), path) in enumerate(zip(names, paths, strict=True)):
        left = MARGIN + number * (side + MARGIN)
        label = en(name) if name == "SVM" else ko(name)
        drawing.note(Point(left + side / 2, 24), label, en(english))
        box = drawing.part(Box(left, 50, side, side), tone=PLAIN)
        ends = [Point(box.x + x * side, box.y + y * side) for x, y in path]
        if number == 0:
            inner = [Point(box.x + x * side, box.y + (1 - x) * side) for x in (0.2, 0.8)]
            for shift in (-12, 12):
                drawing.line(*(Point(p.x + shift, p.y + shift) for p in inner), dashed=True)
        drawing.line(*ends, tone=INK, width=3)
        for x, y in ((0.15, 0.3), (0.35, 0.15), (0.2, 0.55), (0.5, 0.25)):
            drawing.dot(Point(box.x + x * side, box.y + y * side), BLUE)
        for x, y in ((0.85, 0.7), (0.6, 0.85), (0.8, 0.45), (0.45, 0.8)):
            drawing.dot(Point(box.x + x * side, box.y + y * side), AMBER, hollow=True)
    return drawing


def margin() -> Drawing:
    """Draw the widest band between two points."""
    gap = (_HIGH[0] - _LOW[0], _HIGH[1] - _LOW[1])
    scale = 2 / (gap[0] ** 2 + gap[1] ** 2)
    w = (gap[0] * scale, gap[1] * scale)
    b = 1 - w[0] * _HIGH[0] - w[1] * _HIGH[1]
    width = 2 / hypot(*w)
    drawing = Drawing(
        "classical-margin",
        f"두 점을 가르는 가장 넓은 띠의 너비는 {width:.2f}이다",
        f"점 (1, 1)과 (3, 3) 사이에 평행한 세 직선이 있다. 가운데가 경계이고 양쪽이 마진이다. "
        f"w = ({w[0]:g}, {w[1]:g}), b = {b:g}.",
    )
    unit, origin = 50.0, Point(60, 256)

    def at(x: float, y: float) -> Point:
        return Point(origin.x + x * unit, origin.y - y * unit)

    drawing.line(at(0, 0), at(4.4, 0), tone=LINES)
    drawing.line(at(0, 0), at(0, 4.4), tone=LINES)
    for level in (-1, 0, 1):
        total = (level - b) / w[0]
        low = max(0.0, total - 4.3)
        drawing.line(
            at(low, total - low), at(total - low, low),
            tone=INK if level == 0 else BLUE.stroke, width=3 if level == 0 else 2,
            dashed=level != 0,
        )  # fmt: skip
    drawing.line(at(*_LOW), at(*_HIGH), tone=RED.stroke)
    drawing.dot(at(*_LOW), BLUE)
    drawing.dot(at(*_HIGH), AMBER)
    drawing.note(Point(at(1, 1).x - 8, at(1, 1).y + 22), en("(1, 1)"))
    drawing.note(Point(at(3, 3).x + 34, at(3, 3).y + 4), en("(3, 3)"))
    beside = at(3.8, 0.9)
    drawing.note(beside, bold(f"너비 {width:.2f}"), en("margin"), anchor="start")
    drawing.heading(22, ko("경계와 두 마진"), en("w·x + b = 0, ±1"))
    return drawing


def lift() -> Drawing:
    """Draw five numbers that no threshold parts, and the plane where a line does."""
    drawing = Drawing(
        "classical-lift",
        "제곱을 둘째 축으로 더하면 직선 하나로 갈린다",
        "수직선 위의 다섯 수 −2, −1, 0, 1, 2 가운데 바깥 둘과 안쪽 셋은 문턱 하나로 갈리지 않는다. "
        "x의 제곱을 세로축으로 더하면 2.5 높이의 직선이 가른다.",
    )
    step, left = 56.0, WIDTH / 2
    drawing.heading(24, ko("문턱 하나로는"), en("on a line"))
    drawing.line(Point(40, 52), Point(WIDTH - 40, 52), tone=LINES)
    for x in _LINE:
        outer = abs(x) > 1.5
        drawing.dot(Point(left + x * step, 52), AMBER if outer else BLUE, hollow=outer)
        drawing.note(Point(left + x * step, 74), en(f"{x:g}"))
    drawing.heading(108, ko("제곱을 더하면"), en("lifted to (x, x²)"))
    base = 232.0
    drawing.line(Point(40, base), Point(WIDTH - 40, base), tone=LINES)
    cut = base - 2.5 * 26
    drawing.line(Point(40, cut), Point(WIDTH - 40, cut), tone=INK, dashed=True)
    for x in _LINE:
        outer = abs(x) > 1.5
        spot = Point(left + x * step, base - x * x * 26)
        drawing.dot(spot, AMBER if outer else BLUE, hollow=outer)
        drawing.note(Point(spot.x + 10, spot.y + 18), en(f"{x * x:g}"))
    return drawing


def question() -> Drawing:
    """Draw what each threshold of a tree would leave mixed."""
    cuts = {place: _mixed(place) for place in range(1, len(_ORDER))}
    best = min(cuts, key=lambda place: cuts[place])
    drawing = Drawing(
        "classical-question",
        f"{best}과 {best + 1} 사이에서 자르면 섞인 정도가 최소다",
        f"일곱 점의 클래스가 차례로 {' '.join(_ORDER)}이다. 자르는 자리마다 섞인 정도는 "
        + ", ".join(f"{value:.3f}" for value in cuts.values())
        + "이다.",
    )
    step, left = 46.0, 40.0
    drawing.heading(24, ko("자르기 전"), en(f"Gini {_gini(_ORDER):.3f}"))
    for number, name in enumerate(_ORDER):
        tone = BLUE if name == "A" else AMBER
        box = Box(left + number * step - 14, 38, 28, 28)
        drawing.part(box, en(name), form="pill", tone=tone)
    drawing.heading(96, ko("자른 다음"), en("weighted Gini"))
    base, scale = 226.0, 200.0
    for place, value in cuts.items():
        x = left + (place - 0.5) * step
        box = Box(x - 15, base - value * scale, 30, value * scale)
        drawing.part(box, tone=GREEN if place == best else QUIET)
        drawing.note(Point(x, box.y - 6), en(f"{value:.2f}"))
        drawing.note(Point(x, base + 18), en(f"{place + 0.5:g}"))
    return drawing


def forest() -> Drawing:
    """Draw three trees, the samples that each drew, and their vote."""
    answers = [_says(drawn) for drawn in _VOTES]
    winner = max("AB", key=answers.count)
    drawing = Drawing(
        "classical-forest",
        f"세 그루의 표 {', '.join(answers)}를 모으면 {winner}다",
        "같은 여섯 샘플에서 세 번 되풀이해 뽑아 세 트리를 기르고, 새 점에 대한 세 답을 모은다. "
        "뽑히지 않은 샘플도, 두 번 뽑힌 샘플도 있다.",
    )
    drawing.heading(24, ko("뽑힌 샘플"), en("bootstrap samples of 1–6"))
    width = (WIDTH - 4 * MARGIN) / 3
    for number, (drawn, answer) in enumerate(zip(_VOTES, answers, strict=True)):
        left = MARGIN + number * (width + MARGIN)
        names = " ".join(str(place + 1) for place in drawn)
        bag = drawing.part(Box(left, 36, width, 34), en(names), form="pill", tone=QUIET)
        tree = drawing.part(
            Box(left, 96, width, 48), bold(f"트리 {number + 1}"), en(f"says {answer}"),
            tone=BLUE if answer == "A" else AMBER,
        )  # fmt: skip
        drawing.arrow(Point(bag.bottom.x, 72), Point(bag.bottom.x, 94))
        drawing.line(Point(tree.bottom.x, 146), Point(WIDTH / 2, 176))
    result = Box(WIDTH / 2 - 70, 178, 140, 46)
    drawing.part(result, bold(f"모으면 {winner}"), en("majority vote"), form="round", tone=GREEN)
    return drawing


def _gini(classes: str) -> float:
    return 1 - sum((classes.count(name) / len(classes)) ** 2 for name in "AB")


def _mixed(place: int) -> float:
    """Return the weighted Gini impurity after a cut before `place`."""
    parts = _ORDER[:place], _ORDER[place:]
    return sum(len(part) / len(_ORDER) * _gini(part) for part in parts)


def _says(drawn: tuple[int, ...]) -> str:
    """Return what a tree grown on the drawn samples says at 2.4: on a line, the nearest one's."""
    classes = "AAABBB"
    near = min(drawn, key=lambda place: (abs(place - 2.4), place))
    return classes[near]


DRAWINGS = {
    "classical-borders": borders,
    "classical-margin": margin,
    "classical-lift": lift,
    "classical-question": question,
    "classical-forest": forest,
}
