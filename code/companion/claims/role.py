"""`{shown}` and the domain that knows which sentences of the whole book lean on which cells."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from companion.claims.model import Claim, split_cell
from companion.claims.render import Mark
from companion.records.domain import BookDomain

Known = dict[str, list[tuple[str, int, str, str]]]
"""Docname → (id of the mark, line, page's slug, cell), in the page's order."""


class ShownRole(SphinxRole):
    """``{shown}`cell` ``, ``{shown}`page#cell` ``: the sentence before it is shown by that cell."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the mark that leads to the cell; whether there is one is checked later."""
        page, cell = split_cell(self.text, self.env.docname.removeprefix("book/"))
        line = self.get_source_info()[1]
        name = ClaimDomain.of(self.env).note(self.env.docname, line, page, cell)
        return [Mark(ids=[name], page=page, cell=cell)], []


class ClaimDomain(BookDomain):
    """What every page claims.

    `data["claims"]`: `Known`; `data["written"]`: what the cells' ways back were last written with.
    """

    name = "claims"
    label = "Claims"
    initial_data = {"claims": {}, "written": {}}  # noqa: RUF012 - Sphinx's own interface

    def note(self, docname: str, line: int, page: str, cell: str) -> str:
        """Remember a claim of the page that is being read; return the id of its mark."""
        claims = self.data["claims"].setdefault(docname, [])
        times = sum(known[2:] == (page, cell) for known in claims) + 1
        # The cell names the mark, so that what is inserted elsewhere moves no address.
        whose = "" if docname == f"book/{page}" else f"{page.replace('/', '-')}-"
        name = f"shown-{whose}{cell}" + (f"-{times}" if times > 1 else "")
        claims.append((name, line, page, cell))
        return name

    def claims(self) -> Iterator[Claim]:
        """Yield every claim of the book."""
        for docname, claims in sorted(self.data["claims"].items()):
            for _, line, page, cell in claims:
                yield Claim(Path(f"{docname}.md"), line, page, cell)

    @cached_property
    def ways_back(self) -> dict[str, dict[str, list[tuple[str, str]]]]:
        """Docname → cell → (docname, id of a mark) of what its cells show, its own marks first.

        Asked for only after every page is read.
        """
        found: dict[str, dict[str, list[tuple[str, str]]]] = {}
        for source, claims in sorted(self.data["claims"].items()):
            for name, _, page, cell in claims:
                found.setdefault(f"book/{page}", {}).setdefault(cell, []).append((source, name))
        for shown, cells in found.items():
            for marks in cells.values():
                marks.sort(key=lambda mark: mark[0] != shown)  # stable: the rest stay in order
        return found

    def outdated(self, docnames: set[str]) -> list[str]:
        """Return which of the pages must be written again: other sentences lean on their cells."""
        now = {name: cells for name, cells in self.ways_back.items() if name in docnames}
        before, self.data["written"] = self.data["written"], now
        return sorted(d for d in docnames if now.get(d) != before.get(d))

    def clear_doc(self, docname: str) -> None:
        """Forget what the page `docname` claimed."""
        self.data["claims"].pop(docname, None)

    def merge_domaindata(self, docnames: list[str], otherdata: dict[str, Any]) -> None:
        """Take in what a parallel reading process found on `docnames`."""
        for docname in docnames:
            if docname in otherdata["claims"]:
                self.data["claims"][docname] = otherdata["claims"][docname]
