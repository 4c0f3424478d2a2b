"""Chapter 3: who does what, where Keras stood, the boundary, a layer, the loop, three heights."""

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
_HALF = (_FULL - 16) / 2


def layers() -> Drawing:
    """Draw Keras above one of three backends, above the machine."""
    drawing = Drawing(
        "frameworks-layers",
        "케라스는 이름과 모양을, 백엔드는 값과 기울기를 맡는다",
        "맨 위에 케라스가 있고 층, compile, fit이라고 적혀 있다. 그 아래에 백엔드 셋, 텐서플로와 "
        "JAX와 파이토치가 나란히 있다. 파이토치만 칠해져 있다. 맨 아래는 CPU와 GPU다.",
    )
    top = drawing.part(
        Box(MARGIN, 12, _FULL, 56),
        bold("케라스: 이름과 모양"),
        en("Dense, compile, fit"),
        tone=AMBER,
    )
    width = (_FULL - 16) / 3
    for place, (name, tone) in enumerate(
        ((ko("텐서플로"), QUIET), (en("JAX"), QUIET), (bold("파이토치"), BLUE))
    ):
        drawing.part(Box(MARGIN + place * (width + 8), 104, width, 44), name, tone=tone)
    drawing.note(Point(132, 170), ko("백엔드: 값과 기울기"), ko("셋 가운데 하나만 고른다"))
    machine = drawing.part(
        Box(MARGIN, 204, _FULL, 44), bold("기계"), en("CPU, GPU, TPU"), tone=GREEN, form="round"
    )
    chosen = MARGIN + 2 * (width + 8) + width / 2
    drawing.arrow(Point(chosen, top.bottom.y), Point(chosen, 102))
    drawing.arrow(Point(chosen, 148), Point(chosen, machine.y - 2))
    drawing.caption(en("names above, numbers below"))
    return drawing


def graph() -> Drawing:
    """Draw one function run line by line, and written down before it is run."""
    drawing = Drawing(
        "frameworks-graph",
        "바로 실행하면 값이 있고, 먼저 적으면 전체가 보인다",
        "왼쪽은 즉시 실행이다. 세 줄이 차례로 실행되고 줄마다 값이 나온다. 오른쪽은 그래프 "
        "실행이다. 세 연산이 상자로 이어져 있고 값은 아직 없다. 쓰이지 않는 연산 하나는 점선이다.",
    )
    right = MARGIN + _HALF + 16
    drawing.heading(26, bold("즉시 실행"))
    drawing.heading(26, bold("그래프 실행"), x=right)
    for row, (code, value) in enumerate((("x @ w", "[2.0]"), ("+ b", "[2.5]"), ("relu", "[2.5]"))):
        y = 40 + 58 * row
        box = drawing.part(Box(MARGIN, y, _HALF - 62, 40), en(code), tone=AMBER)
        drawing.note(Point(box.right.x + 32, y + 25), en(value))
        node = drawing.part(Box(right, y, 84, 40), en(code), tone=BLUE)
        if row:
            drawing.arrow(Point(node.middle.x, y - 18), Point(node.middle.x, y - 2))
    drawing.part(Box(right + 94, 98, 66, 40), ko("안 씀"), tone=QUIET, dashed=True)
    drawing.note(Point(MARGIN + _HALF / 2, 236), ko("줄마다 값이 있다"))
    drawing.note(Point(right + _HALF / 2, 236), ko("값 없이 전체가 있다"))
    drawing.caption(en("values now, or the whole first"))
    return drawing


