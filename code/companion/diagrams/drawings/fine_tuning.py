"""A real network cut in the middle: what is cached, what learns, where the gradient stops."""

from itertools import pairwise

from companion.diagrams.shapes import (
    AMBER,
    GREEN,
    QUIET,
    Box,
    Drawing,
    Form,
    Point,
    Tone,
    Words,
    bold,
    en,
    ko,
)

_LEFT, _WIDTH, _HEIGHT = 66.0, 150.0, 46.0


_ROWS: tuple[tuple[Words, Words, Tone, Form], ...] = (
    (bold("손실"), en("loss"), QUIET, "round"),
    (bold("새 머리: 훈련"), en("new head"), GREEN, "round"),
    (bold("녹인 블록: 훈련"), en("thawed block"), AMBER, "box"),
    (ko("저장해 둔 맵"), en("cached maps"), QUIET, "drum"),
    (ko("아래 블록: 얼림"), en("frozen blocks"), QUIET, "box"),
    (ko("글자 사진"), en("images"), QUIET, "round"),
)


def flow() -> Drawing:
    """Draw maps going up through a frozen body, and the gradient coming down to where it stops."""
    drawing = Drawing(
        "fine-tuning-flow",
        "그레이디언트는 녹인 블록까지만 내려온다",
        "아래에서 위로 글자 사진, 얼린 아래 블록들, 저장해 둔 맵, 녹인 블록, 새 머리, 손실이 쌓여 "
        "있다. 왼쪽의 실선 화살표는 앞으로 가는 계산이고 맨 위까지 간다. 오른쪽의 점선 화살표는 "
        "그레이디언트이고 손실에서 머리와 녹인 블록까지만 내려와 저장해 둔 맵에서 멈춘다.",
    )
    drawing.heading(24, bold("앞으로"), en("forward"))
    drawing.note(Point(348, 24), bold("그레이디언트"), anchor="end")
    boxes = []
    for place, (name, label, tone, form) in enumerate(_ROWS):
        tall = 60.0 if form == "drum" else _HEIGHT
        y = 40.0 + place * 66 - (8 if form == "drum" else 0)
        frozen = form == "box" and tone is QUIET
        box = Box(_LEFT, y, _WIDTH, tall)
        boxes.append(drawing.part(box, name, label, form=form, tone=tone, dashed=frozen))
    for upper, lower in pairwise(boxes):
        x = _LEFT + 40
        drawing.arrow(Point(x, lower.top.y - 1), Point(x, upper.bottom.y + 2))
    for upper, lower in pairwise(boxes[:3]):
        x = _LEFT + _WIDTH - 34
        drawing.arrow(
            Point(x, upper.bottom.y + 1), Point(x, lower.top.y - 2), tone=AMBER.stroke, dashed=True
        )
    right = _LEFT + _WIDTH + 12
    drawing.note(Point(right, boxes[1].middle.y + 4), ko("내려온다"), anchor="start")
    drawing.note(
        Point(right, boxes[3].middle.y), bold("여기서 멈춘다"), en("stops here"), anchor="start"
    )
    drawing.note(
        Point(right, boxes[4].middle.y), ko("한 번만 계산"), en("computed once"), anchor="start"
    )
    drawing.caption(en("forward to the loss; gradient stops at the cached maps"))
    return drawing


DRAWINGS = {"fine-tuning-flow": flow}
