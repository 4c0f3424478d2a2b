"""Equalities of sections 4.1 and 4.2: rows that are summed, labels, blanks, a temperature."""

import ast
from typing import Any

import nbformat
import numpy as np
import torch
from scipy.sparse import csr_matrix
from torch.nn import functional as F

from companion.book import Book
from companion.pages import find_pages
from support import ROOT

REVIEWS = "04-classification-and-regression/01-reviews"
BLANKS = "04-classification-and-regression/02-topics"


def _functions(slug: str, *names: str, **given: Any) -> list[Any]:
    """Return functions of a page, made in a room of their own."""
    pages = {page.slug: page for page in find_pages(Book.load(ROOT))}
    cells = nbformat.from_dict(pages[slug].source).cells
    found: dict[str, Any] = {"np": np, "torch": torch, "F": F, "csr_matrix": csr_matrix, **given}
    for cell in (cell for cell in cells if cell.cell_type == "code"):
        for node in ast.parse(cell.source).body:
            if isinstance(node, ast.FunctionDef) and node.name in names:
                exec(compile(ast.Module([node], []), slug, "exec"), found)
    return [found[name] for name in names]


def test_summed_rows_are_a_product_with_the_multi_hot_vector() -> None:
    names = "ones", "multi_hot", "make_nets", "logits"
    _, multi_hot, make_nets, logits = _functions(REVIEWS, *names, S=2)
    numbers = [[3, 5, 5], [0], [1, 2, 9]]
    rows = multi_hot(numbers, 10)
    assert rows.sum(axis=1).tolist() == [2, 1, 3]
    params = make_nets((10, 4, 1))
    W, b, V, c = params
    expected = (torch.relu(torch.tensor(rows) @ W + b) @ V + c)[..., 0]
    torch.testing.assert_close(logits(params, csr_matrix(rows)), expected)


def test_a_blank_hides_its_own_letter_only() -> None:
    number = {c: i for i, c in enumerate("가나다라마 ", 2)} | {"\n": 0}
    (blanks,) = _functions(BLANKS, "blanks", label={"다": 0}, number=number)
    around, truth = blanks(["가나다라", "마마"], np.random.default_rng(0))
    assert around.tolist() == [[0, 2, 3, 5, 0, 0]]
    assert truth.tolist() == [0]


def test_each_neighbour_switches_on_one_place_of_its_own() -> None:
    wide, sparse = _functions(BLANKS, "wide", "sparse", V=5)
    around = np.array([[0, 1, 2, 3, 4, 0]])
    assert wide(around).tolist() == [[0, 6, 12, 18, 24, 25]]
    dense = sparse(around).toarray()
    assert dense.shape == (1, 30)
    assert np.flatnonzero(dense[0]).tolist() == wide(around)[0].tolist()


def test_a_temperature_keeps_the_order_and_the_sum() -> None:
    (softmax,) = _functions(BLANKS, "softmax")
    z = np.array([2.0, 1.0, 0.0])
    np.testing.assert_allclose(softmax(z).round(2), [0.67, 0.24, 0.09])
    for temperature in (0.25, 1.0, 8.0):
        p = softmax(z, temperature)
        assert np.isclose(p.sum(), 1) and (np.diff(p) < 0).all()
