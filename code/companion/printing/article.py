"""A built page made ready for paper and e-readers: no controls, nothing folded or behind tabs."""

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from companion.errors import CompanionError
from companion.printing.links import public_address, site_path
from companion.printing.markup import (
    E,
    classes,
    drop,
    find,
    local,
    of_class,
    parse,
    replace,
    text,
    unwrap,
)
from companion.titles import formula_text

SITE = "/site/"
"""What the addresses of images begin with; the path below the site's root follows."""

CONTROLS = (
    ".//h:script | .//h:style | .//h:template | .//h:button | .//h:dialog | .//h:select"
    " | .//h:textarea | .//h:link | .//h:meta | .//h:iframe | .//h:nav"
    " | .//*[@hidden] | .//*[@popover]"
)
ON_SCREEN = (
    "headerlink", "launch-line", "only-dark", "no-print", "d-print-none", "prev-next",
    "toctree-wrapper", "sd-summary-chevron-right", "correction-files",
)  # fmt: skip
MARKS = {"radio": "○ ", "checkbox": "□ "}
"""What stands for an answer to tick."""


@dataclass(frozen=True)
class Article:
    """A page of the book without its site; `body` is a `<section>` of XHTML."""

    docname: str
    title: str
    body: etree._Element


def read_article(docname: str, markup: str, site_url: str) -> Article:
    """Return what a built page says, from the page as well-formed XHTML.

    Links become public addresses, images paths below the site's root.

    Raises:
        CompanionError: the page is not well-formed, or holds no article or no title.
    """
    try:
        tree = parse(markup)
    except CompanionError as error:
        raise CompanionError(f"{docname}.html: {error}") from None
    articles = [
        article for article in find(tree, "//h:article") if "bd-article" in classes(article)
    ] or find(tree, "//h:main//h:article")
    headings = find(articles[0], ".//h:h1") if articles else []
    if not headings:
        raise CompanionError(f"{docname}.html: an article with a title expected; run `make book`")
    body = E.section({"class": "article"}, *articles[0])
    _drop_controls(body)
    _lay_out_tabs(body)
    _open_details(body)
    _tick_boxes(body)
    address = public_address(site_url, docname, "")
    _still_figures(body, address)
    _absolute(body, docname, site_url)
    title = _plain_title(headings[0])
    link = E.p({"class": "online"}, "웹에서 읽기: ", E.a({"href": address}, address))
    headings[0].addnext(link)
    return Article(docname, title, body)


def _plain_title(heading: etree._Element) -> str:
    """Return a heading's text; a formula, which is there for eyes and for ears, once."""
    heading = deepcopy(heading)
    for formula in of_class(heading, "katex"):
        sources = find(formula, ".//m:annotation")
        replace(formula, E.span(formula_text(text(sources[0] if sources else formula))))
    return text(heading)


def _drop_controls(body: etree._Element) -> None:
    for element in find(body, CONTROLS) + of_class(body, *ON_SCREEN):
        drop(element)
    for element in find(body, ".//comment()") + find(body, ".//processing-instruction()"):
        drop(element)
    for element in find(body, ".//h:noscript") + find(body, ".//h:form"):
        unwrap(element)


def _lay_out_tabs(body: etree._Element) -> None:
    """Set the contents of tabs one below the other, each under the tab's name."""
    for tabs in of_class(body, "sd-tab-set"):
        for element in find(tabs, "./h:input"):
            drop(element)
        for label in find(tabs, "./h:label"):
            replace(label, _paragraph(label, "tab-name"))
        tabs.set("class", "tabs")


def _open_details(body: etree._Element) -> None:
    """Show what can be folded away, under the words that unfold it."""
    for details in find(body, ".//h:details"):
        for summary in find(details, "./h:summary"):
            if text(summary) and "hide" not in classes(details):  # hidden code says only "unfold"
                replace(summary, _paragraph(summary, "summary"))
            else:
                drop(summary)
        new = E.div({"class": f"unfolded {details.get('class', '')}".strip()}, *details)
        new.text = details.text
        if name := details.get("id"):
            new.set("id", name)
        replace(details, new)


def _paragraph(element: etree._Element, name: str) -> etree._Element:
    """Return a paragraph of class `name` with what `element` holds: text, code, formulas."""
    new = E.p({"class": name}, *element)
    new.text = element.text
    return new


def _tick_boxes(body: etree._Element) -> None:
    for element in find(body, ".//h:input"):
        if mark := MARKS.get(element.get("type") or ""):
            replace(element, E.span({"class": "box"}, mark))
        else:
            drop(element)
    for element in find(body, ".//h:label") + find(body, ".//h:output"):
        unwrap(element)


def _still_figures(body: etree._Element, address: str) -> None:
    """Keep a figure's picture; where it has none, say where the figure can be seen."""
    for figure in of_class(body, "plotly-figure"):
        figure.attrib.pop("style", None)
        if find(figure, ".//h:img | .//s:svg"):
            continue
        label = figure.get("aria-label") or "그림"
        for child in list(figure):
            drop(child)
        figure.text = None
        figure.append(
            E.p({"class": "moving"}, f"{label}: ", E.a({"href": address}, "웹에서 움직여 보기"))
        )


def _absolute(body: etree._Element, docname: str, site_url: str) -> None:
    for link in find(body, ".//h:a[@href]"):
        link.set("href", public_address(site_url, docname, link.get("href") or ""))
    for image in find(body, ".//h:*[@src]"):
        source = image.get("src") or ""
        if path := site_path(docname, source):
            image.set("src", f"{SITE}{path}")
        image.attrib.pop("loading", None)
    for picture in find(body, ".//h:picture"):
        _plain_picture(picture)


def _plain_picture(picture: etree._Element) -> None:
    """Keep the image that a picture falls back to: paper has one size and one theme."""
    for child in list(picture):
        if local(child) != "img":
            drop(child)
    unwrap(picture)
