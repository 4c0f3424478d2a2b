"""Bind printed parts into one PDF: pages, links, outline, page labels, tags, and what it is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    Destination,
    DictionaryObject,
    Fit,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    TextStringObject,
)

from companion.printing.links import place_of
from companion.printing.tags import Tags


@dataclass(frozen=True)
class Piece:
    """A printed part; `folio` stands before its page numbers, '' for small Roman numerals."""

    pdf: bytes
    folio: str


@dataclass(frozen=True)
class About:
    """What a file says of itself; `date` is in seconds since 1970."""

    title: str
    author: str
    date: int


def bind(pieces: Sequence[Piece], about: About, site_url: str) -> bytes:
    """Return one PDF of the pieces; a bound PDF can be a piece of another.

    A link to a page of the site becomes one to the same place in the PDF, where it holds it.
    """
    writer, spots = PdfWriter(), dict[str, ArrayObject]()
    tags = Tags(writer)
    for piece in pieces:
        reader, start = PdfReader(BytesIO(piece.pdf)), len(writer.pages)
        moved: dict[IndirectObject, IndirectObject] = {}
        pages = [_add_page(writer, page, moved) for page in reader.pages]
        spots |= _spots(reader, pages)
        tree = reader.root_object["/StructTreeRoot"]
        assert isinstance(tree, DictionaryObject)
        tags.add(tree, moved)
        _outline(writer, reader, reader.outline, pages, None)
        style = PageLabelStyle.DECIMAL if piece.folio else PageLabelStyle.LOWERCASE_ROMAN
        writer.set_page_label(start, len(writer.pages) - 1, style, piece.folio or None, 1)
    tags.finish()
    _link(writer, spots, site_url)
    names = {NameObject(f"/{name}"): spot for name, spot in sorted(spots.items())}
    writer.root_object[NameObject("/Dests")] = writer._add_object(DictionaryObject(names))
    _describe(writer, about)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def page_numbers(pdf: bytes) -> Mapping[str, int]:
    """Return the page, counted from 1, of every named place of a printed part."""
    reader = PdfReader(BytesIO(pdf))
    return {
        name.removeprefix("/"): (reader.get_destination_page_number(place) or 0) + 1
        for name, place in reader.named_destinations.items()
    }


def _add_page(
    writer: PdfWriter, page: PageObject, moved: dict[IndirectObject, IndirectObject]
) -> IndirectObject:
    """Add a page and its links; note where they are now."""
    # The links are copied apart: the library would resolve their names its own way.
    new = writer.add_page(page, excluded_keys=["/Annots", "/StructParents"])
    assert new.indirect_reference is not None and page.indirect_reference is not None
    moved[page.indirect_reference] = new.indirect_reference
    links = ArrayObject()
    for old in page.get("/Annots", ()):
        link = DictionaryObject()
        for key, value in old.get_object().items():
            if key not in ("/P", "/StructParent"):
                link[NameObject(key)] = value.get_object().clone(writer)
        moved[old] = writer._add_object(link)
        links.append(moved[old])
    if links:
        new[NameObject("/Annots")] = links
    return new.indirect_reference


def _spots(reader: PdfReader, pages: Sequence[IndirectObject]) -> dict[str, ArrayObject]:
    """Return the places of a part by their names, as PDF writes them: the reader's zoom stays."""
    spots = {}
    for name, place in reader.named_destinations.items():
        page = pages[reader.get_destination_page_number(place) or 0]
        where = [FloatObject(float(place.left or 0)), FloatObject(float(place.top or 0))]
        spots[name.removeprefix("/")] = ArrayObject(
            [page, NameObject("/XYZ"), *where, NullObject()]
        )
    return spots


def _link(writer: PdfWriter, names: Collection[str], site_url: str) -> None:
    """Let the public address of a page lead to its place here, if it is here."""
    for page in writer.pages:
        for reference in page.get("/Annots", ()):
            link = reference.get_object()
            action = link["/A"].get_object() if "/A" in link else {}
            place = place_of(site_url, str(action.get("/URI", "")))
            known = [name for name in (place.name, place.docname) if name in names] if place else []
            if known:
                del link["/A"]
                link[NameObject("/Dest")] = NameObject(f"/{known[0]}")


def _outline(
    writer: PdfWriter,
    reader: PdfReader,
    items: Sequence[object],
    pages: Sequence[IndirectObject],
    parent: IndirectObject | None,
) -> None:
    """Copy the bookmarks of a part, folded below its title."""
    last = parent
    for item in items:
        if isinstance(item, list):
            _outline(writer, reader, item, pages, last)
        elif isinstance(item, Destination):
            page = pages[reader.get_destination_page_number(item) or 0]
            last = writer.add_outline_item(
                title=str(item.title), page_number=page, parent=parent, is_open=False,
                fit=Fit.xyz(left=item.left, top=item.top),
            )  # fmt: skip


def _describe(writer: PdfWriter, about: About) -> None:
    date = datetime.fromtimestamp(about.date, UTC).strftime("D:%Y%m%d%H%M%SZ")
    writer.metadata = {
        "/Title": about.title, "/Author": about.author, "/Producer": "companion print",
        "/CreationDate": date, "/ModDate": date,
    }  # fmt: skip
    writer.pdf_header = "%PDF-1.7"
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject("ko")
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    )
