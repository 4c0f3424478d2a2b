"""Looking into a network: three questions, two receptive fields, climbing, heat and its checks."""

from itertools import pairwise

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    LINES,
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


def questions() -> Drawing:
    """Draw a photograph, two layers and a score, and what three methods ask of them."""
    drawing = Drawing(
        "looking-questions",
        "한 층에 세 가지를 물을 수 있다",
        "사진이 층 둘을 지나 점수가 된다. 층에서 나온 값은 그대로 꺼내어 볼 수 있고, 층의 칸 "
        "하나에서 사진으로 되짚으면 어느 픽셀이 그 칸을 움직이는지 알며, 사진 대신 빈 그림을 "
        "넣고 값이 커지게 고치면 그 층이 무엇에 크게 반응하는지 본다.",
    )
    drawing.heading(24, bold("앞으로 지나가는 값"), en("forward"))
    boxes = [
        drawing.part(Box(12, 40, 74, 44), bold("사진"), tone=BLUE),
        drawing.part(Box(110, 40, 64, 44), ko("층"), form="round"),
        drawing.part(Box(198, 40, 64, 44), ko("층"), form="round", tone=AMBER),
        drawing.part(Box(286, 40, 62, 44), bold("점수"), tone=GREEN),
    ]
    for left, right in pairwise(boxes):
        drawing.arrow(Point(left.right.x + 2, 62), Point(right.left.x - 2, 62))
    drawing.arrow(Point(230, 86), Point(230, 112), tone=AMBER.stroke)
    drawing.note(Point(230, 130), bold("1. 무엇이 지나가나"), en("activation"))
    drawing.arrow(Point(214, 86), Point(214, 98), Point(49, 98), Point(49, 112), tone=BLUE.stroke)
    drawing.note(Point(72, 130), bold("2. 어디가 움직이나"), en("receptive field"))
    drawing.divider(164)
    start = drawing.part(Box(12, 180, 92, 44), ko("빈 그림"), form="round", dashed=True)
    layer = drawing.part(Box(146, 180, 64, 44), ko("층"), form="round", tone=AMBER)
    score = drawing.part(Box(252, 180, 96, 44), ko("값 하나"), tone=AMBER)
    drawing.arrow(Point(start.right.x + 2, 202), Point(layer.left.x - 2, 202))
    drawing.arrow(Point(layer.right.x + 2, 202), Point(score.left.x - 2, 202))
    drawing.arrow(Point(300, 226), Point(300, 246), Point(58, 246), Point(58, 227), tone=RED.stroke)
    drawing.note(Point(180, 264), bold("3. 무엇을 바라나"), en("gradient ascent"))
    return drawing


def field() -> Drawing:
    """Draw the square that a cell can see, and the smaller one that moves it."""
    drawing = Drawing(
        "looking-field",
        "볼 수 있는 곳은 넓고, 움직이는 곳은 좁다",
        "왼쪽은 사진이다. 큰 정사각형은 칸 하나가 볼 수 있는 이론의 수용장이고, 그 안의 작고 "
        "진한 정사각형은 칸의 값을 실제로 움직이는 힘의 절반이 든 곳이다. 두 정사각형이 "
        "오른쪽의 칸 하나로 모인다.",
    )
    drawing.heading(24, bold("사진"), en("input"))
    drawing.part(Box(12, 36, 200, 200), tone=QUIET)
    drawing.part(Box(30, 54, 164, 164), tone=BLUE, dashed=True)
    drawing.part(Box(86, 110, 52, 52), tone=AMBER)
    cell = drawing.part(Box(300, 122, 28, 28), tone=GREEN)
    for corner in (Point(194, 54), Point(194, 218)):
        drawing.line(corner, Point(cell.left.x, cell.middle.y), tone=BLUE.stroke, dashed=True)
    for corner in (Point(138, 110), Point(138, 162)):
        drawing.line(corner, Point(cell.left.x, cell.middle.y), tone=AMBER.stroke)
    drawing.note(Point(314, 172), bold("칸"), en("unit"))
    drawing.note(Point(288, 66), ko("이론"), en("theoretical"))
    drawing.note(Point(112, 182), ko("힘의 절반"), en("effective"))
    return drawing


def climb() -> Drawing:
    """Draw a step of gradient ascent: coefficients, picture, shake, network, and back."""
    drawing = Drawing(
        "looking-climb",
        "계수를 고치고, 흔들어 넣고, 되돌아온다",
        "주파수의 계수에서 그림을 만들고, 그림을 몇 픽셀 옮긴 뒤 신경망에 넣어 채널의 값을 "
        "얻는다. 그 값의 그레이디언트가 계수로 되돌아가 계수를 고친다. 픽셀을 그대로 고치는 "
        "길에서는 계수가 없다.",
    )
    rows = (
        (bold("주파수의 계수"), en("Fourier coefficients"), BLUE),
        (bold("그림"), en("picture"), PLAIN),
        (bold("몇 픽셀 옮긴 그림"), en("jitter"), AMBER),
        (bold("채널의 값"), en("activation"), GREEN),
    )
    drawing.steps(Box(24, 16, 196, 44), 66, rows)
    drawing.arrow(Point(222, 236), Point(286, 236), Point(286, 38), Point(223, 38), tone=RED.stroke)
    drawing.note(Point(320, 130), ko("값이"), ko("커지게"), en("gradient"))
    return drawing


