"""Each kind of output has a form that the whole book can show, or stops the run with advice."""

import base64
import io
from typing import Any

import nbformat
import pytest
from lxml import etree
from PIL import Image

from companion.outputs.kinds import make_showable
from companion.outputs.model import Unshowable

VEGA = "application/vnd.vegalite.v5+json"
PLOTLY = "application/vnd.plotly.v1+json"
NAMELESS = "<VegaLite 5 object>\n\nIf you see this message, it means the renderer …"


def cell(*outputs: nbformat.NotebookNode, **metadata: Any) -> nbformat.NotebookNode:
    return nbformat.v4.new_code_cell("x", outputs=list(outputs), metadata=metadata)


def shown(data: dict[str, Any], number: int = 1) -> dict[str, Any]:
    made = cell(nbformat.v4.new_output("display_data", data=data))
    make_showable(made, number)
    return dict(made.outputs[0].data)


def picture(kind: str) -> str:
    target = io.BytesIO()
    Image.new("RGB", (2, 2)).save(target, kind)
    return base64.encodebytes(target.getvalue()).decode()


PNG, JPEG, GIF, WEBP = (picture(kind) for kind in ("PNG", "JPEG", "GIF", "WEBP"))


@pytest.mark.parametrize(
    "data",
    [
        {"text/plain": "<object at 0x…>"},
        {"text/plain": ""},
        {"image/png": PNG, "text/plain": "<Figure size 640x480 with 1 Axes>"},
        {"image/jpeg": JPEG},
        {"image/gif": GIF, "text/plain": "<IPython.core.display.Image object>"},
        {"text/latex": "$x^2$", "text/plain": "x**2"},
        {"text/latex": "$$\\frac{1}{2}$$"},
        {"text/latex": "\\begin{align}a&=b\\end{align}"},
        {"text/markdown": "| 가 | 나 |\n|---|---|\n| **1** | `2` |"},
        {"text/markdown": "**굵게** 쓴 $x_1$과 [글](https://example.org)\n\n1. 하나\n2. 둘"},
        {PLOTLY: {"data": []}},
        {PLOTLY: {"data": [{"name": "$5~$10", "hovertemplate": "%{y:$.2f}"}], "layout": {}}},
        {"application/papermill.record/text/plain": "3"},
        {"text/html": "<p>가</p>", "text/plain": "<IPython.core.display.HTML object>"},
    ],
    ids="+".join,
)
def test_what_all_can_show_stays_as_it_is(data: dict[str, Any]) -> None:
    made = cell(nbformat.v4.new_output("display_data", data=data))
    assert make_showable(made, 1) == []
    assert made.outputs[0].data == data


