"""`{shown}` and the domain that knows which sentences of the whole book lean on which cells."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxRole

from companion.claims.model import Claim, split_cell
from companion.claims.render import Mark

Known = dict[str, list[tuple[str, int, str, str]]]
"""Docname → (id of the mark, line, page's slug, cell), in the page's order."""


class ShownRole(SphinxRole):
    """``{shown}`cell` ``, ``{shown}`page#cell` ``: the sentence before it is shown by that cell."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the mark that leads to the cell; whether there is one is checked later."""
        page, cell = split_cell(self.text, self.env.docname.removeprefix("book/"))
        line = self.get_source_info()[1]
        name = claim_domain(self.env).note(self.env.docname, line, page, cell)
        return [Mark(ids=[name], page=page, cell=cell)], []


class ClaimDomain(Domain):
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

    def ways_back(self, docname: str) -> dict[str, list[tuple[str, str]]]:
        """Return cell → (docname, id of a mark) of what the page's cells show."""
        slug = docname.removeprefix("book/")
        found: dict[str, list[tuple[str, str]]] = {}
        pages = sorted(self.data["claims"], key=lambda name: (name != docname, name))
        for source in pages:
            claims = self.data["claims"][source]
            for name, _, page, cell in claims:
                if page == slug:
                    found.setdefault(cell, []).append((source, name))
        return found

    def outdated(self, docnames: set[str]) -> list[str]:
        """Return which of the pages must be written again: other sentences lean on their cells."""
        now = {docname: found for docname in docnames if (found := self.ways_back(docname))}
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


def claim_domain(env: BuildEnvironment) -> ClaimDomain:
    """Return the domain of the build `env`."""
    domain = env.get_domain(ClaimDomain.name)
    assert isinstance(domain, ClaimDomain)
    return domain
