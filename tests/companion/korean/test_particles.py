"""Particles fit the word before them, whatever it is written in."""

import pytest

from companion.korean import with_particle


@pytest.mark.parametrize(
    ("word", "pair", "sound", "expected"),
    [
        ("층", "은/는", "", "층은"),
        ("배치", "은/는", "", "배치는"),
        ("과대적합", "을/를", "", "과대적합을"),
        ("회귀", "이/가", "", "회귀가"),
        ("모델", "으로/로", "", "모델로"),
        ("층", "으로/로", "", "층으로"),
        ("배치", "으로/로", "", "배치로"),
        ("3", "은/는", "", "3은"),
        ("2", "은/는", "", "2는"),
        ("7", "으로/로", "", "7로"),
        ("100", "이/가", "", "100이"),
        ("80%", "을/를", "", "80%를"),
        ("①", "은/는", "", "①은"),
        ("②", "은/는", "", "②는"),
        ("GPU", "은/는", "", "GPU는"),
        ("LSTM", "을/를", "", "LSTM을"),
        ("URL", "으로/로", "", "URL로"),
        ("dropout", "은/는", "", "dropout는"),
        ("token", "은/는", "", "token은"),
        ("pooling", "이/가", "", "pooling이"),
        ("BERT", "은/는", "버트", "BERT는"),
        ("Xception", "을/를", "엑셉션", "Xception을"),
        ("‘신경망’", "을/를", "", "‘신경망’을"),
        ("배치(batch)", "은/는", "", "배치(batch)는"),
        ("층(layer)", "은/는", "", "층(layer)은"),
        ("", "은/는", "", "는"),
    ],
)
def test_it_fits(word: str, pair: str, sound: str, expected: str) -> None:
    assert with_particle(word, pair, sound) == expected
