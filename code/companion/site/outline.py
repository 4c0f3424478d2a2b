"""`{chapter-outline} N`: a chapter's sections, its terms and its corrections so far."""

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from companion.corrections import CorrectionDomain, page_order, severity_label
from companion.glossary import GlossaryDomain, reference
from companion.textbook import Chapter, chapter_of, load_textbook

LOGGER = logging.getLogger(__name__)


class ChapterOutline(SphinxDirective):
    """What the book knows of a textbook chapter. Argument: the chapter's number."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the lists; an unknown chapter is a warning and shows nothing."""
        glossary = self.env.get_domain("glossary")
        assert isinstance(glossary, GlossaryDomain)
        book = glossary.book
        self.env.note_dependency(str(book.data / "textbook.yml"))
        chapter = load_textbook(book.data, book.root).chapters.get(int(self.arguments[0]))
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
            _sections(chapter),
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
        domain = self.env.get_domain("corrections")
        assert isinstance(domain, CorrectionDomain)
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


def _sections(chapter: Chapter) -> nodes.bullet_list:
    items = nodes.bullet_list(classes=["outline-sections"])
    for section in chapter.sections:
        for part in (section, *section.sub):
            line = nodes.paragraph("", f"{part.n} ")
            line += [nodes.Text(f"{part.ko} ")] if part.ko else []
            line += nodes.inline("", part.en, classes=["language-en"])
            items += nodes.list_item("", line)
    return items
