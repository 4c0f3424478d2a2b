"""Texts of outputs are what a terminal would show, and XML can hold them."""

from pathlib import Path

import nbformat
import pytest
from lxml import etree

from companion.execution.normalise import normalise
from companion.outputs.terminal import as_terminal, printable

LINK = "\x1b]8;;https://example.org\x1b\\링크\x1b]8;;\x1b\\"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param(LINK, "링크", id="link"),
        pytest.param(LINK.replace("\x1b\\", "\x07"), "링크", id="link closed by a bell"),
        pytest.param(
            "\x1b]8;id=1;file:///a b\x1b\\가\x1b]8;;\x1b\\나", "가나", id="link with an id"
        ),
        pytest.param("\x1b]0;제목\x07끝", "끝", id="title"),
        pytest.param("\x1b]2;제목\n끝", "\n끝", id="title that nothing closes"),
        pytest.param("앞\x1bPq#0;2;0;0;0~\x1b\\뒤", "앞뒤", id="sixel"),
        pytest.param("\x1b_APC\x1b\\\x1b^PM\x1b\\\x1bXSOS\x1b\\끝", "끝", id="strings"),
        pytest.param("\x9b31m붉은\x9b0m \x9d8;;u\x9c글\x9d8;;\x9c", "붉은 글", id="eight bits"),
        pytest.param("\x1b[38;2;255;0;0m참\x1b[38:5:9m색\x1b[0m", "참색", id="colours"),
        pytest.param("\x1b(B\x1b7글\x1b8\x1b=\x1b>\x1b[?25l\x1b[?2004h", "글", id="modes"),
        pytest.param("끊긴\x1b", "끊긴", id="lone escape"),
        pytest.param("끊긴\x1b[38;2", "끊긴", id="cut short"),
        pytest.param("10%\r50%\r100%\r\n끝", "100%\n끝", id="carriage return"),
        pytest.param("abc\rX", "Xbc", id="a shorter line over a longer one"),
        pytest.param("abc\r\x1b[KX", "X", id="the rest erased"),
        pytest.param("긴 줄이다\x1b[2K\r짧다", "짧다", id="the line erased"),
        pytest.param("가\n나\n\x1b[2A\x1b[2K1\n\x1b[2K2\n", "1\n2\n", id="lines written again"),
        pytest.param("옛\n글\x1b[2J\x1b[H새", "새\n", id="screen cleared"),
        pytest.param("가나\b다", "가다", id="backspace"),
        pytest.param("\b\b가", "가", id="backspace at the edge"),
        pytest.param("가\x1b[3C나\x1b[1G다", "다   나", id="columns"),
        pytest.param("가\v나\f다", "가\n 나\n  다", id="vertical tab, form feed"),
        pytest.param("가\t나", "가\t나", id="tab"),
        pytest.param("가\x07나\x00다\x7f\x84라", "가나다라", id="bell, nul, delete"),
        pytest.param("가\x85나", "가\n나", id="next line"),
        pytest.param("\ud800가\udfff", "\ufffd가\ufffd", id="surrogates"),
        pytest.param("가\uffff\ufffe\ufdd0", "가", id="no characters"),
        pytest.param("\x1b[99999999B\x1b[99999999999999999999C끝", None, id="far away"),
        pytest.param("█▉▌ 50% 한글 🎯 漢字", "█▉▌ 50% 한글 🎯 漢字", id="plain"),
    ],
)
def test_what_a_terminal_shows(written: str, shown: str | None) -> None:
    found = as_terminal(written)
    assert found == shown if shown is not None else len(found) < 1000 and found.endswith("끝")
    etree.fromstring(f"<p>{found}</p>")
    assert as_terminal(found) == found, "and again"


def test_other_texts_lose_what_cannot_be_seen_and_keep_their_lines() -> None:
    written = f"<p>{LINK}\x1b[1m굵게\x1b[0m\x00\r\n둘째\x0c\ud800</p>"
    assert printable(written) == "<p>링크굵게\n둘째\ufffd</p>"


def test_every_text_of_an_output_is_read_so(tmp_path: Path) -> None:
    outputs = [
        nbformat.v4.new_output("stream", name="stdout", text=f"앞\b{LINK}"),
        nbformat.v4.new_output("display_data", data={"text/plain": "가\r나", "text/html": LINK}),
        nbformat.v4.new_output(
            "error", ename="E", evalue=LINK, traceback=["\x1b[0;31mE\x1b[0m", LINK]
        ),
    ]
    cell = nbformat.v4.new_code_cell("x", outputs=outputs)
    normalise([cell], {})
    stream, data, error = cell.outputs
    assert stream.text == "링크"
    assert data.data == {"text/plain": "나", "text/html": "링크"}
    assert (error.evalue, error.traceback) == ("링크", ["E", "링크"])
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "a.ipynb")
