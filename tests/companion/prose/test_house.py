"""Words that the house does not use are told on every page, once a line."""

from pathlib import Path

import pytest

from companion.prose import wrong_words
from companion.prose.house import house_words

FILE = Path("book/page.md")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("미끄럼쇠를 움직인다.", ["미끄럼쇠"]),
        ("슬라이더를 움직인다.", []),
        ("뒤엣것과 앞엣것은 다르다.", ["뒤엣것", "앞엣것"]),
        ("사진을 갈음한다.", ["갈음"]),
        ("빈손으로 훈련한다.", ["빈손"]),
        ("묶음의 크기를 키운다.", ["묶음"]),
        ("텐서는 수의 묶음이다.", []),
        ("데이터를 묶었다.", []),
        ("200걸음 훈련한다.", ["걸음"]),
        ("{glue:text}`steps:.0f`걸음을 간다.", ["걸음"]),
        ("훈련 한 걸음은 넷이다.", ["걸음"]),
        ("산을 한 걸음 내려간다.", []),
        ("첫걸음이다.", []),
        ("걸음(`strides`)이 2다.", ["걸음"]),
        ("보기인가 복사인가", ["보기"]),
        ("스스로 풀어 보기", []),
        ("(샘플, 장면, 높이, 너비, 채널)", ["장면"]),
        ("일상 장면의 물체", []),
        ("(샘플, 때, 특성)", ["때"]),
        ("(예시, 특성)", ["예시"]),
        ("값에 견주어 얻는 것이 적다.", ["값"]),
        ("값에 견주면 작다.", []),
        ("두 틀을 오간다.", ["틀"]),
        ("두 틀린 답이다.", []),
    ],
)
def test_what_is_wrong(line: str, words: list[str]) -> None:
    assert [one.field for one in wrong_words(FILE, line)] == words


def test_a_page_can_allow_a_word_and_its_front_matter_is_not_read() -> None:
    text = "---\nglossary: {allow: [걸음]}\nnote: 미끄럼쇠\n---\n12걸음을 걸었다. 빈손이다.\n"
    found = list(wrong_words(FILE, text, {"걸음"}))
    assert [(one.line, one.field) for one in found] == [(5, "빈손")]


def test_records_may_define_a_term_with_a_word_that_pages_avoid() -> None:
    line = "ko: 함께 처리하는 샘플의 묶음이다."
    assert list(wrong_words(FILE, line)) and not list(wrong_words(FILE, line, is_page=False))


def test_every_word_says_what_to_write_and_why() -> None:
    assert all(one.word and one.instead and one.why for one in house_words())
