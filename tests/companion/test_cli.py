"""The command line ends in one message and leaves everything as it was."""

import subprocess
import sys
from pathlib import Path

import pytest

from companion import cli
from companion.book import Book
from support import replace, snapshot


def companion(tiny: Book, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "companion", "--book", str(tiny.root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        ("book/_data/glossary/terms.yml", "  en: batch\n", "", "terms.yml:1: field 'en'"),
        ("book/_data/glossary/terms.yml", "[epoch]", "[nothing]", "terms.yml:10: field 'related.0'"),
        ("book/_data/corrections/all.yml", "id: batch", "id: [batch", "all.yml:2: "),
        ("book/_data/corrections/all.yml", "cell: the-answer", "cell: x", "field 'evidence.0.proof"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("verb", ["build", pytest.param("execute", marks=pytest.mark.slow)])
def test_a_bad_record_stops_before_anything_is_written(
    tiny: Book, path: str, old: str, new: str, message: str, verb: str
) -> None:
    for folder in ("_build", "notebooks"):
        (tiny.root / folder).mkdir()
        (tiny.root / folder / "kept.txt").write_text("as it was")
    replace(tiny.root / path, old, new)
    before = snapshot(tiny.root)

    result = companion(tiny, verb)

    assert result.returncode == 1
    assert message in result.stderr
    assert result.stderr.count("error:") == 1
    assert "Traceback" not in result.stderr + result.stdout
    assert snapshot(tiny.root) == before


def test_a_folder_without_settings_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["companion", "--book", str(tmp_path), "check"])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 1
    assert "_config.yml" in capsys.readouterr().err


def test_naming_a_page_that_is_not_there_lists_those_that_are(tiny: Book) -> None:
    result = companion(tiny, "execute", "book/one/pag.md")
    assert result.returncode == 1
    assert "book/one/page.md" in result.stderr
    result = companion(tiny, "execute", "book/glossary.md")
    assert "book/glossary.md:1: a page that runs code" in result.stderr
    assert "Traceback" not in result.stderr


def test_status_lists_every_page(tiny: Book) -> None:
    result = companion(tiny, "status")
    assert result.stdout.split("\n")[:2] == [
        "never run  book/one/other.md",
        "never run  book/one/page.md",
    ]
