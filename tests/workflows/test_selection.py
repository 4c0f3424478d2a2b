"""What a commit's tests run follows from the commit: what it touches, and a share that it draws."""

import subprocess
from pathlib import Path

import pytest

from selection import (
    SHARE_SECONDS,
    TOUCHED_SECONDS,
    Change,
    change_of,
    choose,
    choose_paths,
    shard,
    touched_pages,
)

SECONDS = {f"page-{i}": 10.0 + i for i in range(80)} | {"long": 400.0, "longer": 1300.0}


def git(root: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=test", "-c", "user.email=test@localhost"]
    command = ["git", *identity, *arguments]
    return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose branch `change` edits a.md, beside a main branch that went on."""
    root = tmp_path / "repository"
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch=main")
    for branch, name in (("main", "first.md"), ("main", "old.md"), ("change", "a.md")):
        git(
            root, *(["switch", "--quiet", "--create", branch] if branch == "change" else ["status"])
        )
        (root / name).write_text(name)
        git(root, "add", "--all")
        git(root, "commit", "--quiet", f"--message={name}")
    git(root, "switch", "--quiet", "main")
    (root / "elsewhere.md").write_text("went on")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=elsewhere")
    git(root, "switch", "--quiet", "change")
    return root


def test_a_branch_changes_what_main_does_not_have(repository: Path) -> None:
    assert change_of(repository).files == {"a.md"}


def test_on_main_a_commit_changes_what_its_parent_did_not_have(repository: Path) -> None:
    git(repository, "switch", "--quiet", "main")
    assert change_of(repository).files == {"elsewhere.md"}


def test_what_is_not_committed_counts_and_draws_anew(repository: Path) -> None:
    before = change_of(repository)
    (repository / "new.md").write_text("new")
    (repository / "first.md").unlink()
    after = change_of(repository)
    assert after.files == {"a.md", "new.md", "first.md"}
    assert after.seed != before.seed


def test_every_clone_of_a_commit_draws_the_same(repository: Path, tmp_path: Path) -> None:
    whole = change_of(repository)
    for name, options in (("full", []), ("shallow", ["--depth=1"])):
        git(tmp_path, "clone", "--quiet", *options, f"file://{repository}", name)
    assert change_of(tmp_path / "full") == whole
    shallow = change_of(tmp_path / "shallow")
    assert shallow == Change(whole.seed, frozenset()), "what is not there is not compared"


def test_without_git_there_is_a_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert change_of(tmp_path) == Change()
    monkeypatch.setenv("PATH", "")
    assert change_of(tmp_path) == Change()
    assert choose(SECONDS, (), "")


def test_a_page_is_touched_by_its_files_and_by_the_corrections_that_it_proves(
    tmp_path: Path,
) -> None:
    records = tmp_path / "book" / "_data" / "corrections" / "one.yml"
    records.parent.mkdir(parents=True)
    records.write_text("- evidence:\n    - proof: {page: one/proves, cell: x}\n")
    files = {"one/a": {"book/one/a.md"}, "one/b": {"code/lessons/b.py"}, "one/proves": set()}
    for changed, expected in (
        ("book/one/a.md", {"one/a"}),
        ("code/lessons/b.py", {"one/b"}),
        ("book/_data/corrections/one.yml", {"one/proves"}),
        ("book/_data/corrections/removed.yml", set()),
        ("code/companion/execution/runner.py", set()),
    ):
        assert touched_pages(Change("", frozenset({changed})), files, tmp_path) == expected


@pytest.mark.parametrize("seed", ["", "a", "b"])
def test_a_test_runs_what_is_touched_and_a_share(seed: str) -> None:
    chosen = choose(SECONDS, {"page-70", "page-79"}, seed)
    assert set(chosen[:2]) == {"page-70", "page-79"}, "even where the share would not hold them"
    assert chosen[2:] and sum(SECONDS[name] for name in chosen[2:]) <= SHARE_SECONDS
    assert chosen == choose(dict(reversed(SECONDS.items())), {"page-70", "page-79"}, seed)


def test_however_much_is_touched_the_time_is_bounded() -> None:
    every = sum(SECONDS[name] for name in choose(SECONDS, SECONDS, "seed"))
    assert TOUCHED_SECONDS * 0.9 < every <= TOUCHED_SECONDS


def test_a_long_page_runs_only_where_it_was_touched_and_once() -> None:
    drawn = {name for i in range(300) for name in choose(SECONDS, (), str(i), long=True)}
    assert len(drawn) > 30 and not drawn & {"long", "longer"}
    touched = choose(SECONDS, {"long", "longer"}, "seed", long=True)
    assert len({"long", "longer"}.intersection(touched)) == 1
    assert not {"long", "longer"}.intersection(choose(SECONDS, {"long", "longer"}, "seed"))


def test_at_least_one_page_runs() -> None:
    assert choose({"a": 100.0, "b": 90.0}, (), "seed") == ["b"]


def test_a_browser_looks_at_what_is_touched_and_at_a_share() -> None:
    paths = [f"book/{i}.html" for i in range(180)]
    chosen = choose_paths(paths, Change("seed", frozenset({"book/7.md", "book/8.md"})), 20)
    assert set(chosen[:2]) == {"book/7.html", "book/8.html"} and len(set(chosen)) == 22
    assert (
        len(choose_paths(paths, Change("seed", frozenset(f"book/{i}.md" for i in range(180))), 20))
        == 20
    )


def test_shards_hold_every_page_once_and_take_about_as_long() -> None:
    parts = [shard(SECONDS, SECONDS, number, 4) for number in range(1, 5)]
    assert sorted(name for part in parts for name in part) == sorted(SECONDS)
    short = [sum(SECONDS[name] for name in part if SECONDS[name] < 400) for part in parts]
    assert max(short) < 1.2 * min(short)
