"""`{textbook}`, and the transform that finds a page's own place in the textbook."""

from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from companion.editions.domain import EditionsDomain
from companion.editions.render import CLASS, EditionBox, place_nodes
from companion.textbook import PlaceError, read_place

LOGGER = logging.getLogger(__name__)
NOT_THE_BOOKS_OWN = ("book/lectures/",)
"""Pages that name sections without being about them."""


class TextbookRole(SphinxRole):
    """``{textbook}`2.1` ``, ``{textbook}`1.1, 28–34쪽` ``: a place, in both editions."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the place; one that is not in the textbook is a warning, which stops a build."""
        domain = EditionsDomain.of(self.env)
        domain.note_editions()
        try:
            place = read_place(self.text, domain.editions)
        except PlaceError as error:
            LOGGER.warning(
                "{textbook}: %s",
                error,
                location=self.get_location(),
                type="editions",
                subtype="unknown-section",
            )
            return [nodes.Text(self.text)], []
        return [place_nodes(place)], []


class MarkHeader(SphinxTransform):
    """Take a page's first place in the textbook for its own, and put the page box by it."""

    default_priority = 745  # once cells have their ids; before terms are linked

    def apply(self, **_kwargs: Any) -> None:
        """Note the sections of one page, and put the box at the end of their line."""
        inlines = self.document.findall(nodes.inline)
        place = next((inline for inline in inlines if _is_header(inline)), None)
        if place is None:
            return
        place.parent += [nodes.Text(" "), EditionBox()]
        if not self.env.docname.startswith(NOT_THE_BOOKS_OWN):
            for number in place["numbers"]:
                EditionsDomain.of(self.env).note_use(number, self.env.docname)


def _is_header(node: nodes.inline) -> bool:
    """Say whether a node is a place in a paragraph of the page's own text."""
    return (
        CLASS in node["classes"]
        and isinstance(node.parent, nodes.paragraph)
        and isinstance(node.parent.parent, nodes.section)
    )
