"""The bilingual glossary: records, links in the text, cards, the page that looks terms up."""

from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from companion.assets import serve_assets
from companion.glossary import autolink, key_terms, study
from companion.glossary.cards import FOLDER, cards_element, cards_name
from companion.glossary.directive import GlossaryDomain
from companion.glossary.entries import collect_pages
from companion.glossary.page import GlossaryIndex, OnlySearched, skip
from companion.glossary.publish import publish

STUDY_PAGE = "book/study"


def setup(app: Sphinx) -> dict[str, object]:
    """Register the glossary."""
    app.setup_extension("companion.records.domain")
    app.add_domain(GlossaryDomain)
    app.add_node(OnlySearched, html=(skip, None))
    app.add_directive("glossary-index", GlossaryIndex)
    autolink.setup(app)
    key_terms.setup(app)
    study.setup(app)
    app.connect("config-inited", _prefer_our_term_role)
    serve_assets(app, __file__, "glossary.css", "term-cards.js", "study.js")
    app.connect("html-page-context", _add_to_page)  # before the page is written
    app.connect("html-collect-pages", collect_pages)  # after the book's pages are written
    app.connect("build-finished", publish)
    return {"env_version": 5, "parallel_read_safe": True, "parallel_write_safe": True}


def _prefer_our_term_role(_app: Sphinx, config: Config) -> None:
    """Let `{term}` mean ours: Sphinx looks in the primary domain before its own."""
    config.primary_domain = GlossaryDomain.name


def _add_to_page(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: Any
) -> None:
    """Say where the cards of the page's terms are; on the glossary page load the look-up."""
    domain = GlossaryDomain.of(app.env)
    if pagename == domain.data["index"]:
        app.add_js_file("look-up-box.js", type="module")
    elif pagename == STUDY_PAGE:
        app.add_js_file("flash-cards.js", type="module")
    elif cards := domain.cards(pagename):
        address = context["pathto"](f"{FOLDER}/{cards_name(cards)}", 1)
        context["body"] = context.get("body", "") + cards_element(address)
