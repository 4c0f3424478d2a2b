"""A page run anew is compared with its committed outputs: words exactly, numbers nearly."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from companion.book import Book
from companion.cli import cli
from companion.errors import CompanionError
from companion.execution.compare import alike, compare_pages
from companion.execution.staleness import Staleness, Status
from companion.pages import Page, find_pages
from support import refresh, replace, snapshot

FIGURE = """
```{code-cell} ipython3
:tags: [volatile]
import time
print(time.time())
```

```{code-cell} ipython3
import numpy as np
import plotly.graph_objects as go
go.Figure(go.Scatter(y=np.array([1.0, 2.0, 3.0])))
```
"""


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("loss 0.693", "loss 0.694", True),
        ("loss 0.693", "loss 0.793", False),
        ("loss 0.693", "cost 0.693", False),
        ("[1, 2]", "[1, 2, 2]", False),
        ("1,234 images", "1234 images", True),
        ("−3.0e-3", "-0.0030", True),
        ("1e-9", "2e-8", True),
        ("nan", "0.5", False),
        ("", "1", False),
    ],
)
def test_numbers_may_differ_a_little_and_words_may_not(old: str, new: str, same: bool) -> None:
    assert alike(old, new) is same


@pytest.fixture
def executed(tiny: Book) -> Book:
    """The tiny book after a run, with a figure and a cell that tells the time."""
    path = tiny.root / "book/one/page.md"
    path.write_text(path.read_text(encoding="utf-8") + FIGURE, encoding="utf-8")
    refresh(tiny)
    return tiny


def pages(book: Book) -> list[Page]:
    return list(find_pages(book))


def found(book: Book) -> dict[str, list[str]]:
    """Return, by page, what a comparison reports."""
    results = compare_pages(pages(book), None, 2)
    return {page.slug: [*map(str, result)] for page, result in results if not raised(result)}


def raised(result: object) -> bool:
    if isinstance(result, CompanionError):
        raise result
    return False


def notebook(book: Book, slug: str) -> Path:
    return book.root / f"notebooks/{slug}.ipynb"


def test_what_differs_is_told_by_page_line_and_cell(executed: Book) -> None:
    assert found(executed) == {"one/other": [], "one/page": []}
    replace(notebook(executed, "one/page"), '"the answer is 42', '"the answer is 4')
    replace(
        notebook(executed, "one/page"),
        '"AAAAAAAA8D8AAAAAAAAAQAAAAAAAAAhA"',
        '"AAAAAAAA8D8AAAAAAAAAQAAAAAAAABBA"',
    )
    before = snapshot(executed.root / "notebooks")
    first, figure = found(executed)["one/page"]
    line = 1 + executed.root.joinpath("book/one/page.md").read_text().splitlines().index(
        ":name: the-answer"
    )
    assert first == (
        f"book/one/page.md:{line}: code cell 1, text\n    the answer is 4\n  → the answer is 42"
    )
    assert "data[0].y\n    1 2 4\n  → 1 2 3" in figure
    assert snapshot(executed.root / "notebooks") == before, "nothing is written"


def test_a_shard_runs_its_pages_only_and_a_stale_page_is_left_out(executed: Book) -> None:
    slugs = [[page.slug for page, _ in compare_pages(pages(executed), (i, 2), 1)] for i in (1, 2)]
    assert sorted([*slugs[0], *slugs[1]]) == ["one/other", "one/page"] and len(slugs[0]) == 1
    replace(executed.root / "book/one/other.md", "2**10", "2**11")
    assert list(found(executed)) == ["one/page"]


def test_the_command_fails_where_a_page_gives_something_else(executed: Book) -> None:
    replace(notebook(executed, "one/other"), '"1024', '"9024')
    book = ["--book", str(executed.root), "compare"]
    good = CliRunner().invoke(cli, [*book, "book/one/page.md"])
    assert good.exit_code == 0 and "1쪽" in good.output
    bad = CliRunner().invoke(cli, [*book, "--jobs", "2"])
    assert "9024\n  → 1024" in bad.output
    assert str(bad.exception) == "1 of 2 pages do not give what is committed"


def test_another_version_of_what_a_page_imports_is_told_and_not_stale(executed: Book) -> None:
    text = notebook(executed, "one/page").read_text(encoding="utf-8")
    start = text.index('"versions": {')
    end = text.index("}", start)
    old = text[start:end].replace('"numpy": "', '"numpy": "0.')
    notebook(executed, "one/page").write_text(text[:start] + old + text[end:], encoding="utf-8")
    state = Staleness(executed).state(pages(executed)[1])
    assert state.status is Status.FRESH
    assert list(state.other_versions) == ["numpy"]
    then, now = state.other_versions["numpy"]
    assert then == f"0.{now}"
    told = CliRunner().invoke(cli, ["--book", str(executed.root), "status"]).output
    assert f"ran with numpy {then}; {now} is installed" in told
