"""Seventy years: two winters, the perceptron, XOR, rules by hand, and who is to blame."""

from itertools import pairwise

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    INK,
    LINES,
    MARGIN,
    MUTED,
    PLAIN,
    QUIET,
    RED,
    WIDTH,
    Box,
    Drawing,
    Point,
    Words,
    bold,
    en,
    ko,
)

_YEARS = (1943, 1958, 1969, 1973, 1982, 1986, 1989, 1992, 1998, 2006, 2012)
_EVENTS = {
    1943: ("매컬러와 피츠", "McCulloch, Pitts"),
    1958: ("퍼셉트론", "Rosenblatt"),
    1969: ("층 하나의 한계", "Perceptrons"),
    1973: ("라이트힐 보고서", "Lighthill"),
    1982: ("전문가 시스템", "R1/XCON"),
    1986: ("역전파", "backpropagation"),
    1989: ("우편번호", "LeCun"),
    1992: ("서포트 벡터 머신", "SVM"),
    1998: ("르넷", "LeNet-5"),
    2006: ("층별 훈련", "Hinton"),
    2012: ("알렉스넷", "AlexNet"),
}
_WINTERS = ((1974, 1980, "첫 겨울", "first winter"), (1987, 1993, "둘째 겨울", "second winter"))
_CORNERS = ((0, 0), (0, 1), (1, 0), (1, 1))
_DEPTH = 6


def timeline() -> Drawing:
    """Draw the years downwards, with the two winters as bands."""
    drawing = Drawing(
        "history-timeline",
        "인공지능의 겨울은 두 번 있었다",
        "위에서 아래로 흐르는 연표다. "
        + " ".join(f"{year}년 {ko_}." for year, (ko_, _) in _EVENTS.items())
        + " 겨울은 1974–1980년과 1987–1993년이다.",
    )
    top, scale = 30.0, 9.4
    x = 66.0

    def at(year: float) -> float:
        return top + (year - 1943) * scale

    for start, end, name, english in _WINTERS:
        box = Box(MARGIN, at(start), WIDTH - 2 * MARGIN, (end - start) * scale)
        drawing.part(box, tone=BLUE, form="round")
        drawing.note(Point(WIDTH - MARGIN - 10, box.y + 22), bold(name), en(english), anchor="end")
    drawing.line(Point(x, at(1943)), Point(x, at(2014)), tone=INK)
    below = 0.0
    for year in _YEARS:
        name, english = _EVENTS[year]
        y = max(at(year), below)
        below = y + 20
        drawing.dot(Point(x, at(year)), AMBER)
        drawing.note(Point(x - 10, y + 5), en(f"{year}"), anchor="end")
        drawing.heading(y + 5, ko(name), en(english), x=x + 12)
    return drawing


def perceptron() -> Drawing:
    """Draw a weighted sum with a threshold, and the correction that flows back on a mistake."""
    drawing = Drawing(
        "history-perceptron",
        "퍼셉트론은 틀릴 때에만 가중치를 고친다",
        "x1과 x2에 가중치를 곱하고 편향을 더해 0을 넘으면 1을 낸다. "
        "답이 틀리면 가중치와 편향에 입력과 1을 더하거나 뺀다.",
    )
    drawing.heading(26, bold("퍼셉트론"), en("perceptron, 1958"))
    total = Box(132, 66, 104, 56)
    for row, name in enumerate(("x1", "x2")):
        box = drawing.part(Box(MARGIN, 46 + row * 58, 52, 38), en(name), form="pill", tone=BLUE)
        drawing.arrow(Point(box.right.x + 2, box.right.y), Point(total.x - 3, 82 + row * 24))
        drawing.note(Point(98, 60 + row * 68), en(f"× w{row + 1}"))
    drawing.part(total, bold("더한다"), en("sum + b"), tone=AMBER, form="round")
    out = drawing.part(Box(266, 66, 82, 56), ko("0을 넘으면"), en("1 or 0"), tone=GREEN)
    drawing.arrow(Point(total.right.x + 2, total.right.y), Point(out.x - 3, out.left.y))
    y = 176.0
    drawing.arrow(
        Point(out.bottom.x, out.bottom.y + 2), Point(out.bottom.x, y), Point(98, y),
        Point(98, 148), tone=RED.stroke, dashed=True,
    )  # fmt: skip
    drawing.note(
        Point(206, y + 22), ko("틀렸을 때만: 입력을 더하거나 뺀다"), en("only on a mistake")
    )
    return drawing


