"""`{stamp}`, `{lecture-terms}`, the notes on chapters' pages, and the domain that links them."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole
from sphinx.util.nodes import make_refnode

from companion.glossary.directive import GlossaryDomain
from companion.lectures.model import FOLDER, Cover, Lecture, check_approved
from companion.lectures.render import (
    STAMP,
    note,
    place_label,
    stamp_anchor,
    stamp_link,
    terms_heard,
    terms_table,
)
from companion.records import Records
from companion.records.domain import RecordDomain

LOGGER = logging.getLogger(__name__)
PAGES = f"book/{FOLDER}/"

Covered = dict[str, dict[str, dict[str, list[str]]]]
"""Docname → anchor on it ('' for its top) → lecture → stamps."""


class StampRole(SphinxRole):
    """``{stamp}`07:21```: a moment of this page's lecture, with its anchor and what it covers."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the moment; the first time as an anchor, later as a link to that."""
        domain = LectureDomain.of(self.env)
        lecture = domain.of_page(self.env.docname)
        stamp = self.text.strip()
        if lecture is None or not STAMP.fullmatch(stamp):
            expected = "a moment like 07:21, on the page of an imported lecture"
            LOGGER.warning(
                "no such moment '%s'; expected %s",
                self.text,
                expected,
                location=self.get_location(),
                type="lectures",
                subtype="unknown-stamp",
            )
            return [nodes.Text(self.text)], []
        if not domain.note_stamp(lecture.id, stamp, self.env.docname):
            return [stamp_link(lecture.id, stamp)], []
        shown = nodes.inline("", stamp, ids=[stamp_anchor(stamp)], classes=["lecture-stamp"])
        covers = [cover for cover in lecture.covers if cover.at == stamp]
        links = [node for cover in covers for node in (nodes.Text(" "), _to_page(cover))]
        links += [nodes.Text(" ·")] if covers else []  # the page's own words follow
        return [nodes.inline("", "", shown, *links, classes=["lecture-moment"])], []


class LectureTerms(SphinxDirective):
    """The terms heard in this page's lecture; with `:garbled:` only those written wrongly."""

    option_spec = {"garbled": directives.flag, "least": directives.positive_int}  # noqa: RUF012

    def run(self) -> list[nodes.Node]:
        """Return the table; a page that is no lecture's is a warning and shows nothing."""
        domain = LectureDomain.of(self.env)
        lecture = domain.of_page(self.env.docname)
        if lecture is None:
            LOGGER.warning(
                "'lecture-terms' expected on the page of an imported lecture",
                location=self.get_location(),
                type="lectures",
                subtype="no-lecture",
            )
            return []
        glossary = GlossaryDomain.of(self.env)
        glossary.note_listing(self.env.docname)
        rows = terms_heard(lecture, dict(glossary.glossary.terms))
        least = self.options.get("least", 1)
        rows = [row for row in rows if row.count >= least]
        if "garbled" in self.options:
            rows = [row for row in rows if row.garbles]
        kind = "잘못 적힌 용어" if "garbled" in self.options else "들린 용어"
        return [terms_table(lecture, rows, f"{kind} {len(rows)}개")]


class NoteLectures(SphinxTransform):
    """Say on a page of the book, at the section's heading or the page's, when lectures treat it."""

    default_priority = 870  # after every section has its ids, before terms are linked

    def apply(self, **_kwargs: Any) -> None:
        """Put the notes on one page."""
        domain = LectureDomain.of(self.env)
        for anchor, moments in domain.covered.get(self.env.docname, {}).items():
            for key in moments:
                self.env.note_dependency(str(domain.book.root / domain.lectures.place(key).path))
            section = self._section(anchor)
            if section is None:
                LOGGER.warning(
                    "'covers' of %s: no section '#%s' on this page",
                    ", ".join(moments),
                    anchor,
                    location=self.env.docname,
                    type="lectures",
                    subtype="unknown-anchor",
                )
                continue
            dates = {key: str(domain.lectures[key].date) for key in moments}
            heading = section.first_child_matching_class(nodes.title) or 0
            section.insert(heading + 1, note(moments, dates))

    def _section(self, anchor: str) -> nodes.section | None:
        sections = self.document.findall(nodes.section)
        return next((one for one in sections if not anchor or anchor in one["ids"]), None)


