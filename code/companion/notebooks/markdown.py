"""MyST Markdown to the Markdown that Colab and Jupyter show, from the parsed tree."""

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from mdformat.renderer import MDRenderer
from mdit_py_plugins.dollarmath import dollarmath_plugin

from companion.errors import DataError, Problem
from companion.myst import LINE, mark_lines, new_parser, parse
from companion.myst.directives import Directive, parse_directive
from companion.notebooks.footnotes import collect_footnotes
from companion.notebooks.references import References, UnresolvedError
from companion.notebooks.renderers import MystRenderers
from companion.pages import Page


@dataclass
class PageState:
    """What the export of one page carries from cell to cell.

    `glue` gives what the page's cells glued under a name, before the page ran an example of it,
    and None for a name that none glues.
    `line` is where the piece that is being exported stands in the page.
    """

    page: Page
    references: References
    glue: Callable[[str], str | None]
    line: int = 1
    seen_terms: set[str] = field(default_factory=set)

    def error(self, what: str, expected: str) -> DataError:
        """Return the error for the piece `what` at `line`."""
        return DataError([Problem(self.page.path, self.line, what, expected)])

    def unsupported(self, what: str, known: Iterable[str]) -> DataError:
        """Return the error for a role or directive that has no form in a notebook."""
        return self.error(what, f"one that notebooks can show expected: {', '.join(known)}")

    @contextmanager
    def resolving(self, what: str) -> Iterator[None]:
        """Turn a link that leads nowhere into the error for the piece `what`."""
        try:
            yield
        except UnresolvedError as error:
            raise self.error(what, str(error)) from None


Role = Callable[["MarkdownExporter", str], str]
Block = Callable[["MarkdownExporter", Directive], str]
"""What a role or directive becomes; the exporter renders what is nested in it."""


