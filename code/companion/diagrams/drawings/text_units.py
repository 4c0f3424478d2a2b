"""Text as data: its units, its tasks, two ways to store one syllable, counts that lean on fewer."""

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


def layers() -> Drawing:
    """Draw one word in four units: syllables, jamo, numbers, bytes."""
    drawing = Drawing(
        "text-layers",
        "두 음절은 자모 여섯, 바이트 여섯이다",
        "한국이라는 낱말을 위에서 아래로 음절 둘, 자모 여섯, 부호 번호 둘, UTF-8 바이트 여섯으로 "
        "나누었다.",
    )
    rows = (
        ("음절", "syllables", ("한", "국"), BLUE),
        ("자모", "jamo", ("ㅎ", "ㅏ", "ㄴ", "ㄱ", "ㅜ", "ㄱ"), GREEN),
        ("번호", "code points", ("54620", "44397"), PLAIN),
        ("바이트", "bytes", ("ED", "95", "9C", "EA", "B5", "AD"), AMBER),
    )
    for row, (name, english, parts, tone) in enumerate(rows):
        top = 14 + 62.0 * row
        drawing.heading(top + 14, bold(name))
        drawing.heading(top + 32, en(english))
        width = 252 / len(parts)
        for place, part in enumerate(parts):
            word = ko(part) if row < 2 else en(part)
            drawing.part(Box(98 + width * place, top, width - 4, 38), word, tone=tone)
    drawing.caption(en("one word, four ways to cut it"))
    return drawing


