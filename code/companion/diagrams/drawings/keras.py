"""Where Keras stands: within TensorFlow, or above several backends, by year."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    MARGIN,
    WIDTH,
    Box,
    Drawing,
    Words,
    bold,
    en,
    ko,
)

_FULL = WIDTH - 2 * MARGIN
_HEIGHT, _GAP = 44, 8


def claim() -> Drawing:
    """Draw the source's view: Keras is the API of TensorFlow."""
    drawing = Drawing(
        "keras-claim",
        "들은 대로: 케라스는 텐서플로의 API다",
        "텐서플로라는 큰 상자 안에 케라스라는 작은 상자가 있다. 다른 프레임워크는 없다.",
    )
    _within(drawing, 12)
    return drawing


def right() -> Drawing:
    """Draw three years, three places."""
    drawing = Drawing(
        "keras-right",
        "바로잡은 관점: 케라스의 자리는 세 번 바뀌었다",
        "2015년: 케라스는 시아노 위에, 그해 끝에는 텐서플로 위에서도 돈다. "
        "2019년: 텐서플로 2.0 안에 tf.keras가 있다. "
        "2023년부터: 케라스 3은 텐서플로, JAX, 파이토치 가운데 하나 위에서 돈다.",
    )
    drawing.heading(26, bold("2015"), ko("여러 백엔드 위"), en("several backends"))
    _above(drawing, 38, ("케라스", "Keras"), (("시아노", "Theano"), ("텐서플로", "TensorFlow")))
    drawing.divider(150)
    drawing.heading(174, bold("2019"), ko("텐서플로 안"), en("inside TensorFlow"))
    _within(drawing, 186)
    drawing.divider(304)
    drawing.heading(328, bold("2023–"), ko("다시 여러 백엔드 위"), en("several again"))
    backends = ("텐서플로", "TensorFlow"), ("JAX", "JAX"), ("파이토치", "PyTorch")
    _above(drawing, 340, ("케라스 3", "Keras 3"), backends)
    return drawing


def _above(
    drawing: Drawing, y: float, top: tuple[str, str], backends: tuple[tuple[str, str], ...]
) -> None:
    drawing.part(Box(MARGIN, y, _FULL, _HEIGHT), *_names(top, strong=True), tone=AMBER)
    width = (_FULL - _GAP * (len(backends) - 1)) / len(backends)
    for place, names in enumerate(backends):
        box = Box(MARGIN + place * (width + _GAP), y + _HEIGHT + _GAP, width, _HEIGHT)
        drawing.part(box, *_names(names), tone=BLUE)


def _within(drawing: Drawing, y: float) -> None:
    drawing.part(Box(MARGIN, y, _FULL, 106), form="round", tone=BLUE)
    drawing.heading(y + 24, bold("텐서플로"), en("TensorFlow 2"), x=MARGIN + 16)
    box = Box(MARGIN + 60, y + 40, _FULL - 120, _HEIGHT + 6)
    drawing.part(box, bold("케라스"), en("tf.keras"), tone=AMBER)


def _names(names: tuple[str, str], *, strong: bool = False) -> tuple[Words, ...]:
    """Return both names, or one where Korean writes it in Latin letters too."""
    korean, english = names
    return (Words(korean, bold=strong), en(english)) if korean != english else (en(english),)


DRAWINGS = {"keras-claim": claim, "keras-right": right}
