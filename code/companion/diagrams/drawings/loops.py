"""Built-in loops: where callbacks are called, running means, metrics, stopping, records."""

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

_FULL = WIDTH - 2 * MARGIN


def hooks() -> Drawing:
    """Draw the two loops of fit and the six places where a callback is called."""
    drawing = Drawing(
        "loops-hooks",
        "fit은 여섯 자리에서 콜백을 부른다",
        "가장 바깥 상자는 훈련, 그 안은 에포크, 가장 안은 배치다. 상자마다 처음과 끝에 콜백의 "
        "메서드가 있다. 배치의 끝에서는 logs가 건네진다.",
    )
    boxes = (
        (Box(MARGIN, 12, _FULL, 296), "train", QUIET),
        (Box(30, 48, 300, 224), "epoch", BLUE),
        (Box(48, 84, 264, 152), "train_batch", AMBER),
    )
    for box, name, tone in boxes:
        drawing.part(box, form="round", tone=tone)
        drawing.heading(box.y + 23, en(f"on_{name}_begin"), x=box.x + 14)
        drawing.heading(box.bottom.y - 12, en(f"on_{name}_end"), x=box.x + 14)
    drawing.part(Box(72, 122, 216, 50), bold("훈련 스텝"), en("train_step"), tone=PLAIN)
    drawing.note(Point(262, 198), ko("logs"))
    drawing.arrow(Point(262, 174), Point(262, 186))
    drawing.arrow(Point(262, 203), Point(262, 218))
    drawing.note(Point(282, 70), ko("에포크마다"))
    drawing.note(Point(270, 106), ko("배치마다"))
    return drawing


def running_mean() -> Drawing:
    """Draw three losses as bars and the mean until each of them as a point."""
    losses = (2.0, 1.0, 6.0)
    drawing = Drawing(
        "loops-running-mean",
        "배치의 손실이 5만큼 튀어도 평균은 1.5만 오른다",
        "막대 셋의 높이는 배치의 손실 2, 1, 6이다. 막대마다 그때까지의 평균 2, 1.5, 3이 점으로 "
        "찍혀 선으로 이어진다.",
    )
    foot, unit = 190.0, 24.0
    places = []
    for number, loss in enumerate(losses):
        x = 60 + 100 * number
        drawing.part(Box(x, foot - unit * loss, 50, unit * loss), tone=AMBER)
        drawing.note(Point(x + 25, foot - 6), bold(f"{loss:g}"))
        mean = sum(losses[: number + 1]) / (number + 1)
        places.append((Point(x + 25, foot - unit * mean), mean))
        drawing.note(Point(x + 25, foot + 20), ko(f"배치 {number + 1}"))
    drawing.line(Point(36, foot), Point(336, foot))
    drawing.line(*(point for point, _ in places), tone=BLUE.stroke)
    for number, (point, mean) in enumerate(places):
        drawing.dot(point, BLUE)
        if number:
            drawing.note(Point(point.x + 40, point.y + 5), ko(f"{mean:g}"))
    drawing.note(Point(180, 240), ko("막대: 그 배치의 손실, 점: 그때까지의 평균"))
    drawing.caption(en("batch loss and running mean"))
    return drawing


def metric() -> Drawing:
    """Draw batches that are poured into a total and a count, divided when asked."""
    drawing = Drawing(
        "loops-metric",
        "지표는 나누기 전의 합과 수를 갖고 있다",
        "왼쪽에 배치 셋이 있다. update_state가 배치마다 제곱의 합과 값의 수를 두 통에 더한다. "
        "result가 그때 나누고 제곱근을 취한다. reset_state는 통을 비운다.",
    )
    for row in range(3):
        y = 20 + 50 * row
        drawing.part(Box(MARGIN, y, 84, 36), ko(f"배치 {row + 1}"), tone=BLUE)
        drawing.arrow(Point(98, y + 18), Point(150, 84))
    drawing.note(Point(54, 190), en("update_state"))
    drawing.part(Box(154, 34, 94, 48), ko("제곱의 합"), en("total"), form="drum", tone=AMBER)
    drawing.part(Box(154, 96, 94, 48), ko("값의 수"), en("count"), form="drum", tone=AMBER)
    drawing.note(Point(201, 190), en("reset_state"))
    drawing.note(Point(201, 172), ko("0으로"))
    drawing.arrow(Point(250, 64), Point(280, 82))
    drawing.arrow(Point(250, 122), Point(280, 104))
    drawing.part(Box(282, 68, 66, 50), bold("나눈다"), form="round", tone=GREEN)
    drawing.note(Point(315, 190), en("result"))
    drawing.note(Point(315, 142), ko("물을 때"))
    return drawing


