"""The book's drawings: every module of this package names its own in `DRAWINGS`."""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules

from companion.diagrams.shapes import Drawing

DRAWINGS: dict[str, Callable[[], Drawing]] = {
    name: draw
    for module in iter_modules(__path__)
    for name, draw in import_module(f"{__name__}.{module.name}").DRAWINGS.items()
}
"""File name without suffix → what draws it."""
