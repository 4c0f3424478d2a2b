"""Titles wherever the site shows them apart from their page: a formula in them is text, once."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain
from sphinx.util.nodes import clean_astext

from companion.titles import formula_text


def write_formulas_as_text(app: Sphinx, doctree: nodes.document) -> None:
    """Rewrite what Sphinx has collected of a page's titles: for contents, searches, references.

    HTML in a title stays on its page: elsewhere its tags would be read as words.
    """
    env = app.env
    for kept in (env.titles, env.longtitles, env.tocs):
        for formula in list(kept[env.docname].findall(nodes.math)):
            formula.replace_self(nodes.Text(formula_text(formula.astext())))
        for tag in list(kept[env.docname].findall(nodes.raw)):
            tag.parent.remove(tag)
    domain: StandardDomain = env.domains["std"]
    for label, (docname, anchor, title) in list(domain.labels.items()):
        section = doctree.ids.get(anchor) if docname == env.docname else None
        heading = section and section.next_node(nodes.title)
        if heading and clean_astext(heading) == title:
            domain.labels[label] = docname, anchor, plain(heading)


def plain(node: nodes.Node) -> str:
    """Return the text of a node, its formulas as text too, its notes left out."""
    if isinstance(node, nodes.footnote_reference | nodes.raw):
        return ""
    if isinstance(node, nodes.math):
        return formula_text(node.astext())
    if isinstance(node, nodes.Text):
        return node.astext()
    return "".join(map(plain, node.children))
