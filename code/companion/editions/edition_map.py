"""`{edition-map}`: the way from each section of one edition to those of the other."""

from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

from companion.editions.domain import EditionsDomain
from companion.stacked import row, stacked_table
from companion.textbook import Editions, say

NONE = "edition-none"
HEADERS = {2: ("2판", "3판에서는", "이 책의 쪽"), 3: ("3판", "2판에서는", "이 책의 쪽")}
CAPTIONS = {2: "2판의 절은 3판의 어디인가", 3: "3판의 절은 2판의 어디인가"}
GONE, NEW = "없음", "새로 생김"


class PagesOf(nodes.General, nodes.Element):
    """Stands where the pages about some sections will be named, once every page is read.

    `numbers`: the sections, of the second edition; `chapter`: the chapter's own page, or nothing.
    """


class EditionMap(SphinxDirective):
    """A table of every section of the edition `2` or `3`, its argument."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        edition = int(directives.choice(self.arguments[0], ("2", "3")))
        domain = EditionsDomain.of(self.env)
        domain.data["index"] = self.env.docname
        domain.note_listing(self.env.docname)
        rows = of_second if edition == 2 else of_third
        return [_table(edition, rows(domain.editions))]


def list_pages(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Replace every `PagesOf` of a page by links to those pages."""
    for node in list(doctree.findall(PagesOf)):
        node.replace_self(_links(app, EditionsDomain.of(app.env), docname, node))


def of_second(editions: Editions) -> Iterator[nodes.row]:
    """Yield the rows of the second edition's chapters and sections."""
    for number, chapter in editions.second.chapters.items():
        name = f"{number}장 {chapter.name}"
        places = editions.later(str(number))
        page = f"book/{chapter.folder}/index"
        yield _row([nodes.Text(name)], _place(places, GONE), PagesOf(numbers=[], chapter=page))
        for section in chapter.sections:
            title = nodes.Text(f"{section.n} {section.ko or ''}".strip())
            names = [title] if section.ko else [title, nodes.Text(" "), _english(section.en)]
            pages = PagesOf(numbers=[section.n], chapter="")
            yield _row(names, _titles(editions, section.n), pages)


def of_third(editions: Editions) -> Iterator[nodes.row]:
    """Yield the rows of the third edition's chapters and sections."""
    for number, chapter in editions.third.items():
        checked = "" if chapter.verified else " (절은 확인하지 못했다)"
        name = f"{number}장 {chapter.ko}{checked}"
        yield _row([nodes.Text(name)], _place(editions.earlier(str(number)), NEW), None)
        for section in chapter.sections:
            unsure = "" if section.verified else " (확인하지 못했다)"
            title = nodes.Text(f"{section.n} {section.ko} ")
            names = [title, _english(section.en), nodes.Text(unsure)]
            found = editions.earlier(section.n)
            pages = PagesOf(numbers=list(found), chapter="") if found else nodes.paragraph()
            yield _row(names, _place(found, NEW), pages)


def _titles(editions: Editions, number: str) -> nodes.paragraph:
    """Return the sections of the third edition that grew from one of the second, by name."""
    names = {part.n: part.ko for chapter in editions.third.values() for part in chapter.sections}
    places = editions.later(number)
    line = _place(places, GONE)
    if len(places) == 1 and places[0] in names:
        line += nodes.Text(f" {names[places[0]]}")
    return line


def _place(numbers: Sequence[str], nothing: str) -> nodes.paragraph:
    if not numbers:
        return nodes.paragraph("", nothing, classes=[NONE])
    return nodes.paragraph("", say(numbers))


def _english(title: str) -> nodes.inline:
    return nodes.inline("", title, classes=["language-en"])


def _links(app: Sphinx, domain: EditionsDomain, docname: str, node: PagesOf) -> nodes.paragraph:
    pages = dict.fromkeys(page for number in node["numbers"] for page in domain.used_in(number))
    if node["chapter"] in app.env.titles:
        pages[node["chapter"]] = None
    line = nodes.paragraph()
    for page in pages:
        line += nodes.Text(", ") if len(line) else nodes.Text("")
        title = nodes.Text(app.env.titles[page].astext())
        line += make_refnode(app.builder, docname, page, "", title)
    if not pages:
        line["classes"].append(NONE)
        line += nodes.Text("아직 없음")
    return line


def _table(edition: int, rows: Iterable[nodes.row]) -> nodes.table:
    classes = ["edition-table", f"edition-from-{edition}"]
    return stacked_table(CAPTIONS[edition], HEADERS[edition], rows, classes=classes)


def _row(
    names: Sequence[nodes.Node], place: nodes.paragraph, pages: nodes.Element | None
) -> nodes.row:
    """Return a row: what a place is called, where it is, the pages about it."""
    line = row((nodes.paragraph("", "", *names), place, pages or nodes.paragraph()))
    if pages is None or pages.get("chapter"):
        line["classes"].append("edition-chapter")
    return line
