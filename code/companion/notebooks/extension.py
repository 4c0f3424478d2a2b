"""The Colab notebooks: export of a page, and the buttons that open it."""

from sphinx.application import Sphinx

from companion.assets import serve_assets
from companion.notebooks.launch import AddLaunchLine, add_header_button


def setup(app: Sphinx) -> dict[str, object]:
    """Register the launch buttons."""
    app.add_transform(AddLaunchLine)
    serve_assets(app, __file__, "launch.css")
    # After the theme (priority 501) has made its own list of header buttons.
    app.connect("html-page-context", add_header_button, priority=502)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
