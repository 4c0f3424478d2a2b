"""What the site says of the printed files: the list of them, and each chapter's link to its own.

The files are made of the built site, so a first build has none. A link is there only if its file
is; `companion print` builds the site again after it wrote a file, which writes the pages that list
or link it, and no other.
"""

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from companion.book import book_of
from companion.printing.model import FOLDER, WHOLE_EPUB, WHOLE_PDF, Part, file_size

LINK = "print-link"
"""Class of a chapter's link; paper leaves out the line that it stands in."""

LISTING = "print-files"
"""Key in the metadata of a page that lists the files."""


class FileList(nodes.General, nodes.Element):
    """Stands for the list of files until the page is written."""


class PrintFiles(SphinxDirective):
    """List the printed files that the site holds, with their sizes."""

    def run(self) -> list[nodes.Node]:
        """Return the place of the list."""
        self.env.metadata[self.env.docname][LISTING] = "yes"
        return [FileList()]


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages that, as last written, do not say what files there are."""
    site = Path(app.outdir)
    chapters = _chapters(app)
    changed = [
        part.docnames[0]
        for part in chapters
        if _links(site, part.docnames[0], part.name) != _file(site, part.name).is_file()
    ]
    names = [WHOLE_PDF, WHOLE_EPUB, *(part.name for part in chapters)]
    listings = [name for name in env.found_docs if LISTING in env.metadata[name]]
    return changed + [page for page in listings if not _lists(site, page, names)]


def add_print_links(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Fill the list of files, and link a chapter's file from its first page."""
    for place in list(doctree.findall(FileList)):
        place.replace_self(_listing(app, docname))
    site = Path(app.outdir)
    for part in _chapters(app):
        if part.docnames[0] == docname and _file(site, part.name).is_file():
            _add_link(doctree, _link("이 장의 PDF", docname, part.name))


def _add_link(doctree: nodes.document, link: nodes.reference) -> None:
    """Put the link at the end of the launch line, else of the page's text."""
    lines = [line for line in doctree.findall(nodes.paragraph) if "launch-line" in line["classes"]]
    if lines:
        lines[0].append(link)
    elif (section := next(iter(doctree.findall(nodes.section)), None)) is not None:
        section.append(nodes.paragraph("", "", link, classes=["launch-line"]))


def _listing(app: Sphinx, docname: str) -> list[nodes.Node]:
    site, items = Path(app.outdir), nodes.bullet_list()
    rows = [("책 전체 PDF", WHOLE_PDF), ("책 전체 EPUB", WHOLE_EPUB)]
    rows += [(app.env.titles[part.docnames[0]].astext(), part.name) for part in _chapters(app)]
    for title, name in rows:
        if (path := _file(site, name)).is_file():
            line = nodes.paragraph("", "", _link(title, docname, name))
            line += nodes.Text(f" · {file_size(path)}")
            items += nodes.list_item("", line)
    if items.children:
        return [items]
    text = "이 사이트에는 인쇄한 파일이 아직 없다. 만들려면 저장소에서 make print를 한다."
    return [nodes.paragraph("", text)]


def _chapters(app: Sphinx) -> list[Part]:
    return [part for part in book_of(app).parts if part.is_chapter]


def _link(text: str, docname: str, name: str) -> nodes.reference:
    address = "../" * docname.count("/") + f"{FOLDER}/{name}"
    return nodes.reference("", text, refuri=address, classes=[LINK])


def _file(site: Path, name: str) -> Path:
    return site / FOLDER / name


def _written(site: Path, docname: str) -> str:
    page = site / f"{docname}.html"
    return page.read_text(encoding="utf-8") if page.is_file() else ""


def _links(site: Path, docname: str, name: str) -> bool:
    return f"{FOLDER}/{name}" in _written(site, docname)


def _lists(site: Path, docname: str, names: list[str]) -> bool:
    """Return whether a written list names the files that there are, and their sizes."""
    text = _written(site, docname)
    there = [name for name in names if _file(site, name).is_file()]
    return all((f"{FOLDER}/{name}" in text) == (name in there) for name in names) and all(
        file_size(_file(site, name)) in text for name in there
    )
