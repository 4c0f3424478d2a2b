"""Emphasis beside Korean particles is emphasis everywhere; a mark that stays text is an error."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from docutils.core import publish_doctree
from docutils.nodes import emphasis, strong
from markdown_it import MarkdownIt
from myst_parser.docutils_ import Parser

from companion.book import Book
from companion.errors import DataError
from companion.myst import new_parser
from companion.notebooks.export import Exporter
from companion.pages import Page
from companion.source.check import check_sources
from companion.source.emphasis import emphasis_is_read_as_meant
from companion.source.model import Source
from support import replace

PAGE = Path("book/one/page.md")

BOLD = {
    "오늘은 **전이 학습(transfer learning)**을 본다.": "전이 학습(transfer learning)",
    "그는 **“틀렸다”**고 말했다.": "“틀렸다”",
    "그는 **‘틀렸다’**고 말했다.": "‘틀렸다’",
    '그는**"틀렸다"**고 말했다.': '"틀렸다"',
    "**외우지 말 것.**그리고 다시 본다.": "외우지 말 것.",
    "**왜 그런가?**라고 묻는다.": "왜 그런가?",
    "**맞다!**라고 답한다.": "맞다!",
    "**그러니까…**라고 말을 흐린다.": "그러니까…",
    "**20~**부터 센다.": "20~",
    "**36.5°**는 체온이다.": "36.5°",
    "**95%**가 맞았다.": "95%",
    "**🙂**가 웃는다.": "🙂",
    "**`fit()`**을 부른다.": "fit()",
    "**(가)**와 **(나)**를 견준다.": "(가)",
    "이것은**「묶음」**이다.": "「묶음」",
    "이것은**《책》**이고 **『글』**이다.": "《책》",
    "이것은**(묶음)**이다.": "(묶음)",
    "**배치\\*** 는 다르다.": "배치*",
    "**둘째 줄에서\n끝난다(end)**는 말.": "둘째 줄에서\n끝난다(end)",
    "**무거운 *과적합(over)*이 온다(x)**는 말.": "무거운 과적합(over)이 온다(x)",
    "***굵고 기운 말(both)***은 둘 다이다.": "굵고 기운 말(both)",
    "**漢字(한자)**는 한자이다.": "漢字(한자)",
    "**[밖](https://example.org/)**은 링크이다.": "밖",
    "**전각！**이다.": "전각！",
}
"""What an author writes → what is bold in it."""

ITALIC = {
    "*과적합(overfitting)*이 온다.": "과적합(overfitting)",
    "이른바 *“과적합”*을 본다.": "“과적합”",
    "_과적합_ 이 온다.": "과적합",
}

WRONG = {
    "~~지운 말(old)~~은 없다.": "~~지운 말(old)~~은",
    "모델은 BERT**(버트)**이다.": "BERT**(버트)**이다",
    "** 빈칸으로 연다**는 말.": "** 빈칸으로 연다**",
    "**닫지 않는다.": "**닫지 않는다.",
    "**둘과 하나*를 섞는다.": "**둘과 하나*를 섞는",
    "파일은 *.py이다.": "*.py이다.",
    "2**10은 1024이다.": "2**10은 1024이다.",
    "3*4는 열둘이다.": "3*4는",
    "2*3*4는 스물넷이다.": "2*3*4",
    "값은 x**y**z이다.": "x**y**z",
    "생성자는 __init__이다.": "__init__이다.",
    "생성자는 __init__ 이다.": "__init__",
    "_과적합(over)_이 온다.": "_과적합(over)_이",
    "{term}`**묶음** <batch>`이다.": "{term}`**묶음** <batch>`",
    "{kbd}`~~Ctrl~~`이다.": "{kbd}`~~Ctrl~~`",
    "## 제목은 **열린다": "제목은 **열린다",
    "[**열린다](other.md)": "**열린다",
    "- 하나\n\n  - 둘 **셋": "둘 **셋",
    "> 인용 **열린다": "인용 **열린다",
    "| 머리 | **값 |\n|---|---|": "**값",
    "말\n: 뜻 **열린다": "뜻 **열린다",
    "각주[^가]\n\n[^가]: 주 **열린다": "주 **열린다",
    ":::{note}\n상자 **열린다\n:::": "상자 **열린다",
    ":::{admonition} 제목 **열린다\n글\n:::": "제목 **열린다",
    "````{tab-set}\n```{tab-item} 탭 **열린다\n글\n```\n````": "탭 **열린다",
    "```{figure} a.svg\n:alt: 그림\n\n설명 **열린다\n```": "설명 **열린다",
}
"""What an author writes → what the message shows of it."""

RIGHT = [
    "5 * 3 * 2는 서른이다.",
    r"\*\*별\*\* \~\~물결\~\~ \_밑줄\_ 2\*\*10",
    "`**` `~~` `*.py` `__init__`, $a*b^*$, 1~3장과 4~5장",
    "snake_case_name, a_{i}",
    "```python\nx = 2 ** 10\n```",
    "**굵게** *기울여* ***둘 다*** **굵은 `코드**`**",
    "&ast;별&ast;",
    "{math}`a**b` **{term}`묶음 <batch>`**은",
]


@pytest.mark.parametrize(("text", "bold"), BOLD.items())
def test_the_site_shows_bold_where_it_was_written(text: str, bold: str) -> None:
    new_parser()
    tree = publish_doctree(text, parser=Parser())
    assert next(iter(tree.findall(strong))).astext() == bold
    assert "**" not in tree.astext()


@pytest.mark.parametrize(("text", "italic"), ITALIC.items())
def test_the_site_shows_italics_where_they_were_written(text: str, italic: str) -> None:
    new_parser()
    tree = publish_doctree(text, parser=Parser())
    assert [node.astext() for node in tree.findall(emphasis)] == [italic]


def test_plain_markdown_stays_plain_markdown() -> None:
    new_parser()
    assert MarkdownIt().render("**말(word)**은") == "<p>**말(word)**은</p>\n"


@pytest.mark.parametrize(
    "context", ["{}", "## {}", "- {}", ":::{{note}}\n{}\n:::", ":::{{dropdown}} {}\n글\n:::"]
)
def test_the_notebook_shows_it_to_a_plain_reader(tiny: Book, context: str) -> None:
    texts = {**BOLD, **ITALIC, "**손실 $L$**은": "손실 $L$", "**{term}`묶음 <batch>`**은": "묶음"}
    texts = {text: shown for text, shown in texts.items() if "\n" not in text}
    parts = "\n\n".join(context.format(text) for text in texts)
    html = MarkdownIt("commonmark").render(_exported(tiny, parts))
    marked = [node.get_text() for node in BeautifulSoup(html, "lxml").find_all(["strong", "em"])]
    assert [shown for shown in texts.values() if shown not in marked] == []


def test_a_table_of_emphasis_is_one_in_the_notebook(tiny: Book) -> None:
    table = "| **열(column)**이 | 값 |\n|---|---|\n| *칸(cell)*은 | **95%**가 |"
    html = MarkdownIt("commonmark").enable("table").render(_exported(tiny, table))
    for part in ("<strong>열(column)</strong>이", "<em>칸(cell)</em>은", "<strong>95%</strong>가"):
        assert part in html


@pytest.mark.parametrize(("text", "written"), WRONG.items())
def test_a_mark_that_stays_text_is_named_with_its_line(text: str, written: str) -> None:
    source = Source(PAGE, f"# 제목\n\n{text}\n")
    (problem,) = emphasis_is_read_as_meant(source)
    lines = source.text.split("\n")
    assert written in lines[problem.line - 1]
    assert written in problem.field and problem.field in lines[problem.line - 1]


def test_the_line_is_right_after_what_goes_on_for_lines() -> None:
    text = "`코드가\n두 줄`과 {term}`배치\n<batch>`와 <b\n>굵게</b>와 $a\n+ b$와 [링크\n글](a.md)과\\\n끝 **열린다"
    (problem,) = emphasis_is_read_as_meant(Source(PAGE, text))
    assert problem.line == 7


@pytest.mark.parametrize("text", RIGHT)
def test_what_every_output_shows_alike_is_no_mistake(text: str) -> None:
    assert list(emphasis_is_read_as_meant(Source(PAGE, text))) == []


def test_the_check_names_pages_and_records(tiny: Book) -> None:
    page = tiny.root / PAGE
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n글은\n여기서 **열린다\n", encoding="utf-8")
    records = tiny.data / "corrections" / "all.yml"
    before = records.read_text(encoding="utf-8").split("\n")
    line = next(number for number, one in enumerate(before, 1) if one.strip().startswith("why:"))
    replace(records, before[line - 1], "  why: 까닭은 **열린다")
    with pytest.raises(DataError) as caught:
        check_sources(Book.load(tiny.root))
    places = [(problem.path.name, problem.line) for problem in caught.value.problems]
    assert places == [("all.yml", line), ("page.md", text.count("\n") + 3)]


def _exported(book: Book, text: str) -> str:
    source = f"---\nfile_format: mystnb\n---\n{text}\n"
    (book.root / PAGE).write_text(source, encoding="utf-8")
    (book.data / "corrections" / "all.yml").unlink(missing_ok=True)
    return str(Exporter(book).export(Page(book, PAGE), []).cells[1].source)
