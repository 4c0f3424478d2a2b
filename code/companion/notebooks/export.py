"""A page as a notebook: the install cell, then the page's cells with their Markdown resolved."""

from collections.abc import Callable

import nbformat
from nbformat import NotebookNode

from companion.book import Book
from companion.imports import glue_examples
from companion.myst import markdown_cells
from companion.notebooks.install import install_cell
from companion.notebooks.markdown import MarkdownExporter, PageState
from companion.notebooks.references import References
from companion.notebooks.syntax import Catalogue
from companion.pages import FRAMEWORKS, Page, framework_tag, tab_runs

_RECORD = "application/papermill.record/text/plain"

CellOutputs = tuple[int | None, list[NotebookNode]]


class Exporter:
    """Exports the pages of one book; loads the book's records once."""

    def __init__(self, book: Book) -> None:
        self._references = References(book)
        self._catalogue = Catalogue(
            book.glossary, book.corrections, book.bibliography, book.editions
        )

    def check(self, page: Page) -> None:
        """Render the page's Markdown and forget it, so that mistakes show before the page runs.

        Raises:
            CompanionError: nothing that is installed provides a module that the page imports.
            DataError: the page holds MyST syntax that has no form in a notebook.
        """
        install_cell(page, None)
        self._markdown(page, glue_examples(page))

    def export(
        self,
        page: Page,
        outputs: list[CellOutputs],
        commit: str | None = None,
        *,
        prose: bool = True,
    ) -> NotebookNode:
        """Return the notebook of `page` with the given outputs of its code cells, in order.

        `commit` is the one whose `lessons` the notebook installs; None stands for the branch.
        Without `prose`, the notebook holds no Markdown of the page, and nothing of it can fail.

        Raises:
            DataError: the page holds MyST syntax that has no form in a notebook.
            ValueError: there are more or fewer outputs than code cells.
        """
        texts = self._markdown(page, glued(outputs).get) if prose else {}
        headings = framework_headings(page)
        notebook = nbformat.v4.new_notebook()
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
        notebook.metadata["language_info"] = {"name": "python"}
        notebook.cells = [install_cell(page, commit)]
        results = iter(outputs)
        for index, cell in enumerate(page.source.cells):
            if index in headings:
                notebook.cells.append(_markdown_cell(headings[index], f"tab-{index}"))
            if cell.cell_type == "code":
                result = next(results, None)
                if result is None:
                    raise ValueError(f"{page.path}: fewer outputs than code cells")
                notebook.cells.append(_code_cell(cell, index, *result))
            elif texts.get(index):
                notebook.cells.append(_markdown_cell(texts[index], f"cell-{index}"))
        if next(results, None) is not None:
            raise ValueError(f"{page.path}: more outputs than code cells")
        return notebook

    def _markdown(self, page: Page, glue: Callable[[str], str | None]) -> dict[int, str]:
        """Return the exported text of each Markdown cell, by the cell's index in the page."""
        self._references.include(page)
        cells = list(markdown_cells(page))
        exporter = MarkdownExporter(
            PageState(page, self._references, glue),
            self._catalogue.roles,
            self._catalogue.directives,
            [(text, line) for _, text, line in cells],
        )
        texts = {index: exporter.cell(text, line) for index, text, line in cells}
        exporter.finish()
        return texts


def glued(outputs: list[CellOutputs]) -> dict[str, str]:
    """Return the numbers and texts that the cells recorded for the prose, by name."""
    values = {}
    for _, cell_outputs in outputs:
        for output in cell_outputs:
            name = output.get("metadata", {}).get("scrapbook", {}).get("name")
            if name and _RECORD in output.data:
                values[name] = str(output.data[_RECORD])
    return values


def framework_headings(page: Page) -> dict[int, str]:
    """Return the heading over each cell that the site shows as a tab, by the cell's index."""
    cells = list(enumerate(page.source.cells))
    headings = {}
    for run in tab_runs(cells, lambda item: framework_tag(item[1].metadata)):
        for index, cell in run:
            framework = framework_tag(cell.metadata)
            assert framework is not None
            headings[index] = f"#### {FRAMEWORKS[framework]}"
    return headings


def _markdown_cell(text: str, key: str) -> NotebookNode:
    return nbformat.v4.new_markdown_cell(text, id=key)


def _code_cell(
    cell: NotebookNode, index: int, count: int | None, outputs: list[NotebookNode]
) -> NotebookNode:
    metadata = {key: cell.metadata[key] for key in ("name", "tags") if key in cell.metadata}
    new = nbformat.v4.new_code_cell(cell.source, id=f"cell-{index}", metadata=metadata)
    new.execution_count, new.outputs = count, outputs
    return new
