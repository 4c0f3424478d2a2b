r"""Signs of formulas that remain text: a lone '$', '\(…\)', '\begin{…}' in a line."""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from companion.errors import Problem
from companion.myst import LINE
from companion.myst.emphasis import OBJECT, UNESCAPED
from companion.source.model import Source

DOLLAR = (
    r"'\$' for a dollar sign expected, or a formula between two: '$x$' in a line, "
    "'$$' on lines of their own with a blank line before and after, indented like their list item"
)
NO_FORMULA = "'$…$' around a formula expected, '$$' on lines of their own around a large one"
_LITERAL = re.compile(r"(?P<ticks>`+).*?(?P=ticks)|(?<!\\)\$[^$]*\$", re.DOTALL)
_MARKS = re.compile(
    r"\\{1,2}\(.+?\\{1,2}\)|\\{1,2}\[(?P<square>.+?)\\{1,2}\]|\\begin\{\w+\*?\}", re.DOTALL
)
_TEX = re.compile(r"\\[A-Za-z]|[\^=]|_\{|\w_\w")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_IN_ROLE = re.compile(r"\$[^\s$가-힣](?:[^$가-힣]*[^\s$가-힣])?\$(?!\d)")
_IN_HTML = re.compile(r"\$[^$]+\$")


def no_sign_of_a_formula_is_left(source: Source) -> Iterator[Problem]:
    """Yield what a reader would see as signs, or a notebook take for a formula."""
    for token in source.blocks:
        if token.type == "inline":
            yield from _dollars(source, token)
            yield from _brackets(source, token)
            yield from _in_plain(source, token)
        elif token.type == "html_block":
            yield from _in_html(source, token)
        elif token.type == "code_block" and token.content.lstrip().startswith("$$"):
            yield source.problem(token, "$$", f"fewer spaces before it expected; {DOLLAR}")
        elif token.type == "fence" and token.info.strip() == "math":
            yield source.problem(token, "```math", "'```{math}' expected")


def _dollars(source: Source, token: Token) -> Iterator[Problem]:
    text = token.meta[UNESCAPED]
    for found in re.finditer(r"\$+", text):
        line = token.meta[LINE] + text.count("\n", 0, found.start())
        around = text[max(0, found.start() - 12) : found.end() + 12].replace(OBJECT, "…").strip()
        yield Problem(source.path, line, around, DOLLAR)


def _brackets(source: Source, token: Token) -> Iterator[Problem]:
    """Yield LaTeX's own marks of a formula, which are text here and may be a formula to MathJax."""
    text = _LITERAL.sub(lambda found: "\n" * found[0].count("\n"), token.content)
    for found in _MARKS.finditer(text):
        if found["square"] is None or _TEX.search(found["square"]):
            line = token.meta[LINE] + text.count("\n", 0, found.start())
            yield Problem(source.path, line, " ".join(found[0].split()), NO_FORMULA)


def _in_html(source: Source, token: Token) -> Iterator[Problem]:
    text = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), token.content)
    if found := _IN_HTML.search(text):
        line = token.meta[LINE] + text.count("\n", 0, found.start())
        yield Problem(source.path, line, found[0], "no formula in HTML expected")


def _in_plain(source: Source, token: Token) -> Iterator[Problem]:
    """Yield formulas where text is plain: alternative texts, which are read aloud, and roles."""
    for child in token.children or []:
        if child.type == "image" and any(one.type == "math_inline" for one in child.children or []):
            yield source.problem(child, child.content, "words in place of the formula expected")
        elif child.type == "myst_role" and _IN_ROLE.search(child.content):
            expected = (
                f"a formula outside of {{{child.meta['name']}}} expected, whose text is plain"
            )
            yield source.problem(child, child.content, expected)
