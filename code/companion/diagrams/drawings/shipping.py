"""A model handed over: what its file holds, a request's way, a queue, numbers in few bits."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    INK,
    LINES,
    MARGIN,
    MUTED,
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

_ARRIVALS = (0.0, 0.5, 0.8, 2.6)
"""When four requests come; each needs one unit of work."""


def outside() -> Drawing:
    """Draw which part of a prediction is in the file and which is not."""
    drawing = Drawing(
        "ship-outside",
        "파일에는 계산만 들어 있고 번호를 매기는 사전은 밖에 있다",
        "왼쪽의 요청 UA, EWR, IAH가 사전에서 번호 12, 1, 45가 되고, 파일 안의 표준화, 임베딩, 밀집 "
        "층을 지나 확률이 된다. 사전은 파일의 테두리 밖에 있다.",
    )
    drawing.part(Box(12, 62, 74, 70), ko("요청"), en("UA, EWR"), en("IAH …"), form="round")
    drawing.part(Box(108, 62, 78, 70), bold("사전"), en("UA → 12"), en("IAH → 45"), tone=RED)
    drawing.part(Box(208, 12, 140, 176), tone=QUIET)
    drawing.note(Point(278, 32), bold("파일"), en(".keras .pt2 .onnx"))
    for number, (name, tone) in enumerate((("표준화", AMBER), ("임베딩", BLUE), ("밀집 층", BLUE))):
        drawing.part(Box(222, 60 + 42 * number, 112, 34), ko(name), tone=tone)
    drawing.arrow(Point(88, 97), Point(106, 97))
    drawing.arrow(Point(188, 97), Point(206, 97))
    drawing.arrow(Point(278, 190), Point(278, 214))
    drawing.part(Box(222, 216, 112, 34), bold("확률"), tone=GREEN, form="round")
    drawing.note(Point(147, 156), ko("누가 들고 있나?"))
    return drawing


def request() -> Drawing:
    """Draw the way of a request through the service."""
    drawing = Drawing(
        "ship-request",
        "요청은 계약, 사전, 모델의 차례로 지나고 어기면 422로 돌아간다",
        "위에서 아래로 요청이 계약을 지나 사전에서 번호가 되고 ONNX 런타임이 확률을 낸다. 계약을 "
        "어긴 요청은 모델에 닿지 않고 422와 까닭을 받는다.",
    )
    rows = (
        (ko("요청"), en("POST /predict, JSON"), PLAIN),
        (bold("계약"), en("pydantic: Flight"), AMBER),
        (bold("사전"), en("vocabulary: UA → 12"), BLUE),
        (bold("모델"), en("ONNX Runtime"), BLUE),
        (ko("답"), en("200, chance"), GREEN),
    )
    drawing.steps(Box(20, 12, 176, 48), 70, rows)
    drawing.arrow(Point(198, 106), Point(228, 106), dashed=True)
    drawing.part(Box(230, 82, 118, 48), bold("422"), ko("어디가 왜"), tone=RED, form="round")
    return drawing


def queue() -> Drawing:
    """Draw four requests that come on their own and wait for one worker."""
    free, rows = 0.0, []
    for come in _ARRIVALS:
        begin = max(come, free)
        free = begin + 1
        rows.append((come, begin, free))
    waits = ", ".join(f"{end - come:g}" for come, _, end in rows)
    drawing = Drawing(
        "ship-queue",
        "일은 모두 1인데 기다린 요청의 시간은 길어진다",
        f"네 요청이 {', '.join(f'{come:g}' for come in _ARRIVALS)}에 온다. 일은 모두 1이 걸리고 "
        f"앞의 일이 끝나야 시작한다. 답까지 걸린 시간은 {waits}이다.",
    )
    scale, left = 70.0, 44.0
    for number, (come, begin, end) in enumerate(rows):
        y = 30 + 48 * number
        drawing.note(Point(20, y + 20), en(f"{number + 1}"))
        if begin > come:
            waiting = Box(left + scale * come, y, scale * (begin - come), 32)
            drawing.part(waiting, tone=AMBER, dashed=True)
        drawing.part(Box(left + scale * begin, y, scale, 32), ko("일"), tone=BLUE)
        drawing.note(Point(left + scale * end + 6, y + 21), bold(f"{end - come:g}"), anchor="start")
    base = 232.0
    drawing.line(Point(left, base), Point(WIDTH - MARGIN, base), tone=MUTED)
    for tick in range(5):
        drawing.note(Point(left + scale * tick, base + 18), en(str(tick)))
    drawing.note(Point(WIDTH - MARGIN, 18), ko("점선: 기다림"), anchor="end")
    drawing.caption(en("waiting in a queue"))
    return drawing


def levels() -> Drawing:
    """Draw the real line, its evenly spaced levels and the integers that name them."""
    scale, zero, low, high = 0.25, 3, -0.75, 1.0
    count = round((high - low) / scale)
    drawing = Drawing(
        "shrink-levels",
        "스케일은 칸의 너비, 영점은 0이 앉는 번호다",
        f"{low:g}에서 {high:g}까지의 실수 줄에 너비 {scale:g}의 칸이 있고 번호는 0부터 {count}다."
        f" 실수 0의 번호는 {zero}이다. 0.6은 가까운 칸 0.5, 번호 5로 간다.",
    )
    left, right, y = 34.0, 334.0, 84.0
    step = (right - left) / count
    drawing.heading(22, bold("실수"), en("real x"))
    drawing.line(Point(left - 14, y), Point(right + 14, y), tone=LINES, width=4)
    drawing.heading(190, bold("정수"), en("integer q"))
    for number in range(count + 1):
        x = left + step * number
        tone = GREEN if number == zero else BLUE
        drawing.dot(Point(x, y), tone)
        drawing.note(Point(x, y + 24), en(f"{low + scale * number:g}"))
        drawing.line(Point(x, y + 32), Point(x, 126), dashed=True, tone=LINES)
        drawing.part(Box(x - 17, 128, 34, 34), en(str(number)), tone=tone)
    spot = left + (0.6 - low) / scale * step
    drawing.part(Box(spot - 22, 34, 44, 26), en("0.6"), tone=AMBER, form="round")
    drawing.arrow(Point(spot, 60), Point(left + 5 * step + 4, y - 7), tone=INK)
    drawing.note(Point(WIDTH - MARGIN, 190), ko("초록 칸이 영점"), anchor="end")
    return drawing


def integers() -> Drawing:
    """Draw a dense layer computed with integers."""
    drawing = Drawing(
        "shrink-integers",
        "곱하고 더하는 일은 정수로, 스케일은 끝에 한 번 곱한다",
        "입력이 8비트 부호 없는 정수가 되고 8비트 가중치와 곱해져 32비트 정수로 더해진다. 끝에서 "
        "두 스케일을 곱하고 편향을 더해 실수로 돌아온다.",
    )
    drawing.part(Box(12, 12, 150, 46), ko("입력"), en("x, float32"), form="round")
    drawing.part(Box(198, 12, 150, 46), ko("가중치"), en("W, float32"), form="round")
    drawing.part(Box(12, 90, 150, 46), bold("정수 q"), en("uint8, per request"), tone=AMBER)
    drawing.part(Box(198, 90, 150, 46), bold("정수 w"), en("int8, once"), tone=AMBER)
    drawing.arrow(Point(87, 60), Point(87, 88))
    drawing.arrow(Point(273, 60), Point(273, 88))
    drawing.part(Box(70, 170, 220, 46), bold("(q − z) 곱하기 w"), en("int32 sums"), tone=BLUE)
    drawing.arrow(Point(87, 138), Point(130, 168))
    drawing.arrow(Point(273, 138), Point(230, 168))
    drawing.part(Box(70, 248, 220, 46), ko("스케일 둘을 곱하고 편향"), en("float32"), tone=GREEN)
    drawing.arrow(Point(180, 218), Point(180, 246))
    return drawing


DRAWINGS = {
    "ship-outside": outside,
    "ship-request": request,
    "ship-queue": queue,
    "shrink-levels": levels,
    "shrink-integers": integers,
}
