"""Printed chapters and the printed book of them, from a real browser."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

from companion import browser as browser_module
from companion.errors import CompanionError
from companion.printing.article import read_article
from companion.printing.chromium import PdfPrinter, open_printer
from companion.printing.document import (
    ContentsEntry,
    Section,
    document,
    front_section,
    part_section,
)
from companion.printing.make import ASSETS
from companion.printing.model import Metadata
from companion.printing.pdf import finish_pdf, page_numbers
from support import ROOT

pytestmark = pytest.mark.browser

SITE_URL = "https://someone.github.io/tiny"
METADATA = Metadata("작은 책", "지은이", 1_700_000_000)
PAGE = (
    """<html><body><main><article class="bd-article"><h1>%s</h1>%s</article></main></body></html>"""
)
ONE = """<p id="here">가나다라 <a href="../two/index.html#there">다음 장</a> <a href="https://example.org/">밖</a>
<figure><svg viewBox="0 0 9 9" role="img" aria-label="점"><circle r="9"/></svg><figcaption>그림 1</figcaption></figure>
<p><strong>굵게</strong> <code>print("글자 ±1")</code><table><tr><th id="h">머리<th id="k">둘째<tr><td headers="h">칸<td headers="k">칸</table>
<span class="katex" ><span class="katex-mathml"><math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">x2</span></span>
<div style="break-before: page"><h2>둘째 절</h2><p><a href="#here">위로</a></div>"""
TWO = """<p id="there">도착 <a href="../one/page.html">처음</a> <a href="../gone.html">없는 쪽</a>
<div style="width: 80cm; height: 1em">넓다</div>"""


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("printing") / "work"
    folder.mkdir()
    (folder / "code.css").write_text("")
    return folder


class PrinterApart:
    """A printer in a thread of its own: its library refuses one where it is in use already."""

    def __init__(self, pool: ThreadPoolExecutor, printer: PdfPrinter) -> None:
        self._pool, self._printer = pool, printer

    def parse(self, html: str) -> str:
        return self._pool.submit(self._printer.parse, html).result()

    def pdf(self, path: str) -> bytes:
        return self._pool.submit(self._printer.pdf, path).result()


@pytest.fixture(scope="module")
def printer(work: Path) -> Iterator[PrinterApart]:
    mounts = {"modules": ROOT / "node_modules", "assets": ASSETS, "documents": work}
    with ThreadPoolExecutor(1) as pool:
        opened = open_printer(mounts)
        yield PrinterApart(pool, pool.submit(opened.__enter__).result())
        pool.submit(opened.__exit__, None, None, None).result()


@pytest.fixture(scope="module")
def printed(printer: PrinterApart, work: Path) -> dict[str, bytes]:
    """Two chapters; the book of them with title page and contents."""

    def put(name: str, *sections: Section) -> bytes:
        (work / f"{name}.xhtml").write_bytes(document("작은 책", sections, SITE_URL))
        starts = [(section.start, section.folio) for section in sections]
        first, second = (
            finish_pdf(printer.pdf(f"/documents/{name}.xhtml"), METADATA, starts) for _ in "12"
        )
        assert first == second, "the same document, the same bytes"
        return first

    one = read_article("book/one/page", printer.parse(PAGE % ("첫 장", ONE)), SITE_URL)
    two = read_article("book/two/index", printer.parse(PAGE % ("둘째 장", TWO)), SITE_URL)
    chapters = {
        "one": put("one", part_section([deepcopy(one)], "1-")),
        "two": put("two", part_section([deepcopy(two)], "2-")),
    }
    contents = [
        ContentsEntry("1-", [one], page_numbers(chapters["one"])),
        ContentsEntry("2-", [two], page_numbers(chapters["two"])),
    ]
    front = front_section(METADATA, contents, SITE_URL)
    book = put("book", front, part_section([one], "1-"), part_section([two], "2-"))
    return {**chapters, "book": book}


def read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def links(pdf: bytes) -> list[str]:
    """Where each link leads: a place of the file, or an address."""
    found = [link.get_object() for page in read(pdf).pages for link in page.get("/Annots", ())]
    return [
        str(link["/Dest"]).removeprefix("/") if "/Dest" in link else str(link["/A"]["/URI"])
        for link in found
    ]


def elements(pdf: bytes) -> list[Any]:
    """Every element of the structure tree."""
    waiting, found = [read(pdf).root_object["/StructTreeRoot"]], []
    while waiting:
        each = waiting.pop().get_object()
        if isinstance(each, list):
            waiting += each
        elif isinstance(each, dict):
            found.append(each)
            waiting += [each["/K"]] if "/K" in each else []
    return found


@pytest.mark.slow
def test_hangul_is_text_and_every_font_is_in_the_file(printed: dict[str, bytes]) -> None:
    reader = read(printed["book"])
    assert "가나다라" in "".join(page.extract_text() for page in reader.pages)
    fonts = {}
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            if font["/Subtype"] == "/Type0":
                inner = font["/DescendantFonts"][0].get_object()
                fonts[inner["/BaseFont"]] = inner["/FontDescriptor"]
            else:
                assert font["/Subtype"] == "/Type3"  # holds its own drawings
    assert all("/FontFile2" in each or "/FontFile3" in each for each in fonts.values())
    names = " ".join(fonts)
    assert {"NanumGothic", "NanumGothicBold", "KaTeX_Typewriter-Regular"} <= {
        name.split("+")[1] for name in fonts
    }, names


def test_the_outline_goes_down_to_sections(printed: dict[str, bytes]) -> None:
    def titles(items: list[Any]) -> list[Any]:
        return [titles(item) if isinstance(item, list) else item.title for item in items]

    assert titles(read(printed["one"]).outline) == ["첫 장", ["둘째 절"]]
    assert titles(read(printed["book"]).outline)[-3:] == ["첫 장", ["둘째 절"], "둘째 장"]


def test_a_page_has_one_number_in_the_chapter_and_in_the_book(printed: dict[str, bytes]) -> None:
    assert read(printed["one"]).page_labels == ["1-1", "1-2"]
    assert read(printed["book"]).page_labels == ["i", "ii", "1-1", "1-2", "2-1"]
    contents = read(printed["book"]).pages[1].extract_text()
    assert "1-1" in contents and "2-1" in contents
    assert "1-2" in read(printed["book"]).pages[3].extract_text()


def test_what_is_too_wide_in_one_chapter_leaves_the_others_as_they_are(
    printed: dict[str, bytes],
) -> None:
    """The browser sets a whole document smaller where something in it does not fit."""
    one, book = read(printed["one"]).pages[1], read(printed["book"]).pages[3]
    assert _scale(one) == _scale(book)


def _scale(page: PageObject) -> set[float]:
    """Return how the page's text is scaled."""
    found: set[float] = set()
    page.extract_text(
        visitor_text=lambda _text, outer, _inner, _font, size: found.add(round(outer[0] * size, 2))
    )
    return found


