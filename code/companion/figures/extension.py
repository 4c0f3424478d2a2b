"""Figures: interactive where there is a script, and right before it comes and without it."""

from sphinx.application import Sphinx

from companion.assets import serve_assets
from companion.figures.images import size_images
from companion.figures.publish import skip_figure, visit_figure
from companion.figures.render import FigureNode


def setup(app: Sphinx) -> dict[str, object]:
    """Register the figures of notebooks and the sizes of pictures."""
    skip = (skip_figure, None)
    app.add_node(
        FigureNode, html=(visit_figure, None), latex=skip, text=skip, man=skip, texinfo=skip
    )
    serve_assets(app, __file__, "figures.css", "plotly-figures.js")
    app.connect("html-page-context", size_images)  # after the body of a page is written
    return {"parallel_read_safe": True, "parallel_write_safe": True}