@pytest.mark.parametrize(
    ("data", "left"),
    [
        ({VEGA: {"mark": "bar"}, "text/plain": "막대 셋: 1, 2, 3"}, ["text/plain"]),
        ({VEGA: {"mark": "bar"}, "image/png": PNG, "text/plain": NAMELESS}, ["image/png", "text/plain"]),
        ({"application/json": {"a": 1}, "text/plain": "{'a': 1}"}, ["text/plain"]),
        ({"application/vnd.dataresource+json": {}, "text/html": "<p>가</p>"}, ["text/html"]),
        ({"text/html": "<script>1</script>", "text/plain": "LinearRegression()"}, ["text/plain"]),
        ({"text/csv": "a,b", "text/plain": "a,b"}, ["text/plain"]),
    ],
    ids=str,
)  # fmt: skip
def test_what_only_some_can_show_gives_way_to_what_says_the_same(
    data: dict[str, Any], left: list[str]
) -> None:
    made = cell(nbformat.v4.new_output("display_data", data=data))
    [told] = make_showable(made, 1)
    assert made.outputs[0].data == {mime: data[mime] for mime in left}
    assert any(mime in told or "<script>" in told for mime in data if mime not in left)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({VEGA: {"mark": "bar"}, "text/plain": "<VegaLite>"}, "vegalite.*cannot be shown.*plotly"),
        ({VEGA: {"mark": "bar"}, "text/plain": NAMELESS}, "vegalite"),
        ({VEGA: {"mark": "bar"}, "text/plain": "alt.Chart(...)"}, "vegalite"),
        ({VEGA: {"mark": "bar"}}, "vegalite"),
        ({"application/json": {"a": 1}, "text/plain": "<IPython.core.display.JSON object>"}, "json.dumps"),
        ({"application/javascript": "alert(1)", "text/plain": "<…Javascript object>"}, "javascript"),
        ({"application/pdf": "JVBERi0=", "text/plain": "<Figure>"}, "PNG or SVG"),
        ({"application/geo+json": {}, "text/plain": ""}, "geo"),
        ({"image/webp": WEBP, "text/plain": "<IPython.core.display.Image object>"}, "save it as PNG"),
        ({"image/bmp": "Qk0=", "text/plain": "<IPython.core.display.Image object>"}, "image/bmp"),
        ({"image/png": "aGVsbG8="}, "no picture"),
        ({"image/png": JPEG}, "no picture"),
        ({"image/png": "한글"}, "no picture"),
        ({"text/html": "<audio src=a>", "text/plain": "<IPython.lib.display.Audio object>"}, "<audio>"),
        ({"video/mp4": "AAAA", "text/plain": "<IPython.core.display.Video object>"}, "video/mp4"),
        ({"text/html": ["<p>"], "text/plain": "<a>"}, "text/html"),
        ({"application/papermill.record/text/html": "<script>1</script>"}, "<script>"),
        ({"text/latex": "글과 $x$"}, "is no formula.*Markdown"),
        ({"text/latex": "$\\frca{1}{2}$"}, r"Undefined control sequence: \\frca"),
        ({"text/latex": "$$50% + 1$$"}, "'.%' expected"),
        ({"text/latex": "\\[\\bm{x}\\]"}, "notebooks .MathJax. do not know it"),
        ({"text/markdown": "값은 $x_1_2$이다."}, "Double subscript"),
        ({PLOTLY: {"data": [{"name": "$\\\\alpha$"}], "layout": {}}}, "with the dollar signs"),
        ({PLOTLY: {"data": [], "layout": {"title": {"text": "$x$의 값"}}}}, "with the dollar signs"),
        ({PLOTLY: {"data": [{"text": ["a", "$x_1$"]}], "layout": {}}}, "with the dollar signs"),
        ({"text/markdown": "값은 $5이다."}, "for a dollar sign"),
        ({"text/markdown": "| 가 |\n|---|\n| $a|b$ |"}, "for a dollar sign"),
        ({"text/latex": "x^2", "text/plain": "<IPython.core.display.Latex object>"}, "is no formula"),
        ({"text/latex": "\\begin{tabular}{l}a\\end{tabular}"}, "is no formula"),
        ({"text/markdown": "# 제목"}, "a heading.*bold"),
        ({"text/markdown": "{term}`배치`"}, "a role"),
        ({"text/markdown": "```{note}\n글\n```"}, "a directive"),
        ({"text/markdown": ":::{note}\n글\n:::"}, "a directive"),
        ({"text/markdown": "글[^1]\n\n[^1]: 각주"}, "a footnote"),
        ({"text/markdown": "![그림](a.png)"}, "a picture"),
        ({"text/markdown": "[글](other.md)"}, "other.md"),
        ({"text/markdown": "<script>1</script>"}, "script"),
        ({"text/markdown": "<b>열린 채"}, "<b>"),
        ({"text/markdown": "**전이 학습(transfer)**을"}, "Colab reads.*<b>"),
    ],
    ids=str,
)  # fmt: skip
def test_what_says_nothing_elsewhere_stops_the_run(data: dict[str, Any], told: str) -> None:
    with pytest.raises(Unshowable, match=told):
        shown(data)


