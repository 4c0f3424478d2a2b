"""Conclusions tied to evidence: the `{shown}` role, and the cells that its sentences lead to."""

from sphinx.application import Sphinx

from companion.assets import serve_assets
from companion.claims.render import CameFrom, Mark, depart_nothing, visit_back_links, visit_mark
from companion.claims.role import ClaimDomain, ShownRole
from companion.claims.site import add_back_links, check_shown, rewrite_pages


def setup(app: Sphinx) -> dict[str, object]:
    """Register the role and what it needs of the whole book."""
    app.add_domain(ClaimDomain)
    app.add_role("shown", ShownRole())
    app.add_node(Mark, html=(visit_mark, depart_nothing))
    app.add_node(CameFrom, html=(visit_back_links, depart_nothing))
    serve_assets(app, __file__, "claims.css")
    app.connect("env-updated", rewrite_pages)  # after all pages are read
    app.connect("env-check-consistency", check_shown)  # after that
    app.connect("doctree-resolved", add_back_links)  # before each page is written
    return {"env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
