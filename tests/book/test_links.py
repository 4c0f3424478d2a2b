"""On every page of the book: the code is the page's, the words are there, every link leads there."""

import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import nbformat
import pytest

from companion.book import Book
from companion.execution.store import load_frozen
from companion.notebooks.export import Exporter
from companion.pages import Page, find_pages
from notebook_checks import links, myst_left, read, visible_text
from support import ROOT, SITE, parsed

BOOK = Book.load(ROOT)
PAGES = list(find_pages(BOOK))

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)


@pytest.fixture(scope="module")
def exporter() -> Exporter:
    return Exporter(BOOK)


def exported(page: Page, exporter: Exporter) -> nbformat.NotebookNode:
    """Export the page as it stands, with the outputs of its last run."""
    frozen = load_frozen(page)
    assert frozen is not None
    return exporter.export(page, [(cell.execution_count, cell.outputs) for cell in frozen.cells])


def markdown(notebook: nbformat.NotebookNode) -> list[str]:
    return [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]


@cache
def ids(path: Path) -> set[str]:
    return {element["id"] for element in parsed(path).find_all(id=True)}


@each_page
def test_the_code_is_the_page_s(page: Page, exporter: Exporter) -> None:
    code = [cell for cell in exported(page, exporter).cells if cell.cell_type == "code"]
    source = [cell.source for cell in page.source.cells if cell.cell_type == "code"]
    assert [cell.source for cell in code[1:]] == source


@each_page
def test_no_myst_is_left(page: Page, exporter: Exporter) -> None:
    notebook = exported(page, exporter)
    assert [part for text in markdown(notebook) for part in myst_left(text)] == []


@each_page
def test_every_link_leads_to_a_page_and_a_place_on_it(page: Page, exporter: Exporter) -> None:
    addresses = [url for text in markdown(exported(page, exporter)) for url in links(read(text))]
    assert addresses
    for url in addresses:
        parts = urlsplit(url)
        assert parts.scheme == "https" and parts.hostname, url
        if not url.startswith(f"{BOOK.site_url}/"):
            continue
        path = SITE / unquote(url.removeprefix(f"{BOOK.site_url}/").partition("#")[0])
        assert path.is_file(), url
        assert not parts.fragment or unquote(parts.fragment) in ids(path), url


@each_page
def test_the_words_of_the_page_are_in_the_notebook(page: Page, exporter: Exporter) -> None:
    """Every Korean word that stands in the page's own text; not what names a record."""
    notebook = visible_text(
        [token for text in markdown(exported(page, exporter)) for token in read(text)]
    )
    cells = [cell.source for cell in page.source.cells if cell.cell_type == "markdown"]
    text = re.sub(r"\{[\w:]+\}`[^`]*`|\$[^$]*\$|`[^`]*`", " ", "\n".join(cells))
    text = re.sub(r"(?m)^:[\w-]+: .*$|^%.*$|\]\([^)]*\)", " ", text)
    missing = set(re.findall(r"[가-힣]{2,}", text)) - set(re.findall(r"[가-힣]{2,}", notebook))
    assert {word for word in missing if word not in notebook} == set()
