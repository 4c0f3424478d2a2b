"""Formulas for Colab (MathJax or KaTeX), Jupyter (MathJax) and VS Code (KaTeX)."""

import re

_ENVIRONMENT = re.compile(
    r"\s*\\begin\{(?P<name>\w+)\*?\}(?P<body>.*)\\end\{(?P=name)\*?\}\s*", re.DOTALL
)
_INNER = {
    "equation": "",
    "align": "aligned",
    "flalign": "aligned",
    "alignat": "alignedat",
    "gather": "gathered",
    "multline": "gathered",
    "eqnarray": "aligned",
}
_COMMENT = re.compile(r"(?<!\\)%.*")


def inline_math(content: str, *, in_table: bool = False) -> str:
    """Return a formula in a line of text; in a table, no bar may end the cell."""
    # No space inside the dollars: KaTeX in VS Code takes `$ x $` for text.
    formula = " ".join(_COMMENT.sub("", content).split())
    if in_table:
        formula = formula.replace(r"\|", r"\Vert ").replace("|", r"\vert ")
    return f"${formula}$"


def display_math(content: str, number: int | None = None, *, in_quote: bool = False) -> str:
    """Return a formula on lines of its own, with its number where it has one.

    In a quotation it stays on one line: Jupyter cuts formulas out of the text before it knows of
    quotations, and would take the marks of the quotation for inequalities.
    """
    parts = [_strip(part) for part in re.split(r"\n[ \t]*\n", content) if part.strip()]
    formula = parts[0] if len(parts) == 1 else _lines(parts)
    if "\\\\" in formula and "\\begin{" not in formula:
        formula = f"\\begin{{split}}\n{formula}\n\\end{{split}}"
    if number is not None:
        formula = f"{formula} \\tag{{{number}}}"
    if in_quote:
        return f"$${' '.join(formula.split())}$$"
    return f"$$\n{formula}\n$$"


def environment_math(content: str, number: int | None = None, *, in_quote: bool = False) -> str:
    """Return an amsmath environment as one that may stand between dollars.

    The outer ones number themselves in some renderers and in others not, and never as the site.
    """
    return display_math(without_numbers(content), number, in_quote=in_quote)


def without_numbers(content: str) -> str:
    """Return a formula as one whose lines are not numbered, whatever environment it is."""
    match = _ENVIRONMENT.fullmatch(content)
    inner = _INNER.get(match["name"]) if match else None
    if match is None or inner is None:
        return content
    if not inner:
        return match["body"].strip()
    return f"\\begin{{{inner}}}{match['body']}\\end{{{inner}}}"


def _strip(part: str) -> str:
    lines = [_COMMENT.sub("", line).rstrip() for line in part.strip().splitlines()]
    return "\n".join(line for line in lines if line)


def _lines(parts: list[str]) -> str:
    body = " \\\\\n".join(parts)
    return f"\\begin{{aligned}}\n{body}\n\\end{{aligned}}"
