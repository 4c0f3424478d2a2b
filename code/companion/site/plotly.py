"""myst-nb's way to the figures: the address that its list of renderers knows."""

from typing import Any

from docutils import nodes

from companion.figures.model import PLOTLY_MIME
from companion.figures.publish import figure_node


class PlotlyRenderer:
    """myst-nb plugin: a figure's place on the page, with its poster and its data."""

    mime_priority_overrides = (("*", PLOTLY_MIME, 1),)

    @staticmethod
    def handle_mime(renderer: Any, data: Any, inline: bool) -> list[nodes.Element] | None:
        """Return the figure's node, or None for another mime type."""
        if inline or data.mime_type != PLOTLY_MIME:
            return None
        return [figure_node(data.content, renderer.renderer.sphinx_env)]
