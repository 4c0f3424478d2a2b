"""What outputs share: why one cannot be shown, and ids that no other output of the page has."""

import re
from collections.abc import Iterable

INSTEAD = "print its text, or show a table, a picture or a plotly figure"
"""What an author can do about most outputs that cannot be shown."""

REFERENCE = re.compile(r"#([^\s\"'()<>;]+)")


class Unshowable(ValueError):
    """Some output of the book cannot show what a cell put out; the message ends with advice."""

    def __init__(self, what: str, instead: str = INSTEAD) -> None:
        super().__init__(f"{what}: {instead}")


class Names:
    """The ids of one cell's outputs, in order; each run of the same code gives the same.

    Libraries draw theirs by lot, or give every figure of a page the same ones.
    """

    def __init__(self, cell: int) -> None:
        self._cell = cell
        self._last = 0

    def of(self, markup: str, ids: Iterable[str | None]) -> dict[str, str]:
        """Return the new name of each of the ids that the markup itself refers to."""
        used = set(REFERENCE.findall(markup))
        names: dict[str, str] = {}
        for old in ids:
            if old and old in used and old not in names:
                self._last += 1
                names[old] = f"output-{self._cell}-{self._last}"
        return names
