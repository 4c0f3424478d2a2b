"""How a feature serves its own styles and scripts."""

from pathlib import Path

from sphinx.application import Sphinx

PRIORITY = 500
"""Where Sphinx puts what says nothing of its place."""


def serve_assets(app: Sphinx, extension: str, *names: str, styles: int = PRIORITY) -> None:
    """Serve the folder `assets/` beside the file `extension`; load `names` of it on every page.

    `styles`: the place of style sheets among those of the theme and other features.
    """
    folder = Path(extension).parent / "assets"

    def add(app: Sphinx) -> None:
        # A new list: the one that stands there may be Sphinx's own default.
        app.config.html_static_path = [*app.config.html_static_path, str(folder)]
        for name in names:
            if name.endswith(".css"):
                app.add_css_file(name, priority=styles)
            else:
                app.add_js_file(name, type="module")

    app.connect("builder-inited", add)
