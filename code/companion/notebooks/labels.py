"""What the pages name and number: labels, figures, tables, listings and equations.

Sphinx numbers these through the whole book in the order of its table of contents, and makes
each label into an HTML id; both are worked out here from the sources alone, so that a notebook
says what the site says. tests/book/test_links.py holds the result against the built site.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from docutils.nodes import fully_normalize_name
from markdown_it.token import Token

from companion.book import Book
from companion.files import read_text
from companion.myst import LINE, new_parser, parse, plain_text, shown_by_role, split_target
from companion.myst.address import names_of
from companion.myst.directives import LITERAL, Directive, is_directive, parse_directive

KINDS = {"figure": "그림 %s", "table": "표 %s", "code-block": "예시 %s"}
"""What Sphinx calls the numbered things in Korean."""


@dataclass(frozen=True)
class Target:
    """A label's place. `anchor` is '' where Sphinx invents one, `number` None where there is none.

    `kind` is 'section', one of `KINDS`, 'equation', or '' for anything else.
    """

    docname: str
    anchor: str
    kind: str
    title: str
    number: int | None = None


class Labels:
    """The titles, labels, equations and numbers of every page of the table of contents."""

    def __init__(self, book: Book) -> None:
        self.titles: dict[str, str] = {}
        self.targets: dict[str, Target] = {}
        self.equations: dict[str, Target] = {}
        self._corrections = book.corrections
        self.glossary = book.glossary
        self._numbers: dict[tuple[str, str, int], int] = {}
        self._counts: Counter[str] = Counter()
        self._root = book.root
        for source in book.sources:
            self.include(source)

    def include(self, source: Path) -> None:
        """Read what a page names and numbers, unless it has been: a draft is read when it runs."""
        docname = source.with_suffix("").as_posix()
        if docname not in self.titles:
            self.titles[docname] = docname
            _Reader(self, docname).read(read_text(self._root / source, source), 1)

    @property
    def digest(self) -> str:
        """A digest of all that one page may show of another."""
        shown = (self.titles, self.targets, self.equations)
        return hashlib.sha256(repr([sorted(each.items()) for each in shown]).encode()).hexdigest()

    def diagrams(self, correction: str) -> int:
        """Return how many figures a correction shows, by its id."""
        known = self._corrections.get(correction)
        return 2 if known is not None and known.diagrams else 0

    def number(self, kind: str, docname: str, line: int) -> int | None:
        """Return the number of the figure, table, listing or equation at that line."""
        return self._numbers.get((kind, docname, line))

    def count(self, kind: str, docname: str, line: int, step: int = 1) -> int:
        """Count `step` more of a kind, remember the last of them for its line and return it."""
        self._counts[kind] += step
        self._numbers[kind, docname, line] = self._counts[kind]
        return self._counts[kind]


class _Reader:
    """Reads the labels of one page, in the order of the page."""

    def __init__(self, labels: Labels, docname: str) -> None:
        self._labels = labels
        self._docname = docname
        self._waiting: list[str] = []
        self._taken: set[str] = set()
        self._titled = False
        self._seen: set[str] = set()
        self._parser = new_parser()

    def read(self, text: str, line: int) -> None:
        tokens = parse(self._parser, text, line, {})
        for index, token in enumerate(tokens):
            if token.type == "myst_target":
                self._waiting.append(token.content)
            elif token.type == "heading_open":
                self._heading(plain_text(tokens[index + 1], self._shown))
            elif token.type == "inline":
                self._introduce(token)
            elif is_directive(token):
                self._directive(token)
            elif token.type in ("math_block_label", "amsmath"):
                self._math(token)
            elif token.nesting >= 0 and token.type != "myst_line_comment":
                self._place("", "", None)

    def _shown(self, role: str, content: str) -> str:
        """Return what a role in a heading shows: a term that is new on the page, with English."""
        shown, target = split_target(content)
        term = self._labels.glossary.find(target) if role == "term" and shown == target else None
        if term is None:
            return shown_by_role(role, content)
        new = term.id not in self._seen
        self._seen.add(term.id)
        return term.introduced if new else term.ko

    def _introduce(self, inline: Token) -> None:
        """Remember the terms that a text shows with their English."""
        for child in inline.children or []:
            if child.type == "myst_role":
                self._shown(child.meta["name"], child.content)

    def _heading(self, title: str) -> None:
        self._place("section", title, None)
        if not self._titled:
            self._labels.titles[self._docname] = title
            self._titled = True

    def _math(self, token: Token) -> None:
        self._place("", "", None)
        if token.type == "math_block_label":
            self._equation(token.info, token.meta[LINE])
        elif token.meta["numbered"] != "*":
            self._labels.count("equation", self._docname, token.meta[LINE])

    def _equation(self, label: str, line: int) -> None:
        number = self._labels.count("equation", self._docname, line)
        anchor = self._anchor(f"equation-{label}")
        target = Target(self._docname, anchor, "equation", f"({number})", number)
        self._labels.equations[label] = target

    def _directive(self, token: Token) -> None:
        try:
            directive = parse_directive(token.info, token.content, token.meta[LINE])
        except (KeyError, ValueError):
            # The site reports it, and so does the export of a page that has it.
            self._place("", "", None)
            return
        if directive.name == "correction":
            self._correction(directive)
        if "{term}" in directive.argument:
            for inline in self._parser.parseInline(directive.argument):
                self._introduce(inline)
        if directive.name == "math":
            label = directive.options.get("label", directive.options.get("name"))
            if label:
                self._equation(label, directive.line)
        else:
            self._named(directive)
        if directive.name not in LITERAL:
            self.read(directive.body, directive.body_line)

    def _correction(self, directive: Directive) -> None:
        figures = self._labels.diagrams(directive.argument)
        if figures:
            self._labels.count("figure", self._docname, directive.line, figures)

    def _named(self, directive: Directive) -> None:
        kind, title, name = self._caption(directive)
        numbered = kind in KINDS and title
        number = self._labels.count(kind, self._docname, directive.line) if numbered else None
        if name:
            self._waiting.append(name)
        self._place(kind, title, number)

    def _caption(self, directive: Directive) -> tuple[str, str, str]:
        """Return what the directive is, its caption or title, and its name."""
        name = str(directive.options.get("name") or "")
        if directive.name == "figure":
            return "figure", self._first_paragraph(directive.body), name
        if directive.name in ("table", "list-table"):
            return "table", directive.argument, name
        if directive.name in ("code-block", "sourcecode"):
            return "code-block", directive.options.get("caption", ""), name
        if directive.name == "code-cell":
            figure = (directive.options.get("mystnb") or {}).get("figure") or {}
            return "figure", str(figure.get("caption", "")), str(figure.get("name", ""))
        # Of the others, Sphinx takes a title only from what it makes a rubric.
        titled = directive.name in ("dropdown", "tab-item")
        return "", directive.argument if titled else "", name

    def _first_paragraph(self, text: str) -> str:
        tokens = self._parser.parse(text)
        return plain_text(tokens[1]) if tokens and tokens[0].type == "paragraph_open" else ""

    def _place(self, kind: str, title: str, number: int | None) -> None:
        """Give the labels that wait the place that has just been reached."""
        for label in self._waiting:
            target = Target(self._docname, self._anchor(label), kind, title, number)
            self._labels.targets.setdefault(fully_normalize_name(label), target)
        self._waiting.clear()

    def _anchor(self, label: str) -> str:
        """Return the HTML id of a label, '' where others have taken all that it may have."""
        anchor = next((name for name in names_of(label) if name not in self._taken), "")
        self._taken.add(anchor)
        return anchor