class LectureDomain(RecordDomain):
    """The lectures that a person approved, and where their moments are.

    `data["stamps"]`: 'lecture#stamp' → docname; `data["covered"]`: what pages' notes were last
    written with.
    """

    name = "lectures"
    label = "Lectures"
    folder = FOLDER
    initial_data = {**RecordDomain.initial_data, "stamps": {}, "covered": {}}  # noqa: RUF012 - Sphinx's own interface

    @cached_property
    def lectures(self) -> Records[Lecture]:
        """The records; show nothing of one that is not approved."""
        check_approved(self.book, self.book.lectures)
        return self.book.lectures

    @cached_property
    def covered(self) -> Covered:
        """When approved lectures that have a page treat each page of the book."""
        found: Covered = {}
        for key, lecture in self.lectures.items():
            if lecture.approved and f"{PAGES}{key}" in self.env.found_docs:
                for cover in lecture.covers:
                    places = found.setdefault(cover.docname, {})
                    stamps = places.setdefault(cover.anchor, {}).setdefault(key, [])
                    stamps += [cover.at] if cover.at not in stamps else []
        return found

    def record_ids(self) -> Iterable[str]:
        """Return the id of every lecture."""
        return self.lectures

    def of_page(self, docname: str) -> Lecture | None:
        """Return the approved lecture whose page `docname` is; the page then depends on it."""
        key = PurePosixPath(docname).name
        lecture = self.lectures.get(key) if docname.startswith(PAGES) else None
        if lecture is None or not lecture.approved:
            return None
        self.env.note_dependency(str(self.book.root / self.lectures.place(key).path))
        return lecture

    def note_stamp(self, lecture: str, stamp: str, docname: str) -> bool:
        """Remember where a moment's anchor is; return whether it is new."""
        target = f"{lecture}#{stamp}"
        new = target not in self.data["stamps"]
        self.data["stamps"].setdefault(target, docname)
        return new

    def clear_doc(self, docname: str) -> None:
        """Forget what the page `docname` contributed."""
        super().clear_doc(docname)
        stamps = self.data["stamps"]
        self.data["stamps"] = {key: page for key, page in stamps.items() if page != docname}

    def merge_domaindata(self, docnames: list[str], otherdata: dict[str, Any]) -> None:
        """Take in what a parallel reading process found on `docnames`."""
        super().merge_domaindata(docnames, otherdata)
        found = otherdata["stamps"].items()
        self.data["stamps"].update({key: page for key, page in found if page in docnames})

    def outdated_listings(self) -> set[str]:
        """Return the pages that other moments of lectures cover now."""
        now, before = self.covered, self.data["covered"]
        changed = {name for name in {*now, *before} if now.get(name) != before.get(name)}
        self.data["covered"] = now
        return (super().outdated_listings() | changed) & set(self.env.all_docs)

    def check_consistency(self) -> None:
        """Warn of moments that `covers` names and the lecture's page does not."""
        for key, lecture in self.lectures.items():
            if not lecture.approved or f"{PAGES}{key}" not in self.env.found_docs:
                continue
            for index, cover in enumerate(lecture.covers):
                if f"{key}#{cover.at}" not in self.data["stamps"]:
                    expected = f"a {{stamp}}`{cover.at}` on {PAGES}{key}.md expected"
                    problem = self.lectures.place(key).problem(("covers", index, "at"), expected)
                    LOGGER.warning("%s", problem, type="lectures", subtype="unknown-stamp")

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.Element | None:
        """Link to a moment (`typ` 'stamp') or a page ('page'); a moment may have no anchor."""
        if typ == "page":
            page, _, anchor = target.partition("#")
            title = env.titles[page].astext() if page in env.titles else page
            contnode = nodes.inline("", place_label(node["section"], title))
            return make_refnode(builder, fromdocname, page, anchor, contnode)
        lecture, _, stamp = target.partition("#")
        page = self.data["stamps"].get(target)
        if page is None and fromdocname == f"{PAGES}{lecture}":
            return contnode  # the page's own table names moments that its text does not
        anchor = stamp_anchor(stamp) if page else ""
        return make_refnode(builder, fromdocname, page or f"{PAGES}{lecture}", anchor, contnode)


def _to_page(cover: Cover) -> pending_xref:
    target = f"{cover.docname}#{cover.anchor}".rstrip("#")
    return pending_xref(
        "",
        nodes.inline("", cover.page),
        refdomain="lectures",
        reftype="page",
        reftarget=target,
        section=cover.section,
    )
