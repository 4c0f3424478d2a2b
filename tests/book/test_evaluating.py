"""Section 5.2's equalities: folds are the library's, and leaving one out needs one training."""

import ast
from typing import Any

import nbformat
import numpy as np
import pytest
from sklearn.model_selection import KFold, LeaveOneOut

from companion.book import Book
from companion.pages import find_pages
from support import ROOT

EVALUATING = "05-fundamentals/02-evaluating"
LEAKS = "05-fundamentals/02-leaks"


def _functions(slug: str, *names: str) -> list[Any]:
    """Return functions of a page, made in a room of their own."""
    pages = {page.slug: page for page in find_pages(Book.load(ROOT))}
    cells = nbformat.from_dict(pages[slug].source).cells
    found: dict[str, Any] = {"np": np, "rng": np.random.default_rng(0)}
    for cell in (cell for cell in cells if cell.cell_type == "code"):
        for node in ast.parse(cell.source).body:
            if isinstance(node, ast.FunctionDef) and node.name in names:
                module = ast.Module([node], [])
                exec(compile(module, slug, "exec"), found)
    return [found[name] for name in names]


@pytest.mark.parametrize(("n", "k"), [(120, 4), (121, 4), (10, 3), (7, 7)])
def test_folds_are_those_of_the_library(n: int, k: int) -> None:
    (folds,) = _functions(EVALUATING, "folds")
    theirs = [scored for _, scored in KFold(k).split(np.zeros(n))]
    for ours, expected in zip(folds(n, k), theirs, strict=True):
        np.testing.assert_array_equal(ours, expected)


def test_one_training_scores_all_rows_left_out() -> None:
    weights, scores = _functions(EVALUATING, "weights", "loo_scores")
    rng = np.random.default_rng(1)
    x, y = rng.normal(size=(30, 50)), rng.integers(0, 10, 30)
    inner = x @ x.T
    quick = scores(inner, y)
    for rest, (row,) in LeaveOneOut().split(x):
        answers = np.eye(10)[y[rest]]
        slow = inner[row, rest] @ weights(inner[np.ix_(rest, rest)], answers)
        np.testing.assert_allclose(quick[row], slow, atol=1e-8)


def test_no_row_is_trained_on_and_scored() -> None:
    (folds,) = _functions(LEAKS, "folds")
    for trained, scored in folds(50):
        assert not set(trained) & set(scored)
        assert len(trained) + len(scored) == 50
