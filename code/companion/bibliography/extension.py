"""Citations and the list of works on the site."""

import hashlib
from collections.abc import Collection
from typing import Any

import pybtex.plugin
from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.nodes import make_refnode
from sphinxcontrib.bibtex.domain import BibtexDomain, Citation

from companion.bibliography.style import Style
from companion.book import book_of

LOGGER = logging.getLogger(__name__)
STYLE = "companion"


def setup(app: Sphinx) -> dict[str, object]:
    """Put the book's own citations in the place of sphinxcontrib-bibtex's."""
    app.setup_extension("sphinxcontrib.bibtex")
    pybtex.plugin.register_plugin("pybtex.style.formatting", STYLE, Style)
    app.add_domain(WorksDomain, override=True)
    app.connect("config-inited", _configure)
    app.connect("builder-inited", _hand_over, priority=501)  # when that has read the file itself
    app.connect("env-get-outdated", _outdated)
    return {"env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}


class WorksDomain(BibtexDomain):
    """The works and who cites them; each is called what it is in the notebooks.

    `data` besides BibtexDomain's: `called`, a digest of what pages were last written with.
    """

    initial_data = {**BibtexDomain.initial_data, "called": ""}  # noqa: RUF012 - Sphinx's own interface
    data_version = 5

    def env_updated(self) -> Collection[str]:
        """Choose the works to list; the labels are what citations call them."""
        super().env_updated()
        works = book_of(self.env.app).bibliography
        for citation in self.citations:
            citation.formatted_entry.label = works.label(citation.key)
        return []

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.Element:
        """Return the citation that a role wrote, each work linked to its place on the list."""
        try:
            pieces = book_of(self.env.app).bibliography.cite(typ, target)
        except ValueError as error:
            LOGGER.warning("%s in book/references.bib", error, location=node, type="bibtex")
            return contnode
        listed = {citation.key: citation for citation in self.citations}
        citation = nodes.inline(target, classes=["bibtex-citation"])
        for piece in pieces:
            text = nodes.Text(piece.text)
            place = listed.get(piece.key)
            citation += _link(builder, fromdocname, place, text) if place else text
        return citation


def _link(builder: Builder, docname: str, place: Citation, text: nodes.Text) -> nodes.reference:
    tooltip = place.tooltip_entry.text.render_as("text") if place.tooltip_entry else ""
    title = tooltip.replace("\\url ", "")
    target = place.bibliography_key.docname
    return make_refnode(builder, docname, target, place.citation_id, text, title)


def _configure(_app: Sphinx, config: Config) -> None:
    config.bibtex_default_style = STYLE


def _hand_over(app: Sphinx) -> None:
    """Give the domain the works as the book has read them."""
    domain = app.env.get_domain("cite")
    works = book_of(app).bibliography
    domain.data["bibdata"] = domain.data["bibdata"]._replace(data=works.data)


def _outdated(
    app: Sphinx, env: BuildEnvironment, _added: Any, _changed: Any, _removed: Any
) -> Collection[str]:
    """Return the pages that cite, where a work is called otherwise than when they were written."""
    domain = env.get_domain("cite")
    called = hashlib.sha256(repr(book_of(app).bibliography.labels()).encode()).hexdigest()
    before, domain.data["called"] = domain.data["called"], called
    return {ref.docname for ref in domain.data["citation_refs"]} if before != called else set()
