"""`{term}`, `{glossary-index}` and the Sphinx domain that owns which page uses which term."""

from collections.abc import Iterable
from functools import cached_property

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import ReferenceRole, SphinxDirective

from companion.glossary.model import Glossary, Term, load_glossary
from companion.glossary.render import entry, filter_box, first_use, reference
from companion.uses import RecordDomain

LOGGER = logging.getLogger(__name__)


class TermRole(ReferenceRole):
    """Link a term to its entry; at the first use on a page add its English.

    The text is the term's id or headword, or ``shown text <id>``, which is printed as written.
    """

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link; an unknown term is a warning and prints as plain text."""
        domain = self.env.get_domain("glossary")
        assert isinstance(domain, GlossaryDomain)
        term = domain.glossary.find(self.target)
        if term is None:
            LOGGER.warning(
                "unknown term '%s'; expected the id or headword of a record in _data/glossary/",
                self.target,
                location=self.get_location(),
                type="glossary",
                subtype="unknown-term",
            )
            return [nodes.Text(self.title)], []
        domain.note_use(term.id, self.env.docname)
        self.env.note_dependency(str(domain.book.root / domain.glossary.terms.place(term.id).path))
        if self.has_explicit_title:
            return [reference(term, [nodes.Text(self.title)])], []
        seen = self.env.temp_data.setdefault("companion.glossary.seen", set())
        content = [nodes.Text(term.ko)] if term.id in seen else first_use(term)
        seen.add(term.id)
        return [reference(term, content)], []


class GlossaryIndex(SphinxDirective):
    """Every term, sorted by Korean headword, with a box that filters as the reader types."""

    def run(self) -> list[nodes.Node]:
        """Return the box and the entries."""
        domain = self.env.get_domain("glossary")
        assert isinstance(domain, GlossaryDomain)
        domain.data["index"] = self.env.docname
        domain.note_listing(self.env.docname)
        terms = sorted(domain.glossary.terms.values(), key=lambda term: term.ko.casefold())
        entries = nodes.definition_list(classes=["glossary-entries"])
        entries += [entry(term, domain.glossary) for term in terms]
        return [filter_box(len(terms)), entries]


class GlossaryDomain(RecordDomain):
    """The terms and the pages that use them."""

    name = "glossary"
    label = "Glossary"
    folder = "glossary"
    anchor = "term"
    roles = {"term": TermRole()}  # noqa: RUF012 - Sphinx's own interface

    @cached_property
    def glossary(self) -> Glossary:
        """The book's terms, loaded once a build."""
        return load_glossary(self.book)

    def record_ids(self) -> Iterable[str]:
        """Return the id of every term."""
        return self.glossary.terms

    def term(self, key: str) -> Term:
        """Return the term with the id `key`."""
        return self.glossary.terms[key]
