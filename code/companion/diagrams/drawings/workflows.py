"""Ways to write one training down, where Adam adds its epsilon, and who calls whom."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    MARGIN,
    QUIET,
    WIDTH,
    Box,
    Drawing,
    Point,
    Tone,
    Words,
    bold,
    en,
    ko,
)

_FULL = WIDTH - 2 * MARGIN
_HALF = (_FULL - 12) / 2


def spectrum() -> Drawing:
    """Draw the six ways from the shortest to the longest, in two families."""
    drawing = Drawing(
        "workflows-spectrum",
        "같은 훈련을 적는 여섯 가지 방법",
        "위에서 아래로 여섯 방법이 있다. "
        "fit, train_step, 케라스 루프는 케라스의 옵티마이저를 쓴다. "
        "케라스 모델을 파이토치 루프에 넣은 것, Accelerate, 파이토치는 "
        "파이토치의 옵티마이저를 쓴다.",
    )
    rows: tuple[tuple[Words, str, Tone], ...] = (
        (en("model.fit"), "루프도 스텝도 맡긴다", AMBER),
        (en("train_step"), "스텝만 적는다", AMBER),
        (ko("케라스 루프"), "루프를 적는다", AMBER),
        (ko("케라스 모델"), "루프와 옵티마이저는 파이토치", BLUE),
        (en("Accelerate"), "장치와 정밀도만 맡긴다", BLUE),
        (ko("파이토치"), "모두 적는다", BLUE),
    )
    drawing.heading(26, bold("케라스의 옵티마이저"))
    for row, (name, role, tone) in enumerate(rows):
        y = 38 + row * 46 + (36 if row > 2 else 0)
        box = drawing.part(Box(MARGIN, y, 118, 38), name, tone=tone, form="round")
        drawing.note(Point(box.right.x + 12, box.middle.y + 5), ko(role), anchor="start")
    drawing.divider(182)
    drawing.heading(204, bold("파이토치의 옵티마이저"))
    return drawing


def epsilon() -> Drawing:
    """Draw where the two frameworks add epsilon."""
    drawing = Drawing(
        "workflows-epsilon",
        "같은 ε을 다른 자리에 더한다",
        "파이토치는 v를 바로잡고 제곱근을 취한 뒤 ε을 더한다. "
        "케라스는 바로잡기 전의 제곱근에 ε을 더하고 나중에 바로잡는다. "
        "첫 스텝에서 케라스의 ε은 31.6배 노릇을 한다.",
    )
    steps = (("v",), ("바로잡기", "÷ (1 − β₂ᵗ)"), ("√",), ("+ ε",))
    swapped = (steps[0], steps[2], steps[3], ("바로잡기", "÷ √(1 − β₂ᵗ)"))
    for y, title, order in ((12, "파이토치", steps), (142, "케라스", swapped)):
        drawing.heading(y + 16, bold(title))
        _chain(drawing, y + 30, order)
    drawing.note(Point(WIDTH / 2, 118), ko("첫 스텝에 더해지는 것: ε"))
    drawing.note(Point(WIDTH / 2, 248), ko("첫 스텝에 더해지는 것: 31.6 ε"))
    drawing.caption(en("bias correction, then or before epsilon"))
    return drawing


def holders() -> Drawing:
    """Draw who calls whom."""
    drawing = Drawing(
        "workflows-holders",
        "케라스의 fit은 내 코드를 부르고, 파이토치에서는 내 코드가 부른다",
        "왼쪽: fit이 손실, 옵티마이저, 콜백과 내가 적은 train_step을 부른다. "
        "오른쪽: 내 루프가 모델, 손실, backward, 옵티마이저를 차례로 부른다.",
    )
    parts = (
        (MARGIN, ("케라스", "fit"), AMBER, ("손실", "train_step", "옵티마이저", "콜백"), (1, 3)),
        (
            MARGIN + _HALF + 12, ("파이토치", "내 루프"), GREEN,
            ("모델", "손실", "backward", "옵티마이저"), (),
        ),
    )  # fmt: skip
    for left, (name, caller), tone, called, mine in parts:
        drawing.note(Point(left + _HALF / 2, 26), bold(name))
        top = drawing.part(Box(left, 38, _HALF, 40), Words(caller, bold=True), tone=tone)
        for row, part in enumerate(called):
            own = row in mine
            box = Box(left + 34, 96 + row * 46, _HALF - 34, 36)
            drawing.part(box, ko(part), tone=GREEN if own else QUIET, dashed=own)
            corner = Point(left + 14, box.middle.y)
            drawing.arrow(Point(left + 14, top.bottom.y), corner, box.left)
    drawing.part(Box(MARGIN, 286, 18, 16), tone=GREEN)
    drawing.heading(299, ko("내가 적는 것(점선은 적어도 되는 자리)"), x=MARGIN + 26)
    drawing.caption(en("who holds the loop"))
    return drawing


def _chain(drawing: Drawing, y: float, order: tuple[tuple[str, ...], ...]) -> None:
    left = float(MARGIN)
    for place, words in enumerate(order):
        wide = len(words) > 1
        width = 114 if wide else 56
        tone = AMBER if words == ("+ ε",) else QUIET
        box = drawing.part(Box(left, y, width, 48), *map(ko, words), tone=tone)
        left = box.right.x + 18
        if place < len(order) - 1:
            drawing.arrow(box.right, Point(left, box.middle.y))


DRAWINGS = {
    "workflows-spectrum": spectrum,
    "workflows-epsilon": epsilon,
    "workflows-holders": holders,
}
