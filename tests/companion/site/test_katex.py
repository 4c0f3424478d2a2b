"""What the build itself says of formulas: no page is written with one that KaTeX cannot show."""

import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import nbformat
import pytest
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_escape_sequences

from support import OWN_CONF

CONF = """
from companion.site import katex

extensions = ["myst_nb", "sphinxcontrib.katex"]
nb_execution_mode = "off"
exclude_patterns = ["_build"]
nb_render_markdown_format = "myst"
myst_enable_extensions = ["amsmath", "dollarmath"]

def setup(app):
    app.connect("config-inited", katex.configure)
    app.connect("doctree-resolved", katex.render_formulas, priority=900)
"""

Build = Callable[..., tuple[str, str]]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build a notebook of a text and a cell's outputs; return the page and the warnings."""
    folder: Path = tmp_path_factory.mktemp("katex")
    (folder / "conf.py").write_text(OWN_CONF + CONF)

    def _build(text: str, **outputs: str) -> tuple[str, str]:
        v4 = nbformat.v4
        data = [{kind.replace("_", "/"): output} for kind, output in outputs.items()]
        cell = v4.new_code_cell("1", outputs=[v4.new_output("display_data", one) for one in data])
        notebook = v4.new_notebook(cells=[v4.new_markdown_cell(text), cell])
        nbformat.write(notebook, folder / "index.ipynb")
        told = StringIO()
        app = SphinxTestApp("html", srcdir=folder, freshenv=True, warning=told)
        try:
            app.build(force_all=True)
            warnings = strip_escape_sequences(told.getvalue())
        finally:
            app.cleanup()
        return (folder / "_build/html/index.html").read_text(encoding="utf-8"), warnings

    return _build


def test_formulas_of_outputs_are_seen_by_the_build(build: Build) -> None:
    _, warnings = build(
        "# 제목\n\n식 $\\href{a}{b}$", text_latex="$\\frca{1}{2}$", text_markdown="값 $x_1_2$"
    )
    found = re.findall(r"index\.ipynb:\d+: WARNING: formula .*: (\S+)", warnings)
    assert found == [r"\href{a}{b}", r"\frca{1}{2}", "x_1_2"]


def test_what_is_right_is_no_warning(build: Build) -> None:
    page, warnings = build("# 제목\n\n$x$\n\n$$\na \\\\ b\n$$", text_latex="$\\displaystyle y^2$")
    assert "formula" not in warnings and page.count('class="katex"') == 3


def test_the_page_alone_numbers_an_environment(build: Build) -> None:
    page, _ = build("# 제목\n\n\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}")
    assert 'class="eqno"' in page and "eqn-num" not in page
