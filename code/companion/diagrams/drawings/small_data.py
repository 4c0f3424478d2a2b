"""Little data: a small convnet, a learning curve's three parts, a choice that flatters."""

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


def net() -> Drawing:
    """Draw the small convnet as the shapes that an image takes on its way."""
    drawing = Drawing(
        "small-data-net",
        "이미지가 작은 합성곱 신경망을 지나며 갖는 모양",
        "28×28 이미지 하나가 5×5 합성곱을 두 칸씩 건너 지나 채널 8개의 12×12가 되고, 3×3 합성곱과 "
        "최대 풀링을 지나 채널 16개의 6×6, 다시 채널 32개의 3×3이 된다. 한 줄로 편 수 288개가 "
        "밀집 연결 층을 지나 클래스 10개의 로짓이 된다.",
    )
    rows = (
        ("이미지", "1 × 28 × 28", PLAIN),
        ("합성곱 5×5, 두 칸씩", "8 × 12 × 12", BLUE),
        ("합성곱 3×3, 풀링", "16 × 6 × 6", BLUE),
        ("합성곱 3×3, 풀링", "32 × 3 × 3", BLUE),
        ("한 줄로 편다", "288", QUIET),
        ("밀집 연결", "10 logits", GREEN),
    )
    drawing.heading(24, bold("지나며 갖는 모양"), en("channels × height × width"))
    drawing.steps(
        Box(80, 38, 200, 46), 62, [(bold(name), en(shape), tone) for name, shape, tone in rows]
    )
    return drawing


def curve() -> Drawing:
    """Draw a learning curve on two log axes: guessing, a straight part, a floor."""
    drawing = Drawing(
        "small-data-curve",
        "학습 곡선의 세 구간",
        "가로는 데이터의 수, 세로는 오차이고 두 축 모두 로그 눈금이다. 데이터가 아주 적은 "
        "왼쪽에서는 찍기와 비슷한 높이로 평평하고, 가운데에서는 곧게 내려가며, 오른쪽에서는 "
        "줄일 수 없는 오차의 높이에서 다시 평평해진다.",
    )
    drawing.heading(24, bold("오차, 로그 눈금"), en("error"))
    drawing.arrow(Point(24, 236), Point(348, 236), tone=LINES)
    drawing.arrow(Point(24, 236), Point(24, 40), tone=LINES)
    drawing.line(Point(30, 70), Point(86, 72), Point(104, 80), tone=AMBER.stroke, width=3)
    drawing.line(Point(104, 80), Point(252, 192), tone=BLUE.stroke, width=3)
    drawing.line(Point(252, 192), Point(276, 204), Point(340, 207), tone=GREEN.stroke, width=3)
    drawing.line(Point(24, 210), Point(348, 210), tone=GREEN.stroke, dashed=True)
    drawing.note(Point(66, 56), ko("찍기"), anchor="middle")
    drawing.note(Point(186, 108), bold("거듭제곱"), en("slope −c"), anchor="start")
    drawing.note(Point(300, 228), ko("바닥"))
    drawing.note(Point(346, 254), ko("클래스마다 본 장수, 로그 눈금"), anchor="end")
    drawing.heading(276, en("guessing, power law, irreducible error"), x=MARGIN)
    return drawing


def choice() -> Drawing:
    """Draw scores of one network at several times, read twice: to choose, and to report."""
    drawing = Drawing(
        "small-data-choice",
        "고르는 데 쓴 점수는 부풀려진다",
        "여러 시점의 참 정확도가 거의 같은 높이의 점선으로 있다. 작은 검증 세트로 읽은 점수는 그 "
        "둘레에 흩어져 있고, 가장 높은 점을 고른다. 고른 점과 점선 사이의 틈이 부풀려진 몫이다.",
    )
    drawing.heading(24, bold("검증 점수"), en("read on few images"))
    level = 128.0
    scores = (140.0, 118.0, 134.0, 96.0, 126.0, 146.0, 112.0)
    drawing.arrow(Point(24, 200), Point(348, 200), tone=LINES)
    drawing.line(Point(30, level), Point(340, level), dashed=True)
    best = min(range(len(scores)), key=lambda number: scores[number])
    for number, y in enumerate(scores):
        at = Point(50 + 44 * number, y)
        drawing.line(Point(at.x, level), at)
        drawing.dot(at, RED if number == best else BLUE)
    top = Point(50 + 44 * best, scores[best])
    drawing.note(Point(top.x, top.y - 12), bold("고른 시점"))
    drawing.note(Point(40, level + 36), ko("참 정확도"), anchor="start")
    drawing.note(Point(346, 218), ko("훈련한 스텝"), anchor="end")
    drawing.heading(240, ko("고른 점과 점선의 틈이 부풀려진 몫이다"), en("optimism"))
    return drawing


def dropout() -> Drawing:
    """Draw two trainings that differ in one thing, and the difference of their scores."""
    drawing = Drawing(
        "small-data-dropout",
        "하나만 바꾸고 뽑기마다 차이를 낸다",
        "같은 뽑기와 같은 초깃값과 같은 스텝에서 두 갈래로 훈련한다. 한쪽은 마지막 층 앞의 수 "
        "288개를 그대로 쓰고, 다른 쪽은 반쯤 끈다. 두 정확도의 차이를 뽑기마다 낸다.",
    )
    start = drawing.part(Box(12, 78, 104, 62), bold("같은 뽑기"), ko("초깃값, 스텝"), tone=PLAIN)
    plain = drawing.part(Box(150, 32, 112, 52), bold("그대로"), en("288 units"), tone=BLUE)
    dropped = drawing.part(Box(150, 134, 112, 52), bold("반쯤 끈다"), en("dropout 0.5"), tone=AMBER)
    gap = drawing.part(Box(288, 86, 60, 46), bold("차이"), en("paired"), tone=GREEN)
    for one in (plain, dropped):
        drawing.arrow(Point(start.right.x + 2, start.right.y), Point(one.left.x - 2, one.left.y))
        drawing.arrow(Point(one.right.x + 2, one.right.y), Point(gap.left.x - 2, gap.left.y))
    drawing.heading(20, bold("하나만 바꾼다"), en("one thing differs"))
    return drawing


DRAWINGS = {
    "small-data-net": net,
    "small-data-curve": curve,
    "small-data-choice": choice,
    "small-data-dropout": dropout,
}
