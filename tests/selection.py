"""What a commit's tests run again: the pages that the commit touches, and a share drawn by its tree.

The same commit gives the same pages on every machine and on every day.
"""

import hashlib
import re
import subprocess
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SHARE_SECONDS = 60.0
"""How long the pages drawn for one test may take, by their recorded runs."""

TOUCHED_SECONDS = 300.0
"""How long the pages that a commit touches may take in one test."""

PROOF = re.compile(r"\bpage: *([^\s,}]+)")


@dataclass(frozen=True)
class Change:
    """What a checkout holds and changes.

    `seed` stands for all its content; `files` are the paths, from its root, that differ from the
    main branch, or on the main branch from the commit before. Without git nothing is known.
    """

    seed: str = ""
    files: frozenset[str] = frozenset()


def change_of(root: Path, main: str = "main") -> Change:
    """Return the change that is checked out in `root`, what is not committed included."""
    tree = _git(root, "rev-parse", "HEAD^{tree}")
    if tree is None:
        return Change()
    new = _names(_git(root, "ls-files", "-z", "--others", "--exclude-standard"))
    edits = _git(root, "diff", "HEAD") or ""
    seed = _hash(tree, edits, *sorted(new)) if edits or new else tree.strip()
    base = _base(root, main) or "HEAD"
    changed = _names(_git(root, "diff", "-z", "--name-only", "--no-renames", base))
    return Change(seed, frozenset({*changed, *new}))


def touched_pages(change: Change, files: Mapping[str, Collection[str]], root: Path) -> set[str]:
    """Return the pages that the change touches.

    `files` are, by page, the files that decide what it shows; a file of corrections counts for
    the pages whose cells prove one of them.
    """
    touched = {name for name, own in files.items() if not change.files.isdisjoint(own)}
    for name in change.files:
        if name.startswith("book/_data/corrections/") and (root / name).is_file():
            touched.update(PROOF.findall((root / name).read_text(encoding="utf-8")))
    return touched.intersection(files)


def choose(
    seconds: Mapping[str, float], touched: Collection[str], seed: str, *, long: bool = False
) -> list[str]:
    """Return the pages that one test runs; `seconds` are those of their recorded runs.

    Touched pages come first, as many as fit into `TOUCHED_SECONDS`, then drawn ones for
    `SHARE_SECONDS`. A page longer than `TOUCHED_SECONDS` runs only where it was touched and the
    test takes a `long` page, and then one of them. At least one page runs.
    """
    drawn = sorted(seconds, key=lambda name: _hash(seed, name))
    changed = [name for name in drawn if name in touched]
    longest = [name for name in changed if seconds[name] > TOUCHED_SECONDS][: int(long)]
    chosen = [*longest, *_fitting(changed, seconds, TOUCHED_SECONDS)]
    chosen += _fitting((name for name in drawn if name not in touched), seconds, SHARE_SECONDS)
    return chosen or sorted(seconds, key=seconds.__getitem__)[:1]


def choose_paths(paths: Sequence[str], change: Change, count: int) -> list[str]:
    """Return up to `count` touched paths of the built site and `count` drawn ones."""
    drawn = sorted(paths, key=lambda path: _hash(change.seed, path))
    touched = [path for path in drawn if f"{path.removesuffix('.html')}.md" in change.files]
    rest = [path for path in drawn if path not in touched]
    return [*touched[:count], *rest[:count]]


def shard(names: Iterable[str], seconds: Mapping[str, float], number: int, count: int) -> list[str]:
    """Return the part `number` (from 1) of `count` parts that take about as long as each other."""
    longest = sorted(names, key=lambda name: (-seconds.get(name, 0.0), name))
    turns = [*range(count), *reversed(range(count))]
    return [name for i, name in enumerate(longest) if turns[i % len(turns)] == number - 1]


def _fitting(names: Iterable[str], seconds: Mapping[str, float], limit: float) -> list[str]:
    chosen = []
    for name in names:
        if seconds[name] <= limit:
            limit -= seconds[name]
            chosen.append(name)
    return chosen


def _base(root: Path, main: str) -> str | None:
    """Return the commit that the change is compared with; None where the clone does not hold it."""
    head = _git(root, "rev-parse", "HEAD")
    for branch in (f"refs/remotes/origin/{main}", f"refs/heads/{main}"):
        base = _git(root, "merge-base", "HEAD", branch)
        if base is not None and base != head:
            return base.strip()
    parent = _git(root, "rev-parse", "--verify", "--quiet", "HEAD^")
    return parent.strip() if parent else None


def _names(listed: str | None) -> set[str]:
    return set(filter(None, (listed or "").split("\0")))


def _git(root: Path, *arguments: str) -> str | None:
    command = ["git", "-C", str(root), *arguments]
    try:
        result = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return None
    return result.stdout if result.returncode == 0 else None


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
