"""Every command says its Korean to any console, file or program, and ends without a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from companion.book import Book
from support import replace

pytestmark = pytest.mark.slow

DONE = "기록에 잘못이 없다."
ENCODINGS = ("cp1252", "ascii", "latin-1", "cp949", "utf-8", "iso2022_kr:strict")


def companion(
    book: Book, *arguments: str, shell: str = "", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a command in the console that the variables describe; `shell` follows it in a shell."""
    plain = {k: v for k, v in os.environ.items() if k not in ("PYTHONUTF8", "PYTHONIOENCODING")}
    words = [sys.executable, "-m", "companion", "--book", str(book.root), *arguments]
    command = ["bash", "-c", f'"$0" "$@" {shell}', *words] if shell else words
    return subprocess.run(
        command, check=False, capture_output=True, env={**plain, **environment}, timeout=120
    )


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_korean_reaches_a_console_of_any_encoding(tiny: Book, encoding: str) -> None:
    name = encoding.partition(":")[0]
    expected = name if name in ("cp949", "iso2022_kr") else "utf-8"
    for arguments, said in ((["check"], DONE), (["find", "배치"], "배치"), (["lint"], "index.md")):
        result = companion(tiny, *arguments, PYTHONIOENCODING=encoding)
        assert b"Traceback" not in result.stderr, result.stderr
        if arguments != ["lint"]:
            assert result.returncode == 0 and said in result.stdout.decode(expected)
    term = "배치🎯"
    result = companion(tiny, "status", f"book/{term}.md", PYTHONIOENCODING=encoding)
    shown = term if expected == "utf-8" else "배치\\U0001f3af"
    assert result.returncode == 1
    assert f"error: book/{shown}.md: not an executable page" in result.stderr.decode(expected)


@pytest.mark.parametrize(
    "variables",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "POSIX", "NO_COLOR": "1"},
        {"NO_COLOR": "1", "TERM": "dumb"},
    ],
)
def test_korean_is_said_in_any_locale(tiny: Book, variables: dict[str, str]) -> None:
    result = companion(tiny, "check", **variables)
    assert (result.returncode, result.stdout.decode()) == (0, f"{DONE}\n"), result.stderr
    assert b"\x1b" not in result.stdout + result.stderr


def test_a_file_name_that_the_machine_cannot_write_is_one_message(tiny: Book) -> None:
    (tiny.source / "가.md").write_text("# 가\n", encoding="utf-8")
    replace(tiny.root / "_toc.yml", "chapters:\n", "chapters:\n  - file: book/가\n")
    none = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    result = companion(tiny, "check", **none)
    told = result.stderr.decode()
    assert result.returncode == 1 and told.count("error: ") == 1 and "Traceback" not in told


@pytest.mark.parametrize("shell", ["| head -c 1", "| true", ">&-", "2>&-"])
@pytest.mark.parametrize("verb", ["status", "check"])
def test_nobody_listening_is_no_traceback(tiny: Book, verb: str, shell: str) -> None:
    for number in range(200):
        (tiny.source / f"{number}.md").write_text("---\nfile_format: mystnb\n---\n", "utf-8")
    result = companion(tiny, verb, shell=shell)
    assert b"Traceback" not in result.stderr and b"Exception ignored" not in result.stderr


def test_progress_and_failures_are_said_to_a_narrow_console(tiny: Book) -> None:
    replace(tiny.source / "one/other.md", "print(2**10)", 'raise ValueError("가🎯")')
    result = companion(tiny, "execute", PYTHONIOENCODING="ascii")
    assert result.returncode == 1 and b"Traceback (most" not in result.stderr
    assert "ValueError: 가🎯" in result.stderr.decode()
    assert "2쪽 가운데 1쪽을 실행했고" in result.stdout.decode()
    assert Path(tiny.notebooks / "one/page.ipynb").exists()
