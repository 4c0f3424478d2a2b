"""A conclusion leads to the cell that asserts it; a cell that cannot show it stops everything."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from companion.book import Book
from companion.claims.model import check_claims, claims_of, find_claims, shown_by
from companion.errors import DataError
from support import copy_tiny, markup, refresh, replace

PAGE = Path("book/one/page.md")
OTHER = Path("book/one/other.md")


def claim(book: Book, text: str, page: Path = OTHER) -> None:
    """Write a sentence with a claim into a page of the tiny book, on its last line."""
    with (book.root / page).open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")


def problems(book: Book) -> list[str]:
    with pytest.raises(DataError) as error:
        check_claims(book)
    return [str(problem) for problem in error.value.problems]


def test_claims_are_found_wherever_text_may_stand() -> None:
    text = (
        "가.{shown}`a`\n나.{shown}`one/page#b`\n\n"
        ":::{admonition} 제목\n- 다.{shown}`c`\n:::\n\n"
        "| 라{shown}`d` |\n| --- |\n| 마 |\n\n"
        "`{shown}` 자신과 ``{shown}`e` ``은 코드다.\n\n```\n{shown}`f`\n```\n"
    )
    found = [(one.line, one.page, one.cell) for one in claims_of(OTHER, text)]
    assert found == [
        (1, "one/other", "a"), (2, "one/page", "b"), (5, "one/other", "c"), (8, "one/other", "d"),
    ]  # fmt: skip


def test_a_cell_knows_all_that_leans_on_it(tiny: Book) -> None:
    claim(tiny, "둘째 말.{shown}`one/page#the-answer`")
    leaning = shown_by(find_claims(tiny))["one/page"]["the-answer"]
    assert [one.path for one in leaning] == [OTHER, PAGE]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("no-such-cell", "no cell 'no-such-cell' on book/one/other.md"),
        ("one/nowhere#the-answer", "no executable page 'one/nowhere'"),
        ("index#the-answer", "no executable page 'index'"),
        ("one/page#", "no cell '' on book/one/page.md"),
    ],
)
def test_a_claim_that_leads_nowhere_is_told_with_its_line(
    tiny: Book, target: str, expected: str
) -> None:
    claim(tiny, f"하나.\n둘.{{shown}}`{target}`")
    line = len((tiny.root / OTHER).read_text().splitlines())
    (problem,) = problems(tiny)
    assert problem.startswith(f"{OTHER}:{line}: field '{{shown}}': {expected}")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("assert seed * 6 == 42", "print(seed)", "asserts nothing"),
        ("assert seed * 6 == 42", "assert True", "asserts nothing"),
        (":name: the-answer", ":name: the-answer\n:tags: [raises-exception]", "may fail"),
    ],
)
def test_a_cell_that_cannot_fail_shows_nothing(
    tiny: Book, old: str, new: str, expected: str
) -> None:
    replace(tiny.root / PAGE, old, new)
    (tiny.data / "corrections" / "all.yml").write_text("[]\n")
    replace(tiny.root / PAGE, "```{correction} batch-is-not-epoch\n```\n", "")
    (problem,) = problems(tiny)
    assert problem.startswith(f"{PAGE}:11: ") and expected in problem


def companion(book: Book, *verb: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "companion", "--book", str(book.root), *verb]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


@pytest.mark.parametrize("verb", ["check", "execute", "build"])
def test_nothing_is_written_while_a_claim_leads_nowhere(tiny: Book, verb: str) -> None:
    claim(tiny, "말.{shown}`gone`")
    result = companion(tiny, verb)
    assert result.returncode == 1 and f"{OTHER}:" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tiny.root / "notebooks").exists() and not (tiny.root / "_build").exists()


def test_a_cell_that_fails_names_the_sentences_that_lean_on_it(tiny: Book) -> None:
    replace(tiny.root / PAGE, "assert seed * 6 == 42", "assert seed * 6 == 41")
    result = companion(tiny, "execute")
    assert result.returncode == 1
    assert f"sentences left without evidence: {PAGE}:11" in result.stderr


def test_a_claim_changes_no_outputs(tiny: Book) -> None:
    refresh(tiny)
    claim(tiny, "말.{shown}`one/page#the-answer`", PAGE)
    assert refresh(tiny) == []


def test_a_notebook_leads_to_a_cell_of_another_page_only(tiny: Book) -> None:
    claim(tiny, "둘째 말.{shown}`one/page#the-answer`")
    refresh(tiny)
    texts = {
        name: "\n".join(
            "".join(cell["source"])
            for cell in json.loads((tiny.notebooks / f"one/{name}.ipynb").read_text())["cells"]
        )
        for name in ("page", "other")
    }
    address = "https://someone.github.io/tiny/book/one/page.html#cell-the-answer"
    assert f"둘째 말.[▸]({address})" in texts["other"]
    assert "▸" not in texts["page"] and "shown" not in texts["page"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Book:
    book = copy_tiny(tmp_path_factory.mktemp("claims") / "tiny")
    claim(book, "둘째 말.{shown}`one/page#the-answer` 셋째 말.{shown}`one/page#the-answer`")
    result = companion(book, "build")
    assert result.returncode == 0, result.stdout + result.stderr
    return book


@pytest.mark.slow
def test_the_mark_leads_to_the_cell_and_the_cell_back(built: Book) -> None:
    site = built.root / "_build/html/book/one"
    page, other = markup(site / "page.html"), markup(site / "other.html")
    (mark,) = re.findall(r'<a [^>]*class="shown"[^>]*>', page)
    assert 'href="#cell-the-answer"' in mark and 'id="shown-the-answer"' in mark
    assert 'aria-label="이 말을 보이는 셀"' in mark
    marks = re.findall(r'<a [^>]*class="shown"[^>]*>', other)
    assert all('href="page.html#cell-the-answer"' in mark for mark in marks)
    cell = page[page.index('id="cell-the-answer"') :]
    line = re.search(r'<p class="shows">.*?</p>', cell)
    assert line is not None
    back = ["#shown-the-answer", *(f"other.html#shown-one-page-the-answer{n}" for n in ("", "-2"))]
    assert re.findall(r'href="([^"]*)"', line[0]) == back
    for address in back[1:]:
        assert f'id="{address.partition("#")[2]}"' in other


@pytest.mark.slow
def test_a_cell_forgets_a_sentence_that_went(built: Book) -> None:
    """The page of the cell is written again though nothing on it changed."""
    replace(built.root / OTHER, " 셋째 말.{shown}`one/page#the-answer`", "")
    assert companion(built, "build").returncode == 0
    page = markup(built.root / "_build/html/book/one/page.html")
    assert page.count("other.html#shown-one-page-the-answer") == 1


@pytest.mark.slow
def test_a_cell_that_has_not_run_as_it_stands_stops_the_site(tiny: Book) -> None:
    refresh(tiny)
    (tiny.data / "corrections" / "all.yml").write_text("[]\n")
    replace(tiny.root / PAGE, "```{correction} batch-is-not-epoch\n```\n", "")
    replace(tiny.root / PAGE, "assert seed * 6 == 42", "assert seed * 6 == 42.0")
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", "-W", "--keep-going"]
    result = subprocess.run(
        [*command, str(tiny.root)], capture_output=True, text=True, check=False, timeout=300
    )
    assert result.returncode != 0
    assert re.search(r"one/page\.md:\d+.*has not run as it is", result.stdout + result.stderr)
