"""A citation says what is right, and the same on the site, in the notebook and in the e-book."""

import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from companion.bibliography.works import ROLES
from companion.book import Book
from companion.errors import DataError
from companion.notebooks.export import Exporter
from companion.pages import Page
from companion.printing.article import read_article
from companion.printing.markup import text
from companion.source.check import check_sources
from support import copy_tiny, markup, replace

PAGE = Path("book/one/page.md")
FILE = Path(__file__).with_name("works.bib")

# each citation that an author may write, and what every reader sees
CITED = {
    "{cite:p}`others`": "[Vaswani et al., 2017]",
    "{cite:ps}`others`": "[Vaswani et al., 2017]",
    "{cite:t}`two-others`": "Brown et al. [2020]",
    "{cite:ts}`two-others`": "Brown, Mann, et al. [2020]",
    "{cite:t}`same-a`": "Kim and Lee [2020a]",
    "{cite:t}`same-b`": "Kim and Lee [2020b]",
    "{cite:p}`same-b,same-a`": "[Kim and Lee, 2020b; Kim and Lee, 2020a]",
    "{cite:t}`korean`": "홍길동 외 [2021]",
    "{cite:ts}`korean`": "홍길동·김철수·이영희 [2021]",
    "{cite:p}`korean-one`": "[김철수, 2022]",
    "{cite:t}`korean-two`": "김철수·남궁민 [2023]",
    "{cite:t}`korean-mixed`": "김철수 and Chollet [2024]",
    "{cite}`corp`": "[Google Brain Team, 2019]",
    "{cite:t}`braces`": "World Health Organization [2018]",
    "{cite:t}`corp-and-person`": "AT&T Labs and Doe [2001]",
    "{cite:p}`accent`": "[Schölkopf et al., 1998]",
    "{cite:ps}`accent`": "[Schölkopf, Łukasz, and Géron, 1998]",
    "{cite:author}`bare-accent`": "Erdős",
    "{cite:t}`particle`": "van der Berg and de la Cruz [1999]",
    "{cite:ct}`particle`": "Van der Berg and de la Cruz [1999]",
    "{cite:t}`junior`": "King [1963]",
    "{cite:t}`no-year`": "Nobody [n.d.-a]",
    "{cite:p}`no-year-either`": "[Nobody, n.d.-b]",
    "{cite:p}`dated`": "[Date, 2015]",
    "{cite:p}`edited`": "[Minsky, 1968]",
    "{cite:p}`organized`": "[NVIDIA, 2010]",
    "{cite:p}`keyed`": "[Keras, 2023]",
    "{cite:t}`titled`": "The ImageNet Page [2009]",
    "{cite:p}`홍길동-2021,Smith:2020/x+y`": "[홍길동, 2021; Smith, 2020]",
    "{cite:p}`{참고}someone-2020{3쪽}`": "[참고 Someone, 2020, 3쪽]",
    "{cite:t}`{참고}someone-2020{3쪽}`": "Someone [참고 2020, 3쪽]",
    "{cite:p}`someone-2020,someone-2020`": "[Someone, 2020]",
    "{cite:alp}`others,corp`": "Vaswani et al., 2017; Google Brain Team, 2019",
    "{cite:label}`same-a`": "Kim and Lee, 2020a",
    "{cite:labelpar}`same-a`": "[Kim and Lee, 2020a]",
    "{cite:author}`same-a,corp`": "Kim and Lee, Google Brain Team",
    "{cite:authorpar}`same-a`": "[Kim and Lee]",
    "{cite:authors}`accent`": "Schölkopf, Łukasz, and Géron",
    "{cite:cauthor}`particle`": "Van der Berg and de la Cruz",
    "{cite:year}`same-b`": "2020b",
    "{cite:yearpar}`same-b`": "[2020b]",
}
LISTED = {
    "[Brown et al., 2020]": "Tom Brown, Benjamin Mann et al. Few – Shots. J, 2020.",
    "[홍길동 외, 2021]": "홍길동, 김철수, 이영희. 딥러닝의 밑바탕. 한빛, 2021.",
    "[Schölkopf et al., 1998]": "Bernhard Schölkopf, Jan Łukasz, and Aurélien Géron. Naïve Kernels. J, 1998.",
    "[Erdős, 1950]": "Pál Erdős. Bare accents of O(n). J, 1950.",
    "[Vaswani et al., 2017]": "Ashish Vaswani et al. Attention & Friends: 100% of it. J. of A & B, 2017.",
    "[World Health Organization, 2018]": "World Health Organization. WHO Facts. 2018.",
    "[Google Brain Team, 2019]": "Google Brain Team. A_b under_score. https://example.org/a_b, 2019.",
    "[Nobody, n.d.-a]": "Ann Nobody. Page. URL: https://example.org/~x?a=b%20c_d.",
    "[NVIDIA, 2010]": "CUDA Guide. NVIDIA, 2010.",
    "[King, 1963]": "Martin Luther King, Jr. Dreams. P, August 1963.",
}


