"""Bring notebooks up to date: run what is stale, rewrite the Markdown of the rest."""

import copy
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import plotly.io
from nbformat import NotebookNode

from companion.execution.model import (
    METADATA,
    Frozen,
    Status,
    load_frozen,
    status,
    write_notebook,
)
from companion.execution.runner import run
from companion.notebooks import Exporter
from companion.pages import Page

PLOTLY_MIME = "application/vnd.plotly.v1+json"


@dataclass(frozen=True)
class Outcome:
    """What was done for one page."""

    page: Page
    status: Status
    executed: bool
    written: bool


def freeze(
    pages: Iterable[Page], exporter: Exporter, *, report: Callable[[str], None] = print
) -> list[Outcome]:
    """Run every page that is stale or never ran, and write every notebook that changed.

    Each notebook is written as soon as its page has run, so that an interruption loses one page.

    Raises:
        ExecutionFailed: a page did not run to its end; its old notebook is left as it was.
        DataError: a page holds MyST syntax that has no form in a notebook.
    """
    outcomes = []
    for page in pages:
        state = status(page)
        executed = state is not Status.FRESH
        if executed:
            exporter.check(page)
            report(f"{page.path}: {state.value}, running …")
            frozen = run(page)
            report(f"{page.path}: ran in {frozen.record.provenance.seconds} s")
        else:
            loaded = load_frozen(page)
            assert loaded is not None
            frozen = loaded
        notebook = assemble(page, frozen, exporter)
        written = write_notebook(page.book.root / page.notebook, notebook)
        outcomes.append(Outcome(page, state, executed, written))
    return outcomes


def assemble(page: Page, frozen: Frozen, exporter: Exporter) -> NotebookNode:
    """Return the notebook of `page`: its exported cells, the frozen outputs, their record."""
    outputs = [_outputs(cell) for cell in frozen.cells]
    notebook = exporter.export(page, outputs)
    notebook.metadata[METADATA] = json.loads(frozen.record.model_dump_json())
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
