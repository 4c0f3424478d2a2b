"""Sets and sequences: one bag from two sentences, four verdicts, a window of two as a bigram."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    QUIET,
    RED,
    Box,
    Drawing,
    Point,
    bold,
    en,
    ko,
)


def one_bag() -> Drawing:
    """Draw two sentences of opposite verdicts that fall into the same bag."""
    drawing = Drawing(
        "sets-one-bag",
        "뜻이 반대인 두 문장이 같은 집합이 된다",
        "지루함은 없고 재미는 있다와 재미는 없고 지루함은 있다는 순서열로는 다르다. "
        "순서를 버리면 둘 다 네 낱말이 한 번씩 든 같은 집합이 된다.",
    )
    rows = ((30, "칭찬", GREEN, ("지루함은", "없고", "재미는", "있다")),
            (104, "비난", RED, ("재미는", "없고", "지루함은", "있다")))  # fmt: skip
    for top, verdict, tone, words in rows:
        drawing.heading(top - 6.0, bold(verdict), x=12)
        x = 12.0
        for word in words:
            width = 28.0 + 17 * len(word)
            drawing.part(Box(x, top, width, 34), ko(word), form="round", tone=tone)
            x += width + 6
    for top in (64, 138):
        drawing.arrow(Point(348, top - 12), Point(354, top - 12), Point(354, 200), Point(334, 200))
    drawing.part(
        Box(32, 172, 300, 62), ko("없고 1, 있다 1,"), ko("재미는 1, 지루함은 1"),
        form="pill", tone=BLUE,
    )  # fmt: skip
    drawing.caption(en("two sequences, one bag of words"))
    return drawing


def four() -> Drawing:
    """Draw the four sentences that no sum of one weight a word can tell apart."""
    drawing = Drawing(
        "sets-four",
        "낱말마다의 점수를 더해서는 네 칸을 다 맞히지 못한다",
        "가로에는 재미있다와 지루하다, 세로에는 안이 없는 것과 있는 것이 놓인다. 칭찬은 재미있다와 "
        "안 지루하다로 대각선에 있고, 비난은 지루하다와 안 재미있다로 다른 대각선에 있다.",
    )
    cells = ((12, 40, "재미있다", "칭찬", GREEN), (186, 40, "지루하다", "비난", RED),
             (12, 112, "안 재미있다", "비난", RED),
             (186, 112, "안 지루하다", "칭찬", GREEN))  # fmt: skip
    drawing.heading(24, ko("점수는 낱말마다 하나뿐이다"), x=12)
    for x, y, sentence, verdict, tone in cells:
        drawing.part(Box(x, y, 162, 58), ko(sentence), bold(verdict), form="round", tone=tone)
    drawing.note(
        Point(180, 192), ko("안의 점수는 위에서 아래로 갈 때"), ko("두 열에 똑같이 더해진다")
    )
    drawing.caption(en("exclusive or: opposite corners agree"))
    return drawing


def window() -> Drawing:
    """Draw a convolution of width two whose weights answer to one bigram only."""
    drawing = Drawing(
        "sets-window",
        "너비 2의 합성곱은 바이그램 하나를 알아본다",
        "창이 이 영화 안 재미있다 위를 두 낱말씩 지난다. 첫 칸이 안이면 1, 둘째 칸이 재미있다면 "
        "1을 더하고 1을 뺀다. 둘 다 맞는 마지막 창만 1이고 나머지는 0이다.",
    )
    words = (("이", 44), ("영화", 62), ("안", 52), ("재미있다", 104))
    x = 12.0
    for word, width in words:
        hit = word in ("안", "재미있다")
        drawing.part(Box(x, 18, width, 36), ko(word), form="round", tone=AMBER if hit else QUIET)
        x += width + 16
    rows = ((74, "이 + 영화", "0 + 0 − 1 → 0", QUIET), (118, "영화 + 안", "0 + 0 − 1 → 0", QUIET),
            (162, "안 + 재미있다", "1 + 1 − 1 → 1", AMBER))  # fmt: skip
    for top, pair, sums, tone in rows:
        drawing.part(Box(12, top, 152, 36), ko(pair), form="round", tone=tone)
        drawing.arrow(Point(166, top + 18), Point(192, top + 18))
        drawing.part(Box(194, top, 152, 36), en(sums), tone=tone)
    drawing.caption(en("ReLU(first + second − 1) detects one bigram"))
    return drawing


DRAWINGS = {"sets-one-bag": one_bag, "sets-four": four, "sets-window": window}
