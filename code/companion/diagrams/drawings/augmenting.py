"""Augmentation: where an output pixel looks, a letter in the mirror, new views at every step."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
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

CELL = 26.0


def pull() -> Drawing:
    """Draw an output pixel that looks back into the input, between four pixels."""
    drawing = Drawing(
        "augment-pull",
        "출력의 픽셀이 입력의 어디를 볼지 정한다",
        "왼쪽은 입력, 오른쪽은 출력의 격자다. 출력의 한 픽셀에서 화살표가 입력으로 되돌아가 "
        "네 픽셀 사이의 한 점을 가리킨다. 그 점의 값은 네 픽셀을 거리에 따라 섞은 것이다.",
    )
    drawing.heading(24, bold("입력"), en("input"), x=24)
    drawing.heading(24, bold("출력"), en("output"), x=216)
    looked = {(1, 1), (1, 2), (2, 1), (2, 2)}
    for left, side in ((24.0, "in"), (216.0, "out")):
        for row in range(4):
            for column in range(4):
                here = (row, column)
                tone = PLAIN
                if side == "in" and here in looked:
                    tone = BLUE
                if side == "out" and here == (2, 1):
                    tone = GREEN
                drawing.part(
                    Box(left + (CELL + 3) * column, 36 + (CELL + 3) * row, CELL, CELL), tone=tone
                )
    drawing.arrow(Point(250, 108), Point(92, 94), tone=RED.stroke)
    drawing.heading(178, ko("출력의 픽셀마다 입력의 자리를 묻고"), en("affine_grid"), x=24)
    drawing.heading(200, ko("네 이웃을 섞어 값을 정한다"), en("grid_sample"), x=24)
    return drawing


def mirror() -> Drawing:
    """Draw what a mirror does to a letter: the vowel changes sides with the consonant."""
    drawing = Drawing(
        "augment-mirror",
        "뱌를 뒤집으면 벼가 아니라 없는 글자다",
        "위는 ㅂ이 왼쪽, ㅑ가 오른쪽인 뱌다. 좌우로 뒤집으면 ㅕ 꼴이 왼쪽, ㅂ이 오른쪽으로 와서 "
        "한글에 없는 글자가 된다. 벼는 ㅂ이 왼쪽, ㅕ가 오른쪽이다.",
    )
    rows = (
        ("뱌", ("ㅂ", "ㅑ"), "as written", GREEN),
        ("뒤집은 뱌", ("ㅕ", "ㅂ"), "mirrored", RED),
        ("벼", ("ㅂ", "ㅕ"), "another letter", BLUE),
    )
    for number, (name, parts, english, tone) in enumerate(rows):
        top = 14.0 + 62 * number
        drawing.heading(top + 22, bold(name), x=24)
        drawing.heading(top + 42, en(english), x=24)
        for place, jamo in enumerate(parts):
            drawing.part(Box(170 + 64 * place, top, 58, 48), bold(jamo), tone=tone)
    drawing.heading(216, ko("모음의 방향만이 아니라 자음의 자리도 바뀐다"), x=24)
    return drawing


def views() -> Drawing:
    """Draw one stored image and the views that training sees, none of them at inference."""
    drawing = Drawing(
        "augment-views",
        "훈련할 때마다 새로 뽑고, 추론할 때에는 그대로 둔다",
        "저장한 이미지 한 장에서 훈련의 스텝마다 다르게 일그러진 뷰가 하나씩 나와 신경망에 "
        "들어간다. 레이블은 셋 모두 같다. 추론할 때에는 일그러뜨리지 않은 이미지가 들어간다.",
    )
    stored = drawing.part(Box(12, 74, 96, 52), bold("이미지 한 장"), en("stored"), tone=PLAIN)
    for number, text in enumerate(("스텝 1", "스텝 2", "스텝 3")):
        box = drawing.part(Box(150, 30 + 50 * number, 84, 38), ko(text), form="round", tone=AMBER)
        drawing.arrow(Point(stored.right.x + 2, stored.right.y), Point(box.x - 2, box.middle.y))
        drawing.arrow(Point(box.right.x + 2, box.middle.y), Point(270, 98 + 4 * (number - 1)))
    drawing.part(Box(272, 74, 76, 52), bold("신경망"), en("training"), tone=GREEN)
    drawing.heading(20, bold("훈련"), en("a new view each time, the same label"))
    same = drawing.part(Box(12, 210, 96, 44), bold("이미지 한 장"), tone=PLAIN)
    target = drawing.part(Box(272, 210, 76, 44), bold("신경망"), en("inference"), tone=QUIET)
    drawing.arrow(Point(same.right.x + 2, same.right.y), Point(target.x - 2, target.left.y))
    drawing.heading(198, bold("추론"), en("as it is"))
    return drawing


DRAWINGS = {
    "augment-pull": pull,
    "augment-mirror": mirror,
    "augment-views": views,
}
