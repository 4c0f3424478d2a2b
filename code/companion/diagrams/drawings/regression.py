"""Linear regression: what is predicted, how it is summed, what is made small, and by whom."""

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

POINTS = ((1.0, 1.0), (2.0, 3.0), (3.0, 8.0))
"""The three points of the page's calculation by hand."""

_FEATURES = (("체질량", 2.0, 30.0), ("혈압", -1.0, 20.0))
_BIAS = 150.0


def labels() -> Drawing:
    """Draw three labels and the method that each asks for."""
    drawing = Drawing(
        "regression-labels",
        "레이블의 꼴이 방법을 정한다",
        "세 줄이다. 이어진 수를 맞히면 선형 회귀, 둘 가운데 하나를 고르면 로지스틱 회귀, "
        "셋 이상 가운데 하나를 고르면 소프트맥스 회귀다.",
    )
    rows = (
        ("이어진 수", "25.0 ~ 346.0", "선형 회귀", "linear", BLUE),
        ("둘 가운데 하나", "0 / 1", "로지스틱 회귀", "logistic", AMBER),
        ("셋 이상 가운데 하나", "0 / 1 / 2", "소프트맥스 회귀", "softmax", GREEN),
    )
    for number, (asked, shape, method, english, tone) in enumerate(rows):
        y = 14 + number * 68
        left = drawing.part(Box(MARGIN, y, 150, 54), ko(asked), en(shape), form="pill", tone=tone)
        right = drawing.part(
            Box(206, y, WIDTH - MARGIN - 206, 54), bold(method), en(f"{english} regression")
        )
        drawing.arrow(Point(left.right.x + 2, y + 27), Point(right.left.x - 2, y + 27))
    return drawing


def weighted_sum() -> Drawing:
    """Draw two features that are multiplied, added up and shifted."""
    products = [value * weight for _, value, weight in _FEATURES]
    total = sum(products) + _BIAS
    drawing = Drawing(
        "regression-sum",
        f"곱하고 더하고 편향을 더하면 예측 {total:g}이 된다",
        "특성마다 가중치를 곱한 값과 편향을 모두 더한 것이 예측이다. "
        + " ".join(f"{name} {v:g} 곱하기 {w:g}." for name, v, w in _FEATURES),
    )
    drawing.note(Point(54, 24), ko("특성"), en("features"))
    drawing.note(Point(158, 24), ko("가중치"), en("weights"))
    plus = Point(262, 104)
    for number, ((name, value, weight), product) in enumerate(
        zip(_FEATURES, products, strict=True)
    ):
        y = 52 + number * 60
        box = drawing.part(Box(MARGIN, y, 84, 46), ko(name), en(f"{value:g}"), tone=BLUE)
        times = drawing.part(Box(122, y + 5, 72, 36), en(f"× {weight:g}"), form="pill", tone=AMBER)
        drawing.arrow(Point(box.right.x + 2, y + 23), Point(times.left.x - 2, y + 23))
        drawing.arrow(
            Point(times.right.x + 2, y + 23), Point(plus.x - 20, plus.y - 8 + number * 16)
        )
        drawing.note(Point(214, y + 12 + number * 30), en(f"{product:g}"))
    drawing.part(Box(plus.x - 18, plus.y - 18, 36, 36), bold("+"), form="pill", tone=PLAIN)
    bias = drawing.part(
        Box(plus.x - 46, 178, 92, 46), ko("편향"), en(f"bias {_BIAS:g}"), form="pill", tone=GREEN
    )
    drawing.arrow(Point(plus.x, bias.y - 2), Point(plus.x, plus.y + 20))
    drawing.arrow(Point(plus.x + 20, plus.y), Point(plus.x + 40, plus.y))
    drawing.note(Point(plus.x + 64, plus.y - 2), bold("예측"), en(f"ŷ = {total:g}"))
    return drawing


