"""Markdown and LaTeX of an output: only what the site and Colab read in the same way."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from myst_nb.core.render import strip_latex_delimiters

from companion.outputs.model import Unshowable
from companion.outputs.terminal import printable
from companion.source.check import RULES
from companion.source.formulas import formulas_are_shown, why_not_shown
from companion.source.model import Source

OURS = {
    "amsmath": ("an environment of LaTeX", "write the formula in $$"),
    "colon_fence": ("a directive", "write bold text or a list"),
    "dl_open": ("a list of definitions", "write a list with bold words"),
    "field_list_open": ("a list of fields", "write a list with bold words"),
    "footnote_ref": ("a footnote", "write it in brackets"),
    "footnote_reference_open": ("a footnote", "write it in brackets"),
    "heading_open": ("a heading", "write bold text, or the heading on the page"),
    "image": ("a picture", "display(Image(filename=…))"),
    "math_block_label": ("a label", "write the formula without it"),
    "myst_block_break": ("a break '+++'", "leave it out"),
    "myst_line_comment": ("a comment '%'", "leave it out"),
    "myst_role": ("a role", "write plain text, or `code`"),
    "myst_target": ("a label", "leave it out"),
}
"""What the page's own Markdown has and an output's has not, and what to do about it."""

COMPARED = frozenset(
    (
        "strong_open", "em_open", "link_open", "code_inline", "bullet_list_open", "td_open",
        "ordered_list_open", "list_item_open", "blockquote_open", "fence", "code_block", "hr",
    )
)  # fmt: skip
"""Tokens that tell whether two readers of Markdown see the same."""
ELSEWHERE = re.compile(r"https?://|mailto:")
FORMULA = re.compile(
    r"\s*(?:\$\$[^$]+\$\$|\$[^$]+\$|\\\[.+\\\]|\\\(.+\\\)"
    r"|\\begin\{(?P<name>(?:equation|align|gather|multline|alignat)\*?)\}.+\\end\{(?P=name)\})\s*",
    re.DOTALL,
)


def showable_markdown(text: str) -> str:
    """Return the Markdown, which every output shows alike.

    Raises:
        Unshowable: it is read otherwise in Colab, or uses what only a page's source has.
    """
    text = printable(text)
    source = Source(Path("output"), text)
    tokens = list(_children(source.blocks))
    for token in tokens:
        directive = token.type == "fence" and token.info.startswith("{")
        if found := OURS.get("colon_fence" if directive else token.type):
            raise Unshowable(f"its Markdown holds {found[0]}", found[1])
        href = str(token.attrs.get("href", "https://"))
        if not ELSEWHERE.match(href):
            raise Unshowable(f"its Markdown links to '{href}'", "write the address, https://…")
    problems = (problem for rule in RULES for problem in rule(source))
    for problem in chain(problems, formulas_are_shown([source])):
        raise Unshowable(f"its Markdown, line {problem.line}, '{problem.field}'", problem.expected)
    if _counted(tokens) != _counted(
        _children(MarkdownIt("commonmark").enable("table").parse(text))
    ):
        what = "Colab reads its Markdown otherwise than the site"
        advice = "write <b>…</b> where ** stands beside a particle, and a blank line before lists"
        raise Unshowable(what, advice)
    return text


def showable_latex(text: str) -> str:
    """Return the LaTeX, one formula.

    Raises:
        Unshowable: it is text, or text with formulas.
    """
    text = printable(text)
    if not FORMULA.fullmatch(text):
        raise Unshowable(f"'{text[:40]}' is no formula in $…$", "display(Markdown(…)) shows text")
    if reason := why_not_shown(strip_latex_delimiters(text)):
        raise Unshowable(f"its LaTeX '{text[:40]}'", reason)
    return text


def _children(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or []


def _counted(tokens: Iterable[Token]) -> Counter[str]:
    return Counter(token.type for token in tokens if token.type in COMPARED)
