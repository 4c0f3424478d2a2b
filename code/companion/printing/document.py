"""The document that the browser prints: sections of pages, in front of a book its contents."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from companion.printing.article import Article
from companion.printing.links import Place, place_of
from companion.printing.markup import XHTML, E, drop, find, ids, local, of_class, text
from companion.printing.model import LICENCE, Metadata

REFERENCES = ("for", "headers", "aria-labelledby", "aria-describedby", "aria-controls")
STYLES = ("/modules/katex/dist/katex.min.css", "/assets/print.css", "/documents/code.css")
FRONT = "front"
"""The id of a book's first page."""


@dataclass(frozen=True)
class Section:
    """Pages with one running head, numbered together.

    `head` stands at the top of its pages, `folio` before their numbers ('' for Roman numerals);
    `start` is the id of its first element.
    """

    start: str
    head: str
    folio: str
    body: Sequence[etree._Element]


def document(title: str, sections: Sequence[Section], site_url: str) -> bytes:
    """Return the document as XHTML. It takes the sections' trees and changes them.

    A link to a page of the site becomes one to the same place here, where the document holds it.
    """
    _link_within(sections, site_url)
    named = [(f"section-{number}", section) for number, section in enumerate(sections)]
    html = E.html(
        {"lang": "ko"},
        E.head(
            E.title(title),
            *(E.link({"rel": "stylesheet", "href": address}) for address in STYLES),
            E.style("\n".join(_running(name, section) for name, section in named)),
        ),
        E.body(
            _targets(sections),
            *(E.div({"style": f"page: {name}"}, *section.body) for name, section in named),
        ),
    )
    markup: bytes = etree.tostring(html, encoding="utf-8", xml_declaration=True)
    return markup


def part_section(articles: Sequence[Article], folio: str) -> Section:
    """Return the section of a part's pages. It takes their trees and changes them."""
    for number, article in enumerate(articles):
        _name_formulas(article.body)
        for frame in find(article.body, ".//h:figure | .//h:*[@role='figure']"):
            frame.set("role", "group")  # in a PDF a figure is the picture, which has its own name
        _prefix_ids(article)
        if number > 0:
            _demote(article.body)
    first = articles[0]
    return Section(first.docname, first.title, folio, [article.body for article in articles])


@dataclass(frozen=True)
class ContentsEntry:
    """A part in the table of contents: its pages, and on which of its numbers each begins."""

    folio: str
    articles: Sequence[Article]
    numbers: Mapping[str, int]


def front_section(metadata: Metadata, parts: Sequence[ContentsEntry], site_url: str) -> Section:
    """Return the section of the title page and the table of contents."""
    entries = [entry for part in parts for entry in _entries(part)]
    contents = E.section({"class": "article"}, E.h1("차례"), E.ol({"class": "contents"}, *entries))
    return Section(FRONT, "", "", [_title_page(metadata, site_url), contents])


def _title_page(metadata: Metadata, site_url: str) -> etree._Element:
    return E.section(
        {"class": "article title-page", "id": FRONT},
        E.h1(metadata.title),
        E.p({"class": "english", "lang": "en"}, "Annotated Deep Learning"),
        E.p({"lang": "en"}, metadata.author),
        E.div(
            {"class": "about"},
            E.p(f"{metadata.day} 판. 웹에서 읽기: ", E.a({"href": f"{site_url}/"}, f"{site_url}/")),
            E.p(LICENCE),
            E.p("쪽 번호는 장마다 센다. 4-12는 4장의 12쪽이고, 장마다 받는 PDF에서도 같다."),
        ),
    )


def _entries(part: ContentsEntry) -> Iterator[etree._Element]:
    for place, article in enumerate(part.articles):
        number = f"{part.folio}{part.numbers[article.docname]}"
        yield E.li(
            {"class": "level-2" if place else "level-1"},
            E.a(
                {"href": f"#{article.docname}"},
                E.span(article.title), " ", E.span({"class": "number"}, number),
            ),
        )  # fmt: skip


def _running(name: str, section: Section) -> str:
    """Return the styles of what stands above and below the text of a section's pages."""
    number = f"counter({name})" if section.folio else f"counter({name}, lower-roman)"
    return (
        f"@page {name} {{ counter-increment: page {name};"
        f' @top-left {{ content: "{_css(section.head)}" }}'
        f' @bottom-center {{ content: "{_css(section.folio)}" {number} }} }}'
    )


def _css(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")


def _targets(sections: Sequence[Section]) -> etree._Element:
    """Return an unseen link to every id: the browser records the places of linked ids only."""
    names = (name for section in sections for part in section.body for name in ids(part))
    return E.div({"style": "display: none"}, *(E.a({"href": f"#{name}"}) for name in names))


def _prefix_ids(article: Article) -> None:
    """Make every id one of the whole book, and the page itself a place."""
    for element in find(article.body, ".//h:*"):
        if name := element.get("id"):
            element.set("id", Place(article.docname, name).name)
        for attribute in REFERENCES:
            if names := element.get(attribute):
                joined = " ".join(Place(article.docname, name).name for name in names.split())
                element.set(attribute, joined)
    article.body.set("id", Place(article.docname).name)


def _link_within(sections: Sequence[Section], site_url: str) -> None:
    bodies = [body for section in sections for body in section.body]
    known = {name for body in bodies for name in ids(body)}
    for link in (link for body in bodies for link in find(body, ".//h:a[@href]")):
        place = place_of(site_url, link.get("href") or "")
        if place is None or "online" in _parent_class(link):
            continue
        there = [name for name in (place.name, place.docname) if name in known]
        if there:
            link.set("href", f"#{there[0]}")


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
