"""Corrections with proof: records, the `{correction}` card, the page that lists them all."""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from companion.assets import serve_assets
from companion.corrections.directive import (
    CorrectionDirective,
    CorrectionDomain,
    CorrectionIndex,
    LinkProofsBack,
)
from companion.corrections.lecture import LectureCorrections
from companion.corrections.render import (
    Fold,
    ProofRun,
    depart_fold,
    visit_fold,
)


def setup(app: Sphinx) -> dict[str, object]:
    """Register the corrections."""
    app.setup_extension("companion.records.domain")
    app.setup_extension("companion.editions.extension")
    app.add_domain(CorrectionDomain)
    app.add_directive("correction", CorrectionDirective)
    app.add_directive("correction-index", CorrectionIndex)
    app.add_directive("lecture-corrections", LectureCorrections)
    app.add_node(Fold, html=(visit_fold, depart_fold))
    app.add_node(ProofRun)
    app.add_transform(LinkProofsBack)
    serve_assets(app, __file__, "corrections.css")
    app.connect("doctree-resolved", _shorten_references)
    app.connect("html-page-context", _add_filter)  # before the page is written
    return {"env_version": 3, "parallel_read_safe": True, "parallel_write_safe": True}


def _add_filter(
    app: Sphinx, pagename: str, _template: str, _context: dict[str, Any], _doctree: Any
) -> None:
    """Load the filter on the page that lists every correction."""
    if pagename == CorrectionDomain.of(app.env).data["index"]:
        app.add_js_file("corrections.js", type="module")


def _shorten_references(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Leave the tooltips of cited works out of the page that lists every correction.

    They are a tenth of its weight, and every one stands at the end of its link.
    """
    if docname == CorrectionDomain.of(app.env).data["index"]:
        for reference in doctree.findall(nodes.reference):
            reference.attributes.pop("reftitle", None)