def cam() -> Drawing:
    """Draw the last maps, a weight each, their sum, and its mean, which is the score."""
    drawing = Drawing(
        "looking-cam",
        "점수는 칸들의 평균이다",
        "마지막 특성 맵 셋에 클래스의 가중치를 하나씩 곱하고 더하면 활성화 맵이 된다. 그 "
        "칸들을 평균하고 편향을 더하면 그 클래스의 점수다.",
    )
    drawing.heading(24, bold("특성 맵"), en("maps"))
    target = Box(196, 84, 64, 64)
    for number, weight in enumerate(("× 2.0", "× −0.5", "× 0.1")):
        top = 38 + 58 * number
        drawing.part(Box(20, top, 46, 46), tone=(BLUE, RED, QUIET)[number])
        drawing.note(Point(104, top + 28), en(weight))
        drawing.arrow(Point(132, top + 23), Point(target.x - 3, 100 + 16 * number))
    drawing.part(target, tone=AMBER)
    drawing.note(Point(228, 168), bold("활성화 맵"), en("CAM"))
    drawing.arrow(Point(262, 116), Point(292, 116), tone=GREEN.stroke)
    drawing.part(Box(295, 94, 53, 44), bold("점수"), tone=GREEN)
    drawing.note(Point(306, 78), ko("평균 + 편향"))
    drawing.note(Point(104, 218), ko("클래스의 가중치"), en("class weights"))
    return drawing


def backward() -> Drawing:
    """Draw what of a gradient a ReLU lets back, and what guided backpropagation does."""
    drawing = Drawing(
        "looking-backward",
        "가이드 역전파는 음수인 그레이디언트를 버린다",
        "표다. 앞으로 지나간 값이 음수였던 자리는 두 방법 모두 막는다. 값이 양수였고 "
        "되돌아온 그레이디언트가 음수인 자리는, 그레이디언트는 그대로 보내고 가이드 역전파는 "
        "0으로 만든다.",
    )
    drawing.heading(24, bold("렐루를 되짚을 때"), en("backward through ReLU"))
    heads = ((98.0, "들어간 값"), (180.0, "올라온 것"))
    for x, word in heads:
        drawing.note(Point(x - 30, 52), ko(word))
    drawing.note(Point(232, 52), ko("그대로"))
    drawing.note(Point(314, 52), ko("가이드"))
    rows = (("3", "2", "2", "2"), ("3", "−2", "−2", "0"), ("−1", "2", "0", "0"))
    for row, words in enumerate(rows):
        for column, word in enumerate(words):
            changed = row == 1 and column == 3
            tone = RED if changed else (QUIET if word == "0" else (PLAIN if column < 2 else BLUE))
            drawing.part(Box(28 + 82 * column, 62 + 44 * row, 70, 34), en(word), tone=tone)
    drawing.caption(en("gradient | guided backpropagation"))
    return drawing


def sanity() -> Drawing:
    """Draw weights shuffled from the top down, a map after each, and what should happen."""
    drawing = Drawing(
        "looking-sanity",
        "가중치를 망가뜨리면 지도도 바뀌어야 한다",
        "위에서 아래로 머리, 뒤쪽 블록, 앞쪽 블록의 가중치를 차례로 뒤섞는다. 모델을 따르는 "
        "지도는 처음의 지도에서 멀어지고, 사진의 윤곽만 베끼는 지도는 그대로 남는다.",
    )
    names = ("훈련한 그대로", "머리를 섞음", "뒤쪽 블록까지", "모두 섞음")
    english = ("trained", "head", "late blocks", "all layers")
    for number, (name, word) in enumerate(zip(names, english, strict=True)):
        top = 40 + 58 * number
        tone = PLAIN if number == 0 else RED
        drawing.part(Box(12, top, 150, 46), ko(name), en(word), form="round", tone=tone)
        drawing.part(
            Box(196 + 8 * number, top + 4, 40, 38), tone=(AMBER, AMBER, QUIET, LINES_TONE)[number]
        )
        drawing.part(Box(292, top + 4, 40, 38), tone=AMBER)
    drawing.heading(26, bold("가중치"))
    drawing.note(Point(222, 26), ko("따르는 지도"))
    drawing.note(Point(314, 26), ko("베끼는 것"))
    return drawing


LINES_TONE = QUIET._replace(stroke=LINES)

DRAWINGS = {
    "looking-questions": questions,
    "looking-field": field,
    "looking-climb": climb,
    "looking-cam": cam,
    "looking-backward": backward,
    "looking-sanity": sanity,
}
