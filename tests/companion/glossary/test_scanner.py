"""Terms in running text: whole words, whatever particle follows."""

import pytest

from companion.glossary.scanner import Scanner

SCANNER = Scanner(
    ["신경망", "심층 신경망", "학습", "학습률", "전이 학습", "역전파", "층", "표현", "회귀", "GPU", "Keras", "fine-tuning", "k-평균"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("신경망이 배운다", ["신경망"]),
        ("신경망을 훈련한다", ["신경망"]),
        ("신경망들은 깊다", ["신경망"]),
        ("심층 신경망에서는 다르다", ["심층 신경망"]),
        ("심층신경망에서는 다르다", ["심층 신경망"]),
        ("학습률과 학습은 다르다", ["학습률", "학습"]),
        ("전이학습을 쓴다", ["전이 학습"]),
        ("역전파로 구한다", ["역전파"]),
        ("층마다 다르다", ["층"]),
        ("계층적 구조", []),
        ("학습자료를 준다", []),
        ("자기학습법", []),
        ("표현적이다", []),
        ("회귀한다", ["회귀"]),
        ("Keras로 GPU에서 fine-tuning을 한다", ["Keras", "GPU", "fine-tuning"]),
        ("GPUs, KerasHub, keras", []),
        ("k-평균으로 나눈다", ["k-평균"]),
        ("한국어가 아닌 text", []),
    ],
)
def test_finds_whole_words_only(text: str, names: list[str]) -> None:
    assert [found.name for found in SCANNER.find(text)] == names


def test_a_name_is_given_as_it_is_written_if_it_is_a_name() -> None:
    scanner = Scanner(["딥러닝", "딥 러닝"])
    assert [found.name for found in scanner.find("딥러닝과 딥 러닝")] == ["딥러닝", "딥 러닝"]


def test_places_are_those_of_the_text() -> None:
    text = "이 신경망은 전이학습으로 훈련했다"
    assert [text[found.start : found.end] for found in SCANNER.find(text)] == ["신경망", "전이학습"]
