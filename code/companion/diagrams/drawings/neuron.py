"""One neuron, two scores for two classes, four corners, a hidden layer, three causes."""

from math import exp

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
    bold,
    en,
    ko,
)

INPUTS, WEIGHTS, BIAS = (2.0, -1.0), (0.5, 1.0), 0.5
"""The neuron of the page's calculation by hand."""

SCORES = (1.0, 3.0)
CORNERS = ((0, 0), (0, 1), (1, 0), (1, 1))


def one() -> Drawing:
    """Draw the two parts of a neuron with numbers."""
    z = sum(x * w for x, w in zip(INPUTS, WEIGHTS, strict=True)) + BIAS
    drawing = Drawing(
        "neuron-one",
        f"뉴런은 곱해 더한 다음 눌러 {_sigma(z):.2f}를 낸다",
        "입력 "
        + ", ".join(f"{x:g}" for x in INPUTS)
        + "에 가중치 "
        + ", ".join(f"{w:g}" for w in WEIGHTS)
        + f"을 곱해 더하고 편향 {BIAS:g}을 더하면 {z:g}, 시그모이드를 지나 {_sigma(z):.2f}이다.",
    )
    affine = Box(128, 40, 96, 96)
    for number, (x, w) in enumerate(zip(INPUTS, WEIGHTS, strict=True)):
        y = 44 + number * 58
        box = drawing.part(Box(MARGIN, y, 52, 34), en(f"{x:g}"), form="pill", tone=BLUE)
        drawing.arrow(Point(box.right.x + 2, y + 17), Point(affine.x - 2, y + 17))
        drawing.note(Point(96, y + 10), en(f"× {w:g}"))
    drawing.part(affine, ko("아핀"), en("affine"), bold(f"z = {z:g}"), tone=AMBER)
    bias = drawing.part(Box(142, 168, 68, 34), en(f"+ {BIAS:g}"), form="pill", tone=GREEN)
    drawing.arrow(Point(bias.top.x, bias.y - 2), Point(bias.top.x, affine.bottom.y + 2))
    drawing.note(Point(bias.right.x + 8, 190), ko("편향"), anchor="start")
    press = drawing.part(
        Box(258, 48, 90, 80), ko("비선형"), en("sigmoid"), bold(f"a = {_sigma(z):.2f}"), tone=RED
    )
    drawing.arrow(Point(affine.right.x + 2, 88), Point(press.left.x - 2, 88))
    drawing.note(Point(38, 28), ko("입력"))
    return drawing


def two() -> Drawing:
    """Draw that two outputs with a softmax and one with a sigmoid say the same."""
    total = sum(exp(z) for z in SCORES)
    soft = exp(SCORES[1]) / total
    gap = SCORES[1] - SCORES[0]
    drawing = Drawing(
        "neuron-two",
        f"소프트맥스의 둘째 값도 차이의 시그모이드도 {soft:.2f}이다",
        f"위: 점수 {SCORES[0]:g}과 {SCORES[1]:g}이 소프트맥스를 지나면 둘째 값이 {soft:.2f}. "
        f"아래: 차이 {gap:g}가 시그모이드를 지나면 {_sigma(gap):.2f}.",
    )
    rows = (
        ("출력 둘", "two outputs", [f"{z:g}" for z in SCORES], "softmax", soft),
        ("출력 하나", "one output", [f"{SCORES[1]:g} − {SCORES[0]:g} = {gap:g}"], "sigmoid",
         _sigma(gap)),
    )  # fmt: skip
    for number, (name, english, scores, function, value) in enumerate(rows):
        y = 14 + number * 112
        drawing.heading(y + 12, bold(name), en(english))
        middle = y + 58
        press = Box(158, middle - 22, 96, 44)
        for place, score in enumerate(scores):
            at = middle - 20 + place * 40 - 16 if len(scores) == 2 else middle - 17
            box = drawing.part(Box(MARGIN, at, 104, 34), en(score), form="pill", tone=BLUE)
            drawing.arrow(Point(box.right.x + 2, at + 17), Point(press.x - 2, middle))
        drawing.part(press, en(function), tone=AMBER)
        out = drawing.part(
            Box(284, middle - 20, 64, 40), bold(f"{value:.2f}"), form="pill", tone=GREEN
        )
        drawing.arrow(Point(press.right.x + 2, middle), Point(out.left.x - 2, middle))
    return drawing


