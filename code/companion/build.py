"""Build and serve the site with Jupyter Book."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from livereload import Server

from companion.book import Book
from companion.errors import CompanionError


def build_site(book: Book) -> str:
    """Build `_build/html` with Sphinx's warnings as errors; return how to open it.

    Raises:
        CompanionError: the build failed; Jupyter Book has printed why.
    """
    jupyter_book = Path(sys.executable).with_name("jupyter-book")
    if not jupyter_book.exists() and shutil.which("jupyter-book") is None:
        raise CompanionError("jupyter-book: not found; run `make setup`")
    command = [str(jupyter_book), "build", "-W", "-n", "--keep-going", str(book.root)]
    result = subprocess.run(command, check=False, env={**os.environ, "PYTHONUTF8": "1"})
    if result.returncode != 0:
        raise CompanionError("the site was not built; what is wrong is printed above")
    return "\n사이트를 _build/html에 만들었다. 여는 법: make serve, 그다음 http://localhost:8000"


def serve_site(book: Book, port: int) -> None:
    """Serve `_build/html` on `port` of this machine until interrupted; rebuild on save."""

    def rebuild() -> None:
        # A process of its own, so that edited code of the book is used too.
        command = [sys.executable, "-m", "companion", "--book", str(book.root), "build"]
        subprocess.run(command, check=False)

    server = Server()
    for pattern in ("book/**/*", "code/**/*", "_config.yml", "_toc.yml"):
        server.watch(str(book.root / pattern), rebuild, delay=1)
    server.serve(root=str(book.root / "_build" / "html"), port=port, host="127.0.0.1")
