"""Pictures whose names are Korean or hold a space, and pictures that need no words."""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, unquote

from docutils import nodes
from docutils.parsers.rst.directives.images import Image
from sphinx.directives.patches import Figure
from sphinx.transforms import SphinxTransform

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


class NamedImage(Image):
    """`{image}` of a file whose name may hold spaces; without `:alt:` it says nothing."""

    def run(self) -> Sequence[nodes.Node]:
        """Return the picture."""
        _keep_name(self)
        picture: Sequence[nodes.Node] = super().run()
        return picture


class NamedFigure(Figure):
    """`{figure}` of a file whose name may hold spaces; its caption may speak for it."""

    def run(self) -> list[nodes.Node]:
        """Return the picture with its caption."""
        _keep_name(self)
        return super().run()


def _keep_name(directive: Image) -> None:
    # docutils drops the spaces of an address, and has it read out where there are no words.
    directive.arguments = [quote(directive.arguments[0], safe="/:?#")]
    directive.options.setdefault("alt", "")


class ReadPictureNames(SphinxTransform):
    """Take a picture's address for the name of a file: Markdown writes '그림' as '%EA%B7%B8…'."""

    default_priority = 100

    def apply(self, **_kwargs: Any) -> None:
        """Write every address of the page as its file is named."""
        for image in self.document.findall(nodes.image):
            if not _SCHEME.match(image["uri"]):
                image["uri"] = unquote(image["uri"])