def who() -> Drawing:
    """Draw which of four jobs Keras does itself, and which it leaves to the backend."""
    drawing = Drawing(
        "workspace-who",
        "케라스에는 기울기를 구하는 함수가 없다",
        "네 줄이 있다. 변수와 연산과 훈련 반복은 케라스에도 있고 파이토치에도 있다. 기울기의 "
        "줄에서는 케라스의 칸이 비어 있고 화살표가 파이토치의 backward를 가리킨다.",
    )
    right = MARGIN + _HALF + 16
    drawing.heading(26, bold("케라스"))
    drawing.heading(26, bold("파이토치"), x=right)
    rows = (
        ("keras.Variable", "requires_grad"),
        ("keras.ops", "torch.*"),
        ("", "backward, grad"),
        ("compile, fit", "for ... step()"),
    )
    for row, (ours, theirs) in enumerate(rows):
        y = 38 + 54 * row
        other = drawing.part(Box(right, y, _HALF, 42), en(theirs), tone=BLUE)
        words = (en(ours),) if ours else (ko("기울기: 없음"),)
        box = drawing.part(
            Box(MARGIN, y, _HALF, 42), *words, tone=AMBER if ours else QUIET, dashed=not ours
        )
        if not ours:
            drawing.arrow(box.right, Point(other.x - 2, box.right.y), tone=RED.stroke)
    drawing.caption(en("no gradient API of its own"))
    return drawing


def pile() -> Drawing:
    """Draw three backward calls of 2a: the gradient grows by 2 at each."""
    drawing = Drawing(
        "workspace-pile",
        "지우지 않으면 기울기가 쌓인다",
        "backward를 세 번 부른다. 지우지 않은 grad의 막대는 2, 4, 6으로 높아지고, 부를 때마다 "
        "지운 grad의 막대는 2, 2, 2다.",
    )
    foot, unit = 168.0, 20.0
    for number in range(3):
        x = 44 + 102 * number
        kept = 2.0 * (number + 1)
        drawing.part(Box(x, foot - unit * kept, 34, unit * kept), tone=RED)
        drawing.part(Box(x + 40, foot - unit * 2, 34, unit * 2), tone=GREEN)
        drawing.note(Point(x + 17, foot - unit * kept - 6), bold(f"{kept:g}"))
        drawing.note(Point(x + 57, foot - unit * 2 - 6), bold("2"))
        drawing.note(Point(x + 37, foot + 20), ko(f"{number + 1}번"))
    drawing.line(Point(30, foot), Point(336, foot))
    drawing.note(Point(WIDTH / 2, 216), ko("왼쪽: 그대로, 오른쪽: 매번 지움"))
    drawing.caption(en("gradients add up unless cleared"))
    return drawing


def boundary() -> Drawing:
    """Draw the boundary of a linear classifier, at right angles to its weights."""
    drawing = Drawing(
        "workspace-boundary",
        "경계는 가중치와 직각이다",
        "왼쪽 위에 한 무리, 오른쪽 아래에 다른 무리의 점이 있다. 사이의 선이 경계이고, 가중치 W의 "
        "화살표는 경계와 직각으로 오른쪽 아래의 무리를 가리킨다. "
        "화살표를 따라갈수록 XW + b가 커진다.",
    )
    for x, y in ((60, 60), (92, 46), (78, 92), (118, 78), (52, 112), (104, 116), (142, 52)):
        drawing.dot(Point(x, y), BLUE)
    for x, y in (
        (232, 178),
        (262, 150),
        (286, 196),
        (250, 212),
        (300, 160),
        (216, 206),
        (276, 228),
    ):
        drawing.dot(Point(x, y), AMBER)
    drawing.line(Point(72, 236), Point(284, 24), tone=RED.stroke, width=3)
    drawing.arrow(Point(178, 130), Point(214, 166), tone=GREEN.stroke)
    drawing.note(Point(212, 142), bold("W"))
    drawing.note(Point(300, 44), ko("경계"))
    drawing.note(Point(60, 30), ko("0.5보다 작다"))
    drawing.note(Point(280, 258), ko("0.5보다 크다"))
    drawing.caption(en("the boundary stands at right angles to W"))
    return drawing


