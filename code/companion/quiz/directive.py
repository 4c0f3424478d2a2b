"""`{quiz} N`: the self-test of a chapter, and the domain that loads what authors wrote for it."""

from collections.abc import Iterable
from typing import Any

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from companion.corrections.directive import CorrectionDomain
from companion.quiz.model import FOLDER, REVIEW, Quizzes, chapters, data_files
from companion.quiz.pool import make_pool
from companion.quiz.render import Renderer
from companion.quiz.sources import chapter_pages
from companion.records.domain import RecordDomain

LOGGER = logging.getLogger(__name__)


class QuizDirective(SphinxDirective):
    """A chapter's self-test. Argument: the chapter's number, or 'review'."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the test; an unknown chapter, or one without questions, is a warning."""
        domain = QuizDomain.of(self.env)
        chapter = self.arguments[0]
        if chapter not in chapters(domain.book):
            return self._warn(chapter, "expected a number of _data/textbook.yml or 'review'")
        self._note_sources(domain, chapter)
        pool = make_pool(domain.book, chapter)
        if not pool.drawn:
            return self._warn(chapter, "the chapter has no terms and no corrections to ask for")
        domain.data["quizzes"][self.env.docname] = chapter
        corrections = CorrectionDomain.of(self.env)
        renderer = Renderer(domain.book.glossary, corrections, self._inline)
        name = "복습" if chapter == REVIEW else f"{chapter}장"
        return [renderer.quiz(chapter, f"{name} 스스로 풀어 보기", pool)]

    def _inline(self, text: str) -> list[nodes.Node]:
        return self.parse_inline(text)[0]

    def _note_sources(self, domain: "QuizDomain", chapter: str) -> None:
        """Have the page read again when anything that its questions are made of changes."""
        for other in ("glossary", "corrections", "quizzes"):
            listing = self.env.get_domain(other)
            assert isinstance(listing, RecordDomain)
            listing.note_listing(self.env.docname)
        for path in (*data_files(domain.book, chapter), *chapter_pages(domain.book, chapter)):
            self.env.note_dependency(str(path))

    def _warn(self, chapter: str, expected: str) -> list[nodes.Node]:
        LOGGER.warning(
            "no self-test of chapter '%s': %s",
            chapter,
            expected,
            location=self.get_location(),
            type="quiz",
            subtype="no-questions",
        )
        return []


class QuizDomain(RecordDomain):
    """The questions that authors wrote; `data["quizzes"]`: docname → the chapter it tests."""

    name = "quizzes"
    label = "Quizzes"
    folder = FOLDER
    initial_data = {**RecordDomain.initial_data, "quizzes": {}}  # noqa: RUF012 - Sphinx's own interface

    @property
    def quizzes(self) -> Quizzes:
        """The written questions and the look-alikes."""
        return self.book.quizzes

    def record_ids(self) -> Iterable[str]:
        """Return the id of every written question."""
        return self.quizzes.records

    def clear_doc(self, docname: str) -> None:
        """Forget what the page `docname` contributed."""
        super().clear_doc(docname)
        self.data["quizzes"].pop(docname, None)

    def merge_domaindata(self, docnames: list[str], otherdata: dict[str, Any]) -> None:
        """Take in what a parallel reading process found on `docnames`."""
        super().merge_domaindata(docnames, otherdata)
        found = otherdata["quizzes"].items()
        self.data["quizzes"].update({name: chapter for name, chapter in found if name in docnames})
