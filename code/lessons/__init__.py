"""Teaching code that the notebooks import: seeds, numbers quoted in the text, plots.

Small and readable on purpose; it imports nothing of `companion`.
"""

from lessons.record import glue
from lessons.seeds import set_seed

__all__ = ["glue", "set_seed"]
