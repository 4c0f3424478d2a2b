"""Chapter 7's loops, run as the page defines them: Keras = PyTorch, clearing, a metric by batches."""

import ast
from typing import Any

import numpy as np
import pytest

from companion.book import Book
from companion.pages import Page, find_pages
from support import ROOT

PAGES = {page.slug: page for page in find_pages(Book.load(ROOT))}
BUILT_IN = PAGES["07-keras-in-depth/03-built-in-loops"]
CUSTOM = PAGES["07-keras-in-depth/04-custom-loops"]


def definitions(page: Page, *names: str) -> dict[str, Any]:
    """Run the page's imports, functions and classes, and the assignments to these names."""
    space: dict[str, Any] = {"__name__": "page"}
    for cell in page.source.cells:
        if cell.cell_type == "code":
            kept = [node for node in ast.parse(cell.source).body if defines(node, names)]
            exec(compile(ast.Module(kept, []), page.path.as_posix(), "exec"), space)
    return space


def defines(node: ast.stmt, names: tuple[str, ...]) -> bool:
    """Return whether the statement defines something, chooses the backend, or sets a name."""
    if isinstance(node, ast.Assign):
        target = ast.unparse(node.targets[0])
        return target in names or target.startswith("os.environ")
    return isinstance(node, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef)


@pytest.fixture(scope="module")
def custom() -> dict[str, Any]:
    """The page's names, over 1,000 points that mean nothing."""
    space = definitions(CUSTOM, "seed", "cross_entropy", "measure")
    rng = np.random.default_rng(0)
    space["X"] = rng.normal(size=(1000, 784)).astype("float32")
    space["y"] = rng.integers(0, 10, 1000)
    space["tX"], space["ty"] = map(space["torch"].tensor, (space["X"], space["y"]))
    return space


def test_keras_and_pytorch_loops_agree(custom: dict[str, Any]) -> None:
    optimizers, torch = custom["keras"].optimizers, custom["torch"]
    model = custom["network"]("sgd")
    net, start = custom["twin"](model), custom["weights_of"](model)
    custom["loop_keras"](model, optimizers.SGD(0.01, momentum=0.9))
    custom["loop_torch"](net, torch.optim.SGD(net.parameters(), 0.01, 0.9))
    ours, theirs = custom["weights_of"](model), custom["flat"](net)
    assert np.abs(ours - theirs).max() < 1e-5
    assert np.abs(ours - start).max() > 0.01


def test_a_step_of_our_own_is_fits(custom: dict[str, Any]) -> None:
    ends = []
    for kind in (custom["keras"].Sequential, custom["Step"]):
        model = custom["network"](custom["keras"].optimizers.Adam(0.001), kind)
        model.fit(custom["X"], custom["y"], batch_size=48, shuffle=False, verbose=0)
        ends.append(custom["weights_of"](model))
    assert np.array_equal(*ends)


def test_shares_of_the_pieces_make_the_large_batch(custom: dict[str, Any]) -> None:
    rows = custom["torch"].arange(96)
    whole = custom["update"]([rows], lambda _: 1)
    pieces = rows.split([80, 10, 6])
    ours = custom["update"](pieces, lambda piece: len(piece) / 96)
    equal = custom["update"](pieces, lambda _: 1 / 3)
    assert np.abs(ours - whole).max() < 1e-6 < np.abs(equal - whole).max()


def test_the_metric_is_the_librarys_however_it_is_cut() -> None:
    space = definitions(BUILT_IN)
    rng = np.random.default_rng(0)
    labels, guesses = rng.integers(0, 4, 50), rng.dirichlet(np.ones(4), 50)
    ours, library = space["RMSE"](), space["keras"].metrics.RootMeanSquaredError()
    for part in np.array_split(np.arange(50), 7):
        ours.update_state(labels[part], guesses[part])
    library.update_state(np.eye(4)[labels], guesses)
    assert np.isclose(float(ours.result()), float(library.result()), rtol=1e-5)
