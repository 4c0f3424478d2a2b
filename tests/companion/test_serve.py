"""`companion serve` sees a save whatever the book's folder is called, and says where it is."""

import errno
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from companion.book import Book
from companion.cli import cli
from companion.errors import CompanionError
from companion.serve import HOST, free_port, serve_site

BUILT = "<p>지은 쪽</p>"
ODD = ("딥 러닝 [2026] & 100%", "#1? '\"* {x}", "책🎯.", "[!a-z]" + "깊" * 60)
"""Names of folders that mean something to a pattern, an address or a shell."""


@pytest.fixture
def taken() -> socket.socket:
    listener = socket.socket()
    listener.bind((HOST, 0))
    listener.listen()
    return listener


def test_a_port_in_use_is_one_message_with_one_that_is_free(
    tiny: Book, taken: socket.socket
) -> None:
    port = taken.getsockname()[1]
    site = tiny.root / "_build/html"
    site.mkdir(parents=True)
    (site / "index.html").write_text(BUILT, encoding="utf-8")
    with pytest.raises(CompanionError) as error:
        serve_site(tiny, port)
    told = str(error.value)
    assert told.startswith(f"port {port} of 127.0.0.1 is in use by another program: ")
    advised = re.fullmatch(r"`companion serve --port (\d+)`", told.rpartition(": ")[2])
    assert advised is not None and int(advised[1]) != port
    assert free_port(int(advised[1])) == int(advised[1])
    assert "\n" not in told
    taken.close()
    assert free_port(port) == port and free_port(0) > 0


def test_a_port_that_is_not_for_everyone_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    bind = socket.socket.bind

    def guarded(own: socket.socket, address: tuple[str, int]) -> None:
        if 0 < address[1] < 1024:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        bind(own, address)

    monkeypatch.setattr("companion.serve.socket.socket.bind", guarded)
    with pytest.raises(CompanionError, match=r"^port 80 of .* is not for you \(Permission denied"):
        free_port(80)


def test_a_port_that_is_none_and_a_site_that_is_not_there_are_said(tiny: Book) -> None:
    for port in ("-1", "65536", "여덟"):
        result = CliRunner().invoke(cli, ["--book", str(tiny.root), "serve", "--port", port])
        assert result.exit_code == 2 and "Invalid value for '--port'" in result.output
    with pytest.raises(CompanionError, match="no site yet; run `companion build`"):
        serve_site(tiny, 0)


@pytest.mark.slow
@pytest.mark.parametrize("name", ODD)
def test_a_save_is_seen_in_any_folder(tmp_path: Path, name: str) -> None:
    root = tmp_path / name
    for path, text in {
        "_config.yml": "repository: {url: https://github.com/someone/tiny}\n",
        "_toc.yml": "root: book/index\n",
        "book/index.md": "# 쪽\n",
        "_build/html/index.html": BUILT,
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "companion", "--book", str(root), "serve", "--port", "0"]
    log = tmp_path / "log"
    with log.open("w") as file, subprocess.Popen(command, stdout=file, stderr=file) as server:
        try:
            address = wait_for(log, r"Serving on (http://127\.0\.0\.1:\d+)")
            assert urlopen(address).read().decode() == BUILT
            time.sleep(2)  # a file saved before the server began is not new
            (root / "book/index.md").write_text("# 다른 쪽\n", encoding="utf-8")
            wait_for(log, "textbook.yml")  # the build that it starts looks for the records
        finally:
            server.terminate()
    shutil.rmtree(root)


def wait_for(log: Path, pattern: str) -> str:
    """Return what a server's log says, in its first group or whole, when it does."""
    for _ in range(600):
        if found := re.search(pattern, log.read_text(encoding="utf-8")):
            return found[found.re.groups]
        time.sleep(0.1)
    raise AssertionError(log.read_text(encoding="utf-8"))
