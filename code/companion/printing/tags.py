"""The tags of a bound PDF: what screen readers read, joined from the printed parts.

PDF libraries leave the structure trees behind when they join files, so they are written again here.
Elements that mean nothing (NonStruct, nine of ten that the browser writes) give way to what they
hold, which makes a file half as large.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

KEPT = ("/S", "/Alt", "/ActualText", "/E", "/Lang", "/T")
"""Keys of an element that are copied as they are."""
MEANINGFUL = ("/Alt", "/ActualText", "/Lang", "/ID")
"""Keys with which even a NonStruct element says something."""


class Tags:
    """A structure tree in the making: one document, one part for each printed part."""

    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        self._root = _named(Type="/StructTreeRoot")
        self._document = _named(Type="/StructElem", S="/Document")
        self._kids = ArrayObject()
        self._marks: dict[int, dict[int, IndirectObject]] = defaultdict(dict)
        self._owners: dict[int, IndirectObject] = {}
        self._ids: dict[str, IndirectObject] = {}
        self._prefix = ""
        self._moved: Mapping[IndirectObject, IndirectObject] = {}
        self._root_reference = writer._add_object(self._root)
        self._document_reference = writer._add_object(self._document)

    def add(self, tree: DictionaryObject, moved: Mapping[IndirectObject, IndirectObject]) -> None:
        """Add a part's tree; `moved` says where its pages and links are in the bound PDF."""
        self._prefix = f"p{len(self._kids)}-"
        self._moved = moved
        top = tree["/K"]
        assert isinstance(top, DictionaryObject)
        part = _named(Type="/StructElem", S="/Part")
        part[NameObject("/P")] = self._document_reference
        reference = self._writer._add_object(part)
        _hold(part, list(self._copy(top.get("/K"), reference, None)))
        self._kids.append(reference)

    def finish(self) -> None:
        """Hang the tree into the PDF, with the tables that lead from pages and links into it."""
        self._document[NameObject("/P")] = self._root_reference
        self._document[NameObject("/K")] = self._kids
        numbers = ArrayObject()
        for key, page in enumerate(self._marks):
            holder = self._writer.get_object(page)
            assert isinstance(holder, DictionaryObject)
            holder[NameObject("/StructParents")] = NumberObject(key)
            holder[NameObject("/Tabs")] = NameObject("/S")  # Tab goes in the order of reading
            marks = self._marks[page]
            owners = [marks.get(mark, NullObject()) for mark in range(max(marks) + 1)]
            numbers.extend([NumberObject(key), self._writer._add_object(ArrayObject(owners))])
        for key, (link, owner) in enumerate(self._owners.items(), len(self._marks)):
            holder = self._writer.get_object(link)
            assert isinstance(holder, DictionaryObject)
            holder[NameObject("/StructParent")] = NumberObject(key)
            numbers.extend([NumberObject(key), owner])
        names = ArrayObject()
        for name in sorted(self._ids):
            names.extend([TextStringObject(name), self._ids[name]])
        self._root[NameObject("/K")] = self._document_reference
        self._root[NameObject("/ParentTree")] = self._table("/Nums", numbers)
        self._root[NameObject("/ParentTreeNextKey")] = NumberObject(len(numbers) // 2)
        self._root[NameObject("/IDTree")] = self._table("/Names", names)
        self._root[NameObject("/RoleMap")] = _named(Em="/Span", Strong="/Span")  # for PDF 1.7
        root = self._writer.root_object
        root[NameObject("/StructTreeRoot")] = self._root_reference
        root[NameObject("/MarkInfo")] = DictionaryObject(
            {NameObject("/Marked"): BooleanObject(True)}
        )

    def _table(self, kind: str, entries: ArrayObject) -> IndirectObject:
        return self._writer._add_object(DictionaryObject({NameObject(kind): entries}))

    def _copy(
        self, kid: PdfObject | None, owner: IndirectObject, page: IndirectObject | None
    ) -> Iterator[PdfObject]:
        """Yield what stands for an element's kid below `owner`; `page` is where its marks are."""
        kid = kid.get_object() if kid is not None else None
        if isinstance(kid, ArrayObject):
            for each in kid:
                yield from self._copy(each, owner, page)
        elif isinstance(kid, NumberObject):
            yield from self._mark(int(kid), owner, page)
        elif isinstance(kid, DictionaryObject):
            place = kid.raw_get("/Pg") if "/Pg" in kid else page
            if kid.get("/Type") == "/MCR":
                yield from self._mark(int(str(kid["/MCID"])), owner, place)
            elif kid.get("/Type") == "/OBJR":
                yield from self._link(kid.raw_get("/Obj"), owner, place)
            else:
                yield from self._element(kid, owner, place)

    def _mark(
        self, mark: int, owner: IndirectObject, page: IndirectObject | None
    ) -> Iterator[PdfObject]:
        if page is not None and page in self._moved:
            moved = self._moved[page]
            self._marks[moved.idnum][mark] = owner
            content = _named(Type="/MCR")
            content[NameObject("/Pg")] = moved
            content[NameObject("/MCID")] = NumberObject(mark)
            yield content

    def _link(
        self, link: IndirectObject, owner: IndirectObject, page: IndirectObject | None
    ) -> Iterator[PdfObject]:
        if link in self._moved:
            self._owners[self._moved[link].idnum] = owner
            content = _named(Type="/OBJR")
            content[NameObject("/Obj")] = self._moved[link]
            if page is not None and page in self._moved:
                content[NameObject("/Pg")] = self._moved[page]
            yield content

    def _element(
        self, old: DictionaryObject, owner: IndirectObject, page: IndirectObject | None
    ) -> Iterator[PdfObject]:
        if old.get("/S") == "/NonStruct" and not any(key in old for key in MEANINGFUL):
            yield from self._copy(old.get("/K"), owner, page)
            return
        new = _named(Type="/StructElem")
        reference = self._writer._add_object(new)
        for key in KEPT:
            if key in old:
                new[NameObject(key)] = old[key]
        if "/A" in old:
            new[NameObject("/A")] = self._attributes(old["/A"].clone(self._writer))
        if "/ID" in old:
            name = f"{self._prefix}{old['/ID']}"
            new[NameObject("/ID")] = TextStringObject(name)
            self._ids[name] = reference
        new[NameObject("/P")] = owner
        _hold(new, list(self._copy(old.get("/K"), reference, page)))
        yield reference

    def _attributes(self, attributes: PdfObject) -> PdfObject:
        """Let a cell's attributes name the header cells by their new ids."""
        for attribute in attributes if isinstance(attributes, ArrayObject) else [attributes]:
            each = attribute.get_object()
            if isinstance(each, DictionaryObject) and "/Headers" in each:
                old = each["/Headers"]
                assert isinstance(old, ArrayObject)
                names = [TextStringObject(f"{self._prefix}{name}") for name in old]
                each[NameObject("/Headers")] = ArrayObject(names)
        return attributes


def _named(**names: str) -> DictionaryObject:
    return DictionaryObject(
        {NameObject(f"/{key}"): NameObject(value) for key, value in names.items()}
    )


def _hold(element: DictionaryObject, kids: list[PdfObject]) -> None:
    """Give an element its kids; a mark on the element's own page is written as a mere number."""
    marks = [kid for kid in kids if isinstance(kid, DictionaryObject) and "/MCID" in kid]
    if marks:
        page = marks[0].raw_get("/Pg")
        element[NameObject("/Pg")] = page
        near = {id(mark) for mark in marks if mark.raw_get("/Pg") == page}
        kids = [
            kid["/MCID"] if isinstance(kid, DictionaryObject) and id(kid) in near else kid
            for kid in kids
        ]
    element[NameObject("/K")] = ArrayObject(kids)
