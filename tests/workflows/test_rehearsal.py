"""The workflows run to their end on a small book: what they propose passes what guards the book."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rehearsal import Rehearsal, evaluate, fill

from support import ROOT, replace

FILES = (
    ".ci", ".github", ".gitignore", "Makefile", "package-lock.json", "pyproject.toml",
    "requirements.txt", "requirements-test.txt", "requirements-weights.txt",
)  # fmt: skip
TESTS = (
    "chosen.py", "conftest.py", "selection.py", "support.py", "book/test_notebooks.py",
    "site/accessibility.py", "site/conftest.py", "site/install_browser.py", "site/pages.py",
    "site/server.py", "site/test_axe.py", "site/test_html.py",
)  # fmt: skip
"""The project's own checks that hold for any book."""

NEEDY = """---
file_format: mystnb
needs: [{need}]
kernelspec:
  name: python3
  display_name: Python 3
---
# {need}

```{{code-cell}} ipython3
from lessons import set_seed
import plotly.graph_objects as go

set_seed(7)
go.Figure(go.Scatter(y=[1, 2, 3]), {{"title": {{"text": "{need}"}}}})
```
"""


def git(root: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=test", "-c", "user.email=test@localhost"]
    command = ["git", "-C", str(root), *identity, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def commit(root: Path, message: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", f"--message={message}")


def mend_words(root: Path) -> None:
    """Let the tiny book's words pass `companion lint`; other tests want them wrong."""
    page = root / "book/one/page.md"
    replace(page, "두 틀로", "두 프레임워크로")
    replace(page, " 한 번에 보는 묶음이다.", " 한 번에 본다.")
    replace(page, " {term}`묶음 <batch>`이라고도 한다.", "")
    replace(
        root / "book/_data/glossary/terms.yml", "- id: epoch\n", "- id: epoch\n  background: true\n"
    )


@pytest.fixture(scope="module")
def remote(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bare repository of a small book; two pages are frozen, one waits for a GPU, one for data."""
    folder = tmp_path_factory.mktemp("remote")
    root = folder / "work"
    shutil.copytree(ROOT / "tests" / "tiny", root)
    for name in FILES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, root / name)
    for name in TESTS:
        (root / "tests" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / "tests" / name, root / "tests" / name)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "code/lessons", root / "code/lessons", ignore=ignored)
    replace(
        root / "book/one/other.md",
        "import os\n",
        "import os\nfrom lessons import set_seed\n\nset_seed(7)\n",
    )
    mend_words(root)
    for need in ("gpu", "data"):
        (root / f"book/one/{need}.md").write_text(NEEDY.format(need=need), encoding="utf-8")
        replace(
            root / "_toc.yml",
            "  - file: book/glossary\n",
            f"  - file: book/one/{need}\n  - file: book/glossary\n",
        )
    git(folder, "init", "--quiet", "--initial-branch=main", "work")
    commit(root, "pages")
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    companion = Path(sys.executable).with_name("companion")
    pages = ["book/one/page.md", "book/one/other.md"]
    subprocess.run([companion, "--book", root, "execute", "--jobs", "2", *pages], check=True)
    (root / "node_modules").unlink()
    commit(root, "notebooks")
    git(folder, "clone", "--quiet", "--bare", "work", "remote.git")
    return folder / "remote.git"


@pytest.mark.slow
def test_a_page_on_a_gpu_is_proposed_checked_published_and_compared(
    remote: Path, tmp_path: Path
) -> None:
    """Run execute.yml; what it proposes, merged, passes pages.yml and then weekly.yml."""
    rehearsal = Rehearsal(
        remote, tmp_path,
        {"GPU_RUNNER_LABEL": "gpu", "ALLOW_PAGES_WITHOUT": "gpu"},
        {"DEVICE": "cpu", "LESSONS_DATA": ""},  # the small configuration, in the GPU's place
    )  # fmt: skip
    rehearsal.run("execute.yml", "schedule")
    assert "pr create --base main --head notebooks-7" in rehearsal.asked
    changed = set(git(remote, "diff", "--name-only", "main", "notebooks-7").split())
    executed = {f"notebooks/one/{need}.ipynb" for need in ("gpu", "data")}
    posters = {name for name in changed if name.startswith("notebooks/posters/")}
    assert changed == executed | posters and len(posters) == 4

    rehearsal.run("pages.yml", "pull_request", "notebooks-7")
    assert not (tmp_path / "published").exists(), "nothing is published before it is merged"
    git(remote, "branch", "--force", "main", "notebooks-7")
    rehearsal.run("pages.yml", "push", only={"part": "nothing more: it passed as it stands"})
    published = tmp_path / "published" / "book" / "one" / "gpu.html"
    assert published.is_file() and list((tmp_path / "published").rglob("*.pdf"))

    rehearsal.run("weekly.yml", "schedule", only={"shard": "1/4"})
    assert "기록과 같다" in (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert [name for name in rehearsal.ran if not name.startswith("pages")] == [
        "execute.yml plan", *[name for name in rehearsal.ran if "execute.yml execute" in name],
        "execute.yml posters", "execute.yml propose",
        "weekly.yml compare 1/4", "weekly.yml test notebooks 1/4",
    ]  # fmt: skip


@pytest.mark.slow
def test_a_step_that_fails_stops_the_rehearsal(remote: Path, tmp_path: Path) -> None:
    """As where the pages that wait for a GPU or for data may not be published yet."""
    with pytest.raises(AssertionError, match="not ready to be published"):
        Rehearsal(remote, tmp_path).run("pages.yml", "push")


VALUES: dict[str, Any] = {
    "vars": {"LABEL": "gpu"},
    "matrix": {"page": {"waits_for": ["gpu"]}},
    "needs": {"plan": {"outputs": {"pages": json.dumps([1, 2])}}},
}


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("vars.LABEL && 'cuda' || 'cpu'", "cuda"),
        ("vars.OTHER && 'cuda' || 'cpu'", "cpu"),
        ("!contains(matrix.page.waits_for, 'gpu') && vars.LABEL || ''", ""),
        ("fromJSON(needs.plan.outputs.pages)", [1, 2]),
        ("needs.plan.outputs.pages != '[]'", True),
        ("!cancelled() && needs.plan.result == 'success'", False),
    ],
)
def test_expressions_are_read_as_they_are_written(expression: str, value: object) -> None:
    assert evaluate(expression, VALUES) == value


def test_an_expression_stands_within_a_text_or_is_all_of_it() -> None:
    assert fill("a-${{ vars.LABEL }}-${{ vars.NONE }}", VALUES) == "a-gpu-"
    assert fill("${{ fromJSON(needs.plan.outputs.pages) }}", VALUES) == [1, 2]


def test_what_the_evaluator_does_not_know_fails() -> None:
    with pytest.raises(AssertionError, match="not known"):
        evaluate("1 > 2", VALUES)
    with pytest.raises(TypeError):
        evaluate("hashFiles('a')", VALUES)
