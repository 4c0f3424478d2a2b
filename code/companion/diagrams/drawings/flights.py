"""A prediction made for a decision: what is known when, the gate, three splits, the network."""

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

_FALSE_ALARM, _MISS = 2, 8
"""What each error costs, in 10,000 won."""

_KNOWN = (
    ("예약할 때", "weeks before", "항공사, 공항, 시각표, 거리", GREEN),
    ("떠난 뒤", "wheels off", "출발 지연, 기체 번호", AMBER),
    ("내린 뒤", "wheels on", "비행 시간", AMBER),
    ("도착한 뒤", "at the gate", "도착 시각, 도착 지연", RED),
)


def decision() -> Drawing:
    """Draw the way from a question to what an error costs."""
    drawing = Drawing(
        "flights-decision",
        "예측은 결정이 되고, 결정이 틀리면 비용이 든다",
        "위에서 아래로 시각표, 늦을 확률, 알릴까 말까, 비용의 네 칸이 화살표로 이어진다. "
        "결과는 비행기가 도착한 뒤에야 안다.",
    )
    rows = (
        (ko("예약할 때 아는 것"), en("inputs: the schedule"), PLAIN),
        (bold("늦을 확률"), en("prediction: a probability"), BLUE),
        (bold("알릴까, 말까"), en("decision: a threshold"), AMBER),
        (ko("틀리면 드는 비용"), en("cost of an error"), RED),
    )
    drawing.steps(Box(70, 14, 220, 50), 74, rows)
    drawing.arrow(Point(312, 260), Point(334, 260), Point(334, 113), Point(292, 113), dashed=True)
    drawing.note(Point(312, 190), ko("결과"), en("label"), anchor="middle")
    return drawing


def timeline() -> Drawing:
    """Draw when each column becomes known."""
    drawing = Drawing(
        "flights-timeline",
        "예측하는 순간의 왼쪽에 있는 것만 쓸 수 있다",
        "시간 순서로 "
        + ", ".join(f"{name}에는 {columns}" for name, _, columns, _ in _KNOWN)
        + "을 알게 된다. 예측은 예약할 때 한다.",
    )
    drawing.line(Point(30, 20), Point(30, 292), tone=LINES, width=4)
    for number, (name, english, columns, tone) in enumerate(_KNOWN):
        y = 30 + 80 * number
        drawing.dot(Point(30, y + 18), tone)
        drawing.part(Box(54, y - 6, 292, 52), bold(f"{name}"), ko(columns), tone=tone)
        drawing.note(Point(340, y + 12), en(english), anchor="end")
    drawing.line(Point(14, 98), Point(346, 98), tone=INK, dashed=True)
    drawing.note(Point(340, 93), bold("여기서 예측한다"), anchor="end")
    return drawing


def contract() -> Drawing:
    """Draw the gate that both training and serving data pass."""
    drawing = Drawing(
        "flights-contract",
        "훈련과 서비스의 데이터가 같은 문을 지난다",
        "훈련 데이터와 서비스의 요청이 같은 약속의 검사를 지나 모델에 닿는다. 어긴 행은 모델에 "
        "가지 않고 사람에게 간다.",
    )
    train = drawing.part(Box(12, 8, 104, 62), ko("훈련 데이터"), en("training"), form="drum")
    serve = drawing.part(Box(12, 118, 104, 50), ko("들어온 요청"), en("serving"), form="round")
    gate = drawing.part(
        Box(150, 40, 92, 104), bold("약속"), ko("범위"), ko("관계"), ko("중복"), tone=BLUE
    )
    model = drawing.part(Box(272, 66, 76, 50), bold("모델"), en("model"), tone=GREEN, form="round")
    drawing.arrow(Point(train.right.x, train.right.y), Point(gate.x - 2, 64))
    drawing.arrow(Point(serve.right.x, serve.right.y), Point(gate.x - 2, 120))
    drawing.arrow(Point(gate.right.x, gate.right.y), Point(model.x - 2, model.left.y))
    drawing.part(Box(150, 178, 196, 40), ko("어긴 행은 사람에게"), tone=RED, form="round")
    drawing.arrow(Point(gate.bottom.x, gate.bottom.y), Point(gate.bottom.x, 176), dashed=True)
    return drawing


