"""Marks of emphasis that are none, and emphasis that nobody meant."""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from companion.errors import Problem
from companion.myst import LINE
from companion.myst.emphasis import OBJECT, UNESCAPED
from companion.source.model import Source

_LEFT = re.compile(
    r"""
    (?P<strike>~~+)
    | (?P<mark>
        \*{2,} | (?<![ ])\* | \*(?![ ])     # a lone sign of multiplication has a space on each side
        | __+
        | (?<!\w)_(?=\S) (?=.*\S_(?![A-Za-z0-9]))
    )
    """,
    re.VERBOSE | re.DOTALL,
)
_NAME = re.compile(r"[A-Za-z0-9_.]+")

_MARK = re.compile(r"\*\*|~~|(?<!\S)\*[^\s*][^*]*\*")
CODE_ROLES = {"math", "code", "eq", "ref", "numref", "download", "doc", "cite"}
"""Roles that name or show what may well hold such signs."""

ABOUT = 12
"""Letters shown on either side of a mark."""

NO_MARK = (
    "emphasis that begins and ends beside a word, such as '**말(word)**은', expected; "
    r"a sign itself as '\*' or in `code`"
)
NO_ROLE = "a text without '{0}' expected: a role shows it as typed; '**{{term}}`말`**' is bold"
NO_STRIKE = r"text without '~~' expected, since a notebook may strike it out; a sign itself as '\~'"
NO_EMPHASIS = "`code` or a formula expected; its signs would be read as emphasis and vanish"


def emphasis_is_read_as_meant(source: Source) -> Iterator[Problem]:
    """Yield the marks that a reader would see, and the signs of a name that he would not."""
    for token in source.inlines():
        text = token.meta[UNESCAPED]
        told = set()
        for found in _LEFT.finditer(text):
            line = token.meta[LINE] + text.count("\n", 0, found.start())
            if line not in told:
                told.add(line)
                expected = NO_STRIKE if found["strike"] else NO_MARK
                yield Problem(source.path, line, _around(text, found), expected)
        yield from _swallowed(source, token)
        yield from _unread(source, token)


def _unread(source: Source, token: Token) -> Iterator[Problem]:
    """Yield the roles whose text would show the marks in it: they hold text, not Markdown."""
    for child in token.children or []:
        name = child.meta.get("name")
        if (
            child.type == "myst_role"
            and name not in CODE_ROLES
            and (found := _MARK.search(child.content))
        ):
            yield source.problem(child, f"{{{name}}}`{child.content}`", NO_ROLE.format(found[0]))


def _around(text: str, found: re.Match[str]) -> str:
    """Return the mark with what stands about it in its line, to be searched for."""
    before = re.split(rf"[\n{OBJECT}]", text[: found.start()])[-1]
    after = re.split(rf"[\n{OBJECT}]", text[found.end() :])[0]
    return f"{before[-ABOUT:]}{found[0]}{after[:ABOUT]}".strip()


def _swallowed(source: Source, token: Token) -> Iterator[Problem]:
    """Yield names and products whose signs became emphasis: '__init__', '2*3*4'."""
    children = token.children or []
    for index, child in enumerate(children):
        if child.type not in ("strong_open", "em_open") or index + 2 >= len(children):
            continue
        text, close = children[index + 1 : index + 3]
        if text.type != "text" or close.type != child.type.replace("_open", "_close"):
            continue
        before = children[index - 1].content[-1:] if index else ""
        after = children[index + 3].content[:1] if index + 3 < len(children) else ""
        inside_a_word = (
            before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
        )
        if _NAME.fullmatch(text.content) and (child.markup == "__" or inside_a_word):
            written = f"{before}{child.markup}{text.content}{child.markup}{after}"
            yield source.problem(child, written, NO_EMPHASIS)
