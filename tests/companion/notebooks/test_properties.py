"""Whatever an author writes, the notebook has the same code and words, no MyST and no dead link."""

import html
import re
from urllib.parse import unquote, urlsplit

import nbformat
import pytest
from docutils.nodes import make_id
from hypothesis import HealthCheck, given, settings
from markdown_it.token import Token
from myst_pages import MystPage, myst_pages
from test_export import PAGE, SITE, record

from companion.book import Book
from companion.notebooks.export import Exporter
from companion.notebooks.install import INSTALL_TAG
from companion.pages import Page
from notebook_checks import flat, links, myst_left, read, visible_text
from support import copy_tiny

pytestmark = pytest.mark.slow

KNOWN = {
    "batch",
    "epoch",
    "other",
    "correction-batch-is-not-epoch",
    "fig-fixed",
    "equation-eq-fixed",
}
DOCNAMES = {
    "book/index",
    "book/one/page",
    "book/one/other",
    "book/glossary",
    "book/corrections",
    "book/references",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    book = copy_tiny(tmp_path_factory.mktemp("properties") / "tiny")
    (book.root / "book/one/a.svg").write_text("<svg/>")
    corrections = book.data / "corrections" / "all.yml"
    corrections.write_text(
        corrections.read_text().replace("    - proof: {page: one/page, cell: the-answer}\n", "")
    )
    return book


def exported(book: Book, page: MystPage) -> nbformat.NotebookNode:
    (book.root / PAGE).write_text(page.text, encoding="utf-8")
    outputs = [(None, []) for _ in page.cells] + [(None, [record("page-fixed", "42.0")])]
    new = Book.load(book.root)  # the page is another than when the last was loaded
    return Exporter(new).export(Page(new, PAGE), outputs)


@settings(
    max_examples=300, deadline=None, derandomize=True, database=None, report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)  # fmt: skip
@given(page=myst_pages())
def test_export_of_any_page(book: Book, page: MystPage) -> None:
    notebook = exported(book, page)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert INSTALL_TAG in code[0].metadata.tags
    assert [cell.source for cell in code[1:-1]] == page.cells, "the code is the page's"
    markdown = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    tokens = [token for text in markdown for token in read(text)]
    assert [part for text in markdown for part in myst_left(text)] == []
    text = visible_text([token for token in tokens if not is_code(token)])
    assert not [token for token in flat(tokens) if token.type == "s_open"], "nothing is struck out"
    assert re.findall("낱말[0-9]+끝", text) == page.words, "every word, in order, once"
    for mark in ("**", "~~", "<details", "</details", "<summary", ":::", "[^", "[참조]"):
        assert mark not in text
    assert code_blocks(tokens) == [block.rstrip("\n") for block in page.blocks]
    for url in links(tokens):
        check_link(url, page)


PRE = re.compile(r"<pre><code>(.*)</code></pre>\n?", re.DOTALL)
"""Code with a dollar in a quotation, which Jupyter would not see to be code."""


def is_code(token: Token) -> bool:
    return token.type == "html_block" and PRE.fullmatch(token.content) is not None


def code_blocks(tokens: list[Token]) -> list[str]:
    blocks = []
    for token in tokens:
        if token.type in ("fence", "code_block"):
            blocks.append(token.content)
        elif token.type == "html_block" and (code := PRE.fullmatch(token.content)):
            blocks.append(html.unescape(code[1]))
    return [block.rstrip("\n") for block in blocks]


def check_link(url: str, page: MystPage) -> None:
    parts = urlsplit(url)
    assert parts.scheme == "https" and parts.hostname, url
    if url.startswith(f"{SITE}/book/"):
        docname = unquote(parts.path).removeprefix("/tiny/").removesuffix(".html")
        assert docname in DOCNAMES, url
        ids = {make_id(label) for label in page.labels}
        ids |= {make_id(f"equation-{label}") for label in page.equations}
        assert not parts.fragment or parts.fragment in KNOWN | ids, url
