"""The Colab notebooks: export of a page, and the buttons that open it."""

from pathlib import Path

from sphinx.application import Sphinx

from companion.notebooks.launch import AddLaunchLine, add_header_button

ASSETS = Path(__file__).parent / "assets"


def setup(app: Sphinx) -> dict[str, object]:
    """Register the launch buttons."""
    app.add_transform(AddLaunchLine)
    app.connect("builder-inited", _add_assets)
    # After the theme (priority 501) has made its own list of header buttons.
    app.connect("html-page-context", add_header_button, priority=502)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _add_assets(app: Sphinx) -> None:
    app.config.html_static_path.append(str(ASSETS))
    app.add_css_file("launch.css")
