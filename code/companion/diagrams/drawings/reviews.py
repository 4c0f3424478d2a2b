"""A review as a multi-hot vector, and the network that adds the rows of the pieces that are on."""

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
    Tone,
    bold,
    en,
    ko,
)

_PIECES = ("안", "재밌", "밌다", "지루")
_REVIEWS = (("안 재밌다", (1, 1, 1, 0)), ("재밌다 재밌다", (0, 1, 1, 0)))
_ROWS = ((1, 2), (0, 3), (5, -1))
_ON = (True, False, True)


def multi_hot() -> Drawing:
    """Draw two reviews of different length in the same four places."""
    drawing = Drawing(
        "reviews-multi-hot",
        "길이가 다른 리뷰 둘이 길이가 같은 벡터가 된다",
        "조각은 " + ", ".join(_PIECES) + "의 넷이다. "
        + " ".join(
            f"‘{text}’는 " + ", ".join(map(str, ones)) + "이 된다." for text, ones in _REVIEWS
        ),
    )  # fmt: skip
    left, pitch, size = 128.0, 56.0, 48.0
    for place, piece in enumerate(_PIECES):
        drawing.note(Point(left + pitch * place + size / 2, 26), bold(piece))
    for row, (text, ones) in enumerate(_REVIEWS):
        y = 40.0 + 72 * row
        drawing.note(Point(MARGIN + 48, y + 29), ko(text))
        for place, one in enumerate(ones):
            tone = AMBER if one else QUIET
            drawing.part(Box(left + pitch * place, y, size, 46), bold(f"{one}"), tone=tone)
    drawing.note(Point(WIDTH / 2, 186), ko("두 번 나와도 1, 차례는 남지 않는다"))
    drawing.caption(en("multi-hot: one place for each piece"))
    return drawing


def network() -> Drawing:
    """Draw the first layer as a sum of rows, and what follows."""
    total = [sum(row[i] for row, on in zip(_ROWS, _ON, strict=True) if on) for i in (0, 1)]
    drawing = Drawing(
        "reviews-network",
        "켜진 자리의 행을 더하고, 두 층을 더 지나 확률 하나가 된다",
        "벡터의 첫째와 셋째 칸이 켜져 있다. 행렬의 첫째 행 (1, 2)와 셋째 행 (5, −1)을 더해 "
        f"({total[0]}, {total[1]})이 되고, 수 16개의 층 둘을 지나 로짓, 확률이 된다.",
    )
    drawing.note(Point(50, 24), ko("입력"), en("x"))
    drawing.note(Point(180, 24), ko("행렬의 행"), en("rows of W"))
    drawing.note(Point(306, 24), ko("더한 것"), en("xW"))
    for row, (values, on) in enumerate(zip(_ROWS, _ON, strict=True)):
        y = 52.0 + 48 * row
        tone = AMBER if on else QUIET
        drawing.part(Box(26, y, 48, 38), bold("1" if on else "0"), tone=tone)
        words = en(f"{values[0]}, {values[1]}".replace("-", "−"))
        box = drawing.part(Box(126, y, 108, 38), words, tone=tone, dashed=not on)
        if on:
            drawing.arrow(Point(box.right.x + 2, y + 19), Point(262, 119))
    drawing.part(Box(266, 100, 80, 38), en(f"{total[0]}, {total[1]}"), tone=GREEN)
    steps: tuple[tuple[str, str, Tone], ...] = (
        ("16개", "ReLU", BLUE), ("16개", "ReLU", BLUE),
        ("로짓", "z", GREEN), ("확률", "σ(z)", GREEN),
    )  # fmt: skip
    for place, (name, english, tone) in enumerate(steps):
        x = MARGIN + 86.0 * place
        box = drawing.part(Box(x, 222, 66, 52), bold(name), en(english), tone=tone, form="round")
        if place:
            drawing.arrow(Point(x - 18, box.middle.y), Point(x - 2, box.middle.y))
    drawing.arrow(Point(306, 140), Point(306, 204), Point(45, 204), Point(45, 220))
    drawing.caption(en("adding rows is multiplying by a multi-hot vector"))
    return drawing


DRAWINGS = {"reviews-multi-hot": multi_hot, "reviews-network": network}