def test_links_lead_into_the_file_where_it_holds_the_place(printed: dict[str, bytes]) -> None:
    away = f"{SITE_URL}/book/two/index.html#there"
    assert {away, "https://example.org/", "book/one/page:here"} <= set(links(printed["one"]))
    inside = links(printed["book"])
    assert away not in inside
    assert {"book/two/index:there", "book/one/page", "https://example.org/"} <= set(inside)
    assert f"{SITE_URL}/book/gone.html" in inside
    reader = read(printed["book"])
    place = reader.named_destinations["/book/two/index:there"]
    assert reader.get_destination_page_number(place) == 4


def test_the_file_says_what_it_is(printed: dict[str, bytes]) -> None:
    reader = read(printed["book"])
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("작은 책", "지은이")
    assert reader.metadata["/CreationDate"] == "D:20231114221320Z"
    assert reader.root_object["/Lang"] == "ko"
    assert reader.root_object["/MarkInfo"]["/Marked"]


def test_tags_say_what_is_what(printed: dict[str, bytes]) -> None:
    found = elements(printed["book"])
    kinds = [each.get("/S") for each in found]
    assert kinds.count("/Document") == 1
    assert b"/ObjStm" in printed["book"], (
        "tags are most of the objects: packed, or the file doubles"
    )
    assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/Link", "/Strong"} <= set(kinds)
    figures = [each for each in found if each.get("/S") == "/Figure"]
    assert sorted(figure["/Alt"] for figure in figures) == ["x^2", "점"]
    ids = {str(each["/ID"]) for each in found if "/ID" in each}
    cells = [each for each in found if each.get("/S") == "/TD"]
    attributes = [part for cell in cells for part in cell["/A"]]
    headers = [str(name) for part in attributes for name in part.get("/Headers", ())]
    assert set(headers) <= ids and len(set(headers)) == 2


def test_pages_and_links_lead_back_into_the_tags(printed: dict[str, bytes]) -> None:
    """Screen readers go from what is on a page to its element by these tables."""
    reader = read(printed["book"])
    flat = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    table = dict(zip(flat[::2], flat[1::2], strict=True))
    assert sorted(table) == list(range(len(table)))
    for page in reader.pages:
        owners = table[page["/StructParents"]].get_object()
        assert any(owner.get_object() is not None for owner in owners)
        for link in page.get("/Annots", ()):
            assert table[link.get_object()["/StructParent"]].get_object()["/S"] == "/Link"


def test_parsing_follows_the_html_standard(printer: PrinterApart) -> None:
    markup = printer.parse('<p>a<section>b\x1b<svg viewBox="0 0 1 1"><linearGradient/></svg>')
    assert "<p>a</p><section>b<svg" in markup
    assert 'viewBox="0 0 1 1"' in markup and "linearGradient" in markup


def test_what_cannot_be_loaded_is_named(printer: PrinterApart, work: Path) -> None:
    (work / "a.xhtml").write_text(
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><img src="gone.png"/></body></html>'
    )
    with pytest.raises(CompanionError, match=r"gone\.png"):
        printer.pdf("/documents/a.xhtml")


def test_the_server_shows_its_folders_only(printer: PrinterApart, work: Path) -> None:
    (work.parent / "secret.xhtml").write_text("<p/>")
    with pytest.raises(CompanionError, match="cannot be printed"):
        printer.pdf("/documents/%2e%2e/secret.xhtml")


def test_a_missing_browser_is_one_clear_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser_module, "find_chromium", lambda: None)
    with pytest.raises(CompanionError, match="no Chromium: `make print` installs one"):
        open_printer({}).__enter__()