def tasks() -> Drawing:
    """Draw six kinds of answer to one sentence, with the shape of each."""
    drawing = Drawing(
        "text-tasks",
        "입력은 같고 답의 모양이 작업을 정한다",
        "토큰 T개인 문장 하나에서 여섯 가지 답이 나온다. 문장의 부류는 수 C개, 토큰마다의 꼬리표는 "
        "T×C, "
        "두 문장의 관계는 수 3개, 답이 있는 구간은 처음과 끝의 점수 T×2, 다른 글은 T′×V, 다음 "
        "토큰은 V개다.",
    )
    drawing.part(Box(70, 6, 220, 42), ko("토큰 T개"), en("x: (T,)"), form="round", tone=BLUE)
    rows = (
        ("글의 부류", "classify", "(C,)"),
        ("토큰마다 꼬리표", "tag", "(T, C)"),
        ("두 글의 관계", "compare", "(3,)"),
        ("답이 있는 구간", "span", "(T, 2)"),
        ("글에서 글로", "translate", "(T′, V)"),
        ("다음 토큰", "predict", "(V,)"),
    )
    for place, (name, english, shape) in enumerate(rows):
        left, top = 12 + 174.0 * (place % 2), 76 + 76.0 * (place // 2)
        tone = GREEN if english == "predict" else PLAIN
        drawing.part(Box(left, top, 162, 60), ko(name), en(f"{english} {shape}"), tone=tone)
    drawing.arrow(Point(180, 50), Point(180, 72))
    drawing.caption(en("C classes, V tokens in the vocabulary"))
    return drawing


def look_alikes() -> Drawing:
    """Draw two strings that print alike and are looked up in one vocabulary."""
    drawing = Drawing(
        "text-look-alikes",
        "똑같이 보이는 두 글이 사전에서는 다른 말이다",
        "위의 한은 완성형으로 번호가 하나이고 사전에서 찾아진다. 아래의 한은 조합형으로 번호가 "
        "셋이고 "
        "사전에 없어 모르는 말이 된다. NFC로 맞추면 아래 것도 위와 같아진다.",
    )
    rows = (
        ("NFC", ("D55C",), "7번", "id 7", GREEN),
        ("NFD", ("1112", "1161", "11AB"), "모름", "unknown", RED),
    )
    for row, (form, codes, found, english, tone) in enumerate(rows):
        top = 16 + 96.0 * row
        drawing.part(Box(12, top, 56, 48), bold("한"), en(form), tone=BLUE)
        width = 150 / len(codes)
        for place, code in enumerate(codes):
            drawing.part(Box(92 + width * place, top + 7, width - 4, 34), en(code), tone=PLAIN)
        drawing.arrow(Point(70, top + 24), Point(88, top + 24))
        drawing.arrow(Point(242, top + 24), Point(262, top + 24))
        drawing.part(Box(266, top, 84, 48), ko(found), en(english), tone=tone)
    drawing.arrow(Point(40, 110), Point(40, 68), dashed=True)
    drawing.heading(93, ko("NFC로 맞추기"), x=50)
    drawing.caption(en("same glyph, different code points"))
    return drawing


def blending() -> Drawing:
    """Draw how a chance from few counts leans on that of a shorter context."""
    drawing = Drawing(
        "text-blending",
        "짧은 문맥의 확률 위에 긴 문맥의 횟수를 얹는다",
        "모든 글자가 똑같다는 확률에서 시작해, 앞을 보지 않고 센 횟수, 앞 한 글자를 보고 센 횟수, "
        "앞 두 글자를 보고 센 "
        "횟수를 차례로 섞는다. 센 것이 적으면 아래의 확률이 많이 남는다.",
    )
    rows = (
        ("앞 두 글자 '영화' 뒤의 횟수", "order 2", GREEN),
        ("앞 한 글자 '화' 뒤의 횟수", "order 1", BLUE),
        ("앞을 보지 않은 횟수", "order 0", AMBER),
        ("모두 똑같이", "uniform", QUIET),
    )
    for row, (name, english, tone) in enumerate(rows):
        box = Box(40, 12 + 66.0 * row, 280, 46)
        drawing.part(box, ko(name), en(english), form="round", tone=tone)
        if row:
            drawing.arrow(Point(180, box.y - 2), Point(180, box.y - 18))
    drawing.caption(en("each level corrects the one below"))
    return drawing


def silence() -> Drawing:
    """Draw what a list of words says of three reviews: right, wrong way round, nothing."""
    drawing = Drawing(
        "text-rules",
        "낱말 목록은 틀리기보다 말이 없다",
        "목록에 든 말이 있는 리뷰에는 답하고, 뒤집힌 말에는 틀리게 답하고, 목록의 말이 없는 "
        "리뷰에는 답하지 못한다.",
    )
    rows = (
        ("정말 재밌다", "긍정", "praise", GREEN),
        ("최고로 못 만든 영화", "긍정?", "negation", RED),
        ("이걸 왜 봤을까", "말이 없다", "no match", QUIET),
    )
    for row, (review, said, english, tone) in enumerate(rows):
        top = 14 + 62.0 * row
        drawing.part(Box(12, top, 190, 46), ko(review), form="round", tone=PLAIN)
        drawing.arrow(Point(204, top + 23), Point(232, top + 23))
        drawing.part(Box(236, top, 112, 46), ko(said), en(english), tone=tone)
    drawing.caption(en("a word list has no answer for most reviews"))
    return drawing


def octets() -> Drawing:
    """Draw how the number of one syllable is spread over three bytes."""
    drawing = Drawing(
        "text-utf8",
        "번호 하나의 열여섯 자리가 세 바이트에 나뉘어 담긴다",
        "한의 번호 54620은 2진수로 1101 010101 011100이다. 넷, 여섯, 여섯 자리로 나누어 앞에 1110, "
        "10, 10을 붙이면 ED, 95, 9C 세 바이트가 된다.",
    )
    drawing.part(Box(110, 10, 140, 40), ko("한"), en("54620"), form="round", tone=BLUE)
    rows = (("1110", "1101", "ED"), ("10", "010101", "95"), ("10", "011100", "9C"))
    for place, (head, body, code) in enumerate(rows):
        left = 12 + 116.0 * place
        drawing.arrow(Point(180, 52), Point(left + 68, 76))
        drawing.part(Box(left, 80, 40, 36), en(head), tone=QUIET, dashed=True)
        drawing.part(Box(left + 42, 80, 62, 36), en(body), tone=GREEN)
        drawing.arrow(Point(left + 52, 118), Point(left + 52, 136))
        drawing.part(Box(left + 22, 140, 60, 36), en(code), tone=AMBER)
    drawing.caption(en("dashed: fixed prefix; green: bits of the number"))
    return drawing


DRAWINGS = {
    "text-blending": blending,
    "text-layers": layers,
    "text-look-alikes": look_alikes,
    "text-rules": silence,
    "text-tasks": tasks,
    "text-utf8": octets,
}
