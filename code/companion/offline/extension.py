"""The book without a network: an installable site, a service worker, a page that stores it all."""

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.util import logging

from companion.assets import serve_assets
from companion.offline.directive import OfflinePanel
from companion.offline.icons import DARK, LIGHT, MANIFEST, write_manifest
from companion.offline.model import Need, survey
from companion.offline.worker import write_retired_worker, write_worker

LOGGER = logging.getLogger(__name__)
PAGE = "book/offline"
NEEDS = (
    Need("_static/bundle/plotly-*", "plotly-figure"),
    Need("glossary/lookup.json", "glossary-lookup"),
    Need("glossary/lookup.json", "flash-cards"),
)
"""What scripts load and their text does not show; a feature adds to `companion_offline_needs`."""


def setup(app: Sphinx) -> dict[str, object]:
    """Register the service worker's parts."""
    app.add_config_value("companion_offline", True, "html", [bool])
    app.add_config_value("companion_offline_needs", list(NEEDS), "", [list])
    app.add_directive("offline-panel", OfflinePanel)
    serve_assets(app, __file__, "offline.css", "offline.js")
    app.connect("html-page-context", _add_to_page)  # before the page is written
    app.connect("build-finished", _write, priority=1000)  # after every file of the site is final
    return {"env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}


def _add_to_page(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: Any
) -> None:
    """Link the manifest, from which the page's script knows where the site's root is.

    A browser asks for it before it paints. Where scripts run, one links it after that.
    """
    root = context["pathto"](MANIFEST, 1)
    off = "" if app.config.companion_offline else ' data-offline="off"'
    context["metatags"] = (
        f"{context.get('metatags', '')}"
        f'<noscript><link rel="manifest" href="{root}"{off}></noscript>'
        f'<meta name="theme-color" media="(prefers-color-scheme: light)" content="{LIGHT}">'
        f'<meta name="theme-color" media="(prefers-color-scheme: dark)" content="{DARK}">'
    )
    if pagename == PAGE:
        app.add_js_file("offline-panel.js", type="module")


def _write(app: Sphinx, exception: Exception | None) -> None:
    """Write the manifest and the service worker at the site's root."""
    if exception is not None or app.builder.name != "html":
        return
    site, config = Path(app.outdir), app.config
    favicon = Path(app.srcdir) / config.html_favicon if config.html_favicon else None
    start = f"{config.root_doc}.html"
    write_manifest(site, favicon, config.html_title, config.language, start)
    if not config.companion_offline:
        write_retired_worker(site)
        return
    edition = survey(site, config.companion_offline_needs)
    write_worker(site, edition, config.html_title, start)
    LOGGER.info(
        "offline: edition %s, %d pages, %.1f MB to fetch",
        edition.version,
        len(edition.pages),
        sum(file.sent for file in edition.files) / 1e6,
    )
