"""Bring notebooks up to date: run what is stale, rewrite the Markdown of the rest."""

import copy
import datetime
import json
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import nbformat
import plotly.io
from nbformat import NotebookNode

from companion.errors import CompanionError, DataError
from companion.execution.facts import banner_markdown, provenance_markdown
from companion.execution.job import Job, Planner, commit_of
from companion.execution.local import run_here
from companion.execution.model import METADATA, VOLATILE_TAG, Frozen, Volatile
from companion.execution.runner import Watch
from companion.execution.staleness import Staleness, State, scan_page
from companion.execution.store import load_frozen, write_notebook
from companion.notebooks.export import Exporter
from companion.pages import Page

# Plotly writes with orjson where that happens to be installed, and then other bytes.
plotly.io.json.config.default_engine = "json"

PLOTLY_MIME = "application/vnd.plotly.v1+json"
RECORD_MIME = "application/papermill.record/text/plain"


@dataclass(frozen=True)
class Outcome:
    """What was done for one page; `seconds` and `device_name` are those of its last run.

    `commit` is the one whose `lessons` the notebook installs; None stands for the branch.
    """

    page: Page
    executed: bool
    written: bool
    seconds: float
    device_name: str
    commit: str | None


class Freezer:
    """Freezes the pages of one book."""

    def __init__(self, staleness: Staleness, exporter: Exporter, planner: Planner) -> None:
        self._staleness = staleness
        self._exporter = exporter
        self._planner = planner
        self._writing = threading.Lock()

    def refresh(self, states: Iterable[State]) -> Iterator[Outcome]:
        """Rewrite the notebooks of fresh pages, whose prose may have changed; run nothing.

        Raises:
            DataError: a page holds MyST syntax that has no form in a notebook.
        """
        for state in states:
            frozen = load_frozen(state.page)
            assert frozen is not None, "a fresh page has a notebook"
            yield self._write(state.page, self._current(state.page, frozen), executed=False)

    def plan(self, states: Iterable[State]) -> dict[str, tuple[Job, Page]]:
        """Return the job of each page, by its path, after checking the page's Markdown.

        Raises:
            CompanionError: a page cannot be run or exported; nothing has run yet.
        """
        jobs = {}
        for state in states:
            self._exporter.check(state.page)
            seconds = state.record.volatile.seconds if state.record else None
            job = self._planner.job(state.page, seconds)
            jobs[job.path] = (job, state.page)
        return jobs

    def execute(
        self, jobs: dict[str, tuple[Job, Page]], watch: Watch, workers: int
    ) -> Iterator[tuple[Job, Outcome | CompanionError]]:
        """Run the jobs, `workers` at a time; yield each with what was done, or why it failed.

        Each notebook is written as soon as its page has run, so that an interruption loses only
        the pages that were running; a page whose cell failed keeps its old notebook.
        """

        def keep(job: Job, frozen: Frozen) -> Outcome:
            with self._writing:
                return self._keep(jobs[job.path][1], frozen)

        return run_here([job for job, _ in jobs.values()], watch, workers, keep)

    def _keep(self, page: Page, frozen: Frozen) -> Outcome:
        """Write the results of a run, even where the page's text cannot be exported.

        Raises:
            CompanionError: the text cannot be exported; the notebook holds the results without it.
        """
        try:
            return self._write(page, frozen, executed=True)
        except Exception as error:
            self._write(page, frozen, executed=True, prose=False)
            if not isinstance(error, DataError):
                raise
            kept = "  its run is kept: mend the text and run `companion execute` again"
            raise CompanionError(f"{error}\n{kept}") from None

    def _current(self, page: Page, frozen: Frozen) -> Frozen:
        """Return the frozen results with today's scan, and the commit where it was not known."""
        scan = scan_page(page)
        volatile = frozen.record.volatile
        if volatile.commit is None:
            commit = commit_of(page.book.root, self._staleness.files(scan))
            volatile = volatile.model_copy(update={"commit": commit})
        record = frozen.record.model_copy(update={"scan": scan, "volatile": volatile})
        return Frozen(record, frozen.cells)

    def _write(self, page: Page, frozen: Frozen, *, executed: bool, prose: bool = True) -> Outcome:
        notebook = assemble(page, frozen, self._exporter, prose=prose)
        written = write_notebook(page.book.root / page.notebook, notebook)
        record = frozen.record
        run, device = record.volatile, record.provenance.device_name
        return Outcome(page, executed, written, run.seconds, device, run.commit)


def without_volatile(frozen: Frozen) -> Frozen:
    """Return the results without what may differ between two runs of the same code.

    That is the record's field `volatile` and the outputs of cells tagged `volatile`; of those, the
    numbers that the prose quotes stay, as 0.
    """
    cells = copy.deepcopy(frozen.cells)
    for cell in cells:
        if VOLATILE_TAG in cell.metadata.get("tags", []):
            cell.outputs = [
                output for output in cell.outputs if RECORD_MIME in output.get("data", {})
            ]
            for output in cell.outputs:
                output.data[RECORD_MIME] = "0"
    nothing = Volatile(seconds=0, peak_mib=0, date=datetime.date.min, commit=None)
    return Frozen(frozen.record.model_copy(update={"volatile": nothing}), cells)


def assemble(page: Page, frozen: Frozen, exporter: Exporter, *, prose: bool = True) -> NotebookNode:
    """Return the notebook of `page`: its exported cells, the frozen outputs, their record.

    Raises:
        DataError: the page's text cannot be exported; without `prose`, it is left out.
    """
    outputs = [_outputs(cell) for cell in frozen.cells]
    notebook = exporter.export(page, outputs, frozen.record.volatile.commit, prose=prose)
    record = frozen.record
    if text := banner_markdown(record):
        notebook.cells.insert(1, nbformat.v4.new_markdown_cell(text, id="banner"))
    provenance = provenance_markdown(record, page.book)
    marked = {"tags": [VOLATILE_TAG]}
    notebook.cells.append(
        nbformat.v4.new_markdown_cell(provenance, id="provenance", metadata=marked)
    )
    notebook.metadata[METADATA] = json.loads(record.model_dump_json())
    return notebook


def _outputs(cell: NotebookNode) -> tuple[int | None, list[NotebookNode]]:
    """Return a cell's execution count and outputs, each plotly figure also as HTML for Colab."""
    outputs = copy.deepcopy(cell.outputs)
    for output in outputs:
        data = output.get("data", {})
        if PLOTLY_MIME in data:
            # Sorted, because a notebook read back from disk is: the same figure, the same bytes.
            figure = json.loads(json.dumps(data[PLOTLY_MIME], sort_keys=True))
            figure.pop("config", None)
            data["text/html"] = plotly.io.to_html(
                figure, full_html=False, include_plotlyjs="cdn", include_mathjax=False,
                div_id=f"plotly-{cell.execution_count}", validate=False,
            )  # fmt: skip
    return cell.execution_count, outputs
