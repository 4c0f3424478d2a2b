"""English phrases in Korean text carry their language; code, formulas and addresses do not."""

import pytest
from docutils import nodes

from companion.site.language import CLASS, marked


def english(text: str) -> list[str]:
    return [part.astext() for part in marked(text) if isinstance(part, nodes.inline)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("층은 Deep Learning with Python의 3장에 있다.", ["Deep Learning with Python"]),
        ("Keras와 PyTorch", ["Keras", "PyTorch"]),
        ("tf.keras는 모듈이다", ["tf.keras"]),
        ("변수 x와 행렬 W", []),
        ("주소는 https://keras.io/about 이다", []),
        ("모두 한국어다.", []),
        ("(early stopping, patience)", ["early stopping, patience"]),
    ],
)
def test_phrases_are_found_whole(text: str, found: list[str]) -> None:
    assert english(text) == found


def test_no_character_is_lost() -> None:
    text = "GPU 2개와 Jupyter Book, 그리고 Colab."
    parts = list(marked(text))
    assert "".join(part.astext() for part in parts) == text
    assert all(CLASS in part["classes"] for part in parts if isinstance(part, nodes.inline))
