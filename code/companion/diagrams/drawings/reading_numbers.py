"""A number read in Korean: which digit bears which syllable, and targets moved by one."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    QUIET,
    Box,
    Drawing,
    Point,
    bold,
    en,
    ko,
)


def rule() -> Drawing:
    """Draw the digits of 20305, their units, and the syllables that each of them bears."""
    drawing = Drawing(
        "reading-rule",
        "숫자 하나가 낳는 음절은 숫자와 자리가 함께 정한다",
        "20305의 숫자마다 오른쪽에서 센 자리의 단위가 있다. 2는 만의 자리라서 이만을, 3은 백의 "
        "자리라서 삼백을, 5는 오를 낳는다. 0은 아무것도 낳지 않고, 만 뒤에서 한 칸을 띄운다.",
    )
    drawing.heading(36, bold("숫자"), x=12)
    drawing.heading(112, bold("단위"), x=12)
    drawing.heading(188, bold("음절"), x=12)
    columns = (("2", "만", "이만"), ("0", "천", "없음"), ("3", "백", "삼백"), ("0", "십", "없음"),
               ("5", "(일)", "오"))  # fmt: skip
    for n, (digit, unit, said) in enumerate(columns):
        x, mute = 54 + 58 * n + (n > 0) * 10, said == "없음"
        drawing.part(Box(x, 14, 48, 34), en(digit), tone=QUIET if mute else BLUE)
        drawing.part(Box(x, 90, 48, 34), ko(unit), form="round", tone=QUIET if mute else AMBER)
        drawing.part(Box(x, 166, 48, 34), ko(said), tone=QUIET if mute else GREEN, dashed=mute)
        drawing.arrow(Point(x + 24, 50), Point(x + 24, 88))
        drawing.arrow(Point(x + 24, 126), Point(x + 24, 164))
    drawing.line(Point(112, 14), Point(112, 204), dashed=True)
    drawing.caption(ko("점선에서 띄어 쓴다: 이만 삼백오"), en("  digit × unit"))
    return drawing


def teacher() -> Drawing:
    """Draw the decoder's inputs and its targets, the same syllables moved by one place."""
    drawing = Drawing(
        "reading-teacher",
        "정답을 한 칸 밀어 넣으면 모든 자리를 한 번에 가르친다",
        "디코더에는 시작 기호, 이, 만, 빈칸, 삼, 백, 오를 넣고 정답은 이, 만, 빈칸, 삼, 백, 오, 끝 "
        "기호다. 자리마다 자기와 왼쪽의 입력만 보고 다음 음절을 맞힌다. 손실은 일곱 자리의 합이다.",
    )
    said = ["이", "만", "빈칸", "삼", "백", "오"]
    drawing.heading(24, bold("맞힐 것"), en("targets = y[:, 1:]"), x=12)
    drawing.heading(252, bold("넣는 것"), en("inputs = y[:, :-1]"), x=12)
    drawing.part(Box(10, 102, 340, 42), ko("디코더: 왼쪽만 본다"), form="round", tone=AMBER)
    for n, (given, wanted) in enumerate(zip(["시작", *said], [*said, "끝"], strict=True)):
        x = 10 + 49 * n
        drawing.part(Box(x, 34, 44, 34), ko(wanted), tone=GREEN)
        drawing.part(Box(x, 200, 44, 34), ko(given), tone=QUIET if n == 0 else BLUE)
        drawing.arrow(Point(x + 22, 198), Point(x + 22, 146))
        drawing.arrow(Point(x + 22, 100), Point(x + 22, 70))
    drawing.caption(en("teacher forcing: 7 losses in one pass"))
    return drawing


DRAWINGS = {"reading-rule": rule, "reading-teacher": teacher}
