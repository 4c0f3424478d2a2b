"""A page as a notebook: the install cell, then the page's cells with their Markdown resolved."""

import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions

import nbformat
from nbformat import NotebookNode
from pybtex.database import BibliographyData

from companion.corrections import load_bibliography, load_corrections
from companion.errors import CompanionError
from companion.glossary import load_glossary
from companion.imports import LESSONS, glued_names, required_modules
from companion.notebooks.markdown import MarkdownExporter, PageState
from companion.notebooks.references import References
from companion.notebooks.syntax import Catalogue
from companion.pages import Page
from companion.settings import Book

INSTALL_TAG = "companion-install"
_RECORD = "application/papermill.record/text/plain"

CellOutputs = tuple[int | None, list[NotebookNode]]


class Exporter:
    """Exports the pages of one book; loads the book's records once."""

    def __init__(self, book: Book) -> None:
        bibliography: BibliographyData = load_bibliography(book)
        self._book = book
        self._references = References(book)
        self._catalogue = Catalogue(load_glossary(book), load_corrections(book), bibliography)

    def check(self, page: Page) -> None:
        """Render the page's Markdown and forget it, so that mistakes show before the page runs.

        Raises:
            DataError: the page holds MyST syntax that has no form in a notebook.
        """
        state = PageState(page, self._references, glued_names(page))
        markdown = MarkdownExporter(state, self._catalogue.roles, self._catalogue.directives)
        for index, cell in enumerate(page.source.cells):
            state.line = page.line_of(index)
            if cell.cell_type == "markdown":
                markdown.render(cell.source)

    def export(self, page: Page, outputs: list[CellOutputs]) -> NotebookNode:
        """Return the notebook of `page` with the given outputs of its code cells, in order.

        Raises:
            DataError: the page holds MyST syntax that has no form in a notebook.
            ValueError: there are more or fewer outputs than code cells.
        """
        state = PageState(page, self._references, glued(outputs))
        markdown = MarkdownExporter(state, self._catalogue.roles, self._catalogue.directives)
        notebook = nbformat.v4.new_notebook()
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
        notebook.metadata["language_info"] = {"name": "python"}
        notebook.cells = [self._install_cell(page)]
        results = iter(outputs)
        for index, cell in enumerate(page.source.cells):
            state.line = page.line_of(index)
            if cell.cell_type == "code":
                notebook.cells.append(_code_cell(cell, index, *next(results)))
            elif cell.cell_type == "markdown":
                text = markdown.render(cell.source)
                notebook.cells.append(nbformat.v4.new_markdown_cell(text, id=f"cell-{index}"))
        if next(results, None) is not None:
            raise ValueError(f"{page.path}: more outputs than code cells")
        return notebook

    def _install_cell(self, page: Page) -> NotebookNode:
        source = "\n".join(
            [
                f"# {page.title} — 주석 딥러닝",
                f"# 이 노트북의 웹 쪽: {self._book.page_url(page.docname)}",
                "# 먼저 이 셀을 실행한다. 이 쪽에 필요한 것 가운데 없는 것만 설치한다.",
                f"%pip install -q {' '.join(requirements(page))}",
            ]
        )
        metadata = {"tags": [INSTALL_TAG]}
        return nbformat.v4.new_code_cell(source, id="install", metadata=metadata)


def requirements(page: Page) -> list[str]:
    """Return what pip must install for the page: what its cells import, and `lessons`.

    Versions are left to the machine: Colab's own are used where it has the package, so that
    nothing large is downloaded again.
    """
    modules = required_modules(page) - set(sys.stdlib_module_names)
    packages = sorted({distribution_of(module) for module in modules - {LESSONS}})
    if LESSONS in modules:
        packages.append(f'"git+{page.book.repository}@{page.book.branch}"')
    return packages


@cache
def distribution_of(module: str) -> str:
    """Return the name that pip knows an installed top-level module by.

    Raises:
        CompanionError: nothing that is installed provides the module.
    """
    try:
        return str(distribution(module).name)
    except PackageNotFoundError:
        names = packages_distributions().get(module)
    if not names:
        raise CompanionError(f"module '{module}': no installed package provides it; check its name")
    return names[0]


def glued(outputs: list[CellOutputs]) -> dict[str, str]:
    """Return the numbers and texts that the cells recorded for the prose, by name."""
    values = {}
    for _, cell_outputs in outputs:
        for output in cell_outputs:
            name = output.get("metadata", {}).get("scrapbook", {}).get("name")
            if name and _RECORD in output.data:
                values[name] = str(output.data[_RECORD])
    return values


def _code_cell(
    cell: NotebookNode, index: int, count: int | None, outputs: list[NotebookNode]
) -> NotebookNode:
    metadata = {key: cell.metadata[key] for key in ("name", "tags") if key in cell.metadata}
    new = nbformat.v4.new_code_cell(cell.source, id=f"cell-{index}", metadata=metadata)
    new.execution_count, new.outputs = count, outputs
    return new
