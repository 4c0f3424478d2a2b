"""Mark English in Korean text, so that a screen reader switches its voice (WCAG 3.1.2)."""

import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

# A word of two letters or more, with the words of the same phrase after it. A single letter is a
# name in a formula or an enumeration, which Korean voices read as they should.
ENGLISH = re.compile(r"[A-Za-z][A-Za-z'’.-]*[A-Za-z](?:[ ,]{1,2}[A-Za-z][A-Za-z'’.-]*[A-Za-z])*")
ADDRESS = re.compile(r"://|@|www\.")
CLASS = "language-en"
"""docutils writes this class as the attribute lang="en"."""
OTHER = (nodes.literal, nodes.math, nodes.math_block, nodes.raw, nodes.FixedTextElement)
"""What is no running text: code, formulas, markup."""


class MarkEnglish(SphinxPostTransform):
    """Wrap the English phrases of a page's text in inlines that carry their language."""

    default_priority = 900  # after every reference has its text
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Mark the text of one page."""
        for text in list(self.document.findall(nodes.Text)):
            if isinstance(text.parent, nodes.TextElement) and not _has_own_language(text):
                parts = list(marked(str(text)))
                if any(isinstance(part, nodes.inline) for part in parts):
                    text.parent.replace(text, parts)


def marked(text: str) -> Iterator[nodes.Node]:
    """Yield `text` in parts, English phrases as inlines; an address is left as it is."""
    end = 0
    for match in ENGLISH.finditer(text) if not ADDRESS.search(text) else ():
        if match.start() > end:
            yield nodes.Text(text[end : match.start()])
        yield nodes.inline("", match.group(), classes=[CLASS])
        end = match.end()
    if end < len(text):
        yield nodes.Text(text[end:])


def _has_own_language(text: nodes.Text) -> bool:
    """Say whether the text, or what holds it, is already marked or is no running text."""
    node = text.parent
    while node is not None:
        if isinstance(node, OTHER) or any(name.startswith("language-") for name in node["classes"]):
            return True
        node = node.parent
    return False
