"""Run pages anew and compare what they give with what is committed; write nothing.

A run on another machine may differ in its last digits and training makes more of them, so numbers
may differ by `TOLERANCE` of the larger; words, and how many numbers there are, may not differ.
Outputs of cells tagged `volatile` are not compared, nor is the record of the run.
"""

import base64
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import numpy as np
from nbformat import NotebookNode

from companion.errors import CompanionError
from companion.execution.device import DeviceChoice, has_cuda
from companion.execution.freeze import PLOTLY_MIME, without_volatile
from companion.execution.job import Job, Planner
from companion.execution.local import run_here
from companion.execution.model import Frozen
from companion.execution.runner import Watch
from companion.execution.shard import shard
from companion.execution.staleness import State, Status
from companion.execution.store import load_frozen
from companion.pages import Page

TOLERANCE = 0.05
"""How much a number may differ, as a share of the larger one; below 1e-6 any number may."""

NUMBER = re.compile(r"[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[-+]?\d+)?")
SHOWN = 120
"""How many characters of an output a difference shows."""


@dataclass(frozen=True)
class Difference:
    """An output of a page that is not what is committed; `place` is its page, line and cell."""

    place: str
    old: str
    new: str

    def __str__(self) -> str:
        """Return the place, and below it the old and the new."""
        return f"{self.place}\n    {self.old[:SHOWN]}\n  → {self.new[:SHOWN]}"


def compare_pages(
    pages: Sequence[Page], part: tuple[int, int] | None, workers: int
) -> Iterator[tuple[Page, list[Difference] | CompanionError]]:
    """Run the pages of `part` (i of n, all where it is None); yield what differs, by page.

    Only fresh pages are run, since a stale one's outputs are known to be old, and a page that ran
    on a GPU only where there is one.

    Raises:
        CompanionError: a page cannot be read.
    """
    if not pages:
        return
    staleness, cuda = pages[0].book.staleness, has_cuda()
    states = [staleness.state(page) for page in pages]
    able = [state for state in states if _can_run(state, cuda=cuda)]
    chosen = [state.page for state in (shard(able, *part) if part else able)]
    planner = Planner(staleness, DeviceChoice.AUTO, cuda=cuda)
    jobs = {page.path.as_posix(): (page, planner.job(page, None)) for page in chosen}

    def keep(job: Job, run: Frozen) -> list[Difference]:
        page = jobs[job.path][0]
        frozen = load_frozen(page)
        assert frozen is not None, "a fresh page has a notebook"
        return list(differences(page, frozen, run))

    for job, result in run_here([job for _, job in jobs.values()], Watch(), workers, keep):
        yield jobs[job.path][0], result


def differences(page: Page, old: Frozen, new: Frozen) -> Iterator[Difference]:
    """Yield, cell by cell, the first thing in which each output of `new` is not that of `old`."""
    data = [run.record.provenance.data for run in (old, new)]
    if data[0] != data[1]:
        yield Difference(f"{page.path}:1: data", *map(str, data))
        return
    code = [i for i, cell in enumerate(page.source.cells) if cell.cell_type == "code"]
    before, after = without_volatile(old).cells, without_volatile(new).cells
    for number, (index, *cells) in enumerate(zip(code, before, after, strict=True), 1):
        place = f"{page.path}:{page.line_of(index)}: code cell {number}"
        for one, two in zip_longest(*(_pieces(cell.outputs) for cell in cells), fillvalue=("", "")):
            if not alike(one[1], two[1]):
                yield Difference(f"{place}, {one[0] or two[0]}", one[1], two[1])
                break


def _can_run(state: State, *, cuda: bool) -> bool:
    record = state.record if state.status is Status.FRESH else None
    return record is not None and (cuda or record.provenance.device == "cpu")


def alike(old: str, new: str) -> bool:
    """Return whether two texts hold the same words, and numbers within `TOLERANCE`."""
    if old == new:
        return True
    if NUMBER.sub("", old).split() != NUMBER.sub("", new).split():
        return False
    before, after = _numbers(old), _numbers(new)
    return len(before) == len(after) and all(
        math.isclose(one, two, rel_tol=TOLERANCE, abs_tol=1e-6)
        for one, two in zip(before, after, strict=True)
    )


def _numbers(text: str) -> list[float]:
    return [float(n.replace("−", "-").replace(",", "")) for n in NUMBER.findall(text)]


def _pieces(outputs: Sequence[NotebookNode]) -> Iterator[tuple[str, str]]:
    """Yield the lines of the outputs' texts and the leaves of their figures, each with its kind.

    A picture counts as one that is there: its bytes depend on the machine's fonts.
    """
    for output in outputs:
        if "data" not in output:
            text = output.get("text", output.get("evalue", ""))
            yield from (("text", line) for line in text.splitlines())
            continue
        for kind, value in sorted(output.data.items()):
            if kind == "text/html" and PLOTLY_MIME in output.data:
                continue  # the same figure again, which `assemble` puts there for Colab
            if kind.startswith("image/") and kind != "image/svg+xml":
                yield kind, "a picture"
            elif isinstance(value, str):
                yield from ((kind, line) for line in value.splitlines())
            else:
                yield from ((f"{kind} {path}", leaf) for path, leaf in _leaves(value))


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each leaf of JSON; a packed array is one leaf of numbers."""
    if isinstance(value, Mapping) and "bdata" in value:
        array = np.frombuffer(base64.b64decode(value["bdata"]), dtype=value["dtype"])
        yield path, " ".join(f"{number:.6g}" for number in array.tolist())
    elif isinstance(value, Mapping):
        for key in sorted(value):
            yield from _leaves(value[key], f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves(item, f"{path}[{index}]")
    else:
        yield path, str(value)
