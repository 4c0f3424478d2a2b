"""Evaluation: three sets, folds, two kinds of luck, the last rows, and three leaks."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    MARGIN,
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


def folds() -> Drawing:
    """Draw four rounds of training and validation."""
    drawing = Drawing(
        "evaluate-folds",
        "네 번 훈련하고 모든 행을 한 번씩 채점한다",
        "네 줄이 있다. 줄마다 같은 데이터가 네 조각이고, 채점하는 조각이 첫째에서 넷째로 옮겨 "
        "간다. 줄 끝마다 점수가 하나씩 나오고, 네 점수를 평균한다.",
    )
    for row in range(4):
        top = 14 + 42 * row
        for column in range(4):
            held = row == column
            drawing.part(
                Box(MARGIN + 66 * column, top, 62, 32),
                ko("채점" if held else "훈련"),
                tone=AMBER if held else BLUE,
            )
        drawing.arrow(Point(MARGIN + 264, top + 16), Point(MARGIN + 282, top + 16))
        drawing.heading(top + 21, bold(f"점수 {row + 1}"), x=MARGIN + 286)
    drawing.heading(200, ko("줄마다 모델을 새로 만들고 점수를 평균한다"), x=MARGIN)
    drawing.caption(en("rows to train on, rows to score"))
    return drawing


def luck() -> Drawing:
    """Draw the luck of the sample and the luck of the split."""
    drawing = Drawing(
        "evaluate-luck",
        "운은 두 번 던져진다",
        "위에 세상의 모든 데이터가 있고, 거기에서 120행을 뽑는 화살표가 샘플의 운이다. 뽑은 "
        "120행에서 세 갈래로 나누는 화살표가 나누기의 운이다. 되풀이는 아래 갈래만 평균한다.",
    )
    drawing.part(Box(90, 12, 180, 40), bold("세상의 데이터"), form="pill", tone=QUIET)
    drawing.arrow(Point(180, 54), Point(180, 88), tone=RED.stroke)
    drawing.heading(76, bold("샘플의 운"), en("one draw"), x=192)
    drawing.part(Box(110, 92, 140, 40), bold("손에 든 120행"), form="round", tone=BLUE)
    for number, left in enumerate((14, 128, 242), start=1):
        drawing.arrow(Point(180, 134), Point(left + 52, 182), tone=AMBER.stroke)
        drawing.part(Box(left, 186, 104, 36), ko(f"나누기 {number}"), tone=AMBER)
    drawing.heading(148, bold("나누기의 운"), x=256)
    drawing.heading(248, ko("되풀이해 평균할 수 있는 것은 아래쪽 운뿐이다"), x=MARGIN)
    return drawing


def _row(drawing: Drawing, top: float, labels: str, held: int) -> None:
    """Draw ten cells with a label each; the last `held` are validated on."""
    tones: tuple[Tone, Tone] = (BLUE, AMBER)
    for place, label in enumerate(labels):
        drawing.part(
            Box(MARGIN + 33.5 * place, top, 31, 34),
            bold(label),
            tone=tones[place >= len(labels) - held],
        )


def last_rows() -> Drawing:
    """Draw what a validation split takes from sorted and from shuffled rows."""
    drawing = Drawing(
        "evaluate-last",
        "떼는 것은 언제나 맨 뒤의 행이다",
        "칸이 열 개인 줄이 둘이다. 윗줄은 0부터 9까지 차례로 놓여 맨 뒤의 8과 9가 검증이 된다. "
        "아랫줄은 섞여 있어 맨 뒤의 2와 7이 검증이 된다.",
    )
    for number, (name, english, labels) in enumerate(
        (("정렬된 채로", "sorted", "0123456789"), ("먼저 섞으면", "shuffled", "5184603927"))
    ):
        top = 24 + 84 * number
        drawing.heading(top, bold(name), en(english), x=MARGIN)
        _row(drawing, top + 12, labels, 2)
    drawing.heading(182, ko("노란 칸이 검증, 파란 칸이 훈련이다"), x=MARGIN)
    return drawing


def three_sets() -> Drawing:
    """Draw the three sets and how often each is used."""
    drawing = Drawing(
        "evaluate-three",
        "쓰는 횟수가 다른 세 벌",
        "상자 셋이 있다. 훈련은 스텝마다 쓰고, 검증은 고를 때마다 쓰고, 테스트는 마지막에 한 번 "
        "쓴다. 검증에서 훈련으로 돌아가는 화살표가 있고, 테스트에서 돌아가는 화살표는 없다.",
    )
    boxes = (
        ("훈련", "training", "스텝마다", BLUE),
        ("검증", "validation", "고를 때마다", AMBER),
        ("테스트", "test", "한 번", GREEN),
    )
    for number, (name, english, often, tone) in enumerate(boxes):
        left = MARGIN + 118 * number
        drawing.part(Box(left, 44, 98, 56), bold(name), en(english), form="round", tone=tone)
        drawing.note(Point(left + 49, 122), ko(often))
        if number:
            drawing.arrow(Point(left - 19, 72), Point(left - 3, 72))
    drawing.arrow(Point(179, 40), Point(179, 22), Point(61, 22), Point(61, 40), dashed=True)
    drawing.heading(16, ko("다시 고친다"), x=84)
    return drawing


def select() -> Drawing:
    """Draw choosing columns before the split, and within a fold."""
    drawing = Drawing(
        "leak-select",
        "고르기도 훈련이다",
        "두 줄이 있다. 윗줄은 모든 행의 레이블로 열을 고른 다음 나누어 훈련하고 채점한다. "
        "아랫줄은 먼저 나누고, 훈련할 행의 레이블로만 열을 골라 훈련하고 채점한다.",
    )
    rows = (
        ("새는 차례", ("열 고르기", "나누기", "훈련", "채점"), RED, 0),
        ("옳은 차례", ("나누기", "열 고르기", "훈련", "채점"), GREEN, 1),
    )
    for number, (name, steps, tone, marked) in enumerate(rows):
        top = 24 + 96 * number
        drawing.heading(top, bold(name), x=MARGIN)
        for place, step in enumerate(steps):
            left = MARGIN + 86 * place
            drawing.part(
                Box(left, top + 14, 72, 40), ko(step), tone=tone if place == marked else QUIET
            )
            if place:
                drawing.arrow(Point(left - 13, top + 34), Point(left - 1, top + 34))
    drawing.heading(200, ko("붉은 칸은 채점할 행의 답까지 보고 고른다"), x=MARGIN)
    drawing.caption(en("selection before and after splitting"))
    return drawing


def twins() -> Drawing:
    """Draw copies of one picture that fall on both sides of a split."""
    drawing = Drawing(
        "leak-twins",
        "한 그림에서 나온 것은 한쪽에 둔다",
        "두 칸이 있다. 왼쪽은 그림 가와 나에서 나온 사본들이 훈련과 채점에 흩어져 있다. "
        "오른쪽은 가의 사본은 모두 훈련에, 나의 사본은 모두 채점에 있다.",
    )
    panels = (
        ("행마다 나누면", RED, (("가", "나", "가"), ("나", "가", "나"))),
        ("그림마다 나누면", GREEN, (("가", "가", "가"), ("나", "나", "나"))),
    )
    for number, (name, tone, sides) in enumerate(panels):
        left = MARGIN + 174 * number
        drawing.heading(24, bold(name), x=left)
        for row, (side, copies) in enumerate(zip(("훈련", "채점"), sides, strict=True)):
            top = 38 + 62 * row
            drawing.part(Box(left, top, 162, 52), tone=tone)
            drawing.heading(top + 31, ko(side), x=left + 8)
            for place, copy in enumerate(copies):
                drawing.part(
                    Box(left + 48 + 37 * place, top + 10, 31, 32),
                    bold(copy),
                    form="round",
                    tone=BLUE if copy == "가" else AMBER,
                )
    drawing.caption(en("split by row, split by group"))
    return drawing


def best() -> Drawing:
    """Draw many candidates, one validation set, and the one that luck put on top."""
    drawing = Drawing(
        "leak-best",
        "고른 점수에는 실력과 운이 함께 들어 있다",
        "후보 다섯이 세로 막대로 서 있다. 막대의 아래는 모두 같은 높이의 실력이고, 위는 후보마다 "
        "다른 운이다. 가장 높은 막대를 고르면 운이 가장 큰 것을 고르게 된다.",
    )
    luck = (18, 44, 8, 66, 30)
    for place, height in enumerate(luck):
        left = MARGIN + 20 + 64 * place
        drawing.part(Box(left, 104, 44, 80), bold("실력"), tone=BLUE)
        drawing.part(Box(left, 104 - height, 44, height), tone=AMBER)
        if height == max(luck):
            drawing.heading(28, bold("고른다"), x=left)
    drawing.heading(208, ko("위의 노란 몫은 새 데이터에서 사라진다"), x=MARGIN)
    drawing.caption(en("the skill and the luck of the best"))
    return drawing


DRAWINGS = {
    "evaluate-folds": folds,
    "evaluate-luck": luck,
    "evaluate-last": last_rows,
    "evaluate-three": three_sets,
    "leak-select": select,
    "leak-twins": twins,
    "leak-best": best,
}
