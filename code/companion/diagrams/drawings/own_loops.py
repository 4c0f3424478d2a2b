"""One's own loops: two switches, the five lines of a step, train_step, gradients that stay."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    LINES,
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

_FULL = WIDTH - 2 * MARGIN


def switches() -> Drawing:
    """Draw the four pairs of two switches."""
    drawing = Drawing(
        "loops-switches",
        "스위치는 둘이고 서로를 건드리지 않는다",
        "가로는 자동 미분의 기록을 켜고 끈 것, 세로는 training을 켜고 끈 것이다. 둘 다 켠 칸이 "
        "훈련, 둘 다 끈 칸이 평가다.",
    )
    drawing.note(Point(150, 24), bold("기록 켬"))
    drawing.note(Point(282, 24), bold("기록 끔"), en("no_grad"))
    rows = (("True", 52), ("False", 140))
    cells = (
        (("훈련", GREEN), ("흔들리는 평가", RED)),
        (("기록을 버린다", AMBER), ("평가, 추론", GREEN)),
    )
    for (name, y), line in zip(rows, cells, strict=True):
        drawing.note(Point(44, y + 34), en("training"), en(f"={name}"))
        for column, (words, tone) in enumerate(line):
            box = Box(86 + 132 * column, y, 128, 78)
            drops = "드롭아웃 한다" if name == "True" else "드롭아웃 안 한다"
            slopes = "미분한다" if column == 0 else "미분 못 한다"
            drawing.part(box, bold(words), ko(drops), ko(slopes), tone=tone)
    return drawing


def five() -> Drawing:
    """Draw the five parts of a step, and what the gradient's place holds after each."""
    drawing = Drawing(
        "loops-five",
        "훈련 스텝은 다섯 줄이다",
        "비우기, 예측, 손실, 역전파, 갱신이 위에서 아래로 이어진다. 오른쪽은 그 줄이 끝났을 때 "
        "grad에 든 것이다. 비우면 0, 역전파하면 거기에 g가 더해진다.",
    )
    drawing.heading(24, bold("한 스텝"))
    drawing.heading(24, en(".grad"), x=272)
    rows = (
        ("비우기", "zero_grad", "0", AMBER), ("예측", "model(x)", "0", PLAIN),
        ("손실", "loss", "0", PLAIN), ("역전파", "backward", "0 + g", BLUE),
        ("갱신", "apply, step", "g", GREEN),
    )  # fmt: skip
    for row, (korean, english, holds, tone) in enumerate(rows):
        y = 38 + 46 * row
        drawing.part(Box(MARGIN, y, 212, 34), tone=tone)
        drawing.heading(y + 22, bold(korean), en(english), x=MARGIN + 14)
        drawing.part(Box(256, y, 92, 34), en(holds), tone=QUIET)
        if row:
            drawing.arrow(Point(118, y - 11), Point(118, y - 1))
    drawing.arrow(Point(226, 255 - 16), Point(242, 239), Point(242, 55), Point(226, 55))
    return drawing


def nested() -> Drawing:
    """Draw train_step as the innermost box of fit."""
    drawing = Drawing(
        "loops-nested",
        "바꾸는 것은 가장 안쪽 상자 하나다",
        "fit의 상자 안에 에포크의 상자, 그 안에 배치의 상자, 가장 안에 train_step이 있다. "
        "train_step만 색이 다르다. 콜백, 검증, 진행 막대는 fit의 것이 그대로 남는다.",
    )
    drawing.part(Box(MARGIN, 12, _FULL, 226), form="round", tone=QUIET)
    drawing.heading(36, en("fit"), x=26)
    drawing.part(Box(28, 48, 206, 176), form="round", tone=PLAIN)
    drawing.heading(72, ko("에포크마다"), x=42)
    drawing.part(Box(44, 84, 174, 126), form="round", tone=PLAIN)
    drawing.heading(108, ko("배치마다"), x=58)
    drawing.part(Box(58, 122, 146, 74), bold("train_step"), ko("우리가 쓴다"), tone=AMBER)
    for row, words in enumerate(("진행 막대", "콜백", "검증", "DataLoader")):
        drawing.part(Box(246, 56 + 42 * row, 90, 34), ko(words), tone=BLUE)
    return drawing


def leftovers() -> Drawing:
    """Draw what the optimizer reads in three steps, with clearing and without."""
    drawing = Drawing(
        "loops-leftovers",
        "비우지 않으면 옵티마이저는 지금까지의 합을 읽는다",
        "세 스텝이 줄마다 있다. 왼쪽은 비운 것으로 스텝마다 그레이디언트가 하나다. 오른쪽은 비우지 "
        "않은 것으로 하나, 둘, 셋이 이어져 길어진다.",
    )
    drawing.heading(24, bold("비운다"), x=80)
    drawing.heading(24, bold("비우지 않는다"), x=216)
    tones = (BLUE, AMBER, GREEN)
    for row in range(3):
        y = 40 + 44 * row
        drawing.note(Point(38, y + 22), ko(f"스텝 {row + 1}"))
        drawing.part(Box(80, y, 50, 32), en(f"g{'₁₂₃'[row]}"), tone=tones[row])
        for number in range(row + 1):
            box = Box(180 + 54 * number, y, 50, 32)
            drawing.part(box, en(f"g{'₁₂₃'[number]}"), tone=tones[number])
    drawing.line(Point(154, 36), Point(154, 166), tone=LINES)
    drawing.note(Point(180, 192), ko("오른쪽은 모멘텀이 1인 것과 같다"))
    drawing.caption(en("gradients cleared, gradients kept"))
    return drawing


def accumulate() -> Drawing:
    """Draw a batch of four cut into three and one, each with its share."""
    drawing = Drawing(
        "loops-accumulate",
        "조각의 몫만큼 무게를 주면 큰 배치와 같다",
        "위에는 샘플 넷의 배치가 있고 평균은 2다. 아래에는 셋과 하나로 나눈 조각이 있다. 조각의 "
        "평균 1과 5에 몫 4분의 3과 4분의 1을 곱해 더하면 2다. 똑같이 평균하면 3이다.",
    )
    values = (1, 1, 1, 5)
    drawing.heading(24, bold("큰 배치"), ko("평균 8/4 = 2"))
    for number, value in enumerate(values):
        drawing.part(Box(MARGIN + 56 * number, 36, 52, 36), en(str(value)), tone=BLUE)
    drawing.divider(90)
    drawing.heading(114, bold("조각"))
    for number, value in enumerate(values):
        x = MARGIN + 56 * number + (40 if number == 3 else 0)
        drawing.part(Box(x, 126, 52, 36), en(str(value)), tone=AMBER)
    drawing.note(Point(96, 184), ko("평균 1, 몫 3/4"))
    drawing.note(Point(260, 184), ko("평균 5, 몫 1/4"))
    drawing.part(Box(MARGIN, 200, 160, 40), ko("1·3/4 + 5·1/4 = 2"), tone=GREEN)
    drawing.part(Box(188, 200, 160, 40), ko("(1 + 5)/2 = 3"), tone=RED)
    drawing.note(Point(92, 260), ko("몫을 곱한다"))
    drawing.note(Point(268, 260), ko("똑같이 평균한다"))
    drawing.caption(en("gradient accumulation"))
    return drawing


DRAWINGS = {
    "loops-switches": switches,
    "loops-five": five,
    "loops-nested": nested,
    "loops-leftovers": leftovers,
    "loops-accumulate": accumulate,
}
