"""What an author sees while pages run."""

import io

import pytest
from click.testing import CliRunner
from rich.console import Console

from companion.book import Book
from companion.cli import cli
from companion.execution.execute import Options, execute
from companion.execution.progress import Bars
from companion.pages import find_pages
from support import replace


def test_lines_name_each_page_and_how_it_ended(tiny: Book) -> None:
    replace(tiny.root / "book/one/other.md", "print(2**10)", "1 / 0")
    result = CliRunner().invoke(cli, ["--book", str(tiny.root), "execute", "--jobs", "2"])
    assert "2 page(s) to run, about 40 s" in result.output
    assert "book/one/page.md: running on cpu, 4 code cells" in result.output
    assert "/2] book/one/page.md: ran in " in result.output
    assert "/2] book/one/other.md: failed" in result.output
    assert "2쪽 가운데 1쪽을 실행했고 노트북 1개를 썼다." in result.output
    assert "ZeroDivisionError" in str(result.exception)


@pytest.mark.parametrize("asked", [True, False])
def test_what_pages_print_is_shown_on_request(tiny: Book, asked: bool) -> None:
    arguments = ["--book", str(tiny.root), "execute", *(["--log"] if asked else [])]
    output = CliRunner().invoke(cli, arguments).output
    assert ("book/one/page.md | the answer is 42" in output) is asked
    assert "device_name" not in output, "what the probe prints is not the page's"


def test_bars_show_every_page_and_the_whole(tiny: Book) -> None:
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=120, color_system=None)
    bars = Bars(console, log=False)
    execute(tiny, list(find_pages(tiny)), Options(), bars)
    shown = screen.getvalue()
    assert "모든 쪽" in shown and "2/2" in shown
    assert "book/one/page.md" in shown
    assert "[2/2]" in shown