def xor() -> Drawing:
    """Draw the four points in their own plane and in the plane of two switches."""
    drawing = Drawing(
        "history-xor",
        "두 스위치의 출력을 새 좌표로 삼으면 XOR이 직선 하나로 나뉜다",
        "왼쪽 평면에서는 1인 점 둘이 나란한 두 직선 사이에 있다. 오른쪽 평면은 OR과 AND의 출력을 "
        "축으로 한 것으로, 1인 점 둘이 한자리에 모여 직선 하나로 나뉜다.",
    )
    drawing.heading(26, bold("원래 좌표"), en("x1, x2"))
    drawing.heading(26, bold("새 좌표"), en("OR, AND"), x=198)
    size = 92.0

    def plane(left: float) -> Point:
        corner = Point(left, 160)
        drawing.line(Point(left - 14, corner.y), Point(left + size + 24, corner.y), tone=LINES)
        drawing.line(Point(left, corner.y + 14), Point(left, corner.y - size - 24), tone=LINES)
        return corner

    def mark(corner: Point, x: float, y: float, one: bool) -> None:
        point = Point(corner.x + size * x, corner.y - size * y)
        drawing.dot(point, AMBER if one else BLUE, hollow=not one)
        drawing.note(Point(point.x + 14, point.y - 8), bold("1") if one else ko("0"))

    corner = plane(44)
    for limit in (0.5, 1.5):
        a, b = (-0.12, limit + 0.12) if limit < 1 else (limit - 1.15, 1.15)
        drawing.line(
            Point(corner.x + size * a, corner.y - size * b),
            Point(corner.x + size * b, corner.y - size * a),
            tone=GREEN.stroke,
        )
    for x, y in _CORNERS:
        mark(corner, x, y, x != y)
    drawing.note(Point(90, 196), ko("직선 둘이 있어야 한다"), en("two lines"))
    corner = plane(214)
    parting = Point(corner.x + size * 0.4, corner.y + 16)
    drawing.line(parting, Point(corner.x + size * 1.25, corner.y - size * 0.72), tone=GREEN.stroke)
    for x, y in sorted({(int(x + y > 0), int(x + y > 1)) for x, y in _CORNERS}):
        mark(corner, x, y, x != y)
    drawing.note(Point(262, 196), ko("직선 하나면 된다"), en("one line"))
    return drawing


