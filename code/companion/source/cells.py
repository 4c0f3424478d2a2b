"""Code cells: what every reader of the page takes for one, with options that somebody reads."""

import re
from collections.abc import Iterator, Mapping

from markdown_it.token import Token

from companion.errors import Problem
from companion.front import declares_notebook
from companion.myst import LINE, parse_directive
from companion.source.model import Source

LANGUAGES = ("", "ipython3", "python3", "python", "ipython")
OPTIONS = ("name", "tags", "mystnb")
TAGS = (
    "hide-cell", "hide-input", "hide-output", "keras", "pytorch", "raises-exception", "remove-cell",
    "remove-input", "remove-output", "remove-stderr", "remove-stdout", "scroll-output",
    "skip-execution", "sklearn", "volatile",
)  # fmt: skip
"""The tags that do something; another would be a slip that nobody notices."""

_MEANT = re.compile(r"\{?\s*code[-_ ]?cell\b", re.IGNORECASE)
_CELL = re.compile(r"\{code-cell\}\s*(?P<language>\S*)\s*")
_CLOSING = re.compile(r"[\s>]*(?P<mark>`{3,}|~{3,}|:{3,})\s*")


def code_cells(source: Source) -> Iterator[Problem]:
    """Yield the code cells that some reader of the page overlooks, and options that none reads."""
    end = 0
    executable = source.path.suffix == ".md" and declares_notebook(source.text, source.path)
    for token in _fences(source):
        line = token.meta[LINE]
        inside = token.level > 0 or line < end
        if line >= end:
            end = line + _length(token)
        if _MEANT.match(token.info.strip()):
            if not executable:
                yield source.problem(
                    token, token.info, "a code cell only on a page whose front matter says "
                    "'file_format: mystnb' expected"
                )  # fmt: skip
            elif inside or token.type != "fence":
                expected = "a code cell in backticks, outside of every list and box, expected"
                yield source.problem(token, token.info, expected)
            else:
                yield from _form(source, token)


def open_fences(source: Source) -> Iterator[Problem]:
    """Yield the fences that nothing closes: all that follows on the page would be inside."""
    lines = source.text.split("\n")
    for token in _fences(source):
        last = token.meta[LINE] - source.line + _length(token) - 1
        closing = _CLOSING.fullmatch(lines[last]) if 0 <= last < len(lines) else None
        same = closing and closing["mark"].startswith(token.markup) and _length(token) > 1
        if not same:
            expected = f"a line '{token.markup}' that closes it expected"
            yield source.problem(token, f"{token.markup}{token.info}", expected)


def _fences(source: Source) -> Iterator[Token]:
    return (token for token in source.blocks if token.type in ("fence", "colon_fence"))


def _length(token: Token) -> int:
    return token.map[1] - token.map[0] if token.map else 0


def _form(source: Source, token: Token) -> Iterator[Problem]:
    """Yield what is wrong with a cell's first line and its options."""
    match = _CELL.fullmatch(token.info.strip())
    if match is None or match["language"] not in LANGUAGES:
        yield source.problem(token, token.info, "'{code-cell} ipython3' expected")
        return
    try:
        options: Mapping[str, object] = parse_directive(
            token.info, token.content, token.meta[LINE]
        ).options
    except ValueError as error:
        reason = " ".join(str(error).split())
        yield source.problem(token, token.info, f"options in YAML expected; {reason}")
        return
    for option in options.keys() - set(OPTIONS):
        yield source.problem(token, f":{option}:", f"one of {', '.join(OPTIONS)} expected")
    tags = options.get("tags", [])
    if not isinstance(tags, list):
        yield source.problem(token, f":tags: {tags}", "a list expected, '[hide-input]'")
        return
    for tag in tags:
        if tag not in TAGS:
            yield source.problem(token, f":tags: {tag}", f"one of {', '.join(TAGS)} expected")
