"""Two kinds of chips, three sizes of data, and a signal that shrinks or keeps its size."""

from math import sqrt

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    MARGIN,
    PLAIN,
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

_DATA = (("우편번호", "1989", 7_291), ("MNIST", "1998", 60_000), ("ILSVRC", "2012", 1_281_167))
_HALF = (WIDTH - 2 * MARGIN - 16) / 2
_FACTORS = (
    (1 / (4 * sqrt(3)), "옛 방식", "sigmoid, old init", RED),
    (1.0, "요즘 방식", "ReLU, He", GREEN),
)


def chips() -> Drawing:
    """Draw a few large cores beside many small ones."""
    drawing = Drawing(
        "why-chips",
        "CPU는 큰 코어 몇 개, GPU는 작은 계산기 수백 개다",
        "왼쪽 칩에는 큰 코어 넷과 캐시가 있다. 오른쪽 칩에는 작은 네모가 격자로 빽빽하다.",
    )
    drawing.heading(26, bold("CPU"), en("a few large cores"))
    drawing.heading(26, bold("GPU"), en("many small ones"), x=MARGIN + _HALF + 16)
    left = drawing.part(Box(MARGIN, 38, _HALF, 150), tone=QUIET)
    for place in range(4):
        x, y = left.x + 8 + (place % 2) * 74, left.y + 8 + (place // 2) * 48
        drawing.part(Box(x, y, 70, 42), ko("코어"), tone=BLUE)
    drawing.part(Box(left.x + 8, left.y + 106, _HALF - 16, 36), ko("캐시"), en("cache"), tone=PLAIN)
    right = drawing.part(Box(MARGIN + _HALF + 16, 38, _HALF, 150), tone=QUIET)
    for row in range(7):
        for column in range(10):
            at = Box(right.x + 8 + column * 14.7, right.y + 8 + row * 19.4, 11, 16)
            drawing.part(at, tone=AMBER)
    return drawing


def data() -> Drawing:
    """Draw squares whose areas are the numbers of training images."""
    drawing = Drawing(
        "why-data",
        "훈련 사진의 수는 1989년의 7,291장에서 2012년의 128만 장이 되었다",
        " ".join(f"{year}년 {name} {count:,}장." for name, year, count in _DATA)
        + " 정사각형의 넓이가 장수에 비례한다.",
    )
    drawing.heading(26, bold("넓이 = 사진의 장수"), en("area = images"))
    largest = _DATA[-1][2]
    side = 188.0
    bottom = 38 + side
    x = float(MARGIN)
    for (name, year, count), tone in zip(_DATA, (RED, AMBER, BLUE), strict=True):
        edge = side * sqrt(count / largest)
        drawing.part(Box(x, bottom - edge, edge, edge), tone=tone)
        middle = x + max(edge, 62) / 2 if edge < 62 else x + edge / 2
        drawing.note(
            Point(middle, bottom + 20), ko(name), en(year), en(f"{count:,}"),
        )  # fmt: skip
        x += max(edge, 66) + 6
    return drawing


def vanish() -> Drawing:
    """Draw a signal layer by layer, for a factor of 0.14 and for one of 1."""
    drawing = Drawing(
        "why-vanish",
        "배수가 0.14면 다섯 층 만에 보이지 않고, 1이면 그대로다",
        "두 줄의 막대 여섯 개씩. 위는 층마다 0.14배로 줄어 셋째부터 보이지 않는다. "
        "아래는 모두 길이가 같다.",
    )
    height = 64.0
    for row, (factor, name, english, tone) in enumerate(_FACTORS):
        top = row * 146.0
        drawing.heading(top + 26, bold(name), en(f"×{factor:.2f}, {english}"))
        for layer in range(6):
            # The last layer stands at the left, as the signal sets out from it.
            size = height * factor**layer
            x = MARGIN + 10 + layer * 56
            drawing.part(Box(x, top + 40 + height - size, 34, max(size, 0.6)), tone=tone)
            label = f"{factor**layer:.0e}" if factor**layer < 0.01 else f"{factor**layer:.2g}"
            drawing.note(Point(x + 17, top + 124), en(label.replace("e-0", "e−")))
        if not row:
            drawing.divider(top + 136)
    drawing.heading(302, ko("왼쪽이 출력 쪽, 오른쪽이 입력 쪽"), en("backwards"))
    return drawing


DRAWINGS = {"why-chips": chips, "why-data": data, "why-vanish": vanish}
