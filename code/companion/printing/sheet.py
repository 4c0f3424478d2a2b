"""The document that the browser prints: the pages of one part, joined."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from companion.printing.links import Place, place_of
from companion.printing.manuscript import Leaf
from companion.printing.markup import XHTML, E, drop, find, ids, local, of_class, text

REFERENCES = ("for", "headers", "aria-labelledby", "aria-describedby", "aria-controls")
STYLES = ("/modules/katex/dist/katex.min.css", "/assets/print.css", "/sheets/code.css")


@dataclass(frozen=True)
class Sheet:
    """A document for the printer; `head` stands at the top of its pages, `folio` before numbers."""

    title: str
    head: str
    folio: str
    body: Sequence[etree._Element]

    def markup(self) -> bytes:
        """Return the document as XHTML."""
        html = E.html(
            {"lang": "ko"},
            E.head(
                E.title(self.title),
                *(E.link({"rel": "stylesheet", "href": address}) for address in STYLES),
                E.style(_running(self.head, self.folio)),
            ),
            E.body(_targets(self.body), *self.body),
        )
        markup: bytes = etree.tostring(html, encoding="utf-8", xml_declaration=True)
        return markup


def part_sheet(leaves: Sequence[Leaf], folio: str, book_title: str, site_url: str) -> Sheet:
    """Return the document of a part. It takes the leaves' trees and changes them."""
    for leaf in leaves:
        _name_formulas(leaf.body)
        for frame in find(leaf.body, ".//h:figure | .//h:*[@role='figure']"):
            frame.set("role", "group")  # in a PDF a figure is the picture, which has its own name
        _prefix_ids(leaf)
    known = {name for leaf in leaves for name in ids(leaf.body)}
    for place, leaf in enumerate(leaves):
        _link_within(leaf.body, known, site_url)
        if place > 0:
            _demote(leaf.body)
    title = leaves[0].title
    return Sheet(f"{title} — {book_title}", title, folio, [leaf.body for leaf in leaves])


def _running(head: str, folio: str) -> str:
    """Return the styles of what stands above and below the text of every page."""
    number = f'"{_css(folio)}" counter(page)' if folio else "counter(page, lower-roman)"
    return (
        f'@page {{ @top-left {{ content: "{_css(head)}" }}'
        f" @bottom-center {{ content: {number} }} }}"
    )


def _css(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")


def _targets(body: Sequence[etree._Element]) -> etree._Element:
    """Return an unseen link to every id: the browser records the places of linked ids only."""
    links = [E.a({"href": f"#{name}"}) for part in body for name in ids(part)]
    return E.div({"style": "display: none"}, *links)


def _prefix_ids(leaf: Leaf) -> None:
    """Make every id one of the whole book, and the page itself a place."""
    for element in find(leaf.body, ".//h:*"):
        if name := element.get("id"):
            element.set("id", Place(leaf.docname, name).name)
        for attribute in REFERENCES:
            if names := element.get(attribute):
                joined = " ".join(Place(leaf.docname, name).name for name in names.split())
                element.set(attribute, joined)
    leaf.body.set("id", Place(leaf.docname).name)


def _link_within(body: etree._Element, known: set[str], site_url: str) -> None:
    for link in find(body, ".//h:a[@href]"):
        place = place_of(site_url, link.get("href") or "")
        if place and place.name in known and "online" not in _parent_class(link):
            link.set("href", f"#{place.name}")


def _parent_class(element: etree._Element) -> str:
    parent = element.getparent()
    return parent.get("class") or "" if parent is not None else ""


def _demote(body: etree._Element) -> None:
    """Set the headings of a page below the title of the part's first page."""
    for heading in find(body, ".//h:h1 | .//h:h2 | .//h:h3 | .//h:h4 | .//h:h5"):
        heading.tag = f"{{{XHTML}}}h{int(local(heading)[1]) + 1}"


def _name_formulas(body: etree._Element) -> None:
    """Let a formula be one picture with its TeX as its name; paper does not need it twice."""
    for formula in of_class(body, "katex"):
        sources = find(formula, ".//m:annotation")
        for element in of_class(formula, "katex-mathml"):
            drop(element)
        for element in of_class(formula, "katex-html"):
            element.attrib.pop("aria-hidden", None)
        formula.set("role", "img")
        formula.set("aria-label", text(sources[0]) if sources else text(formula))