class MarkdownExporter:
    """Renders one page's Markdown cells; `roles` and `directives` say how each name is shown.

    `cells` are the texts of all those cells with their lines: one may define a footnote or a
    link that another uses.
    """

    def __init__(
        self,
        state: PageState,
        roles: Mapping[str, Role],
        directives: Mapping[str, Block],
        cells: Iterable[tuple[str, int]],
    ) -> None:
        self.state = state
        self.in_quote = False
        self._roles = roles
        self._directives = directives
        self._parser = new_parser()
        self._options = {
            **self._parser.options,
            "parser_extension": [MystRenderers(self)],
            "mdformat": {"number": True},
        }
        self._env: dict[str, Any] = {}
        self.footnotes = collect_footnotes(self._parser, cells, self._env)

    def cell(self, text: str, line: int) -> str:
        """Return a cell's text with every role, directive and reference resolved, and its notes.

        Raises:
            DataError: a role or directive has no form in a notebook, or a link leads nowhere.
        """
        body = self.render(text, line)
        notes = [
            self._note(self.footnotes.mark(label), tokens)
            for label, tokens in self.footnotes.cited()
        ]
        return "\n\n".join([body, "---", *notes]) if notes else body

    def finish(self) -> None:
        """Check what only the whole page shows.

        Raises:
            DataError: a footnote is called from nowhere.
        """
        for label, tokens in self.footnotes.uncited():
            self.state.line = tokens[0].meta[LINE] if tokens else 1
            raise self.state.error(f"[^{label}]", "a footnote that the page's text calls expected")

    def render(self, text: str, line: int) -> str:
        """Return the Markdown of a text that begins at `line`."""
        return self.write(self.parse(text, line))

    def parse(self, text: str, line: int) -> list[Token]:
        """Return the tokens of a text that begins at `line`."""
        return parse(self._parser, text, line, self._env)

    def write(self, tokens: list[Token]) -> str:
        """Return the Markdown of tokens that `parse` returned."""
        tokens = [self._resolved(token) for token in tokens]
        return str(MDRenderer().render(tokens, self._options, {})).strip()

    def inline(self, text: str) -> str:
        """Return the Markdown of a title or caption that stands at the state's line."""
        tokens = self._parser.parseInline(text, self._env)
        mark_lines(tokens, self.state.line)
        return self.write(tokens)

    def inline_html(self, text: str) -> str:
        """Return a title as HTML, for where Markdown is not read, such as a `<summary>`."""
        return str(_html_parser().renderInline(self.inline(text)))

    @contextmanager
    def quotation(self) -> Iterator[None]:
        """Render what follows for a quotation."""
        before, self.in_quote = self.in_quote, True
        yield
        self.in_quote = before

    def body(self, directive: Directive) -> str:
        """Return the Markdown of a directive's body."""
        return self.render(directive.body, directive.body_line)

    def number(self, kind: str, line: int) -> int | None:
        """Return the number that the site gives the figure, equation, … at `line`."""
        return self.state.references.number(kind, self.state.page, line)

    def role(self, name: str, content: str) -> str:
        """Return the Markdown of one role."""
        if name not in self._roles:
            raise self.state.unsupported(f"{{{name}}}`{content}`", self._roles)
        with self.state.resolving(f"{{{name}}}`{content}`"):
            return self._roles[name](self, content)

    def directive(self, info: str, content: str) -> str:
        """Return the Markdown of one directive."""
        name = info.split(maxsplit=1)[0]
        try:
            directive = parse_directive(info, content, self.state.line)
            block = self._directives[directive.name]
        except KeyError:
            raise self.state.unsupported(name, self._directives) from None
        except ValueError as error:
            raise self.state.error(name, str(error)) from None
        with self.state.resolving(f"{{{directive.name}}}"):
            return block(self, directive)

    def _note(self, mark: str, tokens: list[Token]) -> str:
        text = self.write(tokens)
        starts_plain = bool(tokens) and tokens[0].type == "paragraph_open"
        return f"{mark} {text}" if starts_plain else f"{mark}\n\n{text}"

    def _resolved(self, token: Token) -> Token:
        """Return a copy of the token whose links lead where readers of the notebook can go."""
        if not token.children:
            return token
        token = copy.copy(token)
        token.children = [copy.copy(child) for child in token.children or []]
        for index, child in enumerate(token.children):
            self.state.line = child.meta.get(LINE, self.state.line)
            if child.type == "link_open":
                self._resolve_link(token.children, index)
            elif child.type == "image":
                source = str(child.attrs["src"])
                with self.state.resolving(unquote(source)):
                    url = self.state.references.image(self.state.page, source)
                child.attrs = {**child.attrs, "src": url}
        return token

    def _resolve_link(self, children: list[Token], index: int) -> None:
        child = children[index]
        href = str(child.attrs.get("href", ""))
        with self.state.resolving(unquote(href)):
            link = self.state.references.link(self.state.page, href)
        child.attrs = {**child.attrs, "href": link.url}
        if child.info == "auto" and link.url != href:
            child.info = ""
            children[index + 1].content = link.title
        elif children[index + 1].type == "link_close":
            if not link.title:
                raise self.state.error(href, "a link with a text expected; its target has no title")
            children.insert(index + 1, Token("text", "", 0, content=link.title))


def _html_parser() -> MarkdownIt:
    """Return the parser of what this module writes; formulas stay between their dollars."""
    parser = MarkdownIt("commonmark").use(dollarmath_plugin)
    parser.add_render_rule("math_inline", _dollars)
    for kind in ("text", "code_inline"):
        parser.add_render_rule(kind, _without_dollars)
    return parser


def _without_dollars(self: Any, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    """Return text in which no dollar begins a formula: Jupyter looks for them in HTML too."""
    rule = getattr(RendererHTML, tokens[index].type)
    return str(rule(self, tokens, index, options, env)).replace("$", "&#36;")


def _dollars(_self: Any, tokens: list[Token], index: int, _options: Any, _env: Any) -> str:
    # Jupyter takes a formula as it stands, even out of HTML: there an entity would be seen as one.
    content = tokens[index].content.replace("&", "& ").replace("<", r"\lt ").replace(">", r"\gt ")
    return f"${content}$"
