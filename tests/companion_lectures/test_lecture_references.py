"""What a lecturer names of the textbook is found as said, as misheard, and nowhere else."""

import pytest

from companion_lectures.cues import find_cues
from companion_lectures.references import find_references

SECTIONS = frozenset(
    {"1", "2", "4", "7", "8", "11", "1.1", "7.4", "8.2", "8.3", "8.3.1", "8.3.2", "11.4", "11.4.1"}
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("8.3절 제목을 보면", [("절", "8.3", None)]),
        ("8.3.1은 특성 추출", [("절", "8.3.1", None)]),
        ("83.1절 83.2절 적혀 있죠", [("절", "8.3.1", None), ("절", "8.3.2", None)]),
        ("8.31절은 마지막에", [("절", "8.3.1", None)]),
        ("8점 3절이 보이면", [("절", "8.3", None)]),
        ("8자 3절 제목", [("절", "8.3", None)]),
        ("팔 점 삼에서", [("절", "8.3", None)]),
        ("십일 점 사 점 일", [("절", "11.4.1", None)]),
        ("에이트 포인트 쓰리를 보면", [("절", "8.3", None)]),
        ("eight point three", [("절", "8.3", None)]),
        ("1장과 11장", [("장", "1", None), ("장", "11", None)]),
        ("31쪽 맨 위에 그림 보면은", [("그림", None, 31)]),
        ("34페이지 아래쪽에", [("쪽", None, 34)]),
        ("그림 1 2에", [("그림", "1.2", None)]),
        ("그림 1.2를", [("그림", "1.2", None)]),
        (
            "7장 다음에 사장이 나오고 8장은",
            [("장", "7", None), ("장", "4", None), ("장", "8", None)],
        ),
    ],
)
def test_a_place_is_found_as_it_is_said(text: str, found: list[tuple[str, str, int]]) -> None:
    (row,) = find_references([text], SECTIONS)
    assert [(one.kind, one.number, one.page) for one in row] == found


@pytest.mark.parametrize(
    "text",
    [
        "2.0으로 바뀌면서", "48.2kg 이런 식으로", "이 점 이상하죠", "회사 사장이 말하기를", "99장은 없다", "9.9절은 없다",
        "8.2퍼센트가 올랐다", "8.3배 빠르다", "100.1kg 다 있잖아", "사진 8장 찍었다 999쪽", "한 장에서 끝낸다",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_place_is_none(text: str) -> None:
    (row,) = find_references([text], SECTIONS)
    assert [one for one in row if (one.kind, one.number) != ("장", "8")] == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("이건 시험에 낼게요.", ["exam"]),
        ("나중에 시험에 낼게요.", ["exam"]),
        ("이 용어는 외워야 돼요.", ["exam"]),
        ("슬라이드는 나중에 만들어서 보여줄게요.", ["promise"]),
        ("활성화 함수는 뒤에서 배울 거예요.", ["promise"]),
        ("필요하면 보충해 줄게요.", ["promise"]),
        ("이때 제가 이제 비교해 줄 거예요.", ["promise"]),
        ("이 층은 아직 배울 거예요.", ["promise"]),
        ("이걸로 하다가 다시 교과서로 넘어올게요.", ["promise"]),
        ("아직 잘 모르겠어요.", []),
        ("앞으로 어떻게 될지 모르겠습니다.", []),
        ("나중에 헷갈리니까 바로 답을 알려줄게요.", []),
        ("바로 답을 알려줄게요.", []),
        ("이제 책을 볼게요.", []),
        ("시험 삼아 돌려 보면", []),
    ],
)
def test_exams_and_promises_are_told_by_their_cues(text: str, kinds: list[str]) -> None:
    assert [cue.kind for cue in find_cues(text)] == kinds
