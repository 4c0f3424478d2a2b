"""A MyST directive as its parts, read as the site reads it but without running it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from docutils.parsers.rst import Directive as DocutilsDirective
from docutils.parsers.rst import directives as options
from docutils.parsers.rst.directives import admonitions, body, images, tables
from docutils.parsers.rst.states import MarkupError
from markdown_it.token import Token
from myst_parser.parsers.directives import parse_directive_text
from sphinx.directives.code import CodeBlock
from sphinx.directives.other import SeeAlso
from sphinx.directives.patches import Code, Figure, MathDirective
from sphinx.domains.index import IndexDirective
from sphinx_design.cards import CardDirective, CardFooterDirective, CardHeaderDirective
from sphinx_design.dropdown import DropdownDirective
from sphinx_design.grids import GridDirective, GridItemCardDirective, GridItemDirective
from sphinx_design.tabs import TabItemDirective, TabSetDirective

FENCES = ("fence", "colon_fence")
_INFO = re.compile(r"\{(?P<name>[^}\s]+)\}(?:\s+(?P<argument>.*))?\s*")


class _Margin(body.Sidebar):
    """The theme's `margin`: a sidebar that may have no title."""

    required_arguments = 0
    optional_arguments = 1


class _Cards(DocutilsDirective):
    """The first page's `chapter-cards`."""

    has_content = True


class _Record(DocutilsDirective):
    """A directive that shows one of the book's records, named by its argument."""

    required_arguments = 1
    option_spec: ClassVar = {"class": options.class_option}


class _Listing(_Record):
    """A directive whose one argument has words."""

    final_argument_whitespace = True


class _LectureTerms(DocutilsDirective):
    """The table of a lecture's terms."""

    option_spec: ClassVar = {"garbled": options.flag, "least": options.positive_int}


class _CodeCell(DocutilsDirective):
    """A code cell; its options are any YAML."""

    optional_arguments = 1
    has_content = True
    option_spec: ClassVar = {"any": options.unchanged}


CLASSES: Mapping[str, type[DocutilsDirective]] = {
    "admonition": admonitions.Admonition,
    "attention": admonitions.Attention,
    "caution": admonitions.Caution,
    "danger": admonitions.Danger,
    "error": admonitions.Error,
    "hint": admonitions.Hint,
    "important": admonitions.Important,
    "note": admonitions.Note,
    "seealso": SeeAlso,
    "tip": admonitions.Tip,
    "warning": admonitions.Warning,
    "dropdown": DropdownDirective,
    "tab-set": TabSetDirective,
    "tab-item": TabItemDirective,
    "card": CardDirective,
    "card-header": CardHeaderDirective,
    "card-footer": CardFooterDirective,
    "grid": GridDirective,
    "grid-item": GridItemDirective,
    "grid-item-card": GridItemCardDirective,
    "margin": _Margin,
    "sidebar": body.Sidebar,
    "epigraph": body.Epigraph,
    "figure": Figure,
    "image": images.Image,
    "table": tables.RSTTable,
    "list-table": tables.ListTable,
    "code-block": CodeBlock,
    "sourcecode": CodeBlock,
    "code": Code,
    "math": MathDirective,
    "index": IndexDirective,
    "correction": _Record,
    "lecture-corrections": _Listing,
    "lecture-terms": _LectureTerms,
    "home-search": DocutilsDirective,
    "chapter-cards": _Cards,
    "code-cell": _CodeCell,
}
"""What the site runs each directive with: says which arguments and options there are."""

LITERAL = {
    "code-block", "sourcecode", "code", "math", "image", "index", "correction", "code-cell",
    "lecture-corrections", "lecture-terms", "home-search", "chapter-cards",
}  # fmt: skip
"""The directives whose body, where they have one, is not Markdown."""


@dataclass(frozen=True)
class Directive:
    """A parsed directive; `line` is that of its fence, `body_line` that of its body's first line.

    `options` are converted as the site's class does: lists of classes, numbers, texts.
    """

    name: str
    argument: str
    options: dict[str, Any]
    body: str
    line: int
    body_line: int


def is_directive(token: Token) -> bool:
    """Return whether the token is a fence that calls a directive."""
    return token.type in FENCES and token.info.startswith("{")


def parse_directive(info: str, content: str, line: int) -> Directive:
    """Split a directive's fence into name, argument, options and body.

    Raises:
        KeyError: the directive is not one of `CLASSES`.
        ValueError: an argument or option is missing, unknown or of the wrong form.
    """
    match = _INFO.fullmatch(info.strip())
    if match is None:
        raise ValueError("a directive's name in braces, then a space expected")
    name, argument = match["name"], match["argument"] or ""
    cls = CLASSES[name]
    # A nested fence in the first line is no option, though it too begins with a colon.
    added = 1 if content.startswith(":::") else 0
    content = "\n" * added + content
    try:
        result = parse_directive_text(cls, argument, content, validate_options=cls is not _CodeCell)
    except MarkupError as error:
        raise ValueError(str(error)) from None
    if result.warnings:
        raise ValueError(result.warnings[0].msg)
    takes_argument = cls.required_arguments or cls.optional_arguments
    on_fence = bool(argument) and not takes_argument
    return Directive(
        name=name,
        argument=" ".join(result.arguments),
        options=result.options,
        body="\n".join(result.body),
        line=line,
        body_line=line if on_fence else line + 1 + result.body_offset - added,
    )
