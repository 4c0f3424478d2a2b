"""A book of one page that Sphinx builds with what makes pages pleasant to read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp

from support import OWN_CONF

CONF = """
extensions = ["myst_nb", "sphinx_design", "companion.reading.extension"]
html_theme = "sphinx_book_theme"
language = "ko"
nb_execution_mode = "off"
myst_enable_extensions = ["colon_fence", "deflist"]
companion_web_font = False
suppress_warnings = ["mystnb.unknown_mime_type"]
"""
NOTEBOOK = "---\nfile_format: mystnb\nkernelspec: {name: python3, display_name: Python 3}\n---\n"

Build = Callable[[str], BeautifulSoup]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("reading")
    (folder / "conf.py").write_text(OWN_CONF + CONF)
    return folder


@pytest.fixture(scope="session")
def build(folder: Path) -> Build:
    """Build a page from its MyST text; return what a browser gets."""

    def _build(text: str) -> BeautifulSoup:
        (folder / "index.md").write_text(NOTEBOOK + text, encoding="utf-8")
        app = SphinxTestApp("html", srcdir=folder, freshenv=True)
        try:
            app.build(force_all=True)
        finally:
            app.cleanup()
        built = (folder / "_build/html/index.html").read_text(encoding="utf-8")
        return BeautifulSoup(built, "html.parser")

    return _build
