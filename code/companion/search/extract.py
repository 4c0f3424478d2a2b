"""Take a built page apart into the units that are searched."""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from companion.search.kinds import KINDS, SPACES, Kind, text_of
from companion.search.model import Unit
from companion.titles import formula_text

NO_CONTENT = (
    "button, form, nav, script, style, svg, .headerlink, .launch-line, .lecture-note, .katex-html,"
    "annotation, .provenance, .shows, .cell_output, .entry-ways, details.hide > summary,"
    ".tag_hide-input"
)
"""What a page says of itself, what is shown twice, and the code that draws a figure."""

BLOCKS = "p, li, dd, dt, figcaption, td, th, summary, legend, label"
"""Elements whose text is one passage; of one inside another, the inner is the passage."""


TOLD = "section > p:has(> .lecture-moment > .lecture-stamp[id])"
"""A paragraph that tells of a lecture; a stamp stands after what was said then."""

AROUND = " .,;:()·"
"""What stands between a stamp and what was said."""


def units_of(html: str) -> tuple[str, list[Unit]]:
    """Return the title of the page `html` and its units, in the order of the page."""
    article = LexborHTMLParser(html).css_first("article")
    if article is None:
        return "", []
    for formula in article.css(".katex"):
        if source := formula.css_first("annotation"):
            formula.replace_with(formula_text(source.text()))
    for part in article.css(NO_CONTENT):
        part.decompose()
    heading = article.css_first("h1")
    title = text_of(heading) if heading is not None else ""
    found: list[tuple[int, Unit]] = []
    places = {node.mem_id: index for index, node in enumerate(article.css("*"))}
    for paragraph in article.css(TOLD):
        found += [(places[paragraph.mem_id], moment) for moment in _moments(paragraph)]
    for kind in KINDS:
        # From the last to the first: a section's own parts are taken out before it is read.
        for node in reversed(article.css(kind.selector)):
            place = places[node.mem_id]
            if unit := _unit(kind, node):
                found.append((place, unit))
            node.decompose()
    return title, [unit for _, unit in sorted(found, key=lambda one: one[0])]


def _unit(kind: Kind, node: LexborNode) -> Unit | None:
    named = node.css_first(kind.anchor) if kind.anchor else node
    anchor = named.attributes.get("id") if named is not None else None
    title = kind.title(node)
    if not anchor or not title:
        return None
    code = tuple(_listings(node, anchor))
    names = tuple(dict.fromkeys(text_of(name) for name in node.css("code")))
    return Unit(kind.name, anchor, title, tuple(_blocks(node, anchor)), code, names)


def _moments(paragraph: LexborNode) -> Iterator[Unit]:
    """Yield the moments that a paragraph tells of, each with what is said up to its stamp."""
    said = last = ""
    for child in paragraph.iter(include_text=True):
        stamp = child.css_first(".lecture-stamp") if child.tag != "-text" else None
        if stamp is None:
            said += child.text()
            continue
        last, said = SPACES.sub(" ", said).strip(AROUND) or last, ""
        if last and (anchor := stamp.attributes.get("id")):
            yield Unit("moment", anchor, f"{stamp.text()} {last}", ((anchor, last),), (), ())


def _listings(node: LexborNode, anchor: str) -> Iterator[tuple[str, str]]:
    """Yield the listings, which leave the node, each with the address that leads nearest to it."""
    for listing in node.css("pre"):
        source = listing.text().rstrip()
        place = _nearest_id(listing, node) or anchor
        listing.decompose()
        if source:
            yield place, source


def _blocks(node: LexborNode, anchor: str) -> Iterator[tuple[str, str]]:
    for block in reversed(node.css(BLOCKS)):
        place = _nearest_id(block, node) or anchor
        if text := text_of(block):
            yield place, text
        block.decompose()
    if rest := text_of(node):
        yield anchor, rest


def _nearest_id(node: LexborNode, top: LexborNode) -> str | None:
    """Return the id of the node, or of what holds it within `top`."""
    at: LexborNode | None = node
    while at is not None and at.mem_id != top.mem_id:
        if name := at.attributes.get("id"):
            return name
        at = at.parent
    return None
