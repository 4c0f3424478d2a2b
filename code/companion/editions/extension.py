"""The textbook's editions: where a page stands in each, and which one the reader holds."""

from pathlib import Path

from sphinx.application import Sphinx

from companion.editions.domain import EditionsDomain
from companion.editions.edition_map import EditionMap, PagesOf, list_pages
from companion.editions.render import EditionBox, depart_box, skip_box, visit_box
from companion.editions.role import MarkHeader, TextbookRole

ASSETS = Path(__file__).parent / "assets"


def setup(app: Sphinx) -> dict[str, object]:
    """Register the role, the page box and the map between the editions."""
    app.setup_extension("companion.records.domain")
    app.setup_extension("companion.stacked")
    app.add_domain(EditionsDomain)
    app.add_role("textbook", TextbookRole())
    app.add_directive("edition-map", EditionMap)
    app.add_node(EditionBox, html=(visit_box, depart_box), text=(skip_box, None))
    app.add_node(PagesOf)
    app.add_transform(MarkHeader)
    app.connect("builder-inited", _add_assets)
    app.connect("doctree-resolved", list_pages)  # before each page is written
    return {"env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}


def _add_assets(app: Sphinx) -> None:
    app.config.html_static_path.append(str(ASSETS))
    app.add_css_file("editions.css")
    app.add_js_file("edition.js", type="module")
