"""Text as a terminal would show it: no escape sequence, no control character is left."""

import re
from dataclasses import dataclass, field

STRING = r"(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f]).*?(?:\x1b\\|\x9c|\x07|(?=[\n\r])|\Z)"
"""A title, a link, a device's own language: from its introducer to its end, or the line's."""
CSI = r"(?:\x1b\[|\x9b)(?P<values>[0-?]*)[ -/]*(?P<command>[@-~])?"
OTHER = r"\x1b[ -/]*[0-~]?"
ESCAPE = re.compile(f"{STRING}|{CSI}|{OTHER}", re.DOTALL)
"""Every escape sequence of ECMA-48, of seven bits or eight, cut short or not."""

NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that stand for nothing to see; most of them XML cannot hold."""
SURROGATE = re.compile("[\ud800-\udfff]")
PIECE = re.compile(
    f"(?:{ESCAPE.pattern})|(?P<sign>[\n\r\b\v\f\x85])|(?P<text>[^\x1b\x80-\x9f\n\r\b\v\f]+)|.",
    re.DOTALL,
)
FURTHEST = 200
"""Lines or characters that one sequence moves the cursor at most: a terminal has an edge."""

MOVES = re.compile("[\x1b\x9b\r\b\v\f]")


def printable(text: str) -> str:
    """Return the text without escape sequences and control characters, else as it is."""
    text = ESCAPE.sub("", text).replace("\r\n", "\n").replace("\x85", "\n")
    return SURROGATE.sub("\ufffd", NEVER.sub("", text))


def as_terminal(text: str) -> str:
    """Return what stands on a terminal of endless width and height once the text was written."""
    if not MOVES.search(text):
        return printable(text)
    screen = _Screen()
    for piece in PIECE.finditer(text):
        if piece["text"]:
            screen.write(NEVER.sub("", piece["text"]))
        elif piece["sign"]:
            screen.control(piece["sign"])
        elif piece["command"]:
            screen.command(piece["command"], piece["values"])
    return SURROGATE.sub("\ufffd", "\n".join("".join(line) for line in screen.lines))


@dataclass
class _Screen:
    """Lines of characters and the place of the cursor, in lines and characters from 0."""

    lines: list[list[str]] = field(default_factory=lambda: [[]])
    row: int = 0
    column: int = 0

    def write(self, text: str) -> None:
        """Write over what stands at the cursor."""
        line = self.lines[self.row]
        line += " " * (self.column - len(line))
        line[self.column : self.column + len(text)] = text
        self.column += len(text)

    def control(self, sign: str) -> None:
        """Do what a control character asks."""
        if sign == "\b":
            self.column = max(self.column - 1, 0)
        elif sign == "\r":
            self.column = 0
        else:
            self._to(self.row + 1, self.column if sign in "\v\f" else 0)

    def command(self, name: str, values: str) -> None:
        """Do what a control sequence asks: move, erase; colours and all else are not text."""
        given = [int(value[:9]) if value.isdecimal() else 0 for value in values.split(";")]
        first, second = given[0], [*given, 0][1]
        step = min(max(first, 1), FURTHEST)
        if name in "ABEF":
            row = self.row + (-step if name in "AF" else step)
            self._to(row, self.column if name in "AB" else 0)
        elif name in "CD":
            self.column = max(self.column + (step if name == "C" else -step), 0)
        elif name in "G`":
            self.column = step - 1
        elif name in "Hf":
            self._to(step - 1, min(max(second, 1), FURTHEST) - 1)
        elif name == "K":
            self._erase(first)
        elif name == "J":
            self._erase(first)
            end = len(self.lines)
            for row in {0: range(self.row + 1, end), 1: range(self.row)}.get(first, range(end)):
                self.lines[row] = []

    def _erase(self, part: int) -> None:
        line = self.lines[self.row]
        if part == 0:
            del line[self.column :]
        else:
            line[:] = [] if part == 2 else [" "] * self.column + line[self.column :]

    def _to(self, row: int, column: int) -> None:
        self.row, self.column = max(row, 0), column
        while len(self.lines) <= self.row:
            self.lines.append([])
