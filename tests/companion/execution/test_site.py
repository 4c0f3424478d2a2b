"""The site takes its outputs from the notebooks and runs nothing itself."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from companion.book import Book
from companion.execution.table import HEADERS
from support import copy_tiny, markup, parsed, replace

pytestmark = pytest.mark.slow


def build(book: Book, runs: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "companion", "--book", str(book.root), "build"]
    environment = {**os.environ, "LESSONS_RUNS": str(runs)}
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, timeout=300
    )


def build_plainly(book: Book) -> None:
    """Build with Jupyter Book alone, which runs nothing and only warns of pages to run."""
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", str(book.root)]
    subprocess.run(command, capture_output=True, check=True, timeout=300)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Book, Path]:
    """The tiny book, built once, and the file that counts its runs."""
    folder = tmp_path_factory.mktemp("built")
    book, runs = copy_tiny(folder / "tiny"), folder / "runs.txt"
    # As a clone button gives it: no address that readers see may have it.
    replace(book.root / "_config.yml", "someone/tiny", "someone/tiny.git")
    result = build(book, runs)
    assert result.returncode == 0, result.stdout + result.stderr
    return book, runs


def html(book: Book, docname: str) -> str:
    return markup(book.root / "_build/html" / f"{docname}.html")


def test_frozen_outputs_numbers_and_provenance_are_shown(built: tuple[Book, Path]) -> None:
    page = html(built[0], "book/one/page")
    assert "<pre><span></span>the answer is 42\n</pre>" in page, "as it was printed"
    assert "값은 42.0이다" in re.sub(r"<[^>]+>", "", page)
    provenance = page[page.index('class="provenance') :]
    assert "CPU" in provenance and "초" in provenance and ">7<" in provenance
    assert "MiB" in provenance and "기록 없음" in provenance, "the tiny book is in no repository"
    badge = parsed(built[0].root / "_build/html/book/one/page.html").select_one(".device-badge")
    assert badge and (badge["href"], badge.text) == ("#provenance", "CPU에서 실행")
    assert "output-device" not in page and "without-gpu" not in page, "no GPU page"


def test_pages_with_code_can_be_run_taken_and_looked_at(built: tuple[Book, Path]) -> None:
    book, _ = built
    page = html(book, "book/one/page")
    base = "someone/tiny/blob/main/notebooks/one/page.ipynb"
    assert f"https://colab.research.google.com/github/{base}" in page
    assert f"https://github.com/{base}" in page
    download = re.search(r'href="([^"]*_downloads/[^"]*/page\.ipynb)"', page)
    assert download is not None
    copied = (book.root / "_build/html/book/one" / download[1]).resolve()
    assert copied.read_bytes() == (book.notebooks / "one/page.ipynb").read_bytes()
    for name in ("book/index", "book/glossary", "book/executed"):
        assert "launch-line" not in html(book, name) and "colab" not in html(book, name)


def test_no_public_address_is_that_of_a_clone(built: tuple[Book, Path]) -> None:
    book, _ = built
    for folder in (book.notebooks, book.root / "_build/html"):
        files = [path for path in folder.rglob("*") if path.is_file()]
        assert len(files) > 1
        assert [path for path in files if b"tiny.git" in path.read_bytes()] == []


def table_rows(book: Book) -> list[list[str]]:
    """Return the text of each cell of the page's table, its header first."""
    table = re.search(r"<table.*?</table>", html(book, "book/executed"), re.DOTALL)
    assert table is not None and "<caption>" in table[0]
    rows = re.findall(r"<tr.*?</tr>", table[0], re.DOTALL)
    cells = [re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL) for row in rows]
    return [[re.sub(r"<[^>]+>", "", cell).strip() for cell in row] for row in cells]


def test_one_table_says_how_every_page_ran(built: tuple[Book, Path]) -> None:
    header, page, other = table_rows(built[0])
    assert header == list(HEADERS)
    assert (page[0], other[0]) == ("첫 쪽", "둘째 쪽"), "in the order of the table of contents"
    assert page[1:4] == ["최신", "CPU", "하나뿐인 설정"]
    assert page[4] == "–" and page[5].endswith("초") and page[6].endswith(" MiB")
    assert (page[7], other[7], page[9]) == ("7", "없음", "기록 없음")
    assert "Python 3." in page[10]
    executed = html(built[0], "book/executed")
    assert re.search(r'<th class="stub"[^>]*><p><a [^>]*href="one/page.html"', executed)
    assert "모두 2개이고, 그 가운데 0개를 GPU에서" in executed


