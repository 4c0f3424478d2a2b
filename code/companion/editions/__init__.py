"""The textbook's editions: where a page stands in each."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole


class TextbookRole(SphinxRole):
    """``{textbook}`2.1` ``, ``{textbook}`1.1, 28–34쪽` ``: a place in the textbook."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the place as text."""
        return [nodes.Text(place_text(self.text))], []


def place_text(content: str) -> str:
    """Return the place as a reader reads it."""
    section, _, pages = (part.strip() for part in content.partition(","))
    return f"교과서 {section}절" + (f"({pages})" if pages else "")


def setup(app: Sphinx) -> dict[str, object]:
    """Register the role."""
    app.add_role("textbook", TextbookRole())
    return {"parallel_read_safe": True, "parallel_write_safe": True}
