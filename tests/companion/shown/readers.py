"""What a reader sees of a page as text: on the site, in its notebook, in the e-book.

A formula is written `⟦its TeX⟧` in all three, so that one that is shown as its source is another
text. A picture is written `⟨its alternative text⟩`.
"""

import re
import unicodedata
import zipfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import nbformat
from bs4 import BeautifulSoup, NavigableString, Tag
from markdown_it import MarkdownIt
from mathjax import take_out

BLOCKS = {
    "p", "div", "section", "article", "li", "ul", "ol", "dl", "dt", "dd", "tr", "td", "th", "table", "pre",
    "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "br", "figure", "figcaption", "caption", "aside",
    "details", "summary", "label", "math",
}  # fmt: skip
ON_SCREEN = (
    "script, style, template, button, dialog, select, textarea, nav, form, [hidden], [popover], svg title,"
    ".headerlink, .launch-line, .only-dark, .no-print, .prev-next, .provenance, .output-device, .cell-line,"
    ".sd-octicon, .online, .MathJax_Preview, .eqno"
)
"""What is no part of what an author wrote."""
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])

Reader = Callable[[str], str]


def site_text(markup: str) -> str:
    """Return the text of a built page's article."""
    tree = BeautifulSoup(markup, "lxml")
    article = tree.select_one("article.bd-article") or tree
    for error in article.select(".katex-error"):
        error.replace_with(f"⟦오류 {error.text}⟧")
    for formula in article.select(".katex"):
        source = formula.select_one("annotation")
        formula.replace_with(_formula(source.text if source else f"오류 {formula.text}"))
    return _text(article)


def epub_text(markup: str) -> str:
    """Return the text of a page of the e-book."""
    tree = BeautifulSoup(markup, "lxml-xml")
    for formula in tree.find_all("math"):
        source = str(formula.get("alttext", "오류"))
        formula.replace_with(_formula(source if formula.text.strip() or not source else "없음"))
    return _text(tree.body or tree)


def notebook_text(notebook: nbformat.NotebookNode) -> str:
    """Return the text of a notebook as Jupyter and Colab show it: CommonMark, tables, MathJax."""
    return _plain("\n".join(_cell_text(cell) for cell in notebook.cells))


def markdown_text(markdown: str) -> str:
    """Return what is shown of a Markdown cell or output."""
    text, formulas = take_out(markdown)
    tree = BeautifulSoup(MARKDOWN.render(text), "lxml")
    for piece in tree.find_all(string=re.compile(r"@@\d+@@")):
        # MathJax leaves code alone, where Jupyter has put the dollars back.
        shown = str if piece.find_parent(["code", "pre"]) else _inner
        piece.replace_with(re.sub(r"@@(\d+)@@", partial(_put_back, formulas, shown), str(piece)))
    return _text(tree)


def _put_back(formulas: Sequence[str], shown: Reader, found: re.Match[str]) -> str:
    return shown(formulas[int(found[1])])


def _inner(formula: str) -> str:
    """Return a formula without its dollars and its number."""
    return _formula(re.sub(r"\\tag\{\d+\}", "", formula.strip("$")))


def _formula(source: str) -> str:
    """Return a formula's TeX as all outputs have it: tables and MathJax lack some signs."""
    source = re.sub(r"(begin|end)\{align\}", r"\1{aligned}", source)
    source = re.sub(r"\\lt(?![a-zA-Z])", "<", source)
    source = re.sub(r"\\gt(?![a-zA-Z])", ">", source)
    source = re.sub(r"\\vert(?![a-zA-Z])", "|", source)
    source = re.sub(r"\\Vert(?![a-zA-Z])", r"\\|", source)
    return "⟦" + re.sub(r"\s+", "", source) + "⟧"


def _cell_text(cell: nbformat.NotebookNode) -> str:
    if cell.cell_type == "markdown":
        return markdown_text(cell.source)
    return "\n".join([cell.source, *(_output_text(output) for output in cell.get("outputs", []))])


def _output_text(output: nbformat.NotebookNode) -> str:
    if output.output_type == "stream":
        return str(output.text)
    if output.output_type == "error":
        return "\n".join(output.traceback)
    data = output.data
    if "text/html" in data:
        return _text(BeautifulSoup(data["text/html"], "lxml"))
    for kind in ("text/markdown", "text/latex"):
        if kind in data:
            return markdown_text(data[kind])
    for kind in ("image/svg+xml", "image/png"):
        if kind in data:
            return "⟨⟩"
    return str(data.get("text/plain", ""))


def _text(tree: Tag | BeautifulSoup) -> str:
    for element in tree.select(ON_SCREEN):
        element.decompose()
    for picture in tree.find_all(["img", "svg"]):
        name = picture.get("alt") or picture.get("aria-label") or ""
        picture.replace_with(f"⟨{name}⟩")
    return _plain("".join(_pieces(tree)))


def _pieces(tree: Tag) -> Sequence[str]:
    pieces: list[str] = []
    for child in tree.children:
        if isinstance(child, Tag):
            edge = "\n" if child.name in BLOCKS else ""
            pieces += [edge, *_pieces(child), edge]
        elif type(child) is NavigableString:
            pieces.append(str(child))
    return pieces


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def epub_pages(path: Path) -> dict[str, str]:
    """Return the markup of the e-book's pages by file name."""
    with zipfile.ZipFile(path) as archive:
        return {
            Path(name).name: archive.read(name).decode()
            for name in archive.namelist()
            if name.startswith("EPUB/text/")
        }


def between(text: str, number: int) -> str | None:
    """Return what stands between the marks of a fragment, or None where one is missing."""
    parts = re.split(rf"조각{number}(?:앞|뒤)", text)
    return parts[1].strip() if len(parts) == 3 else None
