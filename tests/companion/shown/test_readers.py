"""The readers that judge: a formula shown as its source, or struck text, is another text."""

import pytest
from mathjax import take_out
from readers import epub_text, markdown_text, site_text


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("$a_1*b*c$와 *기운*", "⟦a_1*b*c⟧와 기운"),
        (r"\$5와 \$6", "$5와 $6"),
        ("`$a$`와 $b$", "$a$와 ⟦b⟧"),
        ("- 글\n\n  ```text\n  $a$\n  ```", "글 $a$"),
        ("$a\n\nb$", "$a b$"),
        (r"$\text{a $b$ c}$", r"⟦\text{a$b$c}⟧"),
        ("$$\nx \\tag{3}\n$$", "⟦x⟧"),
        ("**말(word)**을", "**말(word)**을"),
        ("<details><summary>가</summary>\n\n나\n\n</details>", "가 나"),
        ("| a |\n|---|\n| $x\\vert y$ |", "a ⟦x|y⟧"),
        ("![점](a.svg)", "⟨점⟩"),
    ],
)
def test_markdown_is_read_as_jupyter_reads_it(markdown: str, shown: str) -> None:
    assert markdown_text(markdown) == shown


def test_formulas_are_found_before_markdown() -> None:
    assert take_out("a $x$ \\begin{align}y\\end{align} @@0@@") == (
        "a @@0@@ @@1@@ @@2@@", ["$x$", "\\begin{align}y\\end{align}", "@@0@@"],
    )  # fmt: skip


def test_a_page_is_read_without_its_controls() -> None:
    katex = '<span class="katex"><math><annotation>x^2</annotation></math><b>x2</b></span>'
    page = f'<article class="bd-article"><h2>절<a class="headerlink">#</a></h2><p>식 {katex}</p><p>끝</p></article>'
    assert site_text(page) == "절 식 ⟦x^2⟧ 끝"
    assert "오류" in site_text('<p><span class="katex-error">\\x</span></p>')
    assert epub_text(
        '<html><body><p>식 <math alttext="x^2"><mi>x</mi></math></p></body></html>'
    ) == ("식 ⟦x^2⟧")
    assert "없음" in epub_text('<html><body><math alttext="x"></math></body></html>')
