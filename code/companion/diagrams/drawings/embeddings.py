"""Embeddings: a row of a table, counts in a window, one vector for two senses, who reads what."""

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


def lookup() -> Drawing:
    """Draw a one-hot row times a table beside the look-up of a row."""
    drawing = Drawing(
        "embedding-lookup",
        "원-핫 벡터를 곱하면 표의 한 줄이 나온다",
        "번호 2의 원-핫 벡터 (0, 0, 1)에 3행 2열의 표를 곱하면 표의 셋째 줄 (5, 6)이 그대로 "
        "나온다. 뽑힌 줄에만 기울기가 간다.",
    )
    drawing.heading(24, ko("번호 2"), en("one-hot"), x=14)
    for column, value in enumerate("001"):
        tone = GREEN if value == "1" else QUIET
        drawing.part(Box(14 + 32 * column, 74, 32, 32), en(value), tone=tone)
    drawing.note(Point(128, 96), en("×"))
    drawing.heading(24, bold("표 E"), en("(3, 2)"), x=146)
    for row, values in enumerate((("1", "2"), ("3", "4"), ("5", "6"))):
        for column, value in enumerate(values):
            tone = GREEN if row == 2 else QUIET
            drawing.part(Box(146 + 36 * column, 38 + 34 * row, 36, 34), en(value), tone=tone)
    drawing.note(Point(240, 96), en("="))
    drawing.heading(24, bold("벡터"), en("(2,)"), x=264)
    for column, value in enumerate("56"):
        drawing.part(Box(260 + 40 * column, 74, 40, 32), en(value), tone=GREEN)
    drawing.arrow(Point(300, 112), Point(300, 160), Point(182, 160), Point(182, 144))
    drawing.caption(ko("뽑힌 줄에만 기울기가 돌아간다"))
    return drawing


def counting() -> Drawing:
    """Draw the way from a window to a table of counts, of PMI, to vectors."""
    drawing = Drawing(
        "embedding-counting",
        "이웃을 세고, 우연으로 나누고, 줄인다",
        "이 영화 정말 최고 였다에서 최고의 앞뒤 두 낱말을 센다. 횟수의 표를 우연히 만날 횟수로 "
        "나누어 로그를 취하고 음수를 0으로 한 다음, 특잇값 분해로 100차원으로 줄인다.",
    )
    x = 14.0
    for word, tone in (("이", PLAIN), ("영화", BLUE), ("정말", BLUE), ("최고", GREEN),
                       ("이다", BLUE), (".", BLUE)):  # fmt: skip
        width = 26.0 + 15 * len(word)
        drawing.part(Box(x, 14, width, 36), ko(word), tone=tone)
        x += width + 4
    rows = (
        (ko("함께 나온 횟수"), en("counts (V, V)"), QUIET),
        (ko("우연보다 몇 배인가, 로그"), en("positive PMI (V, V)"), AMBER),
        (ko("100차원으로 줄인다"), en("SVD → E (V, 100)"), GREEN),
    )
    drawing.arrow(Point(180, 54), Point(180, 74))
    drawing.steps(Box(60, 76, 240, 48), 68, rows)
    drawing.caption(ko("창 2: 앞뒤 두 낱말까지"), en(" window = 2"))
    return drawing


def mixed() -> Drawing:
    """Draw two rows of counts that are summed into one."""
    drawing = Drawing(
        "embedding-mixed",
        "두 뜻의 이웃이 한 줄에 더해진다",
        "별 한 개의 개는 별, 점, 번과, 개꿀잼의 개는 진짜, 걍과 비슷한 자리에 나온다. "
        "글자가 같아 두 줄이 더해지고 벡터 하나가 된다.",
    )
    rows = ((16, "별 한 개", "별, 점, 번", BLUE), (76, "개꿀잼", "진짜, 걍", AMBER))
    for top, name, near, tone in rows:
        drawing.part(Box(14, top, 92, 42), ko(name), tone=QUIET)
        drawing.arrow(Point(108, top + 21), Point(128, top + 21))
        drawing.part(Box(130, top, 120, 42), ko(near), form="round", tone=tone)
    drawing.arrow(Point(252, 37), Point(302, 37), Point(302, 48))
    drawing.arrow(Point(252, 97), Point(266, 97), Point(266, 68), Point(278, 68))
    drawing.part(Box(280, 50, 44, 36), bold("+"), form="pill", tone=RED)
    drawing.arrow(Point(302, 88), Point(302, 138))
    drawing.part(Box(248, 140, 108, 42), bold("개"), en("one vector"), tone=RED)
    return drawing


def two_readings() -> Drawing:
    """Draw unlabelled reviews that give the table and few labels that give the classifier."""
    drawing = Drawing(
        "embedding-few-labels",
        "표는 레이블 없이, 분류기는 레이블 50개로",
        "레이블 없는 리뷰 3만 개에서 벡터의 표를 얻어 굳힌다. 레이블 있는 리뷰 50개는 그 벡터의 "
        "평균 위에 얹은 로지스틱 회귀만 훈련한다. 기준선은 표를 거치지 않는다.",
    )
    drawing.part(Box(14, 16, 150, 46), ko("리뷰 3만 개"), ko("레이블 없음"), tone=QUIET)
    drawing.arrow(Point(89, 64), Point(89, 90))
    drawing.part(Box(14, 92, 150, 46), bold("벡터의 표 E"), ko("굳힌다"), tone=GREEN)
    drawing.part(Box(196, 16, 150, 46), ko("리뷰 50개"), ko("레이블 있음"), tone=AMBER)
    drawing.arrow(Point(271, 64), Point(271, 90))
    drawing.part(Box(196, 92, 150, 46), ko("TF-IDF"), en("counts (50, V)"), tone=BLUE)
    drawing.arrow(Point(166, 115), Point(180, 115), Point(180, 184), Point(194, 184))
    drawing.arrow(Point(271, 140), Point(271, 160))
    drawing.part(Box(196, 162, 150, 46), ko("E를 곱한다"), en("vectors (50, 100)"), tone=GREEN)
    drawing.arrow(Point(271, 210), Point(271, 230))
    drawing.part(Box(196, 232, 150, 40), ko("로지스틱 회귀"), form="round", tone=AMBER)
    return drawing


DRAWINGS = {
    "embedding-lookup": lookup,
    "embedding-counting": counting,
    "embedding-mixed": mixed,
    "embedding-few-labels": two_readings,
}
