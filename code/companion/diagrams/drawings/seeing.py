"""Why a convnet sees: two beliefs, a fixed shuffle, a shift, what a unit sees, and the edge."""

from random import Random

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    QUIET,
    RED,
    Box,
    Drawing,
    Point,
    bold,
    en,
    ko,
)

_CELL = 22


def beliefs() -> Drawing:
    """Draw the nets that are compared, and which belief each of them holds."""
    drawing = Drawing(
        "seeing-beliefs",
        "믿음을 하나씩 꺼서 견준다",
        "세 신경망은 곱셈의 수가 같다. 밀집은 아무것도 믿지 않고, 이웃만은 가까운 픽셀끼리 본다고 "
        "믿으며, 합성곱은 거기에 같은 물음을 어디서나 쓴다고 믿는다. 작은 밀집은 합성곱과 "
        "파라미터의 수가 같다.",
    )
    drawing.heading(24, bold("신경망"), en("arm"))
    drawing.heading(24, ko("이웃"), x=150)
    drawing.heading(24, ko("나눠 씀"), x=206)
    drawing.heading(24, ko("파라미터"), x=280)
    rows = (
        ("합성곱", True, True, "8,778", GREEN),
        ("이웃만", True, False, "24만", BLUE),
        ("밀집", False, False, "23만", QUIET),
        ("작은 밀집", False, False, "8,755", AMBER),
    )
    for row, (name, near, shared, count, tone) in enumerate(rows):
        y = 38 + 40 * row
        drawing.part(Box(12, y, 126, 32), bold(name), tone=tone)
        for x, held in ((164, near), (228, shared)):
            drawing.dot(Point(x, y + 16), GREEN if held else RED, hollow=not held)
        drawing.heading(y + 21, ko(count), x=284)
    drawing.heading(218, ko("위의 셋은 곱셈이 같다"), en("multiplications"))
    return drawing


def shuffle() -> Drawing:
    """Draw a stroke, and the same pixels in an order that is fixed for all images."""
    drawing = Drawing(
        "seeing-shuffle",
        "모든 사진에 같은 순서를 쓰면 정보는 하나도 사라지지 않는다",
        "다섯 줄 다섯 칸의 사진에 세로획이 있다. 정해진 순서로 칸을 옮기면 획이 흩어진다. 순서를 "
        "거꾸로 쓰면 처음의 사진이 돌아온다.",
    )
    size, order = 5, Random(3).sample(range(25), 25)
    drawing.heading(24, bold("원래"), en("pixels"))
    drawing.heading(24, bold("섞은 것"), en("one fixed order"), x=196)
    for place in range(size * size):
        for x, at in ((12, place), (214, order[place])):
            row, column = divmod(at, size)
            ink = place % size == 2
            box = Box(x + column * _CELL, 38 + row * _CELL, _CELL, _CELL)
            drawing.part(box, tone=AMBER if ink else QUIET)
    drawing.arrow(Point(136, 84), Point(202, 84))
    drawing.arrow(Point(202, 108), Point(136, 108), dashed=True)
    return drawing


def shift() -> Drawing:
    """Draw that shift and layer may trade places, and that the largest value does not move."""
    drawing = Drawing(
        "seeing-shift",
        "옮기면 특성 맵도 옮겨 가고, 전역 풀링만 그대로다",
        "위의 줄에서는 입력의 점이 특성 맵의 점이 되고 전체의 최댓값은 3이다. 아래 줄에서는 점을 "
        "오른쪽으로 두 칸 옮겼다. 특성 맵의 점도 두 칸 옮겨 갔고 최댓값은 그대로 3이다.",
    )
    drawing.heading(24, bold("입력"), en("input"))
    drawing.heading(24, bold("특성 맵"), en("feature map"), x=140)
    drawing.heading(24, bold("최대"), x=290)
    for row, at in enumerate((1, 3)):
        y = 40 + 74 * row
        for column in range(5):
            drawing.part(Box(12 + 20 * column, y, 20, 40), tone=AMBER if column == at else QUIET)
            drawing.part(Box(140 + 20 * column, y, 20, 40), tone=BLUE if column == at else QUIET)
        drawing.arrow(Point(114, y + 20), Point(136, y + 20))
        drawing.arrow(Point(244, y + 20), Point(280, y + 20))
        drawing.part(Box(286, y + 4, 40, 32), bold("3"), tone=GREEN)
    drawing.heading(176, ko("두 칸 옮긴 것"), en("equivariant, then invariant"))
    return drawing


def field() -> Drawing:
    """Draw how one place of the third layer reaches seven places of the input."""
    drawing = Drawing(
        "seeing-field",
        "3×3을 한 층 쌓을 때마다 양쪽으로 한 칸씩 넓어진다",
        "맨 위의 한 칸은 셋째 층의 출력이다. 그 아래에서 세 칸, 다섯 칸, 입력에서는 일곱 칸에 "
        "닿는다. 입력의 가운데로 가는 길이 끝으로 가는 길보다 많다.",
    )
    ways = [[1]]
    for _ in range(3):
        last = ways[-1]
        wide = len(last) + 2
        ways.append(
            [sum(last[p - u] for u in range(3) if 0 <= p - u < len(last)) for p in range(wide)]
        )
    names = ("셋째 층", "둘째 층", "첫째 층", "입력")
    for level, (name, counts) in enumerate(zip(names, ways, strict=True)):
        y = 14 + 52 * level
        drawing.heading(y + 21, bold(name))
        first = 212 - 18 * len(counts)
        for place, count in enumerate(counts):
            tone = BLUE if level < 3 else AMBER
            drawing.part(Box(first + 36 * place, y, 36, 30), ko(str(count)), tone=tone)
    drawing.heading(222, ko("칸의 수는 거기로 가는 길의 수"), en("paths"))
    return drawing


def edge() -> Drawing:
    """Draw a constant line under a kernel of ones, padded with zeros and joined in a ring."""
    drawing = Drawing(
        "seeing-edge",
        "0을 덧대면 가장자리가 보인다",
        "모두 1인 여섯 칸에 세 칸을 더하는 커널을 쓴다. 양쪽에 0을 덧대면 2, 3, 3, 3, 3, 2가 나와 "
        "끝이 드러나고, 양 끝을 이으면 모두 3이다.",
    )
    line = [1] * 6
    for y, name, english, ring in (
        (10, "0을 덧댐", "zeros", 0),
        (110, "양 끝을 이음", "circular", 1),
    ):
        drawing.heading(y + 14, bold(name), en(english))
        long = [ring, *line, ring]
        for place, number in enumerate(long):
            outside = place in (0, 7)
            drawing.part(
                Box(40 + 35 * place, y + 24, 35, 26), ko(str(number)),
                tone=RED if outside else QUIET, dashed=outside,
            )  # fmt: skip
        for place in range(6):
            total = sum(long[place : place + 3])
            drawing.part(
                Box(75 + 35 * place, y + 56, 35, 26), ko(str(total)),
                tone=AMBER if total < 3 else BLUE,
            )  # fmt: skip
    return drawing


DRAWINGS = {
    "seeing-beliefs": beliefs,
    "seeing-shuffle": shuffle,
    "seeing-shift": shift,
    "seeing-field": field,
    "seeing-edge": edge,
}