def test_a_traceback_of_a_cell_that_goes_on_stops_the_run() -> None:
    error = nbformat.v4.new_output("error", ename="ValueError", evalue="아니", traceback=["…"])
    with pytest.raises(Unshowable, match="ValueError: 아니"):
        make_showable(cell(error), 1)
    make_showable(cell(error, tags=["raises-exception"]), 1)


@pytest.mark.parametrize("form", ["Glyph 54620 (\\N{HANGUL SYLLABLE HAN}) missing from font(s) DejaVu Sans.",
                                  "Glyph 54620 (\\N{HANGUL SYLLABLE HAN}) missing from current font."])  # fmt: skip
def test_a_box_in_a_picture_stops_the_run(form: str) -> None:
    warned = nbformat.v4.new_output("stream", name="stderr", text=f"UserWarning: {form}\n  draw()")
    with pytest.raises(Unshowable, match=r"boxes in place of '한'.*plotly"):
        make_showable(cell(warned), 1)


DRAWING = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "u">\n'
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    "<metadata><date>{0}</date></metadata><!-- 글 --><style>*{{stroke-linecap: butt}}</style>"
    '<defs><clipPath id="p{0}"><rect/></clipPath><path id="m{0}"/></defs><g id="axes_1" '
    'clip-path="url(#p{0})"><use xlink:href="#m{0}"/><text>한글 &amp; 🎯</text></g></svg>'
)


def test_a_drawing_is_the_same_each_time_and_shares_no_id_with_another() -> None:
    svg = "image/svg+xml"
    first, again = (shown({svg: DRAWING.format(lot)})[svg] for lot in ("41f3", "9c0d"))
    other = shown({svg: DRAWING.format("41f3")}, number=2)[svg]
    assert first == again
    assert "<date>" not in first and "한글 &amp; 🎯" in first and "DOCTYPE" not in first
    tree = etree.fromstring(first)
    [clipped] = tree.xpath("//*[@clip-path]")
    [clip] = tree.xpath("//*[local-name() = 'clipPath']")
    assert clipped.get("clip-path") == f"url(#{clip.get('id')})"
    [use] = tree.xpath("//*[local-name() = 'use']")
    assert use.get("{http://www.w3.org/1999/xlink}href") == "#output-1-2"
    assert 'id="output-2-1"' in other and "output-1-" not in other
    assert shown({svg: first})[svg] == first, "and again"


def test_a_drawing_without_its_namespace_gets_it() -> None:
    found = shown({"image/svg+xml": "<svg viewBox='0 0 9 9'><rect/></svg>"})["image/svg+xml"]
    assert found == '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect/></svg>'


@pytest.mark.parametrize(
    ("drawing", "told"),
    [
        ("<svg><g></svg>", "not well-formed"),
        ("<svg><use xlink:href='#a'/></svg>", "not well-formed"),
        ("<svg>&nbsp;</svg>", "not well-formed"),
        ("<svg><script>1</script></svg>", "<script>"),
        ("<svg><animate/></svg>", "<animate>"),
        ("<svg><foreignObject/></svg>", "<foreignObject>"),
        ("<svg onload='1'/>", "onload"),
        ("<svg><image href='a.png'/></svg>", "a.png"),
        ("<svg><style>@import url(https://example.org/a.css);</style></svg>", "reaches out"),
        ("<svg><rect style='fill:url(https://example.org/a.svg#b)'/></svg>", "reaches out"),
        ("<p>글</p>", "<p>"),
        ("", "not well-formed"),
    ],
)
def test_a_drawing_that_runs_or_asks_elsewhere_is_refused(drawing: str, told: str) -> None:
    with pytest.raises(Unshowable, match=told):
        shown({"image/svg+xml": drawing, "text/plain": "<IPython.core.display.SVG object>"})
