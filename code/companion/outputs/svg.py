"""Drawings of cells, SVG as an output and inside HTML: the same each time, nothing that runs."""

import re
from collections.abc import Mapping

from lxml import etree

from companion.outputs.model import Names, Unshowable
from companion.outputs.style import stay_inside
from companion.outputs.terminal import printable

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
RUNS = frozenset((
    "animate", "animateMotion", "animateTransform", "audio", "canvas", "discard", "foreignObject",
    "iframe", "script", "set", "video",
))  # fmt: skip
"""Elements that paper and e-books cannot show, or that a picture may not hold."""
OWN = re.compile(r"(?<=#)[^\s\"')]+")
ROOT = re.compile(r"<svg(?=[\s>/])")
EMBEDDED = re.compile(r"data:image/(?:png|jpeg|gif);base64,|#")
ADVICE = "draw it as SVG without that, or as PNG"


def showable_svg(text: str, names: Names) -> str:
    """Return a drawing as XML, with ids that depend on nothing but their order.

    Raises:
        Unshowable: it is not well-formed, runs, or asks for something elsewhere.
    """
    markup = printable(text)
    if not re.search(r"<svg\b[^>]*\sxmlns=", markup):
        markup = ROOT.sub(f'<svg xmlns="{SVG}"', markup, count=1)
    parser = etree.XMLParser(
        resolve_entities=False, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(markup.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise Unshowable(f"its SVG is not well-formed ({error})", ADVICE) from None
    if root.tag != f"{{{SVG}}}svg":
        raise Unshowable(f"its SVG is a <{root.tag}>", "put out one <svg> element")
    ids = names.of(markup, (element.get("id") for element in root.iter()))
    for metadata in root.findall(f".//{{{SVG}}}metadata"):  # the time of drawing
        parent = metadata.getparent()
        assert parent is not None
        parent.remove(metadata)
    for element in root.iter(etree.Element):
        _check(element, ids)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode")


def _check(element: etree._Element, ids: Mapping[str, str]) -> None:
    name = checked_element(etree.QName(element).localname)
    if name == "style":
        stay_inside(element.text or "")
    for key, value in element.attrib.items():
        written = checked_attribute(name, str(key), str(value), ids)
        if written:
            element.set(key, written)
        else:
            del element.attrib[key]


def checked_element(name: str) -> str:
    """Return the name of an element of SVG or MathML.

    Raises:
        Unshowable: paper and e-books cannot show it.
    """
    if name in RUNS or ":" in name:
        raise Unshowable(f"<{name}> in its drawing cannot be shown on paper", ADVICE)
    return name


def checked_attribute(element: str, key: str, value: str, ids: Mapping[str, str]) -> str:
    """Return what is written for an attribute, with the new `ids`; nothing where it is left out.

    Raises:
        Unshowable: it runs, or asks for something elsewhere.
    """
    name = re.split("[:}]", key)[-1]
    if name.startswith("on"):
        raise Unshowable(f"the attribute '{name}' in its drawing runs on a screen alone", ADVICE)
    if key == "id":
        return ids.get(value, "")
    if name in ("aria-labelledby", "aria-describedby"):
        return ""
    if name == "href" and element != "a" and not EMBEDDED.match(value):
        raise Unshowable(f"its drawing asks for '{value[:60]}'", "put the picture itself in it")
    if name not in ("href", "style") and "url(" not in value:
        return value
    return OWN.sub(lambda found: ids.get(found[0], found[0]), stay_inside(value))
