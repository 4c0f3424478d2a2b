"""The review's claim: one model, three libraries, the same coefficients."""

from collections.abc import Mapping
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient

from companion.book import Book
from companion.pages import find_pages
from support import ROOT

pytestmark = pytest.mark.slow  # it executes the page

LIBRARIES = ("sklearn", "keras", "pytorch")
PAGES = {"review/regression": ("linear",), "review/logistic-softmax": ("logistic", "softmax")}
MODELS = ("linear", "logistic", "softmax")
DATA = {
    "linear": ("X_dia", "y_dia"),
    "logistic": ("X_can", "y_can"),
    "softmax": ("X_iris", "y_iris"),
}
TOLERANCE = 1e-3
"""What the pages promise: the largest difference of any coefficient or intercept."""

Arrays = Mapping[str, np.ndarray]


@pytest.fixture(scope="module")
def arrays(tmp_path_factory: pytest.TempPathFactory) -> Arrays:
    """The data and coefficients of both pages, after their code ran from top to bottom."""
    folder = tmp_path_factory.mktemp("regression")
    pages = {page.slug: page for page in find_pages(Book.load(ROOT))}
    arrays: dict[str, np.ndarray] = {}
    for number, (slug, models) in enumerate(PAGES.items()):
        path = folder / f"{number}.npz"
        names = [
            f"{part}_{model}_{library}"
            for part in ("coef", "intercept")
            for model in models
            for library in LIBRARIES
        ]
        names += [name for model in models for name in DATA[model]]
        save = f"np.savez({str(path)!r}, **{{name: globals()[name] for name in {names}}})"
        notebook = nbformat.from_dict(pages[slug].source)
        notebook.cells = [*notebook.cells, nbformat.v4.new_code_cell(save)]
        NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
        arrays |= dict(np.load(Path(path)))
    return arrays


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("part", ["coef", "intercept"])
def test_three_libraries_find_the_same_numbers(arrays: Arrays, model: str, part: str) -> None:
    expected = arrays[f"{part}_{model}_sklearn"]
    for library in ("keras", "pytorch"):
        found = arrays[f"{part}_{model}_{library}"]
        assert found.shape == expected.shape
        np.testing.assert_allclose(found, expected, rtol=0, atol=TOLERANCE)


@pytest.mark.parametrize("library", LIBRARIES)
def test_linear_regression_is_the_least_squares_solution(arrays: Arrays, library: str) -> None:
    X, y = (arrays[name] for name in DATA["linear"])
    design = np.column_stack([X, np.ones(len(X))])
    solution, *_ = np.linalg.lstsq(design, y, rcond=None)
    np.testing.assert_allclose(
        arrays[f"coef_linear_{library}"], solution[:-1], rtol=0, atol=TOLERANCE
    )
    np.testing.assert_allclose(
        arrays[f"intercept_linear_{library}"], solution[-1:], rtol=0, atol=TOLERANCE
    )


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("model", ["logistic", "softmax"])
def test_classifiers_stand_at_the_minimum_of_the_objective_that_the_page_states(
    arrays: Arrays, model: str, library: str
) -> None:
    """Mean cross-entropy + ||w||^2 / (2 n C) with C = 1, intercept free: its gradient is zero."""
    X, y = (arrays[name] for name in DATA[model])
    coef = np.atleast_2d(arrays[f"coef_{model}_{library}"])
    logits = X @ coef.T + arrays[f"intercept_{model}_{library}"]
    if model == "logistic":
        error = 1 / (1 + np.exp(-logits)) - y[:, None]
    else:
        shares = np.exp(logits - logits.max(axis=1, keepdims=True))
        error = shares / shares.sum(axis=1, keepdims=True) - np.eye(3)[y]
    n = len(X)
    np.testing.assert_allclose(error.T @ X / n + coef / n, 0, atol=1e-4)
    np.testing.assert_allclose(error.mean(axis=0), 0, atol=1e-4)
