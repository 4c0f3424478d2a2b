"""What each kind of learning is given, and how it goes on."""

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

_THREE = (
    "..####..",
    ".##..##.",
    ".....##.",
    "...###..",
    ".....##.",
    ".....##.",
    ".##..##.",
    "..####..",
)
"""A digit three of eight by eight pixels, drawn for this book."""

_PIXEL = 7.0
_POINTS = (1.0, 2.0, 4.0, 9.0, 10.0)
_STARTS = (1.0, 2.0)


def given() -> Drawing:
    """Draw one picture and the four things that may come with it."""
    drawing = Drawing(
        "kinds-given",
        "학습은 사진과 함께 무엇을 받는가로 갈린다",
        "네 줄이다. 지도 학습은 숫자 사진과 함께 레이블 3을 받는다. "
        "비지도 학습은 사진만 받는다. "
        "자기 지도 학습은 사진의 아래 절반을 가려 답으로 삼는다. "
        "강화 학습은 사진이 아니라 행동의 결과로 보상을 받는다.",
    )
    rows = (
        ("지도 학습", "supervised", ko("사람이 붙인 레이블 3"), GREEN, 8),
        ("비지도 학습", "unsupervised", ko("아무것도 없음"), QUIET, 8),
        ("자기 지도 학습", "self-supervised", ko("가린 아래 절반"), GREEN, 4),
    )
    for number, (name, english, gets, tone, seen) in enumerate(rows):
        y = 12 + number * 98
        _digit(drawing, MARGIN + 8, y + 26, seen)
        drawing.heading(y + 16, bold(name), en(english))
        box = Box(150, y + 34, WIDTH - MARGIN - 150, 40)
        drawing.arrow(Point(box.x - 4, box.left.y), Point(MARGIN + 82, box.left.y))
        drawing.part(box, gets, form="pill", tone=tone, dashed=tone is QUIET)
        drawing.divider(y + 92)
    y = 12 + 3 * 98
    drawing.heading(y + 16, bold("강화 학습"), en("reinforcement"))
    drawing.part(Box(MARGIN, y + 30, 84, 44), ko("행동"), en("action"), form="hexagon", tone=AMBER)
    box = Box(150, y + 32, WIDTH - MARGIN - 150, 40)
    drawing.arrow(Point(box.x - 4, box.left.y), Point(MARGIN + 90, box.left.y))
    drawing.part(box, ko("결과로 오는 보상 −1, +20"), form="pill", tone=GREEN)
    return drawing


def labels() -> Drawing:
    """Draw how a label corrects a model."""
    drawing = Drawing(
        "kinds-labels",
        "지도 학습은 예측과 레이블의 차이로 모델을 고친다",
        "숫자 3의 사진이 모델에 들어가고 모델은 8이라고 예측한다. "
        "예측 8과 레이블 3을 견준 차이가 모델로 되돌아가 모델을 고친다.",
    )
    _digit(drawing, MARGIN + 4, 30, 8)
    model = drawing.part(
        Box(116, 32, 92, 52), bold("모델"), en("model"), form="hexagon", tone=AMBER
    )
    guess = drawing.part(
        Box(252, 34, 96, 48), ko("예측 8"), en("prediction"), form="pill", tone=BLUE
    )
    drawing.arrow(Point(MARGIN + 66, 58), Point(model.left.x - 2, 58))
    drawing.arrow(Point(model.right.x + 2, 58), Point(guess.left.x - 2, 58))
    label = drawing.part(
        Box(MARGIN, 132, 96, 48), ko("레이블 3"), en("label"), form="pill", tone=GREEN
    )
    gap = drawing.part(Box(204, 130, 144, 52), bold("차이를 잰다"), en("loss"), tone=RED)
    drawing.arrow(Point(label.right.x + 2, 156), Point(gap.left.x - 2, 156))
    drawing.arrow(Point(guess.bottom.x, guess.bottom.y + 2), Point(guess.bottom.x, gap.y - 2))
    corner = Point(228, 108)
    drawing.arrow(
        Point(228, gap.y - 2), corner, Point(model.middle.x, 108), Point(model.middle.x, 88)
    )
    drawing.note(Point(118, 112), ko("고친다"), anchor="end")
    return drawing


def kmeans() -> Drawing:
    """Draw k-means with two centres on five numbers, round by round."""
    rounds = _rounds()
    drawing = Drawing(
        "kinds-kmeans",
        f"k-평균은 {len(rounds) - 1}번 만에 두 무리를 찾는다",
        "다섯 수 1, 2, 4, 9, 10이 수직선 위에 있고 두 중심을 다시 잡을 때마다 한 줄이다. "
        + " ".join(f"{n}째 중심은 {low:.2f}와 {high:.2f}." for n, (low, high) in enumerate(rounds)),
    )
    for number, (low, high) in enumerate(rounds):
        y = 28 + number * 78
        name = "처음 중심" if number == 0 else f"{number}번 고친 중심"
        drawing.heading(y - 8, bold(name), en(f"centers {low:.2f}, {high:.2f}"))
        line = y + 26
        drawing.line(Point(_place(0), line), Point(_place(11), line), tone=LINES)
        for value in _POINTS:
            is_low = abs(value - low) <= abs(value - high)
            drawing.dot(Point(_place(value), line), BLUE if is_low else AMBER)
            drawing.note(Point(_place(value), line + 20), en(f"{value:g}"))
        for centre, tone in ((low, BLUE), (high, AMBER)):
            top = Point(_place(centre), line - 20)
            drawing.arrow(top, Point(_place(centre), line - 6), tone=tone.stroke)
    return drawing


