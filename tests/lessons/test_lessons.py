"""The teaching code that notebooks import."""

import random
import subprocess
import sys

import numpy as np
import pytest

from lessons import set_seed
from lessons.plots.rotation import rotation_figure
from lessons.seeds import last_seed


@pytest.mark.slow
def test_a_seed_makes_python_numpy_torch_and_keras_repeat_themselves() -> None:
    code = """
import os; os.environ["KERAS_BACKEND"] = "torch"
import random, numpy, torch, keras
from lessons import set_seed
def draw():
    set_seed(3)
    return random.random(), numpy.random.rand(), torch.rand(1).item(), float(keras.random.uniform((1,))[0])
assert draw() == draw()
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_seed_is_returned_and_remembered() -> None:
    assert set_seed(11) == 11
    assert last_seed() == 11
    first = random.random(), np.random.rand()
    set_seed(11)
    assert (random.random(), np.random.rand()) == first


def test_what_is_imported_after_the_seed_is_reported() -> None:
    code = """
from lessons.seeds import set_seed, unseeded
assert unseeded() == []
set_seed(1)
import torch
assert unseeded() == ["torch"], unseeded()
set_seed(1)
assert unseeded() == []
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_refused_seed_is_not_remembered() -> None:
    set_seed(5)
    with pytest.raises(ValueError):
        set_seed(-1)
    assert last_seed() == 5


@pytest.fixture
def cross() -> tuple[np.ndarray, np.ndarray]:
    points = np.array([[1.0, 1.0], [0.5, 0.5], [-1.0, -1.0], [-0.5, -0.5]])
    return points, np.array([1, 1, 0, 0])


def test_rotation_figure_scores_the_new_first_coordinate(
    cross: tuple[np.ndarray, np.ndarray],
) -> None:
    points, labels = cross
    seen = []

    def score(values: np.ndarray, given: np.ndarray) -> float:
        seen.append(values)
        return float(np.mean((values > 0) == given))

    figure = rotation_figure(points, labels, score, angles=(0, 45, 90, 135))
    np.testing.assert_allclose(seen[1], points.sum(axis=1) / np.sqrt(2), atol=1e-12)
    np.testing.assert_allclose(seen[3], 0, atol=1e-12)
    steps = figure.layout.sliders[0].steps
    assert [step.label for step in steps] == ["0°", "45°", "90°", "135°"]
    assert "100%" in steps[1].args[1]["title.text"]
    # The strip below the points holds the new coordinate, class by class.
    assert list(steps[1].args[0]["x"][1]) == pytest.approx([1.414, 0.707])


def test_rotation_figure_starts_at_its_first_stop(cross: tuple[np.ndarray, np.ndarray]) -> None:
    figure = rotation_figure(*cross, lambda _values, _labels: 0.5, angles=(90, 0))
    assert list(figure.data[3].x) == pytest.approx([1.0, 0.5])
    assert "90°" in figure.layout.title.text
