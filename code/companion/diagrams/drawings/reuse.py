"""Which weights move when a pretrained network is used again."""

from companion.diagrams.shapes import (
    AMBER,
    GREEN,
    MARGIN,
    QUIET,
    Box,
    Drawing,
    Point,
    Words,
    bold,
    en,
    ko,
)

_WIDTH, _GAP, _HEIGHT = 106, 9, 44
_FROZEN = (ko("얼림"), en("frozen"))
_TRAINED = (bold("훈련"), en("trained"))


def claim() -> Drawing:
    """Draw the source's view: fine-tuning moves every weight."""
    drawing = Drawing(
        "reuse-claim",
        "들은 대로: 미세 조정은 모든 가중치를 훈련한다",
        "층 네 개가 쌓여 있다. 받아 온 몸통의 세 층과 새 분류기가 모두 훈련된다.",
    )
    drawing.heading(28, bold("미세 조정"), en("fine-tuning"))
    for row in range(4):
        box = Box(MARGIN, 44 + (3 - row) * (_HEIGHT + _GAP), 150, _HEIGHT)
        drawing.part(box, *_TRAINED, tone=AMBER)
        name = ("새 분류기", "new head") if row == 3 else (f"받아 온 층 {row + 1}", "pretrained")
        drawing.note(
            Point(box.right.x + 14, box.middle.y - 2), ko(name[0]), en(name[1]), anchor="start"
        )
    return drawing


def right() -> Drawing:
    """Draw feature extraction, fine-tuning and LoRA beside each other."""
    drawing = Drawing(
        "reuse-right",
        "바로잡은 관점: 방법마다 움직이는 가중치가 다르다",
        "기둥 세 개가 있다. 아래 세 층은 받아 온 몸통, 맨 위는 새 분류기다. "
        "특성 추출: 몸통은 모두 얼리고 분류기만 훈련한다. "
        "미세 조정: 분류기와 몸통의 위쪽을 훈련한다. 아래쪽까지 모두 훈련하기도 한다. "
        "LoRA: 몸통은 모두 얼리고, 층 옆에 붙인 작은 행렬 A와 B와 분류기를 훈련한다.",
    )
    columns = (
        ((bold("특성 추출"), en("feature"), en("extraction")), 0),
        ((bold("미세 조정"), en("fine-tuning")), 1),
        ((bold("LoRA"), ko("저랭크 적응"), en("low-rank")), 0),
    )
    for place, (title, moving) in enumerate(columns):
        left = MARGIN + place * (_WIDTH + _GAP)
        drawing.note(Point(left + _WIDTH / 2, 26), *title)
        _column(drawing, left, moving, branches=place == 2)
    _legend(drawing, 312)
    return drawing


def _column(drawing: Drawing, left: float, moving: int, *, branches: bool) -> None:
    """Draw a head above three layers, of which the upper `moving` are trained."""
    for row in range(4):
        box = Box(left, 78 + row * (_HEIGHT + _GAP), _WIDTH, _HEIGHT)
        if row == 0:
            drawing.part(box, *_TRAINED, tone=GREEN, form="round")
        elif row <= moving:
            drawing.part(box, *_TRAINED, tone=AMBER)
        elif branches:
            drawing.part(Box(left, box.y, 58, _HEIGHT), *_FROZEN, tone=QUIET, dashed=True)
            side = Box(left + 64, box.y, _WIDTH - 64, _HEIGHT)
            drawing.part(side, Words("A·B", "en", bold=True), ko("훈련"), tone=AMBER)
        else:
            drawing.part(box, *_FROZEN, tone=QUIET, dashed=True)


def arms() -> Drawing:
    """Draw the three arms of section 8.3: what each starts from, and what of it is trained."""
    drawing = Drawing(
        "reuse-arms",
        "세 방법: 무엇에서 시작해 무엇을 훈련하는가",
        "기둥 세 개가 있다. 아래 세 층은 몸통, 맨 위는 새 머리다. "
        "밑바닥부터: 무작위 몸통과 머리를 모두 훈련한다. "
        "특성 추출: 받아 온 몸통은 얼리고 머리만 훈련한다. "
        "전체 미세 조정: 받아 온 몸통과 머리를 모두 훈련한다.",
    )
    columns = (
        ((bold("밑바닥부터"), en("scratch")), 3),
        ((bold("특성 추출"), en("feature")), 0),
        ((bold("미세 조정"), en("fine-tuning")), 3),
    )
    starts = (("무작위 시작", "random"), ("받아 온 몸통", "reused"), ("받아 온 몸통", "reused"))
    for place, ((title, moving), start) in enumerate(zip(columns, starts, strict=True)):
        left = MARGIN + place * (_WIDTH + _GAP)
        drawing.note(Point(left + _WIDTH / 2, 26), *title)
        _column(drawing, left, moving, branches=False)
        drawing.note(Point(left + _WIDTH / 2, 300), ko(start[0]), en(start[1]))
    _legend(drawing, 346)
    return drawing


def _legend(drawing: Drawing, y: float) -> None:
    drawing.part(Box(MARGIN, y - 13, 18, 16), tone=GREEN, form="round")
    drawing.heading(y, ko("새 분류기"), en("new head"), x=MARGIN + 26)
    drawing.part(Box(190, y - 13, 18, 16), tone=QUIET, dashed=True)
    drawing.heading(y, ko("얼린 층"), en("frozen"), x=216)


DRAWINGS = {"reuse-arms": arms, "reuse-claim": claim, "reuse-right": right}