@pytest.mark.slow
def test_a_gpu_page_made_on_a_cpu_says_so_everywhere(tmp_path: Path) -> None:
    book, runs = copy_tiny(tmp_path / "tiny"), tmp_path / "runs.txt"
    source = book.root / "book/one/page.md"
    replace(source, "file_format", "needs: [gpu]\nfile_format")
    replace(
        source, "from lessons import", "from lessons.device import by_device\nfrom lessons import"
    )
    replace(source, "set_seed(7)\n", "set_seed(7)\nby_device(gpu=2, cpu=1)\n")
    result = build(book, runs)
    assert result.returncode == 0, result.stdout + result.stderr
    page = html(book, "book/one/page")
    assert len(re.findall(r'class="[^"]*without-gpu[^"]*" role="note"', page)) == 1
    assert page.index("launch-line") < page.index("without-gpu") < page.index("the answer is 42")
    soup = parsed(book.root / "_build/html/book/one/page.html")
    assert soup.select_one(".device-badge").text == "CPU에서 실행 (작은 설정)"
    labels = [label.text for label in soup.select(".cell_output .output-device")]
    assert labels and set(labels) == {"CPU에서 작은 설정으로 나온 출력"}
    assert len(labels) == page.count('class="cell_output')
    notebook = (book.notebooks / "one/page.ipynb").read_text()
    assert "GPU가 없는 기계에서 작게 실행한 쪽" in notebook
    assert "without-gpu" not in html(book, "book/one/other")
    assert table_rows(book)[1][2:4] == ["CPU", "작은 설정"]


@pytest.mark.slow
def test_the_table_follows_the_notebooks_and_a_new_page(tmp_path: Path) -> None:
    book, runs = copy_tiny(tmp_path / "tiny"), tmp_path / "runs.txt"
    assert build(book, runs).returncode == 0
    third = book.root / "book/one/third.md"
    third.write_text(
        (book.root / "book/one/other.md")
        .read_text()
        .replace("(other)=\n", "")
        .replace("# 둘째", "# 셋째")
    )
    replace(
        book.root / "_toc.yml",
        "  - file: book/one/other\n",
        "  - file: book/one/other\n  - file: book/one/third\n",
    )
    assert build(book, runs).returncode == 0
    assert [row[0] for row in table_rows(book)[1:]] == ["첫 쪽", "둘째 쪽", "셋째 쪽"]
    assert "모두 3개" in html(book, "book/executed")

    replace(book.root / "book/one/other.md", "# 둘째 쪽", "# 다른 쪽")
    assert build(book, runs).returncode == 0
    assert table_rows(book)[2][0] == "다른 쪽"
    again = build(book, runs)
    assert "바뀐 것이 없다" in again.stdout, "nothing changed, nothing is read"


@pytest.mark.slow
def test_a_page_is_read_again_once_it_ran(tmp_path: Path) -> None:
    book, runs = copy_tiny(tmp_path / "tiny"), tmp_path / "runs.txt"
    assert build(book, runs).returncode == 0
    notebook = book.notebooks / "one/page.ipynb"
    ran = notebook.read_bytes()
    notebook.unlink()
    build_plainly(book)
    assert "the answer is 42" not in html(book, "book/one/page")
    assert table_rows(book)[1][1:4] == ["실행 전", "–", "–"]
    build_plainly(book)
    notebook.write_bytes(ran)
    build_plainly(book)
    assert "the answer is 42" in html(book, "book/one/page")
    assert table_rows(book)[1][1] == "최신"


@pytest.mark.slow
def test_a_page_whose_code_changed_shows_no_output_and_tells_of_none(tmp_path: Path) -> None:
    book, runs = copy_tiny(tmp_path / "tiny"), tmp_path / "runs.txt"
    assert build(book, runs).returncode == 0
    replace(book.root / "book/one/page.md", '"the answer is", 42', '"the answer is", 43')
    build_plainly(book)
    page = html(book, "book/one/page")
    assert "launch-colab" in page and "the answer is 42" not in page
    assert "device-badge" not in page and 'id="provenance"' not in page
    assert [row[1] for row in table_rows(book)[1:]] == ["낡음", "최신"]


def test_adjacent_framework_cells_become_one_tab_set(built: tuple[Book, Path]) -> None:
    page = html(built[0], "book/one/page")
    assert page.count("framework-tabs") == 1
    assert re.findall(r'data-sync-id="(\w+)"', page) == ["keras", "pytorch"]
    assert page.index("in keras") < page.index("in pytorch") < page.index("alone")
    assert "alone" not in page[page.index("framework-tabs") : page.index("사이에 글이")]


