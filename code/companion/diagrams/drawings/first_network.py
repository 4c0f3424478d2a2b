"""The first network: a digit as numbers, its layers, its training, its data, its two spreads."""

from math import exp

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    INK,
    LINES,
    MUTED,
    PLAIN,
    QUIET,
    SURFACE,
    Box,
    Drawing,
    Point,
    Tone,
    bold,
    en,
    ko,
)

_THREE = ("0111110", "0000010", "0000100", "0001110", "0000010", "0100010", "0011100")
_ROWS = (BLUE, AMBER, GREEN)


def digit() -> Drawing:
    """Draw an image whose rows are laid end to end."""
    drawing = Drawing(
        "first-digit",
        "이미지의 행을 차례로 이으면 벡터가 된다",
        "위에는 칸이 일곱 줄인 숫자 3의 그림, 아래에는 그 줄들을 왼쪽부터 차례로 이어 붙인 긴 띠가 "
        "있다. 첫 줄, 둘째 줄, 셋째 줄의 칸이 띠에서도 같은 차례로 놓인다. 28×28 이미지는 "
        "이렇게 784칸의 띠가 된다.",
    )
    drawing.heading(24, bold("이미지"), en("(28, 28)"))
    drawing.note(Point(186, 60), ko("일곱 칸으로 줄여 그린 3"), anchor="start")
    drawing.note(Point(186, 84), ko("흰 칸은 0, 검은 칸은 1"), anchor="start")
    drawing.note(Point(186, 108), ko("실제로는 0–255"), anchor="start")
    for row, line in enumerate(_THREE):
        for column, ink in enumerate(line):
            box = Box(40 + column * 18, 36 + row * 18, 18, 18)
            drawing.part(box, tone=Tone(INK if ink == "1" else SURFACE, LINES))
        if row < len(_ROWS):
            drawing.part(Box(14, 38 + row * 18, 18, 14), form="pill", tone=_ROWS[row])
    drawing.arrow(Point(103, 168), Point(103, 196))
    drawing.heading(188, ko("한 줄로 편다"), en("flatten"), x=116)
    for row, tone in enumerate(_ROWS):
        for column, ink in enumerate(_THREE[row]):
            box = Box(12 + (row * 7 + column) * 15, 204, 15, 18)
            drawing.part(box, tone=Tone(INK if ink == "1" else SURFACE, LINES))
        drawing.line(
            Point(14 + row * 105, 228), Point(114 + row * 105, 228), tone=tone.stroke, width=4
        )
    drawing.note(Point(336, 219), ko("…"))
    drawing.note(Point(180, 252), bold("28 × 28 = 784칸, 모양 (784,)"))
    return drawing


def layers() -> Drawing:
    """Draw the two dense layers, and all the inputs of one hidden unit."""
    drawing = Drawing(
        "first-layers",
        "은닉 유닛 하나는 픽셀 784개를 모두 받는다",
        "왼쪽에 입력 784개, 가운데에 은닉 유닛 512개, 오른쪽에 로짓 10개가 점으로 서 있다. 은닉 "
        "유닛 하나로 모든 입력의 선이 모이고, 로짓 하나로 모든 은닉 유닛의 선이 모인다.",
    )
    columns = ((60, 7, BLUE), (180, 6, AMBER), (300, 5, GREEN))
    names = (("입력", "(784,)"), ("은닉층", "(512,)"), ("로짓", "(10,)"))
    places = [
        [Point(x, 62 + (place + 0.5) * 190 / count) for place in range(count)]
        for x, count, _ in columns
    ]
    for before, after, chosen in ((places[0], places[1], 2), (places[1], places[2], 2)):
        for start in before:
            for number, end in enumerate(after):
                if number != chosen:
                    drawing.line(start, end, tone=LINES, width=1)
        for start in before:
            drawing.line(start, after[chosen], tone=MUTED, width=2)
    for (x, _, tone), points, (korean, shape) in zip(columns, places, names, strict=True):
        for point in points:
            drawing.dot(point, tone)
        drawing.note(Point(x, 24), bold(korean))
        drawing.note(Point(x, 44), en(shape))
    for x, korean, english in ((120, "가중치", "W₁ (784, 512)"), (240, "가중치", "W₂ (512, 10)")):
        drawing.note(Point(x, 276), ko(korean), en(english))
    drawing.note(
        Point(180, 322), ko("선 하나가 가중치 하나, 점마다 편향 하나"), en("weights and biases")
    )
    return drawing


def softmax() -> Drawing:
    """Draw how two logits become two shares."""
    drawing = Drawing(
        "first-softmax",
        "로짓 2와 1은 몫 0.73과 0.27이 된다",
        "두 줄에 로짓, 그 지수, 전체에서 차지하는 몫이 차례로 있다. 로짓 2는 7.39를 거쳐 0.73이, "
        "로짓 1은 2.72를 거쳐 0.27이 된다.",
    )
    logits = (2.0, 1.0)
    total = sum(map(exp, logits))
    for x, korean, english in ((52, "로짓", "z"), (150, "지수", "exp z"), (270, "몫", "softmax")):
        drawing.note(Point(x, 24), bold(korean), en(english))
    for row, (logit, tone) in enumerate(zip(logits, (BLUE, AMBER), strict=True)):
        y = 56 + row * 48
        drawing.part(Box(24, y, 56, 34), ko(f"{logit:g}"), tone=tone)
        drawing.arrow(Point(82, y + 17), Point(116, y + 17))
        drawing.part(Box(118, y, 64, 34), ko(f"{exp(logit):.2f}"), tone=tone)
        drawing.arrow(Point(184, y + 17), Point(212, y + 17))
        share = exp(logit) / total
        drawing.part(Box(214, y, 134, 34), tone=QUIET)
        drawing.part(Box(214, y, 134 * share, 34), tone=tone)
        drawing.note(Point(281, y + 22), bold(f"{share:.2f}"))
    drawing.note(Point(150, 170), ko(f"합 {total:.2f}"))
    drawing.note(Point(281, 170), ko("합 1"))
    return drawing


