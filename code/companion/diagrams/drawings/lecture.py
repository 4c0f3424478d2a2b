"""What one cell can say, how a tree answers, sizes of models, and going back to the mean."""

from math import log10

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    INK,
    LINES,
    MARGIN,
    MUTED,
    PLAIN,
    RED,
    WIDTH,
    Anchor,
    Box,
    Drawing,
    Point,
    Tone,
    bold,
    en,
    ko,
)

_FULL = WIDTH - 2 * MARGIN
_SIZES: tuple[tuple[str, str, float, Tone], ...] = (
    ("VGG16의 마지막 블록", "block 5", 7_079_424, GREEN),
    ("VGG16의 합성곱 기반", "conv base", 14_714_688, GREEN),
    ("GPT-2", "2019", 1.5e9, AMBER),
    ("GPT-3", "2020", 175e9, AMBER),
)


def kinds() -> Drawing:
    """Draw how much a counterexample, a check and a proof cover."""
    drawing = Drawing(
        "lecture-kinds",
        "반례는 하나로 무너뜨리고, 확인은 뽑은 것만, 증명은 모두를 덮는다",
        "세 줄이다. 반례: 점 열두 개 가운데 하나가 붉다. 확인: 넷만 푸르다. 증명: 모두 칠한 띠다.",
    )
    rows = (
        ("반례", "counterexample", "하나면 ‘모두’가 무너진다"),
        ("확인", "check", "뽑아 본 것에 대해서만 말한다"),
        ("증명", "proof", "모든 경우를 덮는다"),
    )
    for row, (name, english, words) in enumerate(rows):
        y = 26 + row * 82
        drawing.heading(y, bold(name), en(english))
        if row == 2:
            drawing.part(Box(MARGIN, y + 12, _FULL, 22), tone=GREEN, form="pill")
        for place in range(12):
            at = Point(MARGIN + 14 + place * (_FULL - 28) / 11, y + 23)
            tone = (RED if place == 7 else PLAIN, BLUE if place % 3 == 1 else PLAIN, GREEN)[row]
            drawing.dot(at, tone, hollow=tone is PLAIN)
        drawing.heading(y + 54, ko(words))
    return drawing


def tree() -> Drawing:
    """Draw two questions of a tree and its leaves."""
    drawing = Drawing(
        "lecture-tree",
        "트리는 견주며 내려가기만 한다",
        "맨 위에서 한 특성이 문턱값 이하인지 묻는다. 예이면 왼쪽 잎, 아니면 오른쪽 물음으로 간다. "
        "잎에는 클래스가 적혀 있다.",
    )
    drawing.heading(26, bold("견주기만 한다"), en("only comparisons"))
    top = drawing.part(Box(96, 42, 168, 46), ko("특성 a ≤ 문턱값 1 ?"), tone=BLUE, form="round")
    second = Box(176, 128, 168, 46)
    leaf = drawing.part(Box(MARGIN, 128, 96, 46), bold("클래스 0"), en("leaf"), tone=GREEN)
    drawing.arrow(Point(top.x + 40, 90), Point(leaf.top.x, 126))
    drawing.arrow(Point(top.x + 120, 90), Point(second.top.x, 126))
    drawing.note(Point(84, 112), ko("예"))
    drawing.note(Point(258, 112), ko("아니요"))
    drawing.part(second, ko("특성 b ≤ 문턱값 2 ?"), tone=BLUE, form="round")
    for place, name in enumerate(("클래스 1", "클래스 2")):
        box = drawing.part(Box(140 + place * 112, 214, 96, 46), bold(name), en("leaf"), tone=GREEN)
        drawing.arrow(Point(second.x + 40 + place * 90, 176), Point(box.top.x, 212))
    return drawing


def sizes() -> Drawing:
    """Draw the numbers of parameters on a ruler whose mark is ten times the one before."""
    drawing = Drawing(
        "lecture-sizes",
        "교과서가 미세 조정하는 모델과 큰 언어 모델은 자릿수가 다르다",
        " ".join(f"{name}: {count:,.0f}개." for name, _, count, _ in _SIZES)
        + " 자의 한 칸은 열 배다.",
    )
    drawing.heading(26, bold("파라미터의 수"), en("parameters, ×10 a mark"))
    low, high = 6, 12
    step = (_FULL - 20) / (high - low)
    names = {6: "백만", 8: "1억", 10: "백억", 12: "1조"}
    bottom = 60.0 + len(_SIZES) * 50
    for power in range(low, high + 1):
        x = MARGIN + 6 + (power - low) * step
        drawing.line(Point(x, 42), Point(x, bottom - 6), tone=LINES)
        if power in names:
            anchors: dict[int, Anchor] = {low: "start", high: "end"}
            drawing.note(
                Point(x, bottom + 12), ko(names[power]), anchor=anchors.get(power, "middle")
            )
    for row, (name, english, count, tone) in enumerate(_SIZES):
        y = 60.0 + row * 50
        x = MARGIN + 6 + (log10(count) - low) * step
        drawing.heading(y, ko(name), en(english), x=MARGIN + 10)
        drawing.line(Point(MARGIN + 6, y + 16), Point(x, y + 16), tone=MUTED, dashed=True)
        drawing.dot(Point(x, y + 16), tone)
        drawing.note(Point(x + 10, y + 21), en(_short(count)), anchor="start")
    return drawing


def _short(count: float) -> str:
    return f"{count / 1e9:g}B" if count >= 1e9 else f"{count / 1e6:.1f}M"


def mean() -> Drawing:
    """Draw a tall parent as two shares of which a child gets one."""
    drawing = Drawing(
        "lecture-mean",
        "자식은 가족의 몫만 물려받아 평균 쪽으로 온다",
        "부모가 평균에서 벗어난 길이는 가족의 몫과 저만의 몫을 더한 것이다. "
        "자식의 기댓값은 가족의 몫만큼만 벗어나, 길이가 절반이다.",
    )
    drawing.heading(26, bold("평균에서 벗어난 만큼"), en("distance from the mean"))
    left, unit = 96.0, 116.0
    drawing.line(Point(left, 40), Point(left, 190), tone=INK)
    drawing.note(Point(left, 210), ko("평균"), en("mean"))
    for row, (name, english, parts) in enumerate(
        (("부모", "parent", (AMBER, BLUE)), ("자식", "child", (AMBER,)))
    ):
        y = 54 + row * 70
        drawing.note(Point(left - 14, y + 18), bold(name), en(english), anchor="end")
        for place, tone in enumerate(parts):
            words = ko("가족의 몫") if tone is AMBER else ko("저만의 몫")
            drawing.part(Box(left + place * unit, y, unit, 42), words, tone=tone)
    drawing.note(Point(left + unit + 60, 186), ko("저만의 몫은 새로 뽑는다"))
    return drawing


DRAWINGS = {
    "lecture-kinds": kinds,
    "lecture-tree": tree,
    "lecture-sizes": sizes,
    "lecture-mean": mean,
}
