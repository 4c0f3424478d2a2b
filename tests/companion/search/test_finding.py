"""Whatever the form of a query, the section that answers it comes first: the site's scripts, in node."""

from collections.abc import Callable
from typing import Any

import pytest

from companion.search.model import SearchedPage, Unit, Words

Ask = Callable[[list[SearchedPage], list[str]], list[dict[str, Any]]]
Search = Callable[[list[str]], list[dict[str, Any]]]

FIRST = {
    "브로드캐스팅이란": "브로드캐스팅",
    "broadcasting": "브로드캐스팅",
    "브로드 캐스팅": "브로드캐스팅",
    "브로드캐스틍": "브로드캐스팅",  # a slip of one jamo
    "broadcastng": "브로드캐스팅",
    "brodcasting 뜻": "브로드캐스팅",
    "모맨텀": "모멘텀",  # what sounds alike
    "모멘텀 없으면": "모멘텀",
    "깊이 늘리면": "sec-3",  # the book says 키우면
    "불순도 기준을 어떻게 정해": "sec-3",  # 정하다, of which 정 is no word
    "깊이가 안됨": "sec-3",
    "조금씩 내려가": "sec-1",
    "브로드캐스": "브로드캐스팅",  # still being typed
    "결정트리 깊이": "sec-3",
    "결정트리깊이는": "sec-3",
    "decision tree 깊이": "sec-3",
    "학습률이 너무 크면": "학습률-한-스텝의-길이",
    "학습률 키우면 왜 튕겨나가나요": "학습률-한-스텝의-길이",
    "learning rate": "학습률-한-스텝의-길이",
    "torch.optim.SGD": "학습률-한-스텝의-길이",
    "축을 어떻게 늘리나": "브로드캐스팅",
    "표준화 트리": "correction-trees",
    "전이학습": "t-01-02",
    "모멘텀 학습률 차이": None,  # both are on one page; which comes first is not said
}


@pytest.fixture(scope="module")
def found(search: Search) -> dict[str, dict[str, Any]]:
    return dict(zip(FIRST, search(list(FIRST)), strict=True))


@pytest.mark.parametrize("query", [query for query, anchor in FIRST.items() if anchor])
def test_the_section_that_answers_comes_first(found: dict[str, dict[str, Any]], query: str) -> None:
    units = found[query]["units"]
    assert units, found[query]["pieces"]
    assert units[0]["anchor"] == FIRST[query], (found[query]["pieces"], units[:3])


def test_what_compares_two_things_is_on_the_page_of_both(found: dict[str, dict[str, Any]]) -> None:
    assert found["모멘텀 학습률 차이"]["units"][0]["path"] == "book/one/descent.html"


def test_a_query_of_question_words_or_of_nothing_finds_nothing(search: Search) -> None:
    assert [one["units"] for one in search(["왜", "이란", "", "  ", "?!", "🙂"])] == [[]] * 6


def test_what_stands_nowhere_is_asked_back(search: Search) -> None:
    (one,) = search(["그래디언드"])
    assert "그레이디언트" in one["meant"] or one["units"], one


def test_a_slip_is_asked_back_and_what_is_being_typed_is_none(search: Search) -> None:
    slipped, begun = search(["모맨텀 학습률", "브로드캐스"])
    assert slipped["meant"] == "모멘텀 학습률"
    assert begun["meant"] == ""


def test_a_name_with_its_particle_is_no_word_of_its_own(ask: Ask) -> None:
    """Kiwi takes 학습률이 for a noun, here and there."""
    often = [Words(body={"만점": 1})] * 6
    words = (
        Words(body={"학습률이": 1, "만점이": 1}),
        Words(body_terms={"learning-rate": 1}),
        *often,
    )
    units = tuple(Unit("section", f"a{number}", "가") for number in range(len(words)))
    found = ask([SearchedPage("p.html", "쪽", units, words)], ["학습률이 크면", "만점이 아닌"])
    assert [one["pieces"][:2] for one in found] == [
        ["term:학습률", "asking:이"], ["word:만점", "asking:이"],
    ]  # fmt: skip


def test_of_a_whole_sentence_an_everyday_word_is_no_slip(search: Search) -> None:
    long, short = search(["학습률이 크면 모멘텀이 골짜귀 지나고 축을 늘려", "골짜귀"])
    assert long["meant"] == ""
    assert short["meant"] or short["units"]


def test_terms_that_a_query_names_are_told(search: Search) -> None:
    (one, other) = search(["과적합이란", "오버피팅"])
    assert one["terms"][0] == other["terms"][0] == "overfitting"


HOSTILE = [
    "가" * 10_000, "<img src=x onerror=alert(1)>", "(.*)+$", "[", "\\", "ㄱㄴㄷ", "ㅏ", "🙂🙂", "\u202eabc", "\u0000",
    "a" * 5_000, "'; DROP TABLE", "%00", "가\u0301", "constructor", "__proto__", "toString", "0", "1e999", "ﷺ",
]  # fmt: skip


def test_nothing_typed_throws(search: Search) -> None:
    assert len(search(HOSTILE)) == len(HOSTILE)


def test_a_pages_third_section_comes_after_those_of_other_pages(ask: Ask) -> None:
    one = tuple(Unit("section", f"a{number}", "만점") for number in range(3))
    many = SearchedPage("book/a.html", "가", one, (Words(title={"만점": 1}),) * 3)
    other = SearchedPage(
        "book/b.html", "나", (Unit("section", "b", "나"),), (Words(title={"만점": 1}),)
    )
    (found,) = ask([many, other], ["만점"])
    assert [unit["anchor"] for unit in found["units"]] == ["a0", "a1", "b", "a2"]


def test_a_syllable_of_a_slip_is_no_word(ask: Ask, pages: list[SearchedPage]) -> None:
    """Where the book has 가 and 중지, 가중지 is 가중치 all the same."""
    words = (Words(body={"가": 1, "중지": 1}), Words(body_terms={"weight": 1}))
    units = tuple(Unit("section", f"c{number}", "다") for number in range(2))
    (found,) = ask([SearchedPage("book/c.html", "다", units, words)], ["가중지"])
    assert found["meant"] == "가중치"
    assert found["units"][0]["anchor"] == "c1"


@pytest.mark.parametrize("query", ["값을", "답을 어떻게 구해요", "점의 색이"])
def test_a_syllable_with_its_particle_is_no_slip(ask: Ask, query: str) -> None:
    often = {word: 1 for word in ("값", "값들", "답", "답들", "점", "색", "정의", "점들")}
    page = SearchedPage("book/d.html", "라", (Unit("section", "d", "라"),), (Words(body=often),))
    (found,) = ask([page], [query])
    assert found["meant"] == ""


def test_what_sounds_like_a_name_finds_what_the_name_finds(ask: Ask) -> None:
    words = (
        Words(asked=({"어렵_": 1},), asked_terms=({"convolution": 1},)),
        Words(body={"어렵_": 1}),
    )
    units = (Unit("section", "e0", "마"), Unit("section", "e1", "바"))
    (found,) = ask([SearchedPage("book/e.html", "사", units, words)], ["컨볼류숀 어려워"])
    assert found["meant"]
    assert found["units"][0]["anchor"] == "e0"
