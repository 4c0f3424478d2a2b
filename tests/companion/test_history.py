"""What the repository does not tell is said, with what to do; it is never taken for nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from companion.book import Book
from companion.execution.job import commit_of
from companion.history import HistoryError, git, head, last_change, unknown_history
from companion.steps import tell_history

LESSON = "code/lessons/seeds.py"


def commit(root: Path, date: str = "2001-02-03T04:05:06Z") -> str:
    """Commit all that is in `root`; return the commit."""
    dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
    own = ["-c", "user.name=A", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"]
    for arguments in (["add", "--all"], [*own, "commit", "--quiet", "--message", "x"]):
        command = ["git", "-C", str(root), *arguments]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, **dates})
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A repository with one file of `lessons` and no commit."""
    root = tmp_path / "book"
    (root / LESSON).parent.mkdir(parents=True)
    (root / LESSON).write_text("SEED = 7\n", encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch", "main")
    return Book(root, "https://github.com/someone/tiny", "main", cell_timeout=1, memory_mib=1)


def test_a_repository_is_known_though_detached_or_a_worktree(book: Book, tmp_path: Path) -> None:
    made = commit(book.root)
    lesson = book.root / LESSON
    assert unknown_history(book.root, "main") is None and tell_history(book)
    assert head(book.root) == commit_of(book.root, [lesson]) == made
    assert last_change(book.root, [LESSON]) == 981173106
    git(book.root, "checkout", "--quiet", "--detach")
    assert commit_of(book.root, [lesson]) == made
    git(book.root, "worktree", "add", "--quiet", "--detach", str(tmp_path / "tree"))
    assert commit_of(tmp_path / "tree", [tmp_path / "tree" / LESSON]) == made
    link = tmp_path / "link"
    link.symlink_to(book.root)
    assert commit_of(link, [link / LESSON]) == made


def test_what_is_not_committed_has_no_commit(book: Book) -> None:
    (book.root / ".gitignore").write_text("new.py\n", encoding="utf-8")
    commit(book.root)
    lesson, new = book.root / LESSON, book.root / "code/lessons/new.py"
    new.write_text("A = 1\n", encoding="utf-8")  # which git ignores
    assert commit_of(book.root, [lesson]) and commit_of(book.root, [lesson, new]) is None
    lesson.write_text("A = 1\n", encoding="utf-8")
    assert commit_of(book.root, [lesson]) is None and commit_of(book.root, []) is not None


def test_variables_of_another_repository_count_for_nothing(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = commit(book.root)
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / "index"))
    assert commit_of(book.root, [book.root / LESSON]) == made
    assert unknown_history(book.root, "main") is None


def shallow(book: Book, tmp_path: Path) -> Path:
    commit(book.root)
    (book.root / "new").write_text("x", encoding="utf-8")
    commit(book.root)
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{book.root}", str(tmp_path / "few"))
    return tmp_path / "few"


def foreign(book: Book, tmp_path: Path) -> Path:
    commit(book.root)
    os.environ["GIT_TEST_ASSUME_DIFFERENT_OWNER"] = "1"
    return book.root


def without_git(book: Book, tmp_path: Path) -> Path:
    commit(book.root)
    os.environ["PATH"] = str(tmp_path)
    return book.root


def part(book: Book, tmp_path: Path) -> Path:
    folder = book.root / "inner"
    folder.mkdir()
    commit(book.root)
    return folder


def bare(book: Book, tmp_path: Path) -> Path:
    commit(book.root)
    git(tmp_path, "clone", "--quiet", "--bare", str(book.root), str(tmp_path / "bare"))
    return tmp_path / "bare"


UNKNOWN = {
    "an owner of another name": (foreign, ("dubious ownership", "--add safe.directory '{root}'`")),
    "no git": (without_git, ("git cannot be run (No such file or directory): install it",)),
    "no repository": (lambda book, tmp_path: tmp_path, ("{root} is no git repository: clone it",)),
    "no commit": (lambda book, tmp_path: book.root, ("no commit yet: `git commit`",)),
    "a folder of a repository": (part, ("a repository of its own",)),
    "a bare repository": (bare, ("git says 'this operation must be run in a work tree'",)),
    "a shallow clone": (shallow, ("dates of pages are those of the clone", "--unshallow`")),
}


@pytest.mark.parametrize("what", UNKNOWN)
def test_what_is_not_known_is_told_with_what_to_do(
    book: Book, tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, told = UNKNOWN[what]
    for name in ("PATH", "GIT_TEST_ASSUME_DIFFERENT_OWNER"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    root = make(book, tmp_path)
    message = unknown_history(root, "main")
    assert message is not None and "\n" not in message
    for text in told:
        assert text.format(root=root) in message, message
    if what == "a shallow clone":  # whose commit is known
        assert commit_of(root, [root / LESSON]) == head(root)
        return
    assert "install `lessons` from main" in message
    assert commit_of(root, []) is None
    with pytest.raises(HistoryError):
        head(root)
    if what != "a bare repository":  # which knows its dates
        assert last_change(root, ["."]) == int(root.stat().st_mtime)


@pytest.mark.slow
def test_commands_tell_it_once(tiny: Book) -> None:
    git(tiny.root, "init", "--quiet")
    commit(tiny.root)
    command = [sys.executable, "-m", "companion", "--book", str(tiny.root), "execute"]
    foreign_owner = {**os.environ, "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}
    result = subprocess.run(command, check=False, capture_output=True, text=True, env=foreign_owner)
    assert result.returncode == 0
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("warning: ")]
    assert "safe.directory" in line
    for old, warnings in (("A = 1\n", 1), ("", 0)):
        lesson = tiny.root / LESSON
        lesson.write_text(lesson.read_text(encoding="utf-8") + old, encoding="utf-8")
        if not old:
            commit(tiny.root)
        result = subprocess.run(command, check=False, capture_output=True, text=True)
        assert result.stderr.count("warning: ") == warnings, result.stderr
        assert ("not committed and install those of main" in result.stderr) == bool(warnings)
