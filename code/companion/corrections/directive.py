"""`{correction}`, `{correction-index}` and the Sphinx domain that owns where each is shown."""

from collections.abc import Iterable
from functools import cached_property

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

from companion.corrections.model import Correction, load_corrections
from companion.corrections.render import card, page_order
from companion.records import Records
from companion.uses import RecordDomain

LOGGER = logging.getLogger(__name__)


class CorrectionDirective(SphinxDirective):
    """Show one correction where the reader would be misled. Argument: its id."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the card; an unknown id is a warning and shows nothing."""
        domain = self.env.get_domain("corrections")
        assert isinstance(domain, CorrectionDomain)
        key = self.arguments[0]
        if key not in domain.corrections:
            LOGGER.warning(
                "unknown correction '%s'; expected the id of a record in _data/corrections/",
                key,
                location=self.get_location(),
                type="corrections",
                subtype="unknown-correction",
            )
            return []
        domain.note_use(key, self.env.docname)
        self.env.note_dependency(str(domain.book.root / domain.corrections.place(key).path))
        return [card(domain.corrections[key], self)]


class CorrectionIndex(SphinxDirective):
    """Every correction, in the order of the textbook's pages."""

    def run(self) -> list[nodes.Node]:
        """Return the cards."""
        domain = self.env.get_domain("corrections")
        assert isinstance(domain, CorrectionDomain)
        domain.data["index"] = self.env.docname
        domain.note_listing(self.env.docname)
        corrections = sorted(domain.corrections.values(), key=page_order)
        return [card(correction, self, entry=True) for correction in corrections]


class CorrectionDomain(RecordDomain):
    """The corrections and the pages that show them."""

    name = "corrections"
    label = "Corrections"
    folder = "corrections"
    anchor = "correction-"

    @cached_property
    def corrections(self) -> Records[Correction]:
        """The book's corrections, loaded once a build."""
        return load_corrections(self.book)

    def record_ids(self) -> Iterable[str]:
        """Return the id of every correction."""
        return self.corrections

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Link to a correction's entry, or (`typ` 'cell', 'page#name') to its proof cell."""
        if typ != "cell":
            return super().resolve_xref(env, fromdocname, builder, typ, target, node, contnode)
        page, _, cell = target.partition("#")
        return make_refnode(builder, fromdocname, f"book/{page}", f"cell-{cell}", contnode)
