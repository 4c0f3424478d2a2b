"""Byte-pair encoding: one merge, a syllable out of bytes, an English vocabulary, who is counted."""

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


def merging() -> Drawing:
    """Draw the counts of neighbours in three words and the merge of the most frequent."""
    drawing = Drawing(
        "bpe-merge",
        "가장 자주 이웃하는 둘을 하나로 합친다",
        "재미가 네 번, 재미로가 두 번, 취미가 한 번 나온다. 재와 미는 여섯 번 이웃하고 취와 미는 "
        "한 번, 미와 로는 두 번이다. "
        "가장 잦은 재와 미를 합치면 재미라는 조각이 생긴다.",
    )
    rows = (("4×", ("재", "미")), ("2×", ("재", "미", "로")), ("1×", ("취", "미")))
    for side, joined in enumerate((False, True)):
        left = 12.0 + 182 * side
        drawing.heading(24, bold("앞" if not joined else "뒤"), x=left)
        for row, (times, letters) in enumerate(rows):
            top = 36 + 46.0 * row
            drawing.heading(top + 22, en(times), x=left)
            parts = ("재미", *letters[2:]) if joined and letters[0] == "재" else letters
            x = left + 30
            for part in parts:
                width = 34.0 * len(part)
                drawing.part(
                    Box(x, top, width, 34), ko(part), tone=GREEN if len(part) > 1 else BLUE
                )
                x += width + 5
    drawing.arrow(Point(158, 98), Point(186, 98))
    drawing.note(
        Point(180, 194), ko("재+미 6번, 미+로 2번, 취+미 1번"), en("merge the most frequent pair")
    )
    drawing.caption(en("counts are weighted by how often a word occurs"))
    return drawing


def syllable() -> Drawing:
    """Draw three bytes that need two merges to become one syllable again."""
    drawing = Drawing(
        "bpe-syllable",
        "한글 음절 하나를 되찾는 데 두 번 합쳐야 한다",
        "영의 세 바이트 EC, 98, 81 가운데 앞의 둘을 합치고, 거기에 마지막 바이트를 합쳐야 음절 "
        "하나가 된다. 가운데의 조각은 "
        "어떤 글자도 아니다.",
    )
    for place, code in enumerate(("EC", "98", "81")):
        drawing.part(Box(60 + 84.0 * place, 12, 72, 38), en(code), tone=AMBER)
    drawing.part(Box(60, 84, 156, 38), en("EC 98"), tone=QUIET, dashed=True)
    drawing.part(Box(228, 84, 72, 38), en("81"), tone=AMBER)
    drawing.part(Box(60, 156, 240, 40), bold("영"), tone=GREEN)
    for x in (96, 180):
        drawing.arrow(Point(x, 52), Point(x, 80))
    for x in (138, 264):
        drawing.arrow(Point(x, 124), Point(x, 152))
    drawing.heading(74, ko("합침 1"), x=214)
    drawing.heading(146, ko("합침 2"), x=186)
    drawing.caption(en("the piece in the middle is no letter"))
    return drawing


def english() -> Drawing:
    """Draw how an English vocabulary reads a Korean word: jamo, one of them missing."""
    drawing = Drawing(
        "bpe-english",
        "영어 어휘에는 받침 ㅆ이 없다",
        "봤다가 정규화되어 자모 ㅂ, ㅘ, ㅆ, ㄷ, ㅏ로 풀린다. 받침 ㅆ이 어휘에 없어서 어절 전체가 "
        "모르는 토큰 하나가 된다.",
    )
    drawing.part(Box(130, 12, 100, 38), bold("봤다"), form="round", tone=PLAIN)
    drawing.arrow(Point(180, 52), Point(180, 76))
    for place, (jamo, known) in enumerate(
        (("ㅂ", True), ("ㅘ", True), ("ㅆ", False), ("ㄷ", True), ("ㅏ", True))
    ):
        tone = BLUE if known else RED
        drawing.part(Box(30 + 62.0 * place, 80, 54, 38), ko(jamo), tone=tone, dashed=not known)
    drawing.arrow(Point(180, 120), Point(180, 144))
    drawing.part(Box(110, 148, 140, 38), en("[UNK]"), tone=RED)
    drawing.note(Point(180, 208), ko("조각 하나를 모르면 어절을 통째로 잃는다"))
    drawing.caption(en("NFD, then WordPiece"))
    return drawing


def counted() -> Drawing:
    """Draw three vocabularies of one size, trained on three texts, reading the same pair."""
    drawing = Drawing(
        "bpe-counted",
        "같은 방법, 같은 크기, 다른 것은 배운 글뿐이다",
        "영어 정의로 배운 어휘, 한국어 정의로 배운 어휘, 둘을 함께 배운 어휘가 같은 크기로 "
        "만들어져 같은 뜻의 두 글을 센다.",
    )
    rows = (
        ("영어로 배움", "English", BLUE),
        ("한국어로 배움", "Korean", AMBER),
        ("함께 배움", "both", GREEN),
    )
    for row, (name, english_name, tone) in enumerate(rows):
        top = 14 + 66.0 * row
        drawing.part(Box(12, top, 140, 50), ko(name), en(english_name), form="round", tone=tone)
        drawing.arrow(Point(154, top + 25), Point(208, 105 if row == 1 else 60 + 45.0 * row))
    drawing.part(Box(212, 30, 136, 60), ko("한국어 정의"), en("tokens?"), tone=PLAIN)
    drawing.part(Box(212, 120, 136, 60), ko("같은 뜻의 영어"), en("tokens?"), tone=PLAIN)
    drawing.caption(en("one method, one size, three diets"))
    return drawing


DRAWINGS = {
    "bpe-counted": counted,
    "bpe-english": english,
    "bpe-merge": merging,
    "bpe-syllable": syllable,
}
