"""The GitHub workflows: valid, pinned, and with no more rights than each job needs."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from companion.book import Book
from support import replace

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


def test_the_workflows_are_there() -> None:
    assert [path.name for path in WORKFLOWS] == ["execute.yml", "pages.yml", "weekly.yml"]


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
    assert jobs_with(permission, "write") == [("execute.yml", "propose")]


def test_deploy_runs_on_pushes_to_main_only() -> None:
    deploy = load("pages.yml")["jobs"]["deploy"]
    assert deploy["if"] == "github.event_name == 'push' && github.ref == 'refs/heads/main'"
    assert deploy["needs"] == ["fast", "slow"]


def test_gpu_pages_wait_where_no_runner_is_named_and_data_pages_do_not() -> None:
    jobs = load("execute.yml")["jobs"]
    plan = next(step for step in jobs["plan"]["steps"] if step.get("id") == "status")
    assert plan["env"]["WAITS_FOR_GPU"] == "${{ vars.GPU_RUNNER_LABEL && '--waits-for gpu' }}"
    gpu = "contains(matrix.page.waits_for, 'gpu') && vars.GPU_RUNNER_LABEL"
    assert jobs["execute"]["runs-on"] == f"${{{{ {gpu} || 'ubuntu-latest' }}}}"
    assert jobs["execute"]["env"]["DEVICE"] == f"${{{{ {gpu} && 'cuda' || 'cpu' }}}}"
    needs = {name: job.get("needs") for name, job in jobs.items()}
    assert needs == {"plan": None, "execute": "plan", "posters": "execute", "propose": "posters"}


@pytest.mark.parametrize(("flag", "found"), [("--waits-for gpu", 2), ("", 1)])
def test_the_matrix_is_the_status_of_the_pages_that_wait(tiny: Book, flag: str, found: int) -> None:
    """Run the plan's own command on a book with two such pages; the matrix's fields are there."""
    for name, need in (("page", "gpu"), ("other", "data")):
        path = tiny.root / f"book/one/{name}.md"
        replace(path, "file_format", f"needs: [{need}]\nfile_format")
    jobs = load("execute.yml")["jobs"]
    plan = next(step["run"] for step in jobs["plan"]["steps"] if step.get("id") == "status")
    output = tiny.root / "output.txt"
    companion = Path(sys.executable).with_name("companion")
    command = plan.replace(".venv/bin/companion", f"{companion} --book {tiny.root}")
    environment = {**os.environ, "GITHUB_OUTPUT": str(output), "WAITS_FOR_GPU": flag}
    subprocess.run(["bash", "-euc", command], env=environment, check=True)
    name, _, value = output.read_text().strip().partition("=")
    assert jobs["plan"]["outputs"] == {name: "${{ steps.status.outputs.pages }}"}
    pages = json.loads(value)
    waiting = ["book/one/other.md", "book/one/page.md"][:found]
    assert [page["page"] for page in pages] == waiting
    used = set(re.findall(r"matrix\.page\.(\w+)", json.dumps(jobs["execute"])))
    assert used and used <= set(pages[0])


def test_publishing_refuses_pages_that_ran_without_what_they_need() -> None:
    steps = load("pages.yml")["jobs"]["fast"]["steps"]
    runs = [step.get("run", "") for step in steps]
    gate = next(step for step in steps if step.get("run", "").endswith("companion publishable"))
    assert runs.index(gate["run"]) < runs.index("make book"), "building may run it without"
    assert gate["if"] == "github.ref == 'refs/heads/main'"
    assert gate["env"] == {"COMPANION_ALLOW_WITHOUT": "${{ vars.ALLOW_PAGES_WITHOUT }}"}


def test_the_printed_files_are_made_before_the_site_is_tested_and_published() -> None:
    steps = load("pages.yml")["jobs"]["fast"]["steps"]
    runs = [step.get("run", "") or step.get("uses", "").split("@")[0] for step in steps]
    places = [
        runs.index(step)
        for step in ("make book", "make print", ".ci/run fast", "actions/upload-pages-artifact")
    ]
    assert places == sorted(places)


def parts(name: str, job: str) -> list[str]:
    """Return the parts of `.ci/run` that a job's matrix runs."""
    matrix = load(name)["jobs"][job]["strategy"]["matrix"]
    assert load(name)["jobs"][job]["steps"][-1] == {"run": '.ci/run "$PART"'}
    return [each["part"] for each in matrix["include"]] if "include" in matrix else matrix["part"]


def test_what_is_published_passed_every_part_of_ci() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    every = set(re.findall(r"^  ([a-z]+)\) make", script, re.MULTILINE)) - {"all"}
    assert len(every) == 3
    assert {"fast", *parts("pages.yml", "slow")} == every == set(parts("weekly.yml", "test"))


@pytest.mark.parametrize("argument", ["help", "slow"])
def test_ci_names_its_parts_where_it_is_given_another(argument: str) -> None:
    result = subprocess.run(
        [ROOT / ".ci" / "run", argument], check=False, capture_output=True, text=True
    )
    assert result.returncode == 2 and "fast|browser|notebooks" in result.stderr


def test_a_job_that_tests_has_all_of_the_history() -> None:
    """The day of a chapter's edition, `lessons` as a page ran with them, what a change touches."""
    tests = [
        (path.name, name, job["steps"][0].get("with", {}).get("fetch-depth"))
        for path in WORKFLOWS
        for name, job in load(path.name)["jobs"].items()
        if any(".ci/run" in step.get("run", "") for step in job["steps"])
    ]
    assert tests == [("pages.yml", "fast", 0), ("pages.yml", "slow", 0), ("weekly.yml", "test", 0)]


@pytest.mark.parametrize("part", ["notebooks", "browser", "fast"])
def test_every_page_is_tested_weekly_in_shards_that_are_all_there(part: str) -> None:
    weekly = load("weekly.yml")
    test = weekly["jobs"]["test"]
    assert weekly["on"]["schedule"] and "--every-page --shard" in test["env"]["PYTEST_ADDOPTS"]
    shards = [
        each["shard"] for each in test["strategy"]["matrix"]["include"] if each["part"] == part
    ]
    assert shards == [f"{number}/{len(shards)}" for number in range(1, len(shards) + 1)]


def test_every_page_is_compared_weekly() -> None:
    compare = load("weekly.yml")["jobs"]["compare"]
    shards = compare["strategy"]["matrix"]["shard"]
    assert shards == [f"{number}/{len(shards)}" for number in range(1, len(shards) + 1)]
    step = compare["steps"][-1]
    assert "companion compare" in step["run"] and step["shell"] == "bash", (
        "a failure passes the pipe"
    )
