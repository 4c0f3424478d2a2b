"""Short, lasting addresses of what a reader may point at: paragraphs, items, figures, cells.

An address is made from what the author wrote and from nothing else, so that it stays the same when
something is inserted elsewhere, when a term is linked, or when a cell runs again.
"""

import base64
import hashlib
from collections.abc import Iterator

from docutils import nodes
from sphinx.transforms import SphinxTransform

from companion.reading.headings import AUTO

SHORTEST = 4
"""Characters after the letter: of a million, so that a page of 200 blocks rarely needs a fifth."""

CARD = "correction"
"""Class of the cards."""

NO_PARENT = (nodes.entry, nodes.footnote, nodes.citation, nodes.field_body, nodes.caption)
"""A paragraph in one of these is too small a part to be pointed at."""


class MarkBlocks(SphinxTransform):
    """Give every block that an author wrote an id."""

    # After cells got the names that authors gave them (740); before anything is added to the page.
    default_priority = 742

    def apply(self, **_kwargs: object) -> None:
        """Mark the page."""
        mark_blocks(self.document)


def mark_blocks(document: nodes.document) -> None:
    """Add the ids; a block that has one keeps it, unless docutils only counted."""
    taken = {name for node in document.findall(nodes.Element) for name in node["ids"]}
    seen: dict[str, int] = {}
    for node, text in written_blocks(document):
        if node["ids"] and not _is_counted(node):
            continue
        times = seen[text] = seen.get(text, 0) + 1
        name = block_id(text if times == 1 else f"{text}\n{times}", taken)
        node["ids"] = [name]
        taken.add(name)


def written_blocks(document: nodes.document) -> Iterator[tuple[nodes.Element, str]]:
    """Yield the blocks that a page's author wrote, in order, each with its text.

    What a directive makes of records has no line in the page, or lies in a card, which has an
    address of its own; what is numbered is offered its address all the same.
    """
    cards = document.findall(
        lambda node: CARD in getattr(node, "attributes", {}).get("classes", ())
    )
    inside = {id(part) for card in cards for part in card.findall(nodes.Element)}
    for node in document.findall(nodes.Element):
        written = node.line is not None and id(node) not in inside
        text = _text(node) if written or _is_counted(node) else ""
        if text:
            yield node, " ".join(text.split())


def _is_counted(node: nodes.Element) -> bool:
    """Return whether docutils has only counted what it gave an id, such as a figure."""
    return bool(node["ids"]) and all(map(AUTO.fullmatch, node["ids"]))


def block_id(text: str, taken: set[str]) -> str:
    """Return the id of a block with `text`: as short as is not `taken`."""
    digest = hashlib.blake2s(text.encode()).digest()
    letters = base64.b32encode(digest).decode().rstrip("=").lower()
    lengths = range(SHORTEST, len(letters) + 1)
    return next(name for n in lengths if (name := f"p{letters[:n]}") not in taken)


def _text(node: nodes.Element) -> str:
    """Return what the author wrote for a block, or nothing for any other node."""
    if isinstance(node, nodes.paragraph):
        alone = not isinstance(node.parent, NO_PARENT) and not _begins_item(node)
        return node.rawsource if alone else ""
    if isinstance(node, nodes.list_item):
        first = node.children[0] if node.children else None
        return first.rawsource if isinstance(first, nodes.paragraph) else ""
    if isinstance(node, (nodes.figure, nodes.table)) and (caption := _caption(node)):
        # A picture that a cell drew is another whenever it is drawn anew; its caption was written.
        return caption
    if isinstance(node, nodes.figure):
        return " ".join(str(image["uri"]) for image in node.findall(nodes.image))
    if isinstance(node, nodes.table):
        return node.astext()
    return _code(node)


def _caption(node: nodes.Element) -> str:
    found = next((one for one in node if isinstance(one, (nodes.caption, nodes.title))), None)
    return found.astext() if found is not None else ""


def _begins_item(node: nodes.paragraph) -> bool:
    return isinstance(node.parent, nodes.list_item) and node.parent.index(node) == 0


def _code(node: nodes.Element) -> str:
    """Return the source of a code cell or of a block of code outside one."""
    if _holds_code(node):
        source = next(iter(node.findall(nodes.literal_block)), None)
        return source.astext() if source is not None else ""
    if isinstance(node, nodes.literal_block) and not _in_cell(node):
        return node.astext()
    return ""


def _holds_code(node: nodes.Node) -> bool:
    """Return whether it is a code cell, or what holds a block of code and its caption."""
    return isinstance(node, nodes.container) and (
        node.get("nb_element") == "cell_code" or "literal-block-wrapper" in node["classes"]
    )


def _in_cell(node: nodes.Node) -> bool:
    parent = node.parent
    while parent is not None and not _holds_code(parent):
        parent = parent.parent
    return parent is not None
