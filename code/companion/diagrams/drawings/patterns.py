"""Patterns of deep convnets: a block with its bypass, what is averaged, a convolution in two."""

from itertools import pairwise

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    MARGIN,
    PLAIN,
    QUIET,
    RED,
    Box,
    Drawing,
    Point,
    bold,
    en,
    ko,
)


def block() -> Drawing:
    """Draw a plain block beside one whose input goes round it and is added."""
    drawing = Drawing(
        "patterns-block",
        "입력이 블록을 돌아가 더해진다",
        "왼쪽은 맨 블록이다. 입력 x가 합성곱, 렐루, 합성곱을 지나 f(x)가 되고 렐루를 지난다. "
        "오른쪽은 잔차 블록이다. 같은 길을 지난 f(x)에, 블록을 돌아온 x를 더한 다음 렐루를 지난다.",
    )
    for x, title, around in ((44.0, "맨 블록", False), (214.0, "잔차 블록", True)):
        drawing.heading(24, bold(title), x=x)
        rows = (
            (en("x"), QUIET),
            (ko("합성곱"), BLUE),
            (ko("렐루"), PLAIN),
            (ko("합성곱"), BLUE),
            (en("x + f(x)") if around else en("f(x)"), GREEN),
            (ko("렐루"), PLAIN),
        )
        parts = [
            drawing.part(
                Box(x, 38 + 52 * row, 92, 34),
                words,
                form="pill" if tone in (QUIET, GREEN) else "box",
                tone=tone,
            )
            for row, (words, tone) in enumerate(rows)
        ]
        for above, below in pairwise(parts):
            drawing.arrow(Point(above.bottom.x, above.bottom.y + 1), Point(below.top.x, below.y))
        if around:
            side = x + 118
            first, last = parts[0].right, parts[4].right
            drawing.arrow(
                first, Point(side, first.y), Point(side, last.y), Point(last.x + 1, last.y),
                tone=RED.stroke,
            )  # fmt: skip
    drawing.caption(en("plain block, residual block"))
    return drawing


def axes() -> Drawing:
    """Draw the values of one channel over all images, which share one mean and variance."""
    drawing = Drawing(
        "patterns-axes",
        "채널마다 평균 하나, 분산 하나",
        "이미지 셋에 채널이 셋씩 있다. 같은 채널의 값은 이미지가 달라도, 자리가 달라도 한데 모여 "
        "평균 하나와 분산 하나가 된다. 채널이 셋이므로 평균도 셋이다.",
    )
    tones = (BLUE, AMBER, GREEN)
    for column in range(3):
        drawing.note(Point(64 + 82 * column, 24), bold(f"이미지 {column + 1}"))
        for row, tone in enumerate(tones):
            left, top = 34 + 82 * column, 38 + 62 * row
            for i in range(3):
                for j in range(3):
                    drawing.part(Box(left + 19 * j, top + 16 * i, 18, 15), tone=tone)
    for row, tone in enumerate(tones):
        y = 38 + 62 * row + 24
        drawing.arrow(Point(258, y), Point(278, y))
        drawing.part(Box(280, y - 18, 68, 36), en("μ, σ²"), form="pill", tone=tone)
    drawing.caption(ko("채널마다 N·H·W개의 값"), en("over batch, height, width"))
    return drawing


def separable() -> Drawing:
    """Draw a full convolution beside one that first blurs each channel and then mixes them."""
    drawing = Drawing(
        "patterns-separable",
        "자리를 섞는 일과 채널을 섞는 일을 나눈다",
        "위는 보통 합성곱이다. 출력 채널 하나가 입력 채널 셋의 3×3 자리를 모두 본다. "
        "아래는 깊이별 분리 합성곱이다. 먼저 채널마다 제 3×3 필터를 하나씩 지나고, "
        "그다음 1×1 합성곱이 같은 자리의 채널을 섞는다.",
    )
    tones = (BLUE, AMBER, GREEN)
    drawing.heading(24, bold("보통 합성곱"), en("9 × C × C"))
    for row, tone in enumerate(tones):
        drawing.part(Box(MARGIN, 38 + 40 * row, 54, 30), en("3 × 3"), tone=tone)
        for other in range(3):
            drawing.arrow(
                Point(MARGIN + 56, 53 + 40 * row), Point(276, 53 + 40 * other), tone=tone.stroke
            )
    for row in range(3):
        drawing.part(Box(278, 38 + 40 * row, 70, 30), ko("출력"), tone=QUIET)
    drawing.divider(170)
    drawing.heading(194, bold("깊이별 분리"), en("9 × C + C × C"))
    for row, tone in enumerate(tones):
        y = 208 + 40 * row
        drawing.part(Box(MARGIN, y, 54, 30), en("3 × 3"), tone=tone)
        drawing.arrow(Point(MARGIN + 56, y + 15), Point(126, y + 15), tone=tone.stroke)
        drawing.part(Box(128, y, 54, 30), en("1 × 1"), tone=tone)
        for other in range(3):
            drawing.arrow(Point(184, y + 15), Point(276, 223 + 40 * other), tone=tone.stroke)
        drawing.part(Box(278, y, 70, 30), ko("출력"), tone=QUIET)
    drawing.caption(en("depthwise, then pointwise"))
    return drawing


DRAWINGS = {
    "patterns-block": block,
    "patterns-axes": axes,
    "patterns-separable": separable,
}
