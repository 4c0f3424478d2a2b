"""A Sphinx domain for records: which page lists them all, and which pages use each."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.errors import ConfigError
from sphinx.util.nodes import make_refnode

from companion.book import Book, book_of
from companion.errors import CompanionError
from companion.records import record_files


class BookDomain(Domain):
    """A domain that knows which book is being built."""

    @classmethod
    def of(cls, env: BuildEnvironment) -> Self:
        """Return the domain of this kind in the build `env`."""
        domain = env.get_domain(cls.name)
        assert isinstance(domain, cls)
        return domain

    @property
    def book(self) -> Book:
        """The book that is being built."""
        return book_of(self.env.app)


class RecordDomain(BookDomain):
    """Owns what pages share about one kind of record.

    `data`: `index`, the docname of the page that lists every record (None until it is read);
    `uses`, record id → docnames; `shown`, the uses that the written index page shows;
    `listings`, the docnames that show what is in the whole folder; `files`, what was in it then.
    """

    folder = ""
    """The records' folder below `_data`; also what a page that lists them depends on."""

    anchor = ""
    """What stands before the record's id in its HTML id on the index page."""

    initial_data = {"index": None, "uses": {}, "shown": {}, "listings": set(), "files": []}  # noqa: RUF012 - Sphinx's own interface
    data_version = 2

    def record_ids(self) -> Iterable[str]:
        """Return the id of every record."""
        raise NotImplementedError

    def record_files(self) -> list[Path]:
        """Return the files that hold the records."""
        return record_files(self.book.data / self.folder)

    def note_listing(self, docname: str) -> None:
        """Remember that the page `docname`, being read now, shows the whole folder."""
        self.data["listings"].add(docname)
        self.data["files"] = [path.name for path in self.record_files()]
        for path in self.record_files():
            self.env.note_dependency(str(path))

    def outdated_listings(self) -> set[str]:
        """Return the pages that list the folder, if a file was added to it or taken away."""
        same = self.data["files"] == [path.name for path in self.record_files()]
        return set() if same else set(self.data["listings"])

    def note_use(self, record: str, docname: str) -> None:
        """Remember that the page `docname` uses `record`."""
        self.data["uses"].setdefault(record, set()).add(docname)

    def link(self, record: str, shown: nodes.Node) -> pending_xref:
        """Return a link to the record's entry on the index page."""
        return pending_xref("", shown, refdomain=self.name, reftype="record", reftarget=record)

    def used_in(self, record: str) -> list[str]:
        """Return the pages that use `record`, in path order."""
        return sorted(self.data["uses"].get(record, ()))

    def clear_doc(self, docname: str) -> None:
        """Forget what the page `docname` contributed."""
        if self.data["index"] == docname:
            self.data["index"] = None
        self.data["listings"].discard(docname)
        for pages in self.data["uses"].values():
            pages.discard(docname)

    def merge_domaindata(self, docnames: list[str], otherdata: dict[str, Any]) -> None:
        """Take in what a parallel reading process found on `docnames`."""
        if otherdata["index"] in docnames:
            self.data["index"] = otherdata["index"]
        self.data["listings"] |= otherdata["listings"] & set(docnames)
        self.data["files"] = otherdata["files"] or self.data["files"]
        for record, pages in otherdata["uses"].items():
            for docname in pages & set(docnames):
                self.note_use(record, docname)

    def outdated_index(self) -> list[str]:
        """Return the index page if the uses it was last written with have changed."""
        uses = {record: sorted(pages) for record, pages in self.data["uses"].items() if pages}
        if self.data["index"] is None or uses == self.data["shown"]:
            return []
        self.data["shown"] = uses
        return [self.data["index"]]

    def outdated_pages(self) -> list[str]:
        """Return the pages that must be written again though their source did not change."""
        return self.outdated_index()

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
        """Link to where `locate` says, or return None."""
        place = self.locate(typ, target)
        return make_refnode(builder, fromdocname, *place, contnode) if place else None

    def locate(self, typ: str, target: str) -> tuple[str, str] | None:
        """Return the page and the anchor of a record's entry, or None where there is none."""
        if self.data["index"] is None or target not in self.record_ids():
            return None
        return self.data["index"], f"{self.anchor}{target}"

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.Element]]:
        """Return nothing: records are referred to by their own roles only."""
        return []


class UsedIn(nodes.General, nodes.Element):
    """Stands where the pages that use a record will be listed, once every page is read.

    Attributes `domain` and `record` say which record.
    """


def list_uses(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Replace every `UsedIn` of a page by links to the pages that use the record."""
    for node in list(doctree.findall(UsedIn)):
        domain = app.env.get_domain(node["domain"])
        assert isinstance(domain, RecordDomain)
        pages = [page for page in domain.used_in(node["record"]) if page != docname]
        line = nodes.paragraph(classes=["used-in"])
        for page in pages:
            line += nodes.Text(", " if len(line) else "쓰인 쪽: ")
            title = nodes.Text(app.env.titles[page].astext())
            line += make_refnode(app.builder, docname, page, "", title)
        node.replace_self([line] if pages else [])


def load_records(app: Sphinx) -> None:
    """Load every record, so that a mistake stops the build before it writes anything.

    Raises:
        ConfigError: a record is wrong; Sphinx prints the message and stops.
    """
    for domain in record_domains(app.env):
        try:
            domain.record_ids()
        except CompanionError as error:
            raise ConfigError(str(error)) from None


def rewrite_pages(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages that must be written again because what they show of records changed."""
    return [docname for domain in record_domains(env) for docname in domain.outdated_pages()]


def reread_listings(
    _app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]
) -> list[str]:
    """Return the pages that must be read again because a file of records came or went."""
    return [docname for domain in record_domains(env) for docname in domain.outdated_listings()]


def record_domains(env: BuildEnvironment) -> list[RecordDomain]:
    """Return the domains of this module's kind."""
    return [domain for domain in env.domains.values() if isinstance(domain, RecordDomain)]


def setup(app: Sphinx) -> dict[str, bool]:
    """Register what every `RecordDomain` needs."""
    app.add_node(UsedIn)
    app.connect("builder-inited", load_records)  # before the environment is touched
    app.connect("env-get-outdated", reread_listings)  # before any page is read
    app.connect("env-updated", rewrite_pages)  # after all pages are read
    app.connect("doctree-resolved", list_uses)  # before each page is written
    return {"parallel_read_safe": True, "parallel_write_safe": True}
