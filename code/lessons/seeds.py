"""One seed for every library that a page uses."""

import random
import sys

import numpy as np

_LAST_SEED: int | None = None
_SEEDED: set[str] = set()


def set_seed(seed: int = 0) -> int:
    """Seed Python, NumPy and, where the page imported them, torch (CPU and GPU) and Keras.

    Args:
        seed: a non-negative integer below 2**32.

    Returns:
        The seed, so that a page can write ``seed = set_seed(0)``.

    Raises:
        ValueError: NumPy does not accept the seed.
    """
    global _LAST_SEED  # noqa: PLW0603 - one process, one seed
    np.random.seed(seed)
    random.seed(seed)
    _SEEDED.clear()
    if "torch" in sys.modules:
        sys.modules["torch"].manual_seed(seed)
        _SEEDED.add("torch")
    if "keras" in sys.modules:
        sys.modules["keras"].utils.set_random_seed(seed)
        _SEEDED.add("keras")
    _LAST_SEED = seed
    return seed


def last_seed() -> int | None:
    """Return the seed that `set_seed` was last given; the page's provenance records it."""
    return _LAST_SEED


def unseeded() -> list[str]:
    """Return what was imported after the last `set_seed`, and so kept its own random state."""
    if _LAST_SEED is None:
        return []
    return sorted({"torch", "keras"}.intersection(sys.modules) - _SEEDED)
