"""The first pages of the whole book: what it is, and its contents with page numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from companion.printing.bind import About
from companion.printing.links import Place, public_address
from companion.printing.markup import E
from companion.printing.sheet import Sheet


@dataclass(frozen=True)
class Listed:
    """A part as the contents list it: its pages (docname and title) and where each begins."""

    folio: str
    titles: Sequence[tuple[str, str]]
    numbers: Mapping[str, int]


def front_sheet(about: About, listed: Sequence[Listed], site_url: str) -> Sheet:
    """Return the document of the title page and the table of contents."""
    entries = [entry for part in listed for entry in _entries(part, site_url)]
    contents = E.section({"class": "leaf"}, E.h1("차례"), E.ol({"class": "contents"}, *entries))
    return Sheet(about.title, "", "", [_title_page(about, site_url), contents])


def _title_page(about: About, site_url: str) -> etree._Element:
    day = datetime.fromtimestamp(about.date, UTC).strftime("%Y-%m-%d")
    return E.section(
        {"class": "leaf title-page"},
        E.h1(about.title),
        E.p({"class": "english", "lang": "en"}, "Annotated Deep Learning"),
        E.p({"lang": "en"}, about.author),
        E.div(
            {"class": "about"},
            E.p(f"{day} 판. 웹에서 읽기: ", E.a({"href": f"{site_url}/"}, f"{site_url}/")),
            E.p("글과 그림은 CC BY 4.0, 코드는 MIT 라이선스로 쓴다."),
            E.p("쪽 번호는 장마다 센다. 4-12는 4장의 12쪽이고, 장마다 받는 PDF에서도 같다."),
        ),
    )


def _entries(part: Listed, site_url: str) -> Iterator[etree._Element]:
    for place, (docname, title) in enumerate(part.titles):
        number = part.numbers.get(Place(docname).name, 1)
        yield E.li(
            {"class": "level-2" if place else "level-1"},
            E.a(
                {"href": public_address(site_url, docname, "")},
                E.span(title), " ", E.span({"class": "number"}, f"{part.folio}{number}"),
            ),
        )  # fmt: skip
