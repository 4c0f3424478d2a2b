"""Places: what shuffling does to attention, turned pairs, and where the norm stands."""

from math import cos, pi, sin

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    QUIET,
    Box,
    Drawing,
    Point,
    bold,
    en,
    ko,
)


def shuffled() -> Drawing:
    """Draw that shuffled inputs give the same outputs, shuffled alike."""
    drawing = Drawing(
        "positions-shuffled",
        "섞어 넣으면 섞여 나올 뿐이다",
        "배를, 먹고, 탔다를 넣으면 출력 1, 2, 3이 나온다. 탔다, 배를, 먹고로 섞어 넣으면 "
        "같은 출력이 3, 1, 2의 차례로 나온다. 값은 바뀌지 않는다.",
    )
    for y, words, outs in (
        (18, ("배를", "먹고", "탔다"), (1, 2, 3)),
        (118, ("탔다", "배를", "먹고"), (3, 1, 2)),
    ):
        for n, (word, out) in enumerate(zip(words, outs, strict=True)):
            drawing.part(
                Box(12 + 46 * n, y, 42, 34), ko(word), tone=(QUIET, BLUE, AMBER, GREEN)[out]
            )
            drawing.part(
                Box(230 + 41 * n, y, 36, 34), en(f"o{out}"), tone=(QUIET, BLUE, AMBER, GREEN)[out]
            )
        drawing.arrow(Point(148, y + 17), Point(160, y + 17))
        drawing.part(Box(162, y - 4, 56, 42), ko("어텐션"), form="round", tone=QUIET)
        drawing.arrow(Point(219, y + 17), Point(228, y + 17))
    drawing.note(Point(80, 86), ko("차례만 바꾸면"))
    drawing.note(Point(290, 86), ko("출력도 차례만"))
    drawing.caption(en("permutation equivariance"))
    return drawing


def turned() -> Drawing:
    """Draw pairs of features as hands of clocks that turn at their own speeds."""
    drawing = Drawing(
        "positions-turned",
        "특성의 짝마다 빠르기가 다른 시곗바늘",
        "특성 여섯을 둘씩 묶은 시계 셋. 자리 0에서 모두 오른쪽을 보던 바늘이 "
        "자리 3에서 첫 시계는 많이, 둘째는 조금, 셋째는 거의 돌지 않았다.",
    )
    drawing.heading(24, bold("자리 0"), x=12)
    drawing.heading(134, bold("자리 3"), x=12)
    for row, place in enumerate((0, 3)):
        for column, speed in enumerate((0.7, 0.2, 0.04)):
            x, y = 70 + 104 * column, 66 + 110 * row
            drawing.part(Box(x - 34, y - 34, 68, 68), form="pill", tone=QUIET)
            angle = place * speed
            drawing.arrow(
                Point(x, y),
                Point(x + 29 * cos(angle), y - 29 * sin(angle)),
                tone=(AMBER, BLUE, GREEN)[column].stroke,
            )
            if row:
                name = f"{round(angle * 180 / pi)}°"
                drawing.note(Point(x, y + 52), en(name))
    drawing.caption(en("rotary pairs: fast, slower, slowest"))
    return drawing


def orders() -> Drawing:
    """Draw the norm after the sum and before the branch."""
    drawing = Drawing(
        "positions-norm-orders",
        "더한 뒤에 정규화하면 줄기가 정규화를 지난다",
        "왼쪽은 가지를 더한 다음 정규화해서 줄기의 길에 정규화가 있다. "
        "오른쪽은 가지에 들어가기 전에 정규화해서 줄기는 아무것도 지나지 않는다.",
    )
    for x, name, english in ((12, "뒤에(2017)", "post-norm"), (192, "앞에", "pre-norm")):
        drawing.heading(24, bold(name), en(english), x=x)
        stem = x + 28
        drawing.part(Box(x + 6, 36, 44, 30), en("x"), tone=QUIET)
        drawing.line(Point(stem, 68), Point(stem, 238))
        before = english == "pre-norm"
        drawing.arrow(Point(stem, 84), Point(x + 64, 84))
        if before:
            drawing.part(Box(x + 66, 70, 84, 28), ko("정규화"), form="round", tone=AMBER)
            drawing.arrow(Point(x + 108, 100), Point(x + 108, 114))
        else:
            drawing.line(Point(x + 64, 84), Point(x + 108, 84))
            drawing.arrow(Point(x + 108, 84), Point(x + 108, 114))
        drawing.part(Box(x + 66, 116, 84, 32), ko("어텐션"), form="round", tone=BLUE)
        drawing.arrow(Point(x + 108, 150), Point(x + 108, 172), Point(stem + 14, 172))
        drawing.part(Box(stem - 12, 160, 24, 24), en("+"), form="pill", tone=GREEN)
        if not before:
            drawing.part(Box(x - 2, 194, 66, 28), ko("정규화"), form="round", tone=AMBER)
        drawing.arrow(Point(stem, 226), Point(stem, 246))
    drawing.caption(en("where the layer norm stands"))
    return drawing


DRAWINGS = {
    "positions-shuffled": shuffled,
    "positions-turned": turned,
    "positions-norm-orders": orders,
}
