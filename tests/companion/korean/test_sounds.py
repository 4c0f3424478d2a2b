"""How numbers, units, letters and words end when they are read in Korean."""

import pytest

from companion.korean import Fit, fit, last_syllable

SOUNDS = {"adam": "아담", "relu": "렐루", "keras": "케라스", "k-means": "케이민즈"}


@pytest.mark.parametrize(
    ("word", "syllable"),
    [
        ("9", "구"), ("3", "삼"), ("10", "십"), ("300", "백"), ("1,000", "천"), ("60,000", "만"),
        ("300,000,000", "억"), ("2,000,000,000,000", "조"), ("0", "영"), ("1.000", "영"),
        ("0.5", "오"), ("2.50", "영"), ("80%", "트"), ("3%p", "트"), ("8px", "셀"), ("64 kB", "트"),
        ("20ms", "초"), ("21°C", "도"), ("10kg", "램"),
        ("SVM", "엠"), ("GPU", "이"), ("R", "알"), ("n", "엔"), ("x", "이"),
        ("Adam", "담"), ("ReLU", "루"), ("Keras", "스"), ("k-means", "즈"),
        ("층(layer)", "층"), ("‘신경망’", "망"), ("③", "삼"),
        # Read in Korean or in English, nobody knows: nothing is said.
        ("ResNet50", ""), ("GPT-3", ""), ("dropout", ""), ("x_train", ""), ("", ""), ("→", ""),
        ("L2", "이"),
    ],
)  # fmt: skip
def test_the_last_syllable(word: str, syllable: str) -> None:
    assert last_syllable(word, SOUNDS) == syllable


@pytest.mark.parametrize(
    ("syllable", "particle", "verdict", "right"),
    [
        ("구", "를", Fit.RIGHT, "를"),
        ("구", "을", Fit.WRONG, "를"),
        ("삼", "로", Fit.WRONG, "으로"),
        ("일", "로", Fit.RIGHT, "로"),
        ("일", "으로", Fit.WRONG, "로"),
        ("영", "로는", Fit.WRONG, "으로는"),
        ("이", "과의", Fit.WRONG, "와의"),
        ("영", "다", Fit.WRONG, "이다"),
        ("오", "다", Fit.RIGHT, "다"),
        ("오", "이다", Fit.UNSURE, "이다"),
        ("", "을", Fit.UNSURE, "을"),
        ("삼", "에", Fit.UNSURE, "에"),
    ],
)
def test_whether_a_particle_fits(syllable: str, particle: str, verdict: Fit, right: str) -> None:
    assert fit(syllable, particle) == (verdict, right)
