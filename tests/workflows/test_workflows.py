"""The GitHub workflows: valid, pinned, and with no more rights than each job needs."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def run_tool(name: str, *arguments: str | Path) -> None:
    """Run a tool that is installed beside Python; fail with what it printed."""
    tool = Path(sys.executable).with_name(name)
    command = [tool, *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert result.returncode == 0, result.stdout + result.stderr


def load(name: str) -> dict[str, Any]:
    text = (ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8")
    workflow: dict[str, Any] = YAML(typ="safe").load(text)
    return workflow


def jobs_with(permission: str, level: str) -> list[tuple[str, str]]:
    return [
        (path.name, name)
        for path in WORKFLOWS
        for name, job in load(path.name)["jobs"].items()
        if job["permissions"].get(permission) == level
    ]


def test_both_workflows_are_there() -> None:
    assert [path.name for path in WORKFLOWS] == ["gpu.yml", "pages.yml"]


def test_zizmor_finds_nothing() -> None:
    run_tool("zizmor", "--offline", "--no-progress", "--persona=pedantic", *WORKFLOWS)


def test_workflows_fit_their_schema() -> None:
    run_tool("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS)


def test_citation_file_fits_its_schema() -> None:
    schema = "vendor.citation-file-format"
    run_tool("check-jsonschema", "--builtin-schema", schema, ROOT / "CITATION.cff")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_official_and_pinned_by_commit(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    used = [line.split("uses:", 1)[1].strip() for line in lines if "uses:" in line]
    assert used
    assert [use for use in used if not PINNED.fullmatch(use)] == []


def test_an_action_has_one_commit_everywhere() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
    pins = set(PINNED.findall(text))
    assert len(pins) == len({pin.split("@")[0] for pin in pins})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_grants_nothing_to_all_its_jobs(path: Path) -> None:
    assert load(path.name)["permissions"] == {}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_checkout_leaves_no_credentials(path: Path) -> None:
    steps = [step for job in load(path.name)["jobs"].values() for step in job["steps"]]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@pytest.mark.parametrize("permission", ["pages", "id-token"])
def test_only_the_deploy_job_may_publish(permission: str) -> None:
    assert jobs_with(permission, "write") == [("pages.yml", "deploy")]


@pytest.mark.parametrize("permission", ["contents", "pull-requests"])
def test_only_the_job_that_proposes_notebooks_may_write_to_the_repository(permission: str) -> None:
    assert jobs_with(permission, "write") == [("gpu.yml", "propose")]


def test_deploy_runs_on_pushes_to_main_only() -> None:
    deploy = load("pages.yml")["jobs"]["deploy"]
    assert deploy["if"] == "github.event_name == 'push' && github.ref == 'refs/heads/main'"
    assert deploy["needs"] == "build"


def test_gpu_job_is_skipped_where_no_runner_is_named() -> None:
    execute = load("gpu.yml")["jobs"]["execute"]
    assert execute["if"] == "vars.GPU_RUNNER_LABEL != ''"
    assert execute["runs-on"] == "${{ vars.GPU_RUNNER_LABEL }}"
