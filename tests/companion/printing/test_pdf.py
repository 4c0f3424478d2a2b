"""Printed parts and the PDF bound of them, from a real browser."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from companion.errors import CompanionError
from companion.printing import press as press_module
from companion.printing.bind import About, Piece, bind, page_numbers
from companion.printing.front import Listed, front_sheet
from companion.printing.make import ASSETS
from companion.printing.manuscript import read_leaf
from companion.printing.press import Press, open_press
from companion.printing.sheet import Sheet, part_sheet
from support import ROOT

pytestmark = pytest.mark.browser

SITE_URL = "https://someone.github.io/tiny"
ABOUT = About("작은 책", "지은이", 1_700_000_000)
PAGE = (
    """<html><body><main><article class="bd-article"><h1>%s</h1>%s</article></main></body></html>"""
)
ONE = """<p id="here">가나다라 <a href="../two/index.html#there">다음 장</a> <a href="https://example.org/">밖</a>
<figure><svg viewBox="0 0 9 9" role="img" aria-label="점"><circle r="9"/></svg><figcaption>그림 1</figcaption></figure>
<p><strong>굵게</strong> <code>print("글자 ±1")</code><table><tr><th id="h">머리<tr><td headers="h">칸</table>
<span class="katex" ><span class="katex-mathml"><math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">x2</span></span>
<div style="break-before: page"><h2>둘째 절</h2><p><a href="#here">위로</a></div>"""
TWO = (
    """<p id="there">도착 <a href="../one/page.html">처음</a> <a href="../gone.html">없는 쪽</a>"""
)


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("printing") / "work"
    folder.mkdir()
    (folder / "code.css").write_text("")
    return folder


@pytest.fixture(scope="module")
def press(work: Path) -> Iterator[Press]:
    mounts = {"modules": ROOT / "node_modules", "assets": ASSETS, "sheets": work}
    with open_press(mounts) as press:
        yield press


@pytest.fixture(scope="module")
def printed(press: Press, work: Path) -> dict[str, bytes]:
    """Two chapters, printed and bound; the book of them with title page and contents."""

    def put(name: str, sheet: Sheet) -> bytes:
        (work / f"{name}.xhtml").write_bytes(sheet.markup())
        return press.pdf(f"/sheets/{name}.xhtml")

    def part(docname: str, title: str, html: str, folio: str) -> bytes:
        leaf = read_leaf(docname, press.parse(PAGE % (title, html)), SITE_URL)
        pdf = put(folio, part_sheet([leaf], folio, "작은 책", SITE_URL))
        return bind([Piece(pdf, folio)], ABOUT, SITE_URL)

    one = part("book/one/page", "첫 장", ONE, "1-")
    two = part("book/two/index", "둘째 장", TWO, "2-")
    listed = [
        Listed("1-", [("book/one/page", "첫 장")], page_numbers(one)),
        Listed("2-", [("book/two/index", "둘째 장")], page_numbers(two)),
    ]
    front = put("front", front_sheet(ABOUT, listed, SITE_URL))
    pieces = [Piece(front, ""), Piece(one, "1-"), Piece(two, "2-")]
    book = bind(pieces, ABOUT, SITE_URL)
    assert book == bind(pieces, ABOUT, SITE_URL), "the same parts, the same bytes"
    return {"one": one, "two": two, "book": book}


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
    assert kinds.count("/Document") == 1 and "/NonStruct" not in kinds
    assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/Link", "/Strong"} <= set(kinds)
    figures = [each for each in found if each.get("/S") == "/Figure"]
    assert sorted(figure["/Alt"] for figure in figures) == ["x^2", "점"]
    ids = {str(each["/ID"]) for each in found if "/ID" in each}
    (cell,) = [each for each in found if each.get("/S") == "/TD"]
    (headers,) = [part["/Headers"] for part in cell["/A"] if "/Headers" in part]
    assert {str(name) for name in headers} <= ids and len(headers) == 1


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


def test_parsing_follows_the_html_standard(press: Press) -> None:
    markup = press.parse('<p>a<section>b\x1b<svg viewBox="0 0 1 1"><linearGradient/></svg>')
    assert "<p>a</p><section>b<svg" in markup
    assert 'viewBox="0 0 1 1"' in markup and "linearGradient" in markup


def test_what_cannot_be_loaded_is_named(press: Press, work: Path) -> None:
    (work / "a.xhtml").write_text(
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><img src="gone.png"/></body></html>'
    )
    with pytest.raises(CompanionError, match=r"gone\.png"):
        press.pdf("/sheets/a.xhtml")


def test_the_server_shows_its_folders_only(press: Press, work: Path) -> None:
    (work.parent / "secret.xhtml").write_text("<p/>")
    with pytest.raises(CompanionError, match="cannot be printed"):
        press.pdf("/sheets/%2e%2e/secret.xhtml")


def test_a_missing_browser_is_one_clear_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press_module, "find_chromium", lambda: None)
    with pytest.raises(CompanionError, match="no Chromium: `make print` installs one"):
        open_press({}).__enter__()
