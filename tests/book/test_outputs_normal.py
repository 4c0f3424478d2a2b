"""No committed output holds what belongs to one machine."""

import copy
from pathlib import Path

import nbformat
import pytest

from companion.execution.normalise import normalise
from companion.execution.places import shown_folders
from support import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").rglob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_normalising_a_notebook_again_changes_nothing(path: Path) -> None:
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    again = copy.deepcopy(cells)
    normalise(again, shown_folders(ROOT / "code", ROOT))
    assert again == cells