def test_correction_and_terms_link_both_ways(built: tuple[Book, Path]) -> None:
    page, corrections = html(built[0], "book/one/page"), html(built[0], "book/corrections")
    assert "corrections.html#correction-batch-is-not-epoch" in page
    assert "#cell-the-answer" in page and 'id="cell-the-answer"' in page
    assert 'id="correction-batch-is-not-epoch"' in corrections
    assert "one/page.html" in corrections[corrections.index("쓰인 쪽") :]
    glossary = html(built[0], "book/glossary/bieup")
    assert 'id="batch"' in glossary and "glossary/bieup.html#batch" in page
    assert "one/page.html" in glossary[glossary.index("쓰인 쪽") :]


def test_a_stub_chapter_lists_sections_terms_and_corrections(built: tuple[Book, Path]) -> None:
    index = html(built[0], "book/index")
    for part in ("2판 1.1절", "하나뿐인 절", "용어 1개", "교정 1건", "배치는 에포크가 아니다"):
        assert part in re.sub(r"<[^>]+>", "", index)


@pytest.mark.slow
def test_building_again_runs_nothing_and_prose_runs_nothing(tmp_path: Path) -> None:
    book, runs = copy_tiny(tmp_path / "tiny"), tmp_path / "runs.txt"
    first = build(book, runs)
    assert first.returncode == 0, first.stdout + first.stderr
    assert runs.read_text().splitlines() == ["other", "page"]
    replace(book.root / "book/one/page.md", "사이에 글이", "사이에 다른 글이")
    assert build(book, runs).returncode == 0
    assert runs.read_text().splitlines() == ["other", "page"]
    assert "사이에 다른 글이" in html(book, "book/one/page")
    assert "the answer is 42" in html(book, "book/one/page")

    replace(book.root / "book/one/other.md", "2**10", "2**11")
    assert build(book, runs).returncode == 0
    assert runs.read_text().splitlines() == ["other", "page", "other"]
    assert "2048" in html(book, "book/one/other")

    added = book.root / "book/_data/glossary/added.yml"
    added.write_text(
        "- {id: step, en: step, ko: 스텝, category: concept, sections: ['1.1'],\n"
        "   definition: {ko: 한 번 고치는 일이다., en: One update.}}\n"
    )
    assert build(book, runs).returncode == 0
    assert 'id="step"' in html(book, "book/glossary"), "a new file is seen"
    assert "스텝" in html(book, "book/index"), "and by the chapter that lists its terms"

    glossary = book.root / "book/_data/glossary/terms.yml"
    replace(glossary, "en: batch", "en: minibatch")
    assert build(book, runs).returncode == 0
    assert "minibatch" in html(book, "book/one/page"), "a page follows the records it uses"
    assert len(runs.read_text().splitlines()) == 3


def test_plain_jupyter_book_refuses_a_stale_page(tmp_path: Path) -> None:
    book, runs = copy_tiny(tmp_path / "tiny"), tmp_path / "runs.txt"
    jupyter_book = Path(sys.executable).with_name("jupyter-book")
    command = [str(jupyter_book), "build", "-W", "-n", "--keep-going", str(book.root)]
    environment = {**os.environ, "LESSONS_RUNS": str(runs)}
    result = subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, timeout=300
    )
    assert result.returncode != 0
    assert "book/one/page.md is never run: run `companion execute book/one/page.md`" in (
        result.stdout + result.stderr
    )
    assert not runs.exists(), "nothing ran"


@pytest.mark.parametrize(
    ("old", "new", "warning"),
    [
        ("{term}`배치`는", "{term}`없는 말`은", "unknown term '없는 말'"),
        ("{correction} batch-is-not-epoch", "{correction} nothing", "unknown correction 'nothing'"),
    ],
)
def test_a_reference_that_leads_nowhere_fails_the_build(
    tmp_path: Path, old: str, new: str, warning: str
) -> None:
    book = copy_tiny(tmp_path / "tiny")
    replace(book.root / "book/one/page.md", old, new)
    result = build(book, tmp_path / "runs.txt")
    assert result.returncode == 1
    assert "book/one/page.md:" in result.stdout + result.stderr
    assert warning in result.stdout + result.stderr
    assert "Traceback" not in result.stdout + result.stderr
