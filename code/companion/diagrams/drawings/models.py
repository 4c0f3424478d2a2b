"""Three ways to write a model, heads that share a body or not, and two photos of one syllable."""

from itertools import pairwise

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    MARGIN,
    QUIET,
    WIDTH,
    Box,
    Drawing,
    Point,
    bold,
    en,
    ko,
)

_COLUMN, _GAP = 104, 12
_HEADS = ("초성 19", "중성 21", "종성 28")


def three() -> Drawing:
    """Draw what Keras knows of a model written in each of three ways."""
    drawing = Drawing(
        "models-three",
        "세 가지 적는 법",
        "Sequential: 층 넷이 한 줄로 선다. 함수형: 입력에서 갈라졌다가 합쳐지는 그래프다. "
        "서브클래싱: call이라는 상자 하나이고 안은 보이지 않는다.",
    )
    left, middle, right = (MARGIN + place * (_COLUMN + _GAP) for place in range(3))
    for x, title in ((left, "Sequential"), (middle, "함수형"), (right, "서브클래싱")):
        drawing.note(Point(x + _COLUMN / 2, 26), bold(title))
    boxes = [Box(left + 17, 44 + row * 50, 70, 34) for row in range(4)]
    for box in boxes:
        drawing.part(box, ko("층"), tone=BLUE)
    for above, below in pairwise(boxes):
        drawing.arrow(above.bottom, below.top)
    _graph(drawing, middle)
    drawing.part(Box(right, 94, _COLUMN, 84), en("call(x)"), ko("파이썬 코드"), tone=QUIET)
    drawing.arrow(Point(right + 52, 60), Point(right + 52, 94))
    drawing.arrow(Point(right + 52, 178), Point(right + 52, 212))
    for x, words in ((left, "층의 목록"), (middle, "그래프"), (right, "실행해야 안다")):
        drawing.note(Point(x + _COLUMN / 2, 254), ko(words))
    return drawing


def heads() -> Drawing:
    """Draw one body with three heads beside three bodies with a head each."""
    drawing = Drawing(
        "models-heads",
        "몸통을 나누어 쓰는 모델과 따로 쓰는 모델",
        "위: 사진 하나가 몸통 하나를 지나 초성, 중성, 종성 머리로 갈라진다. "
        "아래: 같은 사진이 몸통 셋으로 따로 들어가고 몸통마다 머리가 하나다.",
    )
    drawing.heading(24, bold("나누어 쓴다"))
    _row(drawing, 36, shared=True)
    drawing.divider(190)
    drawing.heading(212, bold("따로 쓴다"))
    _row(drawing, 224, shared=False)
    drawing.caption(en("shared body, separate bodies"))
    return drawing


def two() -> Drawing:
    """Draw two photos that pass the same model, whose answers are averaged."""
    drawing = Drawing(
        "models-two",
        "사진 두 장이 같은 모델을 지난다",
        "사진 두 장이 같은 모델 하나를 따로 지나고, 나온 로짓을 평균하여 답한다.",
    )
    photos = [Box(MARGIN, 16 + row * 80, 74, 48) for row in range(2)]
    model = drawing.part(Box(124, 56, 96, 48), ko("같은 모델"), tone=AMBER)
    mean = drawing.part(Box(262, 56, 86, 48), ko("로짓의"), ko("평균"), tone=GREEN)
    for row, photo in enumerate(photos):
        drawing.part(photo, ko(f"사진 {row + 1}"), tone=BLUE)
        shift = -10 + 20 * row
        drawing.arrow(photo.right, Point(model.x, model.middle.y + shift))
        drawing.arrow(
            Point(model.right.x, model.middle.y + shift), Point(mean.x, mean.middle.y + shift)
        )
    drawing.caption(en("weight sharing"))
    return drawing


def _graph(drawing: Drawing, left: float) -> None:
    top, bottom = Box(left + 17, 44, 70, 34), Box(left + 17, 194, 70, 34)
    sides = [Box(left + place * 56, 119, 48, 34) for place in range(2)]
    for box in (top, *sides, bottom):
        drawing.part(box, ko("층"), tone=BLUE)
    for side in sides:
        drawing.arrow(top.bottom, side.top)
        drawing.arrow(side.bottom, bottom.top)


def _row(drawing: Drawing, y: float, *, shared: bool) -> None:
    photo = drawing.part(Box(MARGIN, y + 46, 62, 48), ko("사진"), tone=QUIET)
    bodies = [Box(118, y + row * 48, 84, 38) for row in range(3)]
    if shared:
        bodies = [Box(118, y + 46, 84, 48)] * 3
    for row, (body, head) in enumerate(zip(bodies, _HEADS, strict=True)):
        if row == 0 or not shared:
            drawing.part(body, ko("몸통"), tone=AMBER)
            drawing.arrow(photo.right, body.left)
        place = Box(WIDTH - MARGIN - 96, y + row * 48, 96, 38)
        drawing.part(place, ko(head), tone=GREEN)
        drawing.arrow(body.right, place.left)


DRAWINGS = {"models-three": three, "models-heads": heads, "models-two": two}
