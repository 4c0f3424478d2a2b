"""Before a page's first cell: names that differ from run to run are the same in each."""

import itertools
import os
import tempfile
from typing import Any

from IPython.core.getipython import get_ipython

KERNEL = os.getpid()
FOLDER = tempfile.gettempdir()

library: Any = tempfile
shell: Any = get_ipython()


class Numbered:
    """Numbers the kernel's temporary files, which lie in a folder that no other process uses.

    A process that the kernel starts keeps to random names: several of them share a folder.
    """

    numbers = itertools.count(1)
    random = library._RandomNameSequence()

    def __next__(self) -> str:
        """Return the next name, eight characters long as always."""
        return f"{next(self.numbers):08}" if os.getpid() == KERNEL else next(self.random)


def cell_name(_raw: str, _transformed: str, number: int) -> str:
    """Return the name of the file that a cell's code seems to stand in."""
    return f"{FOLDER}/cells/{number}/<cell>"


library._name_sequence = Numbered()
shell.compile.get_code_name = cell_name
