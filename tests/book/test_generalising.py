"""Section 5.1's claims: one network in two frameworks, and a ruler that reads known dimensions."""

from collections.abc import Sequence
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient

from companion.book import Book
from companion.pages import find_pages
from support import ROOT

pytestmark = pytest.mark.slow  # it executes parts of the pages


def _run(slug: str, last: str, path: Path, names: Sequence[str]) -> dict[str, np.ndarray]:
    """Run a page up to the first cell that holds `last`; return some of its variables."""
    pages = {page.slug: page for page in find_pages(Book.load(ROOT))}
    notebook = nbformat.from_dict(pages[slug].source)
    end = next(place for place, cell in enumerate(notebook.cells) if last in cell.source)
    save = f"np.savez({str(path)!r}, **{{name: globals()[name] for name in {list(names)}}})"
    notebook.cells = [*notebook.cells[: end + 1], nbformat.v4.new_code_cell(save)]
    NotebookClient(notebook, timeout=600, kernel_name="python3").execute()
    return dict(np.load(path, allow_pickle=True))


def test_two_frameworks_take_the_same_steps(tmp_path: Path) -> None:
    found = _run(
        "05-fundamentals/01-memorising", "gap = np.abs(by_keras", tmp_path / "a.npz",
        ["by_keras", "by_torch"],
    )  # fmt: skip
    assert found["by_keras"].shape == found["by_torch"].shape == (500, 10)
    assert np.abs(found["by_torch"]).max() > 0.1
    np.testing.assert_allclose(found["by_keras"], found["by_torch"], atol=1e-4)


def test_two_neighbours_read_the_dimension_of_a_box(tmp_path: Path) -> None:
    found = _run(
        "05-fundamentals/01-manifold", "cubes, ratio = {}, {}", tmp_path / "b.npz", ["ratio"]
    )
    ratio = found["ratio"].item()
    for dimension in (1, 2):
        assert ratio[dimension] == pytest.approx(dimension / (dimension + 1), abs=0.03)
