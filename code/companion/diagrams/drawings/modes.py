"""Batch normalisation in its two modes, and what each way of freezing stops."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    MARGIN,
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


def norm() -> Drawing:
    """Draw which statistics are used and which are changed, in training and in inference."""
    drawing = Drawing(
        "modes-norm",
        "배치 정규화의 두 모드",
        "훈련 모드: 배치의 평균과 분산으로 표준화하고, 그것을 모아 둔 통계에 섞는다. "
        "추론 모드: 모아 둔 통계로 표준화하고 아무것도 고치지 않는다.",
    )
    for y, title, training in ((10, "훈련 모드", True), (188, "추론 모드", False)):
        drawing.heading(y + 16, bold(title))
        batch = drawing.part(Box(MARGIN, y + 30, 78, 44), ko("배치"), tone=BLUE)
        scaled = drawing.part(Box(136, y + 30, 96, 44), ko("표준화"), tone=AMBER)
        out = drawing.part(Box(WIDTH - MARGIN - 78, y + 30, 78, 44), ko("출력"), tone=QUIET)
        drawing.arrow(batch.right, scaled.left)
        drawing.arrow(scaled.right, out.left)
        kept = drawing.part(Box(136, y + 106, 96, 44), ko("모아 둔"), ko("통계"), tone=GREEN)
        if training:
            corner = Point(batch.middle.x, kept.middle.y)
            drawing.arrow(batch.bottom, corner, kept.left, tone=RED.stroke)
            drawing.note(Point(MARGIN, kept.middle.y + 24), ko("10%씩 섞는다"), anchor="start")
        else:
            drawing.arrow(kept.top, scaled.bottom)
    drawing.caption(en("training mode, evaluation mode"))
    return drawing


def frozen() -> Drawing:
    """Draw the table of what stops weights and what stops statistics."""
    drawing = Drawing(
        "modes-frozen",
        "무엇이 무엇을 막는가",
        "requires_grad_(False)는 가중치를 막고 통계는 막지 못한다. "
        "eval()은 통계를 막고 가중치는 막지 못한다. "
        "케라스의 trainable=False는 배치 정규화에서 둘 다 막는다.",
    )
    rows = (
        (en("requires_grad_(False)"), True, False),
        (en("eval()"), False, True),
        (en("trainable = False"), True, True),
    )
    columns = (186, 276)
    for x, title in zip(columns, ("가중치", "통계"), strict=True):
        drawing.note(Point(x + 36, 26), bold(title))
    for row, (name, *stops) in enumerate(rows):
        y = 40 + row * 50
        drawing.part(Box(MARGIN, y, 162, 40), name, tone=QUIET)
        for x, stop in zip(columns, stops, strict=True):
            words, tone = ("막는다", GREEN) if stop else ("열려 있다", RED)
            drawing.part(Box(x, y, 72, 40), ko(words), tone=tone)
    return drawing


DRAWINGS = {"modes-norm": norm, "modes-frozen": frozen}
