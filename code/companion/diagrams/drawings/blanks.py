"""A blank's neighbours as one long vector, a softmax at three temperatures, a narrow layer."""

from math import exp

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    MARGIN,
    QUIET,
    RED,
    WIDTH,
    Box,
    Drawing,
    Point,
    Tone,
    bold,
    en,
    ko,
)

_AROUND = ("", "", "영", "␣", "정", "말")
_LOGITS = (2, 1, 0)


def encoding() -> Drawing:
    """Draw six neighbours, each switching on one of its own places."""
    drawing = Drawing(
        "blanks-encoding",
        "자리마다 한 칸씩 켠 벡터 여섯을 이어 붙인다",
        "빈칸의 앞 세 자리는 글의 바깥, 바깥, 영이고 뒤 세 자리는 띄어쓰기, 정, 말이다. 자리마다 "
        "402칸 가운데 한 칸이 1이고, 여섯을 이으면 2,412칸이다.",
    )
    pitch, width = 56.0, 50.0
    for place, letter in enumerate(_AROUND):
        x = MARGIN + pitch * place + (4 if place > 2 else 0)
        drawing.part(Box(x, 30, width, 38), bold(letter or "바깥"), tone=BLUE, form="round")
        drawing.arrow(Point(x + width / 2, 70), Point(x + width / 2, 92))
        on = (0, 0, 3, 1, 4, 2)[place]
        for cell in range(5):
            tone = AMBER if cell == on else QUIET
            drawing.part(Box(x, 96 + 20.0 * cell, width, 18), tone=tone)
    middle = MARGIN + pitch * 3 - 1
    drawing.line(Point(middle, 24), Point(middle, 204), dashed=True)
    drawing.note(Point(middle, 18), bold("○"))
    drawing.note(Point(WIDTH / 2, 222), ko("402칸 × 여섯 자리 = 2,412칸, 1은 여섯"))
    drawing.caption(en("one one-hot vector for each place"))
    return drawing


def softmax() -> Drawing:
    """Draw three logits' shares at three temperatures."""
    drawing = Drawing(
        "blanks-softmax",
        "온도를 높이면 고르게 퍼진다",
        "로짓 2, 1, 0의 확률. "
        + " ".join(
            f"온도 {t:g}에서 " + ", ".join(f"{p:.2f}" for p in _shares(t)) + "."
            for t in (0.5, 1, 2)
        ),
    )
    for row, t in enumerate((0.5, 1.0, 2.0)):
        y = 36.0 + 92 * row
        drawing.heading(y, bold(f"온도 {t:g}"))
        for line, (z, p) in enumerate(zip(_LOGITS, _shares(t), strict=True)):
            top = y + 8 + 22 * line
            drawing.note(Point(MARGIN + 20, top + 15), en(f"z = {z}"))
            drawing.part(Box(70, top, max(3.0, 220 * p), 18), tone=GREEN)
            drawing.note(Point(326, top + 15), en(f"{p:.2f}"))
    drawing.caption(en("softmax of z / T"))
    return drawing


def bottleneck() -> Drawing:
    """Draw the layers as bars as wide as they have units, the second squeezed to two."""
    drawing = Drawing(
        "blanks-bottleneck",
        "둘째 은닉층을 지나는 것은 수 둘뿐이다",
        "위에서 아래로 입력 2,412칸, 은닉층 64개, 은닉층 2개, 로짓 46개다.",
    )
    rows: tuple[tuple[float, str, str, Tone], ...] = (
        (300, "입력 2,412칸", "input", QUIET), (200, "64개", "hidden", BLUE),
        (60, "2개", "narrow", RED), (160, "로짓 46개", "logits", GREEN),
    )  # fmt: skip
    for row, (width, name, english, tone) in enumerate(rows):
        y = 14.0 + 72 * row
        box = Box((WIDTH - width) / 2, y, width, 46)
        drawing.part(box, bold(name), en(english), tone=tone, form="round")
        if row:
            drawing.arrow(Point(WIDTH / 2, y - 24), Point(WIDTH / 2, y - 2))
    drawing.caption(en("a bottleneck of two numbers"))
    return drawing


def _shares(temperature: float) -> list[float]:
    powers = [exp(z / temperature) for z in _LOGITS]
    return [power / sum(powers) for power in powers]


DRAWINGS = {
    "blanks-encoding": encoding,
    "blanks-softmax": softmax,
    "blanks-bottleneck": bottleneck,
}
