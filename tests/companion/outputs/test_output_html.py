"""HTML of an output stays inside it, in every output of the book, or is refused with advice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from companion.outputs.html import showable_html
from companion.outputs.model import Names, Unshowable

PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
AFTER = "<p>뒤의 글</p>"


def shown(markup: str, cell: int = 3) -> str:
    return showable_html(markup, Names(cell))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "<table><tr><td>열린 채 <b>굵게",
            "<table><tbody><tr><td>열린 채 <b>굵게</b></td></tr></tbody></table>",
        ),
        ("</div></section></article>끝", "끝"),
        ("<div>가</div></div></div></body></html>나", "<div>가</div>나"),
        ("<details><summary>펼침", "<details><summary>펼침</summary></details>"),
        ("<b><i>가</b>나</i>", "<b><i>가</i></b><i>나</i>"),
        ("<p>하나<p>둘<ul><li>셋<li>넷", "<p>하나</p><p>둘</p><ul><li>셋</li><li>넷</li></ul>"),
        ("<table><b>밖<tr><td>안", "<b>밖</b><table><tbody><tr><td>안</td></tr></tbody></table>"),
        ("가<!-- 닫지 않은 설명 <b>", "가"),
        ("가<!-- 설명 -->나", "가나"),
        ("a < b & c &lt;s&gt;", "a &lt; b &amp; c &lt;s&gt;"),
        ("가&nbsp나&nbsp;다", "가\xa0나\xa0다"),
        (
            "<P ALIGN=center CLASS='a toggle' data-x=1>가</P>",
            '<p style="text-align: center">가</p>',
        ),
        ("<center>가</center>", '<div style="text-align: center">가</div>'),
        ("<font color=red size=7>가</font>", '<span style="color: red">가</span>'),
        ("<o:p>사무용 글</o:p>", "<span>사무용 글</span>"),
        (
            "<h1>제목</h1>",
            '<div style="font-weight: bold; margin: 1em 0 0.5em">제목</div>',
        ),
        ("<section><article>가", "<div><div>가</div></div>"),
        (
            "<table><tr><td colspan=0 rowspan=2 valign=top width=30>가</table>",
            '<table><tbody><tr><td rowspan="2" style="vertical-align: top">가</td></tr></tbody></table>',
        ),
        (f"<img src='{PIXEL}'>", f'<img src="{PIXEL}" alt="">'),
        ("<a href=https://example.org/가>글", '<a href="https://example.org/가">글</a>'),
        ("가\x00나\x08다\ud800", "가나다\ufffd"),
        ("<pre>\n\n가\n</pre>", "<pre>\n\n가\n</pre>"),
        ("<ruby>韓<rt>한", "<ruby>韓<rt>한</rt></ruby>"),
        ("<math><mi>x", "<math><mi>x</mi></math>"),
        ("<!DOCTYPE html><html><body bgcolor=red>가", "가"),
        ("줄<br>줄<br/>줄<hr/>", "줄<br>줄<br>줄<hr>"),
        ("그냥 글", "그냥 글"),
        ("값은 $5다", "값은 $5다"),
        ("$5~$10", "<span>$</span>5~<span>$</span>10"),
        ("<pre>$a$ $b$</pre>", "<pre>$a$ $b$</pre>"),
        ("\\(가\\) \\[나\\]", "\\<span>(</span>가\\) \\<span>[</span>나\\]"),
        ("", ""),
    ],
)
def test_it_is_closed_and_holds_what_all_can_show(written: str, expected: str) -> None:
    assert shown(written) == expected
    assert shown(expected) == expected, "and again"
    page = LexborHTMLParser(f"<div>{expected}</div>{AFTER}", is_fragment=True)
    last = page.css("p")[-1]
    assert last.text() == "뒤의 글" and page.root is not None
    assert [node.tag for node in page.css("div + p")] == ["p"], "what follows is outside"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("<script>document.title='바뀐 제목'</script>", "<script>"),
        ("<svg><script>alert(1)</script></svg>", "<script>"),
        ("<textarea>가", "<textarea>"),
        ("<select><option>가", "<select>"),
        ("<plaintext>가", "<plaintext>"),
        ("<xmp>가<b>", "<xmp>"),
        ("<iframe src=https://example.org>", "<iframe>"),
        ("<object data=a.pdf>", "<object>"),
        ("<video src=a.mp4>", "<video>"),
        ("<audio controls src='data:audio/wav;base64,AA=='>", "<audio>"),
        ("<form action=/>가", "<form>"),
        ("<input type=checkbox>", "<input>"),
        ("<button>누름</button>", "<button>"),
        ("<canvas>", "<canvas>"),
        ("<base href=https://example.org/>", "<base>"),
        ("<meta http-equiv=refresh content=0>", "<meta>"),
        ("<link rel=stylesheet href=a.css>", "<link>"),
        ("<title>제목", "<title>"),
        ("<template><b>가", "<template>"),
        ("<noscript>가", "<noscript>"),
        ("<marquee>가", "<marquee>"),
        ("<unk> 토큰", "<unk>"),
        ("<p onclick='x()'>가", "onclick"),
        ("<img src=x onerror=alert(1)>", "onerror' in its HTML|<img src> 'x'"),
        ("<p hidden>가", "hidden"),
        ("<p contenteditable>가", "contenteditable"),
        ("<img src=그림.png>", "<img src> '그림.png'"),
        ("<img src=https://example.org/a.png>", "https://example.org/a.png"),
        ("<img src='data:image/webp;base64,AAAA'>", "data:image/webp"),
        ("<a href=other.md>글", "other.md"),
        ("<a href='#절'>글", "#절"),
        ("<a href='javascript:alert(1)'>글", "javascript:"),
        ("<div style='position:fixed;top:0'>가", "position:fixed"),
        ("<div style='POSITION : absolute'>가", "POSITION : absolute"),
        ("<div style='background:url(https://example.org/a.png)'>가", "url"),
        ("<style>body{display:none}</style>", "'body'"),
        ("<style>html, p{color:red}</style>", "'html'"),
        ("<style>*{color:red}</style>", "'\\*'"),
        ("<style>p:hover{color:red}</style>", "'p:hover'"),
        ("<style>p::before{content:'x'}</style>", "'p::before'"),
        ("<style>@import url(a.css);</style>", "@import"),
        ("<style>@media print{p{color:red}}</style>", "@media"),
        ("<style>p{color:red", "cannot be read"),
        ("<style>p{position:fixed}</style>", "position:fixed"),
        ("<svg><image href='https://example.org/a.png'/></svg>", "example.org"),
        ("<svg><foreignObject><p>가</p></foreignObject></svg>", "foreignObject"),
        ("<svg onload='x()'></svg>", "onload"),
        ("<svg><o:p>글</o:p></svg>", "<o:p>"),
        ("식은 $x^2$이다", "dollar signs.*Markdown"),
        ("<table><tr><td>$\\alpha$", "dollar signs"),
        ("<math>글</math>", "'글' stands in no sign"),
        ("<ruby>韓<rt>한<p>글</p></ruby>", "a block stands in <rt>"),
        ("<math><annotation-xml>x</annotation-xml></math>", "annotation-xml"),
        ("<div>" * 5000, "200 deep"),
    ],
)
def test_what_no_paper_can_show_is_refused_with_advice(written: str, told: str) -> None:
    with pytest.raises(Unshowable, match=told) as caught:
        shown(f"<p>앞</p>{written}")
    assert len(str(caught.value).rpartition(": ")[2]) > 10, "it says what to do"


STYLED = (
    "<style type='text/css'>\n#T_{0} th {{ color: gray; }} /* 머리 */\n"
    "#T_{0}_row0_col0, #T_{0}_row0_col1 {{ background-color: #ff0; width: 10em }}\n</style>"
    "<table id='T_{0}'><thead><tr><th id='T_{0}_level0'>이름</th></tr></thead><tbody><tr>"
    "<td id='T_{0}_row0_col0' class='data' style='color: red'>가</td>"
    "<td id='T_{0}_row0_col1' headers='T_{0}_level0'>나</td></tr></tbody></table>"
)


def test_a_styled_table_has_its_styles_on_its_cells_and_no_id_drawn_by_lot() -> None:
    assert (
        shown(STYLED.format("5f3a2"))
        == shown(STYLED.format("0c1d9"))
        == (
            '<table><thead><tr><th style="color: gray">이름</th></tr></thead><tbody><tr>'
            '<td style="background-color: #ff0; width: 10em; color: red">가</td>'
            '<td style="background-color: #ff0; width: 10em">나</td></tr></tbody></table>'
        )
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<b><p>굵은 문단</p></b>", '<div style="font-weight: bold"><p>굵은 문단</p></div>'),
        ("<font color=red><div>가", '<div style="color: red"><div>가</div></div>'),
        ("<span style='color:red'><table><tr><td>가", '<div style="color: red"><table>'),
        ("<pre>가<p>나</pre>", '<div style="font-family: monospace; white-space: pre">가<p>나</p></div>'),
        ("<li>홀로", "<div>홀로</div>"),
        ("<dt>말<dd>뜻", "<div>말</div><div>뜻</div>"),
        ("<summary>홀로</summary>", "<div>홀로</div>"),
        ("<ul>\n<li>가\n</ul>", "<ul>\n<li>가\n</li></ul>"),
        ("<td scope=row value=3 start=1>", ""),
        ("<table><tr><td scope=row headers=x>가</table>", "<tr><td>가</td></tr>"),
        ("<th scope=column>", ""),
        ("<time datetime=어제 lang=한글 dir=위>가</time>", "<span>가</span>"),
        ("<dl><dt>말</dl>", "<div><div>말</div></div>"),
        ("<dl><dt>말<dd>뜻</dl>", "<dl><dt>말</dt><dd>뜻</dd></dl>"),
        ("<ol><li value=5>가</ol><ul><li value=5>나</ul>", '<ol><li value="5">가</li></ol><ul><li>나'),
        ("<p role=alert tabindex=0 data-x aria-live=polite>가", "<p>가</p>"),
        ("<p style='color red; color:blue; width:; b:c{'>가", '<p style="color: blue">가</p>'),
        ("<p style='font-family:\"a;b\", serif'>가", "font-family: &quot;a;b&quot;, serif"),
        ("<progress value=많이 max=10></progress>", '<progress max="10"></progress>'),
        ("<svg aria-labelledby=t><title id=t>가</title></svg>", "<svg><title>가</title></svg>"),
        ("<svg><g style='clip-path:url(#c)'><clipPath id=c>", "url(#output-3-1)"),
    ],
)  # fmt: skip
def test_an_e_book_may_hold_it(written: str, expected: str) -> None:
    found = shown(written)
    assert found.startswith(expected) if expected.startswith("<div") else expected in found
    assert shown(found) == found, "and again"


@pytest.mark.parametrize("written", ["<ul>글", "<ol><p>글</ol>", "<dl><li>글</dl>"])
def test_a_list_holds_items_only(written: str) -> None:
    with pytest.raises(Unshowable, match=r"stands in <.l> of its HTML: put it in <"):
        shown(written)


def test_the_stronger_rule_wins_wherever_it_stands() -> None:
    sheet = "<style>#a{color:red} p{color:blue} .b{color:green}</style>"
    assert (
        shown(f"{sheet}<p class=b id=a>가")
        == '<p style="color: blue; color: green; color: red">가</p>'
    )


def test_a_data_frame_stays_a_table() -> None:
    frame = (
        "<div>\n<style scoped>\n    .dataframe tbody tr th:only-of-type {\n        vertical-align: middle;\n    }\n"
        "    .dataframe thead th {\n        text-align: right;\n    }\n</style>\n"
        '<table border="1" class="dataframe">\n  <thead>\n    <tr style="text-align: right;">\n      <th></th>'
        "<th>이름</th></tr></thead><tbody><tr><th>0</th><td>가 &lt; 나</td></tr></tbody></table>\n</div>"
    )
    found = etree.fromstring(shown(frame).replace("&nbsp;", ""))
    assert found.xpath("string(.//td)") == "가 < 나"
    assert found.find("table").attrib == {"class": "dataframe"}
    assert found.xpath("string(.//thead//th[2]/@style)") == "text-align: right"


def test_two_outputs_of_a_page_share_no_id() -> None:
    drawing = '<svg><defs><clipPath id="c"><rect/></clipPath></defs><g clip-path="url(#c)"/><a href="#c"/></svg>'
    names = Names(1)
    first, second = showable_html(drawing, names), showable_html(drawing * 2, names)
    assert 'id="output-1-1"' in first and "url(#output-1-1)" in first and '"#output-1-1"' in first
    assert second.count('id="output-1-2"') == 1 and second.count("url(#output-1-2)") == 2
    assert "output-1-1" not in second


PIECES = st.sampled_from(
    [
        "<b>", "</b>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<p>", "</p>", "<div>", "</div>",
        "<li>", "<ul>", "</ul>", "<a href='https://e.org'>", "</a>", "<i>", "</i>", "<svg>", "</svg>", "<g>",
        "<pre>\n", "</pre>", "<!--", "-->", "글", "&amp", "&lt;", "<", ">", "\n", "<br>", "</br>", "<h2>",
        "<details>", "<math>", "<mi>", "</section>", "<caption>", "<col>", "\x00", "<font color=red>", "<tt>",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_whatever_stands_open_ends_with_the_output(written: str) -> None:
    try:
        found = shown(written)
    except Unshowable:
        return
    page = LexborHTMLParser(f"<div>{found}</div>{AFTER}", is_fragment=True)
    assert (page.html or "").endswith(f"</div>{AFTER}"), found
    assert page.root is not None and page.root.tag == "div" and page.root.next.tag == "p"