def costs() -> Drawing:
    """Draw the four outcomes of one warning and what each costs."""
    cut = _FALSE_ALARM / (_FALSE_ALARM + _MISS)
    drawing = Drawing(
        "flights-costs",
        f"놓치는 비용이 {_MISS // _FALSE_ALARM}배이면 확률 {cut:g}부터 알린다",
        f"알렸는데 제때 오면 {_FALSE_ALARM}만 원, 안 알렸는데 늦으면 {_MISS}만 원, 나머지는 0원이 "
        f"든다. 두 기대 비용이 같아지는 확률은 {cut:g}이다.",
    )
    drawing.note(Point(170, 24), ko("늦었다"), en("late"))
    drawing.note(Point(290, 24), ko("제때 왔다"), en("on time"))
    table = (
        ("알렸다", "warned", (("0원", GREEN), (f"{_FALSE_ALARM}만 원", AMBER))),
        ("안 알렸다", "silent", ((f"{_MISS}만 원", RED), ("0원", GREEN))),
    )
    for row, (name, english, cells) in enumerate(table):
        y = 54 + 60 * row
        drawing.note(Point(56, y + 20), ko(name), en(english))
        for column, (text, tone) in enumerate(cells):
            drawing.part(Box(112 + 120 * column, y, 112, 50), bold(text), tone=tone)
    base, left, right = 276.0, 40.0, 330.0
    drawing.line(Point(left, base), Point(right, base), tone=MUTED)
    here = left + cut * (right - left)
    drawing.line(Point(here, 196), Point(here, base + 6), tone=INK, dashed=True)
    drawing.part(Box(here, 216, right - here, 40), ko("알린다"), en("p ≥ 0.2"), tone=BLUE)
    drawing.part(Box(left, 216, here - left, 40), ko("둔다"), tone=QUIET)
    for value in (0.0, cut, 1.0):
        drawing.note(Point(left + value * (right - left), base + 20), en(f"{value:g}"))
    return drawing


def splits() -> Drawing:
    """Draw which flights of eight days three ways of splitting hold out."""
    drawing = Drawing(
        "flights-splits",
        "하루의 비행기를 나누면 시험의 날이 훈련에도 있다",
        "여드레의 비행기를 나누는 세 가지. 무작위는 날마다 몇 편을, 날로 나누기는 중간의 이틀을 "
        "통째로, 미래로 나누기는 끝의 이틀을 뗀다.",
    )
    rows = (
        ("무작위로", "random", lambda day, seat: (3 * day + 5 * seat) % 4 == 0),
        ("날로", "by day", lambda day, _seat: day in (2, 5)),
        ("미래로", "by time", lambda day, _seat: day >= 6),
    )
    step = (WIDTH - 2 * MARGIN) / 8
    for number, (name, english, held) in enumerate(rows):
        y = 24 + 116 * number
        drawing.heading(y, bold(name), en(english))
        for day in range(8):
            for seat in range(4):
                spot = Point(MARGIN + step * (day + 0.5), y + 18 + 17 * seat)
                drawing.dot(spot, AMBER if held(day, seat) else BLUE, hollow=held(day, seat))
        drawing.line(Point(MARGIN, y + 82), Point(WIDTH - MARGIN, y + 82), tone=LINES)
    drawing.note(Point(WIDTH - MARGIN, 24), ko("속이 빈 것이 시험"), anchor="end")
    return drawing


