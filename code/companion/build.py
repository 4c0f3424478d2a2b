"""Build the site with Jupyter Book."""

import os

from jupyter_book.sphinx import build_sphinx

from companion.book import Book, handed_down
from companion.built import note_built, read_inputs
from companion.errors import CompanionError

SERVED = "COMPANION_SERVED"
"""Variable in which `companion serve` says to the builds that it starts where the site is."""

OPENING = "여는 법: make serve, 그다음 http://127.0.0.1:8000"


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
    return f"\n사이트를 _build/html에 만들었다. {os.environ.get(SERVED, OPENING)}"
