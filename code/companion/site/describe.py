"""What search engines and messengers show of a page: its title and its opening lines."""

import html
import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from companion.site.titles import plain

LONGEST = 150
"""Characters of a description; search engines show about as many of Korean text."""


def add_description(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: Any
) -> None:
    """Put the page's description into its head, as HTML and as Open Graph."""
    book = str(app.config.html_title)
    known = app.env.titles.get(pagename)
    title = plain(known) if known else context.get("title") or book
    text = opening(doctree) if doctree is not None else f"{book}: {title}"
    facts = {
        "og:type": "article", "og:site_name": book, "og:locale": "ko_KR",
        "og:title": title, "og:description": text, "og:url": context.get("pageurl") or "",
    }  # fmt: skip
    tags = [f'<meta name="description" content="{html.escape(text)}">']
    tags += [
        f'<meta property="{name}" content="{html.escape(fact)}">'
        for name, fact in facts.items() if fact
    ]  # fmt: skip
    context["metatags"] = context.get("metatags", "") + "".join(tags)


def nodes_title(doctree: nodes.document | None) -> str:
    """Return the page's title without markup, or nothing."""
    title = next(doctree.findall(nodes.title), None) if doctree is not None else None
    return plain(title) if title is not None else ""


def opening(doctree: nodes.document) -> str:
    """Return the page's first paragraphs, whole sentences up to `LONGEST` characters."""
    text = " ".join(" ".join(_paragraphs(doctree)).split())
    if len(text) <= LONGEST:
        return text or nodes_title(doctree)
    sentences = re.split(r"(?<=[.?!])\s", text[:LONGEST])
    return " ".join(sentences[:-1]) or f"{text[: LONGEST - 1].rstrip()}…"


def _paragraphs(doctree: nodes.document) -> list[str]:
    """Return the paragraphs that stand in the text itself, not in a box, a list or a table."""
    return [
        plain(node)
        for node in doctree.findall(nodes.paragraph)
        if isinstance(node.parent, nodes.section) and "launch-line" not in node["classes"]
    ]
