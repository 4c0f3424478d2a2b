"""The first page: search, chapters, a taste of the rest."""

from sphinx.application import Sphinx

from companion.assets import serve_assets
from companion.home.directive import (
    ChapterCards,
    ChapterLink,
    HomeSearch,
    HomeSearchForm,
    Written,
    fill_in,
    rewrite,
)


def setup(app: Sphinx) -> dict[str, object]:
    """Register the first page's parts."""
    app.setup_extension("companion.editions.extension")
    app.add_directive("home-search", HomeSearch)
    app.add_directive("chapter-cards", ChapterCards)
    for node in (HomeSearchForm, ChapterLink, Written):
        app.add_node(node)
    serve_assets(app, __file__, "home.css")
    app.connect("env-updated", rewrite)  # after all pages are read
    app.connect("doctree-resolved", fill_in)
    return {"env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
