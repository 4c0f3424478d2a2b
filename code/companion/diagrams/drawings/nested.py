"""Artificial intelligence, machine learning, deep learning: one thing, or one within another."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    SURFACE,
    Box,
    Drawing,
    Tone,
    bold,
    en,
    ko,
)

_PILL = 36


def claim() -> Drawing:
    """Draw the source's view: what holds in machine learning holds in deep learning."""
    drawing = Drawing(
        "nested-claim",
        "들은 대로: 머신러닝의 것은 모두 딥러닝의 것이다",
        "상자 하나에 머신러닝과 딥러닝이라고 쓰여 있고, 그 안에 일반화, 결정 트리, 신경망이 "
        "구별 없이 들어 있다.",
    )
    drawing.part(Box(6, 6, 348, 150), form="round", tone=BLUE)
    drawing.heading(34, bold("머신러닝 = 딥러닝"), en("all machine learning"), x=26)
    names = ("일반화", "데이터 나누기", "결정 트리", "신경망")
    for place, name in enumerate(names):
        row, column = divmod(place, 2)
        drawing.part(Box(26 + column * 160, 52 + row * 50, 148, _PILL), ko(name), form="pill")
    return drawing


def right() -> Drawing:
    """Draw three rings, with examples between one ring and the next."""
    drawing = Drawing(
        "nested-right",
        "인공지능은 머신러닝을, 머신러닝은 딥러닝을 품는다",
        "둥근 상자 세 개가 겹쳐 있다. 가장 바깥은 인공지능(AI), 그 안은 머신러닝(ML), "
        "가장 안은 딥러닝(DL)이다. "
        "규칙 기반 체스와 전문가 시스템은 인공지능이지만 머신러닝이 아니다. "
        "로지스틱 회귀와 랜덤 포레스트는 머신러닝이지만 딥러닝이 아니다. "
        "합성곱 신경망과 트랜스포머는 딥러닝이다.",
    )
    rings = (
        (Box(6, 6, 348, 316), AMBER, "인공지능", "artificial intelligence (AI)"),
        (Box(20, 42, 320, 214), BLUE, "머신러닝", "machine learning (ML)"),
        (Box(34, 78, 292, 112), GREEN, "딥러닝", "deep learning (DL)"),
    )
    for box, tone, korean, english in rings:
        drawing.part(box, form="round", tone=tone)
        drawing.heading(box.y + 24, bold(korean), en(english), x=box.x + 18)
    _examples(drawing, 132, GREEN, "합성곱 신경망", "트랜스포머")
    _examples(drawing, 205, BLUE, "로지스틱 회귀", "랜덤 포레스트")
    _examples(drawing, 271, AMBER, "규칙 기반 체스", "전문가 시스템")
    return drawing


def _examples(drawing: Drawing, y: float, tone: Tone, *names: str) -> None:
    for place, name in enumerate(names):
        box = Box(50 + place * 134, y, 126, _PILL)
        drawing.part(box, ko(name), form="pill", tone=Tone(SURFACE, tone.stroke))


DRAWINGS = {"nested-claim": claim, "nested-right": right}
