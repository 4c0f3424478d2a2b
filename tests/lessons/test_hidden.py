"""A hidden package is absent in every way that a library may ask, and nothing else is."""

from lessons.hidden import run_without


def test_the_package_cannot_be_imported_found_or_seen() -> None:
    code = """
import importlib.util, sys
assert importlib.util.find_spec("wave") is None and "wave" not in sys.modules
import wave
"""
    assert run_without("wave", code) == (False, "ModuleNotFoundError: No module named 'wave'")


def test_other_packages_import_and_the_last_line_is_returned() -> None:
    assert run_without("wave", "import json\nprint(1)\nprint(json.dumps([2]))") == (True, "[2]")


def test_code_that_prints_nothing_has_no_last_line() -> None:
    assert run_without("wave", "import json") == (True, "")


def test_keras_is_not_misled_where_it_needs_no_tensorflow() -> None:
    """Rescaling inside a model failed while a `None` stood for TensorFlow in `sys.modules`."""
    code = """
import keras, numpy as np
model = keras.Sequential([keras.Input((2,)), keras.layers.Rescaling(0.5), keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(np.ones((4, 2)), np.ones((4, 1)), verbose=0)
print(keras.backend.backend())
"""
    assert run_without("tensorflow", code) == (True, "torch")
