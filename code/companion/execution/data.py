"""Where this machine could get real data from, so that made data need not stay."""

import os
import socket
from functools import cache
from pathlib import Path

from companion.execution.model import digest

MADE = "made"
"""The state of data that `lessons.data` made in place of real ones."""

FOLDER = "LESSONS_DATA"
"""The environment variable by which `lessons.data` finds a folder of data files."""

HOST = ("raw.githubusercontent.com", 443)
"""A server that data are downloaded from, asked only whether there is a way to it."""

SECONDS = 3.0


@cache
def data_sources() -> frozenset[str]:
    """Return a name for each source of real data: the folder as it is now, the network.

    A page whose data were made while a source was there did not find them in it, and need not look
    there again.
    """
    return frozenset(filter(None, (_folder(), _network())))


def _folder() -> str | None:
    """Return the folder's name: what it holds, not where it lies."""
    name = os.environ.get(FOLDER)
    if not name or not Path(name).is_dir():
        return None
    files = sorted(f"{path.name} {path.stat().st_size}" for path in Path(name).iterdir())
    return f"folder {digest(chr(10).join(files).encode())[:12]}"


def _network() -> str | None:
    try:
        socket.create_connection(HOST, SECONDS).close()
    except OSError:
        return None
    return "network"
