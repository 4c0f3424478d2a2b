"""Rolling origins, and how split conformal makes a width from scores it was not fitted on."""

from companion.diagrams.shapes import AMBER, BLUE, GREEN, PLAIN, Box, Drawing, Point, bold, en, ko


def origins() -> Drawing:
    """Draw four origins; before each of them training data, after it a year to test on."""
    drawing = Drawing(
        "intervals-origins",
        "시작점을 옮겨도 훈련은 늘 시험보다 앞에 있다",
        "시작점이 한 칸씩 뒤로 가는 네 줄이 있다. 줄마다 시작점보다 앞의 칸으로 훈련하고 바로 다음 "
        "칸에서 시험한다. 그 뒤의 칸은 아직 보지 않는다.",
    )
    drawing.heading(24, bold("굴러가는 시작점"), en("rolling origin"))
    for row in range(4):
        for cell in range(9):
            edge = 5 + row
            tone = BLUE if cell < edge else AMBER if cell == edge else PLAIN
            box = Box(14 + 37.0 * cell, 38 + 36.0 * row, 32, 26)
            drawing.part(box, tone=tone, dashed=cell > edge)
    drawing.part(Box(14, 190, 14, 14), tone=BLUE)
    drawing.heading(202, ko("훈련"), x=34)
    drawing.part(Box(90, 190, 14, 14), tone=AMBER)
    drawing.heading(202, ko("시험"), x=110)
    drawing.part(Box(166, 190, 14, 14), tone=PLAIN, dashed=True)
    drawing.heading(202, ko("아직 보지 않음"), x=186)
    drawing.caption(en("train on the past, test on the next year"))
    return drawing


def conformal() -> Drawing:
    """Draw the three spans of split conformal and what each of them is for."""
    drawing = Drawing(
        "intervals-conformal",
        "폭은 훈련에 쓰지 않은 오차에서 온다",
        "세 상자가 아래로 이어진다. 훈련 기간으로 모델을 맞추고, 보정 기간의 오차를 줄 세워 90% "
        "자리의 수를 고르고, 그 수를 새 예측의 앞뒤에 더하고 뺀다.",
    )
    rows = (
        (ko("훈련: 모델을 맞춘다"), en("fit the model f"), BLUE),
        (ko("보정: 오차를 줄 세운다"), en("scores |y − f(x)|, take q"), AMBER),
        (ko("시험: 예측의 앞뒤로 q"), en("f(x) − q … f(x) + q"), GREEN),
    )
    drawing.steps(Box(40, 16, 280, 54), 82, rows)
    drawing.note(Point(180, 252), en("later in time ↓"))
    return drawing


DRAWINGS = {"intervals-origins": origins, "intervals-conformal": conformal}
