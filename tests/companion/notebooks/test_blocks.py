"""What each construct becomes; most examples were found by the property test or on a page."""

from pathlib import Path

import pytest
from test_export import PAGE, SITE, export, record

from companion.book import Book
from companion.errors import DataError
from companion.notebooks.export import Exporter
from companion.pages import Page

OTHER = f"{SITE}/book/one/other.html"
TERM = f"[배치(batch)]({SITE}/book/glossary.html#batch)"


@pytest.mark.parametrize(
    ("myst", "markdown"),
    [
        # Admonitions.
        (":::{note} 첫 줄\n:::", "> **참고**\n>\n> 첫 줄"),
        (":::{tip}\n---\nclass: wide\n---\n글\n:::", "> **팁**\n>\n> 글"),
        (":::{warning}\n:class: dropdown\n글\n:::", "<details>\n<summary>경고</summary>\n\n글\n\n</details>"),
        (":::{admonition} {term}`배치`\n:class: dropdown\n글\n:::", f'<details>\n<summary><a href="{SITE}/book/glossary.html#batch">배치(batch)</a></summary>\n\n글\n\n</details>'),
        ("::::{note}\n:::{tip}\n글\n:::\n::::", "> **참고**\n>\n> > **팁**\n> >\n> > 글"),
        (":::{admonition} **굵은** 제목\n글\n:::", "> <strong>**굵은** 제목</strong>\n>\n> 글"),
        # A summary is HTML, in which Markdown would stay as it is.
        (":::{dropdown} {term}`배치` $a_1*b*c$\n글\n:::", f'<details>\n<summary><a href="{SITE}/book/glossary.html#batch">배치(batch)</a> $a_1*b*c$</summary>\n\n글\n\n</details>'),
        (":::{dropdown} $a < b > c$\n글\n:::", "<details>\n<summary>$a \\lt  b \\gt  c$</summary>\n\n글\n\n</details>"),
        (r":::{dropdown} \$5와 `$x` 또 \$6" "\n글\n:::", "<details>\n<summary><span>&#36;</span>5와 <code>&#36;x</code> 또 <span>&#36;</span>6</summary>\n\n글\n\n</details>"),
        (":::{dropdown}\n:open:\n글\n:::", "<details open>\n<summary>펼치기</summary>\n\n글\n\n</details>"),
        ("::::{dropdown} 풀이\n```python\nx = '''\n'''\n```\n::::", "<details>\n<summary>풀이</summary>\n\n```python\nx = '''\n'''\n```\n\n</details>"),
        # Components.
        ("::::{tab-set}\n:::{tab-item} 하나\n글\n:::\n:::{tab-item} 둘\n말\n:::\n::::", "**하나**\n\n글\n\n**둘**\n\n말"),
        (":::{card} 카드\n:link: other\n:link-type: doc\n글\n:::", f"> **카드**\n>\n> 글\n>\n> [둘째 쪽]({OTHER})"),
        ("::::{grid} 2\n:::{grid-item}\n칸\n:::\n::::", "칸"),
        (":::{margin}\n글\n:::", "> 글"),
        (":::{sidebar} 옆\n글\n:::", "> **옆**\n>\n> 글"),
        (":::{epigraph}\n말\n\n-- 누구\n:::", "> 말\n>\n> — 누구"),
        # Lectures.
        ("{stamp}`10:00` 글", "**10:00** 글"),
        ("```{lecture-corrections} 2025-03-12\n```", f"- 10:00 [배치는 에포크가 아니다]({SITE}/book/corrections.html#correction-batch-is-not-epoch)"),
        ("```{lecture-corrections} 2025-03-12 09:00–10:00\n```", f"- 10:00 [배치는 에포크가 아니다]({SITE}/book/corrections.html#correction-batch-is-not-epoch)"),
        ("```{lecture-terms}\n:garbled:\n```", f"[책의 쪽에서 들린 용어를 표로 보기]({SITE}/book/one/page.html)"),
        # Code: a fence inside it does not end it.
        ("````python\n```\nx\n```\n````", "````python\n```\nx\n```\n````"),
        ("```{code-block} python\n:caption: 이름\nx = 1\n```", "**예시 1.** 이름\n\n```python\nx = 1\n```"),
        ("~~~python\nx = 1\n~~~", "```python\nx = 1\n```"),
        # Tables.
        ("```{table} 이름\n| a |\n|---|\n| 1 |\n```", "**표 1.** 이름\n\n| a   |\n| --- |\n| 1   |"),
        ("```{list-table}\n:header-rows: 1\n* - a\n  - b\n* - 1\n  - x\\|y\n```", "| a | b |\n| --- | --- |\n| 1 | x\\|y |"),
        ("```{list-table}\n* - - 1\n```", "<table>\n<tr>\n<td>\n\n- 1\n\n</td>\n</tr>\n</table>"),
        ("| a |\n|---|\n| {math}`P(y\\|x)` |", "| a             |\n| ------------- |\n| $P(y\\vert x)$ |"),
        ("| a |\n|---|\n| $\\|x\\|$ |", "| a               |\n| --------------- |\n| $\\vert x\\vert $ |"),
        # Formulas: numbered as on the site, on one line in a quotation.
        ("$$\nx\n$$ (eq-a)", "$$\nx \\tag{1}\n$$"),
        ("```{math}\n:label: eq-a\nx \\\\ y\n```", "$$\n\\begin{split}\nx \\\\ y\n\\end{split} \\tag{1}\n$$"),
        ("> $$\n> x\n> > y\n> $$", "> $$x > y$$"),
        (":::{note}\n$$\nx\n$$\n:::", "> **참고**\n>\n> $$x$$"),
        ("\\begin{align*}\na &= b\n\\end{align*}", "$$\n\\begin{aligned}\na &= b\n\\end{aligned}\n$$"),
        ("$$\nx % 말\n$$", "$$\nx\n$$"),
        # Lists.
        ("용어\n: 풀이\n: 또", "- **용어**\n\n  풀이\n\n  또"),
        (":이름: 값", "- **이름:** 값"),
        (":::{note}\n- [x] 일\n- [ ] 일\n:::", "> **참고**\n>\n> - [x] 일\n> - [ ] 일"),
        # Text that other readers would take for something else.
        ("1~3장과 4~5장", "1\\~3장과 4\\~5장"),
        (r"\$5와 \$6", r"<span>\$</span>5와 <span>\$</span>6"),
        (r"\*별\*과 \[괄호\]", r"\*별\*과 [괄호]"),
        ("**(가).**{sub}`2`은", "<strong>(가).</strong><sub>2</sub>은"),
        ("**굵은**은 **글.** 끝", "**굵은**은 **글.** 끝"),
        (r"\{ref}`x`", r"\{ref}`x`"),
        ("말 끝}`x`과", "말 끝}`x`과"),
        # Roles.
        ("{kbd}`Ctrl+*`", r"<kbd>Ctrl+\*</kbd>"),
        ("H{sub}`2`O, x{sup}`2`", "H<sub>2</sub>O, x<sup>2</sup>"),
        ("{abbr}`CNN (합성곱)`", "CNN (합성곱)"),
        ("{index}`보일 <찾을>`", "보일"),
        ("{download}`쪽 <other.md>`", "[쪽](https://github.com/someone/tiny/raw/main/book/one/other.md)"),
        ("{cite}`someone-2020,someone-2020`", f"\\[[Someone, 2020]({SITE}/book/references.html)\\]"),
        ("{cite:t}`{참고}someone-2020{3쪽}`", f"Someone \\[참고 [2020]({SITE}/book/references.html), 3쪽\\]"),
        ("(here)=\n```{figure} a.svg\n설명\n```\n\n{numref}`here`, {ref}`here`", f"![]({SITE}/_images/a.svg)\n\n**그림 1.** 설명\n\n[그림 1]({SITE}/book/one/page.html#here), [설명]({SITE}/book/one/page.html#here)"),
        ("```{image} a.svg\n:alt: 값 [0, 1]과 $5\n```", f"![값 \\[0, 1\\]과 $5]({SITE}/_images/a.svg)"),
        ("```{figure} a.svg\n```", f"![]({SITE}/_images/a.svg)"),
        # Sphinx writes '-' for '_' in ids; a label in Korean is an id as it is.
        ("(Sec_1)=\n## 절\n\n{ref}`sec_1`", f"## 절\n\n[절]({SITE}/book/one/page.html#sec-1)"),
        ("(한글)=\n## 절\n\n{ref}`한글`", f"## 절\n\n[절]({SITE}/book/one/page.html#%ED%95%9C%EA%B8%80)"),
        # Footnotes.
        ("글[^가]과 말[^7].\n\n[^가]: 주\n[^7]: - 줄", "글<sup>1)</sup>과 말<sup>7)</sup>.\n\n---\n\n<sup>1)</sup> 주\n\n<sup>7)</sup>\n\n- 줄"),
    ],
)  # fmt: skip
def test_form(tiny: Book, myst: str, markdown: str) -> None:
    assert export(tiny, myst) == markdown


