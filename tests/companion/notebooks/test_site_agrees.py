"""What the notebook says of the site is so: its titles and numbers, and every id it links to."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import nbformat
import pytest
from test_export import PAGE, SITE

from companion.book import Book
from notebook_checks import links, myst_left, read, visible_text
from support import copy_tiny, markup

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The tiny book with a page of every construct, built by Sphinx with warnings as errors."""
    book = copy_tiny(tmp_path_factory.mktemp("agrees") / "tiny")
    folder = book.root / PAGE.parent
    page = Path(__file__).with_name("every_construct.md").read_text(encoding="utf-8")
    (book.root / PAGE).write_text(page, encoding="utf-8")
    (folder / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"></svg>')
    (folder / "data.csv").write_text("a,b\n")
    command = [sys.executable, "-m", "companion", "--book", str(book.root), "build"]
    # To a file: a formula renderer that a failed build leaves behind would keep a pipe open.
    log = book.root / "build.log"
    with log.open("w") as output:
        result = subprocess.run(command, stdout=output, stderr=output, check=False, timeout=120)
    assert result.returncode == 0, log.read_text()
    return book


@pytest.fixture(scope="module")
def notebook(book: Book) -> list[str]:
    cells = nbformat.read(book.root / "notebooks/one/page.ipynb", as_version=4).cells
    return [cell.source for cell in cells if cell.cell_type == "markdown"]


@pytest.fixture(scope="module")
def page(book: Book) -> str:
    return markup(book.root / "_build/html/book/one/page.html")


def shown(markup: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", markup)).strip()


def test_no_myst_is_left(notebook: list[str]) -> None:
    assert [part for text in notebook for part in myst_left(text)] == []


def test_every_link_leads_to_a_file_and_an_id_of_the_site(book: Book, notebook: list[str]) -> None:
    addresses = [url for text in notebook for url in links(read(text))]
    assert len(addresses) > 30
    for url in addresses:
        if not url.startswith(SITE):
            assert urlsplit(url).hostname in ("github.com", "example.org"), url
            continue
        path, _, anchor = unquote(url.removeprefix(f"{SITE}/")).partition("#")
        file = book.root / "_build/html" / path
        assert file.is_file(), url
        assert not anchor or f'id="{anchor}"' in markup(file), url


def test_captions_have_the_numbers_of_the_site(notebook: list[str], page: str) -> None:
    on_site = [shown(text) for text in re.findall(r'caption-number">(.*?)</span>', page)]
    in_notebook = re.findall(r"\*\*(.+? [0-9]+)\.\*\*", "\n".join(notebook))
    assert on_site == ["그림 1", "그림 2", "표 1", "표 2", "예시 1"]
    assert sorted(in_notebook) == sorted(on_site)


def test_references_to_numbers_say_what_the_site_says(notebook: list[str], page: str) -> None:
    on_site = re.findall(r'<a class="reference internal" href="#([^"]+)"[^>]*>(.*?)</a>', page)
    found = {(anchor, shown(text)) for anchor, text in on_site}
    linked = {
        (urlsplit(url).fragment, text)
        for text, url in re.findall(r"\[([^\]]+)\]\((\S+?)\)", notebook[0])
        if urlsplit(url).fragment.startswith(("fig", "tab", "code", "equation"))
    }
    assert linked and linked <= found | {("fig-two", "글")}


def test_equations_have_the_numbers_of_the_site(notebook: list[str], page: str) -> None:
    on_site = re.findall(r'class="eqno">\(([0-9]+)\)', page)
    in_notebook = re.findall(r"\\tag\{([0-9]+)\}", "\n".join(notebook))
    assert in_notebook == on_site and len(on_site) == 4


def test_footnotes_have_the_numbers_of_the_site(notebook: list[str], page: str) -> None:
    on_site = [shown(text) for text in re.findall(r"footnote-reference[^>]*>(.*?)</a>", page)]
    calls = re.findall(r"\S<sup>([0-9]+)\)</sup>", "\n".join(notebook))
    assert on_site == [f"{number}" for number in calls] or on_site == [f"[{n}]" for n in calls]
    assert "<sup>3)</sup> 셋째 각주\n\n둘째 문단" in notebook[1]


def test_admonitions_have_the_titles_of_the_site(notebook: list[str], page: str) -> None:
    titles = re.findall(
        r'<(?:p|summary) class="(?:admonition|sidebar)-title"[^>]*>(.*?)</(?:p|summary)>', page
    )
    text = visible_text([token for cell in notebook for token in read(cell)])
    assert len(titles) >= 13
    for title in titles:
        assert re.sub(r"\(.*?\)", "", shown(title)) in re.sub(r"\(.*?\)", "", text)
