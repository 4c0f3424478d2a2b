"""`{term}`, and the Sphinx domain that owns which page uses which term."""

import hashlib
import json
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import ReferenceRole

from companion.glossary.autolink import Names
from companion.glossary.cards import cards_data
from companion.glossary.model import Glossary, Term
from companion.glossary.parts import Part, parts_of
from companion.glossary.render import first_use, korean, reference, shown_as_written
from companion.records.domain import RecordDomain

LOGGER = logging.getLogger(__name__)


class TermRole(ReferenceRole):
    """Link a term to its entry; at the first use on a page add its English.

    The text is the term's id or headword, or ``shown text <id>``, which is printed as written.
    """

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link; an unknown term is a warning and prints as plain text."""
        domain = GlossaryDomain.of(self.env)
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
            return [reference(term, shown_as_written(term, self.title))], []
        seen = self.env.temp_data.setdefault("companion.glossary.seen", set())
        content = [korean(term.ko)] if term.id in seen else first_use(term)
        seen.add(term.id)
        return [reference(term, content)], []


class GlossaryDomain(RecordDomain):
    """The terms and the pages that use them.

    `data` besides RecordDomain's: `names`, what page texts were searched for when they were read;
    `cards`, docname → digest of the cards that its written page holds; `placed`, term → name of the
    page of entries that links to it were last written with.
    """

    name = "glossary"
    label = "Glossary"
    folder = "glossary"
    roles = {"term": TermRole()}  # noqa: RUF012 - Sphinx's own interface
    initial_data = {**RecordDomain.initial_data, "names": "", "cards": {}, "placed": {}}  # noqa: RUF012 - as above
    data_version = 4

    @property
    def glossary(self) -> Glossary:
        """The book's terms."""
        return self.book.glossary

    @cached_property
    def names(self) -> Names:
        """What a page's text is searched for."""
        return Names(self.glossary)

    @cached_property
    def parts(self) -> list[Part]:
        """The pages of entries."""
        return parts_of(self.glossary)

    @cached_property
    def _placed(self) -> dict[str, str]:
        return {term.id: part.name for part in self.parts for term in part.terms}

    def page_of(self, key: str) -> str:
        """Return the page, below the index page, that holds the entry of the term `key`."""
        return f"{self.data['index']}/{self._placed[key]}"

    def record_ids(self) -> Iterable[str]:
        """Return the id of every term."""
        return self.glossary.terms

    def term(self, key: str) -> Term:
        """Return the term with the id `key`."""
        return self.glossary.terms[key]

    def plain_on(self, docname: str) -> list[str]:
        """Return the ids of the terms that a page's front matter leaves unlinked."""
        return list(self._settings(docname).get("plain", ()))

    def autolinks(self, docname: str) -> bool:
        """Return whether terms in the page's text become links; its front matter may forbid it."""
        return self._settings(docname).get("autolink", True)

    def _settings(self, docname: str) -> dict[str, Any]:
        field: Any = self.env.metadata[docname].get("glossary", {})
        return json.loads(field) if isinstance(field, str) else field

    def outdated_listings(self) -> set[str]:
        """Return also every page, if another name to look for came or went.

        And the index page, if an entry went to another page.
        """
        if self.data["names"] == self.names.fingerprint:
            moved = self.data["index"] and self.data["placed"] != self._placed
            return super().outdated_listings() | ({self.data["index"]} if moved else set())
        self.data["names"] = self.names.fingerprint
        return set(self.env.found_docs)

    def outdated_pages(self) -> list[str]:
        """Return the pages whose cards, or the addresses of whose links, are no longer right."""
        cards = {docname: self._digest(docname) for docname in self.env.found_docs}
        changed = [name for name in cards if cards[name] != self.data["cards"].get(name)]
        self.data["cards"] = cards
        return [*changed, *self._linking_to_moved()]

    def _linking_to_moved(self) -> set[str]:
        """Return the pages that use a term whose entry went to another page."""
        before, self.data["placed"] = self.data["placed"], self._placed
        moved = [key for key, page in self._placed.items() if before.get(key, page) != page]
        return {docname for key in moved for docname in self.used_in(key)}

    def locate(self, typ: str, target: str) -> tuple[str, str] | None:
        """Return the page and the anchor of the term's entry; None where the book lists none."""
        listed = self.data["index"] is not None and target in self.glossary.terms
        return (self.page_of(target), target) if listed else None

    def cards(self, docname: str) -> str:
        """Return the cards of the terms that a page links to, as JSON, or nothing."""
        keys = sorted(key for key, pages in self.data["uses"].items() if docname in pages)
        keys = [key for key in keys if key in self.glossary.terms]
        return cards_data(self.glossary.terms[key] for key in keys)

    def _digest(self, docname: str) -> str:
        return hashlib.sha256(self.cards(docname).encode()).hexdigest()
