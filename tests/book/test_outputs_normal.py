"""No committed output holds what belongs to one machine, or what some reader cannot be shown."""

import copy
from pathlib import Path

import nbformat
import pytest

from companion.execution.client import without_fallback
from companion.execution.normalise import normalise
from companion.execution.places import shown_folders
from companion.outputs.kinds import make_showable
from support import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").rglob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_normalising_a_notebook_again_changes_nothing(path: Path) -> None:
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    again = copy.deepcopy(cells)
    normalise(again, shown_folders(ROOT / "code", ROOT))
    assert again == cells
    for number, cell in enumerate(again[1:], start=1):  # the first installs
        cell.outputs = [without_fallback(output) for output in cell.outputs]
        before = copy.deepcopy(cell.outputs)
        make_showable(cell, number)
        assert cell.outputs == before
