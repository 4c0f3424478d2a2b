"""A model in service, watched: what can move, PSI by hand, windows, delays and the loop back."""

from math import log

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
    Tone,
    bold,
    en,
    ko,
)

BEFORE, NOW = (0.5, 0.3, 0.2), (0.4, 0.3, 0.3)
"""The shares of morning, noon and evening in the worked example of the page."""


def moves() -> Drawing:
    """Draw the three things that can move and who sees each."""
    drawing = Drawing(
        "watch-moves",
        "입력을 보는 모니터는 관계가 움직인 것을 보지 못한다",
        "입력의 분포가 움직이면 요청만 보고도 안다. 입력과 결과의 관계가 움직이면 결과가 온 "
        "뒤에야 안다. 결과의 비율은 둘 가운데 어느 것으로도 움직인다.",
    )
    rows: tuple[tuple[str, str, str, Tone], ...] = (
        ("입력의 분포", "P(x)", "요청이 오는 대로", GREEN),
        ("입력과 결과의 관계", "P(y | x)", "결과가 온 뒤에", RED),
        ("결과의 비율", "P(y)", "결과가 온 뒤에", RED),
    )
    drawing.note(Point(96, 20), bold("움직이는 것"))
    drawing.note(Point(278, 20), bold("언제 보이나"))
    for number, (name, formula, when, tone) in enumerate(rows):
        y = 32 + 66 * number
        drawing.part(Box(12, y, 168, 50), ko(name), en(formula), tone=BLUE)
        drawing.arrow(Point(182, y + 25), Point(206, y + 25))
        drawing.part(Box(208, y, 140, 50), ko(when), tone=tone, form="round")
    drawing.caption(en("covariate, concept and label shift"))
    return drawing


def index() -> Drawing:
    """Draw the worked example of the population stability index."""
    parts = [(b - a) * log(b / a) for a, b in zip(BEFORE, NOW, strict=True)]
    drawing = Drawing(
        "watch-psi",
        "칸마다 비율의 차이에 비율의 로그를 곱해 더한다",
        f"아침, 낮, 저녁의 비율이 {BEFORE}에서 {NOW}로 바뀐다. 칸마다의 값은 "
        + ", ".join(f"{part:.3f}" for part in parts)
        + f"이고 더하면 {sum(parts):.3f}이다.",
    )
    base = 150.0
    for number, name in enumerate(("아침", "낮", "저녁")):
        left = 30 + 110 * number
        pairs = ((BEFORE[number], QUIET), (NOW[number], BLUE))
        for place, (share, tone) in enumerate(pairs):
            x, height = left + 38 * place, 220 * share
            drawing.part(Box(x, base - height, 34, height), tone=tone)
            drawing.note(Point(x + 17, base - height - 6), en(f"{share:g}"))
        drawing.note(Point(left + 36, base + 18), ko(name))
        drawing.note(Point(left + 36, base + 40), en(f"{parts[number]:.3f}"))
    drawing.line(Point(MARGIN, base), Point(WIDTH - MARGIN, base), tone=MUTED)
    drawing.part(Box(110, base + 52, 140, 34), bold(f"합 {sum(parts):.3f}"), tone=AMBER)
    drawing.note(Point(WIDTH - MARGIN, 20), ko("흰 막대 기준, 파랑 지금"), anchor="end")
    drawing.caption(en("population stability index"))
    return drawing


def windows() -> Drawing:
    """Draw three ways of making a week in which nothing has changed."""
    drawing = Drawing(
        "watch-windows",
        "무엇을 다시 뽑느냐가 경보의 임곗값을 정한다",
        "편을 다시 뽑으면 좋은 날과 나쁜 날이 한 주에 고르게 섞인다. 날을 다시 뽑으면 하루가 "
        "통째로 온다. 실제 이레는 나쁜 날이 이어진다.",
    )
    rows = (
        ("편을 다시 뽑는다", "flights", (0, 0, 0, 0, 0, 0, 0)),
        ("날을 다시 뽑는다", "days", (1, 0, 0, 1, 0, 0, 1)),
        ("실제로 이어진 이레", "a real week", (0, 0, 1, 1, 1, 0, 0)),
    )
    step = (WIDTH - 2 * MARGIN) / 7
    for number, (name, english, bad) in enumerate(rows):
        y = 22 + 84 * number
        drawing.heading(y, bold(name), en(english))
        for day, worse in enumerate(bad):
            box = Box(MARGIN + step * day + 2, y + 10, step - 4, 40)
            tone = AMBER if number == 0 else RED if worse else GREEN
            drawing.part(box, tone=tone)
    drawing.note(Point(WIDTH - MARGIN, 22), ko("빨강은 나쁜 날"), anchor="end")
    return drawing


