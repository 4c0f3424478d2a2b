"""Write what a page's figures need beside it: posters and data, each named by its content."""

import hashlib
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator

from companion.book import book_of
from companion.figures.model import Figure
from companion.figures.posters import Posters
from companion.figures.render import FigureNode, figure_html
from companion.files import write_whole


def figure_node(output: Any, env: BuildEnvironment | None) -> FigureNode:
    """Return the node of a cell's output; the page is read again when its posters change."""
    figure = Figure.of_output(output)
    posters = {}
    if env is not None:
        for width, path in Posters(book_of(env.app)).paths(figure).items():
            env.note_dependency(str(path))
            if path.exists():
                posters[width] = path.read_text(encoding="utf-8")
    return FigureNode("", figure=figure, posters=posters)


def visit_figure(self: HTML5Translator, node: FigureNode) -> None:
    """Write the figure into the page and its files into the site."""
    published = Published(self.builder, self.builder.current_docname)
    self.body.append(figure_html(node["figure"], node["posters"], published.address))
    raise nodes.SkipNode


def skip_figure(_self: Any, _node: FigureNode) -> None:
    """Leave the figure out of a format that shows no HTML."""
    raise nodes.SkipNode


class Published:
    """The files of one page's figures; other pages may share them."""

    def __init__(self, builder: Builder, docname: str) -> None:
        self._site = Path(builder.outdir)
        self._page = builder.get_target_uri(docname)

    def address(self, folder: str, suffix: str, content: str) -> str:
        """Write a file named by its content, and return its address on the page."""
        name = f"{hashlib.sha256(content.encode()).hexdigest()[:16]}.{suffix}"
        path = self._site / folder / name
        if not path.exists():
            # Pages are written at the same time, and two may share a figure.
            write_whole(path, content)
        return relative_uri(self._page, f"{folder}/{name}")
