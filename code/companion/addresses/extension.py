"""Addresses that readers have kept: old places of pages, and the page at addresses of none."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sphinx.application import Sphinx
from sphinx.config import Config

from companion.addresses.places import KeepOldPlaces, changed_pages
from companion.assets import serve_assets
from companion.book import book_of

PAGE = "404"
"""What static hosts send where they have no page; they look for this name at the site's root."""

TEMPLATES = Path(__file__).parent / "templates"


def setup(app: Sphinx) -> dict[str, object]:
    """Register what finds moved pages and places."""
    app.setup_extension("notfound.extension")
    app.add_transform(KeepOldPlaces)
    serve_assets(app, __file__)
    app.connect("config-inited", _configure)
    app.connect("env-get-outdated", changed_pages)
    app.connect("html-page-context", _complete, priority=400)  # before others use the addresses
    return {"env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}


def _configure(app: Sphinx, config: Config) -> None:
    """Let the page name everything from the site's root: it is shown at any depth."""
    config.templates_path = [str(TEMPLATES), *config.templates_path]
    config.notfound_urls_prefix = f"{urlsplit(book_of(app).site_url).path}/"
    config.notfound_template = "not-found.html"
    config.notfound_context = {"title": "찾는 쪽이 없다"}


def _complete(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: Any
) -> None:
    """Tell the page where the root is and what moved; no search engine keeps it."""
    if pagename != PAGE:
        return
    context["content_root"] = app.config.notfound_urls_prefix
    context["pageurl"] = None
    context["metatags"] = f'{context.get("metatags", "")}<meta name="robots" content="noindex">'
    context["moved"] = dict(book_of(app).addresses.moved.pages)
    app.add_css_file("not-found.css")
    app.add_js_file("not-found.js", type="module")