def delay() -> Drawing:
    """Draw when each monitor sees a fault of the inputs."""
    drawing = Drawing(
        "watch-delay",
        "입력은 오늘, 정답은 비행기가 도착한 뒤에 온다",
        "요청이 오면 입력과 점수를 곧바로 볼 수 있다. 예약에서 비행까지의 날이 지나야 정답이 "
        "오고, 이레를 모아야 점수를 잰다.",
    )
    drawing.line(Point(24, 40), Point(336, 40), tone=LINES, width=4)
    stops: tuple[tuple[float, str, str, Tone], ...] = (
        (48, "예약", "request", GREEN),
        (214, "도착", "label", AMBER),
        (304, "이레", "a week", RED),
    )
    for x, name, english, tone in stops:
        drawing.dot(Point(x, 40), tone)
        drawing.note(Point(x, 24), ko(name))
        drawing.note(Point(x, 64), en(english))
    drawing.part(Box(12, 84, 150, 50), bold("입력의 모니터"), ko("PSI, 점수"), tone=GREEN)
    drawing.part(Box(190, 84, 158, 50), bold("결과의 모니터"), ko("비율, AUC"), tone=RED)
    drawing.note(Point(131, 64), ko("며칠에서 몇 달"))
    return drawing


def known() -> Drawing:
    """Draw which outcomes are known when a prediction is made a day or 30 days ahead."""
    drawing = Drawing(
        "watch-known",
        "앞서 예측할수록 아는 결과가 옛것이다",
        "하루 앞서 예측하면 어제까지의 열나흘로 고친다. 30일 앞서 예측하면 한 달 전에 끝난 "
        "열나흘로 고친다.",
    )
    left, right = 20.0, 326.0
    day = (right - left) / 46
    for number, (name, english, lag) in enumerate(
        (("하루 앞서", "a day ahead", 1), ("30일 앞서", "30 days ahead", 30))
    ):
        y = 24 + 96 * number
        drawing.heading(y, bold(name), en(english))
        drawing.line(Point(left, y + 50), Point(right, y + 50), tone=LINES, width=3)
        end = right - lag * day
        drawing.part(Box(end - 14 * day, y + 14, 14 * day, 30), ko("열나흘"), tone=BLUE)
        drawing.line(Point(right, y + 10), Point(right, y + 56), tone=INK)
        drawing.note(Point(right + 6, y + 8), ko("그날"), anchor="end")
        if lag > 1:
            drawing.note(Point((end + right) / 2, y + 40), ko("아직 모른다"))
    return drawing


def loop() -> Drawing:
    """Draw how a decision chooses the data that the next model learns from."""
    drawing = Drawing(
        "watch-loop",
        "알림이 다음 훈련 데이터를 고른다",
        "모델이 확률을 말하고, 높으면 알린다. 알리지 않은 손님의 결과만 돌아와 다음 모델을 "
        "훈련한다. 알린 손님의 결과는 사라진다.",
    )
    drawing.part(Box(110, 12, 140, 44), bold("모델"), en("model"), tone=BLUE, form="round")
    drawing.part(Box(12, 96, 140, 44), bold("알린다"), en("p ≥ 0.2"), tone=AMBER)
    drawing.part(Box(208, 96, 140, 44), bold("알리지 않는다"), en("p < 0.2"), tone=GREEN)
    drawing.arrow(Point(150, 58), Point(84, 94))
    drawing.arrow(Point(210, 58), Point(276, 94))
    drawing.part(Box(12, 178, 140, 44), ko("결과를 묻지 않음"), tone=QUIET, dashed=True)
    drawing.part(Box(208, 178, 140, 44), ko("결과가 돌아온다"), tone=PLAIN)
    drawing.arrow(Point(82, 142), Point(82, 176))
    drawing.arrow(Point(278, 142), Point(278, 176))
    drawing.arrow(Point(350, 200), Point(356, 200), Point(356, 34), Point(252, 34), dashed=True)
    drawing.note(Point(346, 80), ko("다시 훈련"), anchor="end")
    return drawing


DRAWINGS = {
    "watch-moves": moves,
    "watch-psi": index,
    "watch-windows": windows,
    "watch-delay": delay,
    "watch-known": known,
    "watch-loop": loop,
}
