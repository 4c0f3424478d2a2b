"""How a page feels to read: the frame around it, its type, its marks, its print, an optional font.

What the theme's scripts did is done by native elements and a few small modules; without scripts
every part can be read and reached.
"""

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from companion.assets import serve_assets
from companion.reading import fold, page
from companion.reading.contents import add_contents
from companion.reading.font import publish_font
from companion.reading.headings import NameHeadings, count_apart
from companion.reading.marks import MarkBlocks

SCRIPTS = tuple(
    f"reading-{name}.js" for name in ("frame", "settings", "blocks", "places", "shortcuts")
)
"""What a page does for its reader. Each stands alone; the page is whole without any of them."""

TEMPLATES = Path(__file__).parent / "templates"
STYLES = ("reading.css", "reading-frame.css", "reading-tools.css", "reading-print.css")


def setup(app: Sphinx) -> dict[str, object]:
    """Register what makes a page pleasant to read."""
    # Sphinx leaves pages as they are when only this changed: no page names the font.
    app.add_config_value("companion_web_font", True, "", [bool])
    app.connect("builder-inited", count_apart)  # before any page is read
    app.add_transform(NameHeadings)
    app.add_transform(MarkBlocks)
    fold.setup(app)
    app.connect("config-inited", _drop_sidebars)  # before the builder asks which a page has
    app.connect("config-inited", _add_templates)  # before any theme looks for a template
    serve_assets(app, __file__, *STYLES, *SCRIPTS, styles=900)  # to set the features' type
    app.connect("html-page-context", add_contents)  # before the page is written
    app.connect("html-page-context", page.drop_scripts, priority=901)  # after every script is added
    app.connect("html-page-context", page.say_it_in_korean, priority=901)
    app.connect("build-finished", publish_font, priority=800)  # after the pages, before they shrink
    return {"env_version": 2, "parallel_read_safe": True, "parallel_write_safe": True}


def _drop_sidebars(_app: Sphinx, config: Config) -> None:
    """Take from every page the theme's sidebars: it renders them to see whether they are empty."""
    config.html_sidebars = {"**": []}


def _add_templates(_app: Sphinx, config: Config) -> None:
    # The theme puts its own folders there too; ours come first. A new list, since the
    # one that stands there may be Sphinx's own default, shared by every build of the process.
    config.templates_path = [str(TEMPLATES), *config.templates_path]
