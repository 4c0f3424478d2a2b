"""The textbook's editions: where a page stands in each, and which one the reader holds."""

from sphinx.application import Sphinx

from companion.assets import serve_assets
from companion.editions.domain import EditionsDomain
from companion.editions.edition_map import EditionMap, PagesOf, list_pages
from companion.editions.render import EditionBox, depart_box, skip_box, visit_box
from companion.editions.role import MarkHeader, TextbookRole


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
    serve_assets(app, __file__, "editions.css", "edition.js")
    app.connect("doctree-resolved", list_pages)  # before each page is written
    return {"env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