def layer() -> Drawing:
    """Draw a layer as a state and a computation."""
    drawing = Drawing(
        "anatomy-layer",
        "층은 상태와 계산을 묶은 것이다",
        "층이라는 큰 상자 안에 상태 상자와 계산 상자가 있다. 상태는 W와 b다. 계산은 XW + b다. "
        "입력이 왼쪽에서 들어와 출력이 오른쪽으로 나간다.",
    )
    drawing.part(Box(70, 12, 220, 176), form="round", tone=QUIET)
    drawing.heading(36, bold("층"), en("layer"), x=86)
    state = drawing.part(Box(96, 50, 168, 50), bold("상태"), en("W (30, 4), b (4,)"), tone=AMBER)
    work = drawing.part(Box(96, 124, 168, 50), bold("계산"), en("relu(X W + b)"), tone=BLUE)
    drawing.arrow(state.bottom, Point(work.top.x, work.y - 2))
    drawing.note(Point(36, 140), ko("입력"))
    drawing.note(Point(34, 172), en("(n, 30)"))
    drawing.arrow(Point(56, 149), Point(94, 149))
    drawing.note(Point(324, 140), ko("출력"))
    drawing.note(Point(324, 172), en("(n, 4)"))
    drawing.arrow(Point(266, 149), Point(304, 149))
    drawing.caption(en("state and computation"))
    return drawing


def loop() -> Drawing:
    """Draw the loop of training: forward, loss, gradient, update."""
    drawing = Drawing(
        "anatomy-loop",
        "훈련은 네 칸을 도는 일이다",
        "네 상자가 고리를 이룬다. 순전파는 예측을, 손실은 수 하나를, 역전파는 기울기를, 업데이트는 "
        "새 가중치를 다음 상자에 넘긴다. 지표는 고리 밖에 있어 예측을 받기만 한다.",
    )
    left, right = MARGIN, MARGIN + _HALF + 16
    ahead = drawing.part(
        Box(left, 12, _HALF - 10, 54), bold("순전파"), en("z = X W + b"), tone=BLUE, form="round"
    )
    loss = drawing.part(
        Box(right + 10, 12, _HALF - 10, 54), bold("손실"), en("L(z, y)"), tone=AMBER, form="round"
    )
    back = drawing.part(
        Box(right + 10, 128, _HALF - 10, 54), bold("역전파"), ko("기울기"), tone=AMBER, form="round"
    )
    step = drawing.part(
        Box(left, 128, _HALF - 10, 54), bold("업데이트"), ko("옵티마이저"), tone=GREEN, form="round"
    )
    drawing.arrow(ahead.right, Point(loss.x - 2, ahead.right.y))
    drawing.arrow(loss.bottom, Point(loss.bottom.x, back.y - 2))
    drawing.arrow(back.left, Point(step.right.x + 2, back.left.y))
    drawing.arrow(step.top, Point(step.top.x, ahead.bottom.y + 2))
    drawing.part(Box(left + 94, 80, 66, 34), ko("지표"), tone=QUIET, dashed=True)
    drawing.arrow(Point(left + 126, 66), Point(left + 126, 78), dashed=True)
    drawing.note(Point(WIDTH / 2, 206), ko("지표는 보기만 하고 고리에 들지 않는다"))
    drawing.caption(en("forward, loss, backward, update"))
    return drawing


