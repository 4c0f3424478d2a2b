"""Segmentation: down and up with skips, an IoU by hand, strides that overlap, a made class."""

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
    Tone,
    bold,
    en,
    ko,
)


def unet() -> Drawing:
    """Draw four levels: the maps shrink on the left, grow on the right, and skips go across."""
    drawing = Drawing(
        "segment-unet",
        "내려가며 넓게 보고, 올라오며 자리를 되찾는다",
        "왼쪽에서 특성 맵이 64, 32, 16, 8로 줄어들며 내려가고 오른쪽에서 같은 크기로 다시 커진다. "
        "같은 크기끼리는 점선 화살표, 곧 스킵이 왼쪽의 맵을 오른쪽으로 나른다.",
    )
    drawing.heading(22, bold("줄인다"), en("encoder"))
    drawing.heading(22, bold("키운다"), en("decoder"), x=238)
    left: list[tuple[Box, Box]] = []
    for row, (side, channels) in enumerate(((64, 8), (32, 16), (16, 32))):
        y, inset = 36.0 + 68 * row, 14.0 * row
        size = f"{side}×{side}×{channels}"
        a = drawing.part(Box(12 + inset, y, 104, 36), en(size), tone=BLUE)
        b = drawing.part(Box(244 - inset, y, 104, 36), en(size), tone=GREEN)
        drawing.arrow(Point(a.right.x + 3, a.right.y), Point(b.left.x - 3, b.left.y), dashed=True)
        drawing.note(Point(180, y + 12), en("skip"))
        if left:
            up, down = left[-1]
            drawing.arrow(Point(up.middle.x, up.bottom.y + 2), Point(up.middle.x, y - 3))
            drawing.arrow(Point(b.middle.x, y - 2), Point(b.middle.x, down.bottom.y + 3))
        left.append((a, b))
    bottom = drawing.part(Box(122, 240, 116, 36), bold("바닥"), tone=AMBER)
    a, b = left[-1]
    drawing.arrow(
        Point(a.middle.x, a.bottom.y + 2), Point(a.middle.x, 258), Point(bottom.x - 3, 258)
    )
    drawing.arrow(
        Point(bottom.right.x + 3, 258), Point(b.middle.x, 258), Point(b.middle.x, b.bottom.y + 3)
    )
    drawing.note(Point(180, 294), en("8×8×64"))
    drawing.caption(en("Height × width × channels; dashed: copied and joined."))
    return drawing


def overlap() -> Drawing:
    """Draw a truth, a guess and where they meet: 3 of 7 pixels, though 12 of 16 are right."""
    drawing = Drawing(
        "segment-iou",
        "열여섯 가운데 열둘이 맞아도 IoU는 7분의 3이다",
        "4×4 격자 셋이 있다. 정답은 다섯 칸, 예측도 다섯 칸이다. 겹친 칸은 셋, 둘 가운데 하나라도 "
        "칠한 칸은 일곱이다. 배경에서 함께 맞힌 아홉 칸은 IoU에 들어가지 않는다.",
    )
    truth = {(0, 1), (1, 1), (2, 1), (2, 2), (3, 1)}
    guess = {(1, 1), (2, 1), (3, 1), (1, 2), (3, 2)}
    names = (("정답", "truth"), ("예측", "guess"), ("겹침", "overlap"))
    for place, (name, english) in enumerate(names):
        x = 18.0 + 116 * place
        drawing.note(Point(x + 44, 20), bold(name))
        drawing.note(Point(x + 44, 142), en(english))
        for row in range(4):
            for column in range(4):
                at = (row, column)
                tones = (
                    BLUE if at in truth else QUIET,
                    AMBER if at in guess else QUIET,
                    _meeting(at in truth, at in guess),
                )
                cell = Box(x + 22 * column, 32 + 22 * row, 20, 20)
                drawing.part(cell, tone=tones[place])
    drawing.heading(170, en("accuracy 12/16 = 0.75"))
    drawing.heading(170, en("IoU 3/7 = 0.43"), x=220)
    return drawing


def _meeting(true: bool, guessed: bool) -> Tone:
    if true and guessed:
        return GREEN
    return RED if true or guessed else QUIET


def strides() -> Drawing:
    """Draw how often each output is written by kernels of 3 and of 2, both with stride 2."""
    drawing = Drawing(
        "segment-strides",
        "커널 3을 스트라이드 2로 펼치면 한 칸 걸러 두 번 쓴다",
        "위에서는 입력 셋이 세 칸씩 펼쳐져, 출력의 칸이 받는 횟수가 1, 1, 2, 1, 2, 1, 1이다. "
        "아래에서는 두 칸씩 펼쳐져 모든 칸이 한 번씩 받는다.",
    )
    for top, kernel, counts in (
        (22.0, 3, (1, 1, 2, 1, 2, 1, 1)), (190.0, 2, (1, 1, 1, 1, 1, 1)),
    ):  # fmt: skip
        drawing.heading(top, bold(f"커널 {kernel}, 스트라이드 2"), en(f"kernel {kernel}, stride 2"))
        for n in range(3):
            inside = drawing.part(
                Box(60 + 88 * n, top + 14, 36, 28), en("abc"[n]), form="round", tone=BLUE
            )
            for k in range(kernel):
                end = Point(50 + 44 * (2 * n + k), top + 92)
                drawing.arrow(Point(inside.middle.x, inside.bottom.y + 2), end)
        for place, count in enumerate(counts):
            tone = RED if count > 1 else PLAIN
            drawing.part(Box(32 + 44 * place, top + 96, 36, 30), en(str(count)), tone=tone)
    drawing.caption(en("How many inputs write to each output."))
    return drawing


def labels() -> Drawing:
    """Draw labels 0 and 2 shrunk by averaging, which makes a 1, and by taking the nearest."""
    drawing = Drawing(
        "segment-labels",
        "레이블을 평균하면 없던 클래스가 생긴다",
        "0, 0, 0, 2, 2, 2의 레이블 여섯 칸을 세 칸으로 줄인다. 평균하면 0, 1, 2가 되어 인쇄체를 "
        "뜻하는 1이 생기고, 가까운 칸을 고르면 0, 0, 2로 있던 것만 남는다.",
    )
    drawing.heading(22, bold("레이블"), en("0 paper, 1 print, 2 hand"))
    tones = {0: QUIET, 1: RED, 2: AMBER}
    for n, value in enumerate((0, 0, 0, 2, 2, 2)):
        drawing.part(Box(66 + 40 * n, 34, 34, 30), en(str(value)), tone=tones[value])
    for row, (name, english, values) in enumerate(
        (("평균", "bilinear", (0, 1, 2)), ("가까운 칸", "nearest", (0, 0, 2)))
    ):
        y = 96.0 + 52 * row
        drawing.note(Point(12, y + 14), ko(name), en(english), anchor="start")
        for n, value in enumerate(values):
            drawing.part(Box(104 + 80 * n, y, 38, 30), en(str(value)), tone=tones[value])
    return drawing


DRAWINGS = {
    "segment-unet": unet,
    "segment-iou": overlap,
    "segment-strides": strides,
    "segment-labels": labels,
}
