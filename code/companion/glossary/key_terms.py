"""The key terms of a page, listed at its end: those that its author named, in reading order."""

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from companion.glossary.directive import GlossaryDomain
from companion.glossary.markup import raw_html
from companion.glossary.model import Term
from companion.glossary.render import first_use, reference

LESSON = "goals"
"""The class of the box that opens a lesson; other pages list no terms."""


class KeyTerms(SphinxTransform):
    """End every lesson with the terms that it teaches."""

    default_priority = 879  # before first uses are linked by themselves: those were not named

    def apply(self, **_kwargs: Any) -> None:
        """Add the list to the page's last section."""
        if not any(LESSON in node["classes"] for node in self.document.findall(nodes.admonition)):
            return
        domain = GlossaryDomain.of(self.env)
        terms = [domain.term(key) for key in dict.fromkeys(_named(self.document))]
        if terms:
            page = next(self.document.findall(nodes.section))
            parts = [part for part in page.children if isinstance(part, nodes.section)]
            (parts or [page])[-1].append(_listing(terms))


def _named(document: nodes.document) -> Iterator[str]:
    """Yield the ids of the terms of the page's own text; a correction brings its own."""
    for link in document.findall(pending_xref):
        if link.get("refdomain") == "glossary" and not _within_correction(link):
            yield link["reftarget"]


def _within_correction(node: nodes.Node) -> bool:
    while node.parent is not None:
        node = node.parent
        if isinstance(node, nodes.admonition) and "correction" in node["classes"]:
            return True
    return False


def _listing(terms: list[Term]) -> nodes.container:
    items = nodes.bullet_list()
    for term in terms:
        line = nodes.paragraph("", "", reference(term, first_use(term)))
        items += nodes.list_item("", line)
    summary = raw_html(f"<details><summary>핵심 용어 {len(terms)}개</summary>")
    return nodes.container("", summary, items, raw_html("</details>"), classes=["key-terms"])


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(KeyTerms)