def corners() -> Drawing:
    """Draw the four points of XOR, and how a hidden layer moves them."""
    drawing = Drawing(
        "neuron-xor",
        "렐루 둘이 네 점을 옮기면 직선 하나로 갈린다",
        "왼쪽: (0, 1)과 (1, 0)은 1, (0, 0)과 (1, 1)은 0이라 직선 하나로 갈리지 않는다. "
        "오른쪽: 은닉 유닛 둘의 출력으로 그리면 "
        + ", ".join(f"{_hide(c)}" for c in CORNERS)
        + "이고 "
        "직선 하나가 가른다.",
    )
    titles = ((ko("입력"), en("input space")), (ko("은닉층"), en("hidden space")))
    unit, base = 74.0, 180.0
    for side, words in enumerate(titles):
        left = 40.0 + side * 172
        drawing.note(Point(left + unit * 0.75, 24), *words)

        def at(point: tuple[float, float], left: float = left) -> Point:
            return Point(
                left + point[0] * unit * (0.75 if left > 100 else 1.2), base - point[1] * unit * 1.2
            )

        drawing.line(at((0, 0)), Point(left + unit * 1.65, base), tone=LINES)
        drawing.line(at((0, 0)), Point(left, 62), tone=LINES)
        if side:
            drawing.line(at((0.2, -0.15)), at((1.95, 0.72)), tone=INK, dashed=True)
        for corner in CORNERS:
            is_one = sum(corner) == 1
            spot = at(_hide(corner) if side else corner)
            drawing.dot(spot, AMBER if is_one else BLUE, hollow=is_one)
    drawing.heading(222, ko("채운 점은 0, 빈 점은 1"), en("XOR"))
    return drawing


def layer() -> Drawing:
    """Draw a network with one hidden layer and what each part does."""
    drawing = Drawing(
        "neuron-layer",
        "은닉 유닛마다 선을 하나 긋고 출력이 그 답을 모은다",
        "입력 둘, 은닉 유닛 셋, 출력 하나의 신경망이다. "
        "은닉 유닛마다 다른 방향의 선이 있는 작은 그림이 있다.",
    )
    ins = [Point(40, 84), Point(40, 164)]
    hidden = [Point(164, 50), Point(164, 124), Point(164, 198)]
    out = Point(312, 124)
    for start in ins:
        for end in hidden:
            drawing.line(start, end, width=1)
    for start in hidden:
        drawing.line(start, out, width=1)
    for spot in ins:
        drawing.part(Box(spot.x - 16, spot.y - 16, 32, 32), form="pill", tone=BLUE)
    turns = ((-20, 20, 20, -20), (-24, -6, 24, 6), (-4, -24, 4, 24))
    for spot, (x1, y1, x2, y2) in zip(hidden, turns, strict=True):
        drawing.part(Box(spot.x - 28, spot.y - 28, 56, 56), tone=AMBER)
        drawing.line(
            Point(spot.x + x1, spot.y + y1), Point(spot.x + x2, spot.y + y2), tone=INK, width=3
        )
    drawing.part(Box(out.x - 22, out.y - 22, 44, 44), bold("Σ"), form="pill", tone=GREEN)
    drawing.note(Point(40, 246), ko("입력"), en("input"))
    drawing.note(Point(164, 246), ko("은닉 유닛: 선"), en("hidden units"))
    drawing.note(Point(308, 246), ko("모은다"), en("output"))
    return drawing


def causes() -> Drawing:
    """Draw three different reasons for a low score, and the test that tells each apart."""
    drawing = Drawing(
        "neuron-causes",
        "점수가 낮을 때 의심할 것 셋과 그 징후",
        "용량: 최고의 시드도 못 하면 의심한다. "
        "최적화: 되는 시드와 안 되는 시드가 있으면 의심한다. "
        "데이터: 훈련은 되는데 검증이 안 되면 의심한다.",
    )
    rows = (
        ("용량", "capacity", "가장 나은 시드도 못 한다", "best seed", BLUE),
        (
            "최적화",
            "optimization",
            "되는 시드와 안 되는 시드가 있다",
            "spread of seeds",
            AMBER,
        ),
        ("데이터", "data", "훈련은 맞고 검증은 틀린다", "train and validation", GREEN),
    )
    for number, (name, english, sign, look, tone) in enumerate(rows):
        y = 12 + number * 70
        drawing.part(Box(MARGIN, y, 92, 56), bold(name), en(english), tone=tone)
        drawing.line(Point(MARGIN + 94, y + 28), Point(MARGIN + 104, y + 28), tone=MUTED)
        box = Box(MARGIN + 106, y, WIDTH - 2 * MARGIN - 106, 56)
        drawing.part(box, ko(sign), en(look), tone=PLAIN if number != 1 else QUIET)
    return drawing


def _hide(corner: tuple[int, int]) -> tuple[float, float]:
    """Return the outputs of the two hidden units of the page: relu(s) and relu(s − 1)."""
    total = float(sum(corner))
    return max(0.0, total), max(0.0, total - 1)


def _sigma(z: float) -> float:
    return 1 / (1 + exp(-z))


DRAWINGS = {
    "neuron-one": one,
    "neuron-two": two,
    "neuron-xor": corners,
    "neuron-layer": layer,
    "neuron-causes": causes,
}
