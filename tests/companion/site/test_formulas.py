"""KaTeX's fonts hold the characters of the book's formulas, each family its own."""

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from companion.site.formulas import cut_fonts, formula_characters
from support import ROOT

MODULES = ROOT / "node_modules"
PAGE = """<html><body><p>말 z</p><span class="katex"><span class="katex-mathml"><math><mi>q</mi></math></span>
<span class="katex-html"><span class="mord mathnormal">x</span><span class="mrel">=</span>
<span class="mord mathbb">R</span><span class="mopen delimsizing size2">(</span>
<span class="mord mathbf"><span>w</span></span></span></span></body></html>"""


def characters_in(path: Path) -> set[str]:
    return {chr(code) for code in TTFont(io.BytesIO(path.read_bytes())).getBestCmap()}


def test_each_family_has_what_its_formulas_show() -> None:
    assert formula_characters([PAGE, "<p>no formula</p>"], MODULES) == {
        "AMS": "R", "Main": "=w", "Math": "x", "Size2": "(",
    }  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fonts")
    (folder / "KaTeX_Script-Regular.woff2").write_bytes(b"of a formula that went")
    cut_fonts({"Math": "xθ", "AMS": "R"}, MODULES, folder)
    return folder


def test_a_font_is_cut_to_its_characters_in_every_style(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {
        "KaTeX_Math-Italic.woff2", "KaTeX_Math-BoldItalic.woff2", "KaTeX_AMS-Regular.woff2",
    }  # fmt: skip
    assert characters_in(folder / "KaTeX_Math-Italic.woff2") == {"x", "θ"}
    assert characters_in(folder / "KaTeX_AMS-Regular.woff2") == {"R"}


def test_a_cut_font_is_light_and_the_same_each_time(folder: Path, tmp_path: Path) -> None:
    whole = MODULES / "katex/dist/fonts/KaTeX_Math-Italic.woff2"
    cut = folder / "KaTeX_Math-Italic.woff2"
    assert cut.stat().st_size < whole.stat().st_size / 4
    cut_fonts({"Math": "xθ"}, MODULES, tmp_path)
    assert (tmp_path / cut.name).read_bytes() == cut.read_bytes()