def loop() -> Drawing:
    """Draw one training step as a circle: predict, measure, mend."""
    drawing = Drawing(
        "first-loop",
        "훈련의 한 스텝: 예측하고, 재고, 고친다",
        "이미지 한 배치가 신경망으로 들어가 로짓이 되고, 손실 함수가 로짓과 레이블을 견준다. "
        "옵티마이저가 손실의 그레이디언트로 가중치를 옮기고, 다음 배치가 다시 신경망으로 들어간다.",
    )
    batch = drawing.part(Box(12, 20, 96, 56), ko("배치 128장"), en("batch"), tone=BLUE)
    net = drawing.part(Box(136, 20, 96, 56), ko("신경망"), en("layers"), tone=PLAIN)
    logits = drawing.part(Box(260, 20, 88, 56), ko("로짓"), en("(128, 10)"), tone=PLAIN)
    labels = drawing.part(Box(12, 118, 96, 56), ko("레이블"), en("(128,)"), tone=BLUE)
    loss = drawing.part(Box(260, 118, 88, 56), ko("손실"), en("loss"), tone=AMBER)
    mend = drawing.part(Box(136, 210, 118, 56), ko("옵티마이저"), en("optimizer"), tone=GREEN)
    drawing.arrow(batch.right, net.left)
    drawing.arrow(net.right, logits.left)
    drawing.arrow(logits.bottom, loss.top)
    drawing.arrow(labels.right, loss.left)
    drawing.arrow(loss.bottom, Point(304, 238), mend.right, tone=AMBER.stroke)
    drawing.arrow(Point(184, 210), Point(184, 78), tone=GREEN.stroke)
    drawing.note(Point(304, 288), ko("그레이디언트"))
    drawing.note(Point(84, 204), ko("가중치를"), ko("조금 옮긴다"))
    return drawing


def split() -> Drawing:
    """Draw the three parts of the data and what each of them decides."""
    drawing = Drawing(
        "first-split",
        "훈련 5만 장, 검증 1만 장, 테스트 1만 장은 하는 일이 다르다",
        "MNIST 7만 장을 나눈 띠. 훈련 세트 5만 장은 가중치를 정하고, 검증 세트 1만 장은 몇 "
        "에포크를 훈련할지 고르며, 테스트 세트 1만 장은 다 정한 뒤에 한 번 잰다.",
    )
    each = 336 / 7
    parts = ((5, BLUE, "훈련", "train"), (1, AMBER, "검", "val"), (1, GREEN, "테", "test"))
    x = 12.0
    for size, tone, korean, english in parts:
        drawing.part(Box(x, 16, size * each, 44), ko(korean), en(english), tone=tone)
        x += size * each
    says = (
        (BLUE, "훈련 세트 5만 장", "training", "가중치를 정한다. 되풀이해서 본다."),
        (AMBER, "검증 세트 1만 장", "validation", "몇 에포크 훈련할지를 고른다."),
        (GREEN, "테스트 세트 1만 장", "test", "다 정한 뒤에 한 번만 잰다."),
    )
    for row, (tone, name, english, what) in enumerate(says):
        y = 92 + row * 54
        drawing.part(Box(12, y - 14, 18, 18), tone=tone)
        drawing.heading(y, bold(name), en(english), x=42)
        drawing.heading(y + 21, ko(what), x=42)
    return drawing


def spread() -> Drawing:
    """Draw the two reasons why a measured accuracy would come out otherwise next time."""
    drawing = Drawing(
        "first-spread",
        "정확도를 흔드는 것은 둘이다: 시드와 뽑힌 이미지",
        "위에는 시드만 다른 신경망 셋이 같은 테스트 세트를 본다. 아래에는 신경망 하나가 다르게 "
        "뽑힌 테스트 세트 셋을 본다. 두 경우 모두 잰 정확도가 흩어진다.",
    )
    for top, name, english, many in (
        (0, "시드가 바뀌면", "seed", True), (150, "이미지가 바뀌면", "sampling", False),
    ):  # fmt: skip
        drawing.heading(top + 24, bold(name), en(english))
        for row in range(3):
            y = top + 38 + row * 34
            left = Box(12, y if many else top + 72, 104, 26)
            right = Box(152, top + 72 if many else y, 112, 26)
            if many or row == 1:
                drawing.part(left, ko(f"신경망 {row}" if many else "신경망"), tone=BLUE)
            if not many or row == 1:
                drawing.part(right, ko("테스트 세트" if many else f"테스트 {row}"), tone=GREEN)
            drawing.arrow(Point(118, left.middle.y), Point(150, right.middle.y))
            drawing.line(Point(266, right.middle.y), Point(290, y + 13))
            drawing.dot(Point(304 + (14, 30, 6)[row] * (1 if many else 1.3), y + 13), AMBER)
    drawing.note(Point(322, 24), ko("정확도"))
    drawing.divider(148)
    return drawing


DRAWINGS = {
    "first-digit": digit,
    "first-layers": layers,
    "first-softmax": softmax,
    "first-loop": loop,
    "first-split": split,
    "first-spread": spread,
}
