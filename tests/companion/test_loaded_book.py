"""One object owns the loaded book: each part is read once, and only when it is asked for."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from companion.book import Book, book_of, handed_down
from companion.errors import CompanionError
from companion.glossary import model

HEAVY = ("kiwipiepy", "numpy", "playwright", "fontTools", "pypdf", "pikepdf", "sphinx", "torch")


class App:
    """What `book_of` asks of Sphinx."""

    def __init__(self, root: Path) -> None:
        self.srcdir = str(root)


def test_records_are_read_once(tiny: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = []
    load = model.load_glossary
    monkeypatch.setattr(model, "load_glossary", lambda book: reads.append(book) or load(book))
    book = Book.load(tiny.root)
    assert not reads, "nothing is read before it is asked for"
    assert book.glossary is book.glossary
    assert book.corrections and book.quizzes.records is not None and book.lectures is not None
    assert reads == [book]


def test_another_process_loads_what_it_needs_itself(tiny: Book) -> None:
    book = Book.load(tiny.root)
    assert book.glossary.terms and book.pages
    other = pickle.loads(pickle.dumps(book))
    assert other == book and "glossary" not in vars(other) and "pages" not in vars(other)
    assert next(iter(other.pages.values())).book is other


def test_a_build_has_what_its_command_has_loaded(tiny: Book, tmp_path: Path) -> None:
    book, app, later = Book.load(tiny.root), App(tiny.root), App(tiny.root)
    with handed_down(book):
        assert book_of(app) is book  # type: ignore[arg-type]
        with pytest.raises(CompanionError, match="_config"):
            book_of(App(tmp_path))  # type: ignore[arg-type]
    assert book_of(app) is book  # type: ignore[arg-type]
    assert book_of(later) is not book  # type: ignore[arg-type]
    assert book_of(later) is book_of(later)  # type: ignore[arg-type]


@pytest.mark.parametrize("command", [["--help"], ["status"]])
def test_a_light_command_loads_nothing_heavy(tiny: Book, command: list[str]) -> None:
    code = (
        "import sys; from companion.cli import cli; cli(sys.argv[1:], standalone_mode=False);"
        f"sys.exit(str([name for name in {HEAVY} if name in sys.modules]))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, "--book", str(tiny.root), *command],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.stderr.strip() == "[]", result.stderr
