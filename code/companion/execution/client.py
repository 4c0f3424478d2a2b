"""Where the site's outputs come from: the frozen notebooks, never a kernel."""

from pathlib import Path
from typing import Any

from myst_nb.core.execute import NotebookClientBase
from nbformat import NotebookNode

from companion.book import Book
from companion.execution.staleness import Status, status
from companion.execution.store import load_frozen
from companion.pages import Page


class FrozenClient(NotebookClientBase):  # type: ignore[misc]
    """Gives each code cell of a page the outputs of its frozen notebook."""

    def start_client(self) -> None:
        """Copy the outputs in; a page that is stale or never ran is a warning, shown without."""
        self.notebook.metadata.setdefault("language_info", {"pygments_lexer": "ipython3"})
        page = page_of(self.path)
        if page is None:
            return
        state = status(page)
        if state is not Status.FRESH:
            message = f"{page.path} is {state.value}: run `companion execute {page.path}`"
            self.logger.warning(message, subtype="stale")
            return
        frozen = load_frozen(page)
        assert frozen is not None
        cells = (cell for cell in self.notebook.cells if cell.cell_type == "code")
        for cell, ran in zip(cells, frozen.cells, strict=True):
            cell.outputs = [without_fallback(output) for output in ran.outputs]
            cell.execution_count = ran.execution_count


def create_frozen_client(
    notebook: NotebookNode, source: str, nb_config: Any, logger: Any, read_fmt: Any = None
) -> FrozenClient:
    """Stand in for `myst_nb.core.execute.create_client`, with its signature."""
    path = Path(source) if Path(source).is_file() else None
    return FrozenClient(notebook, path, nb_config, logger)


def page_of(path: Path | None) -> Page | None:
    """Return the page whose source is `path`; None for a file outside the book's folder."""
    if path is None:
        return None
    for root in path.resolve().parents:
        if (root / "_config.yml").is_file() and path.is_relative_to(root / "book"):
            return Page(Book.load(root), path.relative_to(root))
    return None


def without_fallback(output: NotebookNode) -> NotebookNode:
    """Return the output without the HTML that is there only for Colab (it asks a CDN)."""
    data = output.get("data", {})
    if "application/vnd.plotly.v1+json" in data:
        data.pop("text/html", None)
    return output
