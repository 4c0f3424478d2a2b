"""Regularisation: where to stop, two ways of decay, a unit left out, and opinions averaged."""

from math import exp, log

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    LINES,
    MARGIN,
    PLAIN,
    QUIET,
    RED,
    Box,
    Drawing,
    Point,
    bold,
    en,
    ko,
)


def early() -> Drawing:
    """Draw a validation loss, the weights kept at its least, and the place where training stops."""
    drawing = Drawing(
        "regularise-early",
        "갖는 가중치와 멈추는 곳은 다르다",
        "검증 손실의 곡선이 내려갔다가 다시 올라간다. 가장 낮은 곳에 가중치를 복사해 둔다는 표시가 "
        "있고, 거기에서 몇 에포크를 기다린 곳에 멈춘다는 표시가 있다. 멈춘 곳에서 복사해 둔 곳으로 "
        "되돌아가는 화살표가 있다.",
    )

    def place(epoch: float) -> Point:
        return Point(30 + 30 * epoch, 180 - 130 * exp(-0.9 * epoch) - 9 * epoch)

    drawing.arrow(Point(24, 210), Point(348, 210), tone=LINES)
    curve = [place(step / 4) for step in range(41)]
    drawing.line(*curve, tone=AMBER.stroke, width=3)
    low = max(range(len(curve)), key=lambda number: curve[number].y)
    kept, stop = curve[low], curve[low + 16]
    drawing.line(Point(kept.x, kept.y + 6), Point(kept.x, 210), dashed=True)
    drawing.line(Point(stop.x, stop.y + 6), Point(stop.x, 210), dashed=True)
    drawing.dot(kept, GREEN)
    drawing.dot(stop, RED)
    drawing.heading(24, bold("검증 손실"), en("validation loss"))
    drawing.note(Point(kept.x, 228), bold("복사해 둔다"), en("best weights"))
    drawing.note(Point(stop.x, 228), bold("멈춘다"), en("stop"))
    drawing.note(Point((kept.x + stop.x) / 2, 202), ko("기다림"))
    drawing.note(Point(346, 200), ko("에포크"), anchor="end")
    return drawing


def decay() -> Drawing:
    """Draw a penalty that goes through Adam's division, and a decay that goes round it."""
    drawing = Drawing(
        "regularise-decay",
        "벌점은 나눗셈을 지나고 감쇠는 돌아간다",
        "위의 길에서는 데이터의 그레이디언트와 벌점의 그레이디언트가 더해진 다음 Adam의 나눗셈을 "
        "지나 가중치를 옮긴다. 아래의 길에서는 데이터의 그레이디언트만 나눗셈을 지나고, 감쇠는 "
        "나눗셈을 거치지 않고 가중치를 줄인다.",
    )
    rows = (
        (18.0, "손실에 더한 벌점", "L2 penalty", True),
        (166.0, "따로 하는 감쇠", "decoupled weight decay", False),
    )
    for top, name, english, through in rows:
        drawing.heading(top + 6, bold(name), en(english))
        data = drawing.part(Box(12, top + 20, 88, 40), ko("데이터의"), en("gradient"), tone=BLUE)
        extra = drawing.part(Box(12, top + 78, 88, 40), en("2λw" if through else "ηλw"), tone=RED)
        split = drawing.part(
            Box(140, top + 20, 98, 40), ko("제 크기로"), en("÷ √v"), form="round", tone=AMBER
        )
        weight = drawing.part(Box(282, top + 20, 66, 40), bold("가중치"), en("w"), tone=GREEN)
        drawing.arrow(Point(data.right.x + 2, data.right.y), Point(split.left.x - 2, split.left.y))
        drawing.arrow(
            Point(split.right.x + 2, split.right.y), Point(weight.left.x - 2, weight.left.y)
        )
        end = split if through else weight
        drawing.arrow(
            Point(extra.right.x + 2, extra.right.y),
            Point(end.bottom.x, extra.right.y),
            Point(end.bottom.x, end.bottom.y + 2),
            tone=RED.stroke,
        )
    return drawing


def dropout() -> Drawing:
    """Draw a layer of five units in training, one of them off, and in inference."""
    rate, units, off = 0.2, 5, 3
    drawing = Drawing(
        "regularise-dropout",
        "훈련할 때 남은 것을 키우고, 추론할 때에는 그대로 둔다",
        f"왼쪽은 훈련할 때다. 유닛 {units}개 가운데 하나가 꺼져 0이 되고, 남은 {units - 1}개의 "
        f"값은 1/(1 − {rate})배, 곧 {1 / (1 - rate):.2f}배가 된다. 오른쪽은 추론할 때다. "
        f"{units}개를 모두 그대로 쓴다.",
    )
    drawing.heading(24, bold("훈련"), en("training"), x=MARGIN + 20)
    drawing.heading(24, bold("추론"), en("inference"), x=208)
    for column, left in enumerate((32.0, 208.0)):
        for number in range(units):
            gone = column == 0 and number == off
            value = "0" if gone else f"3 × {1 / (1 - rate):.2f}" if column == 0 else "3"
            drawing.part(
                Box(left, 38 + 38 * number, 104, 30),
                en(value),
                form="pill",
                tone=QUIET if gone else (BLUE if column == 0 else PLAIN),
                dashed=gone,
            )
    kept = (units - 1) * 3 / (1 - rate)
    drawing.note(Point(84, 246), ko("더하면"), en(f"4 × 3.75 = {kept:g}"))
    drawing.note(Point(260, 246), ko("더하면"), en(f"5 × 3 = {3 * units}"))
    return drawing


def ensemble() -> Drawing:
    """Draw three networks' probabilities of the right answer, their mean, and the losses."""
    chances = (0.9, 0.1, 0.8)
    mean = sum(chances) / len(chances)
    alone = sum(-log(chance) for chance in chances) / len(chances)
    drawing = Drawing(
        "regularise-ensemble",
        "평균한 확률의 손실은 손실의 평균을 넘지 않는다",
        "신경망 셋이 정답에 준 확률이 "
        + ", ".join(f"{chance:g}" for chance in chances)
        + f"이다. 손실을 따로 재어 평균하면 {alone:.2f}이고, 확률을 먼저 평균하면 {mean:g}이 되어 "
        f"손실이 {-log(mean):.2f}이다.",
    )
    drawing.heading(24, bold("정답에 준 확률과 손실"), en("−ln q"))
    average = Box(222, 80, 126, 62)
    for number, chance in enumerate(chances):
        one = drawing.part(
            Box(12, 40 + 52 * number, 150, 40),
            en(f"q = {chance:g}, loss {-log(chance):.2f}"),
            form="round",
            tone=BLUE,
        )
        drawing.arrow(Point(one.right.x + 2, one.right.y), Point(average.x - 3, 95 + 16 * number))
    drawing.part(average, bold("확률을 평균"), en(f"q = {mean:g}"), form="round", tone=GREEN)
    drawing.note(Point(87, 218), ko("손실의 평균"), en(f"{alone:.2f}"))
    drawing.note(Point(285, 218), ko("평균한 것의 손실"), en(f"{-log(mean):.2f}"))
    return drawing


DRAWINGS = {
    "regularise-early": early,
    "regularise-decay": decay,
    "regularise-dropout": dropout,
    "regularise-ensemble": ensemble,
}
