"""MyST Markdown to the Markdown that Colab and Jupyter show, from the parsed tree."""

import copy
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import mdformat_tables
from markdown_it.token import Token
from mdformat.renderer import MDRenderer, RenderContext, RenderTreeNode
from myst_parser.parsers.mdit import create_md_parser

from companion.errors import DataError, Problem
from companion.notebooks.directives import Directive, parse_directive
from companion.notebooks.references import References
from companion.pages import Page, myst_config


@dataclass
class PageState:
    """What the export of one page carries from cell to cell.

    `glue` holds what the page's cells glued; before the page ran, the pattern of those names.
    """

    page: Page
    references: References
    glue: Mapping[str, str] | re.Pattern[str]
    line: int = 1
    seen_terms: set[str] = field(default_factory=set)

    def error(self, what: str, expected: str) -> DataError:
        """Return the error for the piece `what` of the cell that begins at `line`."""
        return DataError([Problem(self.page.path, self.line, what, expected)])

    def unsupported(self, what: str, known: Iterable[str]) -> DataError:
        """Return the error for a role or directive that has no form in a notebook."""
        return self.error(what, f"one that notebooks can show expected: {', '.join(known)}")


Role = Callable[["MarkdownExporter", str], str]
Block = Callable[["MarkdownExporter", Directive], str]
"""What a role or directive becomes; the exporter renders what is nested in it."""


class MarkdownExporter:
    """Renders one page's Markdown cells; `roles` and `directives` say how each name is shown."""

    def __init__(
        self, state: PageState, roles: Mapping[str, Role], directives: Mapping[str, Block]
    ) -> None:
        self.state = state
        self._roles = roles
        self._directives = directives
        self._parser = create_md_parser(myst_config(), MDRenderer)  # type: ignore[arg-type]
        self._parser.options["parser_extension"] = [mdformat_tables.plugin, _Syntax(self)]
        self._parser.options["mdformat"] = {"number": True}

    def render(self, text: str) -> str:
        """Return `text` with every role, directive and reference resolved.

        Raises:
            DataError: a role or directive has no form in a notebook.
        """
        tokens = self._parser.parse(text)
        for token in tokens:
            self._resolve_links(token)
        env: dict[str, Any] = {}
        return str(MDRenderer().render(tokens, self._parser.options, env)).strip()

    def role(self, name: str, content: str) -> str:
        """Return the Markdown of one role."""
        if name not in self._roles:
            raise self.state.unsupported(f"{{{name}}}`{content}`", self._roles)
        return self._roles[name](self, content)

    def directive(self, info: str, content: str) -> str:
        """Return the Markdown of one directive."""
        directive = parse_directive(info, content)
        if directive.name not in self._directives:
            raise self.state.unsupported(f"{{{directive.name}}}", self._directives)
        return self._directives[directive.name](self, directive)

    def _resolve_links(self, token: Token) -> None:
        children = token.children or []
        for index, child in enumerate(children):
            if child.type == "link_open":
                href = str(child.attrs.get("href", ""))
                url, title = self.state.references.link(self.state.page, href)
                child.attrs["href"] = url
                if title and children[index + 1].type == "link_close":
                    text = copy.copy(child)
                    text.type, text.tag, text.nesting, text.content = "text", "", 0, title
                    children.insert(index + 1, text)
            elif child.type == "image":
                child.attrs["src"] = self.state.references.image(str(child.attrs["src"]))


class _Syntax:
    """The mdformat extension for MyST's own tokens."""

    CHANGES_AST = True
    POSTPROCESSORS: Mapping[str, Any] = {}

    def __init__(self, exporter: MarkdownExporter) -> None:
        self._exporter = exporter
        self.RENDERERS = {
            "myst_role": self._role,
            "fence": self._fence,
            "colon_fence": self._fence,
            "math_inline": lambda node, _context: f"${node.content}$",
            "math_inline_double": lambda node, _context: f"$${node.content}$$",
            "math_block": lambda node, _context: f"$$\n{node.content.strip()}\n$$",
            "math_block_label": lambda node, _context: f"$$\n{node.content.strip()}\n$$",
            "amsmath": lambda node, _context: f"$$\n{node.content.strip()}\n$$",
            "myst_target": lambda _node, _context: "",
            "myst_line_comment": lambda _node, _context: "",
            "myst_block_break": lambda _node, _context: "",
            "text": lambda node, _context: node.content,
        }

    def _role(self, node: RenderTreeNode, _context: RenderContext) -> str:
        return self._exporter.role(node.meta["name"], node.content)

    def _fence(self, node: RenderTreeNode, _context: RenderContext) -> str:
        if node.info.startswith("{"):
            return self._exporter.directive(node.info, node.content)
        return f"```{node.info}\n{node.content}```"