def squares() -> Drawing:
    """Draw the least-squares line of three points with the squares of its errors."""
    a, b = _line()
    errors = [y - (a * x + b) for x, y in POINTS]
    total = sum(error**2 for error in errors)
    drawing = Drawing(
        "regression-squares",
        f"잔차를 한 변으로 하는 정사각형의 넓이를 더하면 {total:g}이다",
        f"점 (1, 1), (2, 3), (3, 8)과 직선 y = {a:g}x {b:+g}. "
        + "잔차는 "
        + ", ".join(f"{error:g}" for error in errors)
        + "이고 정사각형의 넓이의 합이 최소다.",
    )
    step_x, step_y, origin = 66.0, 26.0, Point(70, 238)

    def at(x: float, y: float) -> Point:
        return Point(origin.x + x * step_x, origin.y - y * step_y)

    drawing.line(at(0, 0), at(3.8, 0), tone=LINES)
    drawing.line(at(0, 0), at(0, 8.4), tone=LINES)
    for (x, y), error in zip(POINTS, errors, strict=True):
        side = abs(error) * step_y
        top = at(x, max(y, y - error))
        drawing.part(Box(top.x, top.y, side, side), tone=RED)
        drawing.note(
            Point(top.x + side + 6, top.y + side / 2 + 5), en(f"{error**2:g}"), anchor="start"
        )
        drawing.note(at(x, -0.75), en(f"{x:g}"))
    drawing.line(at(0.9, a * 0.9 + b), at(3.2, a * 3.2 + b), tone=BLUE.stroke, width=3)
    for x, y in POINTS:
        drawing.dot(at(x, y), AMBER)
    drawing.note(Point(86, 40), ko("직선"), en(f"y = {a:g}x − {-b:g}"), anchor="start")
    drawing.note(Point(86, 90), ko(f"넓이의 합 {total:g}"), en("sum of squares"), anchor="start")
    return drawing


def libraries() -> Drawing:
    """Draw which part of the work each library does by itself."""
    drawing = Drawing(
        "regression-libraries",
        "같은 일을 세 라이브러리가 다르게 나누어 맡는다",
        "사이킷런은 손실, 푸는 법, 되풀이를 모두 맡는다. "
        "케라스는 되풀이만 맡고 손실과 푸는 법은 우리가 고른다. "
        "파이토치는 셋 다 우리가 적는다.",
    )
    left, width = 112, 76
    for column, (name, english) in enumerate(
        (("손실", "loss"), ("푸는 법", "optimizer"), ("되풀이", "loop"))
    ):
        drawing.note(Point(left + column * (width + 4) + width / 2, 24), ko(name), en(english))
    rows = (
        ("사이킷런", "scikit-learn", (True, True, True)),
        ("케라스", "Keras", (False, False, True)),
        ("파이토치", "PyTorch", (False, False, False)),
    )
    for row, (name, english, given) in enumerate(rows):
        y = 54 + row * 58
        drawing.note(Point(MARGIN, y + 18), bold(name), en(english), anchor="start")
        for column, inside in enumerate(given):
            box = Box(left + column * (width + 4), y, width, 46)
            words = (ko("맡긴다"),) if inside else (ko("고른다"),) if row == 1 else (ko("적는다"),)
            drawing.part(box, *words, tone=QUIET if inside else AMBER, dashed=inside)
    return drawing


def folds() -> Drawing:
    """Draw five folds, each of which is left out once."""
    drawing = Drawing(
        "regression-folds",
        "다섯 겹이 돌아가며 한 번씩 검증에 쓰인다",
        "훈련 세트를 다섯 조각으로 나눈 다섯 줄이다. "
        "줄마다 다른 한 조각이 검증, 나머지 넷이 훈련이다. "
        "테스트 세트는 옆에 따로 두고 쓰지 않는다.",
    )
    drawing.heading(24, bold("훈련 세트"), en("training set: 5 folds"))
    width = 46
    for row in range(5):
        y = 36 + row * 34
        for column in range(5):
            held = row == column
            box = Box(MARGIN + column * (width + 4), y, width, 28)
            drawing.part(box, *((ko("검증"),) if held else ()), tone=AMBER if held else BLUE)
    test = Box(284, 36, WIDTH - MARGIN - 284, 164)
    drawing.part(test, ko("테스트"), en("test"), ko("끝에"), ko("한 번"), tone=QUIET, dashed=True)
    drawing.line(Point(270, 36), Point(270, 200), tone=INK, width=1)
    return drawing


def _line() -> tuple[float, float]:
    """Return slope and bias of the least-squares line of the three points."""
    n = len(POINTS)
    mean_x = sum(x for x, _ in POINTS) / n
    mean_y = sum(y for _, y in POINTS) / n
    up = sum((x - mean_x) * (y - mean_y) for x, y in POINTS)
    slope = up / sum((x - mean_x) ** 2 for x, _ in POINTS)
    return slope, mean_y - slope * mean_x


DRAWINGS = {
    "regression-labels": labels,
    "regression-sum": weighted_sum,
    "regression-squares": squares,
    "regression-libraries": libraries,
    "regression-folds": folds,
}
