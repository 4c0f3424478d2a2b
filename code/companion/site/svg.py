"""Drawings in the site's colours are written into the page, so that they follow its theme."""

import html
import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from companion.errors import CompanionError

THEMED = "var(--"
"""What a drawing holds that takes colours from the page; any other is shown as a photograph is."""


class InlineSvg(SphinxPostTransform):
    """Replace every image of a themed SVG below `book/` by the drawing itself.

    The file is still published beside the other images: the notebooks show it from there.
    """

    default_priority = 10
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Replace the images of one page."""
        root = Path(self.env.srcdir)
        for image in list(self.document.findall(nodes.image)):
            uri = image["uri"]
            if not uri.startswith("book/") or not uri.endswith(".svg"):
                continue
            text = (root / uri).read_text(encoding="utf-8")
            if THEMED not in text:
                continue
            self.app.builder.images[uri] = self.env.images[uri][1]
            markup = inline_markup(root / uri, text, image.get("alt", ""))
            image.replace_self(nodes.raw("", markup, format="html"))


def inline_markup(path: Path, text: str, alt: str) -> str:
    """Return the `<svg>` element of the file's text, for use inside a page.

    Raises:
        CompanionError: the file holds no `<svg>` element.
    """
    match = re.search(r"<svg\b.*</svg>", text, flags=re.DOTALL)
    if match is None:
        raise CompanionError(f"{path}:1: an <svg> element expected")
    # The page's own alternative text gives the finding; it replaces the file's label.
    markup = re.sub(r'\saria-labelledby="[^"]*"', "", match.group(), count=1)
    # One page may show a drawing twice, and an id may stand only once.
    markup = re.sub(r'<(title|desc) id="[^"]*"', r"<\1", markup)
    return markup.replace("<svg", f'<svg class="drawing" aria-label="{html.escape(alt)}"', 1)
