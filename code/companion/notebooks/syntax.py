"""What the roles and directives over the book's own records become in a notebook."""

from collections.abc import Mapping

from companion.bibliography.works import Works
from companion.corrections.lecture import of_lecture
from companion.corrections.model import Correction
from companion.corrections.render import heading, labelled, where_text
from companion.glossary.model import Glossary
from companion.myst import split_target
from companion.myst.directives import Directive
from companion.notebooks.blocks import BLOCKS
from companion.notebooks.citations import citation_roles
from companion.notebooks.markdown import Block, MarkdownExporter, Role
from companion.notebooks.renderers import bold, image_link, literal, quote
from companion.notebooks.roles import ROLES
from companion.records import Records
from companion.textbook import Editions, PlaceError, read_place


class Catalogue:
    """The roles and directives that notebooks can show, over one book's records."""

    def __init__(
        self,
        glossary: Glossary,
        corrections: Records[Correction],
        bibliography: Works,
        editions: Editions,
    ) -> None:
        self._glossary = glossary
        self._corrections = corrections
        self._editions = editions
        self.roles: Mapping[str, Role] = {
            **ROLES,
            **citation_roles(bibliography),
            "term": self._term,
            "textbook": self._textbook,
            "stamp": lambda _exporter, content: bold(literal(content)),
        }
        self.directives: Mapping[str, Block] = {
            **BLOCKS,
            "correction": self._correction,
            "lecture-corrections": self._lecture_corrections,
            "lecture-terms": _lecture_terms,
        }

    def _term(self, exporter: MarkdownExporter, content: str) -> str:
        shown, target = split_target(content)
        term = self._glossary.find(target)
        if term is None:
            raise exporter.state.error(
                f"{{term}}`{content}`",
                f"unknown term '{target}'; a glossary id or headword expected",
            )
        url = exporter.state.references.term(term.id)
        if shown != target:
            return f"[{literal(shown)}]({url})"
        if term.id in exporter.state.seen_terms:
            return literal(term.ko)
        exporter.state.seen_terms.add(term.id)
        return f"[{literal(term.introduced)}]({url})"

    def _textbook(self, exporter: MarkdownExporter, content: str) -> str:
        try:
            return literal(str(read_place(content, self._editions)))
        except PlaceError as error:
            raise exporter.state.error(f"{{textbook}}`{content}`", str(error)) from None

    def _correction(self, exporter: MarkdownExporter, directive: Directive) -> str:
        if directive.argument not in self._corrections:
            raise exporter.state.error(
                "{correction}",
                f"unknown correction '{directive.argument}'; an id of _data/corrections/ expected",
            )
        correction = self._corrections[directive.argument]
        state = exporter.state
        title = literal(heading(correction))
        with exporter.quotation():
            parts = [literal(where_text(correction))]
            for label, text in labelled(correction):
                parts.append(f"**{label}.** {exporter.render(text, directive.line)}")
            parts += self._diagrams(exporter, correction)
        url = state.references.correction(correction.id)
        return quote(bold(title), *parts, f"[근거와 함께 교정 목록에서 보기]({url})")

    def _lecture_corrections(self, exporter: MarkdownExporter, directive: Directive) -> str:
        found = of_lecture(self._corrections.values(), directive.argument)
        if not found:
            problem = f"no correction of a lecture of '{directive.argument}'; a date expected"
            raise exporter.state.error("{lecture-corrections}", problem)
        address = exporter.state.references.correction
        return "\n".join(
            f"- {', '.join(times)} [{literal(one.title)}]({address(one.id)})"
            for times, one in found
        )

    def _diagrams(self, exporter: MarkdownExporter, correction: Correction) -> list[str]:
        diagrams = correction.diagrams
        if diagrams is None:
            return []
        images = ((diagrams.claim, diagrams.claim_alt), (diagrams.right, diagrams.right_alt))
        references, page = exporter.state.references, exporter.state.page
        return [image_link(alt, references.image(page, f"/book/{path}")) for path, alt in images]


def _lecture_terms(exporter: MarkdownExporter, _directive: Directive) -> str:
    """Lead to the table, which is the site's: its links are to places on that page."""
    address = exporter.state.references.page(exporter.state.page)
    return f"[책의 쪽에서 들린 용어를 표로 보기]({address})"
