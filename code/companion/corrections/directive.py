"""`{correction}`, `{correction-index}` and the Sphinx domain that owns where each is shown."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from companion.corrections.model import KINDS, SEVERITIES, Correction
from companion.corrections.page import filled
from companion.corrections.render import back_link, card, page_order
from companion.records import Records
from companion.records.domain import RecordDomain

LOGGER = logging.getLogger(__name__)

Proved = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Page's slug → name of a cell → ids of the corrections that the cell proves."""


class CorrectionDirective(SphinxDirective):
    """Show one correction where the reader would be misled. Argument: its id."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the card; an unknown id is a warning and shows nothing."""
        domain = CorrectionDomain.of(self.env)
        key = self.arguments[0]
        if key not in domain.corrections:
            LOGGER.warning(
                "unknown correction '%s'; expected the id of a record in _data/corrections/",
                key,
                location=self.get_location(),
                type="corrections",
                subtype="unknown-correction",
            )
            return []
        domain.note_use(key, self.env.docname)
        self.env.note_dependency(str(domain.book.root / domain.corrections.place(key).path))
        domain.note_notebooks(domain.corrections[key])
        return [card(domain.corrections[key], self)]


class CorrectionIndex(SphinxDirective):
    """Every correction under its chapter, in the order of the textbook's pages."""

    def run(self) -> list[nodes.Node]:
        """Return the boxes to filter by, and a section for each chapter with its cards."""
        domain = CorrectionDomain.of(self.env)
        domain.data["index"] = self.env.docname
        domain.note_listing(self.env.docname)
        self.env.note_dependency(str(domain.book.data / "textbook.yml"))
        corrections = sorted(domain.corrections.values(), key=page_order)
        chapters = domain.book.textbook.chapters
        used = {correction.chapter for correction in corrections}
        form = filled(
            "correction-filter.html",
            count=len(corrections),
            chapters=[number for number in chapters if number in used],
            kinds=KINDS,
            severities=SEVERITIES,
            pages=printed_pages(corrections),
        )
        found: list[nodes.Node] = [form]
        for number in [*chapters, None]:
            chosen = [correction for correction in corrections if correction.chapter == number]
            if chosen:
                name = f"{number}장 {chapters[number].name}" if number else "강의"
                found.append(self._section(name, f"corrections-of-{number or 'lectures'}", chosen))
        return found

    def _section(self, name: str, anchor: str, corrections: list[Correction]) -> nodes.section:
        domain = CorrectionDomain.of(self.env)
        section = nodes.section(ids=[anchor], names=[anchor], classes=["correction-group"])
        section += nodes.title("", name)
        for correction in corrections:
            domain.note_notebooks(correction)
            section += card(correction, self, entry=True)
        return section


class LinkProofsBack(SphinxTransform):
    """Say under each proof cell what it proves, with a link to the correction."""

    # After cells have their ids (740), before framework cells are grouped into tabs (750).
    default_priority = 745

    def apply(self, **_kwargs: Any) -> None:
        """Add the lines to the cells of one page."""
        domain = CorrectionDomain.of(self.env)
        proved = domain.proved.get(self.env.docname.removeprefix("book/"), {})
        for cell in list(self.document.findall(nodes.container)):
            keys = proved.get((cell.get("cell_metadata") or {}).get("name", ""))
            if keys and cell.get("nb_element") == "cell_code":
                cell.append(back_link(domain.corrections[key] for key in keys))


class CorrectionDomain(RecordDomain):
    """The corrections and the pages that show them.

    `data["proved"]`: what the pages' back-links were last written with.
    """

    name = "corrections"
    label = "Corrections"
    folder = "corrections"
    anchor = "correction-"
    initial_data = {**RecordDomain.initial_data, "proved": {}}  # noqa: RUF012 - Sphinx's own interface
    data_version = 3

    @property
    def corrections(self) -> Records[Correction]:
        """The book's corrections."""
        return self.book.corrections

    @cached_property
    def proved(self) -> Proved:
        """What each page's cells prove."""
        return proved_by(self.corrections)

    def record_ids(self) -> Iterable[str]:
        """Return the id of every correction."""
        return self.corrections

    def note_notebooks(self, correction: Correction) -> None:
        """Have the page that is being read follow the runs of the correction's proof cells."""
        for proof in correction.proofs:
            self.env.note_dependency(str(self.book.notebooks / f"{proof.page}.ipynb"))

    def outdated_listings(self) -> set[str]:
        """Return also the pages of which other cells prove something now, or another thing."""
        now, before = self._titles(), self.data["proved"]
        changed = {slug for slug in {*now, *before} if now.get(slug) != before.get(slug)}
        self.data["proved"] = now
        known = self.env.all_docs
        return super().outdated_listings() | {f"book/{slug}" for slug in changed} & set(known)

    def _titles(self) -> dict[str, dict[str, list[str]]]:
        return {
            slug: {
                name: [self.corrections[key].title for key in keys] for name, keys in cells.items()
            }
            for slug, cells in self.proved.items()
        }

    def locate(self, typ: str, target: str) -> tuple[str, str] | None:
        """Return the place of a correction's entry, or (`typ` 'cell', 'page#name') of its proof."""
        if typ != "cell":
            return super().locate(typ, target)
        page, _, cell = target.partition("#")
        return f"book/{page}", f"cell-{cell}"


def proved_by(corrections: Mapping[str, Correction]) -> Proved:
    """Return what each cell of each page proves."""
    proved: dict[str, dict[str, tuple[str, ...]]] = {}
    for key, correction in corrections.items():
        for proof in correction.proofs:
            cells = proved.setdefault(proof.page, {})
            cells[proof.cell] = (*cells.get(proof.cell, ()), key)
    return proved


def printed_pages(corrections: Iterable[Correction]) -> list[int]:
    """Return the printed pages of the Korean edition that corrections name, in order."""
    places = (correction.where for correction in corrections)
    return sorted({w.page for w in places if w and w.page and w.edition == "ko-2"})
