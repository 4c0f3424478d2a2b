"""Recurrent networks in practice: which steps a backward reader has seen, one mask or many."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    PLAIN,
    RED,
    Box,
    Drawing,
    Point,
    bold,
    en,
    ko,
)


def both_ways() -> Drawing:
    """Draw a backward reader inside a past window, and one over targets at each step."""
    days, pitch = 5, 56.0
    drawing = Drawing(
        "recurring-both-ways",
        "거꾸로 읽은 상태가 타깃보다 뒤의 날을 보았으면 누출이다",
        "위에서는 과거의 창 다섯 날을 앞뒤로 읽고 창 밖의 엿새째를 예측한다. 거꾸로 읽어도 창 안의 "
        "날만 본다. 아래에서는 날마다 다음 날을 예측한다. 둘째 날의 거꾸로 읽은 상태는 타깃인 "
        "셋째 날과 그 뒤를 이미 지나왔다.",
    )
    rows = (("창 밖을 예측한다", "one target, after the window"), ("날마다 다음 날을", "a leak"))
    for row, (name, english) in enumerate(rows):
        top = 24 + 150.0 * row
        drawing.heading(top, bold(name), en(english))
        count = days + 1 if row == 0 else days
        for day in range(count):
            tone = GREEN if day == days else RED if row and day == 2 else BLUE
            box = Box(14 + pitch * day, top + 12, 44, 28)
            drawing.part(box, en(f"x{day + 1}"), tone=tone, dashed=day == days)
        y = top + 62
        drawing.arrow(Point(14, y), Point(14 + pitch * (days if row == 0 else 2) - 14, y))
        start = 14 + pitch * days - 14
        stop = 14.0 if row == 0 else 14 + pitch + 4
        drawing.arrow(
            Point(start, y + 20), Point(stop, y + 20), tone=(GREEN if row == 0 else RED).stroke
        )
        words = ko("뒤로 읽어도 창 안이다") if row == 0 else ko("x2의 상태가 타깃 x3을 보았다")
        drawing.note(Point(180, y + 44), words)
    drawing.caption(en("a backward state has seen all that lies right of it"))
    return drawing


def masks() -> Drawing:
    """Draw the units of a state over five steps under one mask, and under a new one each step."""
    steps, units = 5, 4
    same = {1, 3}
    fresh = ({1}, {0, 3}, {2}, {1, 2}, {0})
    drawing = Drawing(
        "recurring-masks",
        "같은 마스크는 남은 유닛의 기억을 끝까지 지킨다",
        f"유닛 {units}개의 상태를 {steps}스텝에 걸쳐 그렸다. 왼쪽은 모든 스텝에서 같은 두 "
        "유닛을 꺼서 나머지 둘이 끝까지 이어진다. 오른쪽은 스텝마다 다른 유닛을 꺼서 모든 "
        "유닛이 한 번은 끊긴다.",
    )
    for side, (name, english) in enumerate(
        (("같은 마스크", "one mask"), ("스텝마다", "a new mask"))
    ):
        left = 14.0 + 176 * side
        drawing.heading(24, bold(name), en(english), x=left)
        for unit in range(units):
            off = [unit in (same if side == 0 else fresh[step]) for step in range(steps)]
            for step in range(steps):
                box = Box(left + 32 * step, 38 + 34.0 * unit, 28, 26)
                alive = not any(off[: step + 1])
                tone = PLAIN if off[step] else AMBER if alive else BLUE
                drawing.part(box, tone=tone, dashed=off[step])
    drawing.part(Box(14, 182, 14, 14), tone=AMBER)
    drawing.heading(194, ko("이어진 기억"), x=34)
    drawing.part(Box(126, 182, 14, 14), tone=PLAIN, dashed=True)
    drawing.heading(194, ko("끔"), x=146)
    drawing.part(Box(182, 182, 14, 14), tone=BLUE)
    drawing.heading(194, ko("끊긴 뒤"), x=202)
    drawing.caption(en("units downwards, time steps to the right"))
    return drawing


DRAWINGS = {"recurring-both-ways": both_ways, "recurring-masks": masks}
