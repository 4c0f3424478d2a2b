"""The detector finds what is planted, in the talk and in files, and little else."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from second_lecture import PRIVATE

from companion.book import Book
from companion.glossary.model import load_glossary
from companion_lectures.privacy import Detector, public_names
from support import ROOT


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(public_names(load_glossary(Book.load(ROOT))))


def joined(*parts: str) -> str:
    """Put a private-looking text together, which then stands in no file."""
    return "".join(parts)


PLANTED = {
    "a student": (joined("김민", "수 학생이 어제 왔어요"), "이름"),
    "a rare name": (joined("탁하", "린 씨가 말했어요"), "이름"),
    "a name alone": (joined("박서", "연이 결석했어"), "이름"),
    "a name told": (joined("이름이 최도", "윤이에요"), "이름"),
    "a professor": (joined("윤재", "혁 교수는 그렇게 안 해요"), "이름"),
    "a given name": (joined("민", "수 학생 조용히 해"), "이름"),
    "called": (joined("정", "민아 대답해 봐"), "이름"),
    "mobile": (joined("010", "-1234-", "5678로 해요"), "전화번호"),
    "mobile without hyphens": (joined("010", "1234", "5678"), "전화번호"),
    "mobile abroad": (joined("+82 10", "-1234-", "5678"), "전화번호"),
    "office": (joined("02-", "880-", "1234"), "전화번호"),
    "mobile, spoken": (joined("공일공 ", "일이삼사 ", "오육칠팔"), "전화번호"),
    "mail": (joined("someone", "@", "naver.com으로"), "전자우편"),
    "mail, spoken": (joined("someone ", "골뱅", "이 네이버"), "전자우편"),
    "student number": (joined("학번 ", "2023", "12345"), "학번"),
    "student number alone": (joined("제 거는 2023", "123456이요"), "학번"),
    "year of entry": (joined("23", "학번이에요"), "학번"),
    "room": (joined("공학관 ", "305", "호에서"), "강의실"),
    "lecture room": (joined("강의실 ", "402로"), "강의실"),
    "somebody": (joined("그 ", "친구는 공부를 안 해"), "제삼자"),
    "marks": (joined("\uac54", "가 성적이 나빠서"), "제삼자"),
    "another professor": (joined("다른 과 ", "교수는 안 그래요"), "제삼자"),
    "a chat": (joined("카톡 ", "아이디 알려 줘"), "제삼자"),
}

PLAIN = (
    "모든 교수님들 수업 마찬가지지만", "한국 학생들이 많이 쓰는 파이토치", "이름이 같은 함수를 두 번 정의하면",
    "걔를 건드리지 않고 그 뒷부분만 학습시키는", "선형 함수 양을 늘리면", "이 학습률이면 정수로 나누고 반복문에서",
    "프랑수아 숄레가 쓴 책", "2019년 9월에 2.0으로", "31쪽 맨 위에 그림 보면", "0 1 2 3 4 5 6 중에 하나다",
    "문자열과 소문자, 유리수와 조건문", "20250312 day3", "seed=20231" + "23456", "이미지넷은 천 가지를 구분한다",
)  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), PLANTED.values(), ids=PLANTED)
def test_what_is_private_is_found(detector: Detector, text: str, kind: str) -> None:
    assert kind in {part for one in detector.find(text) for part in one.kind.split(", ")}
    inside = f"배치는 묶음이다. {text}\n에포크는 한 번이다.\n"
    (found,) = detector.find(inside)
    assert "배치" not in found.text and "에포크" not in found.text


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_not_private_is_left(detector: Detector, text: str) -> None:
    assert detector.find(text) == []


def test_who_the_book_names_is_public(detector: Detector) -> None:
    glossary = load_glossary(Book.load(ROOT))
    people = [term for term in glossary.terms.values() if term.category == "person"]
    assert len(people) > 5
    for person in people:
        assert detector.find(f"{person.ko} 교수가 말했다. {person.ko}의 논문") == []


def test_a_listed_text_is_found_however_it_is_spaced(detector: Detector) -> None:
    listed = Detector(listed=["비밀 이야기"], kiwi=detector.kiwi)
    assert [one.text for one in listed.find("그 비밀이야기와 비 밀 이야기는")] == [
        "비밀이야기",
        "비 밀 이야기",
    ]


def committed() -> Iterator[tuple[Path, str]]:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    for name in listed.stdout.split("\0"):
        path = ROOT / name
        if not path.is_file() or path.suffix in (".svg", ".npz", ".png"):
            continue
        content = path.read_bytes()
        if b"\0" not in content:
            yield path, content.decode("utf-8")


def test_the_words_of_an_address_are_read_as_words(detector: Detector) -> None:
    assert detector.find("커널-좌표를-구하지-않고-높은-차원으로") == []
    assert detector.find(joined("오늘-", "김", "민수-학생이"))


NOBODYS = {"홍길동", "김철수", "이영희", "git@github.com", "secret@github.com"}
"""Names of examples and addresses of repositories."""


def test_nothing_private_is_in_any_file_of_the_repository(detector: Detector) -> None:
    files = dict(committed())
    assert len(files) > 300
    found = [
        f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, one.start) + 1}: {one.kind}: {one.text}"
        for path, text in files.items()
        for one in detector.find(text)
        if one.text not in NOBODYS
    ]
    assert found == []


def test_what_is_planted_in_a_file_of_the_book_is_found(detector: Detector) -> None:
    text = (ROOT / "book/01-what-is-deep-learning/02-history.md").read_text("utf-8")
    middle = text.index("\n\n", len(text) // 2)
    for kind, private in PRIVATE.items():
        if kind == "given":
            continue
        planted = f"{text[:middle]}\n\n{private} {'학생이 물었다' if kind == 'label' else ''}\n{text[middle:]}"
        assert detector.find(planted), kind
