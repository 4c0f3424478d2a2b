"""Runs a workflow's own steps on this machine, against a repository in a folder.

What GitHub does between the steps is stood in for: an action copies files, a runner is a fresh
clone with the tools of the Python that runs the tests, `gh` only writes down what it was asked.
Expressions are read by a small evaluator that knows what the workflows use, and fails on the rest.
"""

import itertools
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from support import ROOT

Values = Mapping[str, Any]

CHECKED_ELSEWHERE = ("ruff", "mypy", "npm")
"""Tools that look at the project's own code, which is not the small repository's."""

TOKEN = re.compile(r"\s*('[^']*'|&&|\|\||[!=]=|!|[(),]|[A-Za-z_][\w.-]*)")
WORDS = {"&&": "and", "||": "or", "!": "not", "true": "True", "false": "False"}
FUNCTIONS = {
    "contains": lambda items, item: item in items,
    "fromJSON": json.loads,
    "cancelled": lambda: False,
}


def evaluate(expression: str, values: Values) -> Any:
    """Return the value of what stands between `${{` and `}}`."""
    parts, rest = [], expression.strip()
    while rest:
        token = TOKEN.match(rest)
        assert token, f"not known to the rehearsal: {rest}"
        rest = rest[token.end() :]
        word = token[1]
        name = word[0].isalpha() and word not in (*FUNCTIONS, *WORDS)
        parts.append(f"look({word!r})" if name else WORDS.get(word, word))

    def look(path: str) -> Any:
        value: Any = values
        for key in path.split("."):
            value = value.get(key, "") if isinstance(value, Mapping) else ""
        return value

    return eval(" ".join(parts), {"__builtins__": {}}, {**FUNCTIONS, "look": look})


def fill(value: Any, values: Values) -> Any:
    """Return `value` with its expressions replaced; one that is all of a text keeps its type."""
    if isinstance(value, Mapping):
        return {key: fill(item, values) for key, item in value.items()}
    if isinstance(value, list):
        return [fill(item, values) for item in value]
    if not isinstance(value, str):
        return value
    if whole := re.fullmatch(r"\$\{\{((?:(?!\}\}).)*)\}\}", value.strip()):
        return evaluate(whole[1], values)
    return re.sub(r"\$\{\{(.*?)\}\}", lambda found: str(evaluate(found[1], values)), value)


def combinations(job: Values, values: Values) -> list[dict[str, Any]]:
    """Return the values of its matrix that each run of a job gets."""
    matrix = fill(job.get("strategy", {}).get("matrix", {}), values)
    if "include" in matrix:
        return list(matrix["include"])
    return [dict(zip(matrix, each, strict=True)) for each in itertools.product(*matrix.values())]