def ladder() -> Drawing:
    """Draw the order in which models are tried."""
    drawing = Drawing(
        "flights-ladder",
        "쉬운 기준점부터 차례로 오른다",
        "아래에서 위로 늘 같은 확률, 시간대의 표, 로지스틱 회귀, 부스팅 트리, 신경망의 다섯 단이 "
        "있다. 단마다 앞의 것을 이겨야 남는다.",
    )
    rows: tuple[tuple[str, str, Tone], ...] = (
        ("신경망", "embeddings + dense", BLUE),
        ("부스팅 트리", "boosted trees", BLUE),
        ("로지스틱 회귀", "logistic regression", GREEN),
        ("시간대의 표", "a table of 19 hours", AMBER),
        ("늘 같은 확률", "a constant", QUIET),
    )
    for number, (name, english, tone) in enumerate(rows):
        width = 176 + 38 * number
        left = (WIDTH - width) / 2
        drawing.part(Box(left, 14 + 48 * number, width, 42), ko(name), en(english), tone=tone)
    return drawing


def network() -> Drawing:
    """Draw words that become vectors and join the numbers."""
    drawing = Drawing(
        "flights-network",
        "범주마다 벡터를 하나 배워 수와 이어 붙인다",
        "항공사, 출발지, 목적지, 시간대, 요일이 저마다 임베딩을 지나 4, 2, 8, 4, 3개의 수가 되고 "
        "수 둘과 이어져 23개가 된다. 밀집 연결 층을 지나 확률 하나가 나온다.",
    )
    words = (("항공사", 4), ("출발지", 2), ("목적지", 8), ("시간대", 4), ("요일", 3))
    for number, (name, size) in enumerate(words):
        y = 14 + 38 * number
        drawing.part(Box(12, y, 72, 30), ko(name), tone=PLAIN)
        drawing.arrow(Point(86, y + 15), Point(112, y + 15))
        drawing.part(Box(114, y, 48, 30), en(f"({size},)"), tone=AMBER)
        drawing.line(Point(162, y + 15), Point(190, 116), tone=MUTED)
    drawing.part(Box(12, 204, 150, 30), ko("분, 거리"), tone=PLAIN)
    drawing.line(Point(162, 219), Point(190, 116), tone=MUTED)
    total = sum(size for _, size in words) + 2
    joined = drawing.part(Box(190, 92, 52, 48), ko("잇기"), en(f"({total},)"), tone=AMBER)
    dense = drawing.part(Box(262, 40, 86, 48), bold("밀집"), en("(64,) ReLU"), tone=BLUE)
    out = drawing.part(Box(262, 146, 86, 48), bold("확률"), en("sigmoid"), tone=GREEN)
    drawing.arrow(Point(joined.top.x, joined.y), Point(216, 64), Point(dense.x - 2, 64))
    drawing.arrow(Point(dense.bottom.x, dense.bottom.y), Point(out.top.x, out.y - 2))
    return drawing


def batches() -> Drawing:
    """Draw the fit between training and deployment: choose, freeze, open once."""
    drawing = Drawing(
        "flights-once",
        "고르는 달과 한 번 여는 달을 나눈다",
        "1월부터 6월은 훈련, 7월과 8월은 검증, 9월과 10월은 마지막에 한 번 여는 테스트다.",
    )
    step = (WIDTH - 2 * MARGIN) / 10
    spans = ((0, 6, "훈련", "train", BLUE), (6, 8, "검증", "choose", AMBER),
             (8, 10, "한 번", "test", RED))  # fmt: skip
    for first, last, name, english, tone in spans:
        left = MARGIN + first * step
        drawing.part(Box(left, 20, (last - first) * step, 54), bold(name), en(english), tone=tone)
    for month in range(1, 11):
        drawing.note(Point(MARGIN + (month - 0.5) * step, 94), en(str(month)))
    return drawing


DRAWINGS = {
    "flights-decision": decision,
    "flights-timeline": timeline,
    "flights-contract": contract,
    "flights-costs": costs,
    "flights-splits": splits,
    "flights-ladder": ladder,
    "flights-network": network,
    "flights-once": batches,
}
