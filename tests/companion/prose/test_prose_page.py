"""A page that declares the standard must explain all it claims; another is only counted."""

from pathlib import Path

from companion.prose import Prose

PATH = Path("book/page.md")
BODY = "# 제목\n\nA가 B보다 낫다.\n\n" + "말이 " * 1000 + "\n"


def fields(front: str, body: str = BODY) -> list[tuple[int, str]]:
    page = Prose(PATH, f"---\n{front}\n---\n{body}")
    return [(one.line, one.field) for one in page.problems()]


def test_only_a_page_with_the_standard_must() -> None:
    assert fields("file_format: mystnb") == []
    assert fields("standard: shown") == [(6, "보다")]
    assert len(list(Prose(PATH, BODY).unexplained())) == 1


def test_a_reason_in_the_front_matter_explains() -> None:
    front = 'standard: shown\nclaims: {given: {"A가 B보다": "정의가 그렇다"}}'
    assert fields(front) == []


def test_a_reason_that_nothing_needs_is_stale() -> None:
    front = 'standard: shown\nclaims:\n  given:\n    "A가 B보다": 정의\n    "C가 D보다": 정의'
    assert fields(front) == [(6, "C가 D보다")]


def test_house_words_and_particles_are_wrong_on_every_page() -> None:
    assert fields("file_format: mystnb", "# 제목\n\n미끄럼쇠로 9을 고른다.\n") == [
        (6, "미끄럼쇠"),
        (6, "9을"),
    ]


def test_a_reason_is_written_out_and_the_standard_spelt_right() -> None:
    assert fields('standard: shown\nclaims: {given: {"A가 B보다": ""}}') == [(3, "A가 B보다")]
    assert fields("standard: Shown") == [(2, "standard")]
