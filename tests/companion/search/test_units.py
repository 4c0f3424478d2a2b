"""A built page taken apart: sections, cards and moments, each with what it alone says."""

import shutil
from pathlib import Path

from searched_pages import PAGES

from companion.glossary.model import Glossary
from companion.search.analyse import Analyser, identifiers
from companion.search.extract import units_of
from companion.search.index import as_text, index_of, passages_of
from companion.search.model import SearchedPage, Unit
from companion.search.publish import is_searched, read_pages, write_files


def test_each_part_says_what_it_alone_says() -> None:
    title, units = units_of(PAGES["book/one/descent"])
    assert title == "2.4 경사 하강법"
    assert [(unit.kind, unit.anchor, unit.title) for unit in units] == [
        ("section", "sec-1", "2.4 경사 하강법"),
        ("section", "학습률-한-스텝의-길이", "학습률: 한 스텝의 길이"),
        ("section", "모멘텀", "모멘텀"),
    ]
    assert dict(units[0].blocks) == {"pa": "그레이디언트의 반대쪽으로 조금씩 내려간다."}
    assert units[1].code == (("pc", "optimizer = torch.optim.SGD(model.parameters(), lr=0.1)"),)
    assert "optimizer" not in units[1].text


def test_cards_and_moments_are_units_of_their_own() -> None:
    _, units = units_of(PAGES["book/one/trees"])
    assert [(unit.kind, unit.title) for unit in units] == [
        ("section", "결정 트리"), ("correction", "트리는 표준화하지 않아도 된다"),
    ]  # fmt: skip
    assert "특성의 크기" not in units[0].text
    _, units = units_of(PAGES["book/one/lecture"])
    assert [(unit.kind, unit.anchor) for unit in units[1:]] == [("moment", "t-01-02")]


def test_what_prose_says_before_a_stamp_is_a_moment_too() -> None:
    stamp = (
        '(<span class="lecture-moment"><span class="lecture-stamp" id="t-{}">{}</span> 3장</span>)'
    )
    html = f"""<article><section id="a"><h1>강의</h1><p id="pa">책의 목차를 편다{stamp.format("00-36", "00:36")}.
        그다음 <b>신경망</b>을 묻는다{stamp.format("01-39", "01:39")}. 끝.</p>
        <p id="pb">다시 {stamp.format("", "00:36").replace(' id="t-"', "")}</p></section></article>"""
    _, units = units_of(html)
    assert [(unit.kind, unit.anchor, unit.title) for unit in units] == [
        ("section", "a", "강의"),
        ("moment", "t-00-36", "00:36 책의 목차를 편다"),
        ("moment", "t-01-39", "01:39 그다음 신경망을 묻는다"),
    ]
    assert "목차를 편다" in units[0].text, "the section keeps its prose"


def test_a_formula_is_read_once_and_a_page_without_text_has_no_units() -> None:
    html = """<article><section id="a"><h1>식</h1><p id="pa">기울기 <span class="katex"><span
        class="katex-mathml"><math><mi>η</mi><annotation>\\eta</annotation></math></span><span
        class="katex-html">η</span></span></p></section></article>"""
    assert units_of(html)[1][0].text == "기울기 η"
    assert units_of("<p>글</p>") == ("", [])


def test_words_are_dictionary_forms_and_terms_are_found_by_any_name(glossary: Glossary) -> None:
    unit = Unit(
        "section", "a", "체인 룰", (("a", "나눈다. 원-핫 인코딩과 chain rule을 정규화한다."),)
    )
    (words,) = Analyser(glossary).analyse([unit])
    assert "나누_" in words.body and "정규화" in words.body
    assert "chain-rule" in words.title_terms and "chain-rule" in words.body_terms
    assert "one-hot-encoding" in words.body_terms


def test_code_is_known_by_the_interfaces_it_uses() -> None:
    found = identifiers(["model.compile(optimizer='adam')\nwith tf.GradientTape() as tape: x1 = 3"])
    assert {"compile", "optimizer", "gradienttape", "gradient", "tape"} <= set(found)
    assert "x1" not in found


def test_what_has_not_changed_is_not_analysed_again(
    site: Path, glossary: Glossary, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    first, analysed = read_pages(site, sorted(PAGES), glossary, kept)
    again, none = read_pages(site, sorted(PAGES), glossary, kept)
    assert (analysed, none) == (len(PAGES), 0)
    assert as_text(index_of(first, glossary)) == as_text(index_of(again, glossary))


def test_a_page_with_another_menu_only_is_not_analysed_again(
    site: Path, glossary: Glossary, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    other = tmp_path / "site"
    shutil.copytree(site, other)
    read_pages(other, sorted(PAGES), glossary, kept)
    for name in PAGES:
        page = other / f"{name}.html"
        page.write_text(f"<nav>차례</nav>{page.read_text(encoding='utf-8')}", encoding="utf-8")
    assert read_pages(other, sorted(PAGES), glossary, kept)[1] == 0


def test_passages_of_a_page_that_is_gone_go(
    pages: list[SearchedPage], glossary: Glossary, tmp_path: Path
) -> None:
    write_files(tmp_path, pages, glossary)
    gone = tmp_path / "search/book/one/tensor.json"
    assert gone.exists()
    write_files(tmp_path, pages[:1], glossary)
    assert not gone.exists() and (tmp_path / "search/book/one/descent.json").exists()


def test_passages_are_what_the_page_says(pages: list[SearchedPage]) -> None:
    page = next(page for page in pages if page.path.endswith("tensor.html"))
    assert passages_of(page)["브로드캐스팅"][0][0][0] == "pb"


def test_lists_that_have_a_look_up_of_their_own_are_left_out() -> None:
    assert not is_searched("book/glossary/bieup") and not is_searched("book/executed")
    assert is_searched("book/01/index") and is_searched("book/corrections")
