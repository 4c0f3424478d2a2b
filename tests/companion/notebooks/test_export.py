"""A notebook holds no MyST: every role and directive became plain Markdown, from the tree."""

from pathlib import Path

import nbformat
import pytest

from companion.book import Book
from companion.errors import DataError
from companion.notebooks.export import Exporter
from companion.pages import Page
from notebook_checks import myst_left

PAGE = Path("book/one/page.md")
SITE = "https://someone.github.io/tiny"


def export(book: Book, text: str) -> str:
    """Return the Markdown that `text`, put into the tiny book's first page, is exported to."""
    source = "---\nfile_format: mystnb\n---\n# 제목\n\n" + text + "\n"
    (book.root / PAGE).write_text(source, encoding="utf-8")
    (book.root / PAGE.parent / "a.svg").write_text("<svg/>")
    corrections = book.data / "corrections" / "all.yml"
    corrections.write_text(
        corrections.read_text().replace("    - proof: {page: one/page, cell: the-answer}\n", "")
    )
    page = Page(book, PAGE)
    outputs = [(None, []) for cell in page.source.cells if cell.cell_type == "code"]
    notebook = Exporter(book).export(page, outputs)
    return notebook.cells[1].source.removeprefix("# 제목").strip()


def record(name: str, value: str) -> nbformat.NotebookNode:
    """Return the output of a cell that glues a value."""
    data = {"application/papermill.record/text/plain": value}
    return nbformat.v4.new_output("display_data", data=data, metadata={"scrapbook": {"name": name}})


@pytest.mark.parametrize(
    ("myst", "markdown"),
    [
        ("{term}`배치`와 {term}`배치`", f"[배치(batch)]({SITE}/book/glossary.html#batch)와 배치"),
        ("{term}`묶음을 <batch>`", f"[묶음을]({SITE}/book/glossary.html#batch)"),
        ("{ref}`other`", f"[둘째 쪽]({SITE}/book/one/other.html#other)"),
        ("{ref}`저쪽 <other>`", f"[저쪽]({SITE}/book/one/other.html#other)"),
        ("[](#other)", f"[둘째 쪽]({SITE}/book/one/other.html#other)"),
        ("[저쪽](other.md)", f"[저쪽]({SITE}/book/one/other.html)"),
        ("{doc}`other`", f"[둘째 쪽]({SITE}/book/one/other.html)"),
        ("[밖](https://example.org/a.md)", "[밖](https://example.org/a.md)"),
        ("{cite:t}`someone-2020`", f"Someone \\[[2020]({SITE}/book/references.html)\\]"),
        ("{cite:p}`someone-2020`", f"\\[[Someone, 2020]({SITE}/book/references.html)\\]"),
        ("$a_1 * b_2$ 그리고 $c$", "$a_1 * b_2$ 그리고 $c$"),
        ("$$\nx^2\n$$", "$$\nx^2\n$$"),
        ("```{math}\nx^2\n```", "$$\nx^2\n$$"),
        (":::{note}\n글\n:::", "> **참고**\n>\n> 글"),
        (":::{admonition} 목표\n:class: goals\n- 하나\n:::", "> **목표**\n>\n> - 하나"),
        (":::{dropdown} 답\n{term}`배치`다.\n:::", f"<details>\n<summary>답</summary>\n\n[배치(batch)]({SITE}/book/glossary.html#batch)다.\n\n</details>"),
        ("```{figure} a.svg\n:alt: 그림이다\n\n설명\n```", f"![그림이다]({SITE}/_images/a.svg)\n\n**그림 1.** 설명"),
        ("(label)=\n## 절", "## 절"),
        ("% 주석", ""),
        ("| a | b |\n|---|---|\n| 1 | {term}`배치` |", None),
        ("1. 하나\n2. 둘", "1. 하나\n2. 둘"),
        ("```python\nx = 1\n```", "```python\nx = 1\n```"),
        ("`{term}`는 역할이다", "`{term}`는 역할이다"),
    ],
)  # fmt: skip
def test_syntax(tiny: Book, myst: str, markdown: str | None) -> None:
    result = export(tiny, myst)
    if markdown is not None:
        assert result == markdown
    assert myst_left(result) == []


def test_table_with_a_term_stays_a_table(tiny: Book) -> None:
    lines = export(tiny, "| a | b |\n|---|---|\n| 1 | {term}`배치` |").splitlines()
    assert lines[0].split() == ["|", "a", "|", "b", "|"]
    assert "배치(batch)" in lines[2]


def test_correction_carries_its_texts_and_link(tiny: Book) -> None:
    markdown = export(tiny, "```{correction} batch-is-not-epoch\n```")
    assert all(line.startswith(">") for line in markdown.splitlines())
    for part in (
        "틀림: 배치는 에포크가 아니다",
        "3쪽",
        "에포크(epoch)",
        "#correction-batch-is-not-epoch",
    ):
        assert part in markdown


@pytest.mark.parametrize(
    ("myst", "message"),
    [
        ("{unheard-of}`x`", "{unheard-of}"),
        ("```{unheard-of}\n```", "{unheard-of}"),
        ("{term}`없는 말`", "unknown term"),
        ("{cite:t}`nobody-1999`", "references.bib"),
        ("{glue:text}`nothing`", "glues"),
        ("{ref}`nowhere`", "label"),
        ("```{correction} nothing\n```", "unknown correction"),
    ],
)
def test_what_has_no_form_is_an_error_with_its_line(tiny: Book, myst: str, message: str) -> None:
    with pytest.raises(DataError, match=r"book/one/page\.md:6: ") as caught:
        export(tiny, myst)
    assert message in str(caught.value)


def test_numbers_come_from_the_run(tiny: Book) -> None:
    outputs = [(1, [record("page-answer", "0.98765")]), (2, []), (3, []), (4, [])]
    notebook = Exporter(tiny).export(Page(tiny, PAGE), outputs)
    assert "값은 1.0이다" in notebook.cells[1].source


def test_more_outputs_than_cells_is_an_error(tiny: Book) -> None:
    with pytest.raises(ValueError, match="more outputs"):
        export_with(tiny, [(1, [])] * 9)


def test_fewer_outputs_than_cells_is_an_error(tiny: Book) -> None:
    with pytest.raises(ValueError, match="fewer outputs"):
        export_with(tiny, [])


def export_with(book: Book, outputs: list) -> None:
    Exporter(book).export(Page(book, PAGE), [(1, [record("page-answer", "1.0")]), *outputs])
