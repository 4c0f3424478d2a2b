"""Where the site's outputs come from: the frozen notebooks, never a kernel."""

from pathlib import Path
from typing import Any

from myst_nb.core.execute import NotebookClientBase
from nbformat import NotebookNode
from sphinx.application import Sphinx

from companion.book import Book, book_of
from companion.execution.staleness import Status
from companion.execution.store import load_frozen
from companion.pages import Page


class FrozenClient(NotebookClientBase):  # type: ignore[misc]
    """Gives each code cell of a page of `book` the outputs of its frozen notebook."""

    book: Book

    def start_client(self) -> None:
        """Copy the outputs in; a page that is stale or never ran is a warning, shown without."""
        self.notebook.metadata.setdefault("language_info", {"pygments_lexer": "ipython3"})
        page = self._page()
        if page is None:
            return
        status = self.book.staleness.state(page).status
        if status is not Status.FRESH:
            message = f"{page.path} is {status.value}: run `companion execute {page.path}`"
            self.logger.warning(message, subtype="stale")
            return
        frozen = load_frozen(page)
        assert frozen is not None
        cells = (cell for cell in self.notebook.cells if cell.cell_type == "code")
        for cell, ran in zip(cells, frozen.cells, strict=True):
            cell.outputs = [without_fallback(output) for output in ran.outputs]
            cell.execution_count = ran.execution_count

    def _page(self) -> Page | None:
        source = self.book.source
        if self.path is None or not self.path.is_relative_to(source):
            return None
        return self.book.pages.get(self.path.relative_to(source).with_suffix("").as_posix())


def create_frozen_client(
    app: Sphinx,
    notebook: NotebookNode,
    source: str,
    nb_config: Any,
    logger: Any,
    read_fmt: Any = None,
) -> FrozenClient:
    """Stand in for `myst_nb.core.execute.create_client` in the build `app`."""
    path = Path(source) if Path(source).is_file() else None
    client = FrozenClient(notebook, path, nb_config, logger)
    client.book = book_of(app)
    return client


def without_fallback(output: NotebookNode) -> NotebookNode:
    """Return the output without the HTML that is there only for Colab (it asks a CDN)."""
    data = output.get("data", {})
    if "application/vnd.plotly.v1+json" in data:
        data.pop("text/html", None)
    return output
