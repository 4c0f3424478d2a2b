"""Before a page's first cell: what differs from machine to machine is the same on each.

Finds `stack`, the file to write to when the kernel dies or somebody asks what it is doing.
"""

import faulthandler
import itertools
import os
import platform
import signal
import socket
import tempfile
from typing import Any

from IPython.core.getipython import get_ipython

KERNEL = os.getpid()
FOLDER = tempfile.gettempdir()
HOST = "localhost"

library: Any = tempfile
describe: Any = platform
shell: Any = get_ipython()


class Numbered:
    """Numbers the kernel's temporary files, which lie in a folder that no other process uses.

    A process forked from it keeps to random names, which several in one folder need, but marks
    them for who cleans the outputs.
    """

    numbers = itertools.count(1)
    random = library._RandomNameSequence()

    def __next__(self) -> str:
        """Return the next name, eight characters long as always."""
        if os.getpid() == KERNEL:
            return f"{next(self.numbers):08}"
        return f"_0_{next(self.random)[:5]}"


def cell_name(_raw: str, _transformed: str, number: int) -> str:
    """Return the name of the file that a cell's code seems to stand in."""
    return f"{FOLDER}/cells/{number}/<cell>"


library._name_sequence = Numbered()
shell.compile.get_code_name = cell_name
socket.gethostname = lambda: HOST
if hasattr(os, "uname"):  # not on Windows, where `platform` asks `socket`
    machine = os.uname()
    os.uname = lambda: os.uname_result((machine.sysname, HOST, *machine[2:]))
describe._uname_cache = None
# A number, since `faulthandler` keeps no file open.
stack = os.open(globals()["stack"], os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
faulthandler.enable(stack)
if hasattr(signal, "SIGUSR1"):
    faulthandler.register(signal.SIGUSR1, stack)
