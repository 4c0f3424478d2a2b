"""Double descent: fewer, as many and more unknowns than equations, and a small divisor."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    MARGIN,
    RED,
    Box,
    Drawing,
    Point,
    bold,
    en,
    ko,
)


def regimes() -> Drawing:
    """Draw the matrix of a least-squares problem with fewer, as many and more columns than rows."""
    samples = 6
    drawing = Drawing(
        "descent-regimes",
        "미지수가 식보다 적을 때, 같을 때, 많을 때",
        f"행렬이 셋 있다. 행은 훈련 샘플 {samples}개이고 열은 은닉 유닛이다. 유닛이 3개이면 다 "
        f"맞힐 수 없고, {samples}개이면 꼭 하나의 해로 다 맞히고, 12개이면 다 맞히는 해가 많아 "
        "가장 작은 것을 고른다.",
    )
    rows = (
        (3, BLUE, "다 맞힐 수 없다", "width < n"),
        (samples, RED, "해가 꼭 하나다", "width = n"),
        (12, GREEN, "많은 해에서 가장 작은 것", "width > n"),
    )
    side = 12
    for number, (width, tone, name, english) in enumerate(rows):
        top = 34 + 104 * number
        drawing.heading(top - 10, bold(name), en(english))
        for column in range(width):
            drawing.part(Box(MARGIN + side * column, top, side, side * samples), tone=tone)
        for row in range(1, samples):
            left, level = MARGIN, top + side * row
            drawing.line(Point(left, level), Point(left + side * width, level), tone=tone.stroke)
        drawing.note(
            Point(200, top + 30), ko("행: 훈련 샘플"), en(f"{samples} rows"), anchor="start"
        )
        drawing.note(Point(200, top + 66), en(f"{width} columns"), anchor="start")
    return drawing


def divisor() -> Drawing:
    """Draw the same small noise divided by a large and by a small singular value."""
    noise = 0.3
    drawing = Drawing(
        "descent-divisor",
        "작은 특잇값으로 나누면 노이즈가 커진다",
        f"같은 노이즈 {noise}가 두 방향으로 들어간다. 특잇값이 3인 방향에서는 나누어 "
        f"{noise / 3:g}이 되고, 0.01인 방향에서는 {noise / 0.01:g}이 된다.",
    )
    drawing.heading(24, bold("레이블의 노이즈"), en(f"noise = {noise}"))
    for number, (value, tone) in enumerate(((3.0, GREEN), (0.01, RED))):
        top = 40 + 76 * number
        into = drawing.part(Box(12, top, 84, 46), en(f"{noise}"), form="round", tone=BLUE)
        split = drawing.part(
            Box(130, top, 100, 46), ko("특잇값으로"), en(f"÷ {value:g}"), form="round", tone=AMBER
        )
        out = drawing.part(
            Box(264, top, 84, 46), ko("가중치에"), en(f"{noise / value:g}"), form="round", tone=tone
        )
        drawing.arrow(Point(into.right.x + 2, into.right.y), Point(split.left.x - 2, split.left.y))
        drawing.arrow(Point(split.right.x + 2, split.right.y), Point(out.left.x - 2, out.left.y))
    return drawing


DRAWINGS = {"descent-regimes": regimes, "descent-divisor": divisor}