@dataclass
class Rehearsal:
    """One repository at `remote`, whose workflows run in clones below `folder`.

    `variables` are the repository's; `environment` is set over that of every step.
    """

    remote: Path
    folder: Path
    variables: dict[str, str] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)
    ran: list[str] = field(default_factory=list)

    @property
    def asked(self) -> str:
        """What `gh` was asked to do."""
        path = self.folder / "gh.log"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def run(self, workflow: str, event: str, ref: str = "main", only: Values | None = None) -> None:
        """Run the jobs of a workflow in order; of a matrix, those that fit `only`.

        Raises:
            AssertionError: a step failed.
        """
        plan = YAML(typ="safe").load((self._clone(ref, 1) / ".github/workflows" / workflow).open())
        github = {
            "ref": f"refs/heads/{ref}", "event_name": event, "run_id": "7", "token": "none",
            "workflow": plan["name"], "repository": "someone/tiny", "server_url": "https://github.com",
        }  # fmt: skip
        values: dict[str, Any] = {"github": github, "vars": self.variables, "needs": {}}
        for name, job in plan["jobs"].items():
            if not evaluate(_bare(job.get("if", "true")), values):
                values["needs"][name] = {"result": "skipped", "outputs": {}}
                continue
            steps: dict[str, Any] = {}
            for index, matrix in enumerate(combinations(job, values)):
                if any(matrix.get(key, value) != value for key, value in (only or {}).items()):
                    continue
                own = {**values, "matrix": matrix, "strategy": {"job-index": index}, "steps": steps}
                self._job(job, own, ref)
                self.ran.append(" ".join([workflow, name, *map(str, matrix.values())]))
            outputs = fill(job.get("outputs", {}), {**values, "steps": steps})
            values["needs"][name] = {"result": "success", "outputs": outputs}

    def _job(self, job: Values, values: dict[str, Any], ref: str) -> None:
        root = self.folder
        for number, step in enumerate(job["steps"]):
            if not evaluate(_bare(step.get("if", "true")), values):
                continue
            if "run" not in step:
                options = fill(step.get("with", {}), values)
                root = self._action(step["uses"].split("@")[0], options, root, ref)
                continue
            environment = fill({**job.get("env", {}), **step.get("env", {})}, values)
            outputs = self._run(step, environment, root, ref)
            values["steps"][step.get("id", str(number))] = {"outputs": outputs}

    def _action(self, name: str, options: Values, root: Path, ref: str) -> Path:
        """Do what an action does to files; return the checkout."""
        artifacts = self.folder / "artifacts"
        if name == "actions/checkout":
            return self._clone(ref, options.get("fetch-depth", 1))
        if name == "actions/setup-python":
            _equip(root)
        elif name == "actions/upload-artifact":
            shutil.copytree(root / options["path"], artifacts / options["name"], dirs_exist_ok=True)
        elif name == "actions/download-artifact":
            for artifact in artifacts.glob(options.get("name") or options["pattern"]):
                shutil.copytree(artifact, root / options["path"], dirs_exist_ok=True)
        elif name == "actions/upload-pages-artifact":
            shutil.copytree(root / options["path"], artifacts / "github-pages")
        elif name == "actions/deploy-pages":
            shutil.copytree(artifacts / "github-pages", self.folder / "published")
        else:
            assert name == "actions/configure-pages", f"not known to the rehearsal: {name}"
        return root

    def _run(self, step: Values, own: Values, root: Path, ref: str) -> dict[str, str]:
        """Run a step's commands as GitHub's shell does; return its outputs."""
        tools, output = self.folder / "tools", self.folder / "output"
        tools.mkdir(exist_ok=True)
        output.write_text("")
        gh = tools / "gh"
        gh.write_text(f'#!/bin/sh\nprintf "%s\\n" "$*" >> "{self.folder}/gh.log"\n')
        gh.chmod(0o755)
        inherited = {
            k: v for k, v in os.environ.items() if not k.startswith(("PYTEST_", "GITHUB_"))
        }
        environment = {
            **inherited, **{key: str(value) for key, value in own.items()}, **self.environment,
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "GITHUB_REF_NAME": ref,
            "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(self.folder / "summary.md"),
        }  # fmt: skip
        flags = "-eo" if step.get("shell") == "bash" else "-e"
        pipefail = ["pipefail"] if flags == "-eo" else []
        done = subprocess.run(
            ["bash", flags, *pipefail, "-c", step["run"]],
            cwd=root, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        told = f"{step['run']}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
        assert done.returncode == 0, told
        return dict(line.split("=", 1) for line in output.read_text().splitlines())

    def _clone(self, ref: str, depth: int) -> Path:
        """Return a fresh clone; `depth` 0 is all of the history."""
        root = self.folder / f"clone-{len(list(self.folder.glob('clone-*')))}"
        whole = ["git", "clone", "--quiet", "--branch", ref, f"file://{self.remote}", str(root)]
        subprocess.run([*whole, *([f"--depth={depth}"] if depth else [])], check=True)
        return root


def _bare(condition: Any) -> str:
    return re.sub(r"^\$\{\{(.*)\}\}$", r"\1", str(condition).strip()).replace("True", "true")


def _equip(root: Path) -> None:
    """Give a clone what `make setup` would install: this Python's tools and node's packages."""
    tools = root / ".venv" / "bin"
    tools.mkdir(parents=True)
    for tool in Path(sys.executable).parent.iterdir():
        (tools / tool.name).symlink_to(tool)
    for name, command in (
        ("python", f'exec {sys.executable} "$@"'),
        *((name, "exit 0") for name in CHECKED_ELSEWHERE),
    ):
        (tools / name).unlink(missing_ok=True)
        (tools / name).write_text(f"#!/bin/sh\n{command}\n")
        (tools / name).chmod(0o755)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    for name in ("pyvenv.cfg", ".done-python", ".done-book", ".done-tests", ".done-browser"):
        (root / ".venv" / name).touch()
