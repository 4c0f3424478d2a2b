"""Where Jupyter finds formulas in a cell's Markdown, before any Markdown is read.

After `removeMath` of JupyterLab (`packages/rendermime/src/latex.ts`, BSD 3-Clause), which classic
Jupyter and nbviewer share: a formula ends at a blank line, braces are balanced, dollars in code are
none.
"""

import re
from collections.abc import Callable

SPLIT = re.compile(
    r"(\$\$?|\\(?:begin|end)\{[a-z]*\*?\}|\\[{}$]|[{}]|(?:\n\s*)+|@@\d+@@|\\\\(?:\(|\)|\[|\]))",
    re.IGNORECASE,
)
FENCE = re.compile(r"^(?P<fence>`{3,}|(~T){3,})[^`\n]*\n([\s\S]*?)^(?P=fence)`*$", re.MULTILINE)
SPAN = re.compile(r"(^|[^\\])(`+)([^\n]*?[^`\n])\2(?!`)", re.MULTILINE)


def take_out(markdown: str) -> tuple[str, list[str]]:
    """Return the text with `@@0@@`, `@@1@@` … for its formulas, and the formulas with their marks."""
    coded = "`" in markdown or "~~~" in markdown
    if coded:
        markdown = markdown.replace("~", "~T")
        for pattern in (FENCE, SPAN):
            markdown = pattern.sub(lambda match: match[0].replace("$", "~D"), markdown)
    blocks = SPLIT.split(re.sub(r"\r\n?", "\n", markdown))
    restore: Callable[[str], str] = _with_tildes if coded else str
    formulas = _Formulas(blocks, restore).found()
    return restore("".join(blocks)), formulas


def _with_tildes(text: str) -> str:
    return text.replace("~D", "$").replace("~T", "~")


class _Formulas:
    """One reading of a text's pieces; the odd ones are what might begin or end a formula."""

    def __init__(self, blocks: list[str], restore: Callable[[str], str]) -> None:
        self.blocks, self.restore = blocks, restore
        self.formulas: list[str] = []
        self.start: int | None = None
        self.last: int | None = None
        self.end = ""
        self.braces = 0

    def found(self) -> list[str]:
        for index in range(1, len(self.blocks), 2):
            block = self.blocks[index]
            if block.startswith("@"):
                self.blocks[index] = self._kept(block)
            elif self.start is None:
                self._begin(index, block)
            else:
                self._go_on(index, block)
        if self.start is not None and self.last is not None:
            self._close(self.last)
        return self.formulas

    def _begin(self, index: int, block: str) -> None:
        ends = {"$": "$", "$$": "$$", "\\\\(": "\\\\)", "\\\\[": "\\\\]"}
        end = f"\\end{block[6:]}" if block.startswith("\\begin") else ends.get(block)
        if end:
            self.start, self.end, self.braces = index, end, 0

    def _go_on(self, index: int, block: str) -> None:
        if block == self.end:
            if self.braces:
                self.last = index
            else:
                self._close(index)
        elif re.search(r"\n.*\n", block):
            if self.last is not None:
                self._close(self.last)
            self.start, self.last, self.braces = None, None, 0
        elif block == "{":
            self.braces += 1
        elif block == "}" and self.braces:
            self.braces -= 1

    def _close(self, end: int) -> None:
        assert self.start is not None
        formula = self.restore("".join(self.blocks[self.start : end + 1]))
        for index in range(self.start + 1, end + 1):
            self.blocks[index] = ""
        self.blocks[self.start] = self._kept(formula)
        self.start, self.last, self.braces = None, None, 0

    def _kept(self, text: str) -> str:
        self.formulas.append(text)
        return f"@@{len(self.formulas) - 1}@@"
