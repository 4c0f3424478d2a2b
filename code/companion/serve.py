"""Serve the built site on this machine and build it again on save."""

import contextlib
import errno
import glob
import os
import socket
import subprocess
import sys

from livereload import Server

from companion.book import Book
from companion.build import SERVED
from companion.errors import CompanionError

HOST = "127.0.0.1"
WATCHED = ("book/**/*", "code/**/*", "_config.yml", "_toc.yml")
TRIED = 20
"""How many ports after one that is taken are looked at for one that is not."""


def serve_site(book: Book, port: int) -> None:
    """Serve `_build/html` on `port` of this machine (0: any) until interrupted; rebuild on save.

    Raises:
        CompanionError: there is no site, or nobody may listen on that port now.
    """
    site = book.root / "_build" / "html"
    if not (site / "index.html").is_file():
        raise CompanionError(f"{site}: no site yet; run `companion build`")
    port = free_port(port)
    environment = {**os.environ, SERVED: f"http://{HOST}:{port}"}

    def rebuild() -> None:
        # A process of its own, so that edited code of the book is used too.
        command = [sys.executable, "-m", "companion", "--book", str(book.root), "build"]
        subprocess.run(command, check=False, env=environment)

    server = Server()
    for pattern in WATCHED:
        # What is a pattern is the book's; its folder may be called '[2026]'.
        server.watch(f"{glob.escape(str(book.root))}/{pattern}", rebuild, delay=1)
    server.serve(root=str(site), port=port, host=HOST)


def free_port(port: int) -> int:
    """Return `port`, or one that the machine chooses where it is 0.

    Raises:
        CompanionError: it is taken, or not for everyone; the message names one that is free.
    """
    try:
        return _listen(port)
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        reason = "in use by another program" if taken else f"not for you ({error.strerror})"
    # 0 is tried last: the machine knows one where all of these are taken.
    for other in (*range(max(port + 1, 8000), min(max(port + 1, 8000) + TRIED, 65536)), 0):
        with contextlib.suppress(OSError):
            advice = f"`companion serve --port {_listen(other)}`"
            raise CompanionError(f"port {port} of {HOST} is {reason}: {advice}")
    raise CompanionError(f"port {port} of {HOST} is {reason}")


def _listen(port: int) -> int:
    """Listen on a port for a moment, as the server will; return its number."""
    with socket.socket() as probe:
        if os.name == "posix":  # elsewhere the option lets two listen on one port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((HOST, port))
        probe.listen()
        return int(probe.getsockname()[1])
