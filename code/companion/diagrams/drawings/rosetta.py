"""Where two ways of writing a computation meet, and how a cause of a difference is found."""

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

_HALF = (WIDTH - 2 * MARGIN - 16) / 2


def kernels() -> Drawing:
    """Draw a line of Keras and one of PyTorch, which end in the same kernels."""
    drawing = Drawing(
        "rosetta-kernels",
        "두 줄이 커널에서 만난다",
        "왼쪽의 케라스 줄은 케라스를 거쳐 파이토치를 부르고, "
        "오른쪽의 파이토치 줄은 곧바로 파이토치를 부른다. "
        "두 길은 커널에서 만난다.",
    )
    right = MARGIN + _HALF + 16
    line = drawing.part(Box(MARGIN, 12, _HALF, 40), en("ops.matmul(x, w)"), tone=AMBER)
    other = drawing.part(Box(right, 12, _HALF, 40), en("x @ w"), tone=BLUE)
    keras = drawing.part(Box(MARGIN, 84, _HALF, 40), ko("케라스"), tone=AMBER)
    torch = drawing.part(Box(MARGIN, 156, WIDTH - 2 * MARGIN, 40), ko("파이토치"), tone=BLUE)
    kernel = drawing.part(
        Box(MARGIN, 228, WIDTH - 2 * MARGIN, 44), bold("커널: mm"), tone=GREEN, form="round"
    )
    drawing.arrow(line.bottom, keras.top)
    drawing.arrow(keras.bottom, Point(keras.bottom.x, torch.top.y))
    drawing.arrow(other.bottom, Point(other.bottom.x, torch.top.y))
    drawing.arrow(torch.bottom, kernel.top)
    drawing.caption(en("one kernel, the same bits"))
    return drawing


def differ() -> Drawing:
    """Draw how one mended place tells the cause."""
    drawing = Drawing(
        "rosetta-differ",
        "한 곳을 고쳐 같아지면 그곳이 원인이다",
        "위에는 이름만 옮긴 두 줄이 있고 값이 다르다. "
        "아래에는 한 곳을 고친 두 줄이 있고 값이 같다.",
    )
    right = MARGIN + _HALF + 16
    for y, title, left, other, sign, tone in (
        (24, "이름만 옮기면", "momentum=0.9", "momentum=0.9", "≠", AMBER),
        (128, "한 곳을 고치면", "momentum=0.9", "momentum=0.1", "=", GREEN),
    ):
        drawing.heading(y, bold(title))
        one = drawing.part(Box(MARGIN, y + 14, _HALF - 8, 44), en(left), tone=QUIET)
        drawing.part(Box(right + 8, y + 14, _HALF - 8, 44), en(other), tone=tone)
        drawing.note(Point(WIDTH / 2, one.middle.y + 6), bold(sign))
    drawing.caption(en("mend one thing, and compare again"))
    return drawing


DRAWINGS = {"rosetta-kernels": kernels, "rosetta-differ": differ}
