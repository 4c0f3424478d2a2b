"""Decoding: where greedy misses the likeliest answer, and a split that keeps twins together."""

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


def tree() -> Drawing:
    """Draw a tree of two symbols in which the likelier first symbol leads to the lesser whole."""
    drawing = Drawing(
        "decoding-tree",
        "앞의 글자를 고르는 것과 전체를 고르는 것은 다르다",
        "시작에서 '가'는 0.5, '나'는 0.4의 확률로 이어진다. "
        "'가' 다음에 끝날 확률은 0.4이고 곱은 0.20이다. "
        "'나' 다음에 끝날 확률은 0.9이고 곱은 0.36이다.",
    )
    drawing.part(Box(14, 84, 62, 40), ko("시작"), en("1.00"), tone=QUIET)
    rows = ((34, "가", "0.50", "가 끝", "0.20", "× 0.5", "× 0.4", AMBER),
            (134, "나", "0.40", "나 끝", "0.36", "× 0.4", "× 0.9", GREEN))  # fmt: skip
    for top, name, share, whole, product, one, two, tone in rows:
        drawing.arrow(Point(78, 104), Point(136, top + 20))
        drawing.note(Point(100, top - 2 if top < 84 else top + 48), en(one))
        drawing.part(Box(138, top, 62, 40), bold(name), en(share), form="round", tone=BLUE)
        drawing.arrow(Point(202, top + 20), Point(266, top + 20))
        drawing.note(Point(234, top + 12), en(two))
        drawing.part(Box(268, top, 78, 40), bold(whole), en(product), form="round", tone=tone)
    drawing.caption(en("greedy takes 0.50 first and ends with 0.20"))
    return drawing


def twins() -> Drawing:
    """Draw the two ways to split pairs whose questions are twins."""
    drawing = Drawing(
        "decoding-twins",
        "같은 물음은 한쪽에 모은다",
        "물음이 같은 두 쌍이 있다. 쌍마다 나누면 하나는 훈련에, 하나는 시험에 갈 수 있다. "
        "물음마다 나누면 두 쌍이 함께 훈련에 가고, 시험에는 처음 보는 물음만 남는다.",
    )
    for x, name, english in ((14, "쌍마다 나눈다", "by pair"), (190, "물음마다", "by question")):
        drawing.heading(24, bold(name), en(english), x=x)
    for x, second in ((14, 118), (190, 78)):
        drawing.part(Box(x, 38, 74, 34), ko("물음 A"), form="round", tone=BLUE)
        drawing.part(Box(x, second, 74, 34), ko("물음 A"), form="round", tone=BLUE)
        drawing.part(Box(x, 196 - second, 74, 34), ko("물음 B"), form="round", tone=AMBER)
        for top, name in ((60, "훈련"), (140, "시험")):
            drawing.note(Point(x + 116, top + 16 if top < 100 else top), ko(name))
    drawing.line(Point(14, 115), Point(164, 115), dashed=True)
    drawing.line(Point(190, 115), Point(346, 115), dashed=True)
    drawing.caption(en("twins on both sides test the memory"))
    return drawing


DRAWINGS = {"decoding-tree": tree, "decoding-twins": twins}
