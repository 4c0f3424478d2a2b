"""HTML in the text is shown by every output alike, or its line is named."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from docutils.core import publish_parts
from markdown_it import MarkdownIt
from myst_parser.docutils_ import Parser

from companion.book import Book
from companion.errors import DataError
from companion.notebooks.export import Exporter
from companion.pages import Page
from companion.source.check import check_sources
from companion.source.html import html_is_shown_alike
from companion.source.model import Source
from support import replace

PAGE = Path("book/one/page.md")

WRONG = {
    "문장의 처음은 <s> token으로 알린다.": "<s>",
    "문장의 끝은 </s> token으로 알린다.": "</s>",
    "<s>문장</s>은 둘 사이에 있다.": "<s>",
    "모르는 낱말은 <unk>이다.": "<unk>",
    "빈칸은 <PAD>이다.": "<pad>",
    "가린 자리는 <mask>이다.": "<mask>",
    "부르는 자리는 <tool-call>이다.": "<tool-call>",
    "처음은 <bos/>이다.": "<bos>",
    "가린 자리는 <mask:1>이다.": "<mask:1>",
    "<u>밑줄</u>을 긋는다.": "<u>",
    "<del>지운 말</del>이다.": "<del>",
    "닫지 <sub>않는다.": "<sub>",
    "열지 않고 닫는다</sup>.": "</sup>",
    "<b><i>엇갈린다</b></i>.": "</b>",
    '줄 안 <img src="pic.png" alt="빨강" width="120"> 끝.': "<img>",
    '<img src="pic.png" alt="빨강" width="120">': "<img>",
    "<IMG SRC=pic.png>": "<img>",
    '<a href="other.md">둘째 쪽</a>': "<a href='other.md'>",
    "<a href=../other.html>둘째 쪽</a>은": "<a href='../other.html'>",
    '<a href="/other.html">둘째 쪽</a>': "<a href='/other.html'>",
    '<a href="#절">절</a>': "<a href='#절'>",
    '<a href="javascript:alert(1)">누른다</a>': "<a href='javascript:alert(1)'>",
    '<a href="//example.org">밖</a>': "<a href='//example.org'>",
    '<a id="here"></a>': "<a id>",
    '<b onclick="alert(1)">누른다</b>': "<b onclick>",
    '<b style="position:fixed">덮는다</b>': "<b style>",
    "<script>alert(1)</script>": "<script>",
    "<style>\np {color: red}\n</style>": "<style>",
    '<iframe src="https://example.org"></iframe>': "<iframe>",
    '<video src="a.mp4"></video>': "<video>",
    "<details>\n<summary>제목</summary>\n\n글\n\n</details>": "<details>",
    "<table><tr><td>칸</td></tr></table>": "<table>",
    "<center>가운데</center>": "<center>",
    '<p align="center">가운데</p>': "<p>",
    "<div>\n\n**글**\n\n</div>": "<div>",
    "<kbd>\n`칸`\n</kbd>": "`칸`",
    "<kbd>\n닫히지 않는 <sub\n</kbd>": "<kbd>",
    "<p 닫히지 않는다": "<p 닫히지 않는다",
    "<!-- 닫히지 않는 주석\n\n나머지": "<!--",
    "글 <!-- 닫히지 않는 주석": "<!--",
    "글 <!-- 안에 -- 있는 주석 --> 글": "<!--",
    "<!-- 안에 -- 있는 주석 -->": "<!--",
    "<?php echo 1 ?>": "<?php echo 1 ?>",
    "<!DOCTYPE html>": "<!DOCTYPE html>",
    "글 <![CDATA[x]]> 글": "<![CDATA[x]>",
    "## <s> 절": "<s>",
    "| 머리 | 값 |\n|---|---|\n| <unk> | 3 |": "<unk>",
    "- 하나\n- <pad>": "<pad>",
    "> <s>": "<s>",
    "각주[^가]\n\n[^가]: <eos>이다.": "<eos>",
    "[<cls>](other.md)": "<cls>",
    "**<sep>**은": "<sep>",
    ":::{note}\n<unk>\n:::": "<unk>",
    ":::{dropdown} <unk>\n글\n:::": "<unk>",
    "```{figure} a.svg\n:alt: 그림\n\n<unk>의 그림\n```": "<unk>",
    "```{list-table} <unk>의 표\n* - <pad\n    a>\n```": "<unk>",
}
"""What an author writes → what the first message names."""

RIGHT = [
    r"\<s> 토큰, `<s>`, `</s>`, &lt;unk&gt;, \</s>",
    "<|endoftext|> [MASK] <2ko> <extra_id_0> <한글> <[MASK]>",
    "a<b, x < y, x > y, 3 <4, <- ->, <3",
    "<https://example.org/a?b=1&c=2> <someone@example.org> <project:#other>",
    "줄<br>바꿈<br/>이고 H<sub>2</sub>O, x<SUP>2</SUP>, <kbd>Ctrl</kbd>+<kbd>C</kbd>",
    "<b>굵은 **둘(x)**은 <i>기운</i></b>",
    '<a href="https://example.org/" title="밖">밖</a>, <a href=mailto:a@b.c>편지</a>',
    "<!-- 주석\n두 줄 -->\n\n글 <!-- 주석 --> 글",
    "```html\n<s> <img src=x>\n```",
    "<kbd>\nCtrl &lt; C\n</kbd>",
    "$a<b>c$",
]

SHOWN = {
    r"\<s>": "<s>",
    "`</s>`": "</s>",
    "&lt;unk&gt;": "<unk>",
    r"\<pad>": "<pad>",
    r"&lt;\<s>": "<<s>",
    "`<|endoftext|>`": "<|endoftext|>",
    "<|im_end|>": "<|im_end|>",
    "[MASK]": "[MASK]",
    "<2ko>": "<2ko>",
    "<extra_id_0>": "<extra_id_0>",
    "a<b": "a<b",
    "x < y": "x < y",
    r"\<!-- 글 --\>": "<!-- 글 -->",
}
"""What an author writes → what every reader sees."""


@pytest.mark.parametrize(("text", "written"), WRONG.items())
def test_what_some_output_drops_is_named_with_its_line(text: str, written: str) -> None:
    problems = sorted(html_is_shown_alike(Source(PAGE, f"# 제목\n\n첫\n줄\n\n{text}\n")))
    name = written.strip("</>").split()[0].rstrip(":1")
    line = next(n for n, one in enumerate(text.lower().split("\n"), 6) if name.lower() in one)
    assert (problems[0].line, problems[0].field) == (line, written)


@pytest.mark.parametrize("text", RIGHT)
def test_what_every_output_shows_alike_is_no_mistake(text: str) -> None:
    assert list(html_is_shown_alike(Source(PAGE, text))) == []


def test_an_escaped_token_is_advised_and_right() -> None:
    (problem,) = html_is_shown_alike(Source(PAGE, "처음은 <s> token"))
    assert r"'\<s>'" in problem.expected and "`<s>`" in problem.expected


@pytest.mark.parametrize(
    "context", ["글 {} 글", "## {}", "- {}", ":::{{note}}\n{}\n:::", ":::{{dropdown}} {}\n글\n:::"]
)
def test_notebook_and_site_show_tokens_as_written(tiny: Book, context: str) -> None:
    text = "\n\n".join(context.format(one) for one in SHOWN)
    assert list(html_is_shown_alike(Source(PAGE, text))) == []
    (tiny.data / "corrections" / "all.yml").unlink()
    (tiny.root / PAGE).write_text(f"---\nfile_format: mystnb\n---\n{text}\n", encoding="utf-8")
    notebook = Exporter(tiny).export(Page(tiny, PAGE), []).cells[1].source
    pages = [MarkdownIt("commonmark").render(notebook)]
    if "{{" not in context:
        pages.append(publish_parts(text, parser=Parser(), writer_name="html5")["body"])
    for html in pages:
        shown = BeautifulSoup(html, "lxml").get_text()
        assert [one for one in SHOWN.values() if one not in shown] == []


def test_a_table_shows_tokens_as_written(tiny: Book) -> None:
    (tiny.data / "corrections" / "all.yml").unlink()
    text = "| `<s>` | \\<pad> |\n|---|---|\n| [MASK] | `<\\|endoftext\\|>` |"
    (tiny.root / PAGE).write_text(f"---\nfile_format: mystnb\n---\n{text}\n", encoding="utf-8")
    notebook = Exporter(tiny).export(Page(tiny, PAGE), []).cells[1].source
    html = MarkdownIt("commonmark").enable("table").render(notebook)
    cells = [cell.get_text() for cell in BeautifulSoup(html, "lxml").find_all(["th", "td"])]
    assert cells == ["<s>", "<pad>", "[MASK]", "<|endoftext|>"]


def test_the_check_names_pages_and_records(tiny: Book) -> None:
    page = tiny.root / PAGE
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n글은\n여기서 <s>를 쓴다\n", encoding="utf-8")
    records = tiny.data / "corrections" / "all.yml"
    replace(records, "  why: 둘을 섞으면", "  why: |\n    둘을\n    <unk>로 섞으면")
    with pytest.raises(DataError) as caught:
        check_sources(Book.load(tiny.root))
    places = [(problem.path.name, problem.line) for problem in caught.value.problems]
    assert places == [("all.yml", 11), ("page.md", text.count("\n") + 3)]
