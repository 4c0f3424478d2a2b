"""What goes into learning and what comes out: one kind of learning, or four."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    MARGIN,
    PLAIN,
    WIDTH,
    Box,
    Drawing,
    Form,
    Point,
    Tone,
    Words,
    bold,
    en,
    ko,
)

_IN, _METHOD, _OUT = 96, 104, 92
_LEFT = MARGIN
_CENTRE = 129
_RIGHT = WIDTH - MARGIN - _OUT
_ROW = 52

Part = tuple[Form, Tone, tuple[Words, ...]]

DATA: Part = ("drum", BLUE, (ko("데이터"), en("data")))
ANSWERS: Part = ("pill", GREEN, (ko("해답"), en("answers")))
LABELS: Part = ("pill", GREEN, (ko("레이블"), en("labels")))
RULES: Part = ("hexagon", AMBER, (ko("규칙"), en("rules")))


def claim() -> Drawing:
    """Draw the source's view: machine learning turns data and answers into rules."""
    drawing = Drawing(
        "learning-claim",
        "교과서의 관점: 머신러닝은 데이터와 해답에서 규칙을 얻는다",
        "위 줄: 규칙과 데이터가 전통적 프로그래밍에 들어가 해답이 나온다. "
        "아래 줄: 데이터와 해답이 머신러닝에 들어가 규칙이 나온다. "
        "규칙과 해답의 자리가 서로 바뀐다.",
    )
    drawing.heading(26, bold("규칙은 사람이 쓴다"))
    method = (bold("전통적"), bold("프로그래밍"), en("classical"), en("programming"))
    _flow(drawing, 40, (RULES, DATA), method, ANSWERS)
    drawing.divider(172)
    drawing.heading(198, bold("규칙을 데이터와 해답에서 얻는다"))
    _flow(drawing, 212, (DATA, ANSWERS), (bold("머신러닝"), en("machine"), en("learning")), RULES)
    return drawing


def right() -> Drawing:
    """Draw four kinds of learning, by what they are given."""
    drawing = Drawing(
        "learning-right",
        "바로잡은 관점: 해답을 받는 것은 머신러닝 가운데 지도 학습뿐이다",
        "네 줄이다. 지도 학습: 데이터와 레이블에서 모델을 얻는다. "
        "비지도 학습: 데이터만으로 구조를 얻는다. "
        "자기 지도 학습: 데이터의 가린 조각을 레이블로 삼아 표현을 얻는다. "
        "강화 학습: 정책이 환경에 행동하고 환경이 상태와 보상을 돌려준다.",
    )
    drawing.heading(26, bold("지도 학습"), en("supervised learning"))
    fitted: Part = ("hexagon", AMBER, (ko("모델"), en("model")))
    _flow(drawing, 38, (DATA, LABELS), (bold("지도 학습"), en("supervised")), fitted)
    drawing.divider(166)
    drawing.heading(190, bold("비지도 학습"), en("unsupervised learning"))
    found: Part = ("hexagon", AMBER, (ko("구조"), en("structure")))
    _flow(drawing, 202, (DATA,), (bold("비지도 학습"), en("unsupervised")), found)
    drawing.divider(268)
    drawing.heading(292, bold("자기 지도 학습"), en("self-supervised learning"))
    hidden: Part = ("pill", GREEN, (ko("가린 조각"), en("masked part")))
    learned: Part = ("hexagon", AMBER, (ko("표현"), en("features")))
    method = (bold("자기 지도"), bold("학습"), en("self-supervised"))
    _flow(drawing, 304, (DATA, hidden), method, learned)
    drawing.arrow(Point(_LEFT + 20, 304 + _ROW), Point(_LEFT + 20, 304 + _ROW + 8))
    drawing.divider(432)
    drawing.heading(456, bold("강화 학습"), en("reinforcement learning"))
    _loop(drawing, 494)
    return drawing


def _flow(
    drawing: Drawing, y: float, inputs: tuple[Part, ...], method: tuple[Words, ...], result: Part
) -> None:
    height = len(inputs) * _ROW + (len(inputs) - 1) * 10
    centre = drawing.part(Box(_CENTRE, y, _METHOD, height), *method, tone=PLAIN)
    for row, part in enumerate(inputs):
        box = _part(drawing, Box(_LEFT, y + row * (_ROW + 10), _IN, _ROW), part)
        drawing.arrow(Point(box.right.x + 2, box.right.y), Point(centre.left.x - 2, box.right.y))
    box = Box(_RIGHT, centre.middle.y - _ROW / 2, _OUT, _ROW)
    drawing.arrow(Point(centre.right.x + 2, box.left.y), Point(box.left.x - 2, box.left.y))
    _part(drawing, box, result)


def _loop(drawing: Drawing, y: float) -> None:
    """Draw the policy that acts and the environment that gives back a state and a reward."""
    policy = drawing.part(
        Box(_LEFT, y, _IN, 60), ko("정책"), en("policy"), form="hexagon", tone=AMBER
    )
    world = drawing.part(
        Box(WIDTH - MARGIN - 106, y, 106, 60), bold("환경"), en("environment"), tone=PLAIN
    )
    drawing.arrow(Point(policy.right.x + 2, y + 14), Point(world.left.x - 2, y + 14))
    drawing.arrow(Point(world.left.x - 2, y + 46), Point(policy.right.x + 2, y + 46))
    middle = (policy.right.x + world.left.x) / 2
    drawing.note(Point(middle, y - 10), ko("행동"), en("action"))
    drawing.note(Point(middle, y + 66), ko("상태·보상"), en("state, reward"))


def _part(drawing: Drawing, box: Box, part: Part) -> Box:
    form, tone, words = part
    return drawing.part(box, *words, form=form, tone=tone)


DRAWINGS = {"learning-claim": claim, "learning-right": right}
