"""Backpropagation: ratios along a path, one graph by hand, one value's record, two directions."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    MARGIN,
    PLAIN,
    Box,
    Drawing,
    Point,
    Tone,
    Words,
    bold,
    en,
    ko,
)

_BACK = AMBER.stroke


def chain() -> Drawing:
    """Draw ratios multiplied along a path, and two paths added."""
    first, second, third, fourth = 2, 3, 4, 5
    one, both = first * second, first * second + third * fourth
    drawing = Drawing(
        "backprop-chain",
        "길을 따라 곱하고, 길끼리 더한다",
        f"위: x에서 u로 {first}배, u에서 L로 {second}배이면 x에서 L로 {one}배이다. 아래: x에서 v를 "
        f"거치는 길({third}배, {fourth}배)이 하나 더 있으면 두 길의 곱을 더해 {both}배이다.",
    )
    drawing.heading(24, bold("길이 하나면 곱한다"), en("multiply"))
    x, u, loss = (
        _round(drawing, Point(at, 66), name) for at, name in ((40, "x"), (180, "u"), (320, "L"))
    )
    _step(drawing, x, u, f"× {first}")
    _step(drawing, u, loss, f"× {second}")
    drawing.note(Point(180, 112), en(f"{first} × {second} = {one}"))
    drawing.divider(128)
    drawing.heading(152, bold("길이 여럿이면 더한다"), en("add"))
    x, loss = _round(drawing, Point(40, 226), "x"), _round(drawing, Point(320, 226), "L")
    u, v = _round(drawing, Point(180, 186), "u"), _round(drawing, Point(180, 266), "v")
    for middle, left, right, lift in ((u, first, second, -14), (v, third, fourth, 22)):
        drawing.arrow(Point(x.right.x, x.right.y), Point(middle.left.x - 2, middle.left.y))
        drawing.arrow(Point(middle.right.x, middle.right.y), Point(loss.left.x - 2, loss.left.y))
        y = (x.right.y + middle.left.y) / 2 + lift
        drawing.note(Point(100, y), en(f"× {left}"))
        drawing.note(Point(262, y), en(f"× {right}"))
    drawing.note(Point(180, 316), en(f"{first} × {second} + {third} × {fourth} = {both}"))
    return drawing


def _round(drawing: Drawing, at: Point, name: str) -> Box:
    return drawing.part(Box(at.x - 22, at.y - 18, 44, 36), en(name), form="pill", tone=BLUE)


def _step(drawing: Drawing, here: Box, there: Box, word: str) -> None:
    drawing.arrow(Point(here.right.x + 2, here.right.y), Point(there.left.x - 2, there.left.y))
    drawing.note(Point((here.right.x + there.left.x) / 2, here.right.y - 8), en(word))


def graph() -> Drawing:
    """Draw y = (wx + b)² + w² with its values, and the gradients on the way back."""
    w, x, b = -0.5, 2.0, 1.5
    product, total = w * x, w * x + b
    square, other = total**2, w * w
    slope = 2 * total
    nodes = {
        "x": (Point(42, 170), x, slope * w),
        "w": (Point(42, 270), w, slope * x + 2 * w),
        "b": (Point(42, 70), b, slope),
        "w·x": (Point(134, 170), product, slope),
        "+ b": (Point(222, 110), total, slope),
        "( )²": (Point(316, 110), square, 1.0),
        "w²": (Point(222, 270), other, 1.0),
        "y": (Point(316, 210), square + other, 1.0),
    }
    drawing = Drawing(
        "backprop-graph",
        "앞으로 값을 채우고, 뒤로 기울기를 채운다",
        "y = (w·x + b)² + w²의 계산 그래프이다. 점마다 값과 기울기가 있다. "
        + ", ".join(f"{name} 값 {v:g} 기울기 {g:g}" for name, (_, v, g) in nodes.items())
        + ".",
    )
    drawing.heading(22, bold("위는 값, 아래는 기울기"), en("value / gradient"))
    for source, target in (
        ("x", "w·x"), ("w", "w·x"), ("w·x", "+ b"), ("b", "+ b"), ("w", "w²"),
        ("+ b", "( )²"), ("( )²", "y"), ("w²", "y"),
    ):  # fmt: skip
        _edge(drawing, nodes[source][0], nodes[target][0])
    for name, (at, value, grad) in nodes.items():
        _node(drawing, at, name, value, grad)
    return drawing


def _edge(drawing: Drawing, here: Point, there: Point) -> None:
    if here.x == there.x:
        drawing.arrow(Point(here.x, here.y + 32), Point(there.x, there.y - 34))
    else:
        drawing.arrow(Point(here.x + 35, here.y), Point(there.x - 37, there.y))


def _node(drawing: Drawing, at: Point, name: str, value: float, grad: float) -> None:
    words = (en(name), en(f"{value:g}".replace("-", "−")))
    drawing.part(Box(at.x - 34, at.y - 30, 68, 36), tone=BLUE)
    drawing.part(Box(at.x - 34, at.y + 6, 68, 22), tone=AMBER)
    drawing.note(Point(at.x - 28, at.y - 8), words[0], anchor="start")
    drawing.note(Point(at.x + 29, at.y - 8), words[1], anchor="end")
    drawing.note(Point(at.x, at.y + 22), en(f"∂ {grad:g}".replace("-", "−")))


def value() -> Drawing:
    """Draw what one value keeps, and what it hands to its parents."""
    left, right, given = 3.0, -2.0, 4.0
    drawing = Drawing(
        "backprop-value",
        "값 하나는 부모와 곱할 수를 적어 둔다",
        f"c = a × b에서 a = {left:g}, b = {right:g}이다. c는 값 {left * right:g}, 부모, 곱할 수 "
        f"({right:g}, {left:g})를 적어 둔다. 기울기 {given:g}를 받으면 a에 {given * right:g}, b에 "
        f"{given * left:g}를 넘긴다.",
    )
    drawing.heading(24, bold("c = a × b 가 적어 두는 것"), en("record"))
    rows = (
        ("값", "data", left * right), ("기울기", "grad", given),
        ("곱할 수", "slopes", f"{right:g}, {left:g}"),
    )  # fmt: skip
    card = drawing.part(Box(96, 40, 168, 92), form="round", tone=PLAIN)
    for row, (korean, english, number) in enumerate(rows):
        y = card.y + 25 + 26 * row
        drawing.heading(y, ko(korean), en(english), x=card.x + 12)
        shown = number if isinstance(number, str) else f"{number:g}"
        drawing.note(Point(card.x + 156, y), en(shown.replace("-", "−")), anchor="end")
    for at, name, number, slope in ((20, "a", left, right), (200, "b", right, left)):
        box = Box(at, 204, 140, 56)
        words = en(f"{name} = {number:g}".replace("-", "−"))
        passed = en(f"{given:g} × {slope:g} = {given * slope:g}".replace("-", "−"))
        drawing.part(box, words, passed, tone=BLUE)
        start = Point(150 if at < 100 else 210, card.bottom.y + 2)
        drawing.arrow(start, Point(box.top.x, box.top.y - 2), tone=_BACK)
    drawing.note(Point(180, 168), ko("곱해서"), ko("넘긴다"))
    return drawing


def modes() -> Drawing:
    """Draw that one run forward serves one weight, and one run back serves them all."""
    drawing = Drawing(
        "backprop-modes",
        "앞으로는 가중치마다 한 번, 뒤로는 모두 한 번",
        "왼쪽: 가중치 하나를 움직이고 손실까지 가는 일을 가중치마다 되풀이한다. 오른쪽: 손실에서 "
        "한 번 거꾸로 가며 모든 가중치의 기울기를 얻는다.",
    )
    drawing.heading(24, bold("하나씩 재기"), en("one by one"))
    drawing.heading(24, bold("역전파"), en("backward"), x=200)
    for left, back in ((MARGIN, False), (200, True)):
        loss = Box(left + 96, 104, 52, 40)
        for place in range(4):
            weight = Box(left, 44 + 44 * place, 44, 32)
            active = back or place == 0
            drawing.part(
                weight, en(f"w{'₁₂₃₄'[place]}"), form="pill", tone=BLUE if active else PLAIN
            )
            near = Point(weight.right.x + 3, weight.right.y)
            far = Point(loss.x - 3, loss.y + 8 + 8 * place)
            if back:
                drawing.arrow(far, near, tone=_BACK)
            else:
                drawing.line(near, far, dashed=place > 0)
        drawing.part(loss, ko("손실"), form="box", tone=AMBER)
    drawing.divider(228)
    drawing.note(Point(88, 250), ko("가중치마다 손실을 다시"))
    drawing.note(Point(276, 250), ko("거꾸로 한 번에 모두"))
    return drawing


def order() -> Drawing:
    """Draw a value used twice: it may hand on only after both have come back."""
    drawing = Drawing(
        "backprop-order",
        "다 받은 다음에 넘긴다",
        "값 u를 두 곳에서 쓴다. 하나는 바로 y로, 하나는 tanh를 거쳐 y로 간다. u는 두 곳의 기울기를 "
        "다 받은 다음에 a에게 넘겨야 한다.",
    )
    drawing.heading(24, bold("u는 둘을 기다린다"), en("wait for both"))
    tones: dict[str, tuple[Point, Tone]] = {
        "a": (Point(42, 120), PLAIN),
        "u": (Point(140, 120), GREEN),
        "tanh": (Point(226, 66), PLAIN),
        "y": (Point(316, 120), AMBER),
    }
    boxes = {
        name: drawing.part(Box(at.x - 28, at.y - 18, 56, 36), _word(name), form="pill", tone=tone)
        for name, (at, tone) in tones.items()
    }
    drawing.arrow(Point(288, 114), Point(256, 78), tone=_BACK)
    drawing.arrow(Point(198, 78), Point(162, 102), tone=_BACK)
    drawing.arrow(Point(286, 126), Point(170, 126), tone=_BACK)
    drawing.arrow(Point(boxes["u"].left.x - 2, 120), Point(boxes["a"].right.x + 2, 120), tone=_BACK)
    for at, word in (
        (Point(290, 88), "①"),
        (Point(172, 80), "②"),
        (Point(228, 146), "①"),
        (Point(91, 108), "③"),
    ):
        drawing.note(at, ko(word))
    drawing.note(Point(180, 182), ko("③은 ①과 ②가 모두 온 다음이다"))
    return drawing


def _word(name: str) -> Words:
    return en(name)


DRAWINGS = {
    "backprop-chain": chain,
    "backprop-graph": graph,
    "backprop-value": value,
    "backprop-modes": modes,
    "backprop-order": order,
}