def write(book: Book) -> None:
    """Cite everything in a page: in its text, a heading, a table, a box, a list and a note."""
    (book.root / "book/references.bib").write_bytes(b"\xef\xbb\xbf" + FILE.read_bytes())
    lines = [f"- {role}끝" for role in CITED]
    lines += ["", "| 표 |\n| --- |\n| {cite:t}`corp` |", "", ":::{note}\n{cite:t}`accent`\n:::"]
    lines += ["", "글[^n]", "", "[^n]: {cite:p}`others`"]
    replace(book.root / PAGE, "# 첫 쪽\n", "# 첫 쪽\n\n" + "\n".join(lines) + "\n")


def plainly(shown: str) -> str:
    return " ".join(shown.replace("\xa0", " ").split())


def shown_in(notebook: nbformat.NotebookNode) -> str:
    """Return what readers see of a notebook's text, on one line."""
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    html = MarkdownIt().enable("table").render("\n\n".join(cells))
    return plainly(BeautifulSoup(html, "lxml").get_text())


def test_every_role_is_tried() -> None:
    used = {role.partition("}")[0].removeprefix("{cite").removeprefix(":") for role in CITED}
    base = {name for name, full in ROLES.values() if not full}
    assert base <= {ROLES[name][0] for name in used - {""}}


def test_a_notebook_says_it_right(tiny: Book) -> None:
    write(tiny)
    replace(tiny.root / PAGE, "{glue:text}`page-answer:.1f`", "")
    page = Page(tiny, PAGE)
    outputs = [(None, []) for cell in page.source.cells if cell.cell_type == "code"]
    seen = shown_in(Exporter(tiny).export(page, outputs))
    for role, expected in CITED.items():
        assert f"{expected}끝" in seen, role
    assert not re.search(r"[\\{}]", seen)


@pytest.mark.parametrize(
    ("name", "content"), [("p", "nobody-1999"), ("t", "someone-2020,nobody"), ("empty", "x y"), ("p", "a;b")]
)  # fmt: skip
def test_a_work_that_is_not_there_is_told_with_its_line(
    tiny: Book, name: str, content: str
) -> None:
    replace(
        tiny.root / "book/index.md",
        "# 작은 책",
        f"# 작은 책\n\n:::{{note}}\n글 {{cite:{name}}}`{content}`\n:::",
    )
    with pytest.raises(
        DataError, match=r"book/index\.md:4: .*keys of book/references\.bib expected"
    ):
        check_sources(tiny)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Book:
    book = copy_tiny(tmp_path_factory.mktemp("cited") / "tiny")
    write(book)
    build(book)
    return book


def build(book: Book) -> None:
    command = [sys.executable, "-m", "companion", "--book", str(book.root), "build"]
    log = book.root / "build.log"
    with log.open("w") as output:
        result = subprocess.run(command, stdout=output, stderr=output, check=False, timeout=300)
    assert result.returncode == 0, log.read_text(encoding="utf-8")


def soup(book: Book, docname: str) -> BeautifulSoup:
    return BeautifulSoup(markup(book.root / f"_build/html/{docname}.html"), "lxml")


@pytest.mark.slow
def test_the_site_the_notebook_and_the_e_book_say_it_right(built: Book) -> None:
    page = soup(built, "book/one/page")
    cited = [plainly(node.get_text()) for node in page.select(".bibtex-citation")]
    assert cited[: len(CITED)] == list(CITED.values())
    notebook = nbformat.read(built.root / "notebooks/one/page.ipynb", as_version=4)
    seen = shown_in(notebook)
    html = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{page.article}</body></html>'
    epub = plainly(text(read_article("book/one/page", html, built.site_url).body))
    for role, expected in CITED.items():
        assert f"{expected}끝" in seen, role
        assert f"{expected}끝" in epub, role
    assert all(
        link["href"].startswith("../references.html#") for link in page.select(".bibtex-citation a")
    )


@pytest.mark.slow
def test_the_list_calls_works_what_citations_call_them(built: Book) -> None:
    listed = {
        plainly(node.select_one(".label").get_text()): plainly(node.select_one("p").get_text())
        for node in soup(built, "book/references").select("[role=listitem], .citation")
    }
    assert {label: listed[label] for label in LISTED} == LISTED
    assert not [entry for entry in listed.values() if re.search(r"[\\{}$]", entry)]


@pytest.mark.slow
def test_a_work_that_is_called_otherwise_is_so_on_the_pages_that_cite_it(built: Book) -> None:
    replace(built.root / "book/references.bib", "year = {2019}}", "year = {2018}}")
    build(built)
    cited = [
        plainly(node.get_text()) for node in soup(built, "book/one/page").select(".bibtex-citation")
    ]
    assert "[Google Brain Team, 2018]" in cited and "[Google Brain Team, 2019]" not in cited
    notebook = nbformat.read(built.root / "notebooks/one/page.ipynb", as_version=4)
    assert "[Google Brain Team, 2018]" in shown_in(notebook)
