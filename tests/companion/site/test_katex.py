"""What the build itself says of formulas: no page is written with one that KaTeX cannot show."""

import re
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
nb_render_markdown_format = "myst"
myst_enable_extensions = ["amsmath", "dollarmath"]

def setup(app):
    app.connect("config-inited", katex.configure)
    app.connect("doctree-resolved", katex.render_formulas, priority=900)
"""

TEXT = r"""# 제목

식 $\href{a}{b}$와 $x$

$$
a \\ b
$$

\begin{align}
a &= b \\
c &= d
\end{align}"""
OUTPUTS = [
    {"text/latex": r"$\frca{1}{2}$"}, {"text/latex": r"$\displaystyle y^2$"},
    {"text/markdown": "값 $x_1_2$"},
]  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A built notebook of the text and the outputs: its page, and what the build warned of."""
    folder: Path = tmp_path_factory.mktemp("katex")
    (folder / "conf.py").write_text(OWN_CONF + CONF)
    v4 = nbformat.v4
    cell = v4.new_code_cell("1", outputs=[v4.new_output("display_data", one) for one in OUTPUTS])
    notebook = v4.new_notebook(cells=[v4.new_markdown_cell(TEXT), cell])
    nbformat.write(notebook, folder / "index.ipynb")
    told = StringIO()
    app = SphinxTestApp("html", srcdir=folder, freshenv=True, warning=told)
    try:
        app.build(force_all=True)
    finally:
        app.cleanup()
    page = (folder / "_build/html/index.html").read_text(encoding="utf-8")
    return page, strip_escape_sequences(told.getvalue())


def test_the_build_warns_of_every_formula_that_katex_cannot_show(built: tuple[str, str]) -> None:
    found = re.findall(r"index\.ipynb:\d+: WARNING: formula .*: (\S+)", built[1])
    assert found == [r"\href{a}{b}", r"\frca{1}{2}", "x_1_2"]


def test_the_page_alone_numbers_an_environment(built: tuple[str, str]) -> None:
    assert built[0].count('class="eqno"') == 1 and "eqn-num" not in built[0]