def heights() -> Drawing:
    """Draw the same classifier at three heights: who writes what."""
    drawing = Drawing(
        "anatomy-heights",
        "높이가 다를 뿐 하나의 계산이다",
        "세 단이 쌓여 있다. 위는 케라스의 fit, 가운데는 nn.Module과 옵티마이저, 아래는 텐서와 "
        "기울기다. 위로 갈수록 손으로 적는 것이 줄고, 셋은 오른쪽의 같은 가중치에 이른다.",
    )
    rows = (
        (bold("케라스"), en("compile, fit"), AMBER),
        (bold("모듈"), en("nn.Linear, step()"), BLUE),
        (bold("텐서"), en("X @ W + b, W -= ..."), PLAIN),
    )
    end = drawing.part(Box(268, 62, 80, 72), bold("같은"), bold("가중치"), tone=GREEN, form="round")
    for row, (name, detail, tone) in enumerate(rows):
        box = drawing.part(Box(MARGIN, 12 + 62 * row, 206, 50), name, detail, tone=tone)
        target = Point(end.x - 2, end.middle.y + (row - 1) * 22)
        drawing.arrow(box.right, target)
    drawing.note(Point(MARGIN + 103, 216), ko("위: 맡긴다, 아래: 손으로 적는다"))
    drawing.caption(en("three heights, one computation"))
    return drawing


def words() -> Drawing:
    """Draw fit as two loops around one step, and what evaluate and predict leave out."""
    drawing = Drawing(
        "anatomy-words",
        "fit은 두 겹의 for다",
        "fit의 바깥 상자는 에포크, 안쪽 상자는 배치다. 배치마다 순전파, 손실, 역전파, 업데이트가 "
        "있다. evaluate는 순전파와 손실과 지표만, predict는 순전파만 한다.",
    )
    drawing.part(Box(MARGIN, 12, _FULL, 132), form="round", tone=QUIET)
    drawing.heading(34, bold("fit"), ko("에포크마다"), x=26)
    drawing.part(Box(28, 46, _FULL - 32, 86), form="round", tone=BLUE)
    drawing.heading(68, ko("배치마다"), x=42)
    width = 70.0
    for place, name in enumerate(("순전파", "손실", "역전파", "업데이트")):
        drawing.part(Box(40 + place * (width + 2), 80, width - 4, 38), ko(name), tone=AMBER)
    drawing.heading(174, bold("evaluate"), x=26)
    for place, name in enumerate(("순전파", "손실", "지표")):
        drawing.part(Box(112 + place * (width + 2), 154, width - 4, 34), ko(name), tone=GREEN)
    drawing.heading(218, bold("predict"), x=26)
    drawing.part(Box(112, 198, width - 4, 34), ko("순전파"), tone=GREEN)
    drawing.caption(en("fit is two loops around one step"))
    return drawing


def logit() -> Drawing:
    """Draw where the sigmoid belongs: once, in the layer or in the loss."""
    drawing = Drawing(
        "anatomy-logit",
        "시그모이드는 꼭 한 번만 지난다",
        "세 줄이 있다. 로짓을 내는 층과 from_logits=True인 손실은 맞다. 시그모이드가 있는 층과 "
        "from_logits=False인 손실도 맞다. 로짓을 내는 층과 from_logits=False인 손실은 틀리다.",
    )
    rows = (
        ("Dense(1)", "from_logits=True", "맞다", GREEN),
        ("Dense(1, sigmoid)", "from_logits=False", "맞다", GREEN),
        ("Dense(1)", "from_logits=False", "틀리다", RED),
    )
    for row, (last, loss, verdict, tone) in enumerate(rows):
        y = 12 + 60 * row
        one = drawing.part(Box(MARGIN, y, 122, 42), en(last), tone=BLUE)
        two = drawing.part(Box(MARGIN + 140, y, 128, 42), en(loss), tone=AMBER)
        drawing.arrow(one.right, Point(two.x - 2, one.right.y))
        drawing.part(Box(MARGIN + 274, y + 4, 62, 34), bold(verdict), tone=tone, form="pill")
    drawing.caption(en("one sigmoid, in one place"))
    return drawing


DRAWINGS = {
    "frameworks-layers": layers,
    "frameworks-graph": graph,
    "workspace-who": who,
    "workspace-pile": pile,
    "workspace-boundary": boundary,
    "anatomy-layer": layer,
    "anatomy-loop": loop,
    "anatomy-heights": heights,
    "anatomy-words": words,
    "anatomy-logit": logit,
}
