"""Small tools for XHTML trees: names, classes, taking elements out."""

from collections.abc import Iterator

from lxml import etree
from lxml.builder import ElementMaker

from companion.errors import CompanionError

XHTML = "http://www.w3.org/1999/xhtml"
SVG = "http://www.w3.org/2000/svg"
MATHML = "http://www.w3.org/1998/Math/MathML"
OPS = "http://www.idpf.org/2007/ops"
NAMES = {"h": XHTML, "s": SVG, "m": MATHML}

E = ElementMaker(namespace=XHTML, nsmap={None: XHTML, "epub": OPS})
"""Makes elements of XHTML."""


def find(tree: etree._Element, path: str) -> list[etree._Element]:
    """Return the elements at an XPath; `h:`, `s:` and `m:` stand for XHTML, SVG and MathML."""
    found = tree.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return [element for element in found if isinstance(element, etree._Element)]


def of_class(tree: etree._Element, *names: str) -> list[etree._Element]:
    """Return the elements below `tree` that have one of the classes."""
    wanted = set(names)
    return [element for element in find(tree, ".//*[@class]") if wanted & set(classes(element))]


def classes(element: etree._Element) -> list[str]:
    """Return the classes of an element."""
    return (element.get("class") or "").split()


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return etree.QName(element).localname


def drop(element: etree._Element) -> None:
    """Take an element out with what it holds; the text after it stays."""
    parent = element.getparent()
    if parent is not None:
        _keep_text(parent, element, element.tail or "")
        parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Take an element out; what it holds stays in its place."""
    parent = element.getparent()
    assert parent is not None
    _keep_text(parent, element, element.text or "")
    place = parent.index(element)
    children = list(element)
    tail = element.tail or ""
    parent.remove(element)
    for offset, child in enumerate(children):
        parent.insert(place + offset, child)
    if children:
        children[-1].tail = (children[-1].tail or "") + tail
    elif place > 0:
        parent[place - 1].tail = (parent[place - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail


def replace(element: etree._Element, new: etree._Element) -> None:
    """Put `new` where `element` stands."""
    parent = element.getparent()
    assert parent is not None
    new.tail = element.tail
    parent.replace(element, new)


def text(element: etree._Element) -> str:
    """Return an element's text with single spaces."""
    return " ".join("".join(element.itertext()).split())


def ids(tree: etree._Element) -> Iterator[str]:
    """Yield the ids of the HTML elements of a tree; a drawing's own are nobody's target."""
    for element in find(tree, "descendant-or-self::h:*[@id]"):
        yield element.get("id") or ""


def parse(markup: str) -> etree._Element:
    """Return the tree of well-formed XHTML.

    Raises:
        CompanionError: it is not well-formed.
    """
    parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
    try:
        return etree.fromstring(markup, parser)
    except etree.XMLSyntaxError as error:
        raise CompanionError(f"well-formed XHTML expected; {error}") from None


def _keep_text(parent: etree._Element, element: etree._Element, kept: str) -> None:
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + kept
    else:
        parent.text = (parent.text or "") + kept
