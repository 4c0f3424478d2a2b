"""Figures: interactive where there is a script, and right before it comes and without it."""

from pathlib import Path

from sphinx.application import Sphinx

from companion.figures.images import size_images
from companion.figures.publish import skip_figure, visit_figure
from companion.figures.render import FigureNode

ASSETS = Path(__file__).parent / "assets"


def setup(app: Sphinx) -> dict[str, object]:
    """Register the figures of notebooks and the sizes of pictures."""
    skip = (skip_figure, None)
    app.add_node(
        FigureNode, html=(visit_figure, None), latex=skip, text=skip, man=skip, texinfo=skip
    )
    app.connect("builder-inited", _add_assets)
    app.connect("html-page-context", size_images)  # after the body of a page is written
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _add_assets(app: Sphinx) -> None:
    app.config.html_static_path.append(str(ASSETS))
    app.add_css_file("figures.css")
    app.add_js_file("plotly-figures.js", type="module")
