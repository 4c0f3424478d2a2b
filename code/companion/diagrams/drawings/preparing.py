"""Preparing text: the line from text to numbers, its cuts, what was seen once, whose vocabulary."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
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


def pipeline() -> Drawing:
    """Draw the stages from a text to a row of numbers."""
    drawing = Drawing(
        "prepare-pipeline",
        "글이 번호의 열이 되기까지 세 번 고른다",
        "글을 표준화하고, 토큰으로 자르고, 어휘 사전에서 번호를 찾는다. 사전에 없는 토큰은 1번, "
        "채움은 0번이다.",
    )
    first = Box(40, 12, 280, 46)
    rows = (
        (ko("정말 재밌네!! 최고~"), en("text"), PLAIN),
        (ko("정말 재밌네 최고"), en("1. standardize"), BLUE),
        (ko("정말 | 재밌네 | 최고"), en("2. tokenize"), AMBER),
        (ko("4, 1, 16"), en("3. look up: 1 is [UNK]"), GREEN),
        (ko("4, 1, 16, 0, 0"), en("pad to one length"), PLAIN),
    )
    drawing.steps(first, 66, rows)
    drawing.caption(en("every stage throws something away"))
    return drawing


def cuts() -> Drawing:
    """Draw one word cut in five units."""
    drawing = Drawing(
        "prepare-cuts",
        "잘게 자를수록 길어지고, 모르는 것이 준다",
        "재밌었다는 어절로 하나, 형태소로 셋, 음절로 넷, 자모로 열, 바이트로 열둘이다.",
    )
    rows = (
        ("어절", "word", ("재밌었다",), PLAIN),
        ("형태소", "morpheme", ("재밌", "었", "다"), BLUE),
        ("음절", "syllable", tuple("재밌었다"), GREEN),
        ("자모", "jamo", tuple("ㅈㅐㅁㅣㅆㅇㅓㅆㄷㅏ"), AMBER),
        ("바이트", "byte", ("",) * 12, QUIET),
    )
    for row, (name, english, parts, tone) in enumerate(rows):
        top = 12 + 52.0 * row
        drawing.heading(top + 14, bold(name))
        drawing.heading(top + 31, en(english))
        width = 264 / len(parts)
        for place, part in enumerate(parts):
            label = [ko(part)] if part else []
            drawing.part(Box(88 + width * place, top, width - 3, 34), *label, tone=tone)
    drawing.caption(en("finer cuts: longer, fewer unknowns"))
    return drawing


def once() -> Drawing:
    """Draw tokens of which one is held out: only one that stands alone is then unknown."""
    drawing = Drawing(
        "prepare-once",
        "하나를 빼 놓을 때 처음 보는 것이 되는 것은 한 번 나온 것뿐이다",
        "토큰 여덟 개 가운데 영화는 세 번, 너무는 두 번, 나머지 셋은 한 번 나왔다. 하나를 빼 "
        "놓았을 때 남은 것에 없는 것은 "
        "한 번 나온 셋이고, 비율은 8분의 3이다.",
    )
    tokens = ("영화", "너무", "명작", "영화", "졸작", "너무", "영화", "띵작")
    for place, token in enumerate(tokens):
        alone = tokens.count(token) == 1
        left, top = 14 + 85.0 * (place % 4), 14 + 50.0 * (place // 4)
        drawing.part(Box(left, top, 76, 38), ko(token), tone=AMBER if alone else BLUE)
    drawing.note(Point(180, 134), ko("하나를 빼면 처음 보는 것: 노란 셋"), en("3 of 8 occur once"))
    drawing.caption(en("leave one out, ask the rest"))
    return drawing


def whose() -> Drawing:
    """Draw a vocabulary made from the training part only, asked by the other two."""
    drawing = Drawing(
        "prepare-whose",
        "어휘 사전은 훈련에서만 만든다",
        "훈련의 글로 어휘 사전을 만들고, 검증과 테스트는 그 사전에 묻기만 한다. 검증의 글까지 넣어 "
        "만들면 모르는 말이 "
        "없다는 거짓 점수가 나온다.",
    )
    drawing.part(Box(12, 14, 104, 54), ko("훈련"), en("train"), form="round", tone=BLUE)
    drawing.part(Box(12, 96, 104, 54), ko("검증"), en("validation"), form="round", tone=AMBER)
    drawing.part(Box(12, 178, 104, 54), ko("테스트"), en("test"), form="round", tone=AMBER)
    drawing.part(Box(226, 74, 120, 98), bold("어휘 사전"), en("vocabulary"), tone=GREEN)
    drawing.arrow(Point(118, 41), Point(286, 41), Point(286, 70))
    drawing.heading(34, ko("만든다"), x=150)
    drawing.arrow(Point(118, 123), Point(222, 123))
    drawing.heading(116, ko("묻는다"), x=140)
    drawing.arrow(Point(118, 205), Point(286, 205), Point(286, 176))
    drawing.heading(198, ko("묻는다"), x=150)
    drawing.line(Point(168, 132), Point(184, 150), tone=RED.stroke)
    drawing.line(Point(184, 132), Point(168, 150), tone=RED.stroke)
    drawing.heading(166, ko("만들면 누출"), x=136)
    drawing.caption(en("build on train, ask elsewhere"))
    return drawing


def glued() -> Drawing:
    """Draw what becomes of two words when the mark between them is deleted, or cut at."""
    drawing = Drawing(
        "prepare-glued",
        "부호를 지우면 두 낱말이 붙는다",
        "재밌다 느낌표 느낌표 최고라는 글에서 부호를 지우면 재밌다최고 하나가 되고, 부호에서 "
        "자르면 재밌다와 최고 둘이 된다.",
    )
    drawing.part(Box(90, 12, 180, 40), ko("재밌다!!최고"), form="round", tone=PLAIN)
    drawing.arrow(Point(150, 54), Point(92, 82))
    drawing.arrow(Point(210, 54), Point(268, 82))
    drawing.part(Box(22, 86, 140, 40), ko("재밌다최고"), tone=RED)
    drawing.part(Box(196, 86, 82, 40), ko("재밌다"), tone=GREEN)
    drawing.part(Box(284, 86, 62, 40), ko("최고"), tone=GREEN)
    drawing.note(Point(92, 146), ko("지우면"), en("delete"))
    drawing.note(Point(268, 146), ko("거기서 자르면"), en("cut there"))
    drawing.caption(en("delete a mark, or cut at it"))
    return drawing


DRAWINGS = {
    "prepare-cuts": cuts,
    "prepare-glued": glued,
    "prepare-once": once,
    "prepare-pipeline": pipeline,
    "prepare-whose": whose,
}
