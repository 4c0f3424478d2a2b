"""What three tasks ask of one scene, what IoU divides, and what four kinds of label keep."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    MARGIN,
    PLAIN,
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

_FULL = WIDTH - 2 * MARGIN


def targets() -> Drawing:
    """Draw the target tensor of each task beside its question."""
    drawing = Drawing(
        "tasks-targets",
        "같은 사진, 세 물음, 모양이 다른 세 정답",
        "모양 (1, 64, 64)인 사진 하나에 정답이 셋이다. "
        "분류는 (6,)의 0과 1, 탐지는 (k, 5)의 상자와 클래스, "
        "분할은 (64, 64)의 픽셀마다의 번호이다. k만 사진마다 다르다.",
    )
    drawing.part(Box(MARGIN, 14, _FULL, 40), ko("사진 (1, 64, 64)"), tone=PLAIN)
    rows: tuple[tuple[str, str, str, str, Tone], ...] = (
        ("분류", "무엇이 있는가?", "(6,)", "수 6개", BLUE),
        ("탐지", "무엇이 어디에?", "(k, 5)", "물체마다 수 5개", AMBER),
        ("분할", "어느 픽셀이?", "(64, 64)", "수 4,096개", GREEN),
    )
    trunk = MARGIN + 8
    for row, (name, question, shape, count, tone) in enumerate(rows):
        y = 74 + row * 66
        branch = y + 26
        drawing.line(Point(trunk, 54), Point(trunk, branch))
        drawing.arrow(Point(trunk, branch), Point(MARGIN + 26, branch))
        box = drawing.part(Box(MARGIN + 28, y, 64, 52), bold(name), tone=tone, form="round")
        drawing.note(Point(box.right.x + 10, y + 22), ko(question), ko(count), anchor="start")
        drawing.part(Box(WIDTH - MARGIN - 92, y + 6, 92, 40), ko(shape), tone=tone)
    drawing.caption(en("one image, three targets"))
    return drawing


def iou() -> Drawing:
    """Draw two boxes of four by four, one apart by two both ways, and what is divided."""
    drawing = Drawing(
        "tasks-iou",
        "IoU는 겹친 넓이를 합친 넓이로 나눈다",
        "가로 4, 세로 4인 두 상자가 가로로 2, 세로로 1 어긋나 있다. "
        "겹친 곳은 가로 2, 세로 3으로 6칸, 합친 곳은 16 + 16 − 6 = 26칸이다. "
        "IoU는 6/26, 곧 0.23이다.",
    )
    unit, left, top = 28.0, 30.0, 20.0
    drawing.part(Box(left, top, 4 * unit, 4 * unit), tone=BLUE)
    drawing.part(Box(left + 2 * unit, top + unit, 4 * unit, 4 * unit), tone=AMBER)
    drawing.part(Box(left + 2 * unit, top + unit, 2 * unit, 3 * unit), bold("6칸"), tone=GREEN)
    drawing.note(Point(left + unit, top + 2.3 * unit), ko("정답"), ko("16칸"))
    drawing.note(Point(left + 5 * unit, top + 3 * unit), ko("예측"), ko("16칸"))
    drawing.note(
        Point(left + 6 * unit + 20, top + 40), ko("겹침 6"), ko("합침 26"),
        bold("IoU 0.23"), anchor="start",
    )  # fmt: skip
    drawing.caption(en("intersection over union"))
    return drawing


def panoptic() -> Drawing:
    """Draw two touching glyphs of one class and one apart, labelled in three ways."""
    drawing = Drawing(
        "tasks-panoptic",
        "시맨틱은 클래스를, 인스턴스는 물체를, 파놉틱은 둘 다를 적는다",
        "붙어 있는 국 둘과 떨어진 밥 하나가 있다. "
        "시맨틱에서는 국 둘이 한 색이라 하나인지 둘인지 모른다. "
        "인스턴스에서는 세 물체가 저마다 다른 색이고 배경은 적지 않는다. "
        "파놉틱에서는 세 물체가 따로이면서 배경까지 모든 픽셀에 클래스가 있다.",
    )
    rows: tuple[tuple[str, str, tuple[Tone, Tone, Tone], Tone, str], ...] = (
        ("시맨틱", "클래스만", (BLUE, BLUE, AMBER), PLAIN, "배경"),
        ("인스턴스", "물체만", (BLUE, GREEN, AMBER), QUIET, ""),
        ("파놉틱", "클래스와 물체", (BLUE, GREEN, AMBER), RED, "배경"),
    )
    for row, (name, note, tones, ground, word) in enumerate(rows):
        y = 14 + row * 84
        drawing.note(Point(MARGIN, y + 30), bold(name), ko(note), anchor="start")
        drawing.part(Box(122, y, WIDTH - MARGIN - 122, 72), tone=ground, dashed=not word)
        for x, glyph, tone in zip((132, 178, 244), ("국", "국", "밥"), tones, strict=True):
            drawing.part(Box(x, y + 14, 44, 44), ko(glyph), tone=tone)
        if word:
            drawing.note(Point(318, y + 42), ko(word))
    drawing.caption(en("semantic, instance, panoptic"))
    return drawing


DRAWINGS = {
    "tasks-targets": targets,
    "tasks-iou": iou,
    "tasks-panoptic": panoptic,
}
