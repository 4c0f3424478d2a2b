"""Emphasis beside Korean particles, and the marks that remain text though no one escaped them."""

import unicodedata
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, backtick
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from mdit_py_plugins.myst_role.index import myst_role

UNESCAPED = "unescaped"
"""The key of an inline token's `meta` that holds, as one text, what no backslash escapes."""

LINES = "lines"
"""The key of a code's or role's `meta` that holds how many line breaks are in it."""

OBJECT = "\ufffc"
"""Stands in such a text for whatever is not text: marks, escaped signs, code, links, formulas."""

_scan = StateInline.scanDelims


def follow_particles() -> None:
    """Let every MyST parser of this process find emphasis where a particle follows it.

    CommonMark takes the second mark of '**전이 학습(transfer learning)**을' for no closing mark:
    it follows punctuation and precedes a letter. The CommonMark CJK-friendly amendments (6.2,
    github.com/tats-u/markdown-cjk-friendly) let a Korean, Chinese or Japanese letter stand there.
    Sphinx's parsers take no plugins, so the rule stands in the class that all of them call; a
    parser of plain CommonMark is left as it is.
    """
    StateInline.scanDelims = _scan_beside_particles  # type: ignore[assignment, method-assign]


def note_sources(parser: MarkdownIt) -> None:
    """Let inline tokens carry their `UNESCAPED` texts, and codes and roles their `LINES`."""
    parser.core.ruler.before("text_join", "unescaped", _note_unescaped)
    parser.inline.ruler.at("backticks", _noting_lines(backtick))
    parser.inline.ruler.at("myst_role", _noting_lines(myst_role))


def breaks_in(child: Token) -> int:
    """Return how many line breaks a piece of an inline token holds in its source."""
    if child.type in ("softbreak", "hardbreak"):
        return 1
    return int(child.meta.get(LINES, child.content.count("\n")))


def _scan_beside_particles(state: StateInline, start: int, canSplitWord: bool) -> Scanned:
    found = _scan(state, start, canSplitWord)
    if "myst_config" not in state.md.options:
        return found
    end = start + found.length
    before = state.src[start - 1] if start else " "
    after = state.src[end] if end < state.posMax else " "
    if not (_is_wide(before) or _is_wide(after)):
        return found
    left, right = _flanks(after, before), _flanks(before, after)
    if canSplitWord:
        return Scanned(left, right, found.length)
    opens = left and (not right or _is_punctuation(before))
    closes = right and (not left or _is_punctuation(after))
    return Scanned(opens, closes, found.length)


def _flanks(inside: str, outside: str) -> bool:
    """Return whether a mark stands on the edge of text that begins, or ends, with `inside`."""
    if isWhiteSpace(ord(inside)):
        return False
    # What CommonMark asks of the other side holds for punctuation that is not CJK's own.
    free = not _is_punctuation(inside) or _is_wide(inside)
    return free or isWhiteSpace(ord(outside)) or _is_punctuation(outside) or _is_wide(outside)


def _is_wide(char: str) -> bool:
    """Return whether the amendments call it CJK; emoji, which they leave out, count here too."""
    wide = unicodedata.east_asian_width(char) in ("W", "F", "H")
    return wide or unicodedata.name(char, "").startswith("HANGUL")


def _is_punctuation(char: str) -> bool:
    return isMdAsciiPunct(ord(char)) or isPunctChar(char)


def _note_unescaped(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline":
            text = "".join(map(_unescaped, token.children or []))
            token.meta = {**token.meta, UNESCAPED: text}


def _unescaped(child: Token) -> str:
    if child.type == "text":
        return child.content
    shown = "" if child.type in ("softbreak", "hardbreak") else OBJECT
    return shown + "\n" * breaks_in(child)


def _noting_lines(rule: Callable[[StateInline, bool], bool]) -> Callable[..., bool]:
    """Return a rule of the parser that also notes the line breaks for which it puts spaces."""

    def read(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        found = rule(state, silent)
        for token in state.tokens[before:]:
            if token.type in ("code_inline", "myst_role"):
                token.meta[LINES] = state.src.count("\n", start, state.pos)
        return found

    return read
