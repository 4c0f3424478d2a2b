"""GPT: what each letter is and what stays without it; what three families are asked."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    QUIET,
    Box,
    Drawing,
    Point,
    Tone,
    bold,
    en,
    ko,
)


def letters() -> Drawing:
    """Draw the three letters, each with what is left where it is taken away."""
    drawing = Drawing(
        "gpt-letters",
        "글자 하나를 빼면 다른 것이 남는다",
        "G는 다음 토큰을 차례로 짓는 생성이고, 빼면 빈칸을 맞히는 BERT가 남는다. P는 레이블 없는 "
        "글로 먼저 배우는 사전 훈련이고, 빼면 밑바닥부터 훈련한 분류기가 남는다. T는 인과 마스크를 "
        "씌운 트랜스포머이고, 빼면 세기만 하는 n-gram이 남는다.",
    )
    drawing.heading(24, bold("글자"), x=20)
    drawing.heading(24, bold("하는 일"), x=92)
    drawing.heading(24, bold("빼면 남는 것"), x=236)
    rows = (
        ("G", "다음 토큰을 짓는다", "generative", "빈칸 맞히기", "BERT", BLUE),
        ("P", "레이블 없이 먼저", "pre-trained", "밑바닥부터", "from scratch", AMBER),
        ("T", "앞만 보는 어텐션", "transformer", "횟수의 표", "n-gram", GREEN),
    )
    for n, (letter, does, english, left, name, tone) in enumerate(rows):
        y = 38 + 62 * n
        drawing.part(Box(12, y, 44, 48), bold(letter), tone=tone)
        drawing.part(Box(66, y, 138, 48), ko(does), en(english), form="round", tone=tone)
        drawing.arrow(Point(206, y + 24), Point(226, y + 24), dashed=True)
        drawing.part(Box(228, y, 120, 48), ko(left), en(name), form="round", tone=QUIET)
    drawing.caption(en("take a letter away: an ablation"))
    return drawing


def families() -> Drawing:
    """Draw what enters each family of models and what it is asked to say."""
    drawing = Drawing(
        "gpt-families",
        "세 갈래는 묻는 것이 다르다",
        "인코더만 있는 모델은 ‘이 가림 참 좋다’에서 가린 곳의 ‘영화’를 맞힌다. 디코더만 있는 것은 "
        "자리마다 다음 낱말을 맞힌다. 인코더–디코더는 ‘이 X 좋다’를 읽고 ‘X 영화 참’을 쓴다.",
    )
    _family(
        drawing, 0, "인코더만", "BERT", ("이", "[MASK]", "참", "좋다"), ("", "영화", "", ""), BLUE
    )
    _family(
        drawing,
        1,
        "디코더만",
        "GPT",
        ("이", "영화", "참", "좋다"),
        ("영화", "참", "좋다", "끝"),
        AMBER,
    )
    drawing.heading(266, bold("인코더–디코더"), en("T5"))
    for n, word in enumerate(("이", "〈X〉", "좋다")):
        drawing.part(Box(12 + 50 * n, 278, 46, 32), ko(word), tone=QUIET)
    drawing.arrow(Point(162, 294), Point(184, 294))
    for n, word in enumerate(("〈X〉", "영화", "참")):
        drawing.part(Box(188 + 54 * n, 278, 50, 32), ko(word), tone=GREEN)
    drawing.note(Point(86, 330), ko("빈 구간째로 읽고"))
    drawing.note(Point(268, 330), ko("빈 것을 차례로 쓴다"))
    drawing.caption(en("white: read; coloured: what the loss asks"))
    return drawing


def _family(
    drawing: Drawing, row: int, name: str, model: str,
    read: tuple[str, ...], asked: tuple[str, ...], tone: Tone,
) -> None:  # fmt: skip
    y = 24 + 122 * row
    drawing.heading(y, bold(name), en(model))
    for n, (word, answer) in enumerate(zip(read, asked, strict=True)):
        x = 12 + 86 * n
        drawing.part(Box(x, y + 12, 76, 32), ko(word), tone=QUIET)
        if answer:
            drawing.arrow(Point(x + 38, y + 46), Point(x + 38, y + 58))
            drawing.part(Box(x, y + 60, 76, 32), ko(answer), tone=tone)


def looking_back() -> Drawing:
    """Draw the two looks by which a repeated row of tokens is continued."""
    drawing = Drawing(
        "gpt-induction",
        "두 번 보아야 베낄 수 있다",
        "토큰 ㄱ, ㄴ, ㄷ 뒤에 다시 ㄱ이 왔다. 첫 층에서 ㄴ은 바로 앞의 ㄱ을 보고 제 앞이 ㄱ이라고 "
        "적는다. 둘째 층에서 마지막 ㄱ은 ‘제 앞이 ㄱ’이라고 적힌 ㄴ을 찾아 다음이 ㄴ이라고 답한다.",
    )
    places = (12, 82, 152, 222)
    for x, word in zip(places, ("ㄱ", "ㄴ", "ㄷ", "ㄱ"), strict=True):
        drawing.part(Box(x, 200, 56, 36), ko(word), tone=QUIET)
        drawing.arrow(Point(x + 28, 198), Point(x + 28, 158))
    for x, word in zip(places, ("?", "앞은 ㄱ", "앞은 ㄴ", "앞은 ㄷ"), strict=True):
        drawing.part(Box(x, 120, 60, 36), ko(word), form="round", tone=BLUE)
    drawing.arrow(Point(96, 199), Point(56, 178), Point(52, 199), tone=BLUE.stroke)
    drawing.part(Box(222, 40, 60, 36), bold("ㄴ"), form="round", tone=AMBER)
    drawing.arrow(Point(252, 118), Point(252, 78))
    drawing.arrow(Point(232, 118), Point(180, 96), Point(116, 118), tone=AMBER.stroke)
    drawing.note(Point(324, 60), ko("답"))
    drawing.note(Point(322, 134), ko("1층: 제"), ko("앞을 적기"))
    drawing.note(Point(92, 66), ko("2층: ‘앞은 ㄱ’을"), ko("찾아 거기를 읽기"))
    drawing.caption(en("induction: previous-token head, then a match"))
    return drawing


def arms() -> Drawing:
    """Draw what is trained in each of four ways: body, branch, head."""
    drawing = Drawing(
        "gpt-arms",
        "네 팔은 시작과 고치는 곳이 다르다",
        "밑바닥부터는 난수의 몸과 머리를 모두 고친다. 나머지 셋은 사전 훈련한 몸에서 시작한다. "
        "머리만은 몸을 얼린다. LoRA는 얼린 몸 옆의 갈래와 머리를 고친다. 전체는 모두 고친다.",
    )
    rows = (
        ("밑바닥부터", "난수의 몸", False, False),
        ("머리만", "훈련한 몸", True, False),
        ("LoRA", "훈련한 몸", True, True),
        ("전체", "훈련한 몸", False, False),
    )
    for n, (name, body, frozen, branch) in enumerate(rows):
        y = 12 + 48 * n
        drawing.note(Point(12, y + 24), bold(name), anchor="start")
        drawing.part(
            Box(102, y, 104, 38), ko(body), form="round",
            tone=QUIET if frozen else AMBER, dashed=frozen,
        )  # fmt: skip
        if branch:
            drawing.part(Box(212, y, 56, 38), ko("갈래"), form="round", tone=AMBER)
        drawing.arrow(Point(270 if branch else 208, y + 19), Point(288, y + 19))
        drawing.part(Box(290, y, 58, 38), ko("머리"), form="round", tone=AMBER)
    drawing.caption(en("dashed: frozen; coloured: trained"))
    return drawing


DRAWINGS = {
    "gpt-arms": arms,
    "gpt-letters": letters,
    "gpt-families": families,
    "gpt-induction": looking_back,
}