def explosion() -> Drawing:
    """Draw how many ways there are a few moves ahead, for three choices and for thirty-five."""
    toy, chess = 3**_DEPTH, 35**_DEPTH
    drawing = Drawing(
        "history-explosion",
        f"여섯 수 앞은 3가지씩이면 {toy}가지, 35가지씩이면 {chess:,}가지다",
        f"고를 것이 셋인 나무가 가지를 친다. 여섯 수 앞에서 {toy}가지다. "
        f"고를 것이 서른다섯이면 {chess:,}가지다.",
    )
    drawing.heading(26, bold("조합 폭발"), en("combinatorial explosion"))
    root = Point(WIDTH / 2, 44)
    row = [root]
    for level in range(3):
        y = root.y + (level + 1) * 34
        step = (WIDTH - 2 * MARGIN) / 3 ** (level + 1)
        below = [Point(MARGIN + step * (place + 0.5), y) for place in range(3 ** (level + 1))]
        for place, point in enumerate(below):
            drawing.line(row[place // 3], point, tone=MUTED, width=1)
        row = below
    for point in row:
        drawing.dot(point, BLUE)
    width = (WIDTH - 2 * MARGIN - 16) / 2
    for place, (choices, count) in enumerate(((3, toy), (35, chess))):
        box = Box(MARGIN + place * (width + 16), 172, width, 66)
        words = ko(f"{choices}가지씩 {_DEPTH}수"), bold(f"{count:,}가지"), en(f"{choices}^{_DEPTH}")
        drawing.part(box, *words, tone=(PLAIN, RED)[place], form="round")
    return drawing


def knowledge() -> Drawing:
    """Draw how rules come into an expert system: only through people."""
    drawing = Drawing(
        "history-knowledge",
        "전문가 시스템의 규칙은 모두 사람을 거친다",
        "전문가, 공학자, 규칙, 답이 차례로 이어진다. 예외가 나오면 전문가에게 돌아간다. "
        "데이터에서 규칙으로 가는 길은 없다.",
    )
    drawing.heading(26, bold("규칙은 사람이 옮긴다"), en("knowledge engineering"))
    names = (
        (bold("전문가"), en("expert")),
        (ko("공학자"), en("engineer")),
        (bold("규칙"), en("rules")),
        (ko("답"), en("answer")),
    )
    tones = BLUE, PLAIN, AMBER, GREEN
    width, gap = 70.0, 18.0
    boxes = []
    for place, (words, tone) in enumerate(zip(names, tones, strict=True)):
        box = Box(MARGIN + place * (width + gap), 44, width, 52)
        boxes.append(drawing.part(box, *words, tone=tone, form="round"))
    for a, b in pairwise(boxes):
        drawing.arrow(Point(a.right.x + 1, a.right.y), Point(b.x - 2, b.left.y))
    y = 124.0
    drawing.arrow(
        Point(boxes[3].bottom.x, 98), Point(boxes[3].bottom.x, y), Point(boxes[0].bottom.x, y),
        Point(boxes[0].bottom.x, 98), tone=RED.stroke, dashed=True,
    )  # fmt: skip
    drawing.note(Point(WIDTH / 2, y + 20), ko("예외가 나올 때마다 처음으로"), en("every exception"))
    data = drawing.part(
        Box(MARGIN + 2 * (width + gap) + 8, 172, width, 40), en("data"), form="drum", tone=QUIET
    )
    drawing.note(Point(data.x - 8, 198), ko("데이터에서 온 규칙은 없다"), anchor="end")
    return drawing


def credit() -> Drawing:
    """Draw an output whose error is known and hidden units that get their share of it."""
    drawing = Drawing(
        "history-credit",
        "은닉 유닛은 출력의 오차를 나누어 받는다",
        "입력 둘, 은닉 유닛 둘, 출력 하나가 이어져 있다. 출력의 오차는 정답과 견주어 안다. "
        "은닉 유닛의 오차는 출력의 오차에 이어진 가중치를 곱해 뒤로 나누어 받는다.",
    )
    drawing.heading(26, bold("탓 나누기"), en("credit assignment"))
    hidden = [Box(138, 52, 64, 38), Box(138, 116, 64, 38)]
    out = Box(254, 84, 58, 38)
    for row, name in enumerate(("x1", "x2")):
        box = Box(MARGIN, 52 + row * 64, 48, 38)
        for other in hidden:
            drawing.line(box.right, other.left, tone=LINES)
        drawing.part(box, en(name), form="pill", tone=BLUE)
    for row, box in enumerate(hidden):
        drawing.line(box.right, out.left, tone=LINES)
        drawing.part(box, Words("?", bold=True), form="pill", tone=AMBER)
        drawing.note(Point(222, 68 + row * 74), en(f"v{row + 1}"))
    drawing.part(out, ko("예측"), form="pill", tone=GREEN)
    drawing.note(Point(290, 142), ko("정답과 견준다"), en("error"))
    y = 190.0
    drawing.arrow(Point(312, 166), Point(312, y), Point(170, y), Point(170, 158),
                  tone=RED.stroke, dashed=True)  # fmt: skip
    drawing.note(Point(WIDTH / 2 - 20, y + 22), ko("은닉의 탓 = 오차 × v × 기울기"),
                 en("blame flows back"))  # fmt: skip
    return drawing


DRAWINGS = {
    "history-timeline": timeline,
    "history-perceptron": perceptron,
    "history-xor": xor,
    "history-explosion": explosion,
    "history-knowledge": knowledge,
    "history-credit": credit,
}
