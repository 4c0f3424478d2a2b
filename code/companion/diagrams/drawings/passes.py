"""Where the numbers go when a network predicts, and when it learns."""

from itertools import pairwise

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    MARGIN,
    PLAIN,
    WIDTH,
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

_WIDTH, _GAP = 68, 21
_BACK = AMBER.stroke

Station = tuple[Form, Tone, tuple[Words, ...]]

_INPUT: Station = ("drum", BLUE, (ko("입력"), en("input")))
_LAYER_1: Station = ("box", PLAIN, (ko("층 1"), en("layer")))
_LAYER_2: Station = ("box", PLAIN, (ko("층 2"), en("layer")))
_OUTPUT: Station = ("pill", GREEN, (ko("예측"), en("output")))
_LOSS: Station = ("hexagon", AMBER, (ko("손실"), en("loss")))


def claim() -> Drawing:
    """Draw the source's view: inference goes one way, training goes the other."""
    drawing = Drawing(
        "passes-claim",
        "들은 대로: 추론은 이쪽으로, 학습은 반대쪽으로 간다",
        "두 줄이다. 추론은 입력에서 예측으로 간다. 학습은 예측에서 입력으로 거꾸로만 간다.",
    )
    drawing.heading(26, bold("추론"), en("inference"))
    _row(drawing, 38, _OUTPUT)
    drawing.divider(112)
    drawing.heading(136, bold("학습"), en("training"))
    boxes = _stations(drawing, 148, _OUTPUT)
    for here, there in zip(boxes[1:], boxes, strict=False):
        drawing.arrow(
            Point(here.left.x - 2, here.left.y), Point(there.right.x + 2, here.left.y), tone=_BACK
        )
    return drawing


def right() -> Drawing:
    """Draw that training runs forward, keeps what the layers gave, runs back, and updates."""
    drawing = Drawing(
        "passes-right",
        "바로잡은 관점: 학습은 앞으로 갔다가 되돌아오고 가중치를 고친다",
        "추론은 입력에서 예측까지 순전파만 한다. 학습은 순전파로 손실까지 가고, "
        "층의 출력을 보관하고, "
        "손실에서 역전파로 되돌아오며 보관한 값을 쓴다. 끝으로 옵티마이저가 그레이디언트로 "
        "층의 가중치를 갱신한다.",
    )
    drawing.heading(26, bold("추론"), en("inference"))
    _row(drawing, 38, _OUTPUT)
    drawing.divider(112)
    drawing.heading(136, bold("학습"), en("training"))
    _training(drawing, 148)
    return drawing


def _training(drawing: Drawing, y: float) -> None:
    kept = Box(MARGIN + _WIDTH + _GAP, y, 2 * _WIDTH + _GAP, 42)
    drawing.part(
        kept,
        ko("보관한 층의 출력"),
        en("stored activations"),
        form="round",
        tone=GREEN,
        dashed=True,
    )
    boxes = _stations(drawing, y + 70, _LOSS)
    for layer in boxes[1:3]:
        drawing.arrow(Point(layer.x + 22, layer.y - 2), Point(layer.x + 22, kept.bottom.y + 2))
        back = Point(layer.x + 46, kept.bottom.y + 2), Point(layer.x + 46, layer.y - 2)
        drawing.arrow(*back, tone=_BACK, dashed=True)
    for here, there in pairwise(boxes):
        above, below = here.y + 16, here.y + 44
        drawing.arrow(Point(here.right.x + 2, above), Point(there.left.x - 2, above))
        if here is not boxes[0]:
            drawing.arrow(
                Point(there.left.x - 2, below), Point(here.right.x + 2, below), tone=_BACK
            )
    optimizer = Box(kept.x, y + 168, kept.w, 42)
    drawing.part(optimizer, ko("옵티마이저"), en("optimizer"), form="pill", tone=AMBER)
    for layer in boxes[1:3]:
        down = Point(layer.x + 22, layer.bottom.y + 2), Point(layer.x + 22, optimizer.y - 2)
        drawing.arrow(*down, tone=_BACK)
        up = Point(layer.x + 46, optimizer.y - 2), Point(layer.x + 46, layer.bottom.y + 2)
        drawing.arrow(*up, tone=GREEN.stroke)
    drawing.note(Point(MARGIN, y + 148), ko("그레이디언트"), en("gradients ↓"), anchor="start")
    end = WIDTH - MARGIN
    drawing.note(Point(end, y + 148), ko("갱신"), en("update ↑"), anchor="end")
    foot = y + 236
    drawing.line(Point(MARGIN, foot - 5), Point(MARGIN + 18, foot - 5))
    drawing.heading(foot, ko("순전파"), en("forward"), x=MARGIN + 24)
    drawing.line(Point(180, foot - 5), Point(198, foot - 5), tone=_BACK)
    drawing.heading(foot, ko("역전파"), en("backward"), x=204)


def _row(drawing: Drawing, y: float, last: Station) -> None:
    boxes = _stations(drawing, y, last)
    for here, there in pairwise(boxes):
        drawing.arrow(Point(here.right.x + 2, here.right.y), Point(there.left.x - 2, here.right.y))


def _stations(drawing: Drawing, y: float, last: Station) -> list[Box]:
    boxes = []
    for place, (form, tone, words) in enumerate((_INPUT, _LAYER_1, _LAYER_2, last)):
        box = Box(MARGIN + place * (_WIDTH + _GAP), y, _WIDTH, 60)
        boxes.append(drawing.part(box, *words, form=form, tone=tone))
    return boxes


DRAWINGS = {"passes-claim": claim, "passes-right": right}
