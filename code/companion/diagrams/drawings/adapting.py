"""Adapting a model: LoRA's branch, what a training step holds, letters in a syllable, pooling."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
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


def branch() -> Drawing:
    """Draw a frozen matrix with a narrow branch beside it."""
    drawing = Drawing(
        "adapting-lora",
        "얼린 행렬 옆의 좁은 갈래",
        "입력 x가 두 길로 간다. 한 길은 얼린 큰 행렬 W0를 지난다. 다른 길은 좁은 행렬 A로 r개의 "
        "수가 되었다가 B를 지나 다시 넓어진다. 두 길의 출력을 더하면 h다. A와 B만 훈련한다.",
    )
    drawing.heading(24, bold("갈래만 훈련한다"), en("frozen W0 + trained BA"))
    x = drawing.part(Box(110, 40, 140, 38), bold("입력 x"), form="round")
    frozen = drawing.part(
        Box(20, 120, 140, 116), bold("W0 (d, k)"), ko("얼림"), en("frozen"), tone=QUIET, dashed=True
    )
    a = drawing.part(Box(220, 120, 120, 44), bold("A (r, k)"), ko("훈련"), tone=AMBER)
    b = drawing.part(Box(220, 192, 120, 44), bold("B (d, r)"), ko("훈련"), tone=AMBER)
    total = drawing.part(Box(110, 276, 140, 40), bold("더한 것 h"), form="round", tone=GREEN)
    drawing.arrow(Point(150, x.y + x.h + 2), Point(frozen.middle.x, frozen.y - 2))
    drawing.arrow(Point(210, x.y + x.h + 2), Point(a.middle.x, a.y - 2))
    drawing.arrow(Point(a.middle.x, a.y + a.h + 1), Point(b.middle.x, b.y - 2))
    drawing.arrow(Point(frozen.middle.x, frozen.y + frozen.h + 1), Point(150, total.y - 2))
    drawing.arrow(Point(b.middle.x, b.y + b.h + 1), Point(210, total.y - 2))
    return drawing


def memory() -> Drawing:
    """Draw the four parts of what one training step holds, and what each grows with."""
    drawing = Drawing(
        "adapting-memory",
        "훈련 한 스텝이 붙드는 네 몫",
        "가중치는 모든 파라미터만큼이다. 그레이디언트는 훈련하는 파라미터만큼, 옵티마이저 상태는 "
        "그 두 배다. 활성값은 배치의 크기와 역전파가 지나는 층을 따른다.",
    )
    drawing.heading(24, bold("훈련 한 스텝이 붙드는 것"), en("held in one training step"))
    rows = (
        ("가중치", "weights", "모든 파라미터", BLUE),
        ("그레이디언트", "gradients", "훈련하는 것만", AMBER),
        ("옵티마이저 상태", "Adam: two each", "훈련하는 것의 두 배", RED),
        ("활성값", "saved activations", "배치 × 지나는 층", GREEN),
    )
    for number, (name, english, grows, tone) in enumerate(rows):
        y = 40 + number * 60
        box = drawing.part(Box(MARGIN, y, 160, 48), bold(name), en(english), tone=tone)
        drawing.note(Point(box.right.x + 14, box.middle.y + 5), ko(grows), anchor="start")
    return drawing


def syllable() -> Drawing:
    """Draw a syllable as three letters, each with its number."""
    drawing = Drawing(
        "hangul-parts",
        "음절 하나가 초성, 중성, 종성으로 나뉜다",
        "음절 한이 초성 ㅎ 18번, 중성 ㅏ 0번, 종성 ㄴ 4번으로 나뉘고, 셋을 모아 번호 54620이 된다.",
    )
    drawing.heading(24, bold("음절 하나에 레이블 넷"), en("initial, medial, final"))
    whole = drawing.part(Box(130, 40, 100, 44), bold("한"), form="round", tone=GREEN)
    rows = (("초성 ㅎ", "18 / 19"), ("중성 ㅏ", "0 / 21"), ("종성 ㄴ", "4 / 28"))
    for number, (name, place) in enumerate(rows):
        box = drawing.part(Box(12 + 116 * number, 124, 104, 54), bold(name), en(place), tone=BLUE)
        drawing.arrow(Point(whole.middle.x, whole.y + whole.h + 2), Point(box.middle.x, box.y - 2))
    drawing.note(Point(180, 208), en("44032 + (18 × 21 + 0) × 28 + 4 = 54620"))
    return drawing


def making() -> Drawing:
    """Draw how one photograph is made from a glyph, a seed and a distortion."""
    drawing = Drawing(
        "hangul-making",
        "밑그림 하나가 사진 한 장이 되기까지",
        "글꼴과 음절을 골라 밑그림을 꺼내고, 획의 굵기를 바꾸고, 돌리고 기울이고 옮기고, 종이와 "
        "대비와 잡음을 더한다. 단계마다 시드에서 뽑은 수를 쓴다.",
    )
    drawing.heading(24, bold("사진 한 장을 만드는 순서"), en("from glyph to photograph"))
    rows = (
        (bold("밑그림"), en("font, syllable"), PLAIN),
        (bold("획의 굵기"), en("stroke"), AMBER),
        (bold("돌리고 옮긴다"), en("one affine map"), BLUE),
        (bold("종이, 대비, 잡음"), en("paper, contrast, noise"), GREEN),
    )
    drawing.steps(Box(80, 38, 200, 46), 62, rows)
    return drawing


def pooling() -> Drawing:
    """Draw tokens that become vectors, whose mean without padding is the sentence."""
    drawing = Drawing(
        "hub-pooling",
        "토큰 벡터의 평균이 문장의 벡터다",
        "글이 토큰 셋과 빈자리 하나가 되고, 저마다 384차원 벡터가 된다. 빈자리를 뺀 셋을 평균해 "
        "길이를 1로 맞추면 문장 하나의 벡터다.",
    )
    drawing.heading(24, bold("글에서 벡터까지"), en("tokens, vectors, mean"))
    drawing.part(Box(90, 38, 180, 38), ko("글 한 줄"), form="round")
    names = (("fine", BLUE), ("tuning", BLUE), ("works", BLUE), ("[PAD]", QUIET))
    for number, (name, tone) in enumerate(names):
        token = Box(12 + 86 * number, 112, 76, 36)
        vector = token._replace(y=184)
        drawing.part(token, en(name), tone=tone, dashed=tone is QUIET)
        drawing.part(vector, en("384"), tone=tone, dashed=tone is QUIET)
        drawing.arrow(Point(180, 78), Point(token.middle.x, token.y - 2))
        drawing.arrow(Point(token.middle.x, token.y + 37), Point(token.middle.x, vector.y - 2))
        if tone is not QUIET:
            drawing.arrow(Point(token.middle.x, vector.y + 37), Point(180, 258))
    drawing.part(Box(80, 260, 200, 46), bold("빈자리를 뺀 평균"), en("mean of 3"), tone=GREEN)
    return drawing


DRAWINGS = {
    "adapting-lora": branch,
    "adapting-memory": memory,
    "hangul-parts": syllable,
    "hangul-making": making,
    "hub-pooling": pooling,
}
