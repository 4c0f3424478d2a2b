"""The glossary page: the look-up box, and a line for every term that leads to its entry.

Every term's id is on its line, so that the address of a term with this page is right for ever.
"""

from collections.abc import Iterable

from docutils import nodes
from sphinx.builders import Builder
from sphinx.util.docutils import SphinxDirective

from companion.glossary.directive import GlossaryDomain
from companion.glossary.markup import Jump, filled, jump_bar
from companion.glossary.model import Glossary, Term
from companion.glossary.order import by_english, by_korean
from companion.glossary.publish import table_address
from companion.glossary.render import CATEGORIES

ENGLISH = "a-to-z"
"""The page of the English index, and the section of the glossary page that leads to it."""

ENGLISH_TITLE = "영어 순서 (A–Z)"


class OnlySearched(nodes.General, nodes.Element):
    """Text that the site's search knows of a page, and nobody sees on it."""


class GlossaryIndex(SphinxDirective):
    """Every term: a look-up box, a line a term in 가나다 order, the way to the English order."""

    def run(self) -> list[nodes.Node]:
        """Return the box, a section for each initial, and the letters of the English index."""
        domain = GlossaryDomain.of(self.env)
        domain.data["index"] = self.env.docname
        domain.note_listing(self.env.docname)
        builder, glossary = self.env.app.builder, domain.glossary
        sections = [
            _section(f"initial-{initial}", initial, self._lines(terms, domain))
            for initial, terms in by_korean(glossary).items()
        ]
        bar = jump_bar("가나다 순서", [Jump(f"#{s['ids'][0]}", s["names"][0]) for s in sections])
        table = table_address(builder, self.env.docname)
        english = _section(ENGLISH, ENGLISH_TITLE, self._letters(builder, glossary))
        return [look_up_box(glossary, table), bar, *sections, english, _words(glossary)]

    def _lines(self, terms: Iterable[Term], domain: GlossaryDomain) -> nodes.raw:
        here, builder = self.env.docname, self.env.app.builder
        lines = [
            {
                "term": term,
                "href": f"{builder.get_relative_uri(here, domain.page_of(term.id))}#{term.id}",
                "classes": " ".join([f"in-{term.category}", *map("in-{}".format, term.chapters)]),
            }
            for term in terms
        ]
        return filled("term-lines.html", lines=lines)

    def _letters(self, builder: Builder, glossary: Glossary) -> nodes.raw:
        page = builder.get_relative_uri(self.env.docname, f"{self.env.docname}/{ENGLISH}")
        names = {letter: f"letter-{letter.lower()}" for letter in by_english(glossary)}
        links = [Jump(f"{page}#{name}", letter, name) for letter, name in names.items()]
        return jump_bar("영어 순서", links)


def look_up_box(glossary: Glossary, table: str) -> nodes.raw:
    """Return the look-up box, which reads the names from the address `table`."""
    used = {term.category for term in glossary.terms.values()}
    return filled(
        "look-up-box.html",
        chapters=sorted({number for term in glossary.terms.values() for number in term.chapters}),
        categories={key: label for key, label in CATEGORIES.items() if key in used},
        count=len(glossary.terms),
        table=table,
    )


def skip(_translator: nodes.NodeVisitor, _node: OnlySearched) -> None:
    """Leave out what is only searched."""
    raise nodes.SkipNode


def _words(glossary: Glossary) -> OnlySearched:
    """Return what the entries say: Sphinx's search forgets pages that are no files of the book."""
    terms = glossary.terms.values()
    texts = [[*term.names, term.definition.ko, term.definition.en] for term in terms]
    return OnlySearched("", nodes.Text("\n".join(" ".join(text) for text in texts)))


def _section(anchor: str, title: str, content: nodes.raw) -> nodes.section:
    return nodes.section("", nodes.title("", title), content, ids=[anchor], names=[title])
