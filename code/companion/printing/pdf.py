"""What the browser leaves out of a PDF: page labels, dates, folded bookmarks, small objects."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
from pikepdf import (
    Array,
    Dictionary,
    Name,
    NameTree,
    NumberTree,
    Object,
    ObjectStreamMode,
    OutlineItem,
    Pdf,
    String,
)

from companion.printing.model import Metadata


def finish_pdf(pdf: bytes, metadata: Metadata, starts: Sequence[tuple[str, str]]) -> bytes:
    """Return a printed document complete; the same document gives the same bytes.

    Args:
        pdf: what the browser printed.
        metadata: what the file says of itself.
        starts: named places in order, each with what stands before the numbers of the pages from
            there on; '' is for small Roman numerals.
    """
    numbers = page_numbers(pdf)
    with pikepdf.open(BytesIO(pdf)) as document:
        labels = NumberTree.new(document)
        for name, folio in starts:
            style = Dictionary(S=Name.D, P=folio) if folio else Dictionary(S=Name.r)
            labels[numbers[name] - 1] = style
        document.Root.PageLabels = labels.obj
        document.Root.PageMode = Name.UseOutlines
        tree = document.Root.StructTreeRoot
        tree.RoleMap = Dictionary(Em=Name.Span, Strong=Name.Span)  # PDF 1.7 knows neither
        _rename_elements(document)
        with document.open_outline() as outline:
            _fold(outline.root)
        _describe(document, metadata)
        output = BytesIO()
        document.save(
            output, min_version="1.7", object_stream_mode=ObjectStreamMode.generate,
            deterministic_id=True,
        )  # fmt: skip
        return output.getvalue()


def page_numbers(pdf: bytes) -> Mapping[str, int]:
    """Return the page, counted from 1, of every named place."""
    with pikepdf.open(BytesIO(pdf)) as document:
        pages = {page.obj.objgen: at for at, page in enumerate(document.pages, start=1)}
        places = document.Root.get("/Dests", Dictionary())
        return {name.removeprefix("/"): pages[place[0].objgen] for name, place in places.items()}


def _fold(items: Iterable[OutlineItem]) -> None:
    for item in items:
        item.is_closed = True
        _fold(item.children)


def _rename_elements(document: Pdf) -> None:
    """Set the ids by which cells of tables name their headers: the browser draws them by lot."""
    elements = [each for each in document.objects if _is_element(each)]
    named = [each for each in elements if "/ID" in each]
    names = {bytes(each.ID): String(f"n{rank:07}") for rank, each in enumerate(named)}
    tree = NameTree.new(document)
    for each in named:
        each.ID = names[bytes(each.ID)]
        tree[str(each.ID)] = each
    for each in elements:
        attributes = each.get("/A", Array())
        for one in attributes if isinstance(attributes, Array) else [attributes]:
            if "/Headers" in one:
                one.Headers = Array(names[bytes(old)] for old in one.Headers)
    document.Root.StructTreeRoot.IDTree = tree.obj


def _is_element(each: Object) -> bool:
    return isinstance(each, Dictionary) and each.get("/Type") == Name.StructElem


def _describe(document: Pdf, metadata: Metadata) -> None:
    date = datetime.fromtimestamp(metadata.date, UTC).strftime("D:%Y%m%d%H%M%SZ")
    about = {"/Title": metadata.title, "/Author": metadata.author, "/Producer": "companion print"}
    about |= {"/CreationDate": date, "/ModDate": date}
    document.trailer.Info = document.make_indirect(Dictionary(about))
