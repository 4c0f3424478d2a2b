r"""Formulas that the site, a notebook, the PDF or the e-book would not show as written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markdown_it.token import Token

from companion.errors import Problem
from companion.myst import LINE, is_directive, parse_directive
from companion.notebooks.mathematics import without_numbers
from companion.source.katex import Asked, refusals
from companion.source.model import Source

BLOCKS = ("math_block", "math_block_label", "amsmath")
_COMMAND = re.compile(r"\\(?:begin\{(?P<environment>\w+\*?)\}|(?P<name>[A-Za-z]+)|.)", re.DOTALL)
_DEFINING = {
    "newcommand", "renewcommand", "providecommand", "def", "gdef", "edef", "xdef", "let",
    "futurelet", "global", "require", "DeclareMathOperator",
}  # fmt: skip
_NUMBERED = {"equation", "align", "gather", "alignat", "multline", "flalign", "eqnarray"}
"""Environments that number their lines; renderers do not agree on the numbers."""

_COMMENT = re.compile(r"(?<!\\)(?:\\\\)*%")
_TEXT = re.compile(r"\\(?:text\w*|mbox|begin|end|tag\*?)\s*\{[^{}]*\}")
_WORDS = re.compile(r"(?<![\\A-Za-z])(?:[A-Za-z]{3,} +[A-Za-z]{2}|[A-Za-z]{2} +[A-Za-z]{3})")
"""Two words, of which one is longer than 'dx'; their space would vanish."""
_CAPITALS = re.compile(r"(?P<style>\\(?:mathbb|Bbb|mathcal|mathscr))\s*(?P<letters>\{[^{}]*\}|\S)")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")

_BETWEEN = re.compile(r"^[,;)]|[:/,;(@]$")
"""How what stands between two prices, or two names of a shell, begins or ends."""

AS_TEXT = r"words as '\text{…}' expected"
OR_MONEY = rf"{AS_TEXT}; a dollar sign is written '\$'"
LONGEST = 60


@dataclass(frozen=True)
class Formula:
    """A formula: its TeX, the line it begins at, and how it stands there.

    `kind` is the type of its token, 'role' or 'directive'; `after` is the character behind it.
    """

    source: Source
    tex: str
    line: int
    kind: str
    after: str = ""
    label: str = ""

    @property
    def asked(self) -> Asked:
        """What KaTeX is asked."""
        tex = without_numbers(self.tex) if self.kind == "amsmath" else self.tex
        return tex, self.kind not in ("math_inline", "role")

    def problem(self, expected: str) -> Problem:
        """Return what is wrong with it."""
        tex = " ".join(self.tex.split())
        shown = tex if len(tex) <= LONGEST else f"{tex[:LONGEST]}…"
        return Problem(self.source.path, self.line, f"${shown}$", expected)


def formulas_are_shown(sources: Iterable[Source]) -> Iterator[Problem]:
    """Yield the formulas that some output cannot show, one reason for each."""
    wrong: list[tuple[Formula, str]] = []
    right: list[tuple[Formula, str]] = []
    for formula in (formula for source in sources for formula in formulas(source)):
        reason = next(_reasons(formula), "")
        (wrong if reason else right).append((formula, reason))
    for formula, reason in wrong:
        yield formula.problem(reason)
    answers = refusals(formula.asked for formula, _ in right)
    for formula, _ in right:
        if reason := answers[formula.asked]:
            yield formula.problem(f"a formula that KaTeX can show expected; it says: {reason}")


def why_not_shown(tex: str) -> str:
    """Return why a formula on lines of its own cannot be shown as written; '' where it can."""
    source = Source(Path(), f"$$\n{without_numbers(tex)}\n$$")
    return next((problem.expected for problem in formulas_are_shown([source])), "")


def formulas(source: Source) -> Iterator[Formula]:
    """Yield the formulas of a text, in order."""
    for token in source.blocks:
        if token.type in BLOCKS:
            label = token.info if token.type == "math_block_label" else ""
            yield Formula(source, token.content, token.meta[LINE], token.type, label=label)
        elif is_directive(token) and token.info.startswith("{math}"):
            yield _of_directive(source, token)
        for child, after in _with_next(token.children or []):
            if child.type == "math_inline":
                yield Formula(source, child.content, child.meta[LINE], child.type, after)
            elif child.type == "myst_role" and child.meta["name"] == "math":
                yield Formula(source, child.content, child.meta[LINE], "role")


def _of_directive(source: Source, token: Token) -> Formula:
    try:
        directive = parse_directive(token.info, token.content, token.meta[LINE])
    except ValueError:
        return Formula(source, token.content, token.meta[LINE], "directive")
    parts = [part for part in (directive.argument, directive.body) if part.strip()]
    line = directive.line if directive.argument else directive.body_line
    label = str(directive.options.get("label", ""))
    return Formula(source, "\n\n".join(parts), line, "directive", label=label)


def _with_next(children: list[Token]) -> Iterator[tuple[Token, str]]:
    """Yield each piece with the character that follows it."""
    signs = {"text": lambda child: child.content[:1], "math_inline": lambda _child: "$"}
    texts = [signs.get(child.type, lambda _child: "")(child) for child in children]
    return zip(children, [*texts[1:], ""], strict=False)


def _reasons(formula: Formula) -> Iterator[str]:
    tex = formula.tex
    if not tex.strip():
        yield "a formula between the dollar signs expected"
    if formula.kind == "math_inline":
        yield from _looks_like_money(formula)
    if "`" in tex:
        yield "a formula without '`' expected"
    if _COMMENT.search(tex):
        yield r"'\%' expected: what follows a '%' is a comment, which nobody sees"
    if formula.asked[1] and re.search(r"\n[ \t]*\n", tex.strip()):
        yield r"no blank line expected; lines of a formula end in '\\'"
    bare = tex
    while (inner := _TEXT.sub("", bare)) != bare:  # one text may hold another
        bare = inner
    if _HANGUL.search(bare) or _WORDS.search(bare):
        yield OR_MONEY if formula.kind == "math_inline" else AS_TEXT
    for found in _CAPITALS.finditer(tex):
        if re.search(r"[^A-Zk{}\s]", found["letters"]):
            yield rf"capital letters alone expected in '{found['style']}', which has no others"
    yield from _misplaced(formula)
    yield from _unknown_to_mathjax(formula)


def _looks_like_money(formula: Formula) -> Iterator[str]:
    tex, multiline = formula.tex, "\n" in formula.tex
    if formula.after.isdigit():
        yield rf"no digit right after the formula expected; {OR_MONEY}"
    if not multiline and tex[:1].isspace() != tex[-1:].isspace():
        yield rf"no space inside the dollar signs expected; {OR_MONEY}"
    if formula.after == "$":
        yield "a space between two formulas expected"
    is_name = len(tex) > 1 and tex.isalpha() and formula.after.isascii() and formula.after.isalpha()
    if is_name or _BETWEEN.search(tex):
        yield rf"{OR_MONEY}; names such as $HOME stand in `code`"


def _misplaced(formula: Formula) -> Iterator[str]:
    """Yield what stands where renderers disagree on it."""
    used = [found.groupdict() for found in _COMMAND.finditer(formula.tex)]
    names = {one["name"] for one in used if one["name"]}
    environments = [one["environment"] for one in used if one["environment"]]
    if not formula.asked[1] and not environments and (r"\\" in formula.tex or "newline" in names):
        yield r"one line expected; a formula of several stands between '$$' on lines of their own"
    if numbered := _NUMBERED & set(environments[formula.kind == "amsmath" :]):
        yield (
            f"'aligned' or 'gathered' expected in place of '{min(numbered)}'; "
            "'$$ (label)' numbers the formula"
        )
    if "tag" in names and (formula.label or formula.kind == "amsmath"):
        yield r"a label or a '\tag' expected, not both"
    if called := {"label", "ref", "eqref"} & names:
        yield (
            rf"no '\{min(called)}' expected: '$$ … $$ (eq-name)' names a formula, "
            "and '{eq}`eq-name`' calls it"
        )
    if defined := _DEFINING & names:
        yield rf"no '\{min(defined)}' expected: other formulas of a notebook would change with it"


def _unknown_to_mathjax(formula: Formula) -> Iterator[str]:
    for found in _COMMAND.finditer(formula.tex):
        name = found["name"] or found["environment"]
        if name in _not_in_mathjax():
            yield f"a command other than '{found[0]}' expected: notebooks (MathJax) do not know it"


@cache
def _not_in_mathjax() -> frozenset[str]:
    lines = Path(__file__).with_name("not_in_mathjax.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())
