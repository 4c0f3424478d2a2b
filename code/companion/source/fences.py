"""First lines of fences: of what they say nothing is dropped."""

import re
from collections.abc import Iterator

from companion.errors import Problem
from companion.source.model import Source

_DIRECTIVE = re.compile(r"\{[\w:.+-]+\}(?:\s.*)?")
_LANGUAGE = re.compile(r"[^\s{}]*")


def first_lines_are_read(source: Source) -> Iterator[Problem]:
    """Yield the fences whose first line is no directive's: its words are shown nowhere."""
    for token in source.blocks:
        info = token.info.strip()
        if token.type not in ("fence", "colon_fence") or _DIRECTIVE.fullmatch(info):
            continue
        if token.type == "colon_fence":
            expected = "a directive's name in braces expected, such as ':::{note}'"
            yield source.problem(token, f"{token.markup}{info}", expected)
        elif not _LANGUAGE.fullmatch(info):
            expected = (
                "a directive's name in braces expected, or a language alone;"
                " a title of code is ':caption:' of {code-block}"
            )
            yield source.problem(token, f"{token.markup}{info}", expected)
