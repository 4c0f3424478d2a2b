"""Plotly figures: the frozen JSON, drawn by the site's own copy of plotly.js."""

import html
import json
from typing import Any

from docutils import nodes

PLOTLY_MIME = "application/vnd.plotly.v1+json"
DEFAULT_HEIGHT = 420
"""Pixels; what a figure without a height of its own is given, and its place while it loads."""


class PlotlyRenderer:
    """myst-nb plugin: writes a figure as a bare element and its JSON, and asks no other host."""

    mime_priority_overrides = (("*", PLOTLY_MIME, 1),)

    @staticmethod
    def handle_mime(_renderer: Any, data: Any, inline: bool) -> list[nodes.Element] | None:
        """Return the figure's nodes, or None for another mime type."""
        if inline or data.mime_type != PLOTLY_MIME:
            return None
        figure = json.loads(data.content) if isinstance(data.content, str) else data.content
        return [nodes.raw("", figure_html(figure), format="html")]


def figure_html(figure: dict[str, Any]) -> str:
    """Return the element that `plotly-figures.js` draws into.

    Its height is reserved now, so that the page does not jump when the figure is drawn.
    """
    layout = dict(figure.get("layout", {}))
    # plotly.py's default template is white; the site has its own for light and dark.
    layout.pop("template", None)
    height = layout.get("height", DEFAULT_HEIGHT)
    frames = figure.get("frames") or []
    spec = json.dumps(
        {"data": figure.get("data", []), "layout": layout, "frames": frames}, ensure_ascii=False
    )
    spec = spec.replace("</", "<\\/")  # or the JSON could end the script element
    title = layout.get("title", {})
    text = title.get("text", "") if isinstance(title, dict) else str(title)
    label = html.escape(text.replace("<br>", " "))
    return (
        f'<div class="plotly-figure" role="figure" aria-label="{label}" style="height:{height}px">'
        f'<script type="application/json">{spec}</script></div>'
    )
