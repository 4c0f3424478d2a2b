"""Attention: one token's look-up, what two masks hide, and heads beside each other."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    LINES,
    MARGIN,
    QUIET,
    RED,
    Box,
    Drawing,
    Point,
    bold,
    en,
    ko,
)

WORDS = ("나는", "배를", "먹고", "배를", "탔다")
SCORES = (-0.5, 0.5, 2.0, 0.5, 0.5)
WEIGHTS = (0.05, 0.13, 0.57, 0.13, 0.13)


def look_up() -> Drawing:
    """Draw the first object's scores against five keys, the weights, and the mixed value."""
    drawing = Drawing(
        "attention-look-up",
        "첫 '배를'이 다섯 토큰을 보고 값을 섞는다",
        "첫 '배를'의 쿼리와 다섯 키의 점수가 −0.5, 0.5, 2, 0.5, 0.5다. 소프트맥스를 지나면 "
        "0.05, 0.13, 0.57, 0.13, 0.13이 되고, 이 비율로 값 다섯을 섞는다. '먹고'의 몫이 가장 크다.",
    )
    query = drawing.part(Box(MARGIN, 130, 62, 46), ko("배를"), en("q"), form="pill", tone=AMBER)
    out = drawing.part(Box(296, 130, 52, 46), ko("출력"), form="pill", tone=GREEN)
    for row, (word, score, weight) in enumerate(zip(WORDS, SCORES, WEIGHTS, strict=True)):
        y = 34 + 50 * row
        key = drawing.part(
            Box(104, y, 84, 36), ko(f"{word} {score:g}".replace("-", "−")), tone=BLUE
        )
        drawing.arrow(query.right, Point(key.x - 3, key.left.y))
        value = drawing.part(Box(206, y, 66, 36), en(f"{weight:.2f} · v"), tone=QUIET)
        drawing.line(key.right, value.left)
        drawing.line(value.right, Point(out.x - 2, out.left.y), tone=LINES, width=1 + 8 * weight)
    drawing.note(Point(146, 22), ko("키와 점수"))
    drawing.note(Point(239, 22), ko("비율"))
    drawing.caption(en("scores, softmax, weighted sum of values"))
    return drawing


def masks() -> Drawing:
    """Draw which keys each query may see under a padding mask and under a causal mask."""
    drawing = Drawing(
        "attention-masks",
        "패딩 마스크는 칸을, 인과 마스크는 세모를 가린다",
        "토큰 넷과 패딩 하나. 왼쪽은 패딩의 열 하나가 모든 쿼리에게 가려지고, "
        "오른쪽은 쿼리마다 저보다 뒤의 키가 가려져 위쪽 세모가 빈다.",
    )
    for left, name, english in ((MARGIN, "패딩 마스크", "padding"), (192, "인과 마스크", "causal")):
        drawing.heading(24, bold(name), en(english), x=left)
        for row in range(5):
            for column in range(5):
                hidden = column == 4 if english == "padding" else column > row
                drawing.part(
                    Box(left + 31 * column, 38 + 31 * row, 28, 28),
                    *([en("×")] if hidden else []),
                    tone=RED if hidden else BLUE,
                )
    drawing.caption(ko("줄은 쿼리, 칸은 키."), en("× = hidden from the query"))
    return drawing


def heads() -> Drawing:
    """Draw the features cut into heads, each looking by itself, and put together again."""
    drawing = Drawing(
        "attention-heads",
        "특성을 나누어 저마다 본다",
        "T×8의 입력을 행렬 셋으로 쿼리, 키, 값으로 바꾸고 너비 4인 헤드 둘로 나눈다. "
        "헤드마다 T×T의 비율을 따로 만들어 값을 섞고, 다시 이어 T×8로 만든 다음 "
        "행렬을 하나 더 곱한다.",
    )
    drawing.part(Box(110, 14, 140, 36), en("x: (T, 8)"), tone=QUIET)
    for left, name in ((MARGIN, "1"), (194, "2")):
        middle = left + 77
        drawing.arrow(Point(180, 52), Point(middle, 84))
        drawing.part(Box(left, 86, 154, 44), ko(f"헤드 {name}"), en("q, k, v: (T, 4)"), tone=BLUE)
        drawing.arrow(Point(middle, 132), Point(middle, 152))
        drawing.part(Box(left, 154, 154, 36), en("weights: (T, T)"), tone=AMBER)
        drawing.arrow(Point(middle, 192), Point(middle, 212))
        drawing.part(Box(left, 214, 154, 36), en("output: (T, 4)"), tone=BLUE)
        drawing.arrow(Point(middle, 252), Point(180, 284))
    drawing.part(Box(80, 286, 200, 44), ko("이어서 행렬을 곱한다"), en("(T, 8)"), tone=GREEN)
    drawing.caption(en("split, attend, concatenate, project"))
    return drawing


DRAWINGS = {
    "attention-look-up": look_up,
    "attention-masks": masks,
    "attention-heads": heads,
}
