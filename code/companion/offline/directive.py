"""`{offline-panel}`: what this device has of the book, and a button that stores all of it."""

from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

PANEL = Path(__file__).parent / "templates" / "offline-panel.html"


class OfflinePanel(SphinxDirective):
    """The panel; without scripts one line says that it needs them."""

    def run(self) -> list[nodes.Node]:
        """Return the panel, which only HTML shows."""
        self.env.note_dependency(str(PANEL))
        return [nodes.raw("", PANEL.read_text(encoding="utf-8"), format="html")]
