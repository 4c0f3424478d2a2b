"""A vision transformer: an image cut into tokens, and one token's look at the others."""

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


def patches() -> Drawing:
    """Draw an image cut into sixteen patches, each of which becomes a token with its place."""
    drawing = Drawing(
        "vit-patches",
        "패치 하나가 토큰 하나다",
        "28×28 이미지를 7×7 패치 열여섯으로 자른다. 패치마다 같은 선형 층을 지나 벡터가 되고, "
        "자리마다 다른 위치 임베딩이 더해진다. 토큰 열여섯이 층을 지난 뒤 평균되어 숫자 열 개의 "
        "점수가 된다.",
    )
    drawing.heading(24, bold("28×28"), en("image"))
    drawing.heading(24, bold("토큰 16개"), en("16 tokens"), x=196)
    for row in range(4):
        for column in range(4):
            number = 4 * row + column
            tone = AMBER if number in (0, 5, 15) else QUIET
            drawing.part(
                Box(MARGIN + 31 * column, 38 + 31 * row, 30, 30), en(f"{number}"), tone=tone
            )
    drawing.arrow(Point(140, 99), Point(188, 99))
    drawing.note(Point(164, 88), ko("자른다"))
    for row, number in enumerate((0, 5, 15)):
        y = 38 + 44 * row
        drawing.part(Box(196, y, 34, 32), en(f"{number}"), tone=AMBER)
        drawing.arrow(Point(232, y + 16), Point(256, y + 16))
        drawing.part(Box(258, y, 90, 32), en(f"E·x + p{number}"), form="round", tone=BLUE)
    drawing.arrow(Point(303, 160), Point(303, 184), Point(240, 184), Point(240, 200))
    drawing.part(Box(150, 202, 198, 36), bold("트랜스포머 층 둘"), form="round", tone=GREEN)
    drawing.arrow(Point(148, 220), Point(112, 220))
    drawing.part(Box(MARGIN, 202, 98, 36), ko("평균, 점수 10"), tone=RED)
    drawing.caption(en("patch embedding + position embedding"))
    return drawing


def attention() -> Drawing:
    """Draw a query's scores against keys, the weights that they become, and the mixed value."""
    scores, weights = (2.0, 0.0, 1.0), (0.665, 0.09, 0.245)
    drawing = Drawing(
        "vit-attention",
        "쿼리 하나가 모든 키를 보고 값을 섞는다",
        "토큰 하나의 쿼리와 토큰 셋의 키를 곱한 점수가 2, 0, 1이다. 소프트맥스를 지나면 "
        "0.67, 0.09, 0.24가 되고, 이 비율로 값 셋을 섞은 것이 그 토큰의 출력이다.",
    )
    drawing.heading(24, bold("쿼리"), en("query"))
    query = drawing.part(Box(MARGIN, 84, 60, 36), en("q"), form="pill", tone=AMBER)
    out = drawing.part(Box(300, 84, 48, 36), ko("출력"), form="pill", tone=GREEN)
    for row, (score, weight) in enumerate(zip(scores, weights, strict=True)):
        y = 40 + 50 * row
        key = drawing.part(Box(112, y, 74, 36), en(f"q·k = {score:g}"), tone=BLUE)
        drawing.arrow(Point(query.right.x + 2, query.right.y), Point(key.x - 2, key.left.y))
        value = drawing.part(Box(214, y, 66, 36), en(f"{weight:.2f} · v"), tone=QUIET)
        drawing.arrow(Point(key.right.x + 2, key.right.y), Point(value.x - 2, value.left.y))
        drawing.line(
            Point(value.right.x + 2, value.right.y), Point(out.x - 2, out.left.y),
            tone=LINES, width=1 + 6 * weight,
        )  # fmt: skip
    drawing.note(Point(149, 24), ko("점수"))
    drawing.note(Point(247, 24), ko("비율"))
    drawing.caption(en("scores, softmax, weighted sum of values"))
    return drawing


DRAWINGS = {"vit-patches": patches, "vit-attention": attention}
