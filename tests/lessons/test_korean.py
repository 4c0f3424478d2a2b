"""The teaching code's particles are those of the book's own."""

import pytest

from companion.korean import PAIRS, with_particle
from lessons.korean import josa

WORDS = [
    *map(str, range(0, 21)), "100", "1,000", "60000", "0.5", "1.000", "0.30", "-3", "80%", "12.5%",
    "GPU", "SVM", "L", "R", "n", "x", "층", "배치", "모델", "1.0", "307",
]  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("pair", PAIRS)
def test_it_says_what_the_book_says(word: str, pair: str) -> None:
    for form in pair.split("/"):
        assert josa(word, form) == with_particle(word, pair)


def test_it_takes_numbers() -> None:
    assert f"정답 {josa(9, '을')} {josa(3, '로')} 읽었다" == "정답 9를 3으로 읽었다"
    assert josa(f"{1.0:.3f}", "로") == "1.000으로"
