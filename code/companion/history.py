"""What the book's repository remembers: the commit checked out, when files last changed."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

ELSEWHERE = frozenset({
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_PREFIX",
})  # fmt: skip
"""Variables that make git look at another repository than the folder's, as its hooks set them."""


class HistoryError(Exception):
    """The repository does not tell; the message says why, and what to do."""


def git(root: Path, *arguments: str) -> str:
    """Return what git says of the repository that `root` is in.

    Raises:
        HistoryError: there is no git, or it refuses.
    """
    environment = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
    try:
        result = subprocess.run(
            ["git", "-C", str(root), *arguments], check=False, capture_output=True,
            encoding="utf-8", errors="replace", env=environment | {"LC_ALL": "C"},
        )  # fmt: skip
    except OSError as error:
        raise HistoryError(f"git cannot be run ({error.strerror}): install it") from None
    if result.returncode:
        raise HistoryError(_reason(root, result.stderr))
    return result.stdout.strip()


def head(root: Path) -> str:
    """Return the commit checked out in `root`.

    Raises:
        HistoryError: it is not known, or `root` is only a folder of the repository.
    """
    top = git(root, "rev-parse", "--show-toplevel")
    if Path(top).resolve() != root.resolve():
        raise HistoryError(f"its repository is {top}: make the book a repository of its own")
    try:
        return git(root, "rev-parse", "--verify", "HEAD^{commit}")
    except HistoryError:
        raise HistoryError("its repository has no commit yet: `git commit`") from None


def last_change(root: Path, paths: Sequence[str | Path]) -> int:
    """Return when one of `paths`, below `root`, last changed, in seconds since 1970.

    That is SOURCE_DATE_EPOCH where it is set, else the date of the last commit that touched one of
    them, else (where no commit is known, as `unknown_history` says, or they are not committed) the
    date of the newest.

    What changed later has a later date: a commit whose clock went back, or a merge of older work,
    counts as a second after the one before it.
    """
    if fixed := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(fixed)
    names = ["--", *map(str, paths)]
    date, committed = 0, False
    try:
        # What was published is what this branch went through, not the branches merged into it.
        for line in git(root, "log", "--first-parent", "--reverse", "--format=%ct", *names).split():
            date = max(date + 1, int(line))
        committed = date > 0 and not git(root, "status", "--porcelain", *names)
    except HistoryError:
        pass
    if committed:
        return date
    files = (root / path for path in paths)
    newest = max((file.stat().st_mtime for file in files if file.exists()), default=0)
    return max(date + 1, int(newest)) if date else int(newest)


def unknown_history(root: Path, branch: str) -> str | None:
    """Return what readers will not be told of the book's history, why, and what to do; or None."""
    try:
        head(root)
        if git(root, "rev-parse", "--is-shallow-repository") == "true":
            return (
                "the dates of pages are those of the clone, for it is shallow:"
                " `git fetch --unshallow`"
            )
    except HistoryError as error:
        return (
            f"no commit of the book is known, so that its notebooks install `lessons` from {branch}"
            f" and dates are those of files: {error}"
        )
    return None


def _reason(root: Path, told: str) -> str:
    """Return why git refuses and what to do, of what it says."""
    lines = [line.strip() for line in told.strip().splitlines()] or ["git fails"]
    reason = lines[0].removeprefix("fatal: ")
    if "safe.directory" in told:
        return f"{reason}: `git config --global --add safe.directory '{root.resolve()}'`"
    if "not a git repository" in reason:
        return f"{root} is no git repository: clone it, or `git init` and `git commit`"
    return f"git says '{reason}'"