def stopping() -> Drawing:
    """Draw a validation loss, its best epoch, and where patience runs out."""
    drawing = Drawing(
        "loops-stopping",
        "멈춘 곳은 가장 좋은 곳이 아니다",
        "검증 손실이 에포크를 따라 내려가 아홉째에 가장 낮고 다시 오른다. 인내 횟수 3을 다 쓴 "
        "열두째에 멈춘다. 기본값이면 열두째의 가중치가 남는다.",
    )
    heights = (150, 112, 88, 72, 60, 52, 47, 44, 42, 46, 51, 58)
    points = [Point(30 + 26 * n, 200 - h) for n, h in enumerate(heights)]
    drawing.line(*points, tone=BLUE.stroke)
    best, end = points[8], points[11]
    drawing.line(Point(24, 190), Point(346, 190))
    for number, point in enumerate(points):
        tone = GREEN if number == 8 else RED if number == 11 else BLUE
        drawing.dot(point, tone)
    drawing.line(best, Point(best.x, 190), tone=GREEN.stroke, dashed=True)
    drawing.line(end, Point(end.x, 190), tone=RED.stroke, dashed=True)
    drawing.note(Point(best.x, 210), ko("9"))
    drawing.note(Point(end.x, 210), ko("12"))
    drawing.note(Point(60, 210), ko("에포크"))
    drawing.note(Point(best.x - 20, 232), bold("가장 좋은 곳"))
    drawing.note(Point(end.x - 4, 252), bold("멈춘 곳"))
    drawing.note(Point(232, 30), ko("인내 횟수 3을 쓴다"))
    drawing.caption(en("early stopping, patience 3"))
    return drawing


def board() -> Drawing:
    """Draw what writes the record and what reads it, with a file between them."""
    drawing = Drawing(
        "loops-board",
        "콜백은 파일을 쓰고 텐서보드는 파일을 읽는다",
        "fit이 콜백을 부르고, 콜백이 SummaryWriter로 기록 파일을 쓴다. 텐서보드와 이 쪽의 "
        "코드가 그 파일을 읽는다.",
    )
    fit = drawing.part(Box(MARGIN, 20, 72, 50), en("fit"), tone=BLUE)
    call = drawing.part(Box(112, 20, 86, 50), bold("콜백"), en("Board"), tone=AMBER)
    pen = drawing.part(Box(226, 20, 122, 50), en("SummaryWriter"), tone=PLAIN)
    file = drawing.part(Box(226, 104, 122, 56), ko("기록 파일"), en("events"), form="drum")
    eyes = drawing.part(Box(MARGIN, 94, 150, 40), en("TensorBoard"), tone=GREEN)
    ours = drawing.part(Box(MARGIN, 142, 150, 40), en("EventAccumulator"), tone=GREEN)
    for start, finish in ((fit.right, call.left), (call.right, pen.left), (pen.bottom, file.top)):
        drawing.arrow(start, finish)
    drawing.arrow(Point(224, 126), eyes.right)
    drawing.arrow(Point(224, 142), ours.right)
    return drawing


DRAWINGS = {
    "loops-hooks": hooks,
    "loops-running-mean": running_mean,
    "loops-metric": metric,
    "loops-stopping": stopping,
    "loops-board": board,
}
