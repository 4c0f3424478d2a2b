"""The shapes of a Transformer's tensors on one trunk, and heads cut out rightly and wrongly."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    QUIET,
    RED,
    Box,
    Drawing,
    Point,
    Tone,
    bold,
    en,
    ko,
)


def shapes() -> Drawing:
    """Draw the trunk of (B, T, d), and the places where a tensor leaves that shape."""
    drawing = Drawing(
        "glance-shapes",
        "줄기는 언제나 (B, T, d)이고 가지에서만 모양이 바뀐다",
        "토큰의 번호 (B, T)가 임베딩을 지나 줄기 (B, T, d)가 된다. 어텐션의 가지에서는 "
        "헤드로 나뉘어 (B, h, T, d/h)가 되고 비율의 표는 (B, h, T, S)이며 다시 (B, T, d)로 "
        "돌아온다. 피드포워드의 가지에서는 (B, T, w)로 넓어졌다가 돌아온다. "
        "끝에서 어휘의 점수 (B, T, V)가 된다.",
    )
    drawing.line(Point(62, 54), Point(62, 340))
    drawing.part(Box(12, 12, 100, 40), ko("토큰 번호"), en("(B, T)"), tone=QUIET)
    drawing.part(Box(12, 80, 100, 40), ko("임베딩+자리"), en("(B, T, d)"), tone=GREEN)
    drawing.arrow(Point(114, 100), Point(150, 100))
    attention = (
        (80, "헤드로 나눈다", "(B, h, T, d/h)"),
        (136, "비율의 표", "(B, h, T, S)"),
        (192, "헤드를 잇는다", "(B, T, d)"),
    )
    for top, name, shape in attention:
        drawing.part(Box(152, top, 196, 40), ko(name), en(shape), form="round", tone=BLUE)
        if top > 80:
            drawing.arrow(Point(250, top - 14), Point(250, top - 2))
    drawing.arrow(Point(150, 212), Point(80, 212))
    drawing.part(Box(44, 194, 36, 36), en("+"), form="pill", tone=GREEN)
    drawing.arrow(Point(62, 262), Point(150, 262))
    drawing.part(
        Box(152, 242, 196, 40), ko("피드포워드"), en("(B, T, w)"), form="round", tone=AMBER
    )
    drawing.arrow(Point(250, 284), Point(250, 312), Point(80, 312))
    drawing.part(Box(44, 294, 36, 36), en("+"), form="pill", tone=GREEN)
    drawing.arrow(Point(62, 332), Point(62, 350))
    drawing.part(Box(12, 352, 100, 40), ko("어휘의 점수"), en("(B, T, V)"), tone=QUIET)
    encoder = ko("인코더는 T 대신 S이고"), ko("어휘의 점수가 없다"), en("encoder: S for T")
    drawing.note(Point(250, 366), *encoder)
    return drawing


def heads() -> Drawing:
    """Draw which numbers a head gets from view(T, h, d/h) and from view(h, T, d/h)."""
    drawing = Drawing(
        "glance-heads",
        "모양이 같아도 헤드에 든 수가 다르다",
        "토큰 A, B, C가 저마다 수 여섯 개를 가진다. 헤드 셋으로 바르게 나누면 첫 헤드는 "
        "세 토큰에서 앞의 둘씩, A1 A2, B1 B2, C1 C2를 갖는다. view(h, T, d/h)로 나누면 "
        "첫 헤드가 A1부터 A6까지, 곧 토큰 A 하나만 갖는다. 모양은 둘 다 3×2다.",
    )
    tones = {"A": BLUE, "B": AMBER, "C": GREEN}
    drawing.heading(26, bold("토큰 셋, 특성 여섯 (T = 3, d = 6, h = 3)"))
    rows = [[f"{token}{n}" for n in range(1, 7)] for token in "ABC"]
    _table(drawing, Point(72, 38), rows, tones)
    drawing.heading(158, bold("바른 첫 헤드"), x=12)
    drawing.heading(158, bold("틀린 첫 헤드"), x=196)
    _table(drawing, Point(48, 170), [row[:2] for row in rows], tones)
    flat = rows[0]
    _table(drawing, Point(232, 170), [flat[n : n + 2] for n in (0, 2, 4)], tones)
    drawing.note(Point(86, 290), en("view(T, h, d/h)"), en(".transpose"))
    drawing.note(Point(268, 290), en("view(h, T, d/h)"))
    drawing.line(Point(180, 146), Point(180, 308), tone=RED.stroke, dashed=True)
    return drawing


def _table(drawing: Drawing, at: Point, rows: list[list[str]], tones: dict[str, Tone]) -> None:
    for r, row in enumerate(rows):
        for c, name in enumerate(row):
            box = Box(at.x + 37 * c, at.y + 33 * r, 36, 32)
            drawing.part(box, en(name), tone=tones[name[0]])


DRAWINGS = {"glance-heads": heads, "glance-shapes": shapes}
