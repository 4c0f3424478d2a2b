"""Convolution: a window, channels, gradients that come back, edges, pooling, few connections."""

from collections.abc import Sequence

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    LINES,
    QUIET,
    RED,
    Box,
    Drawing,
    Point,
    Tone,
    bold,
    en,
    ko,
)

_SIDE = 30
_IMAGE = ((1, 2, 0), (0, 1, 3), (2, 0, 1))
_KERNEL = ((-1, 1), (-1, 1))


def slide() -> Drawing:
    """Draw a 2 × 2 kernel on a 3 × 3 image, and the sum of the first window."""
    sums = [
        [
            sum(_IMAGE[i + u][j + v] * _KERNEL[u][v] for u in range(2) for v in range(2))
            for j in range(2)
        ]
        for i in range(2)
    ]
    drawing = Drawing(
        "conv-slide",
        "창을 한 칸씩 옮기며 곱해서 더한다",
        "세 줄 세 칸의 입력에서 왼쪽 위의 두 줄 두 칸이 창이다. 창의 1, 2, 0, 1에 커널의 −1, 1, "
        f"−1, 1을 곱해서 더하면 {sums[0][0]}이고 출력의 왼쪽 위에 온다. 창을 옮기면 나머지 셋이 "
        f"{sums[0][1]}, {sums[1][0]}, {sums[1][1]}로 채워진다.",
    )
    for x, name, english in (
        (12, "입력", "input"),
        (142, "커널", "kernel"),
        (252, "출력", "output"),
    ):
        drawing.heading(24, bold(name), en(english), x=x)
    _cells(drawing, 12, 38, _IMAGE, QUIET, window=2)
    _cells(drawing, 142, 52, _KERNEL, BLUE)
    _cells(drawing, 252, 52, sums, QUIET, window=1)
    drawing.note(Point(122, 88), bold("×"))
    drawing.note(Point(226, 88), bold("→"))
    drawing.heading(158, ko(f"1·(−1) + 2·1 + 0·(−1) + 1·1 = {sums[0][0]}"), en("window"))
    return drawing


def channels() -> Drawing:
    """Draw input channels that are summed under one filter, and filters that are stacked."""
    drawing = Drawing(
        "conv-channels",
        "입력 채널은 더해서 없어지고 필터는 쌓여 출력 채널이 된다",
        "세 장이 겹친 입력이 있다. 필터 하나에는 커널이 세 장 있어 채널마다 따로 곱해 모두 더하고 "
        "출력 한 장을 낸다. 필터가 둘이면 출력이 두 장이다.",
    )
    drawing.heading(24, bold("입력"), en("(C, H, W)"))
    drawing.heading(24, bold("필터"), en("(O, C, k, k)"), x=126)
    drawing.heading(24, bold("출력"), en("(O, i, j)"), x=250)
    _stack(drawing, 14, 84, 66, 3, QUIET)
    for row, (tone, y) in enumerate(((BLUE, 60), (GREEN, 142))):
        _stack(drawing, 150, y, 34, 3, tone)
        drawing.arrow(Point(108, 118), Point(142, y + 22))
        drawing.arrow(Point(202, y + 22), Point(256, y + 22))
        drawing.note(Point(228, y + 14), ko("합"))
        drawing.part(Box(262, y - 6, 56, 56), ko(f"{row + 1}번"), tone=tone)
    drawing.heading(224, ko("채널 3장 → 필터마다 출력 1장"), en("sum over C"))
    return drawing


def backward() -> Drawing:
    """Draw how many windows see each pixel of a 4 × 4 input under a 3 × 3 kernel."""
    n, k = 4, 3
    places = range(n - k + 1)
    counts = [
        [sum(i <= p < i + k and j <= q < j + k for i in places for j in places) for q in range(n)]
        for p in range(n)
    ]
    drawing = Drawing(
        "conv-backward",
        "그레이디언트는 그 픽셀을 본 창마다 돌아온다",
        "네 줄 네 칸의 입력에 세 칸짜리 창을 놓는 자리는 넷이다. 칸마다 그 칸을 본 창의 수를 "
        "적었다. 모서리는 1, 변은 2, 가운데는 4다.",
    )
    drawing.heading(24, bold("입력"), en("windows that see a pixel"))
    shades = {1: QUIET, 2: BLUE, 4: AMBER}
    for p, row in enumerate(counts):
        for q, number in enumerate(row):
            _cells(drawing, 12 + q * _SIDE, 38 + p * _SIDE, [[number]], shades[number])
    drawing.heading(24, bold("출력의 g"), x=258)
    _cells(drawing, 266, 64, [[1, 1], [1, 1]], GREEN)
    for p, q in ((1, 1), (1, 2), (2, 1), (2, 2)):
        start = Point(262, 64 + (p - 1) * _SIDE + 15)
        drawing.arrow(start, Point(142, 38 + p * _SIDE + 15 + (q - 1.5) * 4), tone=LINES)
    drawing.heading(180, ko("가운데 칸은 네 창의 몫을 더한다"), en("sum"))
    return drawing


