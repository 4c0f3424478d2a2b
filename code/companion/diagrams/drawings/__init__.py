"""The pairs of drawings: what a source shows, and what is right."""

from collections.abc import Callable

from companion.diagrams.drawings import keras, learning, linear, nested, passes, reuse, squash
from companion.diagrams.shapes import Drawing

DRAWINGS: dict[str, Callable[[], Drawing]] = {
    f"{name}-{side}": draw
    for name, module in {
        "learning": learning,
        "nested": nested,
        "reuse": reuse,
        "passes": passes,
        "keras": keras,
        "linear": linear,
        "squash": squash,
    }.items()
    for side, draw in (("claim", module.claim), ("right", module.right))
}
