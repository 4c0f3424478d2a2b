"""The Transformer: one block around its residual, and the encoder beside the decoder."""

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


def block() -> Drawing:
    """Draw a block: the residual runs straight through, two branches read and add."""
    drawing = Drawing(
        "transformer-block",
        "줄기는 곧게 지나고 두 가지가 더한다",
        "x가 왼쪽 줄기를 곧게 올라간다. 첫 가지는 층 정규화와 셀프 어텐션을 지나 줄기에 더해지고, "
        "둘째 가지는 층 정규화와 피드포워드를 지나 더해진다. 토큰이 섞이는 곳은 어텐션 하나다.",
    )
    drawing.line(Point(50, 60), Point(50, 292))
    drawing.part(Box(14, 14, 72, 40), en("x"), en("(B, T, d)"), tone=QUIET)
    rows = (
        (70, "토큰끼리 섞는다", "self-attention", BLUE),
        (186, "토큰마다 따로", "feed-forward", AMBER),
    )
    for top, name, english, tone in rows:
        drawing.arrow(Point(50, top + 18), Point(122, top + 18))
        drawing.part(Box(124, top, 84, 36), ko("층 정규화"), form="round", tone=QUIET)
        drawing.arrow(Point(210, top + 18), Point(226, top + 18))
        drawing.part(Box(228, top - 6, 120, 48), bold(name), en(english), form="round", tone=tone)
        drawing.arrow(Point(288, top + 44), Point(288, top + 78), Point(64, top + 78))
        drawing.part(Box(38, top + 66, 24, 24), en("+"), form="pill", tone=GREEN)
    drawing.arrow(Point(50, 276), Point(50, 306))
    drawing.part(Box(14, 308, 72, 40), en("x"), en("(B, T, d)"), tone=QUIET)
    drawing.caption(en("pre-norm block, residual stream"))
    return drawing


def whole() -> Drawing:
    """Draw the encoder, the decoder, and what passes between them."""
    drawing = Drawing(
        "transformer-whole",
        "인코더가 읽은 것을 디코더가 층마다 다시 본다",
        "왼쪽 인코더는 원문을 받아 셀프 어텐션과 피드포워드의 블록 N개를 지난다. "
        "오른쪽 디코더는 지금까지 쓴 번역문을 받아 인과 셀프 어텐션, 인코더의 출력을 보는 "
        "크로스 어텐션, 피드포워드의 블록 N개를 지나 다음 토큰의 점수를 낸다.",
    )
    drawing.heading(24, bold("인코더"), en("encoder"), x=24)
    drawing.heading(24, bold("디코더"), en("decoder"), x=208)
    left = ((40, "원문 + 자리", "(B, S, d)", QUIET), (100, "셀프 어텐션", "S × S", BLUE),
            (160, "피드포워드", "d → 4d → d", AMBER))  # fmt: skip
    right = ((40, "쓴 글 + 자리", "(B, T, d)", QUIET), (100, "인과 어텐션", "T × T", BLUE),
             (160, "크로스 어텐션", "T × S", GREEN), (220, "피드포워드", "d → 4d → d", AMBER),
             (280, "다음 토큰", "(B, T, V)", QUIET))  # fmt: skip
    for x, column in ((12, left), (196, right)):
        for n, (y, name, shape, tone) in enumerate(column):
            drawing.part(Box(x, y, 152, 42), ko(name), en(shape), form="round", tone=tone)
            if n:
                drawing.arrow(Point(x + 76, y - 17), Point(x + 76, y - 2))
    drawing.arrow(Point(88, 204), Point(88, 224), Point(180, 224), Point(180, 181), Point(194, 181))
    drawing.note(Point(88, 246), ko("출력은 키와 값이 되어"))
    drawing.note(Point(88, 264), ko("디코더의 층마다 간다"))
    drawing.caption(en("encoder–decoder; every layer reads the same memory"))
    return drawing


DRAWINGS = {"transformer-block": block, "transformer-whole": whole}
