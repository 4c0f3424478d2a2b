"""Build and serve the site with Jupyter Book."""

import os
import subprocess
import sys

from jupyter_book.sphinx import build_sphinx
from livereload import Server

from companion.book import Book, handed_down
from companion.built import note_built, read_inputs
from companion.errors import CompanionError

OPENING = "여는 법: make serve, 그다음 http://localhost:8000"


def build_site(book: Book, jobs: int | None = None) -> str:
    """Build `_build/html` with Sphinx's warnings as errors; return how to open it.

    What `jupyter-book build -W -n --keep-going` does, in `jobs` processes: one a core where it is
    None.

    Raises:
        CompanionError: the build failed; Sphinx has printed why.
    """
    inputs = read_inputs(book.root)
    with handed_down(book):
        result = build_sphinx(
            book.root,
            book.root / "_build" / "html",
            noconfig=True,
            path_config=book.root / "_config.yml",
            confoverrides={
                "external_toc_path": str(book.root / "_toc.yml"),
                "latex_individualpages": False,
                "nitpicky": True,
            },
            warningiserror=True,
            keep_going=True,
            jobs=jobs or os.cpu_count(),
        )
    if result != 0:
        raise CompanionError("the site was not built; what is wrong is printed above")
    note_built(book.root, inputs, book.labels.digest)
    return f"\n사이트를 _build/html에 만들었다. {OPENING}"


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
