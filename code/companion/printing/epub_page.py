"""A page of the e-book: XHTML of EPUB 3, formulas as MathML, nothing from elsewhere."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from lxml import etree

from companion.printing.article import SITE, Article
from companion.printing.links import place_of
from companion.printing.markup import (
    MATHML,
    SVG,
    E,
    classes,
    drop,
    find,
    ids,
    local,
    of_class,
    replace,
    text,
)

PRESENTATION = ("align", "valign", "border", "bgcolor", "cellpadding", "cellspacing", "nowrap")
"""Attributes that HTML once had and EPUB refuses."""

STYLE = "../style.css"
EMBEDDED = "data:"
"""What the address of an image begins with that is its own address."""

FUNCTION_SIGNS = (
    ".//*[self::m:msub or self::m:msup or self::m:msubsup or self::m:munder or self::m:mover"
    " or self::m:munderover or self::m:mfrac]/m:mo[. = '\u2061']"
)
"""Unseen signs that KaTeX sets after max and its like, even where MathML holds just two things."""


def page_file(docname: str) -> str:
    """Return the name of a page's file in the e-book."""
    return f"{docname.removeprefix('book/').replace('/', '-')}.xhtml"


def page_markup(
    article: Article, known: Mapping[str, set[str]], images: Mapping[str, str], site_url: str
) -> bytes:
    """Return a page as a file of the e-book. It takes the article's tree and changes it.

    `known` are the ids of every page of the e-book, `images` the e-book's name of every image.
    """
    body = article.body
    _formulas(body)
    _clean_attributes(body)
    _link(body, known, site_url)
    for image in find(body, ".//h:img[@src]"):
        source = image.get("src") or ""
        image.set("src", source if source.startswith(EMBEDDED) else f"../{images[source]}")
        image.set("alt", image.get("alt") or "")
    return document(article.title, body)


def document(title: str, *body: etree._Element, body_type: str = "bodymatter") -> bytes:
    """Return a file of the e-book."""
    html = E.html(
        {"lang": "ko", "{http://www.w3.org/XML/1998/namespace}lang": "ko"},
        E.head(E.title(title), E.link({"rel": "stylesheet", "href": STYLE})),
        E.body({"{http://www.idpf.org/2007/ops}type": body_type}, *body),
    )
    etree.cleanup_namespaces(html)
    markup: bytes = etree.tostring(
        html, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>"
    )
    return markup


def image_sources(articles: Iterable[Article]) -> list[str]:
    """Return the addresses of the images that pages show, each once, in order."""
    found = {
        image.get("src") or "": None
        for article in articles
        for image in find(article.body, ".//h:img[@src]")
        if not (image.get("src") or "").startswith(EMBEDDED)
    }
    return list(found)


def image_name(source: str) -> str:
    """Return the e-book's name of an image; one with a space or a Korean letter gets a digest's.

    Not every reading system finds such a name in the archive.
    """
    path = PurePosixPath(source.removeprefix(SITE))
    name = "-".join(path.parts).lstrip("_")
    if not re.fullmatch(r"[\w.-]+", name, flags=re.ASCII):
        name = f"{hashlib.sha256(name.encode()).hexdigest()[:16]}{path.suffix}"
    return f"images/{name}"


def page_ids(article: Article) -> set[str]:
    """Return the ids that a link to the page can name."""
    return set(ids(article.body))


def properties(markup: bytes) -> str:
    """Return what a reading system must be able to do for a file: 'svg', 'mathml'."""
    wanted = {"svg": f'"{SVG}"', "mathml": f'"{MATHML}"'}
    return " ".join(name for name, mark in wanted.items() if mark.encode() in markup)


def _formulas(body: etree._Element) -> None:
    """Keep the MathML of each formula and give it its TeX as alternative text."""
    for formula in of_class(body, "katex"):
        found = find(formula, ".//m:math")
        if not found:
            continue
        math = found[0]
        for annotation in find(math, ".//m:annotation"):
            math.set("alttext", text(annotation))
            drop(annotation)
        for semantics in find(math, "./m:semantics"):
            for child in list(semantics):
                math.append(child)
            drop(semantics)
        for sign in find(math, FUNCTION_SIGNS):
            drop(sign)
        parent = formula.getparent()
        if parent is not None and "katex-display" in classes(parent):
            math.set("display", "block")
        replace(formula, math)


def _clean_attributes(body: etree._Element) -> None:
    for element in find(body, ".//h:*"):
        for name in PRESENTATION:
            element.attrib.pop(name, None)
        for name in [name for name in element.attrib if str(name).startswith("on")]:
            del element.attrib[name]
        if element.get("role") == "doc-biblioentry":  # no longer a role
            del element.attrib["role"]
        if local(element) in ("td", "th", "col", "table"):
            element.attrib.pop("width", None)


def _link(body: etree._Element, known: Mapping[str, set[str]], site_url: str) -> None:
    """Let links to pages of the e-book lead into it, except those that offer the page online."""
    for link in find(body, ".//h:a[@href]"):
        parent = link.getparent()
        if parent is not None and "online" in classes(parent):
            continue
        place = place_of(site_url, link.get("href") or "")
        if place and place.docname in known:
            there = place.anchor in known[place.docname]
            anchor = f"#{place.anchor}" if there else ""
            link.set("href", f"{page_file(place.docname)}{anchor}")
