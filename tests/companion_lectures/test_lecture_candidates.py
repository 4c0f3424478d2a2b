"""Stretches of talk and the names that sound like them."""

from kiwipiepy import Kiwi

from companion.glossary.model import Glossary
from companion_lectures.candidates import Candidate, alike
from companion_lectures.lexicon import Lexicon
from companion_lectures.places import spans
from companion_lectures.words import split_words


def found(
    glossary: Glossary, kiwi: Kiwi, text: str, often: tuple[str, ...] = ()
) -> list[Candidate]:
    words = split_words(kiwi, [text])[0]
    return alike(Lexicon(glossary), list(spans(0, text, words)), often=often)


def terms(candidates: list[Candidate], text: str) -> set[str]:
    return {one.name.term for one in candidates if one.span.text == text}


def test_a_garble_of_two_words_is_paired_with_its_name(glossary: Glossary, kiwi: Kiwi) -> None:
    candidates = found(glossary, kiwi, "텐스 플로를 배웁니다")
    assert terms(candidates, "텐스플로") == {"tensorflow"}


def test_short_names_are_looked_for_only_if_they_are_said_often(
    glossary: Glossary, kiwi: Kiwi
) -> None:
    text = "이제 베이트를 건드리지 않고"
    assert not terms(found(glossary, kiwi, text), "베이트")
    assert terms(found(glossary, kiwi, text, ("weight",)), "베이트") == {"weight"}


def test_places_in_a_book_are_no_spans(kiwi: Kiwi) -> None:
    text = "8.3절과 12쪽을 봅니다"
    words = split_words(kiwi, [text])[0]
    assert not [span for span in spans(0, text, words) if span.text[0].isdigit()]


def test_a_sentence_of_plain_words_has_no_near_candidate(glossary: Glossary, kiwi: Kiwi) -> None:
    candidates = found(glossary, kiwi, "점심시간에 도서관에서 만나기로 했습니다")
    assert all(one.distance > 0.15 for one in candidates)