def test_a_list_item_keeps_what_follows_its_text_apart(tiny: Book) -> None:
    result = export(tiny, "- 글\n  ::::{tab-set}\n  :::{tab-item} 하나\n  말\n  :::\n  ::::")
    assert result == "- 글\n\n  **하나**\n\n  말"


def test_a_footnote_and_a_link_may_be_defined_in_another_cell(tiny: Book) -> None:
    text = "글[^가] [밖][참조]\n\n+++\n\n[^가]: {term}`배치`다.\n\n[참조]: https://example.org"
    expected = f"글<sup>1)</sup> [밖](https://example.org)\n\n---\n\n<sup>1)</sup> {TERM}다."
    assert export(tiny, text) == expected


@pytest.mark.parametrize(
    ("myst", "line", "message"),
    [
        ("글\n글 {unheard-of}`x`", 7, "{unheard-of}"),
        ("- 글\n\n  :::{note}\n\n  글 {term}`없는 말`\n  :::", 10, "unknown term"),
        ("::::{tab-set}\n:::{tab-item} 하나\n:sync: a\n\n{ref}`nowhere`\n:::\n::::", 10, "label"),
        (":::{note} {ref}`nowhere`\n:::", 6, "label"),
        ("> 글\n> [글](nowhere.md)", 7, "no page"),
        ("[글](#nowhere)", 6, "label"),
        ("[글](gopher://x)", 6, "http"),
        ("[글](https:///x)", 6, "host"),
        ("글\n\n![그림](b.svg)", 8, "no image"),
        ("```{image} b.svg\n```", 6, "no image"),
        ("{download}`b.csv`", 6, "no file"),
        ("{numref}`other`", 6, "no number"),
        ("{eq}`nowhere`", 6, "equation"),
        ("(here)=\n글\n\n{ref}`here`", 9, "no title"),
        ("```{note}\n:colour: red\n글\n```", 6, "colour"),
        ("```{admonition}\n글\n```", 6, "argument"),
        ("```{note}글\n```", 6, "space"),
        ("```{list-table}\n* - a\n  - b\n* - c\n```", 6, "same length"),
        ("글\n\n[^가]: 주", 8, "calls"),
        ("```{eval-rst}\n글\n```", 6, "{eval-rst}"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_own_line(
    tiny: Book, myst: str, line: int, message: str
) -> None:
    with pytest.raises(DataError) as caught:
        export(tiny, myst)
    assert f"book/one/page.md:{line}: " in str(caught.value)
    assert message in str(caught.value)


def test_two_images_of_one_name_are_refused(tiny: Book) -> None:
    """Sphinx would rename one of them, and the notebook could show the wrong one."""
    (tiny.source / "a.svg").write_text("<svg></svg>")
    with pytest.raises(DataError, match="another image is called"):
        export(tiny, "![그림](a.svg)")


def test_numbers_count_through_the_book(tiny: Book) -> None:
    other = Path("book/one/other.md")
    text = (tiny.root / other).read_text(encoding="utf-8")
    (tiny.root / other).write_text(text + "\n```{figure} a.svg\n:name: far\n먼 그림\n```\n")
    assert "[그림 2]" in export(tiny, "```{figure} a.svg\n가까운 그림\n```\n\n{numref}`far`")


def test_each_tab_of_the_site_is_a_headed_section(tiny: Book) -> None:
    outputs = [(1, [record("page-answer", "1.0")]), (2, []), (3, []), (4, [])]
    cells = Exporter(tiny).export(Page(tiny, PAGE), outputs).cells
    ids = [cell.id for cell in cells]
    at = {cell.source: index for index, cell in enumerate(cells)}
    for heading, code in (
        ("#### Keras", 'print("in keras")'),
        ("#### PyTorch", 'print("in pytorch")'),
    ):
        assert at[heading] == at[code] - 1
        assert ids[at[heading]] == ids[at[code]].replace("cell-", "tab-")
    assert len([key for key in ids if key.startswith("tab-")]) == 2, "a cell alone is no tab"
