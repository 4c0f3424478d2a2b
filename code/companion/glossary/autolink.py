"""Link the first use of each term on a page, without the author writing a role for it."""

from functools import cached_property
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxRole

from companion.glossary.model import Glossary
from companion.glossary.render import reference, shown_as_written
from companion.glossary.scanner import Scanner

UNTOUCHED = (
    nodes.title, nodes.subtitle, nodes.rubric, nodes.term, nodes.literal, nodes.literal_block,
    nodes.doctest_block, nodes.math, nodes.math_block, nodes.reference, nodes.target, nodes.raw,
    nodes.footnote_reference, nodes.citation_reference, nodes.problematic, nodes.comment,
    nodes.attribution, nodes.image, nodes.caption, nodes.field_name, pending_xref,
)  # fmt: skip
"""Where no link is put: code, headings, links, formulas, captions."""

PLAIN = "plain-text"
UNTOUCHED_CLASSES = {PLAIN, "term", "cell_output", "provenance", "device-badge"}


class PlainRole(SphinxRole):
    """``{plain}`표현```: the text, never linked by itself."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the text."""
        return [nodes.inline("", self.text, classes=[PLAIN])], []


class LinkFirstUses(SphinxTransform):
    """Put a link on the first use of each term in a page's running text.

    A page forbids it for terms with the front matter ``glossary: {plain: [id, …]}``, for all with
    ``glossary: {autolink: false}``, one use with ``{plain}``, a record for itself with
    ``autolink: false``. A term that the page links to with a role is left to the author.
    """

    default_priority = 880  # after every role and directive, before references are resolved

    def apply(self, **kwargs: Any) -> None:
        """Replace parts of text nodes by links."""
        domain = self.env.get_domain("glossary")
        if domain.data["index"] == self.env.docname:
            return
        if not domain.autolinks(self.env.docname):  # type: ignore[attr-defined]
            return
        names: Names = domain.names  # type: ignore[attr-defined]
        done = {
            node["reftarget"]
            for node in self.document.findall(pending_xref)
            if node.get("refdomain") == "glossary"
        }
        done |= set(domain.plain_on(self.env.docname))  # type: ignore[attr-defined]
        for text in [node for node in self.document.findall(nodes.Text) if is_prose(node)]:
            self._link(text, names, done)

    def _link(self, node: nodes.Text, names: "Names", done: set[str]) -> None:
        parts: list[nodes.Node] = []
        text, end = str(node), 0
        for found in names.scanner.find(text):
            key = names.ids[found.name]
            if key in done:
                continue
            done.add(key)
            term = names.glossary.terms[key]
            shown = shown_as_written(term, text[found.start : found.end])
            parts += [nodes.Text(text[end : found.start]), reference(term, shown, automatic=True)]
            end = found.end
            self.env.get_domain("glossary").note_use(key, self.env.docname)  # type: ignore[attr-defined]
        if parts:
            node.parent.replace(node, [*parts, nodes.Text(text[end:])])


def is_prose(node: nodes.Text) -> bool:
    """Return whether `node` is running text that may carry a link."""
    parent = node.parent
    while parent is not None:
        if isinstance(parent, UNTOUCHED):
            return False
        classes = parent.get("classes", ()) if isinstance(parent, nodes.Element) else ()
        if UNTOUCHED_CLASSES.intersection(classes):
            return False
        parent = parent.parent
    return True


class Names:
    """The names that a page's text is searched for, and the term of each."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self.ids: dict[str, str] = {}
        for key, term in glossary.terms.items():
            if not term.autolink:
                continue
            for name in (term.ko, term.en, *(abbr.short for abbr in term.abbr)):
                self.ids.setdefault(name, key)

    @cached_property
    def scanner(self) -> Scanner:
        """What finds the names."""
        return Scanner(self.ids)

    @property
    def fingerprint(self) -> str:
        """Changes whenever another link could come of the same text."""
        return repr(sorted(self.ids.items()))


def setup(app: Sphinx) -> None:
    """Register the transform and the role that forbids it."""
    app.add_transform(LinkFirstUses)
    app.add_role("plain", PlainRole())
    app.connect("env-before-read-docs", _load_names)  # before other processes read the pages


def _load_names(_app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Load what finds names where a page is read: every process would, for seconds each."""
    if docnames:
        env.get_domain("glossary").names.scanner.find("이름")  # type: ignore[attr-defined]
