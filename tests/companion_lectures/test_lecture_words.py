"""Words and what in them is grammar."""

from kiwipiepy import Kiwi

from companion_lectures.words import split_words


def test_a_noun_may_end_before_its_particle(kiwi: Kiwi) -> None:
    text = "파이토치를 배웁니다"
    (word, _), *_ = split_words(kiwi, [text])
    assert text[word.start : word.ends[0]] == "파이토치"
    assert word.end in word.ends


def test_a_suffix_that_makes_a_noun_stays_with_it(kiwi: Kiwi) -> None:
    text = "특성화가 다르다"
    word = split_words(kiwi, [text])[0][0]
    assert "특성" not in [text[word.start : end] for end in word.ends]


def test_adverbs_are_small_and_garbles_strange(kiwi: Kiwi) -> None:
    very, garble, _ = split_words(kiwi, ["매우 캐라스트를 씁니다"])[0]
    assert very.small
    assert not garble.small
    assert garble.strange and not very.strange


def test_an_empty_text_has_no_words(kiwi: Kiwi) -> None:
    assert split_words(kiwi, ["", "..."]) == [[], []]
