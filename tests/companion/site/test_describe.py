"""A page's description is its opening sentences, as a search engine or a messenger shows them."""

import pytest
from docutils import nodes

from companion.site.describe import LONGEST, nodes_title, opening


def page(*paragraphs: str, boxed: str = "") -> nodes.document:
    section = nodes.section("", nodes.title("", "제목 하나"))
    if boxed:
        section += nodes.note("", nodes.paragraph("", boxed))
    section += [nodes.paragraph("", text) for text in paragraphs]
    document = nodes.document(None, None)  # type: ignore[arg-type]
    document += section
    return document


def test_the_opening_is_what_stands_in_the_text_on_one_line() -> None:
    assert (
        opening(page("왜 층을\n쌓는가?", "그림을 보자.", boxed="읽는 시간 10분"))
        == "왜 층을 쌓는가? 그림을 보자."
    )


def test_a_long_opening_ends_with_a_whole_sentence() -> None:
    text = opening(page("가나다라 마바사. " * 30))
    assert text.endswith("마바사.") and LONGEST - 12 < len(text) <= LONGEST


def test_a_sentence_that_is_too_long_is_cut_with_an_ellipsis() -> None:
    text = opening(page("가나다 " * 100))
    assert text.endswith("…") and len(text) <= LONGEST


@pytest.mark.parametrize("boxed", ["", "상자 안의 글"])
def test_a_page_without_text_is_described_by_its_title(boxed: str) -> None:
    assert opening(page(boxed=boxed)) == "제목 하나" == nodes_title(page())
