"""What recognises terms in a lecture is loaded when it is asked for, and by nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest

from companion.book import Book
from companion.myst.directives import CLASSES
from support import ROOT

LOADED = """
import sys
{does}
print(sorted(name for name in sys.modules if name.partition(".")[0] in {watched}))
"""
RECORDS = "from companion.lectures import model, render, snapshot"
BOOK = "from companion.book import Book; assert Book.load(Path({root!r})).lectures"
WATCHED = ("companion_lectures", "kiwipiepy", "rapidfuzz", "numpy")
HIDE = """
import sys
sys.modules["rapidfuzz"] = None
from companion.cli import main
main()
"""


def loaded(does: str, watched: tuple[str, ...] = WATCHED) -> str:
    code = LOADED.format(does=does, watched=watched)
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return result.stdout.strip()


@pytest.mark.parametrize(
    "does",
    [RECORDS, "from companion.myst import directives", "from companion import cli",
     f"from pathlib import Path; {BOOK.format(root=str(ROOT))}"],
    ids=["modules", "directives", "commands", "records"],
)  # fmt: skip
def test_lectures_are_shown_without_what_recognises_them(does: str) -> None:
    assert loaded(does) == "[]"


def test_no_extension_of_the_build_loads_the_recogniser() -> None:
    extensions = [
        line.strip(" -") for line in (ROOT / "_config.yml").read_text("utf-8").splitlines()
        if line.strip().startswith("- companion.")
    ]  # fmt: skip
    assert "companion.lectures.extension" in extensions
    does = "import companion.cli, " + ", ".join(extensions)
    # The glossary's own links read running text with Kiwi.
    assert loaded(does, ("companion_lectures", "rapidfuzz")) == "[]"
    assert loaded("import companion.lectures.extension", ("companion_lectures", "numpy")) == "[]"


def test_a_missing_package_is_one_clear_message(tiny: Book, tmp_path: Path) -> None:
    export = tmp_path / "export.txt"
    command = ["--book", str(tiny.root), "lecture", "import", str(export)]
    result = subprocess.run(
        [sys.executable, "-c", HIDE, *command], capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "error: companion lecture needs the package 'rapidfuzz'; install it: pip install '.[lectures]'"
    ]


def test_the_commands_are_listed_where_all_is_installed(tiny: Book) -> None:
    command = [sys.executable, "-m", "companion", "--book", str(tiny.root), "lecture", "--help"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "import" in result.stdout and "evaluate" in result.stdout


def test_a_notebook_knows_the_options_of_the_sites_table() -> None:
    from companion.lectures.directive import LectureTerms  # noqa: PLC0415 - it loads Sphinx

    assert CLASSES["lecture-terms"].option_spec == LectureTerms.option_spec
