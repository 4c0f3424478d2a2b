"""Corrections with proof: records, the `{correction}` card, the page that lists them all."""

from pathlib import Path

from sphinx.application import Sphinx

from companion.corrections.directive import (
    CorrectionDirective,
    CorrectionDomain,
    CorrectionIndex,
)
from companion.corrections.model import SEVERITIES, Correction, load_bibliography, load_corrections
from companion.corrections.render import labelled, page_order, where_text

__all__ = [
    "SEVERITIES",
    "Correction",
    "CorrectionDomain",
    "labelled",
    "load_bibliography",
    "load_corrections",
    "page_order",
    "setup",
    "where_text",
]

ASSETS = Path(__file__).parent / "assets"


def setup(app: Sphinx) -> dict[str, object]:
    """Register the corrections."""
    app.setup_extension("companion.uses")
    app.add_domain(CorrectionDomain)
    app.add_directive("correction", CorrectionDirective)
    app.add_directive("correction-index", CorrectionIndex)
    app.connect("builder-inited", _add_assets)
    return {"env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}


def _add_assets(app: Sphinx) -> None:
    app.config.html_static_path.append(str(ASSETS))
    app.add_css_file("corrections.css")
