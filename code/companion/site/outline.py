"""`{chapter-outline} N`: a chapter's sections, its terms and its corrections so far."""

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from companion.corrections.directive import CorrectionDomain
from companion.corrections.render import page_order, severity_label
from companion.editions.domain import EditionsDomain
from companion.editions.render import place_nodes
from companion.glossary.directive import GlossaryDomain
from companion.glossary.render import reference
from companion.textbook import Chapter, Editions, chapter_of, read_place

LOGGER = logging.getLogger(__name__)


class ChapterOutline(SphinxDirective):
    """What the book knows of a textbook chapter. Argument: the chapter's number."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the lists; an unknown chapter is a warning and shows nothing."""
        glossary = GlossaryDomain.of(self.env)
        textbook = EditionsDomain.of(self.env)
        textbook.note_editions()
        editions = textbook.editions
        chapter = editions.second.chapters.get(int(self.arguments[0]))
        if chapter is None:
            LOGGER.warning(
                "unknown chapter '%s'; expected a number of _data/textbook.yml",
                self.arguments[0],
                location=self.get_location(),
                type="textbook",
                subtype="unknown-chapter",
            )
            return []
        return [
            nodes.rubric("", "교과서의 절"),
            nodes.paragraph("", "", place_nodes(read_place(str(chapter.chapter), editions))),
            _sections(chapter, editions),
            *self._terms(glossary, chapter.chapter),
            *self._corrections(chapter.chapter),
        ]

    def _terms(self, domain: GlossaryDomain, chapter: int) -> list[nodes.Node]:
        terms = [
            term
            for term in domain.glossary.terms.values()
            if any(chapter_of(number) == chapter for number in term.sections)
        ]
        domain.note_listing(self.env.docname)
        if not terms:
            return [nodes.paragraph("", "이 장에 딸린 용어가 용어집에 아직 없다.")]
        line = nodes.paragraph(classes=["outline-terms"])
        for term in sorted(terms, key=lambda term: term.ko.casefold()):
            line += [reference(term, [nodes.Text(term.ko)]), nodes.Text(" ")]
        return [nodes.rubric("", f"용어 {len(terms)}개"), line]

    def _corrections(self, chapter: int) -> list[nodes.Node]:
        domain = CorrectionDomain.of(self.env)
        domain.note_listing(self.env.docname)
        found = [
            correction
            for correction in domain.corrections.values()
            if correction.chapter == chapter
        ]
        if not found:
            return [nodes.paragraph("", "이 장의 교정은 아직 없다.")]
        items = nodes.bullet_list()
        for correction in sorted(found, key=page_order):
            shown = nodes.inline("", correction.title)
            line = nodes.paragraph("", f"{severity_label(correction)} · ")
            line += domain.link(correction.id, shown)
            items += nodes.list_item("", line)
        address = f"../corrections.html?chapter={chapter}"
        everything = nodes.reference("", "근거와 함께 한꺼번에 보기", refuri=address)
        return [
            nodes.rubric("", f"교정 {len(found)}건"),
            items,
            nodes.paragraph("", "", everything),
        ]


def _sections(chapter: Chapter, editions: Editions) -> nodes.bullet_list:
    """Return the sections with their number in each edition."""
    items = nodes.bullet_list(classes=["outline-sections"])
    for section in chapter.sections:
        place = place_nodes(read_place(section.n, editions), name="")
        line = nodes.paragraph(
            "", "", place, nodes.Text(f": {section.ko} " if section.ko else ": ")
        )
        line += nodes.inline("", section.en, classes=["language-en"])
        items += nodes.list_item("", line)
    return items