def masked() -> Drawing:
    """Draw a picture cut into a question and its answer."""
    drawing = Drawing(
        "kinds-masked",
        "사진 한 장이 물음과 답으로 나뉜다",
        "숫자 3의 사진을 위 절반과 아래 절반으로 나눈다. 위 절반이 모델에 들어가고, "
        "모델은 아래 절반을 예측한다. 가려 두었던 진짜 아래 절반이 레이블이 된다.",
    )
    _digit(drawing, MARGIN + 8, 56, 8)
    drawing.note(Point(MARGIN + 36, 42), ko("사진"))
    _half(drawing, 122, 26, range(4))
    drawing.note(Point(150, 76), ko("입력"), en("input"))
    _half(drawing, 122, 120, range(4, 8))
    drawing.note(Point(150, 170), ko("답"), en("answer"))
    drawing.arrow(Point(84, 72), Point(114, 44))
    drawing.arrow(Point(84, 96), Point(114, 128))
    model = drawing.part(
        Box(236, 16, 112, 48), bold("모델"), en("model"), form="hexagon", tone=AMBER
    )
    guess = drawing.part(Box(236, 112, 112, 48), ko("예측"), en("guess"), form="pill", tone=BLUE)
    drawing.arrow(Point(184, 40), Point(model.left.x - 2, 40))
    drawing.arrow(Point(model.bottom.x, 66), Point(model.bottom.x, guess.y - 2))
    drawing.line(Point(184, 136), Point(guess.left.x - 2, 136), dashed=True)
    drawing.note(Point(211, 128), ko("견준다"))
    return drawing


def loop() -> Drawing:
    """Draw the agent and its environment, with what passes between them."""
    drawing = Drawing(
        "kinds-loop",
        "에이전트와 환경은 행동, 보상, 다음 상태를 주고받는다",
        "에이전트가 상태 s에서 정책으로 행동 a를 고르면, 환경은 보상 r과 다음 상태를 돌려준다. "
        "이 일을 깃발이나 구덩이에 이를 때까지 되풀이한다.",
    )
    agent = drawing.part(
        Box(104, 14, 152, 62),
        bold("에이전트"),
        en("agent: policy, Q table"),
        form="round",
        tone=AMBER,
    )
    world = drawing.part(
        Box(104, 156, 152, 62), bold("환경"), en("environment: grid"), form="round", tone=BLUE
    )
    right, left = WIDTH - MARGIN - 46, MARGIN + 46
    drawing.arrow(
        Point(agent.right.x + 2, 45), Point(right, 45), Point(right, 187),
        Point(world.right.x + 2, 187),
    )  # fmt: skip
    drawing.arrow(
        Point(world.left.x - 2, 187), Point(left, 187), Point(left, 45), Point(agent.left.x - 2, 45)
    )
    drawing.note(Point(right - 8, 110), ko("행동"), en("action a"), anchor="end")
    drawing.note(Point(left + 8, 102), ko("보상 r"), en("reward"), anchor="start")
    drawing.note(Point(left + 8, 136), ko("다음 상태"), anchor="start")
    return drawing


def _digit(drawing: Drawing, x: float, y: float, seen: int) -> None:
    """Draw the three; rows from `seen` on are covered."""
    side = 8 * _PIXEL
    drawing.part(Box(x - 3, y - 3, side + 6, side + 6), tone=PLAIN)
    _pixels(drawing, x, y, range(seen))
    if seen < 8:
        top = y + seen * _PIXEL
        drawing.part(Box(x, top, side, (8 - seen) * _PIXEL), ko("?"), tone=QUIET, dashed=True)


def _half(drawing: Drawing, x: float, y: float, rows: range) -> None:
    drawing.part(Box(x - 3, y - 3, 8 * _PIXEL + 6, 4 * _PIXEL + 6), tone=PLAIN)
    _pixels(drawing, x, y - rows.start * _PIXEL, rows)


def _pixels(drawing: Drawing, x: float, y: float, rows: range) -> None:
    for row in rows:
        line = _THREE[row]
        middle = y + (row + 0.5) * _PIXEL
        for start, end in _runs(line):
            drawing.line(
                Point(x + start * _PIXEL, middle), Point(x + end * _PIXEL, middle),
                tone=INK if rows.start == 0 else MUTED, width=_PIXEL,
            )  # fmt: skip


def _runs(line: str) -> list[tuple[int, int]]:
    """Return where each run of dark pixels begins and ends."""
    cells = f".{line}."
    starts = [n for n in range(len(line) + 1) if cells[n] == "." and cells[n + 1] == "#"]
    ends = [n for n in range(len(line) + 1) if cells[n] == "#" and cells[n + 1] == "."]
    return list(zip(starts, ends, strict=True))


def _rounds() -> list[tuple[float, float]]:
    """Return the two centres before each round, until they stay."""
    rounds = [_STARTS]
    while True:
        low, high = rounds[-1]
        near = [value for value in _POINTS if abs(value - low) <= abs(value - high)]
        far = [value for value in _POINTS if value not in near]
        moved = (sum(near) / len(near), sum(far) / len(far))
        if moved == rounds[-1]:
            return rounds
        rounds.append(moved)


def _place(value: float) -> float:
    return MARGIN + 10 + value / 11 * (WIDTH - 2 * MARGIN - 20)


DRAWINGS = {
    "kinds-given": given,
    "kinds-labels": labels,
    "kinds-kmeans": kmeans,
    "kinds-masked": masked,
    "kinds-loop": loop,
}
