"""The e-book: an EPUB 3 made from the built pages.

Sphinx has a builder of its own for EPUB 3, which is not used: pages become what they are partly
after Sphinx has written them (posters of figures), the builder keeps KaTeX's HTML and the scripts'
JSON, writes raw HTML of cell outputs as it is (not well-formed), and would read and render the
whole book a second time.
"""

import io
import mimetypes
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree
from lxml.builder import ElementMaker

from companion.errors import CompanionError
from companion.printing.article import SITE, Article
from companion.printing.epub_page import (
    document,
    image_name,
    image_sources,
    page_file,
    page_ids,
    page_markup,
    properties,
)
from companion.printing.markup import OPS, E
from companion.printing.model import LICENCE, Metadata

OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
CONTAINER = (
    '<?xml version="1.0"?><container version="1.0"'
    ' xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
SUMMARY = (
    "제목의 차례를 따라 읽고, 그림에는 대체 글이, 수식에는 MathML이 있다."
    " 색만으로 전하는 뜻은 없다."
)
ACCESS = {
    "accessMode": ("textual", "visual"),
    "accessModeSufficient": ("textual,visual", "textual"),
    "accessibilityFeature": (
        "structuralNavigation", "tableOfContents", "alternativeText", "MathML", "readingOrder",
        "displayTransformability",
    ),
    "accessibilityHazard": ("none",),
    "accessibilitySummary": (SUMMARY,),
}  # fmt: skip
O = ElementMaker(namespace=OPF, nsmap={None: OPF, "dc": DC})  # noqa: E741 - reads as E does
D = ElementMaker(namespace=DC)
MEDIA = {".svg": "image/svg+xml", ".webp": "image/webp", ".xhtml": "application/xhtml+xml"}


def make_epub(
    parts: Sequence[Sequence[Article]], metadata: Metadata, site: Path, site_url: str, style: str
) -> bytes:
    """Return the e-book of the parts' pages. It takes their trees and changes them.

    Raises:
        CompanionError: an image of a page is not in the site.
    """
    articles = [article for part in parts for article in part]
    images = {source: image_name(source) for source in image_sources(articles)}
    known = {article.docname: page_ids(article) for article in articles}
    files = {
        "text/title.xhtml": document(
            metadata.title, _title_page(metadata, site_url), body_type="frontmatter"
        ),
        "nav.xhtml": _navigation(parts, metadata.title),
        "style.css": style.encode(),
    }
    for article in articles:
        files[f"text/{page_file(article.docname)}"] = page_markup(article, known, images, site_url)
    for source, name in images.items():
        files[name] = _image(site, source)
    files["book.opf"] = _package(files, articles, metadata, site_url)
    return _zipped({f"EPUB/{name}": data for name, data in files.items()}, metadata.date)


def _image(site: Path, source: str) -> bytes:
    path = site / source.removeprefix(SITE)
    if not path.is_file():
        raise CompanionError(f"{path}: not found, but a page shows it; run `make book`")
    return path.read_bytes()


def _title_page(metadata: Metadata, site_url: str) -> etree._Element:
    return E.section(
        {"class": "title-page"},
        E.h1(metadata.title),
        E.p({"lang": "en"}, "Annotated Deep Learning"),
        E.p(f"{metadata.day} 판"),
        E.p(E.a({"href": f"{site_url}/"}, site_url)),
        E.p(LICENCE),
    )


def _navigation(parts: Sequence[Sequence[Article]], title: str) -> bytes:
    def entry(article: Article) -> etree._Element:
        return E.a({"href": f"text/{page_file(article.docname)}"}, article.title)

    kind = f"{{{OPS}}}type"
    items = []
    for first, *rest in parts:
        item = E.li(entry(first))
        if rest:
            item.append(E.ol(*(E.li(entry(article)) for article in rest)))
        items.append(item)
    start = f"text/{page_file(parts[0][0].docname)}"
    landmarks = E.nav(
        {kind: "landmarks", "hidden": ""},
        E.h2("길잡이"),
        E.ol(
            E.li(E.a({kind: "titlepage", "href": "text/title.xhtml"}, "표제")),
            E.li(E.a({kind: "toc", "href": "nav.xhtml"}, "차례")),
            E.li(E.a({kind: "bodymatter", "href": start}, "본문")),
        ),
    )
    contents = E.nav({kind: "toc", "role": "doc-toc"}, E.h1("차례"), E.ol(*items))
    markup = document(f"차례 — {title}", contents, landmarks, body_type="frontmatter")
    return markup.replace(b'href="../style.css"', b'href="style.css"')


def _package(
    files: Mapping[str, bytes], articles: Sequence[Article], metadata: Metadata, site_url: str
) -> bytes:
    modified = datetime.fromtimestamp(metadata.date, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    described = O.metadata(
        D.identifier({"id": "id"}, f"{site_url}/"),
        D.title(metadata.title),
        D.language("ko"),
        D.creator(metadata.author),
        D.publisher(metadata.author),
        D.date(modified),
        D.rights("CC BY 4.0 (글과 그림), MIT (코드)"),
        O.meta({"property": "dcterms:modified"}, modified),
        *(
            O.meta({"property": f"schema:{name}"}, value)
            for name, values in ACCESS.items()
            for value in values
        ),
    )
    spine = ["text/title.xhtml", "nav.xhtml"]
    spine += [f"text/{page_file(article.docname)}" for article in articles]
    package = O.package(
        {
            "version": "3.0",
            "unique-identifier": "id",
            "{http://www.w3.org/XML/1998/namespace}lang": "ko",
        },
        described,
        O.manifest(*(_item(name, data) for name, data in files.items())),
        O.spine(*(O.itemref({"idref": _key(name)}) for name in spine)),
    )
    markup: bytes = etree.tostring(package, encoding="utf-8", xml_declaration=True)
    return markup


def _item(name: str, data: bytes) -> etree._Element:
    suffix = Path(name).suffix.lower()
    media = MEDIA.get(suffix) or mimetypes.types_map.get(suffix, "application/octet-stream")
    values = {"id": _key(name), "href": name, "media-type": media}
    wanted = "nav" if name == "nav.xhtml" else properties(data) if suffix == ".xhtml" else ""
    return O.item({**values, "properties": wanted} if wanted else values)


def _key(name: str) -> str:
    """Return a file's id in the package: XML ids do not begin with a digit and hold no slash."""
    return "f-" + "".join(sign if sign.isalnum() or sign in "-." else "-" for sign in name)


def _zipped(files: Mapping[str, bytes], date: int) -> bytes:
    """Return the archive: its type first and not packed, every date the same."""
    when = datetime.fromtimestamp(max(date, 315532800), UTC).timetuple()[:6]  # ZIP begins in 1980
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:

        def add(name: str, data: bytes | str, method: int = zipfile.ZIP_DEFLATED) -> None:
            info = zipfile.ZipInfo(name, when)
            info.compress_type = method
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)

        add("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        add("META-INF/container.xml", CONTAINER)
        for name, data in files.items():
            add(name, data)
    return output.getvalue()
