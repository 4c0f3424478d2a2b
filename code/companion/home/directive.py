"""`{home-search}` and `{chapter-cards}`: what the first page shows of the whole book."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

from companion.book import book_of
from companion.editions.domain import EditionsDomain
from companion.textbook import Chapter

LOGGER = logging.getLogger(__name__)
CARD = "home_chapters"
"""Where the environment keeps what each page's cards said when it was written."""

NO_SECTION = ("corrections", "index", "quiz")
"""Pages of a chapter that answer none of the textbook's sections."""


class HomeSearch(SphinxDirective):
    """The search, large: a form that works without scripts as far as the page of the search."""

    def run(self) -> list[nodes.Node]:
        """Return the form, which the search fills in while one types."""
        return [HomeSearchForm()]


class HomeSearchForm(nodes.General, nodes.Element):
    """Stands where the form is, whose address depends on the page."""


class ChapterCards(SphinxDirective):
    """A card a chapter. The body has a line each: `number | picture | what it is about`."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the cards; a line that is none is a warning, which stops a build."""
        EditionsDomain.of(self.env).note_editions()
        chapters = EditionsDomain.of(self.env).editions.second.chapters
        cards = nodes.bullet_list(classes=["chapter-cards"])
        for line in filter(str.strip, self.content):
            parts = [part.strip() for part in line.split("|")]
            known = len(parts) == 3 and parts[0].isdigit() and int(parts[0]) in chapters
            if not known or not (book_of(self.env.app).source / parts[1]).is_file():
                LOGGER.warning(
                    "{chapter-cards}: '%s'; expected 'number | picture below book/ | line' of a"
                    " chapter of _data/textbook.yml and a picture that exists",
                    line.strip(),
                    location=self.get_location(),
                    type="home",
                    subtype="chapter-card",
                )
                continue
            cards += self._card(chapters[int(parts[0])], PurePosixPath(parts[1]), parts[2])
        return [cards]

    def _card(self, chapter: Chapter, picture: PurePosixPath, line: str) -> nodes.list_item:
        title = f"{chapter.chapter}장 {chapter.name}"
        file = book_of(self.env.app).source / picture
        self.env.note_dependency(str(file))
        image = nodes.image(uri=f"/book/{picture}", alt=_title(file), classes=["chapter-picture"])
        link = ChapterLink(title=title, page=f"book/{chapter.folder}/index")
        name = nodes.paragraph("", "", link, classes=["chapter-name"])
        written = nodes.paragraph(
            "", "", Written(chapter=chapter.chapter), classes=["chapter-written"]
        )
        return nodes.list_item("", image, name, nodes.paragraph("", line), written)


def _title(drawing: Path) -> str:
    """Return what a drawing says of itself."""
    return ET.parse(drawing).findtext("{http://www.w3.org/2000/svg}title") or ""


class ChapterLink(nodes.General, nodes.Inline, nodes.Element):
    """Stands where a link to a chapter's own page will be; `title`, `page`: a docname."""


class Written(nodes.General, nodes.Inline, nodes.Element):
    """Stands where it will be said how much of `chapter` is written, once every page is read."""


def fill_in(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Replace what stands for the rest of the book on one page."""
    for link in list(doctree.findall(ChapterLink)):
        text = nodes.Text(link["title"])
        known = link["page"] in app.env.found_docs
        link.replace_self(
            make_refnode(app.builder, docname, link["page"], "", text) if known else text
        )
    for node in list(doctree.findall(Written)):
        node.replace_self(nodes.Text(written(app.env, node["chapter"])))
    for form in list(doctree.findall(HomeSearchForm)):
        address = app.builder.get_relative_uri(docname, "search")
        form.replace_self(nodes.raw("", FORM.format(address=address), format="html"))


FORM = (
    '<form class="home-search" role="search" aria-label="책 전체" action="{address}">'
    '<input type="search" name="q" autocomplete="off" enterkeyhint="search"'
    ' placeholder="전이학습, 브로드캐스팅이란, relu 왜 쓰나" aria-label="이 책에서 찾기">'
    '<button type="submit">찾기</button></form>'
)


def written(env: BuildEnvironment, number: int) -> str:
    """Say how many of a chapter's sections some page answers."""
    domain = EditionsDomain.of(env)
    chapter = domain.editions.second.chapters[number]
    uses: Mapping[str, set[str]] = domain.data["uses"]
    answered = sum(
        any(_answers(page, chapter) for page in uses.get(section.n, ()))
        for section in chapter.sections
    )
    if not answered:
        return "용어, 교정, 문제를 모아 두었다"
    total = len(chapter.sections)
    return f"{total}절 모두 썼다" if answered == total else f"{total}절 가운데 {answered}절을 썼다"


def _answers(page: str, chapter: Chapter) -> bool:
    path = PurePosixPath(page)
    return path.parent.name == chapter.folder and path.name not in NO_SECTION


def rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages with cards, if what they say of a chapter has changed."""
    domain = EditionsDomain.of(env)
    now = {number: written(env, number) for number in domain.editions.second.chapters}
    before: Any = getattr(env, CARD, None)
    setattr(env, CARD, now)
    return [] if before in (None, now) else [app.config.root_doc]
