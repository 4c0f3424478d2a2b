"""A page has KaTeX's fonts with the characters of its own formulas."""

import io

import pytest
from fontTools.ttLib import TTFont

from companion.errors import CompanionError
from companion.site.formulas import cut_fonts, formula_characters, with_fonts
from support import ROOT

MODULES = ROOT / "node_modules"
PAGE = """<html><body><p>말 z</p><span class="katex"><span class="katex-mathml"><math><mi>q</mi></math></span>
<span class="katex-html"><span class="mord mathnormal">x</span><span class="mrel">=</span>
<span class="mord mathbb">R</span><span class="mopen delimsizing size2">(</span>
<span class="mord mathbf"><span>w</span></span><span class="mord textbf"><span class="mord textit">v</span></span>
</span></span></body></html>"""


def characters_in(font: bytes) -> set[str]:
    return {chr(code) for code in TTFont(io.BytesIO(font)).getBestCmap()}


def test_each_font_has_what_the_formulas_show_in_it() -> None:
    assert formula_characters(PAGE, MODULES) == {
        "AMS-Regular": "R", "Main-Bold": "w", "Main-BoldItalic": "v", "Main-Regular": "=",
        "Math-Italic": "x", "Size2-Regular": "(",
    }  # fmt: skip
    assert formula_characters("<p>no formula</p>", MODULES) == {}


def test_a_font_is_cut_to_its_characters() -> None:
    fonts = cut_fonts({"Math-Italic": "xθ", "AMS-Regular": "R"}, MODULES)
    assert characters_in(fonts["KaTeX_Math-Italic.woff2"]) == {"x", "θ"}
    assert characters_in(fonts["KaTeX_AMS-Regular.woff2"]) == {"R"}


def test_a_cut_font_is_light() -> None:
    whole = MODULES / "katex/dist/fonts/KaTeX_Math-Italic.woff2"
    fonts = cut_fonts({"Math-Italic": "xθ"}, MODULES)
    assert len(fonts["KaTeX_Math-Italic.woff2"]) < whole.stat().st_size / 4


def test_a_style_without_a_font_is_named() -> None:
    with pytest.raises(CompanionError, match=r"KaTeX_Script-Bold\.ttf"):
        cut_fonts({"Script-Bold": "x"}, MODULES)


def test_a_font_stands_in_the_style_sheet_that_names_it() -> None:
    styles = (
        '@font-face{src:url(KaTeX_A.woff2) format("woff2")}@font-face{src:url("KaTeX_B.woff2")}'
    )
    assert with_fonts(styles, {"KaTeX_A.woff2": b"abc", "KaTeX_B.woff2": b"d"}) == (
        '@font-face{src:url(data:font/woff2;base64,YWJj) format("woff2")}'
        "@font-face{src:url(data:font/woff2;base64,ZA==)}"
    )
