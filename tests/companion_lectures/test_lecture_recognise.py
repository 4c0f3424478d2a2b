"""Terms in garbled talk."""

from itertools import pairwise

import pytest
from kiwipiepy import Kiwi

from companion.glossary.model import Glossary
from companion_lectures.lexicon import Lexicon
from companion_lectures.recognise import Mention, choose, recognise

TOPIC = "전이 학습에서는 사전 훈련을 먼저 하고 가중치를 다시 씁니다. "


def heard(glossary: Glossary, kiwi: Kiwi, *texts: str) -> list[tuple[str, str, str]]:
    rows = recognise(Lexicon(glossary), texts, kiwi)
    assert len(rows) == len(texts)
    for text, row in zip(texts, rows, strict=True):
        assert all(text[one.start : one.end] == one.surface for one in row)
        assert all(a.end <= b.start for a, b in pairwise(row))
    return [(one.surface, one.term, one.how) for row in rows for one in row]


@pytest.mark.parametrize(
    "text",
    [
        "파일을 열고 이름을 적은 다음 지도를 봅시다.",
        "점심시간에 사장님이 자료를 가지고 오셨어요.",
        "5차 시험은 8.3절에서 나옵니다.",
        "",
    ],
)
def test_plain_sentences_hold_no_term(glossary: Glossary, kiwi: Kiwi, text: str) -> None:
    assert heard(glossary, kiwi, text) == []


def test_plain_words_stay_plain_amid_terms(glossary: Glossary, kiwi: Kiwi) -> None:
    surfaces = [
        one[0]
        for one in heard(glossary, kiwi, TOPIC + "파인 튜닝이에요. 파일 이름을 지도에 적어요.")
    ]
    assert surfaces == ["전이 학습", "사전 훈련", "가중치", "파인 튜닝"]


def test_names_are_found_with_any_particle(glossary: Glossary, kiwi: Kiwi) -> None:
    found = heard(glossary, kiwi, "케라스랑 파이토치로 배우고 텐서플로우에서는 안 합니다.")
    assert [one[:2] for one in found] == [
        ("케라스", "keras"),
        ("파이토치", "pytorch"),
        ("텐서플로우", "tensorflow"),
    ]
    assert {one[2] for one in found} == {"spelled"}


def test_linked_terms_near_let_a_garble_be_recognised(glossary: Glossary, kiwi: Kiwi) -> None:
    garble = "그래서 파인투닝은 나중에 합니다."
    assert ("파인투닝", "fine-tuning", "sound") in heard(glossary, kiwi, TOPIC + garble)
    assert ("파인투닝", "fine-tuning", "sound") in heard(glossary, kiwi, TOPIC, garble)
    assert heard(glossary, kiwi, "점심에 파인투닝은 나중에 합니다.") == []


def test_a_listed_misheard_form_is_found_without_its_particle(
    glossary: Glossary, kiwi: Kiwi
) -> None:
    found = heard(glossary, kiwi, TOPIC + "파일 튜닝을 합니다.")
    assert found[-1] == ("파일 튜닝", "fine-tuning", "heard")


def test_what_follows_tells_two_terms_of_one_name_apart(glossary: Glossary, kiwi: Kiwi) -> None:
    found = heard(glossary, kiwi, "훈련은 모델을 학습시키는 일이고 학습이라는 말은 러닝입니다.")
    assert [one[1] for one in found] == ["training", "training", "learning", "learning"]


def test_a_digit_stands_for_its_syllable_where_the_talk_is_of_it(
    glossary: Glossary, kiwi: Kiwi
) -> None:
    found = heard(glossary, kiwi, "가중치를 훈련하면 5차가 줄어들고 오차를 봅니다.")
    assert ("5차", "error", "sound") in found


def test_of_overlapping_mentions_the_surest_syllables_win() -> None:
    def mention(start: int, end: int, term: str, sure: float) -> Mention:
        return Mention(0, start, end, "", term, sure, "sound", "x" * (end - start))

    one, other, both = mention(0, 2, "a", 0.97), mention(3, 5, "b", 0.97), mention(0, 5, "c", 0.97)
    assert choose([one, other, both]) == [both]
    assert choose([one, other, mention(0, 5, "c", 0.55)]) == [one, other]
    assert choose([]) == []
