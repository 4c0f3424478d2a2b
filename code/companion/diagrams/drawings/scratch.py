"""A network from scratch: one layer both ways, the loss's gradient, shapes, and a training step."""

from math import exp

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    MARGIN,
    PLAIN,
    Box,
    Drawing,
    Point,
    bold,
    en,
    ko,
)

_BACK = AMBER.stroke


def dense() -> Drawing:
    """Draw where one weight enters: one column of Z, once in every row."""
    drawing = Drawing(
        "scratch-dense",
        "가중치 하나는 모든 샘플에서 한 열에 쓰인다",
        "행렬 X, W, Z이다. W의 한 칸은 X의 한 열과 곱해져 Z의 한 열에 더해진다. 그 칸의 기울기는 "
        "X의 그 열과 dZ의 그 열을 샘플마다 곱해 더한 것이다.",
    )
    drawing.heading(24, bold("Z = XW + b"), en("one weight, every sample"))
    across = ((MARGIN, 4, 3, 1, None, "X"), (136, 3, 3, 2, 1, "W"), (254, 4, 3, 2, None, "Z"))
    for left, rows, columns, column, row, name in across:
        for r in range(rows):
            for c in range(columns):
                hot = c == column and (row is None or r == row)
                tone = (AMBER if name == "W" else BLUE) if hot else PLAIN
                drawing.part(Box(left + 31 * c, 54 + 28 * r, 29, 26), tone=tone)
        drawing.note(Point(left + 46, 188), en(name))
    drawing.note(Point(120, 114), en("×"))
    drawing.note(Point(241, 114), en("="))
    drawing.note(Point(MARGIN + 46, 206), ko("샘플 4, 입력 3"))
    drawing.note(Point(182, 206), ko("입력 3, 유닛 3"))
    drawing.note(Point(300, 206), ko("샘플 4, 유닛 3"))
    drawing.note(Point(180, 236), ko("기울기 = X의 한 열 · dZ의 한 열"))
    return drawing


def softmax() -> Drawing:
    """Draw probabilities of three classes, and what is left when the answer is taken off."""
    scores, answer = (1.0, 2.0, 1.0), 1
    total = sum(exp(score) for score in scores)
    shares = [exp(score) / total for score in scores]
    rest = [share - (place == answer) for place, share in enumerate(shares)]
    drawing = Drawing(
        "scratch-softmax",
        "확률에서 정답을 빼면 기울기이다",
        "로짓 1, 2, 1의 확률은 "
        + ", ".join(f"{share:.2f}" for share in shares)
        + "이다. 가운데가 정답이면 기울기는 "
        + ", ".join(f"{one:.2f}" for one in rest)
        + "이고 모두 더하면 0이다.",
    )
    drawing.heading(24, bold("확률"), en("softmax p"))
    drawing.heading(24, bold("확률 − 정답"), en("p − y"), x=200)
    for left, numbers, foot in ((MARGIN + 8, shares, 130), (204, rest, 84)):
        drawing.line(Point(left - 8, foot), Point(left + 140, foot))
        for place, number in enumerate(numbers):
            size = 90 * abs(number)
            top = foot - size if number > 0 else foot
            tone = GREEN if place == answer else BLUE
            drawing.part(Box(left + 48 * place, top, 36, size), tone=tone)
            y = foot + 18 if number > 0 else foot - 8
            drawing.note(Point(left + 48 * place + 18, y), en(f"{number:.2f}".replace("-", "−")))
    drawing.note(Point(88, 172), ko("가운데가 정답"))
    drawing.note(Point(276, 172), ko("더하면 0"))
    return drawing


def shapes() -> Drawing:
    """Draw the shapes of a batch going forward, and of the gradients coming back."""
    batch, pixels, units, classes = 128, 784, 100, 10
    drawing = Drawing(
        "scratch-shapes",
        "기울기는 저마다 제 짝과 모양이 같다",
        f"위에서 아래로 순전파: X ({batch}, {pixels}), Z1과 H ({batch}, {units}), "
        f"로짓 ({batch}, {classes}), 손실. 아래에서 위로 역전파: 같은 모양의 기울기. 층 옆에는 "
        "가중치와 같은 모양의 dW가 있다.",
    )
    drawing.heading(24, bold("순전파 ↓"), en("forward"))
    drawing.heading(24, bold("역전파 ↑"), en("backward"), x=204)
    rows = (
        ("X", f"({batch}, {pixels})"), ("Z₁", f"({batch}, {units})"), ("H", f"({batch}, {units})"),
        ("Z₂", f"({batch}, {classes})"),
    )  # fmt: skip
    layers = (
        (f"W₁ ({pixels}, {units})", f"dW₁ ({pixels}, {units})"), ("max(0, ·)", "켜진 곳만"),
        (f"W₂ ({units}, {classes})", f"dW₂ ({units}, {classes})"),
    )  # fmt: skip
    for row, (name, shape) in enumerate(rows):
        y = 40 + 82 * row
        drawing.part(Box(MARGIN, y, 150, 34), en(f"{name} {shape}"), tone=BLUE)
        drawing.part(Box(198, y, 150, 34), en(f"d{name} {shape}"), tone=AMBER)
        if row < len(layers):
            weight, slope = layers[row]
            drawing.arrow(Point(32, y + 36), Point(32, y + 80))
            drawing.note(Point(44, y + 62), en(weight), anchor="start")
            drawing.arrow(Point(218, y + 80), Point(218, y + 36), tone=_BACK)
            words = ko(slope) if row == 1 else en(slope)
            drawing.note(Point(230, y + 62), words, anchor="start")
    loss = drawing.part(Box(105, 346, 150, 36), bold("손실 (수 하나)"), form="pill", tone=GREEN)
    drawing.arrow(Point(60, 322), Point(112, loss.y + 6))
    drawing.arrow(Point(248, loss.y + 6), Point(300, 322), tone=_BACK)
    return drawing


def step() -> Drawing:
    """Draw the four parts of a training step as a round."""
    drawing = Drawing(
        "scratch-step",
        "한 스텝은 넷이다: 순전파, 손실, 역전파, 갱신",
        "상자 넷이 고리를 이룬다. 배치 하나로 순전파, 손실, 역전파, 갱신을 하고 되풀이한다.",
    )
    parts = (
        (12, 14, "1. 순전파", "forward", BLUE), (216, 14, "2. 손실", "loss", GREEN),
        (216, 112, "3. 역전파", "backward", AMBER), (12, 112, "4. 갱신", "update", PLAIN),
    )  # fmt: skip
    boxes = [
        drawing.part(Box(x, y, 132, 54), bold(korean), en(english), form="round", tone=tone)
        for x, y, korean, english, tone in parts
    ]
    drawing.arrow(Point(boxes[0].right.x + 2, 41), Point(boxes[1].x - 2, 41))
    drawing.arrow(Point(282, 70), Point(282, 110))
    drawing.arrow(Point(boxes[2].x - 2, 139), Point(boxes[3].right.x + 2, 139))
    drawing.arrow(Point(78, 110), Point(78, 70))
    drawing.note(Point(180, 94), ko("다음 배치로"))
    return drawing


DRAWINGS = {
    "scratch-dense": dense,
    "scratch-softmax": softmax,
    "scratch-shapes": shapes,
    "scratch-step": step,
}