def same() -> Drawing:
    """Draw where the windows stand when eight places are halved with "same" and with padding 1."""
    drawing = Drawing(
        "conv-same",
        "모양이 같아도 창이 놓인 자리가 다르다",
        "여덟 칸의 입력에 세 칸짜리 창을 두 칸씩 옮긴다. 케라스의 same은 오른쪽에만 0을 한 칸 "
        "붙여 창이 0, 2, 4, 6번 칸에서 시작한다. 파이토치의 padding=1은 양쪽에 붙여 창이 −1, 1, "
        "3, 5번 칸에서 시작한다. 출력은 둘 다 네 칸이다.",
    )
    for y, name, english, first, right in (
        (12, "케라스", 'padding="same"', 0, True), (128, "파이토치", "padding=1", -1, False),
    ):  # fmt: skip
        drawing.heading(y + 14, bold(name), en(english))
        for place in range(-1, 9):
            inside = 0 <= place < 8
            if not inside and (place == 8) != right:
                continue
            box = Box(24 + (place + 1) * 31, y + 26, 31, 26)
            words = ko(str(place)) if inside else ko("0")
            drawing.part(box, words, tone=QUIET if inside else RED, dashed=not inside)
        for step in range(4):
            left = 24 + (first + 2 * step + 1) * 31
            level = y + 62 + 10 * (step % 2)
            drawing.line(
                Point(left + 3, level), Point(left + 90, level), tone=AMBER.stroke, width=4
            )
    drawing.heading(230, ko("창 3칸, 스트라이드 2, 출력 4칸"), en("stride"))
    return drawing


def pool() -> Drawing:
    """Draw the largest and the mean of each 2 × 2 region."""
    image = ((1, 3, 0, 2), (5, 1, 4, 0), (0, 0, 2, 2), (1, 7, 6, 2))
    regions = [
        [[image[2 * i + u][2 * j + v] for u in range(2) for v in range(2)] for j in range(2)]
        for i in range(2)
    ]
    drawing = Drawing(
        "conv-pool",
        "풀링은 구역마다 수 하나를 남긴다",
        "네 줄 네 칸을 두 줄 두 칸의 구역 넷으로 나눈다. 최대 풀링은 "
        + ", ".join(str(max(region)) for row in regions for region in row)
        + ", 평균 풀링은 "
        + ", ".join(f"{sum(region) / 4:g}" for row in regions for region in row)
        + "를 남긴다.",
    )
    drawing.heading(24, bold("입력"), en("2 × 2 regions"))
    for i in range(2):
        for j in range(2):
            part = [row[2 * j : 2 * j + 2] for row in image[2 * i : 2 * i + 2]]
            _cells(drawing, 12 + 66 * j, 38 + 66 * i, part, BLUE if i == j else QUIET)
    for y, name, english in ((40, "최대", "max"), (132, "평균", "average")):
        drawing.heading(y, bold(name), x=186)
        drawing.heading(y + 20, en(english), x=186)
    _cells(drawing, 262, 12, [[max(region) for region in row] for row in regions], AMBER, 44)
    means = [[f"{sum(region) / 4:g}" for region in row] for row in regions]
    _cells(drawing, 262, 104, means, GREEN, 44)
    return drawing


def sparse() -> Drawing:
    """Draw the wires of a dense layer, of near ones only, and of near ones that share weights."""
    drawing = Drawing(
        "conv-sparse",
        "밀집에서 이웃만 남기고, 남은 것을 나누어 쓴다",
        "여섯 칸의 입력과 네 칸의 출력이 있다. 밀집 층은 선이 24개다. 이웃한 세 칸만 이으면 선이 "
        "12개다. 합성곱은 같은 12개의 선에 세 가지 색만 있다. 색마다 가중치가 하나다.",
    )
    rows = (
        ("밀집", "dense", "선 24, 가중치 24", 24), ("이웃만", "local", "선 12, 가중치 12", 118),
        ("합성곱", "shared", "선 12, 가중치 3", 212),
    )  # fmt: skip
    tones = (BLUE.stroke, AMBER.stroke, GREEN.stroke)
    for kind, (name, english, counts, y) in enumerate(rows):
        drawing.heading(y, bold(name), en(english), ko(counts))
        for out in range(4):
            for place in range(6) if kind == 0 else range(out, out + 3):
                tone = tones[place - out] if kind == 2 else QUIET.stroke
                top, low = Point(75 + 42 * place, y + 18), Point(117 + 42 * out, y + 62)
                drawing.line(top, low, tone=tone, width=3 if kind == 2 else 1)
        for place in range(6):
            drawing.dot(Point(75 + 42 * place, y + 18), QUIET)
        for out in range(4):
            drawing.dot(Point(117 + 42 * out, y + 62), RED)
    return drawing


def _cells(
    drawing: Drawing,
    x: float,
    y: float,
    rows: Sequence[Sequence[float | str]],
    tone: Tone,
    width: float = _SIDE,
    window: int = 0,
) -> None:
    """Draw numbers in cells; the first `window` rows and columns stand out, above the others."""
    cells = [(down, across) for down, row in enumerate(rows) for across in range(len(row))]
    for down, across in sorted(cells, key=lambda cell: max(cell) < window):
        box = Box(x + across * width, y + down * _SIDE, width, _SIDE)
        number = str(rows[down][across]).replace("-", "−")
        drawing.part(box, ko(number), tone=AMBER if max(down, across) < window else tone)


def _stack(drawing: Drawing, x: float, y: float, side: float, count: int, tone: Tone) -> None:
    for place in range(count):
        drawing.part(Box(x + 10 * place, y - 10 * place, side, side), tone=tone)


DRAWINGS = {
    "conv-slide": slide,
    "conv-channels": channels,
    "conv-backward": backward,
    "conv-same": same,
    "conv-pool": pool,
    "conv-sparse": sparse,
}
